import { z } from 'zod';
import { limits } from './limits.js';
import { fullId } from './scalars.js';

/** No file holds half of a character. */
const text = z
  .string()
  .max(limits.textCharacters)
  .refine((one) => !/\p{Surrogate}/u.test(one));

/** A change of one text that a page of the preview asks for; null for a text that there was not, or shall not be. */
const textEditSchema = z.strictObject({
  key: z.string().max(500),
  language: z.string().max(35),
  length: z.enum(['full', 'short']).optional(),
  /** The text that it was made from. */
  before: text.nullable(),
  text: text.nullable(),
});

const nameOf = ({ key, language, length }: z.output<typeof textEditSchema>) => [key, language, length].join('\n');

/** Each text once: of two edits of one the reverse would undo neither. */
export const textEditsSchema = z.strictObject({
  changes: z
    .array(textEditSchema)
    .max(200)
    .refine((edits) => new Set(edits.map(nameOf)).size === edits.length)
    .readonly(),
});

/** Edits of texts to look at, which nothing writes. */
export const draftRequestSchema = textEditsSchema.extend({
  audience: z.string(),
  locale: z.string(),
  unit: z.string(),
});

/** Whether a reader keeps a unit or drops it, and what it weighs; a unit without any of these stands by its value. */
const unitPlaceSchema = z
  .strictObject({
    pin: z.enum(['keep', 'drop']).optional(),
    reason: text.optional(),
    length: z.enum(['full', 'short']).optional(),
    weight: z.string().max(20).optional(),
  })
  .refine(({ pin, reason, length }) => (pin || reason === undefined) && (pin === 'keep' || length === undefined));

const placeOfUnit = z.strictObject({ audience: z.string(), unit: fullId, place: unitPlaceSchema });

/** A place to look at, which nothing writes. */
export const trialRequestSchema = placeOfUnit.extend({ locale: z.string() });

/** A place to write; `before` is the one that it was made from. */
export const placeEditSchema = placeOfUnit.extend({ before: unitPlaceSchema });

export type TrialRequest = z.output<typeof trialRequestSchema>;
export type PlaceEdit = z.output<typeof placeEditSchema>;
export type TextEdit = z.output<typeof textEditSchema>;
export type TextEdits = z.output<typeof textEditsSchema>;
export type DraftRequest = z.output<typeof draftRequestSchema>;
