import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type LocaleRules, localeFileSchema, localeOf } from '../../src/schema/locale.js';
import { toPlain } from '../../src/validation/located.js';
import { readYaml } from '../../src/yaml/read-yaml.js';
import { root } from './packs.js';

/** The languages that the package knows. */
export const languages = ['en', 'zh-Hant', 'zh-Hans', 'fr', 'es', 'de'] as const;

const known = new Map<string, LocaleRules>();

/** How a language of the package writes. */
export function rulesOf(locale: string): LocaleRules {
  const found = known.get(locale) ?? read(locale);
  known.set(locale, found);
  return found;
}

export const locales: ReadonlyMap<string, LocaleRules> = new Map(languages.map((tag) => [tag, rulesOf(tag)]));

function read(locale: string): LocaleRules {
  const id = join(root, 'templates/locales', `${locale}.yaml`);
  const tree = readYaml({ id, text: readFileSync(id, 'utf8') });
  if (!tree.ok) throw new Error(tree.diagnostics.map(({ message }) => message).join('\n'));
  return localeOf([localeFileSchema.parse(toPlain(tree.value))]);
}
