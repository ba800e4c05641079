import { papers } from '../schema/papers.js';
import type { Locale } from '../schema/scalars.js';

export const formats = ['pdf', 'html', 'md', 'docx'] as const;
export type Format = (typeof formats)[number];

/** What the names of annexes have after that of their brief; no theme may be called so. */
export const annexName = 'annex';
/** The annex of a brief; made with the PDF. */
export const annexFile = `${annexName}.pdf`;
/** The files of a brief by the endings of their names. */
export const outputs = [...formats, annexFile] as const;
export type Output = (typeof outputs)[number];
/** What `build` makes unless it is told: Word only where it is asked for. */
export const usualFormats: readonly Format[] = ['pdf', 'html', 'md'];

export { papers };
export type Paper = (typeof papers)[number];

export const defaultTheme = 'standard';

/** The reader, paper and theme that units are selected for; all languages share the selection. */
export interface Edition {
  readonly pack: string;
  readonly audience: string;
  readonly paper: Paper;
  readonly theme: string;
  /** The reader's own paper and theme, where they are not the usual ones; the names of files leave them out. */
  readonly usual?: { readonly paper: Paper; readonly theme: string };
}

/** One brief: an edition in one language. */
export interface Variant extends Edition {
  readonly locale: Locale;
}

/**
 * `un-delegates.en`, `un-delegates.en.letter.ministry`: the name of a brief inside its pack, and of its files without
 * their ending. Paper and theme are named where they are not the default.
 */
export type VariantId = string;

export function variantId({ audience, locale, paper, theme, usual }: Omit<Variant, 'pack'>): VariantId {
  const { paper: usualPaper, theme: usualTheme } = usual ?? { paper: papers[0], theme: defaultTheme };
  const other = [...(paper === usualPaper ? [] : [paper]), ...(theme === usualTheme ? [] : [theme])];
  return [audience, locale, ...other].join('.');
}
