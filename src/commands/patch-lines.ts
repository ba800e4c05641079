import { unifiedDiff } from '../editions/unified-diff.js';
import type { FilePatch } from '../write-back/rewrite-pack.js';

/** What changes in the files of a pack, as `diff -u` writes it. @param nameOf a file, as people see it */
export function patchLines(patches: readonly FilePatch[], nameOf: (path: string) => string): readonly string[] {
  const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
  return patches.flatMap(({ path, before, after }) => unifiedDiff(nameOf(path), text(before), text(after)));
}
