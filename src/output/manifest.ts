import { sha256 } from '../host/digest.js';
import type { FitReport, UnitReport } from '../model/fitted-brief.js';
import type { Pack } from '../model/loaded-pack.js';
import { annexFile, type Output, outputs, type VariantId } from '../model/variant.js';
import { hasAnnex } from '../schema/pack.js';
import { type BriefEntry, type FileEntry, type Manifest, manifestSchema, type UnitEntry } from './manifest-schema.js';
import { reasonEntry } from './reason-text.js';
import { noLongerMade } from './stale-outputs.js';

/** `sources` is the digest of the pack that the file was made from: after a partial build it differs between files. */
export function fileEntryOf(file: string, bytes: Uint8Array | string, sources: string): FileEntry {
  return { file, sha256: sha256(bytes), bytes: Buffer.byteLength(bytes), sources };
}

export function briefEntryOf(
  brief: Pick<BriefEntry, 'audience' | 'reader' | 'language' | 'languageName' | 'paper' | 'theme' | 'title'>,
  report: FitReport,
  files: Partial<Record<Output, FileEntry>>,
): BriefEntry {
  const units = report.units.map(unitEntryOf);
  return {
    ...brief,
    pages: 1,
    fill: report.fill,
    density: report.density,
    usedPt: rounded(report.usedPt),
    availablePt: rounded(report.availablePt),
    layouts: report.layouts,
    kept: units.filter(({ length }) => length !== undefined),
    leftOut: units.filter(({ length }) => length === undefined),
    files: files as BriefEntry['files'],
  };
}

/** Its keys are in the order of the schema, in which an earlier manifest is read back: the same bytes either way. */
function unitEntryOf({ unit, priority, value, paragraphs, kept, heightPt, pin, reason }: UnitReport): UnitEntry {
  return {
    unit,
    priority,
    value,
    paragraphs: [...paragraphs],
    ...(kept === 'out' ? {} : { length: kept }),
    heightPt,
    ...(pin ? { pinned: pin.kind } : {}),
    ...reasonEntry(reason, pin),
  };
}

function rounded(pt: number): number {
  return Math.round(pt * 10) / 10;
}

/** A manifest as it was read; a file that is none, or is damaged, counts as missing. */
export function readManifest(bytes: Uint8Array | undefined): Manifest | undefined {
  if (!bytes) return undefined;
  try {
    return manifestSchema.safeParse(JSON.parse(new TextDecoder().decode(bytes))).data;
  } catch {
    return undefined;
  }
}

/**
 * The manifest after a build: the new entries, and the earlier ones of briefs and formats that the pack still has and
 * that were not built this time.
 */
export function mergeManifest(
  pack: Pack,
  tool: string,
  built: ReadonlyMap<VariantId, BriefEntry>,
  earlier: Manifest | undefined,
): Manifest {
  const isInPack = ({ audience, language }: BriefEntry) =>
    pack.audiences.some((a) => a.id === audience) && pack.pack.languages.includes(language);
  const kept = Object.entries(earlier?.briefs ?? {}).flatMap(([id, entry]) => (isInPack(entry) ? [id] : []));
  const ids = [...new Set([...kept, ...built.keys()])].sort();
  const entries = ids.flatMap((id): [string, BriefEntry][] => {
    const [entry, old] = [built.get(id), withoutGoneAnnex(pack, earlier?.briefs[id])];
    if (!entry) return old ? [[id, old]] : [];
    return [[id, { ...entry, files: inFormatOrder({ ...old?.files, ...entry.files }) }]];
  });
  const briefs = Object.fromEntries(entries);
  const { id, version, issued, languages, 'notes-as-at': notes } = pack.pack;
  const title = pack.pack.title.plain ?? pack.pack.title.byLocale[languages[0] ?? ''];
  return {
    version: 2,
    tool,
    pack: {
      id,
      title: title?.full ?? id,
      version,
      issued,
      asAt: pack.pack['as-at'],
      ...(notes === undefined ? {} : { notesAsAt: notes }),
      languages: [...languages],
    },
    sources: sourcesOf(pack),
    briefs,
    ...noLongerMade(briefs, earlier, (file) => canMake(pack, file)),
  };
}

/** An annex that the pack no longer asks for is of an earlier build. */
function withoutGoneAnnex(pack: Pack, entry: BriefEntry | undefined): BriefEntry | undefined {
  if (!entry || audienceWithAnnex(pack, entry.audience)) return entry;
  const { [annexFile]: _, ...files } = entry.files;
  return { ...entry, files };
}

function audienceWithAnnex(pack: Pack, id: string): boolean {
  return pack.audiences.some((audience) => audience.id === id && hasAnnex(pack, audience));
}

/** Whether a file belongs to a reader and a language that the pack has, on whatever paper and in whatever theme. */
function canMake(pack: Pack, file: string): boolean {
  const { languages } = pack.pack;
  // On some disks names that differ in case only are the same.
  const name = file.toLowerCase();
  return pack.audiences.some(
    ({ id }) =>
      languages.some((locale) => name.startsWith(`${id}.${locale}.`.toLowerCase())) &&
      (!name.endsWith(`.${annexFile}`) || audienceWithAnnex(pack, id)),
  );
}

/**
 * One manifest for what several builds of a pack have made. Where several have a brief, each format is that of the
 * last; the last also describes the pack. `earlier` is the manifest of the output folder.
 */
export function joinManifests(earlier: Manifest | undefined, others: readonly Manifest[]): Manifest {
  const manifests = [...(earlier ? [earlier] : []), ...others];
  const last = manifests.at(-1);
  if (!last) throw new Error('there is nothing to join');
  const briefs = new Map<VariantId, BriefEntry>();
  for (const [id, entry] of manifests.flatMap((manifest) => Object.entries(manifest.briefs))) {
    briefs.set(id, { ...entry, files: inFormatOrder({ ...briefs.get(id)?.files, ...entry.files }) });
  }
  const joined = sortKeys(Object.fromEntries(briefs));
  const { noLongerMade: _, ...about } = last;
  return { ...about, briefs: joined, ...noLongerMade(joined, earlier) };
}

/**
 * A manifest for everybody who may read the briefs: what each page shows, and from which paragraphs. It lacks what pages
 * left out, what is reserved for one reader, what units are worth to a reader and why, and the names of the pack's files.
 */
export function publicManifest(manifest: Manifest, reserved: ReadonlySet<string>): Manifest {
  const { sources: _, ...about } = manifest;
  const briefs = Object.entries(about.briefs).map(([id, entry]) => [id, publicEntry(entry, reserved)] as const);
  return { ...about, briefs: Object.fromEntries(briefs) };
}

function publicEntry({ leftOut: _, ...about }: BriefEntry, reserved: ReadonlySet<string>): BriefEntry {
  const kept = about.kept.filter(({ unit }) => !reserved.has(unit));
  return {
    ...about,
    kept: kept.map(({ unit, paragraphs, length }) => ({
      unit,
      paragraphs,
      ...(length === undefined ? {} : { length }),
    })),
  };
}

export function manifestText(manifest: Manifest): string {
  return `${JSON.stringify(manifest, undefined, 2)}\n`;
}

/** The digest of all sources of a pack, values of the command line included. */
export function digestOf(pack: Pack): string {
  const { settings } = pack;
  return sha256(JSON.stringify([sourcesOf(pack), ...(settings.length > 0 ? [settings] : [])]));
}

function sourcesOf(pack: Pack): Record<string, string> {
  return sortKeys(Object.fromEntries(pack.files.map((file) => [file.path, sha256(file.bytes)])));
}

function inFormatOrder(files: BriefEntry['files']): BriefEntry['files'] {
  return Object.fromEntries(outputs.flatMap((output) => (files[output] ? [[output, files[output]]] : [])));
}

function sortKeys<T>(record: Readonly<Record<string, T>>): Record<string, T> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}
