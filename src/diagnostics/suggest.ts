import { closestMatch } from 'leven';

/**
 * The candidate that a misspelt word most likely stands for, whatever its case. Without a limit, at most about a third of
 * the letters may be wrong.
 */
export function nearest(
  word: string,
  candidates: readonly string[],
  maxDistance = Math.max(1, Math.ceil(word.length / 3)),
): string | undefined {
  const lower = candidates.map((candidate) => candidate.toLowerCase());
  const found = closestMatch(word.toLowerCase(), lower, { maxDistance });
  return found === undefined ? undefined : candidates[lower.indexOf(found)];
}

/** A question for a near miss, else the list of what is allowed. */
export function suggestion(word: string, candidates: readonly string[]): string | undefined {
  const near = nearest(word, candidates);
  if (near !== undefined) return `Did you mean "${near}"?`;
  return candidates.length === 0 ? undefined : `Known here: ${[...candidates].sort().join(', ')}.`;
}
