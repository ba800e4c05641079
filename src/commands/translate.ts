import { join, resolve } from 'node:path';
import { type Diagnostic, error, isError, warning } from '../diagnostics/diagnostic.js';
import { othersToo } from '../diagnostics/further-places.js';
import { diagnosticsOf } from '../diagnostics/result.js';
import { markedAsWordDiff, wordChanges } from '../editions/word-changes.js';
import type {
  IncompleteUnit,
  ReturnedNote,
  ReturnedUnit,
  TranslationUnit,
  UntranslatedUnit,
} from '../exchange/translation-unit.js';
import { writeXliff } from '../exchange/write-xliff.js';
import { sha256 } from '../host/digest.js';
import { displayPath, type Host } from '../host/host.js';
import type { Pack } from '../model/loaded-pack.js';
import { nameInAnyLanguage, partsOfName } from '../model/named-text.js';
import { checkScript, isSameInAll } from '../pack/check-languages.js';
import { loadPack, type PackOutline } from '../pack/load-pack.js';
import { type PackText, packIdIn, textsUnder } from '../pack/pack-index.js';
import { findPacks, noPack, packsWithId } from '../pipeline/find-packs.js';
import { lockDigest, readTranslationLock } from '../pipeline/lint-folder.js';
import { loadLocale } from '../pipeline/locales.js';
import { type Report, UsageError } from '../pipeline/report.js';
import { Run } from '../pipeline/run.js';
import type { ReportStep } from '../pipeline/steps.js';
import type { LocaleRules } from '../schema/locale.js';
import { localeTag } from '../schema/scalars.js';
import { presentTag } from '../schema/scripts.js';
import { lockKey, type TranslationLock } from '../schema/translation-lock.js';
import { plural } from '../text/plural.js';
import { normalized } from '../text/set-text.js';
import { knownLocales, localeMeant } from '../validation/locale-names.js';
import { type LocatedText, typedText, valueSpan } from '../validation/located.js';
import { currentText } from '../write-back/apply-texts.js';
import { withSetQuotes } from '../write-back/set-quotes.js';
import type { ChangedText, TextChange } from '../write-back/text-change.js';
import { withPlaceInFile } from './advice-on-returned.js';
import { withAncestors } from './ancestors.js';
import { lessOnPages } from './less-on-pages.js';
import { patchLines } from './patch-lines.js';
import { languageMeant, readTranslations } from './read-translations.js';
import { textsOfPack } from './returned-texts.js';
import { termsIn } from './terms-in.js';
import { textRoom } from './text-room.js';
import { linesBeside, notesOf, notesOfOthers } from './translation-notes.js';
import { type ReadPack, writeTexts } from './write-texts.js';

export interface PackRequest {
  /** Folder or id of the pack; without one, the one that is here. */
  readonly pack?: string | undefined;
  /** Which of several packs a file that came back is of, where none is named. */
  readonly ofPack?: string | undefined;
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
  /** The language that it translates into, where the program of the translator has written another tag. */
  readonly language?: string | undefined;
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
  /** What would change, as a unified diff of the files and the words; notes of the translator, and texts without a translation. */
  readonly lines: readonly string[];
  /** How many texts of the file have no translation. */
  readonly untranslated: number;
  readonly untranslatedTexts: readonly string[];
  /** What translators say of the texts. */
  readonly notes: readonly ReturnedNote[];
}

/**
 * Writes what is missing or stale in a language as XLIFF 2.1.
 * @throws UsageError for no or several packs, and for the source language
 */
export async function exportTranslations(request: ExportRequest, host: Host): Promise<ExportReport> {
  const { all = false } = request;
  const language = tagOf(request.language);
  const run = new Run(host, request.onStep);
  const { report, value } = await run.end(async () => {
    const opened = await openPack(request, run);
    if (!opened) return undefined;
    const { folder, outline, id } = opened;
    const [own = ''] = outline.languages;
    if (language === own) throw new UsageError(`${own} is the source language of this pack. Name another with -l.`);
    run.add({ diagnostics: await doubtsAbout(language, outline, run) });
    const { lock } = await readTranslationLock(folder, host);
    const room = opened.pack ? await textRoom(opened.pack, language, run) : new Map<string, number>();
    const units = outline.texts
      .filter((text) => isReadIn(text, language) && !isSameInAll(text))
      .flatMap((text) => unitsOf(text, { language, outline, room, lock, all }));
    if (units.length === 0) return 0;
    const file = { pack: id, sourceLanguage: own, targetLanguage: language, units };
    await run.write(resolve(host.cwd, request.out ?? `${id}.${language}.xlf`), writeXliff(file, sha256));
    return units.length;
  });
  return { ...report, exported: value ?? 0 };
}

/** Whether pages can be in a new language: its translator should not be the last to hear that they cannot. */
async function doubtsAbout(language: string, { root, languages }: PackOutline, run: Run): Promise<Diagnostic[]> {
  if (languages.includes(language)) return [];
  const span = valueSpan(root, ['pack', 'languages']);
  const inScript = checkScript(language, span);
  const found =
    inScript.length > 0 ? inScript : (await loadLocale(language, {}, run.host, run.sources, span)).diagnostics;
  return found.map((one) => ({ ...one, severity: 'warning' }));
}

export interface OpenedPack extends ReadPack {
  readonly id: string;
  /** Where it loads: texts may be missing in the language that is asked for. */
  readonly pack: Pack | undefined;
}

/**
 * The pack that is named, the only one that is here, or that of several whose id is `ofPack`.
 * @throws UsageError for several
 */
export async function openPack({ pack: named, ofPack }: PackRequest, run: Run): Promise<OpenedPack | undefined> {
  const { host } = run;
  const { folders, diagnostics } = await findPacks(named === undefined ? [] : [named], host);
  run.add({ diagnostics: folders.length + diagnostics.length === 0 ? [noPack] : diagnostics });
  const [folder, ...others] = folders.length > 1 ? await foldersOf(ofPack, folders, run) : folders;
  if (folder === undefined) return undefined;
  if (others.length > 0) {
    throw new UsageError(
      `there are several packs: ${[folder, ...others].map((one) => displayPath(host, one)).join(', ')}. Name one.`,
    );
  }
  const files = await run.readFiles(folder);
  if (!files) return undefined;
  const { result, outline, sources } = loadPack(files, (path) => displayPath(host, join(folder, path)));
  run.addSources(sources);
  // Texts that are missing are what an export is for.
  const errors = diagnosticsOf(result).filter((one) => isError(one) && one.code !== 'content/missing-text');
  run.add({ diagnostics: errors });
  if (!outline || errors.length > 0) {
    if (errors.length === 0) run.add({ diagnostics: diagnosticsOf(result) });
    return undefined;
  }
  return { folder, files, outline, id: packIdIn(outline.root) ?? '', pack: result.ok ? result.value : undefined };
}

/** The folders of the packs with an id; all where none has it. */
async function foldersOf(id: string | undefined, folders: readonly string[], run: Run): Promise<readonly string[]> {
  const found = id === undefined ? [] : await packsWithId(id, folders, run.host);
  return found.length === 0 ? folders : found;
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
    const name = nameInAnyLanguage({ key: text.key, length });
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

function isStale(
  key: string,
  length: TextChange['length'],
  source: LocatedText,
  language: string,
  lock: TranslationLock | undefined,
): boolean {
  const accepted = lock?.texts[lockKey({ key, length })]?.[language];
  return accepted !== undefined && accepted !== lockDigest(typedText(source));
}

/**
 * Reads translations back, and shows what would change; with `apply` it is written, all of it or nothing.
 * @throws UsageError for no or several packs, and for a file that is not there
 */
export async function importTranslations(request: ImportRequest, host: Host): Promise<ImportReport> {
  const { apply = false, overwrite = false } = request;
  const run = new Run(host, request.onStep);
  const { report, value } = await run.end(async () => {
    const returned = await readTranslations(request.file, run);
    const opened = returned && (await openPack({ ...request, ofPack: returned.pack }, run));
    if (!opened) return undefined;
    const { folder, outline } = opened;
    if (returned.pack !== opened.id) {
      const what = `has translations of the pack "${returned.pack}", and this one is "${opened.id}"`;
      const advice = `Where a program has given it another name, write <file id="${opened.id}"> into it`;
      throw new UsageError(`${request.file} ${what}. ${advice}.`);
    }
    const language = request.language === undefined ? languageMeant(returned, outline, run) : tagOf(request.language);
    if (language === undefined) return undefined;
    const { lock } = await readTranslationLock(folder, host);
    const { units, untranslated, warnings } = textsOfPack(returned, language, outline, lock);
    run.add({ diagnostics: warnings });
    const { incomplete } = returned;
    const untranslatedTexts = untranslated.map(({ name }) => name);
    const notes = notesOfOthers(returned, language, outline);
    const names = incomplete.map(({ name }) => name);
    const beside = linesBeside(
      notes,
      untranslatedTexts.filter((name) => !names.includes(name)),
    );
    const unwritten = { changed: [], lines: beside, untranslatedTexts, notes };
    const { rules } = await loadLocale(language, {}, host, new Map(), undefined);
    const changes = await withAncestors(
      opened,
      units.map((unit) => changeOf(unit, language, rules)),
    );
    const done = units
      .filter(({ isDone }) => isDone)
      .map(({ name, source }) => ({ ...partsOfName(name), language, translatedFrom: normalized(source) }));
    run.add({ diagnostics: incompleteTexts(incomplete) });
    const newLanguage = outline.languages.includes(language) ? undefined : language;
    const [missing, ...others] = untranslated;
    if (newLanguage !== undefined && missing) {
      run.add({ diagnostics: [incompleteLanguage(language, missing, others)] });
      return unwritten;
    }
    const advise = (found: readonly Diagnostic[], after: PackOutline) => withPlaceInFile(found, changes, after);
    const written = await writeTexts(opened, changes, { apply, overwrite, newLanguage, done, advise }, run);
    if (!written) return unwritten;
    run.addUnread(await lessOnPages(written, { before: opened.pack, span: returned.span }, run));
    const { patches, changed } = written;
    const nameOf = (path: string) => displayPath(host, join(folder, path));
    const lines = apply ? [] : [...patchLines(patches, nameOf), ...changed.flatMap(wordLines)];
    return { ...unwritten, changed, lines: [...lines, ...beside] };
  });
  return {
    ...report,
    changed: value?.changed ?? [],
    lines: value?.lines ?? [],
    untranslated: value?.untranslatedTexts.length ?? 0,
    untranslatedTexts: value?.untranslatedTexts ?? [],
    notes: value?.notes ?? [],
  };
}

function tagOf(language: string): string {
  const tag = localeTag.safeParse(language);
  if (tag.success) return tag.data;
  const meant = localeMeant(language, knownLocales) ?? presentTag(language.trim().toLowerCase());
  const example = localeTag.safeParse(meant).success ? meant : undefined;
  throw new UsageError(
    `"${language}" is no tag of a language. ${example === undefined ? 'Write -l fr, say.' : `Is -l ${example} meant?`}`,
  );
}

/** How many texts are shown beside the first. */
const mostPlaces = 4;

function incompleteTexts([first, ...others]: readonly IncompleteUnit[]): readonly Diagnostic[] {
  if (!first) return [];
  const { name, translated, segments, span } = first;
  const parts = `of ${name} ${translated} of ${plural(segments, 'segment')}`;
  const what =
    others.length === 0
      ? `O${parts.slice(1)} are translated: it is left out.`
      : `${plural(1 + others.length, 'text')} are translated in part, ${parts}: they are left out.`;
  return [
    warning('change/not-taken', what, {
      span,
      related: othersToo(
        others.map((one) => one.span),
        mostPlaces,
      ),
      hint: 'Have the other segments translated, or marked as translated where they stay as they are.',
    }),
  ];
}

function incompleteLanguage(
  language: string,
  first: UntranslatedUnit,
  others: readonly UntranslatedUnit[],
): Diagnostic {
  const count = plural(1 + others.length, 'text');
  return error(
    'content/missing-text',
    `No translation of ${count}: ${language} is new to this pack, and needs all of them.`,
    {
      span: first.span,
      related: othersToo(
        others.map(({ span }) => span),
        mostPlaces,
      ),
      hint: [first, ...others].some(({ copy }) => copy)
        ? 'A copy of the source is none until the program of the translator marks it as translated, with state="translated" in its <segment>.'
        : 'Have them translated, or put back the units that were taken out, and import the file again.',
    },
  );
}

/** @param rules how the language writes, where that is known: programs leave straight marks of quotation */
function changeOf(
  { name, target, madeFrom, ancestor, span, ...unit }: ReturnedUnit,
  language: string,
  rules: LocaleRules | undefined,
): TextChange {
  const source = normalized(unit.source);
  const text = rules ? withSetQuotes(target, language, rules) : target;
  return {
    ...{ ...partsOfName(name), language, text, madeFrom, ancestor, origin: span },
    ...{ sourceMadeFrom: sha256(source), sourceAncestor: source },
  };
}

/** The words of a text that change, as a word diff shows them. */
export function wordLines({ key, language, length, before, after }: ChangedText): readonly string[] {
  const words = wordChanges(before ?? '', after ?? '', language).map(markedAsWordDiff);
  return [`${nameInAnyLanguage({ key, length })} (${language})`, `  ${words.join('')}`];
}
