import { type Block, type ListItem, plainText } from '../../model/document.js';

/** Where to split a list into two columns, so that the longer one is as short as possible. */
export function balancedSplit(lengths: readonly number[]): number {
  const sum = (part: readonly number[]) => part.reduce((total, n) => total + n, 0);
  const longer = (split: number) => Math.max(sum(lengths.slice(0, split)), sum(lengths.slice(split)));
  return lengths.map((_, i) => i + 1).reduce((best, split) => (longer(split) < longer(best) ? split : best), 1);
}

const lengths = new WeakMap<Block | ListItem, number>();

/** In characters. Kept: the fit needs it of the same references again and again. */
export function textLength(node: Block | ListItem): number {
  const known = lengths.get(node) ?? countLength(node);
  lengths.set(node, known);
  return known;
}

function countLength(node: Block | ListItem): number {
  if (node.type === 'heading' || node.type === 'paragraph') return plainText(node.children).length;
  return node.children.reduce((total, child) => total + textLength(child), 0);
}

export function columnWidth(widthPt: number, columns: number, gapPt: number): number {
  return (widthPt - gapPt * (columns - 1)) / Math.max(1, columns);
}

export function inRows<T>(items: readonly T[], perRow: number): readonly (readonly T[])[] {
  const rows: (readonly T[])[] = [];
  for (let i = 0; i < items.length; i += perRow) rows.push(items.slice(i, i + perRow));
  return rows;
}
