import type { PackOutline } from '../pack/load-pack.js';
import type { PackText } from '../pack/pack-index.js';
import { lockKey, type TranslationLock } from '../schema/translation-lock.js';
import type { Digest } from '../text/digest.js';
import { typedText } from '../validation/located.js';
import { currentText } from './apply-texts.js';
import type { ChangedText, DoneTranslation, TextName } from './text-change.js';

/** A pack before and after texts of it were changed. */
export interface ChangedPack {
  readonly before: PackOutline;
  readonly after: PackOutline;
  readonly changed: readonly ChangedText[];
}

/**
 * The lock of translations after a change. A translation that was changed, or that its translator says is done, is one of
 * the source text as it stands now, or of the one that it was made from, where that is another; one that stays behind a changed source is of the text that stood there before, and so
 * is stale, whether or not anybody had accepted it.
 * @param done translations that are right, whether they were changed or not
 */
export function lockAfter(
  lock: TranslationLock | undefined,
  { before, after, changed }: ChangedPack,
  done: readonly DoneTranslation[],
  digest: Digest,
): { readonly lock: TranslationLock; readonly stale: readonly TextName[] } {
  const [own = ''] = after.languages;
  const textsOf = (outline: PackOutline) => new Map(outline.texts.map((text) => [text.key, text]));
  const [textsBefore, textsAfter] = [textsOf(before), textsOf(after)];
  const typed = (texts: ReadonlyMap<string, PackText>, { key, length }: TextName) => {
    const text = texts.get(key);
    const source = text && currentText(text, { language: own, length }, after.languages);
    return source && digest(typedText(source));
  };
  const texts: Record<string, Record<string, string>> = { ...lock?.texts, ...copiesOf(lock, changed) };
  const accept = (name: TextName, source: string | undefined) => {
    const key = lockKey(name);
    if (source !== undefined) texts[key] = { ...texts[key], [name.language]: source };
  };
  const made = [...translationsIn(changed, own), ...done];
  const older = made.filter((one) => isOfOlderSource(one, textsAfter.get(one.key), after.languages));
  const fresh = made.filter((one) => !older.includes(one));
  for (const name of fresh) accept(name, typed(textsAfter, name));
  for (const name of older) accept(name, digest(name.translatedFrom ?? ''));
  const isFresh = new Set(fresh.map(nameOf));
  const stale: TextName[] = older.map(({ key, language, length }) => ({ key, language, length }));
  for (const change of changed.filter(({ language }) => language === own)) {
    for (const name of translatedNames(change, textsAfter.get(change.key), after.languages)) {
      if (isFresh.has(nameOf(name))) continue;
      if (texts[lockKey(name)]?.[name.language] === undefined)
        accept(name, typed(textsBefore, { ...name, key: change.wordedAs ?? name.key }));
      if (texts[lockKey(name)]?.[name.language] !== typed(textsAfter, name)) stale.push(name);
    }
  }
  const sorted = Object.fromEntries(Object.entries(texts).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  return { lock: { ...lock, version: 1, texts: sorted }, stale };
}

/** The translations that a text has. */
function translatedNames(
  { key, length }: TextName,
  text: PackText | undefined,
  languages: readonly string[],
): readonly TextName[] {
  const names = languages.slice(1).map((language) => ({ key, language, length }));
  return names.filter((name) => text !== undefined && currentText(text, name, languages) !== undefined);
}

function nameOf(name: TextName): string {
  return `${lockKey(name)} ${name.language}`;
}

function translationsIn(changed: readonly ChangedText[], own: string): readonly DoneTranslation[] {
  return changed.filter(({ language, after }) => language !== own && after !== undefined);
}

/** Whether a translation was made from another source text than stands there now. */
function isOfOlderSource(
  { translatedFrom, ...name }: DoneTranslation,
  text: PackText | undefined,
  languages: readonly string[],
): boolean {
  const source = text && currentText(text, { ...name, language: languages[0] ?? '' }, languages);
  return translatedFrom !== undefined && source !== undefined && source.text.trim() !== translatedFrom.trim();
}

/** Of a new wording, whose other languages are copies: each is as old as the translation that it was made from. */
function copiesOf(lock: TranslationLock | undefined, changed: readonly ChangedText[]): TranslationLock['texts'] {
  const lengths = ['full', 'short'] as const;
  return Object.fromEntries(
    changed.flatMap(({ key, wordedAs }) =>
      lengths.flatMap((length) => {
        const made = wordedAs === undefined ? undefined : lock?.texts[lockKey({ key: wordedAs, length })];
        return made ? [[lockKey({ key, length }), { ...made }]] : [];
      }),
    ),
  );
}
