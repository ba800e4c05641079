import { itemsUnder } from '../pack/pack-index.js';
import { withPlainBlanks } from '../text/plain-blanks.js';
import { smallLetters } from '../text/small-letters.js';
import { type Located, toPlain } from '../validation/located.js';

/** A term and its official rendering in another language. */
export interface TermPair {
  readonly term: string;
  readonly translation: string;
}

/** The terms of the glossary that stand in a text, with the official rendering. */
export function termsIn(text: string, own: string, language: string, root: Located): readonly TermPair[] {
  const inSmallLetters = (words: string) => smallLetters(withPlainBlanks(words), own);
  const searched = inSmallLetters(text);
  return itemsUnder(root, 'glossary').flatMap((item) => {
    const { terms = {} } = toPlain(item) as { terms?: Readonly<Record<string, readonly string[]>> };
    const found = terms[own]?.find((term) => searched.includes(inSmallLetters(term)));
    const translation = terms[language]?.[0];
    return found !== undefined && translation !== undefined ? [{ term: found, translation }] : [];
  });
}
