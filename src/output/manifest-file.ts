import { join } from 'node:path';
import type { Host } from '../host/host.js';
import { manifestText, readManifest } from './manifest.js';
import type { Manifest } from './manifest-schema.js';
import { resolveStaleOutputs, type StaleOutput } from './stale-outputs.js';

/** The manifests of all packs in an output folder. */
export async function manifestsIn(out: string, host: Host): Promise<readonly Manifest[]> {
  const { folders } = await host.list(out);
  const all = await Promise.all(folders.map((name) => host.readIfExists(join(out, name, 'manifest.json'))));
  return all.map(readManifest).filter((m) => m !== undefined);
}

/**
 * Changes the manifest in the output folder of a pack, and looks there for stale outputs, which `clean` removes. Two
 * builds at once each add what they made.
 */
export async function changeManifest(
  folder: string,
  change: (earlier: Manifest | undefined) => Manifest,
  clean: boolean,
  host: Host,
): Promise<{ readonly path: string; readonly staleOutputs: readonly StaleOutput[] }> {
  const path = join(folder, 'manifest.json');
  return host.withLock(folder, async () => {
    const changed = change(readManifest(await host.readIfExists(path)));
    const { noLongerMade = [], ...rest } = changed;
    // Written before the first file goes: wherever the build breaks off, the manifest lists no brief without its files.
    if (clean && noLongerMade.length > 0) await host.writeAtomically(path, manifestText(changed));
    const { remaining, staleOutputs } = await resolveStaleOutputs(noLongerMade, folder, clean, host);
    const left = remaining.length > 0 ? { noLongerMade: remaining } : {};
    await host.writeAtomically(path, manifestText({ ...rest, ...left }));
    return { path, staleOutputs };
  });
}
