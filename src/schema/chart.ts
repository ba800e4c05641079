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

/** The keys that belong to some kinds of chart only, and the kinds. */
export const keysOfKinds = {
  of: ['share', 'parts'],
  labels: ['parts'],
  bars: ['bars'],
  years: ['trend'],
  columns: ['table'],
  rows: ['table'],
} as const satisfies Readonly<Record<string, readonly ChartKind[]>>;

/** The kind of chart that the keys of one are of; undefined where they are of several, or of none. */
export function kindOfKeys(keys: readonly string[]): ChartKind | undefined {
  const known = keys.flatMap((key) => (Object.hasOwn(keysOfKinds, key) ? [key as keyof typeof keysOfKinds] : []));
  const [kind, ...others] = chartKinds.filter((one) => known.every((key) => keysOfKinds[key].some((of) => of === one)));
  return known.length > 0 && (others.length === 0 || kind === 'share') ? kind : undefined;
}

/** A value of a chart is a number, or else the name of a figure of the fact. */
export function isTyped(value: string): boolean {
  return plainNumber.test(value);
}
