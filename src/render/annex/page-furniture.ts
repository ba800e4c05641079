import type { Inline } from '../../model/document.js';
import type { RenderInput } from '../../model/render-input.js';
import { fillLabel, type Labels } from '../../schema/labels.js';
import { type Box, stack } from '../page/box.js';
import { rule } from '../page/items.js';
import { heightIn } from '../page/layout.js';
import type { PageBuilder } from '../page/page-builder.js';
import type { TextStyle } from '../page/typesetter.js';

/** What stands at the head and the foot of the pages of an annex, and is read on none. */
export interface PageFurniture {
  /** Of the second page and those after it. */
  readonly head: Box;
  readonly headPt: number;
  foot(page: number, pages: number): Box;
  readonly footPt: number;
}

const gapPt = 16;
/** Between the head and the text, and between that and the foot. */
const headGapPt = 16;
export const footGapPt = 14;

/**
 * At the head of each page what it belongs to, at the foot its dates and its number. How the page may be handled stands at
 * both, on every page (FIRST TLP 2.0).
 */
export function pageFurniture(
  { meta }: Pick<RenderInput, 'meta'>,
  title: string,
  { annex, separator }: Pick<Labels, 'annex' | 'separator'>,
  page: PageBuilder,
): PageFurniture {
  const { styles, typesetter, widthPt } = page;
  const { muted } = typesetter.theme.colours;
  const quiet: TextStyle = { ...styles.label, bold: false, colour: muted, ofItems: true };
  const wide = (words: string, style: TextStyle) => typesetter.widthPtOf(inline(words), style);
  const row = (start: string, end: string, endStyle: TextStyle): Box => {
    const endPt = end === '' ? 0 : wide(end, endStyle) + 1;
    const startPt = widthPt - endPt - gapPt;
    return {
      kind: 'row',
      cells: [
        { widthPt: startPt, box: typesetter.paragraph(inline(start), quiet, startPt) },
        ...(end === '' ? [] : [{ widthPt: endPt, box: typesetter.paragraph(inline(end), endStyle, endPt) }]),
      ],
      gapPt,
    };
  };
  const handling = meta.handling ?? '';
  const room = widthPt - gapPt - (handling === '' ? 0 : wide(handling, styles.handling));
  const named = (words: string) => [...(annex.name === undefined ? [] : [annex.name]), words].join(separator);
  // A title that is longer than a line gives way to that of the pack.
  const shown = [title, meta.packTitle].map(named).find((words) => wide(words, quiet) <= room) ?? named(meta.packTitle);
  const head = row(shown, handling, styles.handling);
  const number = { ...quiet, alignment: 'end' } as const;
  const foot = (index: number, pages: number): Box =>
    stack([
      rule(widthPt, page),
      row(meta.marks.join(separator), fillLabel(annex.page, { page: index + 1, pages }), number),
      ...(handling === '' ? [] : [typesetter.paragraph(inline(handling), styles.handling, widthPt)]),
    ]);
  return {
    head,
    headPt: heightIn(head, widthPt) + headGapPt,
    foot,
    footPt: heightIn(foot(98, 99), widthPt),
  };
}

function inline(words: string): readonly Inline[] {
  return [{ type: 'text', value: words }];
}
