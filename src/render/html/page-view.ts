import type { Shape, ViewOf } from '../../model/template-shape.js';

const editionsShape = {
  label: 'text',
  /** `current` is `page` for the language of this page, else empty. */
  languages: [{ lang: 'text', name: 'text', href: 'text', current: 'text' }],
  /** `type` is a media type. */
  formats: [{ name: 'text', type: 'text', href: 'text' }],
} as const satisfies Shape;

/**
 * What `page.html.hbs` may print. `style`, `jsonLd`, `banner`, `main` and `contentInfo` are finished HTML, to be printed
 * as they are: the content security policy has a hash of `style`. The rest is text, and empty where nothing is said.
 */
export const pageShape = {
  lang: 'text',
  /** `rtl` for a language that is written from right to left, else empty. */
  dir: 'text',
  title: 'text',
  description: 'text',
  authors: ['text'],
  publisher: 'text',
  audience: 'text',
  version: 'text',
  /** An ISO 8601 date. */
  issued: 'text',
  handling: 'text',
  /** The address of this page, where it is published. */
  url: 'text',
  /** The language as Open Graph writes it, and the others of the pack. */
  locale: 'text',
  otherLocales: ['text'],
  /** The content security policy. */
  policy: 'text',
  style: 'html',
  jsonLd: 'html',
  /** The words of the skip link. */
  skip: 'text',
  /** The same brief in other languages and formats. */
  editions: editionsShape,
  banner: 'html',
  main: 'html',
  contentInfo: 'html',
} as const satisfies Shape;

/** What holds the words of a brief: no page may leave it out. */
export const partsOfPage = ['banner', 'main', 'contentInfo'] as const satisfies readonly (keyof typeof pageShape)[];

export type PageView = ViewOf<typeof pageShape>;
export type EditionsView = ViewOf<typeof editionsShape>;
