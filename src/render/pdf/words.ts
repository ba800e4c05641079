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
  let open: string | undefined;
  for (const fragment of fragments) {
    const own = fragment.noWrap ? [{ text: fragment.text, lineEnd: false }] : wordsIn(fragment.text);
    const [first] = own;
    const last = own.at(-1);
    const before = words.at(-1);
    if (open && before && first) {
      const next = fragment.noWrap ? (wordsIn(first.text)[0]?.text ?? '') : first.text;
      if (wordsIn(open + next).length === 1) words[words.length - 1] = { ...before, joined: true };
    }
    for (const word of own) words.push({ ...word, fragment, joined: false });
    if (!last || last.lineEnd) open = undefined;
    else open = fragment.noWrap ? wordsIn(last.text).at(-1)?.text : last.text;
  }
  return words;
}
