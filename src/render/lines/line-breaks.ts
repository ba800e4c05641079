import styleContextStackModule from 'pdfmake/js/StyleContextStack.js';
import textBreakerModule from 'pdfmake/js/TextBreaker.js';
import { Memo } from '../../text/bounded-cache.js';

const { default: TextBreaker } = textBreakerModule;
const { default: StyleContextStack } = styleContextStackModule;

/** What may stand at the end of a line: a word with the blank after it, in Chinese mostly a character. */
export interface Word {
  readonly text: string;
  /** A line ends here, however much room it has. */
  readonly lineEnd: boolean;
}

const known = new Memo<readonly Word[]>(10_000);
const noStyles = new StyleContextStack({}, {});

/** The words of a text by UAX 14, as pdfmake breaks it; once for each text, which is set at many sizes. */
export function wordsIn(text: string): readonly Word[] {
  return known.of(text, () =>
    new TextBreaker().getBreaks([{ text }], noStyles).map(({ text: word, lineEnd }) => ({
      text: word,
      lineEnd: lineEnd === true,
    })),
  );
}

/** A text that may not be broken. */
export function inOneWord(text: string): readonly Word[] {
  return [{ text, lineEnd: false }];
}

/** Whether the last word of one fragment and the first of the next are one: letters of it stand in two fonts. */
export function areOneWord(last: string, first: string): boolean {
  return wordsIn(last + first).length === 1;
}
