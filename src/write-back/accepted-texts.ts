import type { PackOutline } from '../pack/load-pack.js';
import type { PackText } from '../pack/pack-index.js';
import type { TranslationLock } from '../schema/translation-lock.js';
import type { LocatedText } from '../validation/located.js';
import { currentText } from './apply-texts.js';
import type { ChangedText, Digest, TextName } from './text-change.js';

/** A pack before and after texts of it were changed. */
export interface ChangedPack {
  readonly before: PackOutline;
  readonly after: PackOutline;
  readonly changed: readonly ChangedText[];
}

/**
 * The lock of translations after a change. A translation that was changed, or that its translator says is done, is one of
 * the source text as it stands now; one that stays behind a changed source is of the text that stood there before, and so
 * is stale, whether or not anybody had accepted it.
 * @param done translations that are right, whether they were changed or not
 */
export function lockAfter(
  lock: TranslationLock | undefined,
  { before, after, changed }: ChangedPack,
  done: readonly TextName[],
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
  const fresh = [...changed.filter(({ language, after: text }) => language !== own && text !== undefined), ...done];
  for (const name of fresh) accept(name, typed(textsAfter, name));
  const isFresh = new Set(fresh.map((name) => `${lockKey(name)} ${name.language}`));
  const stale: TextName[] = [];
  for (const { key, length, wordedAs } of changed.filter(({ language }) => language === own)) {
    const text = textsAfter.get(key);
    for (const language of after.languages.slice(1)) {
      const name = { key, language, length };
      if (!text || isFresh.has(`${lockKey(name)} ${language}`)) continue;
      if (!currentText(text, name, after.languages)) continue;
      if (texts[lockKey(name)]?.[language] === undefined)
        accept(name, typed(textsBefore, { ...name, key: wordedAs ?? key }));
      if (texts[lockKey(name)]?.[language] !== typed(textsAfter, name)) stale.push(name);
    }
  }
  const sorted = Object.fromEntries(Object.entries(texts).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  return { lock: { ...lock, version: 1, texts: sorted }, stale };
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

/** A lock has texts that serve as both lengths under their key, and short ones of their own beside it. */
export function lockKey({ key, length }: Pick<TextName, 'key' | 'length'>): string {
  return length === 'short' ? `${key}#short` : key;
}

/** What an editor accepted is the text of the file, whatever of it is normalised when it is read. */
function typedText({ typed, text }: LocatedText): string {
  return typed ?? text;
}
