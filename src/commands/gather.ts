import { resolve } from 'node:path';
import { type Diagnostic, errorWithoutPlace, warningWithoutPlace } from '../diagnostics/diagnostic.js';
import { sha256 } from '../host/digest.js';
import { displayPath, type Host } from '../host/host.js';
import { outputs } from '../model/variant.js';
import { eachEntry, type OpenManifest } from '../output/brief-entries.js';
import { joinManifests } from '../output/manifest.js';
import { manifestsIn, notListedBy } from '../output/manifest-file.js';
import { readersFolder } from '../pipeline/pack-sign.js';
import type { Report } from '../pipeline/report.js';
import { Run } from '../pipeline/run.js';
import type { ReportStep } from '../pipeline/steps.js';
import { getOrInsertComputed } from '../text/once.js';
import { besideIt, updateManifest, writeIndex } from './output-folder.js';

export interface GatherRequest {
  /** The output folders of the machines, relative to the working directory. */
  readonly folders: readonly string[];
  /** The output folder to write, relative to the working directory. */
  readonly outDir: string;
  /** Called at the end of each step of the work. */
  readonly onStep?: ReportStep;
}

/**
 * Joins what several machines have built with `shard` into one output folder, as one build would have written it: every
 * file is checked against its manifest and copied, then manifests and index are written.
 */
export async function gather({ folders, outDir, onStep }: GatherRequest, host: Host): Promise<Report> {
  const run = new Run(host, onStep);
  const { report } = await run.end(async () => {
    const found: Part[] = [];
    for (const [path, folder] of new Map(folders.map((each) => [resolve(host.cwd, each), each])))
      found.push({ folder, manifests: await readPart(run, path, folder) });
    // Nothing is copied where a folder is not one of a build.
    if (run.failed) return;
    const byPack = new Map<string, OpenManifest[]>();
    const older = olderParts(found);
    for (const { folder, manifests } of found) {
      for (const manifest of manifests) {
        await copyFiles(run, manifest, folder, outDir);
        await tellUnlisted(run, manifest, folder);
        getOrInsertComputed(byPack, manifest.pack.id, () => []).push(manifest);
      }
    }
    if (run.failed) return;
    for (const [pack, manifests] of byPack) {
      const join = (earlier: OpenManifest | undefined) => {
        const joined = joinManifests(earlier, manifests);
        run.add({ diagnostics: readersWithoutBriefs(joined) });
        return joined;
      };
      run.add({ staleOutputs: await updateManifest(run, { pack, outDir }, join) });
    }
    run.add({ diagnostics: older });
    await writeIndex(run, outDir);
  });
  return report;
}

/** What one machine has built. */
interface Part {
  /** As people typed it. */
  readonly folder: string;
  readonly manifests: readonly OpenManifest[];
}

async function readPart(run: Run, path: string, folder: string): Promise<Part['manifests']> {
  const { host } = run;
  const { manifests, damaged, missing } = await manifestsIn(path, host);
  run.add({ diagnostics: damaged.map((each) => wrongFile(displayPath(host, each), true)) });
  // Beside other packs it may be a folder of something else.
  const isNothingElse = manifests.length + damaged.length === 0;
  run.add({ diagnostics: missing.map((each) => noManifest(displayPath(host, each), isNothingElse)) });
  if (isNothingElse && missing.length === 0 && !(await isEmptyShare(path, host)))
    run.add({ diagnostics: [noBriefs(folder)] });
  return manifests;
}

/** Of more machines than readers some have nothing to build: their folders have an index, and no folder of a pack. */
async function isEmptyShare(folder: string, host: Host): Promise<boolean> {
  const { files, folders } = await host.list(folder);
  return folders.length === 0 && files.includes('index.html');
}

async function copyFiles(run: Run, { pack, briefs }: OpenManifest, folder: string, outDir: string): Promise<void> {
  const { host } = run;
  for (const [, { files }] of eachEntry(briefs)) {
    for (const { file, sha256: expected } of Object.values(files)) {
      const from = resolve(host.cwd, folder, pack.id, file);
      const bytes = await host.readIfExists(from);
      if (bytes && sha256(bytes) === expected) await run.write(resolve(host.cwd, outDir, pack.id, file), bytes);
      else run.add({ diagnostics: [wrongFile(displayPath(host, from), bytes !== undefined)] });
    }
  }
}

/** Each file of the folder `audiences` is one reader. A public manifest does not name them. */
function readersWithoutBriefs({ pack, sources = {}, briefs }: OpenManifest): readonly Diagnostic[] {
  const files = Object.keys(sources).filter((path) => path.startsWith(`${readersFolder}/`));
  const readers = new Set([...eachEntry(briefs)].map(([, { audience }]) => audience));
  const missing = files.length - readers.size;
  if (missing <= 0) return [];
  const names = files
    .map((path) => path.slice(readersFolder.length + 1).replace(/\.ya?ml$/, ''))
    .filter((name) => !readers.has(name));
  const named = names.length === missing && missing <= maxNamed ? `: ${names.join(', ')}` : '';
  const count = missing === 1 ? 'One reader' : `${missing} readers`;
  const message = `${count} of ${pack.id} ${missing === 1 ? 'has' : 'have'} no brief in these folders${named}.`;
  return [
    warningWithoutPlace('command/not-built', message, {
      hint: 'Name the folders of all machines, one for each part. Build a part that is not there.',
    }),
  ];
}

/** More names than anybody reads. */
const maxNamed = 10;

/** Parts that were made from other files of their pack than the last one: side by side their pages may contradict. */
function olderParts(found: readonly Part[]): readonly Diagnostic[] {
  const all = found.flatMap(({ folder, manifests }) => manifests.map((manifest) => ({ folder, manifest })));
  const last = new Map(all.map(({ manifest }) => [manifest.pack.id, JSON.stringify(manifest.sources)]));
  return all
    .filter(({ manifest: { pack, sources } }) => JSON.stringify(sources) !== last.get(pack.id))
    .map(({ folder, manifest: { pack } }) =>
      warningWithoutPlace(
        'command/not-built',
        `${folder} has ${pack.id} as it was made from other files than the last part.`,
        {
          hint: 'Build all parts from the same files, and gather them again.',
        },
      ),
    );
}

function noBriefs(folder: string): Diagnostic {
  return errorWithoutPlace('command/not-built', `There are no briefs in ${folder}.`, {
    hint: 'Name the folder that a build has written, the one with index.html in it.',
  });
}

function noManifest(file: string, isNothingElse: boolean): Diagnostic {
  const place = isNothingElse ? errorWithoutPlace : warningWithoutPlace;
  return place('command/not-built', `${file} is not there: nothing beside it can be gathered.`, {
    hint: 'Build that part again, and copy its whole folder.',
  });
}

/**
 * Briefs in the folder of a pack that its manifest does not list: another format of one that it does, or another reader or
 * language. A copy by another name, as one that came back from a colleague, is no brief.
 */
async function unlistedBriefs(manifest: OpenManifest, folder: string, host: Host): Promise<readonly string[]> {
  const { briefs, pack } = manifest;
  const listed = new Set([...eachEntry(briefs)].map(([, { audience, language }]) => `${audience}.${language}`));
  return (await notListedBy(manifest, folder, host)).filter((file) => {
    const [reader, language = ''] = file.split('.');
    const isOther = pack.languages.includes(language) && !listed.has(`${reader}.${language}`);
    return (
      isOther || outputs.some((output) => file.endsWith(`.${output}`) && briefs.get(file.slice(0, -output.length - 1)))
    );
  });
}

async function tellUnlisted(run: Run, manifest: OpenManifest, part: string): Promise<void> {
  const folder = resolve(run.host.cwd, part, manifest.pack.id);
  const files = await unlistedBriefs(manifest, folder, run.host);
  if (files.length > 0) run.add({ diagnostics: [notListed(displayPath(run.host, folder), files)] });
}

function notListed(folder: string, files: readonly string[]): Diagnostic {
  const message = `${folder}/manifest.json does not list ${besideIt(files)}: ${files.length > 1 ? 'they are' : 'it is'} not gathered.`;
  return warningWithoutPlace('command/not-built', message, {
    hint: 'Of several parts that were copied into one folder, only the manifest of the last is there. Keep each in a folder of its own, and name them all.',
  });
}

function wrongFile(file: string, exists: boolean): Diagnostic {
  return errorWithoutPlace('command/not-built', `${file} is ${exists ? 'not the file that was built' : 'not there'}.`, {
    hint: 'Build that part again, and copy its whole folder.',
  });
}
