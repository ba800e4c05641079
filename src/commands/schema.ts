import { join } from 'node:path';
import { type Diagnostic, isError } from '../diagnostics/diagnostic.js';
import type { SourceFile } from '../diagnostics/source.js';
import { displayPath, type Host } from '../host/host.js';
import type { PackFile } from '../model/loaded-pack.js';
import { mergeParts } from '../pack/merge.js';
import { packNames } from '../pack/pack-names.js';
import { findPacks, noPack } from '../pipeline/find-packs.js';
import { readPackFiles } from '../pipeline/pack-files.js';
import type { Report } from '../pipeline/report.js';
import { Run } from '../pipeline/run.js';
import { type EditorSchemas, editorSchemas, noNames, type PackNames } from '../schema/editor-schemas.js';
import { limits } from '../schema/limits.js';
import type { Located } from '../validation/located.js';
import { decodeUtf8, legible } from '../yaml/decode.js';
import { readYaml } from '../yaml/read-yaml.js';
import { schemaFiles, schemaOf, withModeline } from './modeline.js';

export interface SchemaRequest {
  /** A folder or an id; without one, every pack under ./content. */
  readonly pack?: string | undefined;
  /** Writes the schemas beside the files of the pack, and into each file a line that names its schema. */
  readonly write: boolean;
}

export interface PackSchemas extends EditorSchemas {
  /** The folder of the pack; without one the schemas know no ids. */
  readonly folder?: string;
}

export interface SchemaReport extends Report {
  readonly schemas: readonly PackSchemas[];
}

/** Makes JSON Schemas for text editors. For a pack with mistakes they have the ids that can be read. */
export async function schema(request: SchemaRequest, host: Host): Promise<SchemaReport> {
  const run = new Run(host);
  const { report, value: schemas = [] } = await run.end(async () => {
    const folders = await foldersFor(request, run);
    const made: PackSchemas[] = [];
    for (const folder of folders) {
      const { names, files } = await readNames(folder, run);
      const schemas = editorSchemas(names);
      made.push({ folder: displayPath(host, folder), ...schemas });
      if (request.write) await writeSchemas(folder, schemas, files, run);
    }
    return folders.length === 0 && !run.failed ? [editorSchemas(noNames)] : made;
  });
  return { ...report, schemas };
}

async function foldersFor({ pack, write }: SchemaRequest, run: Run): Promise<readonly string[]> {
  const { folders, diagnostics, areBuiltIn } = await findPacks(pack === undefined ? [] : [pack], run.host);
  run.add({ diagnostics });
  if (pack !== undefined) return folders;
  // Without packs there are the built-in ones: their ids are of no use to a new pack, and their files are not the user's.
  const here = areBuiltIn ? [] : folders;
  if (here.length === 0 && write) run.add({ diagnostics: [noPack] });
  return here;
}

/** A file of a pack, and whether it is text that a line can be put into. */
interface ReadFile {
  readonly file: PackFile;
  readonly isText: boolean;
}

async function readNames(
  folder: string,
  run: Run,
): Promise<{ readonly names: PackNames; readonly files: readonly ReadFile[] }> {
  const nameOf = (path: string) => displayPath(run.host, join(folder, path));
  const { files, diagnostics: refused } = await readPackFiles(folder, run.host);
  const read = files.map((file) => ({ file, ...readPart(nameOf(file.path), file) }));
  run.addSources(read.map(({ source }) => source));
  const parts = read.flatMap(({ file, tree }) => (tree ? [{ path: file.path, tree }] : []));
  const merged = mergeParts(parts, { source: nameOf('pack.yaml'), start: 0, end: 0 });
  const diagnostics = [...refused, ...read.flatMap((one) => one.diagnostics), ...merged.diagnostics];
  run.addUnread(diagnostics);
  return {
    names: { ...packNames(merged.tree), complete: !diagnostics.some(isError) },
    files: read.map(({ file, isText }) => ({ file, isText })),
  };
}

/** The tree of a file, if it has one. Mistakes that hide no id are for `check`. */
function readPart(
  id: string,
  { bytes }: PackFile,
): {
  readonly source: SourceFile;
  readonly isText: boolean;
  readonly tree?: Located;
  readonly diagnostics: readonly Diagnostic[];
} {
  const text = decodeUtf8(id, bytes);
  if (typeof text !== 'string') return { source: { id, text: legible(bytes) }, isText: false, diagnostics: [text] };
  const source = { id, text };
  const tree = readYaml(source);
  return tree.ok
    ? { source, isText: true, tree: tree.value, diagnostics: [] }
    : { source, isText: true, diagnostics: tree.diagnostics.filter(isError) };
}

async function writeSchemas(
  folder: string,
  schemas: EditorSchemas,
  files: readonly ReadFile[],
  run: Run,
): Promise<void> {
  for (const kind of ['sections', 'audience'] as const) {
    const text = schemaText(schemas[kind]);
    const earlier = await run.host.readInside(folder, schemaFiles[kind], limits.fileBytes);
    const isSame = typeof earlier === 'object' && Buffer.from(earlier).toString() === text;
    if (!isSame) await run.writeIntoPack(folder, schemaFiles[kind], text);
  }
  for (const { file, isText } of files) {
    const changed = withModeline(file.bytes, schemaOf(file.path));
    if (changed && isText) await run.writeIntoPack(folder, file.path, changed);
  }
}

/** A schema as it is printed and written. */
export function schemaText(schema: object): string {
  return `${JSON.stringify(schema, undefined, 2)}\n`;
}
