import { basename, dirname, join, relative, resolve } from 'node:path';
import { isError, withoutRepeats } from '../diagnostics/diagnostic.js';
import { diagnosticsOf } from '../diagnostics/result.js';
import { comparePages, isNewId, type ReaderPage } from '../editions/compare-pages.js';
import type { EditionDiff, FigureChange, ReaderChange, Version } from '../editions/edition-diff.js';
import { filesAtRevision, GitRefusal, hostWithFiles, isRevision, MissingInGit } from '../host/git.js';
import type { Host } from '../host/host.js';
import type { Pack } from '../model/loaded-pack.js';
import { defaultPacks } from '../pipeline/default-packs.js';
import { findPacks } from '../pipeline/find-packs.js';
import { checkSelection, editionsOf, localesOf, type Selection } from '../pipeline/matrix.js';
import { shownPages } from '../pipeline/render-brief.js';
import { type Report, UsageError } from '../pipeline/report.js';
import { Run } from '../pipeline/run.js';
import { fitAndReport, type ReportStep } from '../pipeline/steps.js';
import { checkTemplateChoice, type TemplateChoice } from '../pipeline/template-roots.js';
import { figuresOf } from '../schema/figure-values.js';
import { outdatedWordings } from './outdated-wordings.js';
import { type ShownTexts, shownTexts } from './shown-texts.js';

export interface DiffRequest extends Omit<Selection, 'formats'>, TemplateChoice {
  /** Folders or ids of a pack, `git:REV` for the other's folder at a revision, or `git:REV:FOLDER`. */
  readonly before: string;
  readonly after: string;
  /** Called at the end of each step of the work. */
  readonly onStep?: ReportStep;
}

export interface DiffReport extends Report {
  /** Undefined where one of the versions has mistakes. */
  readonly diff?: EditionDiff;
}

/**
 * Compares two versions of a pack: what each reader sees differently. Both are set with the templates and themes of today.
 * Writes nothing; starts `git` for a version that is in it.
 * @throws UsageError for a version that is not to be had, an audience or language that neither has
 */
export async function diffEditions(request: DiffRequest, host: Host): Promise<DiffReport> {
  await checkTemplateChoice(request, host);
  const reports: Report[] = [];
  const versions: (LoadedVersion | undefined)[] = [];
  for (const [side, other] of [
    [request.before, request.after],
    [request.after, request.before],
  ] as const) {
    const source = await sourceOf(side, other, host);
    const run = new Run(source.host, request.onStep);
    const { report, value } = await run.end(() => loadVersion(source, request, run));
    if (report.failure) return report;
    reports.push(report);
    versions.push(value);
  }
  const [before, after] = versions;
  const [first, second] = reports as [Report, Report];
  const merged: Report = {
    ...second,
    ok: first.ok && second.ok,
    diagnostics: withoutRepeats([...first.diagnostics, ...second.diagnostics]),
    sources: new Map([...first.sources, ...second.sources]),
  };
  if (!before || !after) return { ...merged, ok: false, diagnostics: merged.diagnostics.filter(isError) };
  checkSelection({ ...request, formats: [] }, [before.pack, after.pack]);
  // Both could be set: what the checks of texts find is told by check.
  return { ...merged, ok: true, diagnostics: [], diff: compare(before, after) };
}

/** Where a version is, on a host that sees it there. */
interface Source {
  readonly host: Host;
  readonly folder: string;
  /** As the user named it. */
  readonly name: string;
}

async function sourceOf(name: string, other: string, host: Host): Promise<Source> {
  const inGit = placeInGit(name);
  if (!inGit) {
    await checkIsNoRevision(name, host);
    return { host, folder: name, name };
  }
  const { revision, path } = inGit;
  if (revision === '') throw new UsageError(`"${name}" names no revision. Write git:HEAD~1, say.`);
  const folder = await folderInGit(path, other, host);
  const shown = join(host.cwd, `git:${revision}`, basename(folder));
  const at = await existing(folder, host);
  try {
    const files = await filesAtRevision(at, relative(at, folder) || '.', revision);
    if (files.size === 0) throw new GitRefusal(`there are no files of ${basename(folder)} at ${revision}.`);
    return { host: hostWithFiles(host, shown, files), folder: shown, name };
  } catch (cause) {
    if (!(cause instanceof GitRefusal)) throw cause;
    const reason = cause instanceof MissingInGit ? await missingInGit({ revision, path }, folder, at) : cause.message;
    throw new UsageError(`"${name}" is not to be had: ${reason}`);
  }
}

/** @throws UsageError for `HEAD~1`, as git diff takes it */
async function checkIsNoRevision(name: string, host: Host): Promise<void> {
  if (!/^HEAD$|[~^]\d*$|@\{[^}]*\}$/.test(name)) return;
  const { folders } = await findPacks([name], host);
  if (folders.length === 0) throw new UsageError(`There is no pack "${name}". A revision of git is git:${name}.`);
}

async function missingInGit({ revision, path }: PlaceInGit, folder: string, at: string): Promise<string> {
  if (!(await isRevision(at, revision))) return `there is no revision ${revision} in this repository.`;
  if (path !== undefined) return `there is no folder ${path} at ${revision}.`;
  return `${basename(folder)} is not at this place in ${revision}. Where it was, name that: git:${revision}:FOLDER.`;
}

interface PlaceInGit {
  readonly revision: string;
  readonly path: string | undefined;
}

/** `git:REV` or `git:REV:FOLDER`. In braces a revision may have colons: `git:HEAD@{2026-10-01 09:00}`. */
function placeInGit(name: string): PlaceInGit | undefined {
  const [found, revision = '', path] = /^git:((?:[^:{]|\{[^{}]*\}|\{(?![^{}]*\}))*)(?::(.*))?$/s.exec(name) ?? [];
  return found === undefined ? undefined : { revision, path };
}

/** The folder that a version in git is of: the one named with it, else the other version's, else the pack that is here. */
async function folderInGit(path: string | undefined, other: string, host: Host): Promise<string> {
  if (path !== undefined) return resolve(host.cwd, path);
  const otherInGit = placeInGit(other);
  if (otherInGit?.path !== undefined) return resolve(host.cwd, otherInGit.path);
  if (!otherInGit) {
    const { folders } = await findPacks([other], host);
    return folders[0] ?? resolve(host.cwd, other);
  }
  const { folders, place } = await defaultPacks(host);
  const [only] = folders;
  if (only === undefined || folders.length > 1 || place === 'built-in') {
    throw new UsageError('Of which pack? Name its folder: git:HEAD~1:content/my-pack.');
  }
  return only;
}

/** The nearest folder that is there now: a pack may have been moved or removed since. */
async function existing(folder: string, host: Host): Promise<string> {
  let at = folder;
  while (!(await host.isFolder(at)) && dirname(at) !== at) at = dirname(at);
  return at;
}

interface LoadedVersion {
  readonly pack: Pack;
  readonly name: string;
  readonly readers: ReadonlyMap<string, ReaderPages>;
}

interface ReaderPages {
  readonly name: string;
  readonly shown: ShownTexts;
  /** By language, in the order of the pack. */
  readonly pages: ReadonlyMap<string, ReaderPage>;
}

async function loadVersion(
  { folder, name }: Source,
  request: DiffRequest,
  run: Run,
): Promise<LoadedVersion | undefined> {
  const [pack] = await run.load([folder], { templates: request.templates, lenient: true });
  if (!pack) return undefined;
  const selection: Selection = { ...request, formats: [] };
  const contextOf = run.renderContexts(request, pack, 'none');
  const readers = new Map<string, ReaderPages>();
  for (const edition of editionsOf(pack, selection)) {
    const context = await contextOf(edition);
    if (!context) return undefined;
    const locales = localesOf(pack, edition, selection);
    const { variants, diagnostics } = fitAndReport(pack, edition, context, { locales, onStep: run.onStep });
    run.add({ diagnostics });
    const [first] = variants;
    if (diagnostics.some(isError) || !first) return undefined;
    const pages = new Map<string, ReaderPage>();
    for (const one of variants) {
      const shown = shownPages(one, context);
      run.add({ diagnostics: diagnosticsOf(shown) });
      if (!shown.ok) return undefined;
      pages.set(one.variant.locale, { brief: one.brief, report: one.fitted.report, ...shown.value });
    }
    readers.set(edition.audience, { name: first.brief.meta.audience, shown: shownTexts(pack, variants), pages });
  }
  return { pack, name, readers };
}

function compare(before: LoadedVersion, after: LoadedVersion): EditionDiff {
  const audiences = new Set([...after.readers.keys(), ...before.readers.keys()]);
  const readers = [...audiences].map((audience) => compareReader(audience, before, after));
  const figures = figureChanges(before, after, renamedIn(readers));
  return { before: versionOf(before), after: versionOf(after), figures, readers };
}

/** Units that have another id now, by their old one. */
function renamedIn(readers: readonly ReaderChange[]): ReadonlyMap<string, string> {
  const ids = readers.flatMap(({ pages }) => pages.flatMap(({ settings }) => settings.filter(isNewId)));
  return new Map(ids.flatMap(({ before, after }) => (before && after ? [[before, after] as const] : [])));
}

function versionOf({ pack: { pack }, name }: LoadedVersion): Version {
  return { pack: pack.id, version: pack.version, issued: pack.issued, from: name };
}

function compareReader(audience: string, old: LoadedVersion, current: LoadedVersion): ReaderChange {
  const [before, after] = [old.readers.get(audience), current.readers.get(audience)];
  const languages = new Set([...(after?.pages.keys() ?? []), ...(before?.pages.keys() ?? [])]);
  const pages = [...languages].map((language) =>
    comparePages(language, before?.pages.get(language), after?.pages.get(language)),
  );
  const isSame = pages.every(({ status }) => status === 'same');
  const status = !before ? 'new' : !after ? 'gone' : isSame ? 'same' : 'changed';
  const shown = after?.shown.keys ?? new Set();
  const outdated = outdatedWordings([old.pack, current.pack], audience, [...languages], shown);
  return { audience, reader: after?.name ?? before?.name ?? audience, status, pages, outdated };
}

function figureChanges(
  before: LoadedVersion,
  after: LoadedVersion,
  renamed: ReadonlyMap<string, string>,
): readonly FigureChange[] {
  const [old, current] = [figuresIn(before.pack, renamed), figuresIn(after.pack)];
  return [...new Set([...current.keys(), ...old.keys()])].flatMap((figure) => {
    const [from, to] = [old.get(figure), current.get(figure)];
    return from === to ? [] : [{ figure, before: from, after: to, readers: readersOf(figure, [before, after]) }];
  });
}

type FigureTexts = ReadonlyMap<string, string>;

/** `fact.figure` → `12.5`, or `79%` where it is computed as a percentage; of a renamed fact by its new id. */
function figuresIn({ facts }: Pack, renamed: ReadonlyMap<string, string> = new Map()): FigureTexts {
  return new Map(
    facts.flatMap((fact) =>
      Object.entries(figuresOf(fact)).map(([name, { digits, percent }]) => [
        `${renamed.get(fact.id) ?? fact.id}.${name}`,
        percent ? `${digits}%` : digits,
      ]),
    ),
  );
}

/** The readers whose page shows a figure, in one of the versions. */
function readersOf(figure: string, versions: readonly LoadedVersion[]): readonly string[] {
  const found = versions.flatMap(({ readers }) =>
    [...readers].flatMap(([audience, { shown }]) => (shown.figures.has(figure) ? [audience] : [])),
  );
  return [...new Set(found)];
}
