import type { PageView } from '../model/render.js';
import type { ShapeOf } from './shape.js';

/** `PageView` as data, for checking the paths of `page.html.hbs`. */
export const pageShape = {
  lang: 'text',
  title: 'text',
  audience: 'text',
  version: 'text',
  issued: 'text',
  style: 'text',
  body: 'text',
} as const satisfies ShapeOf<PageView>;
