import { inScript } from '../../text/raised.js';
import type { Position } from './read-styles.js';

/** Raised and lowered words as characters that are so by themselves. Raised digits may as well be the number of a citation. */
export function inPosition(words: string, position: Position | undefined) {
  if (words.trim() === '' || position === undefined || position === 'baseline') return { text: words, isRaised: false };
  const isRaised = position === 'superscript';
  const text =
    isRaised && /^[\d,\s\u2060]*$/.test(words) ? undefined : inScript(words, isRaised ? 'raised' : 'lowered');
  return text === undefined ? { text: words, isRaised, isLowered: !isRaised } : { text, isRaised: false };
}
