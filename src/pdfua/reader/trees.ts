import { latin1, type PdfDict, PdfString, type PdfValue } from './objects.js';
import type { PdfFile } from './pdf-file.js';

const maxDepth = 50;

/** The entries of a number tree (ISO 32000-1, 7.9.7). */
export function readNumberTree(file: PdfFile, root: PdfValue | undefined): ReadonlyMap<number, PdfValue> {
  return new Map(
    leavesOf(file, root, 'Nums').flatMap(([key, value]) => (typeof key === 'number' ? [[key, value] as const] : [])),
  );
}

/** The entries of a name tree (ISO 32000-1, 7.9.6), by `nameKey`. */
export function readNameTree(file: PdfFile, root: PdfValue | undefined): ReadonlyMap<string, PdfValue> {
  return new Map(
    leavesOf(file, root, 'Names').flatMap(([key, value]) =>
      key instanceof PdfString ? [[nameKey(key), value] as const] : [],
    ),
  );
}

/** The bytes of a string as a key. */
export function nameKey({ bytes }: PdfString): string {
  return latin1(bytes.subarray(0, 1000));
}

/** Pairs of keys and values. A repeated node is read once. */
function leavesOf(file: PdfFile, root: PdfValue | undefined, list: string): readonly (readonly [PdfValue, PdfValue])[] {
  const leaves: (readonly [PdfValue, PdfValue])[] = [];
  const seen = new Set<PdfDict>();
  const read = (value: PdfValue | undefined, depth: number): void => {
    const node = file.dict(value);
    if (!node || depth > maxDepth || seen.has(node)) return;
    seen.add(node);
    const pairs = file.array(node.get(list));
    for (let i = 0; i + 1 < pairs.length; i += 2) leaves.push([file.resolve(pairs[i]), pairs[i + 1] ?? null]);
    for (const kid of file.array(node.get('Kids'))) read(kid, depth + 1);
  };
  read(root, 0);
  return leaves;
}
