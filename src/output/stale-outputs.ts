import { join } from 'node:path';
import { sha256 } from '../host/digest.js';
import { displayPath, type Host } from '../host/host.js';
import { annexFile, outputs } from '../model/variant.js';
import type { BriefEntry, FileEntry, Manifest } from '../schema/manifest-schema.js';
import { type BriefEntries, eachEntry, type OpenManifest } from './brief-entries.js';

/** A file of an earlier build that no brief of its pack makes any more. */
export interface StaleOutput {
  /** As people type it. */
  readonly file: string;
  /** A file that was `changed` since it was built is not removed: it may be somebody's work. */
  readonly state: 'there' | 'removed' | 'changed';
}

/**
 * The entry for stale outputs in a new manifest: those that the earlier manifest remembered, and the files of briefs that
 * it had and the new one has not.
 */
export function noLongerMade(
  briefs: BriefEntries,
  earlier: OpenManifest | undefined,
  canBeMade: (file: string) => boolean = () => false,
): Pick<Manifest, 'noLongerMade'> {
  // On some disks names that differ in case only are the same.
  const nameOf = ({ file }: FileEntry) => file.toLowerCase();
  const isGone = (entry: BriefEntry | undefined, { file }: FileEntry) =>
    !entry || (file.endsWith(`.${annexFile}`) && !entry.files[annexFile]);
  const gone: FileEntry[] = [];
  for (const [id, entry] of earlier ? eachEntry(earlier.briefs) : []) {
    const now = briefs.get(id);
    gone.push(...filesOf([id, entry]).filter((file) => isGone(now, file)));
  }
  const candidates = [...(earlier?.noLongerMade ?? []), ...gone].filter(({ file }) => !canBeMade(file));
  if (candidates.length === 0) return {};
  const made = new Set<string>();
  for (const one of eachEntry(briefs)) for (const file of filesOf(one)) made.add(nameOf(file));
  const all = candidates.filter((entry) => !made.has(nameOf(entry)));
  const byName = new Map(all.map((entry) => [entry.file, entry]));
  const stale = [...byName.values()].sort((a, b) => (a.file < b.file ? -1 : 1));
  return stale.length > 0 ? { noLongerMade: stale } : {};
}

/** The files of a brief that have the names which a build gives them. */
function filesOf([id, { files }]: readonly [string, BriefEntry]): readonly FileEntry[] {
  return outputs.flatMap((format) => {
    const entry = files[format];
    return entry?.file === `${id}.${format}` ? [entry] : [];
  });
}

/**
 * Looks for stale outputs in the folder of a pack; with `clean` those that are as they were built are removed. Links and
 * folders that have taken their names are left alone. `remaining` are the entries of the files that are still there.
 */
export async function resolveStaleOutputs(
  entries: readonly FileEntry[],
  folder: string,
  clean: boolean,
  host: Host,
): Promise<{ readonly remaining: FileEntry[]; readonly staleOutputs: readonly StaleOutput[] }> {
  const remaining: FileEntry[] = [];
  const staleOutputs: StaleOutput[] = [];
  const files = entries.length > 0 ? (await host.list(folder)).files : [];
  for (const entry of entries.filter(({ file }) => files.includes(file))) {
    const path = join(folder, entry.file);
    const bytes = await host.readIfExists(path);
    if (!bytes) continue;
    const isChanged = sha256(bytes) !== entry.sha256;
    const isRemoved = clean && !isChanged;
    if (isRemoved) await host.remove(path);
    else remaining.push(entry);
    staleOutputs.push({
      file: displayPath(host, path),
      state: isChanged ? 'changed' : isRemoved ? 'removed' : 'there',
    });
  }
  return { remaining, staleOutputs };
}
