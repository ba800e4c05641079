import { describe, expect, it } from 'vitest';
import type { PackFile } from '../../../src/model/loaded-pack.js';
import { type KnownFiles, loadPack } from '../../../src/pack/load-pack.js';
import { applyEdits, miniPackFolder, packFiles } from '../../support/packs.js';

const path = 'pack.yaml';
const nameOf = (file: string) => file;

function edited(files: readonly PackFile[], find: string, write: string): readonly PackFile[] {
  return files.map((file) => {
    if (file.path !== path) return file;
    const text = applyEdits(new TextDecoder().decode(file.bytes), path, [{ file: path, find, write }]);
    return { path, bytes: new TextEncoder().encode(text) };
  });
}

/** The same bytes in other memory, as a second reading of the disk has them. */
function readAgain(files: readonly PackFile[]): readonly PackFile[] {
  return files.map(({ path, bytes }) => ({ path, bytes: Uint8Array.from(bytes) }));
}

describe('a pack that is read again', () => {
  it('says what its files say now, also where only some of them have changed', () => {
    const known: KnownFiles = new Map();
    const before = packFiles(miniPackFolder);
    loadPack(before, nameOf, [], known);
    const broken = edited(readAgain(before), 'as-at: 2025-12', 'as-at: 2027');
    const mended = edited(broken, 'as-at: 2027', 'as-at: 2025-11');
    for (const files of [broken, mended, readAgain(before)]) {
      expect(loadPack(files, nameOf, [], known)).toEqual(loadPack(files, nameOf));
    }
  });

  it('parses the files only that have changed', () => {
    const known: KnownFiles = new Map();
    const before = packFiles(miniPackFolder);
    loadPack(before, nameOf, [], known);
    const treesBefore = new Map([...known].map(([name, { read }]) => [name, read]));
    loadPack(edited(readAgain(before), 'as-at: 2025-12', 'as-at: 2025-11'), nameOf, [], known);
    const parsed = [...known].filter(([name, { read }]) => read !== treesBefore.get(name)).map(([name]) => name);
    expect(parsed).toEqual([path]);
  });
});
