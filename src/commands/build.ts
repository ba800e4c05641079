import { join, resolve } from 'node:path';
import { displayPath, type Host } from '../host/host.js';
import { recordingHost } from '../host/recording-host.js';
import type { OpenPack } from '../model/loaded-pack.js';
import { variantId } from '../model/variant.js';
import { mergeManifest, publicManifest } from '../output/manifest.js';
import { briefsWithoutManifest, type ChangeOfManifest } from '../output/manifest-file.js';
import { BuildCache } from '../pipeline/build-cache.js';
import { checkSelection, localesOf } from '../pipeline/matrix.js';
import { type Report, UsageError } from '../pipeline/report.js';
import { Run } from '../pipeline/run.js';
import { checkTemplateChoice } from '../pipeline/template-roots.js';
import { type BuildWork, buildEditions, type EditionResult } from './build-editions.js';
import type { BuildRequest } from './build-request.js';
import { BuiltBriefs } from './built-briefs.js';
import { updateManifest, writeIndex } from './output-folder.js';
import { editionsToBuild, type PackShare, shareOf } from './shares.js';
import { remember } from './unchanged.js';
import { packsForWorker } from './worker-packs.js';
import { type Expected, jobsFor, startWorkers } from './workers.js';

/**
 * Builds briefs and writes them: the files of each brief, then the manifest of each pack, then the index. Nothing of a
 * pack with mistakes is written; a brief that cannot be made keeps its earlier files.
 * @param tool the name and version that manifests give to the program that built them
 * @throws UsageError for an audience or language that no pack has, a folder of templates that does not exist, and an output
 *   folder that is one of a pack
 */
export async function build(request: BuildRequest, host: Host, tool: string): Promise<Report> {
  // What is to be verified is made, not taken from what was made before.
  const cache = request.force || request.verify ? undefined : BuildCache.open(host, tool);
  const recorder = cache ? recordingHost(host) : undefined;
  const run = new Run(recorder?.host ?? host, request.onStep, cache);
  const { report } = await run.end(async () => {
    if (request.clean && request.set?.length)
      throw new UsageError('--clean goes by the pack as its files are. Leave --set out.');
    await checkTemplateChoice(request, run.host);
    const packs = await run.open(request.packs, { set: request.set ?? [], templates: request.templates });
    const { theme, templates } = request;
    if (packs.length === 0 && theme !== undefined) await run.checkTheme({ theme, templates });
    if (packs.length > 0 && !run.failed) checkSelection(request, packs);
    await buildAll(run, packs, request, { cwd: host.cwd, tool });
  });
  if (recorder) await remember(request, host, tool, { report, readings: recorder.readings() });
  return report;
}

async function buildAll(
  run: Run,
  packs: readonly OpenPack[],
  request: BuildRequest,
  { cwd, tool }: { readonly cwd: string; readonly tool: string },
): Promise<void> {
  const all = editionsToBuild(packs, request);
  const total = all
    .flatMap(({ pack, editions }) => editions.map(({ edition }) => localesOf(pack, edition, request).length))
    .reduce((sum, count) => sum + count, 0);
  const out = resolve(cwd, request.outDir);
  if (packs.length > 0) await checkOutputFolder(out, run);
  const unlisted = new Map<string, readonly string[]>();
  for (const { pack, audiences } of packs) {
    const folder = join(out, pack.id);
    await checkOutputFolder(folder, run);
    await run.host.sweepLeftovers(folder);
    const readers = audiences.map(({ id }) => id);
    // Beside shards others may be building, and have no manifest yet.
    if (!request.shard) unlisted.set(pack.id, await briefsWithoutManifest(folder, readers, run.host));
  }
  const jobs = jobsFor(request.jobs, total, Math.max(0, ...all.map(({ editions }) => editions.length)));
  let done = -1;
  const onBrief = (brief: string) => {
    done += 1;
    request.onProgress?.({ done, total, brief });
  };
  const isStopped = () => {
    const stopped = request.stopSignal?.();
    if (stopped) run.add({ stopped });
    return stopped !== undefined;
  };
  const built = new BuiltBriefs();
  const onResult = (result: EditionResult) => built.add(result);
  const share = (index: number) => shareOf(all, { index, of: jobs });
  const start = { request, cwd, tool, packsFor: (index: number) => packsForWorker(share(index)) };
  const workers = await startWorkers(jobs, start, { onBrief, onResult });
  const failureHere = await buildShare(run, { request, packs: share(0), onBrief, isStopped }, onResult);
  const failuresThere = await workers.ended((index) => variantsOf(share(index), request));
  for (const findings of built.inOrder()) run.add(findings);
  const failure = failureHere ?? failuresThere[0];
  // Where writing failed, the manifest still lists what is on the disk, if it can be written.
  const clean = request.clean === true && failure === undefined && !isStopped();
  const written = await writeManifests(run, packs, built, { request, tool, clean, unlisted, isStopped }).catch(
    (cause: unknown) => {
      throw failure ?? cause;
    },
  );
  if (failure !== undefined) throw failure;
  // A share of a machine may have no briefs: its folder is there nevertheless, for gathering.
  const isEmptyShare = request.shard !== undefined && packs.length > 0 && !run.failed && !isStopped();
  if (written || isEmptyShare) await writeIndex(run, request.outDir, { isPublic: request.public === true, isStopped });
}

/** @throws UsageError for the folder of a pack, whose files and those of its briefs would be mixed up */
async function checkOutputFolder(folder: string, { host }: Run): Promise<void> {
  if (await host.isFile(join(folder, 'pack.yaml'))) {
    throw new UsageError(
      `${displayPath(host, folder)} is the folder of a pack. Write the briefs elsewhere: -o out, say.`,
    );
  }
}

/** Builds the share of this thread. @returns what ended it early, if anything */
async function buildShare(run: Run, work: BuildWork, onResult: (result: EditionResult) => void): Promise<unknown> {
  try {
    for await (const result of buildEditions(run, work)) onResult(result);
    return undefined;
  } catch (failure) {
    return failure;
  }
}

interface ManifestWork {
  readonly request: BuildRequest;
  readonly tool: string;
  readonly clean: boolean;
  /** For each pack, the briefs that stood there without a manifest. */
  readonly unlisted: ReadonlyMap<string, readonly string[]>;
  readonly isStopped: () => boolean;
}

async function writeManifests(
  run: Run,
  packs: readonly OpenPack[],
  built: BuiltBriefs,
  { request, tool, clean, unlisted, isStopped }: ManifestWork,
): Promise<boolean> {
  let written = false;
  for (const pack of packs) {
    const { id } = pack.pack;
    const entries = built.entriesOf(id);
    if (entries.size === 0) continue;
    const reserved = new Set(pack.audiences.flatMap((audience) => audience.reserved));
    const merge: ChangeOfManifest = (earlier, standing) => {
      const merged = mergeManifest({ pack, tool, entries }, earlier, standing);
      return request.public ? publicManifest(merged, reserved) : merged;
    };
    const place = { pack: id, outDir: request.outDir, clean, unlisted: unlisted.get(id) ?? [], isStopped };
    const staleOutputs = await updateManifest(run, place, merge);
    // With values of the command line, a brief that is missing may still be one of the pack.
    if (pack.settings.length === 0) run.add({ staleOutputs });
    written = true;
  }
  return written;
}

/** The briefs of one worker, to name them if it dies. */
function variantsOf(share: readonly PackShare[], request: BuildRequest): readonly Expected[] {
  return share.flatMap(({ pack, editions }) =>
    editions.map(({ order, edition }) => ({
      order,
      variants: localesOf(pack, edition, request).map((locale) => variantId({ ...edition, locale })),
    })),
  );
}
