import { join, resolve } from 'node:path';
import { type Diagnostic, warningWithoutPlace } from '../diagnostics/diagnostic.js';
import { displayPath } from '../host/host.js';
import { renderIndex } from '../output/index-page.js';
import { publicManifest } from '../output/manifest.js';
import { type ChangeOfManifest, changeManifest, manifestsIn } from '../output/manifest-file.js';
import type { StaleOutput } from '../output/stale-outputs.js';
import { builtInLocale } from '../pipeline/locales.js';
import type { Run } from '../pipeline/run.js';
import { startStep } from '../pipeline/steps.js';

/** Which manifest is changed. */
export interface ManifestPlace {
  readonly pack: string;
  readonly outDir: string;
  /** Whether stale outputs are removed; else they are only found. */
  readonly clean?: boolean;
  /** The briefs that stood there without a manifest before anything was built. */
  readonly unlisted?: readonly string[];
  /** Ends the wait for another build: then nothing is written. */
  readonly isStopped?: (() => boolean) | undefined;
}

/** Changes the manifest of a pack. */
export async function updateManifest(
  run: Run,
  { pack, outDir, clean = false, unlisted = [], isStopped }: ManifestPlace,
  change: ChangeOfManifest,
): Promise<readonly StaleOutput[]> {
  const endStep = startStep(run.onStep, 'manifest', pack);
  const folder = resolve(run.host.cwd, outDir, pack);
  const changed = await changeManifest({ folder, change, clean, unlisted, isStopped }, run.host);
  endStep();
  if (!changed) return [];
  const path = displayPath(run.host, changed.path);
  run.add({ files: [path] });
  if (changed.forgotten.length > 0)
    run.add({ diagnostics: [noLongerListed(path, changed.forgotten, unlisted.length > 0)] });
  return changed.staleOutputs;
}

/** One file by its name, more by their number. */
export function besideIt([first = '', ...others]: readonly string[]): string {
  return others.length > 0 ? `${others.length + 1} files that stand beside it, such as ${first}` : first;
}

/** The gallery shows only what a manifest lists, and nothing else is gathered. */
function noLongerListed(manifest: string, files: readonly string[], hadNone: boolean): Diagnostic {
  const state = hadNone ? 'was not there' : 'was damaged';
  const message = `${manifest} ${state}, and lists only what has been built now, not ${besideIt(files)}.`;
  return warningWithoutPlace('command/failed', message, {
    hint: 'Build the whole pack once, in all formats that you use. Delete what is left of earlier builds.',
  });
}

/**
 * Writes the index of all packs in the folder. A public one shows the public part of every manifest. Nothing is written
 * where the wait for another build is stopped.
 */
export async function writeIndex(
  run: Run,
  outDir: string,
  {
    isPublic = false,
    isStopped,
  }: { readonly isPublic?: boolean; readonly isStopped?: (() => boolean) | undefined } = {},
): Promise<void> {
  const { host } = run;
  const endStep = startStep(run.onStep, 'index', outDir);
  const out = resolve(host.cwd, outDir);
  const templateIn = async (name: string) => {
    const path = join(host.packageRoot, 'templates', name);
    return { id: displayPath(host, path), text: new TextDecoder().decode(await host.read(path)) };
  };
  const templates = { page: await templateIn('index.html.hbs'), reader: await templateIn('index-reader.html.hbs') };
  // The gallery is in English as the program has it, whatever a house has made of the language of its briefs.
  const english = await builtInLocale('en', host);
  await host.sweepLeftovers(out);
  const write = async () => {
    const { manifests, damaged } = await manifestsIn(out, host);
    run.add({ diagnostics: damaged.map((path) => notShown(displayPath(host, path))) });
    const shown = isPublic ? manifests.map((manifest) => publicManifest(manifest, new Set())) : manifests;
    await run.write(join(out, 'index.html'), renderIndex(templates, shown, english));
  };
  await host.withLock({ folder: out, isStopped }, write);
  endStep();
}

function notShown(manifest: string): Diagnostic {
  return warningWithoutPlace('command/failed', `${manifest} is damaged: the gallery shows nothing of its pack.`, {
    hint: 'Build that pack again. If it is gone, delete its folder here.',
  });
}
