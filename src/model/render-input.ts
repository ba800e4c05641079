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

/**
 * What `page.html.hbs` may ask for. `style`, `jsonLd`, `banner`, `main` and `contentInfo` are finished HTML, to be
 * printed as they are: the content security policy has a hash of `style`, to the letter. The rest is text.
 */
export interface PageView {
  readonly lang: string;
  readonly title: string;
  readonly description: string;
  readonly authors: readonly string[];
  /** This, `handling` and `url` are empty where nothing is said. */
  readonly publisher: string;
  readonly audience: string;
  readonly version: string;
  readonly issued: string;
  readonly handling: string;
  /** The address of this page, where it is published. */
  readonly url: string;
  /** The language as Open Graph writes it, and the pack's others. */
  readonly locale: string;
  readonly otherLocales: readonly string[];
  /** The content security policy. */
  readonly policy: string;
  readonly style: string;
  readonly jsonLd: string;
  /** The words of the link that leads past the top of the page. */
  readonly skip: string;
  readonly editions: EditionsView;
  readonly banner: string;
  readonly main: string;
  readonly contentInfo: string;
}

/** The same brief in other languages and formats. */
export interface EditionsView {
  readonly label: string;
  readonly languages: readonly {
    readonly lang: string;
    readonly name: string;
    readonly href: string;
    /** `page` for the language of this page, else empty. */
    readonly current: string;
  }[];
  readonly formats: readonly { readonly name: string; readonly type: string; readonly href: string }[];
}
