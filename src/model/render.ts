import type { Span } from '../diagnostics/span.js';
import type { BriefMeta } from './brief.js';
import type { DocumentRoot } from './document.js';
import type { Picture } from './image.js';
import type { Theme } from './theme.js';
import type { Variant } from './variant.js';

/** All that a renderer gets: what to show, how it looks, and what to say about it. */
export interface RenderInput {
  readonly document: DocumentRoot;
  readonly variant: Variant;
  readonly meta: BriefMeta;
  readonly theme: Theme;
  /** The picture that the document shows as `asset:logo`. */
  readonly logo?: Picture;
  /** The step of the theme's densities that the fit chose. */
  readonly density: number;
  /** Where in the pack a unit's text stands, or the given stretch of it; for messages only. */
  placeOf(unit: string | undefined, needle?: string): Span | undefined;
}

/** How many recommendation cards stand in a row. Two give lines of a good length; three of three leave no hole. */
export function pillarsPerRow(pillars: number): number {
  return pillars === 3 ? 3 : 2;
}

/** What `page.html.hbs` may ask for. `style` and `body` are finished HTML; the rest is text. */
export interface PageView {
  readonly lang: string;
  readonly title: string;
  readonly audience: string;
  readonly version: string;
  readonly issued: string;
  readonly style: string;
  readonly body: string;
}
