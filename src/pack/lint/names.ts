import { inLanguage } from '../../schema/by-language.js';
import type { PackContent } from '../../schema/pack.js';
import type { Name, Reference } from '../../schema/reference.js';
import { chineseScriptOf } from '../../schema/scripts.js';

/** Names and terms that a pack gives for a language: those of its glossary, and what its references call people and works. */
export function namesIn(
  { glossary, references }: Pick<PackContent, 'glossary' | 'references'>,
  locale: string,
): readonly string[] {
  return [
    ...glossary.flatMap(({ terms, short }) => [...(terms[locale] ?? []), ...(short[locale] ?? [])]),
    ...references.flatMap((reference) => namesOf(reference, locale)),
  ];
}

/** A work of the other Chinese script keeps its own names to itself: a text writes them in its own script. */
function namesOf(reference: Reference, locale: string): readonly string[] {
  const { language, title, author = [], editor = [] } = reference;
  const translated = [
    inLanguage(reference['title-by-language'], locale),
    inLanguage(reference['container-title-by-language'], locale),
    ...(inLanguage(reference['author-by-language'], locale) ?? []),
  ];
  const original = [title, reference['title-short'], reference['container-title'], reference.publisher];
  const script = language === undefined ? undefined : chineseScriptOf(language);
  const isForeign = script !== undefined && script !== chineseScriptOf(locale);
  const own = isForeign ? [] : [...original, ...[...author, ...editor].map(wholeName)];
  return [...translated, ...own].filter((name): name is string => name !== undefined && name !== '');
}

/** A Chinese name has no space in it. */
function wholeName({ family = '', given = '', literal }: Name): string {
  return literal ?? `${family}${given}`;
}
