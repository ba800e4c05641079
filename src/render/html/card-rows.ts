import { displayWidth } from '../../diagnostics/display-width.js';
import { type Block, type Container, type DocumentRoot, type ListItem, plainText } from '../../model/document.js';
import { containersIn } from '../containers.js';
import { pillarsPerRow } from '../pillars-per-row.js';

/** The lines of a card of which it is thought to have, from the start of the grid. */
interface Stretch {
  readonly from: number;
  to: number;
}

/**
 * Rules for two columns of cards in which a card begins where the one above it ends, as in the PDF, unless the cards
 * above end at nearly the same height. Style sheets know no such grid. So the lines of each card are estimated, and the
 * rows of the grid go from one end of a card to the next; a row that is no card's own takes what its cards need more. A
 * wrong estimate leaves some air, and covers nothing. None for cards in one row, or for several grids on a page.
 */
export function cardRows({ children }: DocumentRoot): readonly string[] {
  const grids = children.flatMap((block) => (block.type === 'container' ? pillarGridsIn(block) : []));
  const cards = grids.length === 1 ? containersIn(grids[0] as Container, 'pillar') : [];
  if (pillarsPerRow(cards.length) !== 2 || cards.length < 4) return [];
  const paired = cards.slice(0, cards.length - (cards.length % 2));
  const stretches = stretchesOf(paired.map((card, i) => estimatedLines(card) + (i < 2 ? 0 : gapLines)));
  const edges = [...new Set(stretches.flatMap(({ from, to }) => [from, to]))].sort((a, b) => a - b);
  const spans = stretches.map(({ from, to }) => [edges.indexOf(from) + 1, edges.indexOf(to) + 1] as const);
  const rows = edges.slice(1).map((edge, i) => {
    const isOwn = spans.some(([from, to]) => from === i + 1 && to === i + 2);
    return isOwn ? 'auto' : `${edge - (edges[i] ?? 0)}fr`;
  });
  if (rows.every((row) => row === 'auto')) return [];
  const areas = spans.map(
    ([from, to], i) => `  .pillar:nth-child(${i + 1}) { grid-area: ${from} / ${1 + (i % 2)} / ${to}; }`,
  );
  return [
    `@media (width >= 46rem), print {\n  .pillar-grid { grid-template-rows: ${rows.join(' ')}; }\n${areas.join('\n')}\n}`,
  ];
}

function pillarGridsIn(node: Container): readonly Container[] {
  if (node.name === 'pillars') return [node];
  return node.children.flatMap((child) => (child.type === 'container' ? pillarGridsIn(child) : []));
}

/** Where cards stand that go by turns into two columns. */
function stretchesOf(lines: readonly number[]): readonly Stretch[] {
  const stretches: Stretch[] = [];
  for (let i = 0; i < lines.length; i += 2) {
    const above = stretches.slice(-2);
    const lowest = Math.max(0, ...above.map(({ to }) => to));
    if (above.every(({ to }) => lowest - to <= 1)) for (const stretch of above) stretch.to = lowest;
    for (const c of [0, 1]) {
      const from = above[c]?.to ?? 0;
      stretches.push({ from, to: from + (lines[i + c] ?? 0) });
    }
  }
  const last = stretches.slice(-2);
  for (const stretch of last) stretch.to = Math.max(...last.map(({ to }) => to));
  return stretches;
}

/** Narrow characters that about fill a line of a card, as a wide window and paper have it. */
const lineWidth = 46;

/** The gap and the rule above a card. */
const gapLines = 1;

function estimatedLines(block: Block | ListItem): number {
  if (block.type === 'paragraph' || block.type === 'heading') {
    return Math.ceil(displayWidth(plainText(block.children)) / lineWidth);
  }
  return block.children.reduce((sum, child) => sum + estimatedLines(child), 0);
}
