import { type Diagnostic, warning } from '../../diagnostics/diagnostic.js';
import type { Pack } from '../../model/pack.js';
import type { TranslationLock } from '../../schema/translation-lock.js';
import { type Located, nodeAt, type Path } from '../../validation/located.js';
import { type LintSet, spanOf } from './lint-text.js';

export type Digest = (text: string) => string;

/** Translations whose source text has changed since they were accepted. Without a lock nothing is known to be stale. */
export function checkStaleness(
  pack: Pack,
  sets: readonly LintSet[],
  lock: TranslationLock | undefined,
  digest: Digest,
): Diagnostic[] {
  if (!lock) return [];
  return sets.flatMap(({ path, texts: [source, ...translations] }) => {
    const accepted = lock.texts[keyOf(path, source?.node, pack.located)];
    if (!source || !accepted) return [];
    return translations.flatMap((translation) => {
      const known = accepted[translation.locale];
      if (known === undefined || known === digest(source.text)) return [];
      return [
        warning('lint/stale-translation', `The ${source.locale} text has changed since this was translated.`, {
          span: spanOf(translation, 0, translation.text.length),
          related: [{ span: spanOf(source, 0, source.text.length), message: `The ${source.locale} text now.` }],
          hint: 'Bring it up to date, then run: policy-brief check --accept',
        }),
      ];
    });
  });
}

/** The lock that says that every translation is right as it stands. */
export function acceptTranslations(pack: Pack, sets: readonly LintSet[], digest: Digest): TranslationLock {
  const entries = sets.flatMap(({ path, texts: [source, ...translations] }): [string, Record<string, string>][] => {
    if (!source || translations.length === 0) return [];
    const of = digest(source.text);
    return [
      [keyOf(path, source.node, pack.located), Object.fromEntries(translations.map(({ locale }) => [locale, of]))],
    ];
  });
  return { version: 1, texts: Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1))) };
}

/** A path with ids in the place of positions, so that moving a measure changes nothing; `#short` for a short text. */
function keyOf(path: Path, node: Located | undefined, root: Located): string {
  const steps = path.map((step, i) => {
    if (typeof step === 'string') return step;
    const id = nodeAt(root, [...path.slice(0, i + 1), 'id']);
    return id?.kind === 'text' ? id.text : String(step);
  });
  const text = nodeAt(root, path);
  const short =
    text?.kind === 'map' && text.entries.some((e) => nodeAt(e.value, ['short']) === node && node !== undefined);
  return `${steps.join('/')}${short ? '#short' : ''}`;
}
