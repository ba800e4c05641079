import { UsageError } from '../pipeline/report.js';
import { languageNear, languageSuggestion } from '../validation/locale-names.js';

/** The languages in which the files of the example are written, comments included. */
export const writtenLanguages = ['en', 'zh-Hant', 'zh-Hans'] as const;
export type WrittenLanguage = (typeof writtenLanguages)[number];

/** Those into which its English texts are translated: `templates/new/translations/`. */
const translatedLanguages = ['fr', 'es', 'ru', 'ar', 'de', 'pt', 'ja', 'ko'] as const;
export type TranslatedLanguage = (typeof translatedLanguages)[number];

/** The languages of the example that a new pack starts from. */
export const exampleLanguages = [...writtenLanguages, ...translatedLanguages] as const;
export type ExampleLanguage = (typeof exampleLanguages)[number];

export function isTranslated(language: ExampleLanguage): language is TranslatedLanguage {
  return (translatedLanguages as readonly string[]).includes(language);
}

/**
 * The languages of these names, each once, in their order.
 * @throws UsageError for a language that the example does not have
 */
export function languagesNamed(names: readonly string[]): readonly ExampleLanguage[] {
  const languages = names.map((name) => {
    const language = exampleLanguages.find((known) => known.toLowerCase() === name.toLowerCase());
    if (language) return language;
    const later =
      languageNear(name, exampleLanguages) === undefined
        ? '\nBegin in one of these. Another is added to "languages" in pack.yaml later: check says what it needs.'
        : '';
    throw new UsageError(`there is no example in "${name}". ${languageSuggestion(name, exampleLanguages)}${later}`);
  });
  return [...new Set(languages)];
}
