import { closestMatch } from 'leven';
import { foldedLetters } from '../text/folded-letters.js';

/** Longer words are no slips of the pen: they are not compared. */
const maxLength = 200;

/**
 * The candidate that a misspelt word most likely stands for, whatever its case and its accents: `Título` is near to `title`.
 * Without a limit, at most about a third of the letters may be wrong.
 */
export function nearest(
  word: string,
  candidates: readonly string[],
  maxDistance = wrongLetters(word),
): string | undefined {
  if (word.length > maxLength) return undefined;
  const typed = foldedLetters(word);
  const ofLength = candidates.filter(({ length }) => Math.abs(length - word.length) <= maxDistance);
  const plain = ofLength.map(foldedLetters);
  const found = closestMatch(typed, plain, { maxDistance });
  return found === undefined ? undefined : ofLength[plain.indexOf(found)];
}

/** How many letters of a word may be wrong. */
export function wrongLetters({ length }: string): number {
  return Math.max(1, Math.ceil(length / 3));
}

/** More names than anybody looks through. */
const maxListed = 100;
/** Comparisons for all words that are looked for in one list: a list of thousands of names is not searched for each. */
const maxCompared = 200_000;

/** A question for a near miss, else the list of what is allowed. */
export function suggestion(word: string, candidates: readonly string[]): string | undefined {
  return suggestionsAmong(candidates)(word);
}

/** The same for many words among the same candidates. */
export function suggestionsAmong(candidates: readonly string[]): (word: string) => string | undefined {
  let compared = 0;
  let list: string | undefined;
  return (word) => {
    if (compared < maxCompared) {
      compared += candidates.length;
      // A measure is called by its pillar as well: "close" is "space.close".
      const ofFamilies = candidates.filter((candidate) => candidate.endsWith(`.${word}`));
      if (ofFamilies.length > 0) return `Did you mean ${ofFamilies.map((name) => `"${name}"`).join(' or ')}?`;
      const near = nearest(word, candidates);
      if (near !== undefined) return `Did you mean "${near}"?`;
    }
    list ??= knownHere(candidates);
    return list === '' ? undefined : list;
  };
}

/** The list of what is allowed; the empty text where there is nothing. */
export function knownHere(candidates: readonly string[]): string {
  if (candidates.length === 0) return '';
  const names = [...candidates].sort();
  const more = names.length > maxListed ? ` … (${names.length} in all)` : '';
  return `Known here: ${names.slice(0, maxListed).join(', ')}${more || '.'}`;
}
