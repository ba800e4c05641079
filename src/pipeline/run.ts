import { join } from 'node:path';
import { type Diagnostic, error, isError } from '../diagnostics/diagnostic.js';
import { diagnosticsOf } from '../diagnostics/result.js';
import type { SourceFile } from '../diagnostics/source.js';
import { displayPath, type Host, IoError } from '../host/host.js';
import type { Pack } from '../model/pack.js';
import { type Edition, variantId } from '../model/variant.js';
import type { StaleOutput } from '../output/stale-outputs.js';
import { type LoadedPack, loadPack } from '../pack/load-pack.js';
import { PdfRenderer } from '../render/pdf/pdf-renderer.js';
import { translationLockFile } from '../schema/translation-lock.js';
import type { BuildCache } from './build-cache.js';
import type { FittedEdition, RenderContext } from './compile.js';
import { findPacks, readPackFiles } from './find-packs.js';
import { acceptedLockText, lintFolder } from './lint-folder.js';
import type { BriefSummary, Bug, Report, StopSignal } from './report.js';
import { begin, fitAndReport, type ReportStep } from './steps.js';
import type { TemplateChoice } from './template-roots.js';
import { loadTemplates } from './templates.js';

export interface LoadOptions {
  /** Values that stand in for those of the files, as `path=value`. */
  readonly set?: readonly string[];
  /** Writes the lock of each sound pack: its translations are right as they stand. */
  readonly accept?: boolean;
  /** A pack stays although the checks of its texts find errors: while one language is changed, the others lag behind. */
  readonly lenient?: boolean;
}

/** One command at work: what it has found wrong, and what it has written, so far. */
export class Run {
  readonly diagnostics: Diagnostic[] = [];
  readonly sources = new Map<string, SourceFile>();
  protected readonly files: string[] = [];
  protected readonly briefs: BriefSummary[] = [];
  protected readonly staleOutputs: StaleOutput[] = [];
  private readonly coverage: NonNullable<LoadedPack['coverage']>[] = [];
  protected readonly bugs: Bug[] = [];
  protected stopped: StopSignal | undefined;

  constructor(
    protected readonly host: Host,
    private readonly cache?: BuildCache,
    protected readonly onStep?: ReportStep,
  ) {}

  get failed(): boolean {
    return this.diagnostics.some(isError);
  }

  report(): Report {
    const { files, briefs, staleOutputs, diagnostics, coverage, sources, bugs, stopped } = this;
    const ok = !this.failed && bugs.length === 0 && stopped === undefined;
    return { ok, files, briefs, staleOutputs, diagnostics, coverage, sources, bugs, ...(stopped ? { stopped } : {}) };
  }

  /** Does the work and reports it, also where reading or writing failed half-way. */
  async end(work: () => Promise<void>): Promise<Report> {
    try {
      await work();
      return this.report();
    } catch (cause) {
      if (!(cause instanceof IoError)) throw cause;
      return { ...this.report(), ok: false, failure: cause };
    }
  }

  /** The packs that are free of mistakes. */
  async load(
    requested: readonly string[],
    { set = [], accept = false, lenient = false }: LoadOptions = {},
  ): Promise<readonly Pack[]> {
    const found = await findPacks(requested, this.host);
    this.diagnostics.push(...found.diagnostics);
    if (found.folders.length === 0 && found.diagnostics.length === 0) {
      this.diagnostics.push(
        error('content/no-pack', 'There is no pack under ./content.', { hint: 'Name the folder of a pack.' }),
      );
    }
    const packs: Pack[] = [];
    const folders = new Map<string, string>();
    for (const folder of found.folders) {
      const told = begin(this.onStep, 'load', displayPath(this.host, folder));
      const { files, diagnostics: refused } = await readPackFiles(folder, this.host);
      if (refused.length > 0) {
        this.diagnostics.push(...refused);
        continue;
      }
      const { result, sources, coverage } = loadPack(files, (path) => displayPath(this.host, join(folder, path)), set);
      for (const source of sources) this.sources.set(source.id, source);
      this.diagnostics.push(...diagnosticsOf(result));
      if (coverage) this.coverage.push(coverage);
      if (!result.ok) continue;
      if (accept) await this.write(join(folder, translationLockFile), acceptedLockText(result.value));
      const findings = await lintFolder(result.value, folder, this.host);
      this.diagnostics.push(...findings);
      told();
      if (!lenient && findings.some(isError)) continue;
      const { id } = result.value.pack;
      const first = folders.get(id);
      if (first !== undefined) {
        this.diagnostics.push(
          error(
            'content/duplicate-pack',
            `Two packs have the id "${id}": ${displayPath(this.host, first)} and ${displayPath(this.host, folder)}.`,
            {
              hint: 'Give one of them another id; their briefs would overwrite each other.',
            },
          ),
        );
        continue;
      }
      folders.set(id, folder);
      packs.push(result.value);
    }
    return packs;
  }

  /** What briefs of a theme are made with; nothing where templates or theme have mistakes. */
  protected async renderContext(
    { theme, templates: folder }: TemplateChoice & Pick<Edition, 'theme'>,
    locales: readonly string[],
    embedFonts: boolean,
  ): Promise<RenderContext | undefined> {
    const told = begin(this.onStep, 'templates', theme);
    const templates = await loadTemplates({ theme, templates: folder, locales }, this.host, this.sources);
    if (!templates.ok) {
      this.diagnostics.push(...templates.diagnostics);
      return undefined;
    }
    const pdf = new PdfRenderer(templates.value.assets.fonts);
    told();
    const { cache } = this;
    return { templates: templates.value, pdf, sources: this.sources, embedFonts, ...(cache ? { made: cache } : {}) };
  }

  /** An edition in all languages. Of its mistakes those count that concern the languages asked for. */
  protected fitted(
    pack: Pack,
    edition: Edition,
    context: RenderContext,
    locales: readonly string[],
  ): FittedEdition['variants'] {
    const { variants, diagnostics } = fitAndReport(pack, edition, context, this.onStep);
    // A brief that was not asked for may be wrong: that is for the build that asks for it.
    const asked = locales.map((locale) => variantId({ ...edition, locale }));
    this.diagnostics.push(...diagnostics.filter((d) => d.variant === undefined || asked.includes(d.variant)));
    return variants.filter((one) => locales.includes(one.variant.locale));
  }

  /** Work on one brief; what goes wrong in it by a fault of ours stops no other. */
  protected async guarded<T>(variant: string, work: () => T | Promise<T>): Promise<T | undefined> {
    try {
      return await work();
    } catch (cause) {
      if (cause instanceof IoError) throw cause;
      this.bugs.push({ variant, detail: cause instanceof Error ? (cause.stack ?? cause.message) : String(cause) });
      return undefined;
    }
  }

  protected async write(path: string, bytes: Uint8Array | string): Promise<void> {
    await this.host.writeWhole(path, bytes);
    this.files.push(displayPath(this.host, path));
  }
}
