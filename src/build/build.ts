import { join, resolve } from 'node:path';
import { type LoadedPack, loadPack } from '../content/load-pack.js';
import { type Diagnostic, error, isError } from '../diagnostics/diagnostic.js';
import { diagnosticsOf } from '../diagnostics/result.js';
import type { SourceFile } from '../diagnostics/source.js';
import type { BriefEntry } from '../model/manifest.js';
import type { Pack } from '../model/pack.js';
import { translationLockFile } from '../model/translation-lock.js';
import { type Edition, type Format, formats, type VariantId, variantId } from '../model/variant.js';
import { PdfRenderer } from '../render/pdf/pdf.js';
import { type FittedVariant, fitEdition, renderVariant, type Workshop } from './compile.js';
import { findPacks, readPackFiles } from './find-packs.js';
import { displayPath, type Host, IoError } from './host.js';
import { renderIndex } from './index-page.js';
import { acceptedLockText, lintFolder } from './lint.js';
import { briefEntryOf, digestOf, fileEntryOf, mergeManifest, readManifest } from './manifest.js';
import { checkSelection, editionsOf, localesOf, type Selection } from './matrix.js';
import { loadTemplates } from './templates.js';
import { verifyPdf } from './verify.js';

export interface BuildRequest extends Selection {
  readonly packs: readonly string[];
  /** Relative to the working directory. */
  readonly outDir: string;
  /** Whether web pages carry the theme's fonts; by default they use the reader's. */
  readonly embedFonts?: boolean;
  /** Reads every PDF back from the disk and checks what stands there. */
  readonly verify?: boolean;
  /** Told of a brief before work on it begins. */
  readonly onProgress?: (progress: Progress) => void;
}

export interface Progress {
  /** How many briefs are done, of how many. */
  readonly done: number;
  readonly total: number;
  readonly brief: VariantId;
}

export interface BriefSummary {
  readonly pack: string;
  readonly id: VariantId;
  readonly entry: BriefEntry;
}

export interface Report {
  readonly ok: boolean;
  /** The files written, as people type them. */
  readonly files: readonly string[];
  readonly briefs: readonly BriefSummary[];
  readonly diagnostics: readonly Diagnostic[];
  readonly coverage: readonly NonNullable<LoadedPack['coverage']>[];
  /** Whether something is wrong that no editor can mend: a PDF of ours breaks a rule, and was not written. */
  readonly bug?: boolean;
  /** Reading or writing that failed and ended the run; what came before stands above. */
  readonly failure?: IoError;
  /** The texts that the diagnostics point into. */
  readonly sources: ReadonlyMap<string, SourceFile>;
}

/**
 * Loads and checks packs. Writes nothing, but with `accept`: then the lock file of each sound pack, which says that
 * its translations are right as they stand.
 */
export async function check(packs: readonly string[], host: Host, accept = false): Promise<Report> {
  const run = new Run(host);
  return run.end(async () => {
    await run.load(packs, accept);
  });
}

/**
 * Renders the briefs that are asked for and writes them: each brief's files, then the pack's manifest,
 * then the index. A pack with mistakes is left alone; a brief that cannot be made keeps its earlier files.
 * @throws UsageError for an audience or language that no pack has
 */
export async function build(request: BuildRequest, host: Host, tool: string): Promise<Report> {
  const run = new Run(host);
  return run.end(async () => {
    const packs = await run.load(request.packs);
    if (packs.length > 0 && !run.failed) checkSelection(request, packs);
    run.expect(packs, request);
    let written = false;
    for (const pack of packs) written = (await run.buildPack(pack, request, tool)) || written;
    if (written) await run.writeIndex(request.outDir);
  });
}

class Run {
  private readonly files: string[] = [];
  private readonly briefs: BriefSummary[] = [];
  private readonly diagnostics: Diagnostic[] = [];
  private readonly coverage: NonNullable<LoadedPack['coverage']>[] = [];
  private readonly sources = new Map<string, SourceFile>();
  private total = 0;
  private done = 0;
  private bug = false;

  constructor(private readonly host: Host) {}

  get failed(): boolean {
    return this.diagnostics.some(isError);
  }

  report(): Report {
    const { files, briefs, diagnostics, coverage, sources, bug } = this;
    return { ok: !this.failed, files, briefs, diagnostics, coverage, sources, bug };
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
  async load(requested: readonly string[], accept = false): Promise<readonly Pack[]> {
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
      const files = await readPackFiles(folder, this.host);
      const { result, sources, coverage } = loadPack(files, (path) => displayPath(this.host, join(folder, path)));
      for (const source of sources) this.sources.set(source.id, source);
      this.diagnostics.push(...diagnosticsOf(result));
      if (coverage) this.coverage.push(coverage);
      if (!result.ok) continue;
      if (accept) await this.write(join(folder, translationLockFile), acceptedLockText(result.value));
      const findings = await lintFolder(result.value, folder, this.host);
      this.diagnostics.push(...findings);
      if (findings.some(isError)) continue;
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

  /** Counts the briefs to come, for the progress. */
  expect(packs: readonly Pack[], request: BuildRequest): void {
    const counts = packs.map((pack) => editionsOf(pack, request).length * localesOf(pack, request).length);
    this.total = counts.reduce((sum, n) => sum + n, 0);
  }

  /** Whether anything of the pack was written. */
  async buildPack(pack: Pack, request: BuildRequest, tool: string): Promise<boolean> {
    const editions = editionsOf(pack, request);
    const [first] = editions;
    if (!first) return false;
    const shop = await this.workshop(first, pack.pack.languages, request.embedFonts ?? false);
    if (!shop) return false;
    const locales = localesOf(pack, request);
    const wanted = request.formats.length > 0 ? request.formats : formats;
    const sources = digestOf(pack);
    const folder = resolve(this.host.cwd, request.outDir, pack.pack.id);
    const built = new Map<VariantId, BriefEntry>();
    for (const edition of editions) {
      const before = this.done;
      const tell = (locale: string) =>
        request.onProgress?.({ done: this.done, total: this.total, brief: variantId({ ...edition, locale }) });
      // All languages are fitted at once, and that takes longest.
      for (const locale of locales.slice(0, 1)) tell(locale);
      for (const one of this.fitted(pack, edition, shop, locales)) {
        tell(one.variant.locale);
        const entry = await this.writeBrief(one, { ...request, formats: wanted }, sources, folder, shop);
        this.done += 1;
        if (!entry) continue;
        const id = variantId(one.variant);
        built.set(id, entry);
        this.briefs.push({ pack: pack.pack.id, id, entry });
      }
      this.done = before + locales.length;
    }
    if (built.size === 0) return false;
    const path = join(folder, 'manifest.json');
    const manifest = mergeManifest(pack, tool, built, readManifest(await this.host.readIfThere(path)));
    await this.write(path, `${JSON.stringify(manifest, undefined, 2)}\n`);
    return true;
  }

  async writeIndex(outDir: string): Promise<void> {
    const out = resolve(this.host.cwd, outDir);
    const { folders } = await this.host.list(out);
    const all = await Promise.all(folders.map((name) => this.host.readIfThere(join(out, name, 'manifest.json'))));
    const manifests = all.map(readManifest).filter((m) => m !== undefined);
    const path = join(this.host.packageRoot, 'templates', 'index.html.hbs');
    const template = { id: displayPath(this.host, path), text: new TextDecoder().decode(await this.host.read(path)) };
    await this.write(join(out, 'index.html'), renderIndex(template, manifests));
  }

  private async workshop(
    edition: Edition,
    locales: readonly string[],
    embedFonts: boolean,
  ): Promise<Workshop | undefined> {
    const templates = await loadTemplates({ theme: edition.theme, locales }, this.host, this.sources);
    if (!templates.ok) {
      this.diagnostics.push(...templates.diagnostics);
      return undefined;
    }
    const pdf = new PdfRenderer(templates.value.look.fonts);
    return { templates: templates.value, pdf, sources: this.sources, embedFonts };
  }

  private fitted(pack: Pack, edition: Edition, shop: Workshop, locales: readonly string[]): readonly FittedVariant[] {
    const { variants, diagnostics } = fitEdition(pack, edition, shop);
    // A brief that was not asked for may be wrong: that is for the build that asks for it.
    const asked = locales.map((locale) => variantId({ ...edition, locale }));
    this.diagnostics.push(...diagnostics.filter((d) => d.variant === undefined || asked.includes(d.variant)));
    return variants.filter((one) => locales.includes(one.variant.locale));
  }

  /** Renders all formats of a brief before it writes the first. */
  private async writeBrief(
    one: FittedVariant,
    request: BuildRequest,
    sources: string,
    folder: string,
    shop: Workshop,
  ): Promise<BriefEntry | undefined> {
    const rendered = await renderVariant(one, request.formats, shop);
    const { audience, locale, paper, theme } = one.variant;
    if (!rendered.ok) {
      this.diagnostics.push(...rendered.diagnostics.map((d) => ({ ...d, variant: variantId(one.variant) })));
      return undefined;
    }
    const { files } = rendered.value;
    if (files.some(({ format, bytes }) => format === 'pdf' && !this.isSound(one, folder, bytes))) return undefined;
    const entries: [Format, BriefEntry['files'][string]][] = [];
    for (const { format, bytes } of files) {
      const name = `${variantId(one.variant)}.${format}`;
      await this.write(join(folder, name), bytes);
      if (request.verify && format === 'pdf') this.isSound(one, folder, await this.host.read(join(folder, name)));
      entries.push([format, fileEntryOf(name, bytes, sources)]);
    }
    const about = {
      audience,
      reader: one.brief.meta.audience,
      language: locale,
      paper,
      theme,
      title: rendered.value.title,
    };
    return briefEntryOf(about, one.fitted.report, Object.fromEntries(entries));
  }

  /** Whether a PDF of ours breaks no rule; one that does is a bug of ours, not a mistake in the pack. */
  private isSound({ variant }: FittedVariant, folder: string, bytes: Uint8Array | string): boolean {
    const id = variantId(variant);
    const file = displayPath(this.host, join(folder, `${id}.pdf`));
    const broken = verifyPdf(Buffer.from(bytes), { file, variant: id });
    this.diagnostics.push(...broken);
    if (broken.length > 0) this.bug = true;
    return broken.length === 0;
  }

  private async write(path: string, bytes: Uint8Array | string): Promise<void> {
    await this.host.writeWhole(path, bytes);
    this.files.push(displayPath(this.host, path));
  }
}
