import { once } from './once.js';

/** Classes of characters (UAX #44), each as it stands between the brackets of a pattern with the flag `u`. */
export interface CharacterClasses {
  readonly letter: string;
  readonly upperCase: string;
  readonly lowerCase: string;
  readonly mark: string;
  readonly number: string;
  readonly digit: string;
  readonly latin: string;
  /** Letters of scripts that part words by blanks, and write nothing to the words of another script. */
  readonly alphabetic: string;
  readonly han: string;
  /** Han characters and the kana that stand among them. */
  readonly cjk: string;
}

const allClasses: CharacterClasses = {
  letter: '\\p{L}',
  upperCase: '\\p{Lu}',
  lowerCase: '\\p{Ll}',
  mark: '\\p{M}',
  number: '\\p{N}',
  digit: '\\p{Nd}',
  latin: '\\p{Script=Latin}',
  alphabetic: '\\p{Script=Latin}\\p{Script=Cyrillic}\\p{Script=Greek}\\p{Script=Armenian}\\p{Script=Georgian}',
  han: '\\p{Script=Han}',
  cjk: '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}',
};

const plainHan = '\\u3400-\\u4dbf\\u4e00-\\u9fff';
/** The same of plain texts alone. */
const plainClasses: CharacterClasses = {
  letter: `A-Za-z${plainHan}`,
  upperCase: 'A-Z',
  lowerCase: 'a-z',
  mark: '',
  number: '0-9\\u00b2\\u00b3\\u00b9\\u00bc-\\u00be\\uff10-\\uff19',
  digit: '0-9\\uff10-\\uff19',
  latin: 'A-Za-z',
  alphabetic: 'A-Za-z',
  han: plainHan,
  cjk: plainHan,
};

const plain =
  /^[\0-\u00a9\u00ab-\u00b4\u00b6-\u00b9\u00bb-\u00bf\u2010-\u2027\u2030-\u205e\u20a0-\u20bf\u2190-\u22ff\u3001-\u3004\u3008-\u3020\u3400-\u4dbf\u4e00-\u9fff\uff01-\uff20\uff3b-\uff40\uff5b-\uff65]*$/;

/** Whether the letters of a text are those of ASCII and Han characters, beside signs and punctuation: most texts are so. */
export function isPlain(text: string): boolean {
  return plain.test(text);
}

/** A pattern for texts that are plain, or for all. */
export type PatternFor = (isPlain: boolean) => RegExp;

/**
 * A pattern with classes of characters, made when it is first asked for. V8 takes longer to make one with all letters that
 * there are than to search a pack with it, and plain texts do without.
 */
export function patternFor(make: (classes: CharacterClasses, isPlain: boolean) => RegExp): PatternFor {
  const [ofPlain, ofAll] = [once(() => make(plainClasses, true)), once(() => make(allClasses, false))];
  return (isPlain) => (isPlain ? ofPlain() : ofAll());
}

export function classesFor(isPlain: boolean): CharacterClasses {
  return isPlain ? plainClasses : allClasses;
}
