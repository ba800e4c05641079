import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Pack, PackFile } from '../../src/model/loaded-pack.js';
import { loadPack } from '../../src/pack/load-pack.js';

export const root = fileURLToPath(new URL('../..', import.meta.url));
export const miniPackFolder = join(root, 'test/support/mini-pack');
/** A pack with a chart of each kind, in English, Chinese and Arabic. */
export const chartPackFolder = join(root, 'test/support/chart-pack');
export const builtInPackFolder = join(root, 'content/inclusive-ai-governance');

/** One change to a file of a pack: the first occurrence of `find` becomes `write`. */
export interface Edit {
  readonly file: string;
  readonly find: string;
  readonly write: string;
}

export function packFiles(folder: string, edits: readonly Edit[] = []): PackFile[] {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.yaml'))
    .sort();
  return paths.map((path) => {
    const text = readFileSync(join(folder, path), 'utf8');
    return { path, bytes: new TextEncoder().encode(applyEdits(text, path, edits)) };
  });
}

export function applyEdits(text: string, path: string, edits: readonly Edit[]): string {
  return edits
    .filter((edit) => edit.file === path)
    .reduce((current, { find, write }) => {
      if (!current.includes(find)) throw new Error(`the edit looks for text that is not in ${path}: ${find}`);
      return current.replace(find, () => write);
    }, text);
}

export function loadedPack(folder: string, edits: readonly Edit[] = []): Pack {
  const { result } = loadPack(packFiles(folder, edits), (path) => path);
  if (!result.ok) throw new Error(result.diagnostics.map((d) => d.message).join('\n'));
  return result.value;
}

/** A folder of its own for a test, with the given packs under content/. Removed by `remove`. */
export function workspace(packs: Readonly<Record<string, string>> = {}): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'policy-brief-'));
  for (const [name, folder] of Object.entries(packs)) cpSync(folder, join(path, 'content', name), { recursive: true });
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}
