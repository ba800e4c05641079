import { join, resolve } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { displayPath, IoError } from '../host/host.js';
import type { Pack } from '../model/loaded-pack.js';
import {
  annexFile,
  type Format,
  type Output,
  outputs,
  usualFormats,
  type VariantId,
  variantId,
} from '../model/variant.js';
import { briefEntryOf, fileEntryOf } from '../output/manifest.js';
import { garbageCollector } from '../pipeline/collect-garbage.js';
import type { FittedVariant } from '../pipeline/fit-edition.js';
import { localesOf } from '../pipeline/matrix.js';
import { type RenderedBrief, renderVariant } from '../pipeline/render-brief.js';
import type { RenderContext } from '../pipeline/render-context.js';
import type { BriefSummary, Findings } from '../pipeline/report.js';
import type { Run } from '../pipeline/run.js';
import { drawNotes, fitAndReport, startStep } from '../pipeline/steps.js';
import { verifyOurPdf } from '../pipeline/verify-pdf.js';
import type { FileEntry } from '../schema/manifest-schema.js';
import type { Direction } from '../schema/scripts.js';
import type { BuildRequest } from './build-request.js';
import type { OrderedEdition, PackShare } from './shares.js';

/** What came of one edition: plain data, which a worker can send. */
export interface EditionResult extends Required<Pick<Findings, 'files' | 'diagnostics' | 'bugs'>> {
  readonly briefs: readonly BriefSummary[];
  /** Its place among all editions of the build. */
  readonly order: number;
}

/** What one worker is to build. */
export interface BuildWork {
  readonly request: BuildRequest;
  readonly packs: readonly PackShare[];
  /** Called before the work on a brief begins. */
  readonly onBrief: (brief: VariantId) => void;
  /** Called between briefs. */
  readonly isStopped: () => boolean;
}

/** What is the same for all editions of a pack. */
interface PackWork extends Omit<BuildWork, 'packs'> {
  /** As far as it concerns the reader. */
  readonly pack: Pack;
  readonly formats: readonly Format[];
  /** The files that the output folder of the pack had before. */
  readonly earlierFiles: ReadonlySet<string>;
  readonly locales: readonly string[];
  /** The digest of the pack's files. */
  readonly sources: string;
  /** The output folder of the pack. */
  readonly folder: string;
  readonly context: RenderContext;
  readonly run: Run;
  /** Those of the whole build in this thread. */
  readonly writes: OpenWrites;
}

/**
 * Builds and writes the briefs of one worker, edition by edition. Manifests are for whoever has the results of all
 * workers.
 * @throws IoError after the result of the edition in which reading or writing failed
 */
export async function* buildEditions(run: Run, work: BuildWork): AsyncGenerator<EditionResult, void> {
  const writes = new OpenWrites();
  const begun: BegunEdition[] = [];
  for await (const edition of beginEditions(run, work, writes)) {
    begun.push(edition);
    for (let first = begun[0]; first?.hasEnded(); first = begun[0]) {
      yield await first.result;
      begun.shift();
    }
  }
  for (const { result } of begun) yield await result;
  if (writes.failure) throw writes.failure;
}

/** One after another, as they are asked for. */
async function* beginEditions(
  run: Run,
  { packs, ...work }: BuildWork,
  writes: OpenWrites,
): AsyncGenerator<BegunEdition, void> {
  const { request } = work;
  const collectGarbage = garbageCollector();
  for (const { pack, sources, editions } of packs) {
    if (editions.length === 0) continue;
    const contextOf = run.renderContexts(request, pack, request.htmlFonts ?? 'latin');
    const formats = request.formats.length > 0 ? request.formats : usualFormats;
    const folder = resolve(run.host.cwd, request.outDir, pack.pack.id);
    // Only a web page leads to the others.
    const leadsToOthers = formats.includes('html') && usualFormats.some((format) => !formats.includes(format));
    const packWork = {
      ...work,
      sources,
      formats,
      folder,
      earlierFiles: new Set(leadsToOthers ? (await run.host.list(folder)).files : []),
      run,
      writes,
    };
    for (const edition of editions) {
      // A signal may have come while packs were read or a page was made, without a pause.
      await nextTurn();
      if (work.isStopped() || writes.failure) return;
      const itsPack = pack.withReader(edition.edition.audience);
      const context = await contextOf(edition.edition, itsPack);
      if (!context) continue;
      const locales = localesOf(pack, edition.edition, request);
      yield await beginEdition(edition, { ...packWork, pack: itsPack, context, locales });
      collectGarbage();
    }
  }
}

/** A brief is drawn in a few times what its files take to be flushed. */
const maxOpenWrites = 8;

/** Briefs whose files are on their way to the disk, while others are drawn. */
class OpenWrites {
  /** What failed first: it ends the build. */
  failure: IoError | undefined;
  private readonly open = new Set<Promise<Outcome>>();

  /** Waits until another one may begin; at least for a turn, in which signals are heard and buffers are given back. */
  async room(): Promise<void> {
    await nextTurn();
    while (this.open.size >= maxOpenWrites) await Promise.race(this.open);
  }

  async add(outcome: Outcome | Promise<Outcome>): Promise<Outcome> {
    const ended = Promise.resolve(outcome);
    this.open.add(ended);
    const { failure } = await ended;
    this.open.delete(ended);
    this.failure ??= failure;
    return ended;
  }
}

/** What came of a part of the work on an edition. */
interface Outcome extends Partial<Omit<EditionResult, 'order'>> {
  /** Reading or writing that failed: it ends the build. */
  readonly failure?: IoError;
}

/** An edition whose briefs are drawn, while their files may still be on their way to the disk. */
interface BegunEdition {
  readonly result: Promise<EditionResult>;
  readonly hasEnded: () => boolean;
}

async function beginEdition({ order, edition }: OrderedEdition, work: PackWork): Promise<BegunEdition> {
  const { pack, locales, context, run, writes } = work;
  const outcomes: Promise<Outcome>[] = [];
  const keep = (outcome: Outcome | Promise<Outcome>) => outcomes.push(writes.add(outcome));
  const [first] = locales;
  // All languages are fitted at once, and that takes longest.
  if (first !== undefined) work.onBrief(variantId({ ...edition, locale: first }));
  try {
    const { variants, diagnostics } = fitAndReport(pack, edition, context, { locales, onStep: run.onStep });
    keep({ diagnostics });
    for (const one of variants) {
      await nextTurn();
      if (work.isStopped() || writes.failure) break;
      if (one.variant.locale !== first) work.onBrief(variantId(one.variant));
      const drawn = await drawBrief(one, work);
      await writes.room();
      keep(drawn.brief ? writeBrief(one, drawn.brief, work) : drawn.outcome);
    }
  } catch (cause) {
    keep(faultOutcome(edition.audience, cause));
  }
  let hasEnded = false;
  const result = Promise.all(outcomes).then((all): EditionResult => {
    hasEnded = true;
    return {
      order,
      files: all.flatMap(({ files = [] }) => files),
      briefs: all.flatMap(({ briefs = [] }) => briefs),
      diagnostics: all.flatMap(({ diagnostics = [] }) => diagnostics),
      bugs: all.flatMap(({ bugs = [] }) => bugs),
    };
  });
  return { result, hasEnded: () => hasEnded };
}

/** A failure of the disk ends the build; a bug only spoils its own brief. */
function faultOutcome(variant: string, cause: unknown): Outcome {
  if (cause instanceof IoError) return { failure: cause };
  return { bugs: [{ variant, detail: cause instanceof Error ? (cause.stack ?? cause.message) : String(cause) }] };
}

/** A brief in all formats, its files checked; or what keeps it from being written. */
type DrawnBrief = { readonly brief: RenderedBrief } | { readonly brief?: undefined; readonly outcome: Outcome };

async function drawBrief(one: FittedVariant, work: PackWork): Promise<DrawnBrief> {
  const { formats: wanted, context, request, run } = work;
  const id = variantId(one.variant);
  try {
    const endStep = startStep(run.onStep, 'draw', `${one.variant.pack}/${id}`);
    const linked = outputs.filter((output) => stands(id, output, work));
    const rendered = await renderVariant(one, wanted, context, { archive: request.archive, linked });
    endStep(rendered.ok ? drawNotes(rendered.value.files) : []);
    if (!rendered.ok) return { outcome: { diagnostics: rendered.diagnostics.map((d) => ({ ...d, variant: id })) } };
    if (request.verify) await checkTexts(rendered.value, one.rules.direction);
    const pdfs = rendered.value.files.filter(({ format, known }) => isPdf(format) && !known);
    const broken = pdfs
      .map(({ format, bytes }) => pdfOutcome(id, format, Buffer.from(bytes), work))
      .find(({ bugs }) => bugs);
    return broken ? { outcome: broken } : { brief: rendered.value };
  } catch (cause) {
    return { outcome: faultOutcome(id, cause) };
  }
}

/** Whether a file of a brief is one of this build, or was made by an earlier one: a web page leads to no other. */
function stands(id: VariantId, output: Output, { formats, earlierFiles }: PackWork): boolean {
  const isMadeNow = formats.includes(output === annexFile ? 'pdf' : output);
  return isMadeNow || earlierFiles.has(`${id}.${output}`);
}

/** @throws Error for a file that lacks words which it was drawn to show */
async function checkTexts({ files, document, annex = document }: RenderedBrief, direction: Direction): Promise<void> {
  const { missingTextIn } = await import('../pipeline/verify-text.js');
  for (const { format, bytes } of files) {
    const missing = missingTextIn(format, bytes, format === annexFile ? annex : document, direction);
    if (missing !== undefined) throw new Error(`the ${format} file has lost the words “${missing}”`);
  }
}

/** A PDF of ours that breaks a rule is a bug, not a mistake in the pack. */
function pdfOutcome(id: VariantId, format: Output, bytes: Uint8Array, { folder, request, run }: PackWork): Outcome {
  const file = displayPath(run.host, join(folder, `${id}.${format}`));
  const diagnostics = verifyOurPdf(bytes, { file, variant: id, archive: request.archive });
  return diagnostics.length === 0
    ? {}
    : { diagnostics, bugs: [{ variant: id, detail: `the file ${id}.${format} breaks a rule` }] };
}

function isPdf(format: Output): boolean {
  return format === 'pdf' || format === annexFile;
}

/** Checks the PDFs as they stand on the disk. */
async function readBack(id: VariantId, entries: Partial<Record<Output, FileEntry>>, work: PackWork): Promise<Outcome> {
  for (const format of outputs.filter(isPdf)) {
    const entry = entries[format];
    if (!entry) continue;
    const outcome = pdfOutcome(id, format, await work.run.host.read(join(work.folder, entry.file)), work);
    if (outcome.bugs) return outcome;
  }
  return {};
}

async function writeBrief(one: FittedVariant, { files, title }: RenderedBrief, work: PackWork): Promise<Outcome> {
  const { context, folder, request, sources, run } = work;
  const { pack, audience, locale: language, paper, theme } = one.variant;
  const id = variantId(one.variant);
  const written: string[] = [];
  try {
    const endStep = startStep(run.onStep, 'write', `${pack}/${id}`);
    for (const { key, bytes, known } of files) if (!known) context.cache?.write(key, bytes);
    const entries: Partial<Record<Output, FileEntry>> = {};
    // All of one version, also where a build of another version of the pack writes here at the same time.
    await run.host.withLock({ folder, part: id, isStopped: work.isStopped }, async () => {
      const writes = files.map(async ({ format, bytes }) => {
        const name = `${id}.${format}`;
        await run.host.writeAtomically(join(folder, name), bytes);
        return { format, entry: fileEntryOf(name, bytes, sources) };
      });
      const ends = await Promise.allSettled(writes);
      for (const end of ends) {
        if (end.status === 'rejected') continue;
        const { format, entry } = end.value;
        written.push(displayPath(run.host, join(folder, entry.file)));
        entries[format] = entry;
      }
      for (const end of ends) if (end.status === 'rejected') throw end.reason;
    });
    if (Object.keys(entries).length === 0) return {};
    const broken = request.verify ? await readBack(id, entries, work) : {};
    endStep();
    const brief = {
      audience,
      reader: one.brief.meta.audience,
      language,
      languageName: one.rules.name,
      paper,
      theme,
      title,
    };
    return {
      files: written,
      briefs: [{ pack, id, entry: briefEntryOf(brief, one.fitted.report, entries) }],
      ...broken,
    };
  } catch (cause) {
    return { files: written, ...faultOutcome(id, cause) };
  }
}
