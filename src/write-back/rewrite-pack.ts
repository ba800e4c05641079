import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { Success } from '../diagnostics/result.js';
import { type SourceFile, sourcesById } from '../diagnostics/source.js';
import type { PackFile } from '../model/loaded-pack.js';
import { type KnownFiles, type LoadedPack, loadPack, type PackOutline } from '../pack/load-pack.js';
import { applied, bytesOf } from './edit-text.js';
import type { Edit } from './text-change.js';

/** A file of a pack before and after. */
export interface FilePatch {
  readonly path: string;
  readonly before: Uint8Array;
  readonly after: Uint8Array;
}

/** A pack with edits in its files. */
export interface RewrittenPack {
  /** Of the files that change. */
  readonly patches: readonly FilePatch[];
  /** All files of the pack as they shall be, which load without an error. */
  readonly files: readonly PackFile[];
  /** What they load as. */
  readonly loaded: LoadedPack & { readonly outline: PackOutline };
}

/** Files of a pack, and what they load as. */
export type LoadedFiles = Pick<RewrittenPack, 'files' | 'loaded'>;

export interface RewriteOptions {
  /** Turns a path inside the pack into the name that messages use. */
  readonly nameOf: (path: string) => string;
  /** Files that were read before, of whoever edits a pack again and again. */
  readonly known?: KnownFiles | undefined;
}

/** Why files are not changed, and where the places of what is told are: in the files, or in them as they would be. */
export interface Refused {
  readonly ok: false;
  readonly diagnostics: readonly Diagnostic[];
  readonly sources: readonly SourceFile[];
  readonly outline: PackOutline | undefined;
}

export type Rewriting<T> = Success<T> | Refused;

/** Makes edits in the files of a pack, in memory; a pack that does not load with them is refused with what is wrong. */
export function rewritePack(
  files: readonly PackFile[],
  sources: readonly SourceFile[],
  edits: readonly Edit[],
  { nameOf, known }: RewriteOptions,
): Rewriting<RewrittenPack> {
  const byId = sourcesById(sources);
  const after = files.map((file) => edited(file, byId.get(nameOf(file.path)), edits));
  const loaded = loadPack(after, nameOf, [], known);
  const { result, outline } = loaded;
  const broken = result.ok ? undefined : result.diagnostics.find(({ code }) => code === 'yaml/syntax');
  if (broken) throw new Error(`what was written is no YAML: ${broken.message}`);
  if (!result.ok) return { ok: false, diagnostics: result.diagnostics, sources: loaded.sources, outline };
  if (!outline) throw new Error('a pack loads without an outline');
  const patches = patchesBetween(files, after);
  const value = { patches, files: after, loaded: { ...loaded, outline } };
  return { ok: true, value, warnings: result.warnings };
}

function edited(file: PackFile, source: SourceFile | undefined, edits: readonly Edit[]): PackFile {
  const own = edits.filter((edit) => edit.source === source?.id);
  if (!source || own.length === 0) return file;
  return { ...file, bytes: bytesOf(file, applied(source.text, own)) };
}

/** The files of a pack that are not what they were. */
export function patchesBetween(before: readonly PackFile[], after: readonly PackFile[]): readonly FilePatch[] {
  return before.flatMap(({ path, bytes }, i): FilePatch[] => {
    const now = after[i]?.bytes ?? bytes;
    return Buffer.compare(now, bytes) === 0 ? [] : [{ path, before: bytes, after: now }];
  });
}
