import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { SourceFile } from '../diagnostics/source.js';
import type { Host } from '../host/host.js';
import { type LocaleRules, localeFileSchema, localeOf } from '../schema/locale.js';
import { TemplateReader } from './template-reader.js';
import type { TemplateChoice } from './template-roots.js';

/** How each language of a pack writes, by its tag. */
export type Locales = ReadonlyMap<string, LocaleRules>;

export interface LoadedLocales {
  readonly locales: Locales;
  /** What is wrong in the files, and warnings of files that only nearly have the name of a locale. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads `locales/<tag>.yaml` of the package and of the user's own templates, of which the latter change what they name.
 * A language without a file is not refused. Every file read is added to `sources`.
 */
export async function loadLocales(
  languages: readonly string[],
  choice: TemplateChoice,
  host: Host,
  sources: Map<string, SourceFile>,
): Promise<LoadedLocales> {
  const reader = new TemplateReader(host, sources, choice);
  const locales = new Map<string, LocaleRules>();
  for (const language of languages) {
    locales.set(language, localeOf(await reader.layers(`locales/${language}.yaml`, localeFileSchema)));
  }
  return { locales, diagnostics: [...reader.diagnostics, ...reader.warnings] };
}
