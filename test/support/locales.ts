import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type LocaleRules, rulesOf as rulesFrom } from '../../src/schema/locale.js';
import { localeSchema } from '../../src/schema/locale-schema.js';
import { type Located, overlay, toPlain } from '../../src/validation/located.js';
import { readYaml } from '../../src/yaml/read-yaml.js';
import { root } from './packs.js';

/** The languages that the package knows. */
export const languages = ['en', 'zh-Hant', 'zh-Hans', 'fr', 'es', 'ru', 'ar', 'de', 'pt', 'ja', 'ko'] as const;

const known = new Map<string, LocaleRules>();

/** How a language of the package writes. */
export function rulesOf(locale: string): LocaleRules {
  const found = known.get(locale) ?? localeOf(treeOf(readFileSync(pathOf(locale), 'utf8'), pathOf(locale)));
  known.set(locale, found);
  return found;
}

export const locales: ReadonlyMap<string, LocaleRules> = new Map(languages.map((tag) => [tag, rulesOf(tag)]));

/** A locale of the package, changed by what a file says. */
export function changedLocale(locale: string, text: string): LocaleRules {
  return localeOf(overlay(treeOf(readFileSync(pathOf(locale), 'utf8'), locale), treeOf(text, 'over')));
}

/** The locale of a language that says nothing of its numbers. */
export const plainLocale = rulesWithout('en', ['numbers', 'typed-numbers']);

function rulesWithout(locale: string, keys: readonly string[]): LocaleRules {
  const tree = treeOf(readFileSync(pathOf(locale), 'utf8'), locale);
  if (tree.kind !== 'map') throw new Error(`the locale ${locale} is no map`);
  return localeOf({ ...tree, entries: tree.entries.filter(({ key }) => !keys.includes(key)) });
}

function pathOf(locale: string): string {
  return join(root, 'templates/locales', `${locale}.yaml`);
}

function treeOf(text: string, id: string): Located {
  const tree = readYaml({ id, text });
  if (!tree.ok) throw new Error(tree.diagnostics.map(({ message }) => message).join('\n'));
  return tree.value;
}

function localeOf(tree: Located): LocaleRules {
  return rulesFrom(localeSchema.parse(toPlain(tree)));
}
