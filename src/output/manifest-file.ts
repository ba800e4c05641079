import { join } from 'node:path';
import type { Host } from '../host/host.js';
import { manifestText, readManifest } from './manifest.js';
import type { Manifest } from './manifest-schema.js';
import { resolveStaleOutputs, type StaleOutput } from './stale-outputs.js';

/** Those of all packs in an output folder. */
export async function manifestsIn(out: string, host: Host): Promise<readonly Manifest[]> {
  const { folders } = await host.list(out);
  const all = await Promise.all(folders.map((name) => host.readIfThere(join(out, name, 'manifest.json'))));
  return all.map(readManifest).filter((m) => m !== undefined);
}

export interface ChangedManifest {
  readonly path: string;
  readonly staleOutputs: readonly StaleOutput[];
}

/**
 * Changes the manifest in the folder of a pack, and looks for the files that no brief makes any more. Two builds at once into
 * one folder each add what they made.
 */
export async function changeManifest(
  folder: string,
  change: (earlier: Manifest | undefined) => Manifest,
  clean: boolean,
  host: Host,
): Promise<ChangedManifest> {
  const path = join(folder, 'manifest.json');
  return host.alone(folder, async () => {
    const changed = change(readManifest(await host.readIfThere(path)));
    const { noLongerMade = [], ...rest } = changed;
    // Before the first file goes: wherever the build ends, no brief of the manifest lacks one, and none is forgotten.
    if (clean && noLongerMade.length > 0) await host.writeWhole(path, manifestText(changed));
    const { left, told } = await resolveStaleOutputs(noLongerMade, folder, clean, host);
    await host.writeWhole(path, manifestText({ ...rest, ...(left.length > 0 ? { noLongerMade: [...left] } : {}) }));
    return { path, staleOutputs: told };
  });
}
