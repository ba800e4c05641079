import { z } from 'zod';
import { textScalar } from './scalars.js';

/** The words of the preview's menus and panels in one language. */
export const previewWordsSchema = z
  .strictObject({
    reader: textScalar,
    language: textScalar,
    view: textScalar,
    interface: textScalar.describe('the language of the menus'),
    pdf: textScalar,
    html: textScalar,
    md: textScalar,
    texts: textScalar,
    page: textScalar,
    details: textScalar,
    problems: textScalar,
    'no-problems': textScalar,
    error: textScalar,
    warning: textScalar,
    fit: textScalar,
    fill: textScalar.describe('{locale}, {percent}, {density}'),
    kept: textScalar,
    'left-out': textScalar,
    full: textScalar,
    short: textScalar,
    fields: z
      .strictObject({
        short: textScalar,
        headline: textScalar,
        value: textScalar,
        whole: textScalar,
        limits: textScalar,
        alt: textScalar,
        applicability: textScalar,
      })
      .describe('which text of a unit it is'),
    causes: z
      .strictObject({
        'no-room': textScalar.describe('{excess}'),
        'lower-value': textScalar.describe('{excess}'),
        'another-language': textScalar.describe('{excess}, {roomIn}'),
        references: textScalar.describe('{maxReferences}'),
        'hidden-section': textScalar,
        'at-most': textScalar.describe('{atMost}'),
        dropped: textScalar,
        'short-text': textScalar,
        'short-line': textScalar,
      })
      .describe('why a unit is not on the page, or not in full'),
    excess: textScalar.describe('{locale}, {excessPt}'),
    separator: z.string().describe('between parts of a list'),
    location: textScalar,
    'choose-sentence': textScalar,
    open: textScalar,
    'no-location': textScalar,
    unit: textScalar,
    source: textScalar,
    translation: textScalar,
    stale: textScalar,
    'show-location': textScalar.describe('{unit}, {text}'),
    loading: textScalar,
    updated: textScalar,
    outdated: textScalar,
    none: textScalar,
    ended: textScalar,
  })
  .describe('the menus of the preview; without it, they are offered in English and Chinese');

export type PreviewWords = z.output<typeof previewWordsSchema>;
