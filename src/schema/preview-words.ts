import { z } from 'zod';
import { textScalar } from './scalars.js';

/** The words beside a text that is being edited. */
const editingWordsSchema = z.strictObject({
  edit: textScalar,
  'for-all': textScalar.describe('whose wording it is'),
  'for-reader': textScalar,
  left: textScalar.describe('{count}'),
  over: textScalar.describe('{count}'),
  terms: textScalar,
  'add-short': textScalar,
  save: textScalar,
  discard: textScalar,
  undo: textScalar,
  unsaved: textScalar.describe('{count}'),
  saved: textScalar,
  undone: textScalar,
  'not-saved': textScalar,
  'stale-now': textScalar.describe('{locales}'),
  conflict: textScalar,
  now: textScalar,
  mine: textScalar,
  ancestor: textScalar,
  nothing: textScalar.describe('in place of a text that there is not'),
  'keep-mine': textScalar,
  'take-theirs': textScalar,
  draft: textScalar.describe('the page with edits that are not saved'),
  'bring-in': textScalar.describe('{unit}'),
  'leave-out': textScalar.describe('{unit}'),
  enters: textScalar,
  leaves: textScalar,
  shorter: textScalar,
  longer: textScalar,
  unchanged: textScalar,
  reason: textScalar,
  write: textScalar,
  cancel: textScalar,
});

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
    editing: editingWordsSchema.optional().describe('without it, texts are edited in English'),
  })
  .describe('the menus of the preview; without it, they are offered in English and Chinese');

export type EditingWords = z.output<typeof editingWordsSchema>;
export type PreviewWords = z.output<typeof previewWordsSchema>;
