import { isAbsolute, join, resolve } from 'node:path';
import { explanationOf } from '../commands/explain.js';
import { type Diagnostic, isError } from '../diagnostics/diagnostic.js';
import { codeFrame } from '../diagnostics/format-frame.js';
import { positionAt, type Sources } from '../diagnostics/source.js';
import type { Span } from '../diagnostics/span.js';
import { displayPath, type Host } from '../host/host.js';
import { textsOf } from '../model/brief.js';
import type { Pack } from '../model/loaded-pack.js';
import type { Edition, Format, Paper } from '../model/variant.js';
import {
  type FittedEdition,
  type FittedVariant,
  type RenderContext,
  regionsOf,
  renderVariant,
} from '../pipeline/compile.js';
import { findPacks, noPack } from '../pipeline/find-packs.js';
import { editionsOf, languagesOf } from '../pipeline/matrix.js';
import { UsageError } from '../pipeline/report.js';
import { type LoadOptions, Run } from '../pipeline/run.js';
import { sourceSpansOf } from '../pipeline/source-spans.js';
import { fitAndReport, type ReportStep } from '../pipeline/steps.js';
import { checkTemplateChoice, type TemplateChoice } from '../pipeline/template-roots.js';
import { textIn } from '../schema/localized-text.js';
import type { PreviewBrief, PreviewProblem, PreviewState, SourceLocation } from './responses.js';
import { textsBeside } from './texts.js';

export interface PreviewOptions extends TemplateChoice {
  /** Without one, each reader's own. */
  readonly paper?: Paper | undefined;
  /** The name of a theme: `standard`, or a file under `templates/themes/`. Without one, each reader's own. */
  readonly theme?: string | undefined;
  /** Values that stand in for those of the files, as `path=value`. */
  readonly set: readonly string[];
  /** Called at the end of each step of the work. */
  readonly onStep?: ReportStep;
}

/** The files at one moment, with the pages that were made of them so far. */
interface Snapshot {
  readonly version: number;
  readonly pack: Pack;
  /** By theme: of those that the readers have. */
  readonly contexts: ReadonlyMap<string, RenderContext>;
  readonly sources: Sources;
  readonly warnings: readonly Diagnostic[];
  readonly editions: Map<string, FittedEdition>;
}

/** One pack that is being edited. Pages are made when they are shown; the last good one of each is kept. */
export class PreviewSession {
  private readings = 0;
  private current: Snapshot | undefined;
  private problems: readonly Diagnostic[] = [];
  private sound = false;
  private sources: Sources = new Map();
  private readonly known: NonNullable<LoadOptions['known']> = new Map();
  /** The last snapshot that had a page, by reader and language. */
  private readonly lastGood = new Map<string, Snapshot>();

  private constructor(
    private readonly host: Host,
    readonly folder: string,
    private readonly options: PreviewOptions,
  ) {}

  /** @throws UsageError for no pack, for several, and for a folder of templates that does not exist */
  static async open(pack: string | undefined, options: PreviewOptions, host: Host): Promise<PreviewSession> {
    await checkTemplateChoice(options, host);
    const { folders, diagnostics } = await findPacks(pack === undefined ? [] : [pack], host);
    const [first, ...others] = folders;
    if (!first) throw new UsageError(diagnostics[0]?.message ?? noPack.message);
    if (others.length > 0) {
      const shown = folders.map((folder) => displayPath(host, folder)).join(', ');
      throw new UsageError(`there are several packs; name the one to look at: ${shown}`);
    }
    const session = new PreviewSession(host, first, options);
    await session.refresh(true);
    return session;
  }

  /** Grows with every reading of the files. */
  get version(): number {
    return this.readings;
  }

  /** Reads the files again. If they make no pack, the pages that there were are kept. */
  async refresh(templatesChanged: boolean): Promise<void> {
    const { theme, templates, set, onStep } = this.options;
    const run = new Run(this.host, onStep);
    const earlier = templatesChanged ? undefined : this.current?.contexts;
    const { report, value } = await run.end(async () => {
      const [pack] = await run.load([this.folder], { set, lenient: true, templates, known: this.known });
      if (!pack) return undefined;
      const { languages } = pack.pack;
      const contextOf = run.renderContexts({ theme, templates }, pack, 'latin');
      const contexts = new Map<string, RenderContext>();
      for (const edition of this.editionsIn(pack)) {
        const known = earlier?.get(edition.theme);
        const isUsable = known !== undefined && languages.every((locale) => known.locales.has(locale));
        const context = isUsable ? known : await contextOf(edition);
        if (!context) return undefined;
        contexts.set(edition.theme, { ...context, sources: run.sources });
      }
      return { pack, contexts, sources: run.sources };
    });
    this.readings += 1;
    this.problems = report.diagnostics;
    this.sources = report.sources;
    this.sound = value !== undefined;
    if (!value) return;
    const warnings = report.diagnostics.filter((d) => !isError(d));
    this.current = { version: this.version, ...value, warnings, editions: new Map() };
  }

  /**
   * @param audience the reader whose pages are fitted, for the problems in them
   * @param namesIn the language for the title and the names of readers, if the pack has it
   */
  state(audience?: string, namesIn?: string): PreviewState {
    const { current } = this;
    const languages = current?.pack.pack.languages ?? [];
    const locale = languages.find((tag) => tag === namesIn) ?? languages[0] ?? 'en';
    const fitting = current && this.sound && audience ? this.edition(current, audience).diagnostics : [];
    return {
      version: this.version,
      sound: this.sound,
      title: current ? textIn(current.pack.pack.title, locale).full : '',
      audiences: (current?.pack.audiences ?? []).map(({ id, name }) => {
        const own = current ? languagesOf(current.pack, { audience: id }) : [];
        return { id, name: textIn(name, own.includes(locale) ? locale : (own[0] ?? locale)).full };
      }),
      languages: languages.map((tag) => {
        const rules = [...(current?.contexts.values() ?? [])][0]?.locales.get(tag);
        const { name = tag, direction = 'ltr', preview: words } = rules ?? {};
        return { locale: tag, name, direction, ...(words ? { words } : {}) };
      }),
      problems: [...this.problems, ...fitting].map((d) => this.problem(d)),
    };
  }

  /** Undefined where there never was such a page. */
  brief(audience: string, locale: string): PreviewBrief | undefined {
    const found = this.page(audience, locale);
    if (!found) return undefined;
    const { snapshot, one } = found;
    const { pack, sources, version } = snapshot;
    const context = this.contextOf(snapshot, one.variant);
    const regions = regionsOf(one, context);
    if (!regions.ok) return undefined;
    const { briefs, variants } = this.edition(snapshot, audience);
    const [source] = briefs;
    return {
      version,
      outdated: version !== this.version,
      regions: regions.value,
      explanation: explanationOf(pack, { set: this.options.set }, variants),
      locations: this.locations(one, snapshot),
      texts: source ? textsBeside(source, one.brief, snapshot.warnings, (span) => this.location(span, sources)) : [],
      sourceLanguage: pack.pack.languages[0] ?? locale,
    };
  }

  /** A page in one format; undefined where there never was one. */
  async file(audience: string, locale: string, format: Format): Promise<Uint8Array | string | undefined> {
    const found = this.page(audience, locale);
    const rendered =
      found && (await renderVariant(found.one, [format], this.contextOf(found.snapshot, found.one.variant)));
    return rendered?.ok ? rendered.value.files[0]?.bytes : undefined;
  }

  private page(
    audience: string,
    locale: string,
  ): { readonly snapshot: Snapshot; readonly one: FittedVariant } | undefined {
    const key = `${audience} ${locale}`;
    for (const snapshot of [this.current, this.lastGood.get(key)]) {
      if (!snapshot?.pack.audiences.some(({ id }) => id === audience)) continue;
      const one = this.edition(snapshot, audience).variants.find(({ variant }) => variant.locale === locale);
      if (!one) continue;
      this.lastGood.set(key, snapshot);
      return { snapshot, one };
    }
    return undefined;
  }

  private edition(snapshot: Snapshot, audience: string): FittedEdition {
    const known = snapshot.editions.get(audience);
    if (known) return known;
    const { onStep } = this.options;
    const { pack, editions } = snapshot;
    const edition = this.editionsIn(pack).find((one) => one.audience === audience);
    if (!edition) return { briefs: [], variants: [], known: false, diagnostics: [] };
    const locales = languagesOf(pack, edition);
    const fitted = fitAndReport(pack, edition, this.contextOf(snapshot, edition), { locales, onStep });
    editions.set(audience, fitted);
    return fitted;
  }

  private editionsIn(pack: Pack): readonly Edition[] {
    const { paper, theme } = this.options;
    return editionsOf(pack, { audiences: [], locales: [], formats: [], paper, theme });
  }

  private contextOf({ contexts }: Snapshot, { theme }: Pick<Edition, 'theme'>): RenderContext {
    const context = contexts.get(theme);
    if (!context) throw new Error(`the theme ${theme} was not loaded`);
    return context;
  }

  private locations({ brief }: FittedVariant, { sources, pack }: Snapshot): Record<string, SourceLocation> {
    const spanOf = sourceSpansOf(brief, pack, sources);
    const ids = new Set(textsOf(brief).map(({ unit }) => unit));
    return Object.fromEntries(
      [...ids].flatMap((id) => {
        const location = this.location(spanOf(id), sources);
        return location ? [[id, location] as const] : [];
      }),
    );
  }

  private problem({ severity, message, code, hint, span, related, variant }: Diagnostic): PreviewProblem {
    const at = (where: Span | undefined) => {
      const location = this.location(where, this.sources);
      return location ? { location } : {};
    };
    return {
      severity,
      message,
      code,
      excerpt: span ? codeFrame(span, this.sources).join('\n') : '',
      ...at(span),
      related: related.map((one) => ({ message: one.message, ...at(one.span) })),
      ...(hint === undefined ? {} : { hint }),
      ...(variant === undefined ? {} : { variant }),
    };
  }

  private location(span: Span | undefined, sources: Sources): SourceLocation | undefined {
    const text = span && sources.get(span.source)?.text;
    if (!span || text === undefined) return undefined;
    const { line, column } = positionAt(text, span.start);
    const path = isAbsolute(span.source) ? span.source : resolve(join(this.host.cwd, span.source));
    return { file: span.source, path, line, column };
  }
}
