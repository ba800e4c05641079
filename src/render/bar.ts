import { channelsOf, hexOf } from '../schema/colour.js';

/** A bar as its parts, each from where and how wide, as shares of the whole. `of` is 0 where nothing is drawn. */
export interface Bar {
  readonly parts: readonly { readonly from: number; readonly share: number }[];
  readonly of: number;
}

/** Reads the attributes of a fact's container: `parts="24 11" of="39"`. */
export function barOf(attributes: Readonly<Record<string, string>>): Bar {
  const of = Number(attributes.of ?? '') || 0;
  const values = (attributes.parts ?? '').split(' ').filter(Boolean).map(Number);
  if (of === 0) return { parts: [], of: 0 };
  return {
    parts: values.map((value, i) => ({
      from: values.slice(0, i).reduce((sum, v) => sum + v, 0) / of,
      share: value / of,
    })),
    of,
  };
}

/** The colour of a bar's nth part: the first in full, each next half as strong. Told apart in grey as well. */
export function shadeOf(colour: string, index: number): string {
  const strength = 0.5 ** index;
  return hexOf(channelsOf(colour).map((c) => c * strength + 255 * (1 - strength)));
}
