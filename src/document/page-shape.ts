import type { PageView } from '../model/render-input.js';
import type { ShapeOf } from './shape.js';

/** `PageView` as data, for checking the paths of `page.html.hbs`. */
export const pageShape = {
  lang: 'text',
  title: 'text',
  description: 'text',
  authors: ['text'],
  publisher: 'text',
  audience: 'text',
  version: 'text',
  issued: 'text',
  handling: 'text',
  url: 'text',
  locale: 'text',
  otherLocales: ['text'],
  policy: 'text',
  style: 'text',
  jsonLd: 'text',
  skip: 'text',
  editions: {
    label: 'text',
    languages: [{ lang: 'text', name: 'text', href: 'text', current: 'text' }],
    formats: [{ name: 'text', type: 'text', href: 'text' }],
  },
  banner: 'text',
  main: 'text',
  contentInfo: 'text',
} as const satisfies ShapeOf<PageView>;
