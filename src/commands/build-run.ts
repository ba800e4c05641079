import { join, resolve } from 'node:path';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { displayPath } from '../host/host.js';
import type { Pack } from '../model/pack.js';
import { type Edition, type Format, formats, type VariantId, variantId } from '../model/variant.js';
import { renderIndex } from '../output/index-page.js';
import { briefEntryOf, digestOf, fileEntryOf, mergeManifest } from '../output/manifest.js';
import { type ChangedManifest, changeManifest, manifestsIn } from '../output/manifest-file.js';
import type { BriefEntry, Manifest } from '../output/manifest-schema.js';
import { publicManifest } from '../output/public-manifest.js';
import { garbageCollector } from '../pipeline/collect-garbage.js';
import { type FittedVariant, type RenderContext, renderVariant } from '../pipeline/compile.js';
import { localesOf } from '../pipeline/matrix.js';
import type { BriefSummary, Bug } from '../pipeline/report.js';
import { Run } from '../pipeline/run.js';
import { begin, drawNotes } from '../pipeline/steps.js';
import { verifyPdf } from '../pipeline/verify-pdf.js';
import type { BuildRequest } from './build-request.js';
import { type OrderedEdition, type Part, shareOf } from './shares.js';

/** What came of one edition, also where it was made by another worker. */
export interface EditionResult {
  /** Its place among all editions of the build. */
  readonly order: number;
  readonly files: readonly string[];
  readonly briefs: readonly BriefSummary[];
  readonly diagnostics: readonly Diagnostic[];
  readonly bugs: readonly Bug[];
}

/** What is the same for all editions of a pack. */
interface PackWork {
  readonly pack: Pack;
  readonly request: BuildRequest;
  readonly formats: readonly Format[];
  readonly locales: readonly string[];
  /** The digest of the pack's files. */
  readonly sources: string;
  /** Where its briefs are written to. */
  readonly folder: string;
  readonly context: RenderContext;
}

/** Makes briefs and writes them; the manifests are for whoever has the results of all workers. */
export class BuildRun extends Run {
  private readonly collectGarbage = garbageCollector();
  private stillToTell = 0;
  private told = 0;
  readonly results: EditionResult[] = [];

  /** How many briefs there will be, for the progress. */
  expect(briefs: number): void {
    this.stillToTell = briefs;
  }

  isStopped({ stopSignal }: BuildRequest): boolean {
    this.stopped ??= stopSignal?.();
    return this.stopped !== undefined;
  }

  /** One brief is begun, here or by another worker. */
  tell(request: BuildRequest, brief: VariantId): void {
    request.onProgress?.({ done: this.told, total: this.stillToTell, brief });
    this.told += 1;
  }

  /** What builds that were killed have left. */
  async sweep({ pack }: Pack, { outDir }: BuildRequest): Promise<void> {
    await this.host.sweep(resolve(this.host.cwd, outDir, pack.id));
  }

  /** `made` is told after each edition. */
  async buildPack(
    pack: Pack,
    editions: readonly OrderedEdition[],
    request: BuildRequest,
    part: Part,
    made?: () => void,
  ): Promise<void> {
    const [first] = editions;
    const own = shareOf(editions, part);
    if (!first || own.length === 0) return;
    const context = await this.renderContext(request, pack.pack.languages, request.embedFonts ?? false);
    if (!context) return;
    const folder = resolve(this.host.cwd, request.outDir, pack.pack.id);
    const wanted = request.formats.length > 0 ? request.formats : formats;
    const locales = localesOf(pack, request);
    const work = { pack, request, formats: wanted, locales, sources: digestOf(pack), folder, context };
    for (const { order, edition } of own) {
      if (this.isStopped(request)) return;
      await this.buildEdition(order, edition, work);
      made?.();
      this.collectGarbage();
    }
  }

  /** What it comes to stands in `results`, also where writing fails on the way. */
  private async buildEdition(order: number, edition: Edition, work: PackWork): Promise<void> {
    const { pack, request, locales, context } = work;
    const before = { files: this.files.length, diagnostics: this.diagnostics.length, bugs: this.bugs.length };
    const briefs: BriefSummary[] = [];
    // All languages are fitted at once, and that takes longest.
    const [first] = locales;
    if (first !== undefined) this.tell(request, variantId({ ...edition, locale: first }));
    try {
      const fitted = await this.guarded(edition.audience, () => this.fitted(pack, edition, context, locales));
      for (const one of fitted ?? []) {
        if (this.isStopped(request)) break;
        const id = variantId(one.variant);
        if (one.variant.locale !== first) this.tell(request, id);
        const entry = await this.guarded(id, () => this.writeBrief(one, work));
        if (entry) briefs.push({ pack: pack.pack.id, id, entry });
      }
    } finally {
      this.results.push({
        order,
        briefs,
        files: this.files.splice(before.files),
        diagnostics: this.diagnostics.splice(before.diagnostics),
        bugs: this.bugs.splice(before.bugs),
      });
    }
  }

  /** Takes over what all workers have made, in the order of the matrix. */
  adopt(results: readonly EditionResult[]): void {
    for (const { files, briefs, diagnostics, bugs } of [...results].sort((a, b) => a.order - b.order)) {
      this.files.push(...files);
      this.briefs.push(...briefs);
      this.diagnostics.push(...diagnostics);
      this.bugs.push(...bugs);
    }
  }

  /** With `clean` files of the folder are removed that no brief makes any more. */
  async writeManifest(pack: Pack, request: BuildRequest, tool: string, clean: boolean): Promise<boolean> {
    const { id } = pack.pack;
    const built = new Map(this.briefs.flatMap((b) => (b.pack === id ? [[b.id, b.entry] as const] : [])));
    if (built.size === 0) return false;
    const reserved = new Set(pack.audiences.flatMap((audience) => audience.reserved));
    const merge = (earlier: Manifest | undefined) => {
      const merged = mergeManifest(pack, tool, built, earlier);
      return request.public ? publicManifest(merged, reserved) : merged;
    };
    const { staleOutputs } = await this.changeManifest(id, request.outDir, merge, clean);
    // With values of the command line it is not the pack that makes them no more.
    if (pack.settings.length === 0) this.staleOutputs.push(...staleOutputs);
    return true;
  }

  protected async changeManifest(
    pack: string,
    outDir: string,
    change: (earlier: Manifest | undefined) => Manifest,
    clean = false,
  ): Promise<ChangedManifest> {
    const folder = resolve(this.host.cwd, outDir, pack);
    const told = begin(this.onStep, 'manifest', pack);
    const changed = await changeManifest(folder, change, clean, this.host);
    told();
    this.files.push(displayPath(this.host, changed.path));
    return changed;
  }

  /** `forAll`: also of packs that were not built this time it says nothing that is for the analyst. */
  async writeIndex(outDir: string, forAll = false): Promise<void> {
    const out = resolve(this.host.cwd, outDir);
    const told = begin(this.onStep, 'index', outDir);
    const path = join(this.host.packageRoot, 'templates', 'index.html.hbs');
    const template = { id: displayPath(this.host, path), text: new TextDecoder().decode(await this.host.read(path)) };
    await this.host.sweep(out);
    await this.host.alone(out, async () => {
      const manifests = await manifestsIn(out, this.host);
      const shown = forAll ? manifests.map((manifest) => publicManifest(manifest, new Set())) : manifests;
      await this.write(join(out, 'index.html'), renderIndex(template, shown));
    });
    told();
  }

  /** Renders all formats of a brief before it writes the first. */
  private async writeBrief(one: FittedVariant, work: PackWork): Promise<BriefEntry | undefined> {
    const { request, sources, folder, context } = work;
    const brief = `${one.variant.pack}/${variantId(one.variant)}`;
    const drawn = begin(this.onStep, 'draw', brief);
    const rendered = await renderVariant(one, work.formats, context);
    const { audience, locale, paper, theme } = one.variant;
    if (!rendered.ok) {
      this.diagnostics.push(...rendered.diagnostics.map((d) => ({ ...d, variant: variantId(one.variant) })));
      return undefined;
    }
    const { files, document } = rendered.value;
    drawn(() => drawNotes(files));
    if (request.verify) {
      const { missingTextIn } = await import('../pipeline/verify-text.js');
      for (const { format, bytes } of files) {
        const missing = missingTextIn(format, bytes, document);
        if (missing !== undefined) throw new Error(`the ${format} file has lost the words “${missing}”`);
      }
    }
    if (files.some(({ format, bytes, known }) => format === 'pdf' && !known && !this.isSound(one, folder, bytes))) {
      return undefined;
    }
    const written = begin(this.onStep, 'write', brief);
    for (const file of files) if (!file.known) context.made?.write(file.key, file.bytes);
    const entries: [Format, BriefEntry['files'][string]][] = [];
    for (const { format, bytes } of files) {
      const name = `${variantId(one.variant)}.${format}`;
      await this.write(join(folder, name), bytes);
      if (request.verify && format === 'pdf') this.isSound(one, folder, await this.host.read(join(folder, name)));
      entries.push([format, fileEntryOf(name, bytes, sources)]);
    }
    written();
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
    if (broken.length > 0) this.bugs.push({ variant: id, detail: `the PDF of ${id} breaks a rule` });
    return broken.length === 0;
  }
}
