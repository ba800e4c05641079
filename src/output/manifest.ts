import { plainWords } from '../document/plain-meta.js';
import { sha256 } from '../host/digest.js';
import type { FitReport, UnitReport } from '../model/fitted-brief.js';
import { hasAnnex, type OpenPack, type Pack } from '../model/loaded-pack.js';
import { annexFile, type Output, outputs, type VariantId } from '../model/variant.js';
import type { BriefEntry, FileEntry, UnitEntry } from '../schema/manifest-schema.js';
import { type BriefEntries, eachEntry, type OpenManifest } from './brief-entries.js';
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

/** What a build has made of a pack. */
export interface BuiltPack {
  readonly pack: OpenPack;
  /** The name and version of the program. */
  readonly tool: string;
  readonly entries: BriefEntries;
}

/**
 * The manifest after a build: the new entries, and the earlier ones of briefs and formats that the pack still has and
 * that were not built this time. Of a brief that was built, a format of an earlier build stays while its file is there.
 */
export function mergeManifest(
  { pack, tool, entries: built }: BuiltPack,
  earlier: OpenManifest | undefined,
  standing: ReadonlySet<string>,
): OpenManifest {
  const { id, version, issued, languages, 'notes-as-at': notes } = pack.pack;
  const readers = readersOf(pack);
  const isInPack = ({ audience, language }: BriefEntry) => readers.has(audience) && languages.includes(language);
  const ids = new Set<VariantId>(built.ids);
  for (const [id, entry] of earlier ? eachEntry(earlier.briefs) : []) if (isInPack(entry)) ids.add(id);
  const briefs: BriefEntries = {
    ids: [...ids].sort(),
    get(id) {
      if (!ids.has(id)) return undefined;
      const [entry, old] = [built.get(id), withoutGoneAnnex(readers, earlier?.briefs.get(id))];
      if (!entry) return old;
      const others = Object.entries(old?.files ?? {}).filter(([, { file }]) => standing.has(file));
      return { ...entry, files: inFormatOrder({ ...Object.fromEntries(others), ...entry.files }) };
    },
  };
  const titles = titlesOf(pack);
  const [title = id] = Object.values(titles);
  return {
    version: 2,
    tool,
    pack: {
      id,
      title,
      ...(languages.length > 1 ? { titles } : {}),
      version,
      issued,
      asAt: pack.pack['as-at'],
      ...(notes === undefined ? {} : { notesAsAt: notes }),
      languages: [...languages],
    },
    sources: sourcesOf(pack),
    briefs,
    ...noLongerMade(briefs, earlier, (file) => canMake(pack, readers, file)),
  };
}

/** The title of a pack in each of its languages that has one, without marks. */
function titlesOf({ pack: { title, languages } }: OpenPack): Readonly<Record<string, string>> {
  return Object.fromEntries(
    languages.flatMap((language) => {
      const text = title.plain ?? title.byLocale[language];
      return text ? [[language, plainWords(text.full)]] : [];
    }),
  );
}

/** The readers of a pack, and whether each has an annex. */
type Readers = ReadonlyMap<string, boolean>;

function readersOf(pack: OpenPack): Readers {
  return new Map(pack.audiences.map((audience) => [audience.id, hasAnnex(pack, audience)]));
}

/** An annex that the pack no longer asks for is of an earlier build. */
function withoutGoneAnnex(readers: Readers, entry: BriefEntry | undefined): BriefEntry | undefined {
  if (!entry || readers.get(entry.audience)) return entry;
  const { [annexFile]: _, ...files } = entry.files;
  return { ...entry, files };
}

/** Whether a file belongs to a reader and a language that the pack has, on whatever paper and in whatever theme. */
function canMake(pack: Pick<Pack, 'pack'>, readers: Readers, file: string): boolean {
  const { languages } = pack.pack;
  // On some disks names that differ in case only are the same.
  const name = file.toLowerCase();
  return [...readers].some(
    ([id, withAnnex]) =>
      languages.some((locale) => name.startsWith(`${id}.${locale}.`.toLowerCase())) &&
      (!name.endsWith(`.${annexFile}`) || withAnnex),
  );
}

/**
 * One manifest for what several builds of a pack have made. Where several have a brief, each format is that of the
 * last; the last also describes the pack. `earlier` is the manifest of the output folder.
 */
export function joinManifests(earlier: OpenManifest | undefined, others: readonly OpenManifest[]): OpenManifest {
  const manifests = [...(earlier ? [earlier] : []), ...others];
  const last = manifests.at(-1);
  if (!last) throw new Error('there is nothing to join');
  const ids = new Set(manifests.flatMap(({ briefs }) => [...briefs.ids]));
  const briefs: BriefEntries = {
    ids: [...ids].sort(),
    get(id) {
      const versions = manifests.flatMap((manifest) => manifest.briefs.get(id) ?? []);
      const newest = versions.at(-1);
      if (!newest) return undefined;
      return { ...newest, files: inFormatOrder(Object.assign({}, ...versions.map(({ files }) => files))) };
    },
  };
  const { noLongerMade: _, ...about } = last;
  return { ...about, briefs, ...noLongerMade(briefs, earlier) };
}

/**
 * A manifest for everybody who may read the briefs: what each page shows, and from which paragraphs. It lacks what pages
 * left out, what is reserved for one reader, what units are worth to a reader and why, and the names of the pack's files.
 */
export function publicManifest(manifest: OpenManifest, reserved: ReadonlySet<string>): OpenManifest {
  const { sources: _, ...about } = manifest;
  const { briefs } = manifest;
  return {
    ...about,
    briefs: {
      ids: briefs.ids,
      get(id) {
        const entry = briefs.get(id);
        return entry && publicEntry(entry, reserved);
      },
    },
  };
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

/** The digest of all sources of a pack, values of the command line included. */
export function digestOf(pack: Pick<Pack, 'files' | 'settings'>): string {
  const { settings } = pack;
  return sha256(JSON.stringify([sourcesOf(pack), ...(settings.length > 0 ? [settings] : [])]));
}

function sourcesOf(pack: Pick<Pack, 'files'>): Record<string, string> {
  return sortKeys(Object.fromEntries(pack.files.map((file) => [file.path, sha256(file.bytes)])));
}

function inFormatOrder(files: BriefEntry['files']): BriefEntry['files'] {
  return Object.fromEntries(outputs.flatMap((output) => (files[output] ? [[output, files[output]]] : [])));
}

function sortKeys<T>(record: Readonly<Record<string, T>>): Record<string, T> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}
