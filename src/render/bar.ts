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
  return values.map((value, i) => ({
    from: values.slice(0, i).reduce((sum, v) => sum + v, 0) / whole,
    share: value / whole,
  }));
}

/** The lightest of several parts. */
const leastOpacity = 0.25;

/** The opacity of a bar's nth part: as far from that of the one before as can be, so that they also differ in grey. */
export function barOpacity(index: number, parts: number): number {
  return parts <= 2 ? 0.5 ** index : 1 - (index * (1 - leastOpacity)) / (parts - 1);
}

/** The same shade as an opaque colour on white. */
export function barShade(colour: string, index: number, parts: number): string {
  return onWhite(colour, barOpacity(index, parts));
}

/** The opacity of what is left of the whole: the third part of a bar is about as light as a rule. */
export function restOpacity(parts: number): number {
  return parts <= 2 ? 1 : leastOpacity;
}

/** A colour of an opacity as an opaque one on white. */
export function onWhite(colour: string, opacity: number): string {
  return hexOf(channelsOf(colour).map((channel) => channel * opacity + 255 * (1 - opacity)));
}
