import { join } from 'node:path';
import { sha256 } from '../host/digest.js';
import type { Host } from '../host/host.js';
import type { BriefEntry } from '../schema/manifest-schema.js';
import { localePattern } from '../schema/rules.js';
import { type BriefEntries, eachEntry, type OpenManifest } from './brief-entries.js';
import { manifestText, readManifest } from './manifest-text.js';
import { resolveStaleOutputs, type StaleOutput } from './stale-outputs.js';

/** What an output folder has of packs. */
export interface FoundManifests {
  readonly manifests: readonly OpenManifest[];
  /** The paths of those that stand beside briefs, and cannot be read. */
  readonly damaged: readonly string[];
  /** The paths of those that are not there, beside files that have the names of briefs. */
  readonly missing: readonly string[];
}

/** The manifests of all packs in an output folder. */
export async function manifestsIn(out: string, host: Host): Promise<FoundManifests> {
  const { folders } = await host.list(out);
  const manifests: OpenManifest[] = [];
  const damaged: string[] = [];
  const missing: string[] = [];
  for (const name of folders) {
    const path = join(out, name, manifestName);
    const manifest = await readManifest(() => host.parts(path));
    if (manifest) manifests.push(manifest);
    else if (await hasBriefs(join(out, name), host)) ((await host.isFile(path)) ? damaged : missing).push(path);
  }
  return { manifests, damaged, missing };
}

const manifestName = 'manifest.json';

/**
 * The briefs of these readers that stand in the output folder of a pack without a manifest. To be asked before a build:
 * while others build there, files come first.
 */
export async function briefsWithoutManifest(
  folder: string,
  readers: readonly string[],
  host: Host,
): Promise<readonly string[]> {
  const { files } = await host.list(folder);
  if (files.includes(manifestName)) return [];
  return files.filter((file) => isBriefName(file) && readers.includes(file.slice(0, file.indexOf('.'))));
}

/** Other programs have files called manifest.json too. */
async function hasBriefs(folder: string, host: Host): Promise<boolean> {
  return (await host.list(folder)).files.some(isBriefName);
}

function isBriefName(file: string): boolean {
  return briefName.test(file);
}

/** The reader, the tag of a language, and what else the name of a brief may have. */
const briefName = new RegExp(`^[a-z0-9-]+\\.${localePattern}\\.(?:.+\\.)?(?:pdf|html|md|docx)$`);

/** @param standing the files that are in the folder now, while no other build may write its manifest */
export type ChangeOfManifest = (earlier: OpenManifest | undefined, standing: ReadonlySet<string>) => OpenManifest;

export interface ManifestChange {
  /** The output folder of a pack. */
  readonly folder: string;
  readonly change: ChangeOfManifest;
  /** Whether stale outputs are removed. */
  readonly clean: boolean;
  /** The briefs that stood there without a manifest before anything was built. */
  readonly unlisted?: readonly string[];
  /** Ends the wait for another build: then the manifest stays as it is. */
  readonly isStopped?: (() => boolean) | undefined;
}

interface ChangedManifest {
  readonly path: string;
  readonly staleOutputs: readonly StaleOutput[];
  /** Files of briefs that stand beside it and that it does not list, since what it said before is lost. */
  readonly forgotten: readonly string[];
}

/**
 * Changes the manifest in the output folder of a pack, and looks there for stale outputs. Two builds at once each add
 * what they made, as far as it still stands there.
 * @returns undefined where the wait for another build was stopped
 */
export async function changeManifest(
  { folder, change, clean, unlisted = [], isStopped }: ManifestChange,
  host: Host,
): Promise<ChangedManifest | undefined> {
  const path = join(folder, manifestName);
  const changeNow = async () => {
    const earlier = await readManifest(() => host.parts(path));
    const standing = new Set((await host.list(folder)).files);
    const wasDamaged = earlier === undefined && (await host.isFile(path)) && [...standing].some(isBriefName);
    const isLost = wasDamaged || (earlier === undefined && unlisted.length > 0);
    const changed = await withoutReplaced(change(earlier, standing), earlier, folder, host);
    const { noLongerMade = [], ...rest } = changed;
    // Written before the first file goes: wherever the build breaks off, the manifest lists no brief without its files.
    if (clean && noLongerMade.length > 0) await host.writeAtomically(path, manifestText(changed));
    const { remaining, staleOutputs } = await resolveStaleOutputs(noLongerMade, folder, clean, host);
    const left = remaining.length > 0 ? { noLongerMade: remaining } : {};
    await host.writeAtomically(path, manifestText({ ...rest, ...left }));
    const notListed = isLost ? await notListedBy({ ...rest, ...left }, folder, host) : [];
    const forgotten = wasDamaged ? notListed : notListed.filter((file) => unlisted.includes(file));
    return { path, staleOutputs, forgotten };
  };
  return host.withLock({ folder, isStopped }, changeNow);
}

/** The files of briefs in the folder of a manifest that it does not list. */
export async function notListedBy(manifest: OpenManifest, folder: string, host: Host): Promise<readonly string[]> {
  const listed = new Set((manifest.noLongerMade ?? []).map(({ file }) => file));
  for (const [, { files }] of eachEntry(manifest.briefs)) for (const { file } of Object.values(files)) listed.add(file);
  return (await host.list(folder)).files.filter((file) => isBriefName(file) && !listed.has(file));
}

/**
 * A manifest that agrees with the files: where another build has replaced a file since this one wrote it, the entry of
 * that build stands. If it has replaced all of them, its manifest stands as it is.
 */
async function withoutReplaced(
  changed: OpenManifest,
  earlier: OpenManifest | undefined,
  folder: string,
  host: Host,
): Promise<OpenManifest> {
  if (!earlier) return changed;
  let [written, replaced] = [0, 0];
  const standing = new Map<string, BriefEntry>();
  for (const [id, entry] of eachEntry(changed.briefs)) {
    const old = earlier.briefs.get(id);
    const files: BriefEntry['files'] = {};
    let [writtenHere, replacedHere] = [0, 0];
    for (const [format, file] of Object.entries(entry.files)) {
      const other = old?.files[format];
      const isNew = file.sha256 !== other?.sha256;
      const isReplaced = isNew && other !== undefined && (await digestIn(folder, file.file, host)) === other.sha256;
      files[format] = isReplaced ? other : file;
      writtenHere += Number(isNew);
      replacedHere += Number(isReplaced);
    }
    if (old && replacedHere > 0) standing.set(id, replacedHere === writtenHere ? old : { ...entry, files });
    written += writtenHere;
    replaced += replacedHere;
  }
  if (written > 0 && replaced === written) return earlier;
  const { briefs } = changed;
  const withStanding: BriefEntries = { ids: briefs.ids, get: (id) => standing.get(id) ?? briefs.get(id) };
  return { ...changed, briefs: withStanding };
}

async function digestIn(folder: string, file: string, host: Host): Promise<string | undefined> {
  const bytes = await host.readIfExists(join(folder, file));
  return bytes && sha256(bytes);
}
