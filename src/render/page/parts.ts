import type { Block } from '../../model/document.js';
import { BoundedCache } from '../../text/bounded-cache.js';
import { getOrInsertComputed, oncePer } from '../../text/once.js';
import { traits, traitsOf } from '../lines/characters.js';
import {
  type Box,
  type CutNumbers,
  childrenOf,
  type MissingCharacters,
  type StackBox,
  stack,
  type TextBox,
  textsIn,
} from './box.js';
import { brokenTextOf, heightIn } from './layout.js';

/** Boxes that are measured, and stand on all pages that have their blocks. */
export interface Part extends StackBox {
  readonly measured: { readonly widthPt: number; readonly heightPt: number };
  /** Whether the last of several lines is a single word, or a single Chinese character. */
  readonly hasRunt: boolean;
  readonly missing: readonly MissingCharacters[];
  /** What tables among its boxes have no room for. */
  readonly cuts: readonly CutNumbers[];
}

/** A theme, a language and a density have some hundred of them. */
const maxParts = 600;

/** A part, and what it was built of. */
interface Built {
  readonly how: string;
  readonly blocks: readonly Block[];
  readonly part: Part;
}

/** The parts of pages in one theme, language and density. Keep it for many briefs: most of their parts are the same. */
export class Parts {
  /** By their first block. */
  private readonly byBlock = new WeakMap<Block, Built[]>();
  /** By what they say, which blocks of several documents may; then by how they are built, and how wide. */
  private readonly byContent = new BoundedCache<Map<string, Part>>(maxParts);

  of(how: string, blocks: readonly Block[], widthPt: number, build: () => readonly Box[]): Part {
    const first = blocks[0];
    if (!first) return this.ofContent('', how, widthPt, build);
    const known = this.byBlock.get(first);
    for (let i = 0; known && i < known.length; i += 1) {
      const built = known[i] as Built;
      if (built.part.measured.widthPt === widthPt && built.how === how && areSame(built.blocks, blocks))
        return built.part;
    }
    // Of one block, as most are, the same string each time: it is hashed once.
    const content = blocks.length === 1 ? serialised(first) : blocks.map(serialised).join();
    const part = this.ofContent(content, how, widthPt, build);
    const built = { how, blocks, part };
    if (known) known.push(built);
    else this.byBlock.set(first, [built]);
    return part;
  }

  private ofContent(content: string, how: string, widthPt: number, build: () => readonly Box[]): Part {
    const ways = this.byContent.of(content, () => new Map<string, Part>());
    const way = `${how} ${widthPt}`;
    return getOrInsertComputed(ways, way, () => partOf(build(), widthPt));
  }
}

function areSame(blocks: readonly Block[], others: readonly Block[]): boolean {
  if (blocks.length !== others.length) return false;
  for (let i = 0; i < blocks.length; i += 1) if (blocks[i] !== others[i]) return false;
  return true;
}

/** Kept: a part is measured at several densities and widths. */
const serialised = oncePer((block: Block) => JSON.stringify(block));

function partOf(children: readonly Box[], widthPt: number): Part {
  const box = stack(children);
  const measured = { widthPt, heightPt: heightIn(box, widthPt) };
  const texts = textsIn(box);
  const missing = texts.flatMap((text) => text.missing);
  const cuts = children.flatMap(cutsIn);
  return { kind: 'stack', children, measured, hasRunt: hasRunt(texts), missing, cuts };
}

function cutsIn(box: Box): readonly CutNumbers[] {
  return box.kind === 'stack' && box.cut ? [box.cut] : childrenOf(box).flatMap(cutsIn);
}

function hasRunt(texts: readonly TextBox[]): boolean {
  const last = texts.map(brokenTextOf).findLast((text) => text && text.count > 0);
  if (!last || last.count === 1) return false;
  let han = 0;
  let hasWord = false;
  let hasBlank = false;
  let hasBlankAfterWord = false;
  const line = last.lastLine.trim();
  for (let at = 0; at < line.length; at += 1) {
    const codePoint = line.codePointAt(at) ?? 0;
    if (codePoint > 0xffff) at += 1;
    const own = traitsOf(codePoint);
    if ((own & traits.han) !== 0) han += 1;
    if ((own & traits.word) !== 0) hasWord = true;
    if ((own & traits.blank) === 0) continue;
    hasBlank = true;
    hasBlankAfterWord ||= hasWord;
  }
  return han > 0 ? han === 1 && !hasBlankAfterWord : !hasBlank;
}
