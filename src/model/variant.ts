import type { Locale } from '../schema/scalars.js';

export const formats = ['pdf', 'html', 'md'] as const;
export type Format = (typeof formats)[number];

/** The first is the default, and does not enter the names of files. */
export const papers = ['a4', 'letter'] as const;
export type Paper = (typeof papers)[number];

export const defaultTheme = 'standard';

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

/**
 * `un-delegates.en`, `un-delegates.en.letter.ministry`: a brief's name inside its pack, and its files' without
 * ending. Paper and theme enter it where they are not the default.
 */
export type VariantId = string;

export function variantId({ audience, locale, paper, theme }: Omit<Variant, 'pack'>): VariantId {
  const unusual = [paper === papers[0] ? [] : [paper], theme === defaultTheme ? [] : [theme]].flat();
  return [audience, locale, ...unusual].join('.');
}
