import { type Diagnostic, error } from '../diagnostics/diagnostic.js';
import type { Host } from '../host/host.js';
import { type Hyphenator, hyphenation } from '../render/lines/hyphenation.js';
import type { LocaleRules } from '../schema/locale.js';
import { type Located, nodeAt } from '../validation/located.js';

/** What the package hyphen makes of the patterns of a language. */
interface Patterns {
  hyphenateSync(text: string, options: { readonly minWordLength: number }): string;
}

/** How the words of each language are divided, for those whose locale says by which patterns. */
export function loadHyphenators(
  locales: ReadonlyMap<string, LocaleRules>,
  host: Host,
): ReadonlyMap<string, Hyphenator> {
  const byLocale = new Map<string, Hyphenator>();
  for (const [locale, { lines }] of locales) {
    const settings = lines.hyphenation;
    if (!settings) continue;
    const patterns = host.loadPackage(patternsFile(settings.patterns)) as Patterns;
    const divide = (word: string) => patterns.hyphenateSync(word, { minWordLength: settings.shortest });
    byLocale.set(locale, hyphenation(divide, settings));
  }
  return byLocale;
}

/** Patterns that a locale names and the package does not have. */
export function missingPatterns(locale: Located, host: Host): readonly Diagnostic[] {
  const patterns = nodeAt(locale, ['lines', 'hyphenation', 'patterns']);
  if (patterns?.kind !== 'text' || host.hasPackageFile(patternsFile(patterns.text))) return [];
  return [
    error('template/missing', `The package hyphen has no patterns "${patterns.text}".`, {
      span: patterns.span,
      hint: 'Write the name of one of its folders, such as fr or en-gb, or leave hyphenation out.',
    }),
  ];
}

const patternsFile = (patterns: string) => `hyphen/${patterns}`;
