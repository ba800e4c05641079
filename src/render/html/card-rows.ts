import { displayWidth } from '../../diagnostics/display-width.js';
import { type Block, containersIn, type DocumentRoot, type ListItem, plainText } from '../../model/document.js';
import { cardStarts } from '../card-flow.js';
import { containersBelow } from '../containers.js';
import { inRows } from '../page/columns.js';
import { pillarsPerRow } from '../pillars-per-row.js';

/**
 * Rules for two columns of cards in which a card begins where the one above it ends, as in the PDF. Style sheets know no
 * such grid. So the lines of each card are estimated, and the rows of the grid go from one end of a card to the next. A
 * row that is a card's own is as high as the card; the others are as high as is sure, and take what their cards need
 * more. A wrong estimate leaves as much air as it is wrong, and covers nothing: `fr` would multiply it in all rows. None for
 * cards in one row, or for several grids on a page.
 */
export function cardRows({ children }: DocumentRoot): readonly string[] {
  const grids = containersBelow(children, 'pillars');
  const [grid] = grids.length === 1 ? grids : [];
  const cards = grid ? containersIn(grid, 'pillar') : [];
  if (pillarsPerRow(cards.length) !== 2 || cards.length < 4) return [];
  const heights = inRows(cards.slice(0, cards.length - (cards.length % 2)), 2).map((row) => row.map(estimatedLines));
  const starts = cardStarts(heights, 1, gapLines);
  const end = Math.max(...(heights.at(-1) ?? []).map((lines, c) => (starts.at(-1)?.[c] ?? 0) + gapLines + lines));
  // A card goes on to where the next one of its column begins.
  const stretches = starts.flatMap((row, i) => row.map((from, c) => ({ from, to: starts[i + 1]?.[c] ?? end })));
  const edges = [...new Set(stretches.flatMap(({ from, to }) => [from, to]))].sort((a, b) => a - b);
  const spans = stretches.map(({ from, to }) => [edges.indexOf(from) + 1, edges.indexOf(to) + 1] as const);
  const rows = edges.slice(1).map((edge, i) => {
    const isOwn = spans.some(([from, to]) => from === i + 1 && to === i + 2);
    return isOwn ? ownRow : sharedRow(edge - (edges[i] ?? 0));
  });
  if (rows.every((row) => row === ownRow)) return [];
  const areas = spans.map(
    ([from, to], i) => `  .pillar:nth-child(${i + 1}) { grid-area: ${from} / ${1 + (i % 2)} / ${to}; }`,
  );
  return [
    `@media (width >= 41rem), print {\n  .pillar-grid { grid-template-rows: ${rows.join(' ')}; }\n${areas.join('\n')}\n}`,
  ];
}

/** Narrow characters that about fill a line of a card, as a wide window and paper have it. */
const lineWidth = 46;

/**
 * With a least height that is a length, no row is made higher for the sake of a card that has others to grow in: an own
 * row would else take its part of what a longer card beside it needs.
 */
const ownRow = 'minmax(0, auto)';

/** Of the lines that are estimated, those that are sure to be there. */
const sureShare = 0.8;

function sharedRow(lines: number): string {
  const sureLines = Math.round(lines * sureShare * 10) / 10;
  return `minmax(calc(${sureLines} * var(--body) * var(--body-leading) * var(--pt)), auto)`;
}

/** The gap and the rule above a card. */
const gapLines = 1;

function estimatedLines(block: Block | ListItem): number {
  if (block.type === 'paragraph' || block.type === 'heading') {
    return Math.ceil(displayWidth(plainText(block.children)) / lineWidth);
  }
  return block.children.reduce((sum, child) => sum + estimatedLines(child), 0);
}
