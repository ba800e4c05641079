import { suggestion } from '../diagnostics/suggest.js';
import { UsageError } from '../pipeline/report.js';

/** The languages of the example that a new pack starts from. */
export const exampleLanguages = ['en', 'zh-Hant', 'zh-Hans'] as const;
export type ExampleLanguage = (typeof exampleLanguages)[number];

/**
 * The languages of these names, each once, in their order.
 * @throws UsageError for a language that the example does not have
 */
export function languagesNamed(names: readonly string[]): readonly ExampleLanguage[] {
  const languages = names.map((name) => {
    const language = exampleLanguages.find((known) => known.toLowerCase() === name.toLowerCase());
    if (language) return language;
    throw new UsageError(`there is no example in "${name}". ${suggestion(name, exampleLanguages) ?? ''}`);
  });
  return [...new Set(languages)];
}
