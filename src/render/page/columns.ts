import { type Block, type ListItem, plainText } from '../../model/document.js';
import { oncePer } from '../../text/once.js';
import type { Box, BoxElement, RowBox, Spaced } from './box.js';

/** Between cards, figures, and the columns of the references: their edges are one grid. */
const columnGapPt = 26;

/** Where to split a list into two columns, so that the longer one is as short as possible. */
export function balancedSplit(lengths: readonly number[]): number {
  const total = lengths.reduce((sum, length) => sum + length, 0);
  let best = 1;
  let shortest = Number.POSITIVE_INFINITY;
  let first = 0;
  for (let split = 1; split <= lengths.length; split += 1) {
    first += lengths[split - 1] ?? 0;
    const longer = Math.max(first, total - first);
    if (longer < shortest) [best, shortest] = [split, longer];
  }
  return best;
}

/** In characters. Kept: the fit needs it of the same references again and again. */
export const textLength = oncePer((node: Block | ListItem): number => {
  if (node.type === 'heading' || node.type === 'paragraph') return plainText(node.children).length;
  return node.children.reduce((total, child) => total + textLength(child), 0);
});

export function columnWidth(widthPt: number, columns: number): number {
  return (widthPt - columnGapPt * (columns - 1)) / Math.max(1, columns);
}

/** Boxes side by side in columns of one width. */
export function inColumns(
  boxes: readonly Box[],
  widthPt: number,
  more: Spaced & { readonly element?: BoxElement } = {},
): RowBox {
  return { kind: 'row', cells: boxes.map((box) => ({ widthPt, box })), gapPt: columnGapPt, ...more };
}

export function inRows<T>(items: readonly T[], perRow: number): readonly (readonly T[])[] {
  const rows: (readonly T[])[] = [];
  for (let i = 0; i < items.length; i += perRow) rows.push(items.slice(i, i + perRow));
  return rows;
}
