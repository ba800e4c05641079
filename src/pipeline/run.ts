import { join } from 'node:path';
import { type Diagnostic, error, errorWithoutPlace, isError, withoutRepeats } from '../diagnostics/diagnostic.js';
import { diagnosticsOf } from '../diagnostics/result.js';
import type { SourceFile } from '../diagnostics/source.js';
import type { Span } from '../diagnostics/span.js';
import type { FileContent } from '../host/disk/atomic-write.js';
import type { JointWrite } from '../host/disk/journal.js';
import type { WriteRefusal } from '../host/disk/write-inside.js';
import { displayPath, type Host, IoError } from '../host/host.js';
import type { HtmlFonts } from '../model/html-fonts.js';
import type { OpenPack, Pack, PackFile, ReaderOutline } from '../model/loaded-pack.js';
import type { Edition } from '../model/variant.js';
import { type ListedLanguage, withoutLanguages } from '../pack/check-languages.js';
import { type KnownFiles, type LoadedPack, loadPack } from '../pack/load-pack.js';
import {
  asOpen,
  type DividedFiles,
  divideFiles,
  openDivided,
  openWhole,
  readersIfClean,
  textsWhenAsked,
} from '../pack/open-pack.js';
import { PdfRenderer } from '../render/pdf/pdf-renderer.js';
import type { LocaleRules } from '../schema/locale.js';
import { translationLockFile } from '../schema/translation-lock.js';
import { getOrInsertComputed } from '../text/once.js';
import { valueSpan } from '../validation/located.js';
import type { BuildCache } from './build-cache.js';
import { garbageCollector } from './collect-garbage.js';
import { findPacks, noPack } from './find-packs.js';
import { loadHyphenators } from './hyphenators.js';
import { acceptedLockText, lintFolder, lintsFor } from './lint-folder.js';
import { type LoadedLocale, type Locales, loadLocale } from './locales.js';
import { readPackFiles } from './pack-files.js';
import type { RenderContext } from './render-context.js';
import type { Findings, Report } from './report.js';
import { type ReportStep, startStep } from './steps.js';
import { ownTemplateRoots, type TemplateChoice } from './template-roots.js';
import { loadTemplates } from './templates.js';

export interface LoadOptions {
  /** Values that stand in for those of the files, as `path=value`. */
  readonly set?: readonly string[];
  /** Writes the lock of each sound pack: its translations are right as they stand. */
  readonly accept?: boolean;
  /** A pack stays although the checks of its texts find errors: while one language is changed, the others lag behind. */
  readonly lenient?: boolean;
  /** A folder of templates, whose locales say how languages write; a pack's own folder that is not read is named. */
  readonly templates?: string | undefined;
  /** Files that were read before, which are read again only where they have changed. */
  readonly known?: KnownFiles;
  /** What the files load as, where they were loaded before. */
  readonly loaded?: LoadedPack;
}

/** One command at work: it collects what the parts of the work found and did, which counts even if a later part fails. */
export class Run {
  readonly sources = new Map<string, SourceFile>();
  private readonly findings: Findings[] = [];
  /** Packs that could not be read: the work on the others goes on. */
  private readonly failures: IoError[] = [];

  constructor(
    readonly host: Host,
    readonly onStep?: ReportStep,
    private readonly cache?: BuildCache,
  ) {}

  add(findings: Findings): void {
    this.findings.push(findings);
  }

  /** Files that diagnostics are shown in. */
  addSources(sources: Iterable<SourceFile>): void {
    for (const source of sources) this.sources.set(source.id, source);
  }

  get failed(): boolean {
    return this.failures.length > 0 || this.findings.some(({ diagnostics = [] }) => diagnostics.some(isError));
  }

  /** Does the work and reports it. Where reading or writing fails, the failure is reported and there is no value. */
  async end<T>(work: () => Promise<T>): Promise<{ readonly report: Report; readonly value?: T }> {
    try {
      const value = await work();
      return { report: this.report(), value };
    } catch (cause) {
      if (!(cause instanceof IoError)) throw cause;
      return { report: this.report(cause) };
    }
  }

  /** @param ended what has ended the work */
  private report(ended?: IoError): Report {
    const { findings, sources } = this;
    const failures = [...this.failures, ...(ended ? [ended] : [])];
    const failure = failures.pop();
    const failed = this.failed || failure !== undefined;
    const bugs = findings.flatMap((part) => part.bugs ?? []);
    const stopped = findings.find((part) => part.stopped)?.stopped;
    return {
      ok: !failed && bugs.length === 0 && stopped === undefined,
      files: findings.flatMap((part) => part.files ?? []),
      briefs: findings.flatMap((part) => part.briefs ?? []),
      staleOutputs: findings.flatMap((part) => part.staleOutputs ?? []),
      diagnostics: [
        ...withoutRepeats(findings.flatMap((part) => part.diagnostics ?? [])),
        ...failures.map(({ message }) => errorWithoutPlace('command/failed', message)),
      ],
      coverage: findings.flatMap((part) => part.coverage ?? []),
      sources,
      bugs,
      ...(stopped ? { stopped } : {}),
      ...(failure ? { failure } : {}),
    };
  }

  /** The packs that are free of mistakes. */
  async load(requested: readonly string[], options: LoadOptions = {}): Promise<readonly Pack[]> {
    return this.loadEach(requested, (folder) => this.loadFolder(folder, options));
  }

  /** The packs that are free of mistakes, for work on one reader at a time. */
  async open(requested: readonly string[], options: LoadOptions = {}): Promise<readonly OpenPack[]> {
    return this.loadEach(requested, (folder) => this.openFolder(folder, options));
  }

  private async loadEach<P extends Pick<Pack, 'pack' | 'located'>>(
    requested: readonly string[],
    load: (folder: string) => Promise<P | undefined>,
  ): Promise<readonly P[]> {
    const { folders, diagnostics } = await findPacks(requested, this.host);
    this.add({ diagnostics: folders.length + diagnostics.length === 0 ? [noPack] : diagnostics });
    const packs = new Map<string, ShownPack<P>>();
    for (const folder of folders) {
      const shown = displayPath(this.host, folder);
      const endStep = startStep(this.onStep, 'load', shown);
      const pack = await load(folder).catch((cause: unknown) => {
        if (!(cause instanceof IoError)) throw cause;
        this.failures.push(cause);
      });
      endStep();
      if (!pack) continue;
      const { id } = pack.pack;
      const earlier = packs.get(id);
      if (earlier) this.add({ diagnostics: [duplicatePack(earlier, { pack, shown })] });
      else packs.set(id, { pack, shown });
    }
    return [...packs.values()].map(({ pack }) => pack);
  }

  private async loadFolder(folder: string, options: LoadOptions): Promise<Pack | undefined> {
    const files = await this.readFiles(folder, options);
    return files && this.loadFiles(folder, files, options);
  }

  /** With many readers some are checked at a time; only where there is something to say the pack is loaded as a whole. */
  private async openFolder(folder: string, options: LoadOptions): Promise<OpenPack | undefined> {
    const files = await this.readFiles(folder, options);
    if (!files) return undefined;
    const nameOf = this.namesIn(folder);
    const divided = divideFiles(files, options.set ?? []);
    if (!divided) {
      const pack = await this.loadFiles(folder, files, options);
      return pack && asOpen(pack, nameOf);
    }
    const texts = textsWhenAsked(files, nameOf);
    const setTexts = () => this.addSources(texts);
    setTexts();
    const clean = await this.readersIfClean(folder, divided, options);
    if (clean) return openDivided(divided, clean, nameOf);
    const pack = await this.loadFiles(folder, files, options);
    const opened = pack && openWhole(pack, divided, nameOf);
    if (opened) setTexts();
    return opened ?? (pack && asOpen(pack, nameOf));
  }

  private async readersIfClean(
    folder: string,
    divided: DividedFiles,
    { templates }: LoadOptions,
  ): Promise<readonly ReaderOutline[] | undefined> {
    const nameOf = this.namesIn(folder);
    // Its languages say how its texts are read.
    const { result } = loadPack([...divided.common, ...divided.readers.slice(0, 1)], nameOf);
    if (!result.ok) return undefined;
    const { locales, diagnostics } = await this.loadLocales(result.value, { templates });
    if (diagnostics.length > 0) return undefined;
    const findingsIn = await lintsFor(result.value, folder, this.host, locales);
    return readersIfClean(divided, nameOf, { findingsIn, onPart: garbageCollector() });
  }

  /** The names that messages use for the files of a pack. */
  private namesIn(folder: string): (path: string) => string {
    return (path) => displayPath(this.host, join(folder, path));
  }

  /** The files of a pack; what a program that was killed has begun to write is finished before. */
  async readFiles(folder: string, { templates }: TemplateChoice = {}): Promise<readonly PackFile[] | undefined> {
    await this.host.completeWrites(folder);
    const templateRoots = ownTemplateRoots({ templates }, this.host);
    const { files, diagnostics: found } = await readPackFiles(folder, this.host, { templateRoots });
    this.addUnread(found);
    return found.some(isError) ? undefined : files;
  }

  /** The pack that files make, if it is free of mistakes: those of its folder, or what shall stand there. */
  async loadFiles(
    folder: string,
    files: readonly PackFile[],
    { set = [], accept = false, lenient = false, templates, known, loaded }: LoadOptions = {},
  ): Promise<Pack | undefined> {
    const nameOf = this.namesIn(folder);
    const { result, sources, coverage, languages = [] } = loaded ?? loadPack(files, nameOf, set, known);
    this.addSources(sources);
    this.add({ coverage: coverage ? [coverage] : [] });
    if (!result.ok) {
      this.add({ diagnostics: await this.withThoseOfLocales(result.diagnostics, languages, { templates }) });
      return undefined;
    }
    this.add({ diagnostics: result.warnings });
    const { locales, diagnostics: inLocales } = await this.loadLocales(result.value, { templates });
    this.add({ diagnostics: inLocales });
    // Without the locale of a language nothing can be said of its texts.
    if (inLocales.some(isError)) return undefined;
    if (accept) await this.writeIntoPack(folder, translationLockFile, acceptedLockText(result.value, locales));
    const inTexts = await lintFolder(result.value, folder, this.host, locales);
    this.addUnread(inTexts);
    return lenient || !inTexts.some(isError) ? result.value : undefined;
  }

  /**
   * What is wrong with a pack and its locales. Nobody should translate its texts and hear only then that no page can be in
   * the language, or what else stands in the way.
   */
  private async withThoseOfLocales(
    diagnostics: readonly Diagnostic[],
    languages: readonly ListedLanguage[],
    { templates }: TemplateChoice,
  ): Promise<readonly Diagnostic[]> {
    const found: Diagnostic[] = [];
    const unset: ListedLanguage[] = [];
    for (const language of languages) {
      const one = await loadLocale(language.tag, { templates }, this.host, this.sources, language.span);
      if (one.diagnostics.some(({ code }) => code === 'template/missing')) unset.push(language);
      found.push(...one.diagnostics.filter(isError));
    }
    const typedAt = ({ source, start, end }: Span) => this.sources.get(source)?.text.slice(start, end) ?? '';
    return [...found, ...withoutLanguages(diagnostics, unset, typedAt)];
  }

  private readonly localesRead = new Map<string, LoadedLocale>();

  /** Each file is read once, for the checks of a pack and for its briefs. */
  private async loadLocales(
    { pack: { languages }, located }: Pick<Pack, 'pack' | 'located'>,
    { templates }: TemplateChoice,
  ): Promise<{ readonly locales: Locales; readonly diagnostics: readonly Diagnostic[] }> {
    const locales = new Map<string, LocaleRules>();
    const diagnostics: Diagnostic[] = [];
    for (const [i, language] of languages.entries()) {
      const key = JSON.stringify([language, templates]);
      const span = valueSpan(located, ['pack', 'languages', i]);
      const one =
        this.localesRead.get(key) ?? (await loadLocale(language, { templates }, this.host, this.sources, span));
      // One that is not there is missed in each pack at its own place.
      if (one.rules) this.localesRead.set(key, one);
      if (one.rules) locales.set(language, one.rules);
      diagnostics.push(...one.diagnostics);
    }
    return { locales, diagnostics };
  }

  /** What the briefs of a pack are made with, each in its theme; a theme is read once. */
  renderContexts(
    { theme, templates }: TemplateChoice & { readonly theme?: string | undefined },
    pack: Pick<OpenPack, 'pack' | 'located' | 'audiences'>,
    htmlFonts: HtmlFonts,
  ): (
    edition: Pick<Edition, 'audience' | 'theme'>,
    itsPack?: Pick<OpenPack, 'located' | 'audiences'>,
  ) => Promise<RenderContext | undefined> {
    const contexts = new Map<string, Promise<RenderContext | undefined>>();
    return (edition, { audiences, located } = pack) => {
      return getOrInsertComputed(contexts, edition.theme, () => {
        const index = audiences.findIndex(({ id }) => id === edition.audience);
        // A theme that the command names has no place in a file.
        const span = theme === undefined ? valueSpan(located, ['audiences', index, 'theme']) : undefined;
        return this.renderContext({ theme: edition.theme, templates }, pack, htmlFonts, span);
      });
    };
  }

  /** What is wrong with a theme that a command names, told with what is wrong with its packs where none can be set in it. */
  async checkTheme({ theme, templates }: TemplateChoice & Pick<Edition, 'theme'>): Promise<void> {
    const result = await loadTemplates({ theme, templates, locales: [] }, this.host, this.sources);
    this.add({ diagnostics: diagnosticsOf(result) });
  }

  /** What briefs of a theme are made with; nothing where templates or theme have mistakes. */
  async renderContext(
    { theme, templates: folder }: TemplateChoice & Pick<Edition, 'theme'>,
    pack: Pick<Pack, 'pack' | 'located'>,
    htmlFonts: HtmlFonts,
    spanOfTheme?: Span,
  ): Promise<RenderContext | undefined> {
    const { cache, sources } = this;
    const endStep = startStep(this.onStep, 'templates', theme);
    const { languages: locales } = pack.pack;
    const spanOfLocale = (locale: string) => valueSpan(pack.located, ['pack', 'languages', locales.indexOf(locale)]);
    const request = { theme, templates: folder, locales, spanOfLocale, spanOfTheme };
    const templates = await loadTemplates(request, this.host, sources, cache);
    const found = await this.loadLocales(pack, request);
    endStep();
    // What locales are only warned of was said when the pack was loaded.
    const inLocales = found.diagnostics.filter(isError);
    this.add({ diagnostics: [...diagnosticsOf(templates), ...inLocales] });
    if (!templates.ok || inLocales.length > 0) return undefined;
    const hyphenators = loadHyphenators(found.locales, this.host);
    const pdf = new PdfRenderer(templates.value.assets.fonts, hyphenators);
    return {
      ...{ templates: templates.value, locales: found.locales, pdf, sources, htmlFonts },
      ...(cache ? { cache } : {}),
    };
  }

  async write(path: string, content: FileContent): Promise<void> {
    await this.host.writeAtomically(path, content);
    this.add({ files: [displayPath(this.host, path)] });
  }

  /** Writes a file of a pack, whose folder is not trusted: what stands in the way of it is a mistake of the pack. */
  async writeIntoPack(folder: string, path: string, bytes: Uint8Array | string): Promise<void> {
    const refused = await this.host.writeInside(folder, path, bytes);
    const shown = displayPath(this.host, join(folder, refused?.path ?? path));
    if (refused) this.addUnread([refusedWrite(shown, refused.refusal)]);
    else this.add({ files: [shown] });
  }

  /** Replaces several files of a pack: all or none. */
  async writeTogether(folder: string, writes: readonly JointWrite[]): Promise<void> {
    const refused = await this.host.writeTogether(folder, writes);
    const shown = (path: string) => displayPath(this.host, join(folder, path));
    if (refused) this.addUnread([refusedWrite(shown(refused.path), refused.refusal)]);
    else this.add({ files: writes.map(({ path }) => shown(path)) });
  }

  /** Adds diagnostics of files whose text was not read: their place is the beginning of the file. */
  addUnread(diagnostics: readonly Diagnostic[]): void {
    for (const { span } of diagnostics) {
      if (span && !this.sources.has(span.source)) this.sources.set(span.source, { id: span.source, text: '' });
    }
    this.add({ diagnostics });
  }
}

const refusedWrites: Readonly<Record<WriteRefusal, readonly [message: string, hint: string]>> = {
  'a link': [
    'This is a link, and nothing is written through links.',
    'Put the file or folder itself in its place, or delete the link.',
  ],
  'no file': ['This is no file, and one is to be written here.', 'Delete it, or give it another name.'],
};

function refusedWrite(source: string, refusal: WriteRefusal): Diagnostic {
  const [message, hint] = refusedWrites[refusal];
  return error('content/unsafe-file', message, { span: { source, start: 0, end: 0 }, hint });
}

interface ShownPack<P extends Pick<Pack, 'pack' | 'located'> = Pick<Pack, 'pack' | 'located'>> {
  readonly pack: P;
  /** Its folder, as people type it. */
  readonly shown: string;
}

function duplicatePack(first: ShownPack, second: ShownPack): Diagnostic {
  const { id } = second.pack.pack;
  const spanOfId = ({ pack }: ShownPack) => valueSpan(pack.located, ['pack', 'id']);
  return error('content/duplicate-pack', `Two packs have the id "${id}": ${first.shown} and ${second.shown}.`, {
    span: spanOfId(second),
    related: [{ span: spanOfId(first), message: 'It is the id of this pack already.' }],
    hint: 'Give one of them another id; their briefs would overwrite each other.',
  });
}
