import type { Span } from '../diagnostics/span.js';
import type { Labels } from '../schema/labels.js';
import type { LocaleRules } from '../schema/locale.js';
import type { Theme } from '../schema/theme.js';
import type { BriefMeta } from './brief.js';
import type { DocumentRoot } from './document.js';
import type { Picture } from './picture.js';
import type { Variant } from './variant.js';

/** What a renderer draws, in which theme, and what it says about it. */
export interface RenderInput {
  readonly document: DocumentRoot;
  readonly variant: Variant;
  readonly meta: BriefMeta;
  readonly theme: Theme;
  /** The picture that the document shows as `asset:logo`. */
  readonly logo?: Picture;
  /** The languages of the pack, each with its own name, in the order of the pack. */
  readonly languages: readonly { readonly locale: string; readonly name: string }[];
  /** How the language of the page writes. */
  readonly rules: Pick<LocaleRules, 'direction' | 'spacing' | 'lines'>;
  /** The words of the web page around the brief. */
  readonly words: Labels['page'];
  /** Index into the theme's densities, loosest first. */
  readonly density: number;
  /** Where a unit's text stands, or the given part of it, or those words of no unit; for messages only. */
  spanOf(unit: string | undefined, needle?: string): Span;
  /** The texts that these words of a unit stand in, each with its place and those that it has; for messages only. */
  textsWith(unit: string | undefined, words: readonly string[]): readonly PlacedWords[];
}

/** Words of one text, and where the first of them stands. */
export interface PlacedWords {
  readonly span: Span;
  readonly words: readonly string[];
}
