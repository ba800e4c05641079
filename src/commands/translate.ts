import { join, resolve } from 'node:path';
import { error, isError } from '../diagnostics/diagnostic.js';
import { diagnosticsOf } from '../diagnostics/result.js';
import { unifiedDiff } from '../editions/unified-diff.js';
import { wordChanges } from '../editions/word-changes.js';
import { readXliff } from '../exchange/read-xliff.js';
import type { ReturnedFile, ReturnedUnit, TranslationUnit } from '../exchange/translation-unit.js';
import { writeXliff } from '../exchange/write-xliff.js';
import { sha256 } from '../host/digest.js';
import { displayPath, type Host } from '../host/host.js';
import type { Pack } from '../model/loaded-pack.js';
import { loadPack, type PackOutline } from '../pack/load-pack.js';
import { type PackText, textsUnder } from '../pack/pack-index.js';
import { findPacks, noPack } from '../pipeline/find-packs.js';
import { lockDigest, readTranslationLock } from '../pipeline/lint-folder.js';
import { type Report, UsageError } from '../pipeline/report.js';
import { Run } from '../pipeline/run.js';
import type { ReportStep } from '../pipeline/steps.js';
import { localeTag } from '../schema/scalars.js';
import type { TranslationLock } from '../schema/translation-lock.js';
import { entryOf, type LocatedText } from '../validation/located.js';
import { lockKey } from '../write-back/accepted-texts.js';
import { currentText } from '../write-back/apply-texts.js';
import type { ChangedText, TextChange } from '../write-back/text-change.js';
import { withAncestors } from './ancestors.js';
import { termsIn } from './terms-in.js';
import { textRoom } from './text-room.js';
import { type ReadPack, writeTexts } from './write-texts.js';

export interface PackRequest {
  /** Folder or id of the pack; without one, the one that is here. */
  readonly pack?: string | undefined;
  /** Called at the end of each step of the work. */
  readonly onStep?: ReportStep;
}

export interface ExportRequest extends PackRequest {
  /** The language to translate into; one that the pack does not have yet begins it. */
  readonly language: string;
  /** Every text, also where its translation is up to date. */
  readonly all?: boolean;
  /** Where to write; else `<pack>.<language>.xlf` in the working directory. */
  readonly out?: string | undefined;
}

export interface ImportRequest extends PackRequest {
  readonly file: string;
  /** Writes what is shown otherwise. */
  readonly apply?: boolean;
  /** Whether a text that has changed since the export is overwritten. */
  readonly overwrite?: boolean;
}

export interface ExportReport extends Report {
  readonly exported: number;
}

export interface ImportReport extends Report {
  readonly changed: readonly ChangedText[];
  /** A unified diff of the files, and the words that change. */
  readonly lines: readonly string[];
}

/** More than any file of translations of a pack of 16 MiB needs. */
const maxFileBytes = 32 * 1024 * 1024;

/**
 * Writes what is missing or stale in a language as XLIFF 2.1.
 * @throws UsageError for no or several packs, and for the source language
 */
export async function exportTranslations(request: ExportRequest, host: Host): Promise<ExportReport> {
  const { language, all = false } = request;
  const tag = localeTag.safeParse(language);
  if (!tag.success) throw new UsageError(`"${language}" is no tag of a language. Write -l fr, say.`);
  const run = new Run(host, request.onStep);
  const { report, value } = await run.end(async () => {
    const opened = await openPack(request, run);
    if (!opened) return undefined;
    const { folder, outline, id } = opened;
    const [own = ''] = outline.languages;
    if (language === own) throw new UsageError(`${own} is the source language of this pack. Name another with -l.`);
    const { lock } = await readTranslationLock(folder, host);
    const room = opened.pack ? await textRoom(opened.pack, language, run) : new Map<string, number>();
    const units = outline.texts
      .filter((text) => isReadIn(text, language))
      .flatMap((text) => unitsOf(text, { language, outline, room, lock, all }));
    if (units.length === 0) return 0;
    const file = { pack: id, sourceLanguage: own, targetLanguage: language, units };
    await run.write(resolve(host.cwd, request.out ?? `${id}.${language}.xlf`), writeXliff(file, sha256));
    return units.length;
  });
  return { ...report, exported: value ?? 0 };
}

export interface OpenedPack extends ReadPack {
  readonly id: string;
  /** Where it loads: texts may be missing in the language that is asked for. */
  readonly pack: Pack | undefined;
}

export async function openPack({ pack: named }: PackRequest, run: Run): Promise<OpenedPack | undefined> {
  const { host } = run;
  const { folders, diagnostics } = await findPacks(named === undefined ? [] : [named], host);
  run.add({ diagnostics: folders.length + diagnostics.length === 0 ? [noPack] : diagnostics });
  const [folder, ...others] = folders;
  if (folder === undefined) return undefined;
  if (others.length > 0) {
    throw new UsageError(
      `there are several packs: ${folders.map((one) => displayPath(host, one)).join(', ')}. Name one.`,
    );
  }
  const files = await run.readFiles(folder);
  if (!files) return undefined;
  const { result, outline, sources } = loadPack(files, (path) => displayPath(host, join(folder, path)));
  for (const source of sources) run.sources.set(source.id, source);
  // Texts that are missing are what an export is for.
  const errors = diagnosticsOf(result).filter((one) => isError(one) && one.code !== 'content/missing-text');
  run.add({ diagnostics: errors });
  if (!outline || errors.length > 0) {
    if (errors.length === 0) run.add({ diagnostics: diagnosticsOf(result) });
    return undefined;
  }
  const info = entryOf(outline.root, 'pack')?.value;
  const id = info && entryOf(info, 'id')?.value;
  return {
    ...{ folder, files, outline },
    id: id?.kind === 'text' ? id.text : '',
    pack: result.ok ? result.value : undefined,
  };
}

/** Whether somebody reads a text in a language: of a reader who gets some languages only, not in others. */
function isReadIn({ entry }: PackText, language: string): boolean {
  const own = entry?.kind === 'audience' ? textsUnder(entry.node, 'languages').map(({ text }) => text) : [];
  return own.length === 0 || own.includes(language);
}

interface UnitOptions {
  readonly language: string;
  readonly outline: PackOutline;
  readonly room: ReadonlyMap<string, number>;
  readonly lock: TranslationLock | undefined;
  readonly all: boolean;
}

function unitsOf(text: PackText, { language, outline, room, lock, all }: UnitOptions): readonly TranslationUnit[] {
  const { languages } = outline;
  const [own = ''] = languages;
  const nodes = (locale: string) =>
    (['full', 'short'] as const).map((length) => currentText(text, { language: locale, length }, languages));
  const [full, short] = nodes(own);
  if (!full) return [];
  const lengths = full === short ? [undefined] : (['full', 'short'] as const);
  return lengths.flatMap((length): TranslationUnit[] => {
    const source = length === 'short' ? short : full;
    const target = currentText(text, { language, length }, languages);
    if (!source || (!all && target && !isStale(text.key, length, source, language, lock))) return [];
    const name = length === undefined ? text.key : `${text.key}#${length}`;
    const limits = [length ?? 'full', ...(length === undefined ? ['short'] : [])].flatMap(
      (one) => room.get(`${text.key}#${one}`) ?? [],
    );
    const maxCharacters = limits.length === 0 ? undefined : Math.min(...limits);
    const notes = notesOf(text, length, maxCharacters);
    return [
      {
        ...{ name, source: source.text.trim(), target: target?.text.trim(), notes, maxCharacters },
        terms: termsIn(source.text, own, language, outline.root),
      },
    ];
  });
}

function notesOf({ entry, field }: PackText, length: TextChange['length'], maxCharacters: number | undefined) {
  return [
    entry ? `${entry.kind} ${entry.id}: ${field}` : field,
    ...(length === 'short' ? ['The same message in fewer words, for a page with little room.'] : []),
    ...(maxCharacters === undefined ? [] : [`About ${maxCharacters} characters fit on the page.`]),
  ];
}

function isStale(
  key: string,
  length: TextChange['length'],
  source: LocatedText,
  language: string,
  lock: TranslationLock | undefined,
): boolean {
  const accepted = lock?.texts[lockKey({ key, length })]?.[language];
  return accepted !== undefined && accepted !== lockDigest(source.typed ?? source.text);
}

/**
 * Reads translations back, and shows what would change; with `apply` it is written, all of it or nothing.
 * @throws UsageError for no or several packs, and for a file that is not there
 */
export async function importTranslations(request: ImportRequest, host: Host): Promise<ImportReport> {
  const { apply = false, overwrite = false } = request;
  const run = new Run(host, request.onStep);
  const { report, value } = await run.end(async () => {
    const opened = await openPack(request, run);
    if (!opened) return undefined;
    const { folder, outline } = opened;
    const returned = await readReturned(request.file, opened, run);
    if (!returned) return undefined;
    const { targetLanguage: language, units } = returned;
    const changes = await withAncestors(
      opened,
      units.map((unit) => changeOf(unit, language)),
    );
    const done = units.filter(({ isDone }) => isDone).map(({ name }) => ({ ...nameParts(name), language }));
    const newLanguage = outline.languages.includes(language) ? undefined : language;
    const written = await writeTexts(opened, changes, { apply, overwrite, newLanguage, done }, run);
    if (!written) return undefined;
    const { patches, changed } = written;
    const nameOf = (path: string) => displayPath(host, join(folder, path));
    const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
    const lines = patches.flatMap(({ path, before, after: now }) => unifiedDiff(nameOf(path), text(before), text(now)));
    return { changed, lines: [...lines, ...changed.flatMap(wordLines)] };
  });
  return { ...report, changed: value?.changed ?? [], lines: value?.lines ?? [] };
}

async function readReturned(file: string, { id }: OpenedPack, run: Run): Promise<ReturnedFile | undefined> {
  const { host } = run;
  const path = resolve(host.cwd, file);
  if (!(await host.isFile(path))) throw new UsageError(`there is no file ${file}.`);
  const bytes = await host.read(path);
  const source = displayPath(host, path);
  if (bytes.length > maxFileBytes) {
    run.addUnread([
      error('exchange/unreadable', 'This file is larger than 32 MiB.', { span: { source, start: 0, end: 0 } }),
    ]);
    return undefined;
  }
  const text = new TextDecoder().decode(bytes);
  run.sources.set(source, { id: source, text });
  const read = readXliff({ id: source, text });
  run.add({ diagnostics: diagnosticsOf(read) });
  if (!read.ok) return undefined;
  if (read.value.pack !== id) {
    throw new UsageError(`${file} has translations of the pack "${read.value.pack}", and this one is "${id}".`);
  }
  return read.value;
}

function nameParts(name: string): Pick<TextChange, 'key' | 'length'> {
  const [, key = name, length] = /^(.*)#(full|short)$/.exec(name) ?? [];
  return { key, length: length as TextChange['length'] };
}

function changeOf({ name, source, target, madeFrom, ancestor, span }: ReturnedUnit, language: string): TextChange {
  return {
    ...{ ...nameParts(name), language, text: target, madeFrom, ancestor, origin: span },
    ...{ sourceMadeFrom: sha256(source), sourceAncestor: source },
  };
}

/** The words of a text that change, as a word diff shows them. */
export function wordLines({ key, language, length, before, after }: ChangedText): readonly string[] {
  const words = wordChanges(before ?? '', after ?? '', language).map(({ kind, text }) =>
    kind === 'removed' ? `[-${text}-]` : kind === 'added' ? `{+${text}+}` : text,
  );
  return [`${key}${length === undefined ? '' : `#${length}`} (${language})`, `  ${words.join('')}`];
}
