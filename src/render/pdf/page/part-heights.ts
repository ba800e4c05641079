import type { Diagnostic } from '../../../diagnostics/diagnostic.js';
import type { Block } from '../../../model/document.js';
import type { BoundedCache } from '../../../text/bounded-cache.js';
import type { MeasuringDocument } from '../pdfmake/font-documents.js';
import { layOutContent } from '../pdfmake/layout.js';
import type { Line } from '../pdfmake/types.js';
import { TagBuilder } from '../structure/tags.js';
import type { Typesetter } from './typesetter.js';

export interface PartHeight {
  readonly heightPt: number;
  /** Whether the last of several lines is a single word, or a single Chinese character. */
  readonly hasRunt: boolean;
  readonly problems: readonly Diagnostic[];
}

/** Heights by what is set, how, and how wide. Parts are the same for many readers: keep it for many briefs. */
export type HeightStore = BoundedCache<PartHeight>;

/** Tall enough that content never meets its end: overflow is then a length, not a number of pages. */
export const endlessPt = 100_000;

/** Every run names its own font; pdfmake wants a default all the same. */
export const defaultStyle = { font: 'none' };

/** Measures parts of a page, each by itself, once. `setting` names what all of them share: theme, language, density. */
export class PartMeasurer {
  constructor(
    private readonly store: HeightStore,
    private readonly setting: string,
    private readonly document: MeasuringDocument,
    private readonly set: Typesetter,
  ) {}

  /** `how` names the way in which the blocks are built. */
  measure(how: string, blocks: readonly Block[], widthPt: number, build: () => object | readonly object[]): PartHeight {
    const key = `${this.setting} ${how} ${widthPt} ${blocks.map(writtenOut).join()}`;
    return this.store.of(key, () => this.measuredAnew(widthPt, build));
  }

  private measuredAnew(widthPt: number, build: () => object | readonly object[]): PartHeight {
    const { set } = this;
    const before = set.missing.length;
    // Its structure is thrown away.
    set.tags = new TagBuilder();
    const size = { width: widthPt, height: endlessPt, orientation: 'portrait' as const };
    const margins = { left: 0, right: 0, top: 0, bottom: 0 };
    const built = build();
    const content = { stack: Array.isArray(built) ? built : [built] };
    const { contentEndPt, pages } = layOutContent(content, { size, margins }, this.document, defaultStyle);
    return { heightPt: contentEndPt, hasRunt: hasRunt(pages), problems: set.missing.slice(before) };
  }
}

const written = new WeakMap<Block, string>();

/** A part that several densities and widths measure is written out once. */
function writtenOut(block: Block): string {
  const text = written.get(block) ?? JSON.stringify(block);
  written.set(block, text);
  return text;
}

interface LaidOutPage {
  readonly items: readonly { readonly type: string; readonly item: Line & { readonly y: number } }[];
}

/** The words of the last line count, and only where there is more than one line. */
function hasRunt(pages: readonly object[]): boolean {
  const lines = (pages as readonly LaidOutPage[])
    .flatMap(({ items }) => items)
    .flatMap(({ type, item }) => (type === 'line' ? [item] : []));
  const last = lines.at(-1);
  const above = lines.at(-2);
  if (!last || !above || above.lastLineInParagraph) return false;
  const text = last.inlines
    .map((inline) => inline.text)
    .join('')
    .trim();
  const characters = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  return characters > 0 ? characters === 1 && !/[\p{L}\p{N}].*\s/u.test(text) : !/\s/u.test(text);
}
