import { type Diagnostic, warning } from '../../diagnostics/diagnostic.js';
import type { TranslationLock } from '../../schema/translation-lock.js';
import { type LintSet, type LintText, spanOf } from './lint-text.js';

export type Digest = (text: string) => string;

/** Translations whose source text has changed since they were accepted. Without a lock none is known to be stale. */
export function checkStaleness(
  sets: readonly LintSet[],
  lock: TranslationLock | undefined,
  digest: Digest,
): Diagnostic[] {
  return sets.flatMap(({ texts: [source, ...translations] }) => {
    const accepted = source && lock?.texts[lockKey(source)];
    if (!accepted) return [];
    return translations.flatMap((translation) => {
      const known = accepted[translation.locale];
      if (known === undefined || known === digest(source.text)) return [];
      return [
        warning('lint/stale-translation', `The ${source.locale} text has changed since this was translated.`, {
          span: spanOf(translation),
          related: [{ span: spanOf(source), message: `The ${source.locale} text now.` }],
          hint: 'Bring it up to date, then run: policy-brief check --accept',
        }),
      ];
    });
  });
}

export function acceptTranslations(sets: readonly LintSet[], digest: Digest): TranslationLock {
  const entries = sets.flatMap(({ texts: [source, ...translations] }) => {
    if (!source || translations.length === 0) return [];
    const accepted = digest(source.text);
    return [[lockKey(source), Object.fromEntries(translations.map(({ locale }) => [locale, accepted]))] as const];
  });
  return { version: 1, texts: Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1))) };
}

function lockKey({ packText: { key }, lengths }: LintText): string {
  return lengths.includes('full') ? key : `${key}#short`;
}
