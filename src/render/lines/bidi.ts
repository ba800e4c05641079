import bidiModule, { type Bidi } from 'bidi-js';
import type { Direction } from '../../schema/scripts.js';
import { once } from '../../text/once.js';
import { rangesFromLeft } from '../../text/ranges-from-left.js';
import { isJoiner, signOfNumber, withoutSoftHyphens } from '../../text/set-text.js';

/** What the package exports, of which its types say that it is a module with a default. */
const makeBidi = bidiModule as unknown as () => Bidi;
/** Made when the first text needs it. */
const bidi = once(makeBidi);

/** Letters and digits of scripts that run from right to left (UAX 9: R, AL and AN). */
const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/** A stretch of a paragraph, and the isolate that it is in. */
export interface IsolatedText {
  readonly text: string;
  readonly isolate?: { readonly direction: Direction } | undefined;
  /** Neighbours with the same one are one text, in several fonts. */
  readonly slot?: number | undefined;
}

const isolates = { ltr: '\u2066', rtl: '\u2067' } as const;
const endOfIsolate = '\u2069';

/** A paragraph with the controls of its isolates, and where in it the characters of each fragment are. */
interface ControlledText {
  readonly text: string;
  readonly places: readonly (readonly number[])[];
}

/**
 * The embedding level of each UTF-16 unit of each fragment, without soft hyphens (UAX 9). Undefined for a text that runs
 * from left to right as it stands, which most do. What a fragment says of its isolate is put around it and its neighbours
 * of the same isolate: addresses and words of another language do not turn what is beside them. So are numbers that are
 * drawn as they are typed.
 */
export function levelsOf(fragments: readonly IsolatedText[], direction: Direction): readonly Uint8Array[] | undefined {
  if (direction === 'ltr' && !fragments.some(({ text }) => rightToLeft.test(text))) return undefined;
  const { text, places } = withControls(fragments, direction);
  // On a page from left to right too, the sign of a number stands before its digits.
  const { levels } = bidi().getEmbeddingLevels(text.replaceAll(signOfNumber(), '0'), direction);
  // A joiner runs with the letter before it (UAX 9, 5.2).
  const levelAt = (place: number) => levels[isJoiner(text.charCodeAt(place)) ? place - 1 : place] ?? 0;
  return places.map((own) => Uint8Array.from(own, levelAt));
}

function withControls(fragments: readonly IsolatedText[], direction: Direction): ControlledText {
  const places: number[][] = [];
  let text = '';
  let open: IsolatedText['isolate'];
  let from = 0;
  while (from < fragments.length) {
    const { isolate, slot } = fragments[from] as IsolatedText;
    let to = from + 1;
    while (slot !== undefined && fragments[to]?.slot === slot && fragments[to]?.isolate === isolate) to += 1;
    if (isolate !== open) {
      if (open) text += endOfIsolate;
      if (isolate) text += isolates[isolate.direction];
      open = isolate;
    }
    const own = fragments.slice(from, to).map((fragment) => withoutSoftHyphens(fragment.text));
    const runsFromRight = (isolate?.direction ?? direction) === 'rtl';
    const controlled = runsFromRight ? withIsolatedRanges(own) : plainly(own);
    for (const one of controlled.places) places.push(one.map((place) => place + text.length));
    text += controlled.text;
    from = to;
  }
  return { text: open ? text + endOfIsolate : text, places };
}

function plainly(texts: readonly string[]): ControlledText {
  let at = 0;
  const places = texts.map((text) => Array.from({ length: text.length }, () => at++));
  return { text: texts.join(''), places };
}

function withIsolatedRanges(texts: readonly string[]): ControlledText {
  const plain = plainly(texts);
  const ranges = rangesFromLeft(plain.text);
  if (ranges.length === 0) return plain;
  const pieces: string[] = [];
  const moved: number[] = [];
  let [from, controls] = [0, 0];
  const add = (end: number) => {
    pieces.push(plain.text.slice(from, end));
    for (; from < end; from += 1) moved.push(from + controls);
  };
  for (const { start, end } of ranges) {
    add(start);
    pieces.push(isolates.ltr);
    controls += 1;
    add(end);
    pieces.push(endOfIsolate);
    controls += 1;
  }
  add(plain.text.length);
  return { text: pieces.join(''), places: plain.places.map((own) => own.map((place) => moved[place] ?? 0)) };
}

/** A text with its brackets and quotation marks turned, as they are drawn from right to left (UAX 9, L4). */
export function mirrored(text: string): string {
  return [...text].map((character) => bidi().getMirroredCharacter(character) ?? character).join('');
}

export function isRightToLeft(level: number): boolean {
  return level % 2 === 1;
}

/**
 * The words of a line in the order in which they stand from left to right (UAX 9, L1 and L2), as their places in the line.
 * @param levels of the words; blanks at the end of the line have that of the paragraph
 * @param edges where a word begins or ends an isolate: the level of the control between it and the word before it
 */
export function visualOrder(levels: readonly number[], edges?: ReadonlyMap<number, number>): readonly number[] {
  if (edges && edges.size > 0) return visualOrderWithEdges(levels, edges);
  const order = levels.map((_, i) => i);
  const odd = levels.filter(isRightToLeft);
  if (odd.length === 0) return order;
  for (let level = Math.max(...levels); level >= Math.min(...odd); level -= 1) {
    for (let from = 0; from < order.length; from += 1) {
      let to = from;
      while (to < order.length && (levels[order[to] ?? 0] ?? 0) >= level) to += 1;
      if (to > from + 1) order.splice(from, to - from, ...order.slice(from, to).reverse());
      from = to;
    }
  }
  return order;
}

/** The controls take their places among the words, and are left out of what is drawn. */
function visualOrderWithEdges(levels: readonly number[], edges: ReadonlyMap<number, number>): readonly number[] {
  const withControls = levels.flatMap((level, word): { readonly level: number; readonly word?: number }[] => {
    const edge = edges.get(word);
    return edge === undefined ? [{ level, word }] : [{ level: edge }, { level, word }];
  });
  return visualOrder(withControls.map(({ level }) => level)).flatMap((at) => withControls[at]?.word ?? []);
}
