import { z } from 'zod';
import { limits } from './limits.js';

const text = z.string().max(limits.textCharacters);

/** A change of one text that a page of the preview asks for; null for a text that there was not, or shall not be. */
export const textEditSchema = z.strictObject({
  key: z.string().max(500),
  language: z.string().max(35),
  length: z.enum(['full', 'short']).optional(),
  /** The text that it was made from. */
  before: text.nullable(),
  text: text.nullable(),
});

export const textEditsSchema = z.strictObject({ changes: z.array(textEditSchema).max(200).readonly() });

/** Edits of texts to look at, which nothing writes. */
export const draftRequestSchema = textEditsSchema.extend({
  audience: z.string(),
  locale: z.string(),
  unit: z.string(),
});

export type TextEdit = z.output<typeof textEditSchema>;
export type TextEdits = z.output<typeof textEditsSchema>;
export type DraftRequest = z.output<typeof draftRequestSchema>;
