import { z } from 'zod';

/**
 * `translations.lock.json` of a pack: for each text and each translation of it, a digest of the source text that the
 * translation was last accepted for. Keys are the text's path by ids, `pillars.agenda.measures.capacity.text`.
 */
export const translationLockSchema = z.strictObject({
  version: z.literal(1),
  texts: z.record(z.string(), z.record(z.string(), z.string())),
});

export type TranslationLock = z.output<typeof translationLockSchema>;

export const translationLockFile = 'translations.lock.json';
