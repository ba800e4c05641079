import bidiModule, { type Bidi } from 'bidi-js';
import type { Direction } from '../../schema/scripts.js';
import { signOfNumber, withoutSoftHyphens } from '../../text/set-text.js';

/** What the package exports, of which its types say that it is a module with a default. */
const makeBidi = bidiModule as unknown as () => Bidi;
/** Made when the first text needs it. */
let known: Bidi | undefined;

function bidi(): Bidi {
  known ??= makeBidi();
  return known;
}

/** Letters and digits of scripts that run from right to left (UAX 9: R, AL and AN). */
const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/** A stretch of a paragraph, and the isolate that it is in. */
export interface IsolatedText {
  readonly text: string;
  readonly isolate?: { readonly direction: Direction } | undefined;
}

const isolates = { ltr: '\u2066', rtl: '\u2067' } as const;
const endOfIsolate = '\u2069';

/**
 * The embedding level of each UTF-16 unit of each fragment, without soft hyphens (UAX 9). Undefined for a text that runs
 * from left to right as it stands, which most do. What a fragment says of its isolate is put around it and its neighbours
 * of the same isolate: addresses and words of another language do not turn what is beside them.
 */
export function levelsOf(fragments: readonly IsolatedText[], direction: Direction): readonly Uint8Array[] | undefined {
  if (direction === 'ltr' && !fragments.some(({ text }) => rightToLeft.test(text))) return undefined;
  const starts: number[] = [];
  let text = '';
  let open: IsolatedText['isolate'];
  for (const { text: own, isolate } of fragments) {
    if (isolate !== open) {
      if (open) text += endOfIsolate;
      if (isolate) text += isolates[isolate.direction];
      open = isolate;
    }
    starts.push(text.length);
    text += withoutSoftHyphens(own);
  }
  // The sign of a number stands before its digits, as CLDR has it for Arabic; by UAX 9 alone it would stand after them.
  const withDigits = text.replaceAll(signOfNumber, '0');
  const { levels } = bidi().getEmbeddingLevels(open ? withDigits + endOfIsolate : withDigits, direction);
  return fragments.map(({ text: own }, i) => {
    const start = starts[i] ?? 0;
    return levels.slice(start, start + withoutSoftHyphens(own).length);
  });
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
 */
export function visualOrder(levels: readonly number[]): readonly number[] {
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
