import { z } from 'zod';

const byLanguage = z.record(z.string(), z.record(z.string(), z.string()));

/**
 * `translations.lock.json` of a pack: for each text and each translation of it, a digest of the source text that the
 * translation was last accepted for. `numbers` has, for each text whose numbers a check was not sure of, a digest of the
 * source text and this one as they were accepted. Keys are the text's path by ids,
 * `pillars/agenda/measures/capacity/text`.
 */
export const translationLockSchema = z.strictObject({
  version: z.literal(1),
  texts: byLanguage,
  numbers: byLanguage.optional(),
});

export type TranslationLock = z.output<typeof translationLockSchema>;
