import { deserialize, serialize } from 'node:v8';
import { compose } from '../brief/compose.js';
import { type Diagnostic, withoutRepeats } from '../diagnostics/diagnostic.js';
import { diagnosticsOf, fail, ok, type Result } from '../diagnostics/result.js';
import type { Sources } from '../diagnostics/source.js';
import { annexPageOf, annexViewOf } from '../document/annex-view.js';
import { viewOf } from '../document/brief-view.js';
import { wordsOfMarkdown } from '../document/markdown-words.js';
import { parsePage } from '../document/parse-page.js';
import { choose, isChosenFrom, type Lengths } from '../fit/choose.js';
import { type Fitted, fit } from '../fit/fit.js';
import type { FitInput } from '../fit/language-page.js';
import type { Lengthening } from '../fit/select.js';
import { sha256 } from '../host/digest.js';
import type { ArchiveLevel } from '../model/archive-level.js';
import { type Brief, type FactChart, type SourcedText, unitsOf } from '../model/brief.js';
import { type DocumentRoot, titleOf } from '../model/document.js';
import type { FittedBrief, Length } from '../model/fitted-brief.js';
import type { HtmlFonts } from '../model/html-fonts.js';
import type { Pack } from '../model/loaded-pack.js';
import type { NamedText } from '../model/named-text.js';
import type { PrintedParagraph } from '../model/printed-page.js';
import type { RenderInput } from '../model/render-input.js';
import { annexFile, type Edition, type Format, type Output, type Variant, variantId } from '../model/variant.js';
import { hasDrawing } from '../render/charts/chart.js';
import { htmlView } from '../render/html/page.js';
import { pageFonts } from '../render/html/page-fonts.js';
import { renderMarkdown } from '../render/markdown.js';
import type { Extremes } from '../render/page/page-heights.js';
import type { PageRegions } from '../render/page/regions.js';
import type { Archive } from '../render/pdf/archive.js';
import type { PdfRenderer } from '../render/pdf/pdf-renderer.js';
import type { LocaleRules } from '../schema/locale.js';
import { detachString } from '../text/detach-string.js';
import { once } from '../text/once.js';
import { type BuildCache, digestOfValue } from './build-cache.js';
import { keptButHidden } from './kept-but-hidden.js';
import type { Locales } from './locales.js';
import { languagesOf } from './matrix.js';
import type { MeasuredBriefs } from './measured-briefs.js';
import { namedTextsOf } from './named-texts.js';
import { sourceSpansOf } from './source-spans.js';
import type { Templates } from './templates.js';
import { textsWithOf } from './texts-with.js';

/** What briefs are made with, beside the pack. */
export interface RenderContext {
  readonly templates: Templates;
  readonly locales: Locales;
  readonly pdf: PdfRenderer;
  readonly sources: Sources;
  /** Which of the theme's fonts web pages carry. */
  readonly htmlFonts: HtmlFonts;
  readonly cache?: BuildCache;
  /** What is known of the heights of pages, where a pack is fitted again and again. */
  readonly measured?: MeasuredBriefs;
}

/** A brief before the fit, with what it takes to draw a candidate page of it. */
interface Draft {
  readonly variant: Variant;
  readonly brief: Brief;
  readonly rules: LocaleRules;
  readonly spanOf: RenderInput['spanOf'];
  readonly textsWith: RenderInput['textsWith'];
  readonly languages: RenderInput['languages'];
  /** The texts of the pack that it may print. */
  readonly texts: () => readonly NamedText[];
  /** Its pages once they are expanded and parsed. */
  readonly drawn: WeakMap<FittedBrief, Result<RenderInput>>;
  /** What they show, by their units: the same at every density. */
  readonly documents: Map<string, Result<DocumentRoot>>;
}

/** A fitted brief, ready to be drawn in any format. */
export interface FittedVariant extends Draft {
  readonly fitted: Fitted;
}

export interface FittedEdition {
  /** Everything that the reader may see, in each language of the pack, its source language first. */
  readonly briefs: readonly Brief[];
  readonly variants: readonly FittedVariant[];
  /** Whether the fit is from the cache. */
  readonly known: boolean;
  /** What is wrong with the briefs that are missing; each names its variant. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Chooses what is on the page of one reader, in all languages of the pack at once: the selection is the same whichever
 * languages and formats are drawn.
 */
export function fitEdition(pack: Pack, edition: Edition, context: RenderContext): FittedEdition {
  const drafts = draftsOf(pack, edition, context);
  const contradictions = keptButHidden(pack, drafts[0]?.brief);
  if (contradictions.length > 0) {
    return { briefs: drafts.map(({ brief }) => brief), variants: [], known: false, diagnostics: contradictions };
  }
  const { fitted, diagnostics, known } = fitOnce(drafts, pack.pack.lengths, context);
  const variants = drafts.flatMap((draft) => {
    const found = fitted.get(variantId(draft.variant));
    return found ? [{ ...draft, fitted: found }] : [];
  });
  return { briefs: drafts.map(({ brief }) => brief), variants, known, diagnostics: withoutRepeats(diagnostics) };
}

type FitOutcome = ReturnType<typeof fit> & { readonly known: boolean };

/** The fit of a reader, from the cache where the same texts had the same theme. One with mistakes is never cached. */
function fitOnce(drafts: readonly Draft[], lengths: Lengthening, context: RenderContext): FitOutcome {
  const { cache, templates } = context;
  const fitAll = () => fitMeasured(drafts, lengths, context);
  if (!cache) return { ...fitAll(), known: false };
  const { assets, files } = templates;
  const inputs = [
    drafts.map(({ variant, brief, rules }) => [variant, brief, rules.labels, rulesOfPage(rules)]),
    lengths,
    [assets.theme, assets.logo, assets.fontStamps()],
    files.brief,
  ];
  const key = cache.key('fit', inputs);
  const known = cache.read(key);
  if (known) return { fitted: deserialize(known) as FitOutcome['fitted'], diagnostics: [], known: true };
  const outcome = fitAll();
  // Structured clones keep what JSON would lose: maps, and keys whose value is undefined.
  if (outcome.diagnostics.length === 0) cache.write(key, serialize(outcome.fitted));
  return { ...outcome, known: false };
}

function fitMeasured(
  drafts: readonly Draft[],
  lengths: Lengthening,
  context: RenderContext,
): Omit<FitOutcome, 'known'> {
  const { measured } = context;
  const inputs = drafts.map((draft) => fitInputOf(draft, context));
  if (!measured) return fit(inputs, lengths);
  const outcome = fit(
    inputs.map((input, i) => measured.remembering(input, drafts[i]?.languages)),
    lengths,
  );
  if (outcome.diagnostics.length === 0) return outcome;
  measured.forget(inputs);
  return fit(inputs, lengths);
}

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

/**
 * One brief in the given formats.
 * @param archive at which level of PDF/A the PDF is made, if at any
 */
export async function renderVariant(
  one: FittedVariant,
  formats: readonly Format[],
  context: RenderContext,
  archive?: ArchiveLevel,
): Promise<Result<RenderedBrief>> {
  const input = drawOnce(one.fitted.page, one, context);
  if (!input.ok) return input;
  const { cache, templates, htmlFonts } = context;
  const source = cache ? sourceDigest(input.value, templates) : '';
  const ownInputs: { readonly [Name in Format]?: () => readonly unknown[] } = {
    html: () => [templates.files.page, htmlFonts],
    docx: () => [one.texts()],
  };
  const files: RenderedFile[] = [];
  for (const format of formats) {
    const copy = format === 'pdf' && archive ? archiveOf(archive, one, input.value) : undefined;
    const page = ownInputs[format]?.() ?? (copy ? [copy] : []);
    const key = cache?.key('file', format, source, page) ?? '';
    const known = cache?.read(key);
    const bytes = known ?? (await renderFormat(input.value, format, context, { archive: copy, texts: one.texts }));
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

/** What a reader gets: a page, or its annex, and the digest of all that any format shows of it. */
export interface ShownPage {
  readonly page: FittedBrief;
  readonly digest: string;
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

/** What an archive copy has beside the page: at level 3a the page as Markdown, and the figures that are printed on it. */
function archiveOf(level: ArchiveLevel, { variant, fitted }: FittedVariant, input: RenderInput): Archive {
  if (level === '2a') return { level, attachments: [] };
  const id = variantId(variant).toLowerCase();
  const markdown = {
    name: `${id}.md`,
    mediaType: 'text/markdown',
    description: 'The words of this page as Markdown',
    relationship: 'Alternative' as const,
    bytes: Buffer.from(renderMarkdown(input)),
  };
  const printed = figuresOf(fitted.page);
  const figures = {
    name: `${id}.figures.json`,
    mediaType: 'application/json',
    description: 'The figures that are printed on this page',
    relationship: 'Data' as const,
    bytes: Buffer.from(`${JSON.stringify(printed, undefined, 2)}\n`),
  };
  return { level, attachments: printed.length > 0 ? [figures, markdown] : [markdown] };
}

/** A figure as it is printed, and the numbers of its chart. */
interface PrintedFigure {
  readonly fact: string;
  readonly value: string;
  readonly whole?: string;
  readonly chart?:
    | NonNullable<FactChart['bar']>
    | { readonly title: string; readonly rows: readonly (readonly string[])[] };
}

function numbersOf({ bar, title, rows }: FactChart): NonNullable<PrintedFigure['chart']> {
  const words = (text: SourcedText | undefined) => wordsOfMarkdown(text?.text ?? '');
  return bar ?? { title: words(title), rows: rows.map(({ cells }) => cells.map((cell) => words(cell))) };
}

/** Nothing but what the page shows. */
function figuresOf({ facts }: FittedBrief): readonly PrintedFigure[] {
  return facts.flatMap(({ id, figure, chart }) =>
    figure
      ? [
          {
            fact: id,
            value: wordsOfMarkdown(figure.value.text),
            ...(figure.whole ? { whole: wordsOfMarkdown(figure.whole.text) } : {}),
            ...(chart ? { chart: numbersOf(chart) } : {}),
          },
        ]
      : [],
  );
}

async function renderFormat(
  input: RenderInput,
  format: Format,
  context: RenderContext,
  { archive, texts }: { readonly archive: Archive | undefined; readonly texts: Draft['texts'] },
): Promise<Uint8Array | string> {
  switch (format) {
    case 'pdf':
      return context.pdf.render(input, archive);
    case 'html': {
      const { css: sheets, assets, page } = context.templates;
      const css = hasDrawing(input.document.children) ? `${sheets.page}\n${sheets.chart}` : sheets.page;
      return page(htmlView(input, css, await pageFonts(input, css, assets, context.htmlFonts)));
    }
    case 'md':
      return renderMarkdown(input);
    case 'docx': {
      const { renderWord } = await import('../render/word/write-word.js');
      return renderWord(input, texts(), sha256);
    }
  }
}

/** What a page is set by, beside its words. */
function rulesOfPage({ direction, spacing, lines }: LocaleRules): RenderInput['rules'] {
  return { direction, spacing, lines };
}

/** The page that the fit chose is drawn as it was confirmed. */
function drawOnce(page: FittedBrief, draft: Draft, context: RenderContext): Result<RenderInput> {
  const known = draft.drawn.get(page);
  if (known) return known;
  const input = draw(page, draft, context);
  draft.drawn.set(page, input);
  return input;
}

/** What every renderer, and every candidate of the fit, starts from. */
function draw(page: FittedBrief, draft: Draft, context: RenderContext): Result<RenderInput> {
  const { brief } = context.templates;
  const parsed = () => parsePage(brief, (texts) => viewOf(page, draft.rules, texts), draft.spanOf);
  const document = isChosenFrom(page, draft.brief) ? kept(draft.documents, page, draft.brief, parsed) : parsed();
  return document.ok ? ok(drawnWith(document.value, page, draft, context)) : document;
}

function kept(
  documents: Draft['documents'],
  page: FittedBrief,
  brief: Brief,
  make: () => Result<DocumentRoot>,
): Result<DocumentRoot> {
  const key = shownUnits(page, brief);
  const document = documents.get(key) ?? make();
  documents.set(key, document);
  return document;
}

/** Which units a page has, and which text of those that have two. */
function shownUnits({ points, facts, pillars }: FittedBrief, brief: Brief): string {
  const shown = [...points, ...facts, ...pillars.flatMap(({ units }) => units)];
  const lengths = new Map(shown.map(({ id, length }) => [id, length]));
  const named = unitsOf(brief).map(({ id, full, short }) => {
    const length = lengths.get(id);
    return length !== undefined && full.text === short.text ? 'both' : (length ?? '');
  });
  return named.join(' ');
}

function drawnWith(
  document: DocumentRoot,
  page: FittedBrief,
  { rules, spanOf, textsWith, languages }: Draft,
  { templates }: RenderContext,
): RenderInput {
  const { variant, meta, density } = page;
  const { theme, logo } = templates.assets;
  return {
    document,
    variant,
    meta,
    density,
    theme,
    ...(logo ? { logo } : {}),
    languages,
    rules: rulesOfPage(rules),
    words: rules.labels.page,
    spanOf,
    textsWith,
  };
}

function rulesFor(locale: string, { locales }: RenderContext): LocaleRules {
  const rules = locales.get(locale);
  if (!rules) throw new Error(`the locale ${locale} was not loaded`);
  return rules;
}

function draftsOf(pack: Pack, edition: Edition, context: RenderContext): readonly Draft[] {
  const locales = languagesOf(pack, edition);
  const languages = locales.map((locale) => ({ locale, name: rulesFor(locale, context).name }));
  return locales.map((locale): Draft => {
    const variant = { ...edition, locale };
    const rules = rulesFor(locale, context);
    const brief = compose(pack, variant, rules, context.templates.assets.theme);
    const spanOf = sourceSpansOf(brief, pack, context.sources);
    const textsWith = textsWithOf(pack.located, spanOf);
    const texts = once(() => namedTextsOf(pack, brief, rules));
    return {
      variant,
      brief,
      rules,
      spanOf,
      textsWith,
      languages,
      texts,
      drawn: new WeakMap(),
      documents: new Map(),
    };
  });
}

/** The input of the fit for each language of an edition. */
export function fitInputsOf(pack: Pack, edition: Edition, context: RenderContext): readonly FitInput[] {
  return draftsOf(pack, edition, context).map((draft) => fitInputOf(draft, context));
}

function fitInputOf(draft: Draft, context: RenderContext): FitInput {
  const parts = once(() => extremes(draft, context));
  return {
    brief: draft.brief,
    densities: context.templates.assets.theme.densities.map((d) => d.id),
    ...(draft.variant.locale === 'zh-Hans' ? { notLooserThan: 'zh-Hant' } : {}),
    measure: (density) => {
      const found = parts();
      if (!found.ok) return found;
      const { full, short, none } = found.value;
      const at = (input: RenderInput): RenderInput => ({ ...input, density });
      return ok(context.pdf.measure({ full: at(full), short: at(short), none: at(none) }));
    },
    layOut: (page) => {
      const input = drawOnce(page, draft, context);
      return input.ok ? context.pdf.layOut(input.value) : input;
    },
  };
}

/** Three pages that together have every part a page of the brief may have. */
function extremes(draft: Draft, context: RenderContext): Result<Extremes<RenderInput>> {
  const { brief } = draft;
  const units = unitsOf(brief).map(({ id }) => id);
  const all = (length: Length) => new Map(units.map((id) => [id, length]));
  const drawn = (lengths: Lengths) => draw(choose(brief, { density: 0, lengths }), draft, context);
  const [full, short, none] = [drawn(all('full')), drawn(all('short')), drawn(new Map())];
  if (full.ok && short.ok && none.ok) return ok({ full: full.value, short: short.value, none: none.value });
  return fail([full, short, none].flatMap(diagnosticsOf));
}
