import { type Diagnostic, warning } from '../../diagnostics/diagnostic.js';
import { lockKey, type TranslationLock } from '../../schema/translation-lock.js';
import type { Digest } from '../../text/digest.js';
import { typedText } from '../../validation/located.js';
import { type LintSet, type LintText, spanOf } from './lint-text.js';

/** Translations whose source text has changed since they were accepted. Without a lock none is known to be stale. */
export function checkStaleness(
  sets: readonly LintSet[],
  lock: TranslationLock | undefined,
  digest: Digest,
): Diagnostic[] {
  return sets.flatMap(({ texts: [source, ...translations] }) => {
    const accepted = source && lock?.texts[keyInLock(source)];
    if (!accepted) return [];
    return translations.flatMap((translation) => {
      const known = accepted[translation.locale];
      if (known === undefined || known === digest(typedText(source.node))) return [];
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

/** Two texts as an editor accepted their numbers. For a text in the source language both are the same. */
export interface AcceptedNumbers {
  readonly source: LintText;
  readonly text: LintText;
}

/** Whether an editor has accepted what the numbers of a text say, as it and its source stand. */
export function areNumbersAccepted(
  { source, text }: AcceptedNumbers,
  lock: TranslationLock | undefined,
  digest: Digest,
): boolean {
  return lock?.numbers?.[keyInLock(text)]?.[text.locale] === numbersDigest({ source, text }, digest);
}

function numbersDigest({ source, text }: AcceptedNumbers, digest: Digest): string {
  return digest(`${typedText(source.node)}\n${typedText(text.node)}`);
}

/** @param numbers the texts whose numbers a check is not sure of */
export function acceptTranslations(
  sets: readonly LintSet[],
  numbers: readonly AcceptedNumbers[],
  digest: Digest,
): TranslationLock {
  const entries = sets.flatMap(({ texts: [source, ...translations] }) => {
    if (!source || translations.length === 0) return [];
    const accepted = digest(typedText(source.node));
    return [[keyInLock(source), Object.fromEntries(translations.map(({ locale }) => [locale, accepted]))] as const];
  });
  const texts = Object.fromEntries(inOrder(entries));
  if (numbers.length === 0) return { version: 1, texts };
  const accepted = new Map<string, Record<string, string>>();
  for (const pair of numbers) {
    const key = keyInLock(pair.text);
    accepted.set(key, { ...accepted.get(key), [pair.text.locale]: numbersDigest(pair, digest) });
  }
  return { version: 1, texts, numbers: Object.fromEntries(inOrder([...accepted])) };
}

function inOrder<T>(entries: readonly (readonly [string, T])[]): readonly (readonly [string, T])[] {
  return entries.toSorted(([a], [b]) => (a < b ? -1 : 1));
}

function keyInLock({ packText: { key }, lengths }: LintText): string {
  return lockKey({ key, length: lengths.includes('full') ? undefined : 'short' });
}
