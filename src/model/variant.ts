import type { Locale } from './scalars.js';

export const formats = ['pdf', 'html', 'md'] as const;
export type Format = (typeof formats)[number];

export const papers = ['a4'] as const;
export type Paper = (typeof papers)[number];

/** The reader and the sheet that one selection of units is made for; all languages share it. */
export interface Edition {
  readonly pack: string;
  readonly audience: string;
  readonly paper: Paper;
  readonly theme: string;
}

/** One brief: an edition in one language. */
export interface Variant extends Edition {
  readonly locale: Locale;
}

/** `un-delegates.en`: the name of a brief inside its pack, and of its files without ending. */
export type VariantId = string;

export function variantId(variant: Variant): VariantId {
  return `${variant.audience}.${variant.locale}`;
}
