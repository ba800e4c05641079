export type { TranslationLock } from './translation-lock-schema.js';

export const translationLockFile = 'translations.lock.json';
