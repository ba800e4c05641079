import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { applyEdits, type Edit, miniPackFolder, workspace } from './packs.js';

/** A working directory with the given packs under content/, for the test that is running; removed when it ends. */
export function testFolder(packs: Readonly<Record<string, string>> = { mini: miniPackFolder }): string {
  const { path, remove } = workspace(packs);
  onTestFinished(remove);
  return path;
}

/** Writes other words where a file first has some. */
export function editFile(path: string, find: string, write: string): void {
  writeFileSync(path, applyEdits(readFileSync(path, 'utf8'), path, [{ file: path, find, write }]));
}

/** Changes the files of a pack. */
export function editPack(folder: string, edits: readonly Edit[]): void {
  for (const { file, find, write } of edits) editFile(join(folder, file), find, write);
}

/** The bytes of all files below a folder, by their paths in it, sorted. */
export function filesBelow(folder: string): ReadonlyMap<string, Buffer> {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => statSync(join(folder, path)).isFile())
    .map((path) => path.replaceAll('\\', '/'))
    .sort();
  return new Map(paths.map((path) => [path, readFileSync(join(folder, path))]));
}

export function textsBelow(folder: string): Record<string, string> {
  return Object.fromEntries([...filesBelow(folder)].map(([path, bytes]) => [path, bytes.toString()]));
}

/** A difference is shown by names, not by the bytes of a PDF. */
export function digestsBelow(folder: string): Record<string, string> {
  const digest = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
  return Object.fromEntries([...filesBelow(folder)].map(([path, bytes]) => [path, digest(bytes)]));
}
