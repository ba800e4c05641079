import { ok, type Result } from '../diagnostics/result.js';
import { annexPageOf, annexViewOf } from '../document/annex-view.js';
import { parsePage } from '../document/parse-page.js';
import { choose } from '../fit/choose.js';
import { sha256 } from '../host/digest.js';
import type { Archive } from '../model/archive.js';
import type { ArchiveLevel } from '../model/archive-level.js';
import { type Brief, unitsOf } from '../model/brief.js';
import { type DocumentRoot, titleOf } from '../model/document.js';
import type { FittedBrief, ShownPage } from '../model/fitted-brief.js';
import type { PrintedParagraph } from '../model/printed-page.js';
import type { RenderInput } from '../model/render-input.js';
import { annexFile, type Format, type Output, outputs } from '../model/variant.js';
import { hasDrawing } from '../render/charts/chart.js';
import type { PageRegions } from '../render/page/regions.js';
import { detachString } from '../text/detach-string.js';
import { digestOfValue } from './build-cache.js';
import { type Draft, drawnWith, drawOnce } from './draft.js';
import type { FittedVariant } from './fit-edition.js';
import type { RenderContext } from './render-context.js';
import type { Templates } from './templates.js';

export interface RenderedBrief {
  /** What all its files show. */
  readonly document: DocumentRoot;
  /** What its annex shows, where it has one. */
  readonly annex?: DocumentRoot;
  /** The title as plain text. */
  readonly title: string;
  readonly files: readonly RenderedFile[];
}

export interface RenderedFile {
  readonly format: Output;
  readonly bytes: Uint8Array | string;
  /** The digest of all that it is made from; empty without a cache. */
  readonly key: string;
  /** Whether it is from the cache, where only checked files are. */
  readonly known: boolean;
}

export interface RenderOptions {
  /** At which level of PDF/A the PDF is made, if at any. */
  readonly archive?: ArchiveLevel | undefined;
  /** The files of the brief that the web page leads to, in the order of `outputs`; all of them unless it is said. */
  readonly linked?: readonly Output[];
}

/** One brief in the given formats. */
export async function renderVariant(
  one: FittedVariant,
  formats: readonly Format[],
  context: RenderContext,
  { archive, linked = outputs }: RenderOptions = {},
): Promise<Result<RenderedBrief>> {
  const input = drawOnce(one.fitted.page, one, context);
  if (!input.ok) return input;
  const { cache, templates, htmlFonts } = context;
  const source = cache ? sourceDigest(input.value, templates) : '';
  const ownInputs: { readonly [Name in Format]?: () => readonly unknown[] } = {
    html: () => [templates.files.page, htmlFonts, linked],
    docx: () => [one.texts()],
  };
  const files: RenderedFile[] = [];
  for (const format of formats) {
    const copy =
      format === 'pdf' && archive
        ? (await import('./archive-copy.js')).archiveOf(archive, one, input.value)
        : undefined;
    const page = ownInputs[format]?.() ?? (copy ? [copy] : []);
    const key = cache?.key('file', format, source, page) ?? '';
    const known = cache?.read(key);
    const bytes =
      known ?? (await renderFormat(input.value, format, context, { archive: copy, linked, texts: one.texts }));
    files.push({ format, bytes, key, known: known !== undefined });
  }
  const { document } = input.value;
  const brief = { document, title: detachString(titleOf(document)) };
  if (one.brief.meta.annex === undefined || !formats.includes('pdf')) return ok({ ...brief, files });
  const annex = await renderAnnex(one, context, archive);
  return annex.ok ? ok({ ...brief, annex: annex.value.document, files: [...files, annex.value.file] }) : annex;
}

interface RenderedAnnex {
  readonly document: DocumentRoot;
  readonly file: RenderedFile;
}

/** The annex of a brief: all that its reader may see in full, at the loosest density. */
async function renderAnnex(
  one: FittedVariant,
  context: RenderContext,
  archive: ArchiveLevel | undefined,
): Promise<Result<RenderedAnnex>> {
  const { cache, templates, pdf } = context;
  const drawn = drawAnnex(annexOf(one.brief), one, context);
  if (!drawn.ok) return drawn;
  const input = drawn.value;
  const { document } = input;
  const { annex, separator } = one.rules.labels;
  const source = cache ? sourceDigest(input, templates) : '';
  const key = cache?.key('file', annexFile, source, [annex, separator, archive ?? '']) ?? '';
  const known = cache?.read(key);
  if (known) return ok({ document, file: { format: annexFile, bytes: known, key, known: true } });
  const copy = archive && { level: archive, attachments: [] };
  const bytes = await pdf.renderAnnex(input, { annex, separator }, copy);
  return bytes.ok ? ok({ document, file: { format: annexFile, bytes: bytes.value, key, known: false } }) : bytes;
}

function annexOf(brief: Brief): FittedBrief {
  // What a reader is never to get is in no annex either.
  const units = unitsOf(brief).filter(({ pin }) => pin?.kind !== 'drop');
  return annexPageOf(choose(brief, { density: 0, lengths: new Map(units.map(({ id }) => [id, 'full'])) }));
}

function drawAnnex(page: FittedBrief, one: Draft, context: RenderContext): Result<RenderInput> {
  const parsed = parsePage(context.templates.annex, (texts) => annexViewOf(page, one.rules, texts), one.spanOf);
  return parsed.ok ? ok(drawnWith(parsed.value, page, one, context)) : parsed;
}

/** What a reader gets in one language, to be compared with what another version of the pack gives it. */
export function shownPages(
  one: FittedVariant,
  context: RenderContext,
): Result<ShownPage & { readonly annex?: ShownPage }> {
  const { page } = one.fitted;
  const shown = (of: FittedBrief, { document, variant, meta, density }: RenderInput): ShownPage => {
    return { page: of, digest: digestOfValue([document, variant.paper, variant.theme, meta, density]) };
  };
  const input = drawOnce(page, one, context);
  if (!input.ok || one.brief.meta.annex === undefined) return input.ok ? ok(shown(page, input.value)) : input;
  const everything = annexOf(one.brief);
  const annex = drawAnnex(everything, one, context);
  return annex.ok ? ok({ ...shown(page, input.value), annex: shown(everything, annex.value) }) : annex;
}

/** Where the words of each unit are on the page of the PDF. */
export function regionsOf(one: FittedVariant, context: RenderContext): Result<PageRegions> {
  const input = drawOnce(one.fitted.page, one, context);
  return input.ok ? ok(context.pdf.regions(input.value)) : input;
}

/** What a document of Word shows, paragraph by paragraph: what one that came back was made from. */
export async function printedPageOf(
  one: FittedVariant,
  context: RenderContext,
): Promise<Result<readonly PrintedParagraph[]>> {
  const input = drawOnce(one.fitted.page, one, context);
  if (!input.ok) return input;
  const { printedParagraphs } = await import('../render/word/write-word.js');
  return ok(printedParagraphs(input.value, one.texts()));
}

/** The digest of what the files of a brief are made from in every format. */
function sourceDigest({ spanOf: _, textsWith: __, logo, ...shown }: RenderInput, { assets }: Templates): string {
  const picture = logo && [logo.kind, Buffer.from(logo.bytes).toString('base64')];
  return digestOfValue([shown, picture, assets.fontStamps()]);
}

interface FormatOptions extends Required<Pick<RenderOptions, 'linked'>> {
  readonly archive: Archive | undefined;
  readonly texts: Draft['texts'];
}

/** What one format needs is loaded when it is wanted. */
async function renderFormat(
  input: RenderInput,
  format: Format,
  context: RenderContext,
  { archive, linked, texts }: FormatOptions,
): Promise<Uint8Array | string> {
  switch (format) {
    case 'pdf':
      return context.pdf.render(input, archive);
    case 'html': {
      const { css: sheets, assets, page } = context.templates;
      const { htmlView } = await import('../render/html/page.js');
      const { pageFonts } = await import('../render/html/page-fonts.js');
      const css = hasDrawing(input.document.children) ? `${sheets.page}\n${sheets.chart}` : sheets.page;
      return page(htmlView(input, css, await pageFonts(input, css, assets, context.htmlFonts), linked));
    }
    case 'md': {
      const { renderMarkdown } = await import('../render/markdown.js');
      return renderMarkdown(input);
    }
    case 'docx': {
      const { renderWord } = await import('../render/word/write-word.js');
      return renderWord(input, texts(), sha256);
    }
  }
}
