import { suggestion } from '../diagnostics/suggest.js';
import { UsageError } from '../pipeline/usage-error.js';

/** The languages that the example of a new pack is written in. */
export const exampleLanguages = ['en', 'zh-Hant', 'zh-Hans'] as const;
export type ExampleLanguage = (typeof exampleLanguages)[number];

/**
 * The languages that are named, each once, in their order.
 * @throws UsageError for one that the example does not have
 */
export function languagesNamed(names: readonly string[]): readonly ExampleLanguage[] {
  const languages = names.map((name) => {
    const language = exampleLanguages.find((one) => one.toLowerCase() === name.toLowerCase());
    if (language) return language;
    throw new UsageError(`there is no example in "${name}". ${suggestion(name, exampleLanguages) ?? ''}`);
  });
  return [...new Set(languages)];
}
