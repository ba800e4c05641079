import { isAbsolute, join, resolve } from 'node:path';
import { explanationOf } from '../commands/explain.js';
import { type Diagnostic, isError } from '../diagnostics/diagnostic.js';
import { formatFrame } from '../diagnostics/format-frame.js';
import { positionAt, type Sources } from '../diagnostics/source.js';
import type { Span } from '../diagnostics/span.js';
import type { Host } from '../host/host.js';
import { textsOf } from '../model/brief.js';
import type { Pack } from '../model/pack.js';
import type { Edition, Format, Paper } from '../model/variant.js';
import {
  type FittedEdition,
  type FittedVariant,
  type RenderContext,
  regionsOf,
  renderVariant,
} from '../pipeline/compile.js';
import { findPacks } from '../pipeline/find-packs.js';
import { Run } from '../pipeline/run.js';
import { sourceSpansOf } from '../pipeline/source-spans.js';
import { fitAndReport, type ReportStep } from '../pipeline/steps.js';
import { checkTemplateChoice, type TemplateChoice } from '../pipeline/template-roots.js';
import { UsageError } from '../pipeline/usage-error.js';
import { textIn } from '../schema/localized-text.js';
import type { Place, PreviewBrief, PreviewProblem, PreviewState } from './shown.js';
import { textsBeside } from './texts.js';

export interface PreviewOptions extends TemplateChoice {
  readonly paper: Paper;
  readonly theme: string;
  readonly set: readonly string[];
  /** Told of each step of the work when it is done. */
  readonly onStep?: ReportStep;
}

/** The files as they were at one moment, with what was made of them so far. */
interface Snapshot {
  readonly version: number;
  readonly pack: Pack;
  readonly context: RenderContext;
  readonly warnings: readonly Diagnostic[];
  readonly editions: Map<string, FittedEdition>;
}

class PreviewRun extends Run {
  /** Loads the pack, and the templates too unless some are at hand. */
  async open(
    folder: string,
    { theme, templates, set }: PreviewOptions,
    context: RenderContext | undefined,
  ): Promise<{ readonly pack?: Pack; readonly context?: RenderContext }> {
    const [pack] = await this.load([folder], { set, lenient: true });
    if (!pack) return {};
    const known =
      context && pack.pack.languages.every((locale) => context.templates.labels.has(locale)) ? context : undefined;
    const fresh = known ?? (await this.renderContext({ theme, templates }, pack.pack.languages, false));
    return fresh ? { pack, context: { ...fresh, sources: this.sources } } : { pack };
  }
}

/** One pack that is being edited. Pages are made when they are looked at; the last good one of each stays. */
export class PreviewSession {
  private readings = 0;
  private current: Snapshot | undefined;
  private problems: readonly Diagnostic[] = [];
  private sound = false;
  private sources: Sources = new Map();
  /** By reader and language: the last files that made a page of it. */
  private readonly lastGood = new Map<string, Snapshot>();

  private constructor(
    private readonly host: Host,
    readonly folder: string,
    private readonly options: PreviewOptions,
  ) {}

  /** @throws UsageError where the request names no pack, or several, or a folder of templates that is not there */
  static async open(pack: string | undefined, options: PreviewOptions, host: Host): Promise<PreviewSession> {
    await checkTemplateChoice(options, host);
    const { folders, diagnostics } = await findPacks(pack === undefined ? [] : [pack], host);
    const [first, ...others] = folders;
    if (!first) throw new UsageError(diagnostics[0]?.message ?? 'there is no pack under ./content');
    if (others.length > 0) throw new UsageError('there are several packs; name the one to look at');
    const session = new PreviewSession(host, first, options);
    await session.refresh(true);
    return session;
  }

  /** Grows with every reading of the files. */
  get version(): number {
    return this.readings;
  }

  /** Reads the files again. Where they make no pack, what was there stays. */
  async refresh(templatesChanged: boolean): Promise<void> {
    const run = new PreviewRun(this.host, undefined, this.options.onStep);
    let found: { readonly pack?: Pack; readonly context?: RenderContext } = {};
    const report = await run.end(async () => {
      found = await run.open(this.folder, this.options, templatesChanged ? undefined : this.current?.context);
    });
    const { pack, context } = found;
    this.readings += 1;
    this.problems = report.diagnostics;
    this.sources = report.sources;
    this.sound = pack !== undefined && context !== undefined && !report.failure;
    if (!pack || !context || report.failure) return;
    const warnings = report.diagnostics.filter((d) => !isError(d));
    this.current = { version: this.version, pack, context, warnings, editions: new Map() };
  }

  /**
   * `audience`: also with what is wrong with the pages of this reader. `names`: the language in which title and readers
   * are named, where the pack has it.
   */
  state(audience?: string, names?: string): PreviewState {
    const { current } = this;
    const languages = current?.pack.pack.languages ?? [];
    const locale = languages.find((tag) => tag === names) ?? languages[0] ?? 'en';
    const fitting = current && this.sound && audience ? this.edition(current, audience).diagnostics : [];
    return {
      version: this.version,
      sound: this.sound,
      title: current ? textIn(current.pack.pack.title, locale).full : '',
      audiences: (current?.pack.audiences ?? []).map(({ id, name }) => ({ id, name: textIn(name, locale).full })),
      languages: languages.map((tag) => ({
        locale: tag,
        name: current?.context.templates.labels.get(tag)?.language ?? tag,
      })),
      problems: [...this.problems, ...fitting].map((d) => this.problem(d)),
    };
  }

  /** Nothing where there never was a page of it. */
  brief(audience: string, locale: string): PreviewBrief | undefined {
    const found = this.page(audience, locale);
    if (!found) return undefined;
    const { snapshot, one } = found;
    const { pack, context, version } = snapshot;
    const regions = regionsOf(one, context);
    if (!regions.ok) return undefined;
    const { briefs, variants } = this.edition(snapshot, audience);
    const [source] = briefs;
    return {
      version,
      outdated: version !== this.version,
      regions: regions.value,
      explanation: explanationOf(pack, { set: this.options.set }, variants),
      places: this.places(one, snapshot),
      texts: source
        ? textsBeside(source, one.brief, snapshot.warnings, (span) => this.place(span, context.sources))
        : [],
      sourceLanguage: pack.pack.languages[0] ?? locale,
    };
  }

  /** A page in one format; nothing where there never was one. */
  async file(audience: string, locale: string, format: Format): Promise<Uint8Array | string | undefined> {
    const found = this.page(audience, locale);
    const rendered = found && (await renderVariant(found.one, [format], found.snapshot.context));
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
    if (!snapshot.pack.audiences.some(({ id }) => id === audience))
      return { briefs: [], variants: [], known: false, diagnostics: [] };
    const { paper, theme } = this.options;
    const edition: Edition = { pack: snapshot.pack.pack.id, audience, paper, theme };
    const fitted = fitAndReport(snapshot.pack, edition, snapshot.context, this.options.onStep);
    snapshot.editions.set(audience, fitted);
    return fitted;
  }

  private places({ brief }: FittedVariant, { context }: Snapshot): Record<string, Place> {
    const placeOf = sourceSpansOf(brief, context.sources);
    const ids = new Set(textsOf(brief).map(({ unit }) => unit));
    return Object.fromEntries(
      [...ids].flatMap((id) => {
        const place = this.place(placeOf(id), context.sources);
        return place ? [[id, place] as const] : [];
      }),
    );
  }

  private problem(d: Diagnostic): PreviewProblem {
    const place = this.place(d.span, this.sources);
    return {
      severity: d.severity,
      message: d.message,
      code: d.code,
      frame: formatFrame(d, this.sources),
      ...(d.hint === undefined ? {} : { hint: d.hint }),
      ...(place ? { place } : {}),
      ...(d.variant === undefined ? {} : { variant: d.variant }),
    };
  }

  private place(span: Span | undefined, sources: Sources): Place | undefined {
    const text = span && sources.get(span.source)?.text;
    if (!span || text === undefined) return undefined;
    const { line, column } = positionAt(text, span.start);
    const path = isAbsolute(span.source) ? span.source : resolve(join(this.host.cwd, span.source));
    return { file: span.source, path, line, column };
  }
}
