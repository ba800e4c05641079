import { join, resolve } from 'node:path';
import { displayPath } from '../host/host.js';
import { renderIndex } from '../output/index-page.js';
import { publicManifest } from '../output/manifest.js';
import { changeManifest, manifestsIn } from '../output/manifest-file.js';
import type { Manifest } from '../output/manifest-schema.js';
import type { StaleOutput } from '../output/stale-outputs.js';
import type { Run } from '../pipeline/run.js';
import { startStep } from '../pipeline/steps.js';

/** Changes the manifest of a pack. With `clean` its stale outputs are removed, else only found. */
export async function updateManifest(
  run: Run,
  { pack, outDir, clean = false }: { readonly pack: string; readonly outDir: string; readonly clean?: boolean },
  change: (earlier: Manifest | undefined) => Manifest,
): Promise<readonly StaleOutput[]> {
  const endStep = startStep(run.onStep, 'manifest', pack);
  const folder = resolve(run.host.cwd, outDir, pack);
  const { path, staleOutputs } = await changeManifest(folder, change, clean, run.host);
  endStep();
  run.add({ files: [displayPath(run.host, path)] });
  return staleOutputs;
}

/** Writes the index of all packs in the folder. A public one shows the public part of every manifest. */
export async function writeIndex(run: Run, outDir: string, isPublic = false): Promise<void> {
  const { host } = run;
  const endStep = startStep(run.onStep, 'index', outDir);
  const out = resolve(host.cwd, outDir);
  const path = join(host.packageRoot, 'templates', 'index.html.hbs');
  const template = { id: displayPath(host, path), text: new TextDecoder().decode(await host.read(path)) };
  await host.sweepTemporaries(out);
  await host.withLock(out, async () => {
    const manifests = await manifestsIn(out, host);
    const shown = isPublic ? manifests.map((manifest) => publicManifest(manifest, new Set())) : manifests;
    await run.write(join(out, 'index.html'), renderIndex(template, shown));
  });
  endStep();
}
