import { channelsOf, hexOf } from '../schema/colour.js';

/** One part of a fact's bar: where it starts and how wide it is, as shares of the whole. */
export interface BarPart {
  readonly from: number;
  readonly share: number;
}

/** The bar of a fact's container, `parts="24 11" of="39"`; undefined where the fact has none. */
export function barOf(attributes: Readonly<Record<string, string>>): readonly BarPart[] | undefined {
  const whole = Number(attributes.of ?? '') || 0;
  if (whole === 0) return undefined;
  const values = (attributes.parts ?? '').split(' ').filter(Boolean).map(Number);
  const exact = values.map((value, i) => ({ from: sumOf(values.slice(0, i)) / whole, share: value / whole }));
  return withVisibleParts(exact);
}

/** What can be seen of a bar: a point on paper. */
const leastShare = 0.006;
/** What is left of a whole by the rounding of computers alone. */
const nothing = 1e-9;

/** One of a million is no empty bar, and all but one of them no full one: the largest share makes room for such a part. */
function withVisibleParts(parts: readonly BarPart[]): readonly BarPart[] {
  const shares = parts.map(({ share }) => share);
  const all = [...shares, 1 - sumOf(shares)];
  const isTooThin = (share: number) => share > nothing && share < leastShare;
  if (!all.some(isTooThin)) return parts;
  const shown = all.map((share) => (isTooThin(share) ? leastShare : share));
  const largest = shown.indexOf(Math.max(...shown));
  const fitting = shown.map((share, i) => (i === largest ? share + sumOf(all) - sumOf(shown) : share));
  return parts.map((_, i) => ({ from: sumOf(fitting.slice(0, i)), share: fitting[i] ?? 0 }));
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

/** The lightest of several parts; and, of a lighter colour, what is left beside them: both can be seen on white paper. */
const leastOpacity = 0.4;

/** The opacity of a bar's nth part: as far from that of the one before as can be, so that they also differ in grey. */
export function barOpacity(index: number, parts: number): number {
  return parts <= 2 ? 0.5 ** index : Math.round(100 - (100 * index * (1 - leastOpacity)) / (parts - 1)) / 100;
}

/** The same shade as an opaque colour on white. */
export function barShade(colour: string, index: number, parts: number): string {
  return onWhite(colour, barOpacity(index, parts));
}

/** The opacity of what is left of the whole, in the colour of rules: lighter than the lightest part. */
export function restOpacity(parts: number): number {
  return parts <= 2 ? 1 : leastOpacity;
}

/** A colour of an opacity as an opaque one on white. */
export function onWhite(colour: string, opacity: number): string {
  return hexOf(channelsOf(colour).map((channel) => channel * opacity + 255 * (1 - opacity)));
}
