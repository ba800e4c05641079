import type { TextLengths } from './localized-text.js';

export type { TranslationLock } from './translation-lock-schema.js';

export const translationLockFile = 'translations.lock.json';

/** A lock has texts that serve as both lengths under their key, and short ones of their own beside it. */
export function lockKey({
  key,
  length,
}: {
  readonly key: string;
  readonly length?: keyof TextLengths | undefined;
}): string {
  return length === 'short' ? `${key}#short` : key;
}
