import { plainNumber } from './rules.js';

/** A share is drawn as a bar alone; these have words of their own. */
export const kindsWithRows = ['parts', 'bars', 'trend', 'table'] as const;
export const chartKinds = ['share', ...kindsWithRows] as const;
export type ChartKind = (typeof chartKinds)[number];

/** What a kind of chart is made of. */
export const chartContent = {
  share: 'of',
  parts: 'of',
  bars: 'bars',
  trend: 'years',
  table: 'rows',
} as const satisfies Readonly<Record<ChartKind, string>>;

/** A value of a chart is a number, or else the name of a figure of the fact. */
export function isTyped(value: string): boolean {
  return plainNumber.test(value);
}
