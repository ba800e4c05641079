import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse, stringify } from 'yaml';
import type { PackFile } from '../../src/model/loaded-pack.js';
import { miniPackFolder, packFiles } from './packs.js';

type Tree = string | readonly Tree[] | { readonly [key: string]: Tree };

/**
 * The mini pack in English only, for tests that are not about Chinese: no Chinese font is opened for it. Its texts do not
 * name their language.
 */
export const englishPack: readonly PackFile[] = packFiles(miniPackFolder).map(({ path, bytes }) => {
  const tree = inEnglish(parse(new TextDecoder().decode(bytes), { schema: 'failsafe' }));
  const text = stringify(tree, { defaultStringType: 'QUOTE_DOUBLE', defaultKeyType: 'PLAIN', lineWidth: 0 });
  return { path, bytes: new TextEncoder().encode(text) };
});

function inEnglish(value: Tree): Tree {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.filter((item) => item !== 'zh-Hant').map(inEnglish);
  if ('en' in value) return value.en ?? '';
  return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, inEnglish(child)]));
}

/** Writes it into a folder. */
export function writeEnglishPack(folder: string): void {
  for (const { path, bytes } of englishPack) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), bytes);
  }
}
