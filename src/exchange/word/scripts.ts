import type { Position } from './read-styles.js';

const plain = '0123456789+-−=()';
/** The characters that are raised or lowered by themselves (Unicode 15, 22.4). */
const scripts = {
  raised: characters(`${plain}n`, '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿ'),
  lowered: characters(plain, '₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎'),
} as const;

function characters(from: string, to: string): ReadonlyMap<string, string> {
  const written = [...to];
  return new Map([...from].map((character, i) => [character, written[i] ?? '']));
}

/** The same in characters that are raised or lowered by themselves, so that no type says it; nothing where not all have one. */
export function inScript(words: string, script: keyof typeof scripts): string | undefined {
  const written = [...words].map((character) => (/\s/.test(character) ? character : scripts[script].get(character)));
  return written.every((character) => character !== undefined) ? written.join('') : undefined;
}

/** Raised and lowered words as characters that are so by themselves. Raised digits may as well be the number of a citation. */
export function inPosition(words: string, position: Position | undefined) {
  if (words.trim() === '' || position === undefined || position === 'baseline') return { text: words, isRaised: false };
  const isRaised = position === 'superscript';
  const text =
    isRaised && /^[\d,\s\u2060]*$/.test(words) ? undefined : inScript(words, isRaised ? 'raised' : 'lowered');
  return text === undefined ? { text: words, isRaised, isLowered: !isRaised } : { text, isRaised: false };
}
