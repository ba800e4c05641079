import type { Block } from '../../model/document.js';
import { BoundedCache } from '../../text/bounded-cache.js';
import { type Box, type MissingCharacters, type StackBox, stack } from './box.js';
import { heightIn, type SetText } from './layout.js';

/** Boxes that are measured, and stand on all pages that have their blocks. */
export interface Part extends StackBox {
  readonly measured: { readonly widthPt: number; readonly heightPt: number };
  /** Whether the last of several lines is a single word, or a single Chinese character. */
  readonly hasRunt: boolean;
  readonly missing: readonly MissingCharacters[];
}

/** A theme, a language and a density have some hundred of them. */
const maxParts = 600;

/** The parts of pages in one theme, language and density. Keep it for many briefs: most of their parts are the same. */
export class Parts {
  /** By their first block, width, and way of setting with the blocks that follow. */
  private readonly byBlock = new WeakMap<Block, Map<number, Map<string, Part>>>();
  private readonly byContent = new BoundedCache<Part>(maxParts);

  of(how: string, blocks: readonly Block[], widthPt: number, build: () => readonly Box[]): Part {
    const [first, ...rest] = blocks;
    if (!first) return this.byContent.of(`${how} ${widthPt}`, () => partOf(build(), widthPt));
    const key = rest.length === 0 ? how : `${how} ${rest.map(nameOf).join(' ')}`;
    const widths = this.byBlock.get(first);
    const known = widths?.get(widthPt)?.get(key);
    if (known) return known;
    const content = `${how} ${widthPt} ${blocks.map(serialised).join()}`;
    const part = this.byContent.of(content, () => partOf(build(), widthPt));
    const ofBlock = widths ?? new Map<number, Map<string, Part>>();
    const ways = ofBlock.get(widthPt) ?? new Map<string, Part>();
    this.byBlock.set(first, ofBlock.set(widthPt, ways.set(key, part)));
    return part;
  }
}

const names = new WeakMap<Block, number>();
let named = 0;

function nameOf(block: Block): number {
  const known = names.get(block);
  if (known !== undefined) return known;
  named += 1;
  names.set(block, named);
  return named;
}

const texts = new WeakMap<Block, string>();

/** Kept: a part is measured at several densities and widths. */
function serialised(block: Block): string {
  const text = texts.get(block) ?? JSON.stringify(block);
  texts.set(block, text);
  return text;
}

function partOf(children: readonly Box[], widthPt: number): Part {
  const box = stack(children);
  const texts: SetText[] = [];
  const heightPt = heightIn(box, widthPt, texts);
  const missing: MissingCharacters[] = [];
  for (const text of texts) missing.push(...text.box.missing);
  return { kind: 'stack', children, measured: { widthPt, heightPt }, hasRunt: hasRunt(texts), missing };
}

function hasRunt(texts: readonly SetText[]): boolean {
  const last = texts.findLast(({ broken }) => broken.count > 0)?.broken;
  if (!last || last.count === 1) return false;
  const text = last.lastLine.trim();
  const characters = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  return characters > 0 ? characters === 1 && !/[\p{L}\p{N}].*\s/u.test(text) : !/\s/u.test(text);
}
