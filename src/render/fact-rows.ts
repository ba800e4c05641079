import type { Container } from '../model/document.js';
import { widthOf } from './charts/chart.js';
import { inRows } from './page/columns.js';

/** Cards of facts that stand side by side. */
export interface FactRow {
  readonly cards: readonly Container[];
  /** How many columns the line has: more than cards where a place stays empty. */
  readonly columns: number;
  /** Whether no card of the page has a chart that takes half of it. */
  readonly isOfFigures: boolean;
}

/**
 * The rows of cards, the same in every format: three figures in a row, four as two by two, a single one at half the width;
 * charts in pairs, and one that is left over in a row of its own, beside its words. Wide tables come last.
 */
export function rowsOfFacts(cards: readonly Container[]): readonly FactRow[] {
  if (cards.every((card) => widthOf(card) === 'narrow')) {
    const perRow = cards.length === 4 ? 2 : Math.max(1, Math.min(3, cards.length));
    return inRows(cards, perRow).map((row) => ({ cards: row, columns: Math.max(2, perRow), isOfFigures: true }));
  }
  const wide = cards.filter((card) => widthOf(card) === 'full');
  const pairs = inRows(
    cards.filter((card) => !wide.includes(card)),
    2,
  );
  return [
    ...pairs.map((row) => ({ cards: row, columns: row.every(isAlone) ? 1 : 2, isOfFigures: false })),
    ...wide.map((card) => ({ cards: [card], columns: 1, isOfFigures: false })),
  ];
}

/** Whether a card is a chart that another one would stand beside. */
function isAlone(card: Container, _: number, row: readonly Container[]): boolean {
  return row.length === 1 && widthOf(card) === 'half';
}

/** The chart that is left over of a row of cards, and takes all of it. */
export function chartBesideItsWords({ cards: [card], columns }: FactRow): Container | undefined {
  return card && columns === 1 && widthOf(card) === 'half' ? card : undefined;
}
