import { join, resolve } from 'node:path';
import type { BriefEntry } from '../model/manifest.js';
import type { Pack } from '../model/pack.js';
import { type Edition, type Format, formats, type VariantId, variantId } from '../model/variant.js';
import { type FittedVariant, renderVariant, type Workshop } from './compile.js';
import { displayPath, type Host } from './host.js';
import { renderIndex } from './index-page.js';
import { briefEntryOf, digestOf, fileEntryOf, mergeManifest, readManifest } from './manifest.js';
import { checkSelection, editionsOf, localesOf, type Selection } from './matrix.js';
import { type Report, Run, type StopSignal } from './run.js';
import { verifyPdf } from './verify.js';

export interface BuildRequest extends Selection {
  readonly packs: readonly string[];
  /** Relative to the working directory. */
  readonly outDir: string;
  /** Whether web pages carry the theme's fonts; by default they use the reader's. */
  readonly embedFonts?: boolean;
  /** Reads every PDF back from the disk and checks what stands there. */
  readonly verify?: boolean;
  /** Values that stand in for those of the files, as `path=value`. */
  readonly set?: readonly string[];
  /** Asked between briefs: the signal that came, if one did. What is begun is finished. */
  readonly stopSignal?: () => StopSignal | undefined;
  /** Told of a brief before work on it begins. */
  readonly onProgress?: (progress: Progress) => void;
}

export interface Progress {
  /** How many briefs are done, of how many. */
  readonly done: number;
  readonly total: number;
  readonly brief: VariantId;
}

/**
 * Loads and checks packs. Writes nothing, but with `accept`: then the lock file of each sound pack, which says that
 * its translations are right as they stand.
 */
export async function check(packs: readonly string[], host: Host, accept = false): Promise<Report> {
  const run = new Run(host);
  return run.end(async () => {
    await run.load(packs, { accept });
  });
}

/**
 * Renders the briefs that are asked for and writes them: each brief's files, then the pack's manifest,
 * then the index. A pack with mistakes is left alone; a brief that cannot be made keeps its earlier files.
 * @throws UsageError for an audience or language that no pack has
 */
export async function build(request: BuildRequest, host: Host, tool: string): Promise<Report> {
  const run = new BuildRun(host);
  return run.end(async () => {
    const packs = await run.load(request.packs, { set: request.set ?? [] });
    if (packs.length > 0 && !run.failed) checkSelection(request, packs);
    run.expect(packs, request);
    let written = false;
    for (const pack of packs) {
      if (run.isStopped(request)) break;
      written = (await run.buildPack(pack, request, tool)) || written;
    }
    if (written) await run.writeIndex(request.outDir);
  });
}

/** What is the same for all editions of a pack. */
interface EditionWork {
  readonly locales: readonly string[];
  /** The digest of the pack's files. */
  readonly sources: string;
  /** Where its briefs are written to. */
  readonly folder: string;
  /** The briefs that stand there. */
  readonly built: Map<VariantId, BriefEntry>;
}

class BuildRun extends Run {
  private total = 0;
  private done = 0;

  /** Counts the briefs to come, for the progress. */
  expect(packs: readonly Pack[], request: BuildRequest): void {
    const counts = packs.map((pack) => editionsOf(pack, request).length * localesOf(pack, request).length);
    this.total = counts.reduce((sum, n) => sum + n, 0);
  }

  isStopped({ stopSignal }: BuildRequest): boolean {
    this.stopped ??= stopSignal?.();
    return this.stopped !== undefined;
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
    await this.host.sweep(folder);
    const built = new Map<VariantId, BriefEntry>();
    try {
      for (const edition of editions) {
        if (this.isStopped(request)) break;
        await this.buildEdition(pack, edition, { ...request, formats: wanted }, shop, {
          locales,
          sources,
          folder,
          built,
        });
      }
    } catch (cause) {
      // Also where writing failed on the way the manifest tells, if it can, what stands on the disk.
      if (built.size > 0) await this.writeManifest(pack, tool, folder, built).catch(() => undefined);
      throw cause;
    }
    if (built.size > 0) await this.writeManifest(pack, tool, folder, built);
    return built.size > 0;
  }

  private async buildEdition(
    pack: Pack,
    edition: Edition,
    request: BuildRequest,
    shop: Workshop,
    { locales, sources, folder, built }: EditionWork,
  ): Promise<void> {
    const before = this.done;
    const tell = (locale: string) =>
      request.onProgress?.({ done: this.done, total: this.total, brief: variantId({ ...edition, locale }) });
    // All languages are fitted at once, and that takes longest.
    for (const locale of locales.slice(0, 1)) tell(locale);
    const fitted = await this.guarded(edition.audience, () => this.fitted(pack, edition, shop, locales));
    for (const one of fitted ?? []) {
      if (this.isStopped(request)) break;
      tell(one.variant.locale);
      const id = variantId(one.variant);
      const entry = await this.guarded(id, () => this.writeBrief(one, request, sources, folder, shop));
      this.done += 1;
      if (!entry) continue;
      built.set(id, entry);
      this.briefs.push({ pack: pack.pack.id, id, entry });
    }
    this.done = before + locales.length;
  }

  /** Two builds at once into one folder each add what they made. */
  private async writeManifest(
    pack: Pack,
    tool: string,
    folder: string,
    built: ReadonlyMap<VariantId, BriefEntry>,
  ): Promise<void> {
    const path = join(folder, 'manifest.json');
    await this.host.alone(folder, async () => {
      const manifest = mergeManifest(pack, tool, built, readManifest(await this.host.readIfThere(path)));
      await this.write(path, `${JSON.stringify(manifest, undefined, 2)}\n`);
    });
  }

  async writeIndex(outDir: string): Promise<void> {
    const out = resolve(this.host.cwd, outDir);
    const path = join(this.host.packageRoot, 'templates', 'index.html.hbs');
    const template = { id: displayPath(this.host, path), text: new TextDecoder().decode(await this.host.read(path)) };
    await this.host.sweep(out);
    await this.host.alone(out, async () => {
      const { folders } = await this.host.list(out);
      const all = await Promise.all(folders.map((name) => this.host.readIfThere(join(out, name, 'manifest.json'))));
      const manifests = all.map(readManifest).filter((m) => m !== undefined);
      await this.write(join(out, 'index.html'), renderIndex(template, manifests));
    });
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
    const { files, document } = rendered.value;
    if (request.verify) {
      const { lostIn } = await import('./verify-text.js');
      for (const { format, bytes } of files) {
        const lost = lostIn(format, bytes, document);
        if (lost !== undefined) throw new Error(`the ${format} file has lost the words “${lost}”`);
      }
    }
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
    if (broken.length > 0) this.bugs.push({ variant: id, detail: `the PDF of ${id} breaks a rule` });
    return broken.length === 0;
  }
}
