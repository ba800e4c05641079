import { type Diagnostic, errorWithoutPlace } from '../diagnostics/diagnostic.js';
import type { Host } from '../host/host.js';
import { type Hyphenator, hyphenation } from '../render/lines/hyphenation.js';
import type { Locales } from './locales.js';

export interface Hyphenators {
  readonly byLocale: ReadonlyMap<string, Hyphenator>;
  readonly diagnostics: readonly Diagnostic[];
}

/** What the package hyphen makes of the patterns of a language. */
interface Patterns {
  hyphenateSync(text: string, options: { readonly minWordLength: number }): string;
}

/** How the words of each language are divided, for those whose locale says by which patterns. */
export function loadHyphenators(locales: Locales, host: Host): Hyphenators {
  const byLocale = new Map<string, Hyphenator>();
  const diagnostics: Diagnostic[] = [];
  for (const [locale, { lines }] of locales) {
    const settings = lines.hyphenation;
    if (!settings) continue;
    const name = `hyphen/${settings.patterns}`;
    if (!host.hasPackageFile(name)) {
      const message = `The locale ${locale} names the patterns "${settings.patterns}", which the package hyphen does not have.`;
      const hint = 'Write the name of one of its folders, such as fr or en-gb, or leave hyphenation out.';
      diagnostics.push(errorWithoutPlace('template/missing', message, { hint }));
      continue;
    }
    const patterns = host.loadPackage(name) as Patterns;
    const divide = (word: string) => patterns.hyphenateSync(word, { minWordLength: settings.shortest });
    byLocale.set(locale, hyphenation(divide, settings));
  }
  return { byLocale, diagnostics };
}
