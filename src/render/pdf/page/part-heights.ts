import type { Diagnostic } from '../../../diagnostics/diagnostic.js';
import type { Block } from '../../../model/document.js';
import type { BoundedCache } from '../../../text/bounded-cache.js';
import type { MeasuringDocument } from '../pdfmake/font-documents.js';
import { type LaidOutPage, layOutColumn, linesOn } from '../pdfmake/layout.js';
import { textOf } from '../pdfmake/text-inlines.js';
import type { Typesetter } from './typesetter.js';

export interface PartHeight {
  readonly heightPt: number;
  /** Whether the last of several lines is a single word, or a single Chinese character. */
  readonly hasRunt: boolean;
  readonly problems: readonly Diagnostic[];
}

/** Heights by content, style and width. Parts are the same for many readers: keep it for many briefs. */
export type HeightCache = BoundedCache<PartHeight>;

/** Measures parts of a page, each by itself, once. `setting` names what they share: theme, language, density. */
export class PartMeasurer {
  constructor(
    private readonly cache: HeightCache,
    private readonly setting: string,
    private readonly document: MeasuringDocument,
    private readonly typesetter: Typesetter,
  ) {}

  /** `how` names the way in which the blocks are built. */
  measure(how: string, blocks: readonly Block[], widthPt: number, build: () => object | readonly object[]): PartHeight {
    const key = `${this.setting} ${how} ${widthPt} ${blocks.map(serialised).join()}`;
    return this.cache.of(key, () => {
      const { built, problems } = this.typesetter.build(build);
      const content = { stack: Array.isArray(built) ? built : [built] };
      const { contentEndPt, pages } = layOutColumn(content, widthPt, this.document);
      return { heightPt: contentEndPt, hasRunt: hasRunt(pages), problems };
    });
  }
}

const known = new WeakMap<Block, string>();

/** Kept: a part is measured at several densities and widths. */
function serialised(block: Block): string {
  const text = known.get(block) ?? JSON.stringify(block);
  known.set(block, text);
  return text;
}

function hasRunt(pages: readonly LaidOutPage[]): boolean {
  const [above, last] = linesOn(pages).slice(-2);
  if (!above || !last || above.lastLineInParagraph) return false;
  const text = textOf(last.inlines).trim();
  const characters = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  return characters > 0 ? characters === 1 && !/[\p{L}\p{N}].*\s/u.test(text) : !/\s/u.test(text);
}
