import { closestMatch } from 'leven';

/**
 * The candidate that a misspelt word most likely meant, if one is near enough to be worth saying:
 * at most about a third of the letters wrong.
 */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  const maxDistance = Math.max(1, Math.ceil(word.length / 3));
  return closestMatch(word.toLowerCase(), [...candidates], { maxDistance });
}

/** `Write "x".` for a near miss, else the list of what is allowed. */
export function suggestion(word: string, candidates: readonly string[]): string | undefined {
  const near = nearest(word, candidates);
  if (near !== undefined) return `Did you mean "${near}"?`;
  return candidates.length === 0 ? undefined : `Known here: ${[...candidates].sort().join(', ')}.`;
}
