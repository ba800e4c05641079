import { dirname, join } from 'node:path';
import { error, isError } from '../diagnostics/diagnostic.js';
import { diagnosticsOf } from '../diagnostics/result.js';
import { displayPath, type Host } from '../host/host.js';
import type { PackFile } from '../model/pack.js';
import { mergeParts, type PackPart } from '../pack/merge.js';
import { packNames } from '../pack/pack-names.js';
import { findPacks, readPackFiles } from '../pipeline/find-packs.js';
import type { Report } from '../pipeline/report.js';
import { Run } from '../pipeline/run.js';
import { type EditorSchemas, editorSchemas, noNames, type PackNames } from '../schema/editor-schemas.js';
import { decodeUtf8 } from '../yaml/decode.js';
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

/** Makes JSON Schemas for text editors. A pack with mistakes has them too: with the ids that can be read. */
export async function schema(request: SchemaRequest, host: Host): Promise<SchemaReport> {
  const run = new SchemaRun(host);
  const report = await run.end(() => run.make(request));
  return { ...report, schemas: run.schemas };
}

/** A file of a pack, and whether it is text that a line can be put into. */
interface ReadFile {
  readonly file: PackFile;
  readonly isText: boolean;
}

class SchemaRun extends Run {
  schemas: readonly PackSchemas[] = [];

  async make(request: SchemaRequest): Promise<void> {
    const folders = await this.folders(request);
    if (folders.length === 0 && !this.failed) this.schemas = [editorSchemas(noNames)];
    for (const folder of folders) {
      const { names, files } = await this.read(folder);
      const made = editorSchemas(names);
      this.schemas = [...this.schemas, { folder: displayPath(this.host, folder), ...made }];
      if (request.write) await this.writeInto(folder, made, files);
    }
  }

  private async folders({ pack, write }: SchemaRequest): Promise<readonly string[]> {
    const found = await findPacks(pack === undefined ? [] : [pack], this.host);
    this.diagnostics.push(...found.diagnostics);
    if (pack !== undefined) return found.folders;
    // The built-in pack stands in where there is none: its ids are not those of the packs to come, nor is it ours to change.
    const own = found.folders.filter((folder) => dirname(folder) === join(this.host.cwd, 'content'));
    if (own.length === 0 && write) {
      this.diagnostics.push(
        error('content/no-pack', 'There is no pack under ./content.', { hint: 'Name the folder of a pack.' }),
      );
    }
    return own;
  }

  private async read(folder: string): Promise<{ names: PackNames; files: readonly ReadFile[] }> {
    const nameOf = (path: string) => displayPath(this.host, join(folder, path));
    const parts: PackPart[] = [];
    const files: ReadFile[] = [];
    const before = this.diagnostics.length;
    const found = await readPackFiles(folder, this.host);
    this.diagnostics.push(...found.diagnostics);
    for (const file of found.files) {
      const id = nameOf(file.path);
      const text = decodeUtf8(id, file.bytes);
      files.push({ file, isText: typeof text === 'string' });
      if (typeof text !== 'string') {
        this.diagnostics.push(text);
        continue;
      }
      const source = { id, text };
      this.sources.set(id, source);
      const tree = readYaml(source);
      if (tree.ok) parts.push({ path: file.path, tree: tree.value });
      // Only what hides ids; the rest is for `check` to tell.
      else this.diagnostics.push(...diagnosticsOf(tree).filter(isError));
    }
    const { tree, diagnostics } = mergeParts(parts, { source: nameOf('pack.yaml'), start: 0, end: 0 });
    this.diagnostics.push(...diagnostics);
    return { names: { ...packNames(tree), complete: this.diagnostics.length === before }, files };
  }

  private async writeInto(folder: string, schemas: EditorSchemas, files: readonly ReadFile[]): Promise<void> {
    for (const kind of ['sections', 'audience'] as const) {
      const path = join(folder, schemaFiles[kind]);
      const text = schemaText(schemas[kind]);
      const earlier = await this.host.readIfThere(path);
      if (!earlier || Buffer.from(earlier).toString() !== text) await this.write(path, text);
    }
    for (const { file, isText } of files) {
      const changed = withModeline(file.bytes, schemaOf(file.path));
      if (changed && isText) await this.write(join(folder, file.path), changed);
    }
  }
}

export function schemaText(schema: object): string {
  return `${JSON.stringify(schema, undefined, 2)}\n`;
}
