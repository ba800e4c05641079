import type { Span } from '../diagnostics/span.js';
import type { Labels } from '../schema/labels.js';
import type { Theme } from '../schema/theme.js';
import type { BriefMeta } from './brief.js';
import type { DocumentRoot } from './document.js';
import type { Picture } from './picture.js';
import type { Variant } from './variant.js';

/** All that a renderer gets: what to show, how it looks, and what to say about it. */
export interface RenderInput {
  readonly document: DocumentRoot;
  readonly variant: Variant;
  readonly meta: BriefMeta;
  readonly theme: Theme;
  /** The picture that the document shows as `asset:logo`. */
  readonly logo?: Picture;
  /** The languages of the pack, each with its own name, in the order of the pack. */
  readonly languages: readonly { readonly locale: string; readonly name: string }[];
  /** Words of the web page that are not the brief's. */
  readonly words: Labels['page'];
  /** The step of the theme's densities that the fit chose. */
  readonly density: number;
  /** Where in the pack a unit's text stands, or the given stretch of it; for messages only. */
  spanOf(unit: string | undefined, needle?: string): Span | undefined;
}

/** How many recommendation cards stand in a row. Two give lines of a good length; three of three leave no hole. */
export function pillarsPerRow(pillars: number): number {
  return pillars === 3 ? 3 : 2;
}
