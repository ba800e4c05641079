import { join } from 'node:path';
import { sha256 } from '../host/digest.js';
import { displayPath, type Host } from '../host/host.js';
import { formats } from '../model/variant.js';
import type { BriefEntry, FileEntry, Manifest } from './manifest-schema.js';

/** A file of an earlier build that no brief of its pack makes any more. */
export interface StaleOutput {
  /** As people type it. */
  readonly file: string;
  /** `changed` is what somebody has written over: it is not ours to remove. */
  readonly state: 'there' | 'removed' | 'changed';
}

/**
 * What a manifest is to remember of files that no brief makes any more: those that the earlier one remembered, and those of
 * the briefs that it had and the new one has not. Else a build that only names them would forget them.
 */
export function noLongerMade(briefs: Manifest['briefs'], earlier: Manifest | undefined): readonly FileEntry[] {
  // Some disks take names for the same that differ in their case.
  const nameOf = ({ file }: FileEntry) => file.toLowerCase();
  const made = new Set(Object.entries(briefs).flatMap(filesOf).map(nameOf));
  const gone = Object.entries(earlier?.briefs ?? {}).filter(([id]) => !briefs[id]);
  const all = [...(earlier?.noLongerMade ?? []), ...gone.flatMap(filesOf)].filter((entry) => !made.has(nameOf(entry)));
  const byName = new Map(all.map((entry) => [entry.file, entry]));
  return [...byName.values()].sort((a, b) => (a.file < b.file ? -1 : 1));
}

/** The files of a brief; those only that have the name which a build gives them. */
function filesOf([id, { files }]: readonly [string, BriefEntry]): readonly FileEntry[] {
  return formats.flatMap((format) => {
    const entry = files[format];
    return entry?.file === `${id}.${format}` ? [entry] : [];
  });
}

export interface Settled {
  /** Those that are still there. */
  readonly left: readonly FileEntry[];
  readonly told: readonly StaleOutput[];
}

/**
 * Looks for such files in the folder of a pack, and with `clean` removes those that stand there as they were written.
 * Links and folders that have taken their names are left alone, and forgotten.
 */
export async function resolveStaleOutputs(
  entries: readonly FileEntry[],
  folder: string,
  clean: boolean,
  host: Host,
): Promise<Settled> {
  if (entries.length === 0) return { left: [], told: [] };
  const { files } = await host.list(folder);
  const left: FileEntry[] = [];
  const told: StaleOutput[] = [];
  for (const entry of entries.filter(({ file }) => files.includes(file))) {
    const path = join(folder, entry.file);
    const tell = (state: StaleOutput['state']) => told.push({ file: displayPath(host, path), state });
    const bytes = await host.readIfThere(path);
    if (!bytes) continue;
    if (sha256(bytes) !== entry.sha256) tell('changed');
    else if (!clean) tell('there');
    else {
      await host.remove(path);
      tell('removed');
      continue;
    }
    left.push(entry);
  }
  return { left, told };
}
