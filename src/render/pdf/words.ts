import styleContextStackModule from 'pdfmake/js/StyleContextStack.js';
import textBreakerModule from 'pdfmake/js/TextBreaker.js';
import type { Fragment } from './fragment.js';

const { default: TextBreaker } = textBreakerModule;
const { default: StyleContextStack } = styleContextStackModule;

/** What may stand at the end of a line: a word with the blank after it, in Chinese mostly a character. */
export interface Word {
  readonly text: string;
  /** A line ends here, however much room it has. */
  readonly lineEnd: boolean;
}

/** A word of a paragraph. */
export interface FragmentWord extends Word {
  readonly fragment: Fragment;
  /** The next one belongs to it: a word of which a part is set in another font. */
  readonly joined: boolean;
}

const mostKept = 50_000;
const known = new Map<string, readonly Word[]>();
const noStyles = new StyleContextStack({}, {});

/** The words of a text by UAX 14, as pdfmake breaks it; once for each text, which is set at many sizes. */
function wordsIn(text: string): readonly Word[] {
  const before = known.get(text);
  if (before) return before;
  const words = new TextBreaker().getBreaks([{ text }], noStyles).map(({ text: word, lineEnd }) => ({
    text: word,
    lineEnd: lineEnd === true,
  }));
  if (known.size >= mostKept) known.clear();
  known.set(text, words);
  return words;
}

/** The words of a paragraph. A word whose letters stand in two fragments is not parted between them. */
export function wordsOf(fragments: readonly Fragment[]): readonly FragmentWord[] {
  const words: FragmentWord[] = [];
  let open = '';
  for (const fragment of fragments) {
    const whole = fragment.noWrap === true;
    const own = whole ? [{ text: fragment.text, lineEnd: false }] : wordsIn(fragment.text);
    const before = words.at(-1);
    const first = own[0]?.text ?? '';
    const last = own.at(-1);
    // What is not broken here is one word, and may have several by its blanks.
    const next = whole ? wordsIn(first)[0]?.text : first;
    if (before && open !== '' && isOneWord(open + next)) words[words.length - 1] = { ...before, joined: true };
    for (const word of own) words.push({ ...word, fragment, joined: false });
    open = last && !last.lineEnd ? lastPart(last.text, whole) : '';
  }
  return words;
}

function isOneWord(text: string): boolean {
  return wordsIn(text).length === 1;
}

function lastPart(text: string, whole: boolean): string {
  return whole ? (wordsIn(text).at(-1)?.text ?? '') : text;
}
