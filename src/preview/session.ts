import { isAbsolute, join, resolve } from 'node:path';
import {
  composeAll,
  type FittedEdition,
  type FittedVariant,
  fitEdition,
  regionsOf,
  renderVariant,
  type Workshop,
} from '../build/compile.js';
import { type Explanation, explanationOf } from '../build/explain.js';
import { findPacks } from '../build/find-packs.js';
import type { Host } from '../build/host.js';
import { placesOf } from '../build/places.js';
import { Run } from '../build/run.js';
import { UsageError } from '../build/usage-error.js';
import { type Diagnostic, isError } from '../diagnostics/diagnostic.js';
import { formatFrame } from '../diagnostics/format-frame.js';
import { positionAt, type Sources } from '../diagnostics/source.js';
import type { Span } from '../diagnostics/span.js';
import { type Brief, unitsOf } from '../model/brief.js';
import type { Pack } from '../model/pack.js';
import { textIn } from '../model/text.js';
import type { Edition, Format, Paper } from '../model/variant.js';
import type { PageRegions } from '../render/pdf/regions.js';

/** Where something stands in a file, 1-based. */
export interface Place {
  /** As people type it. */
  readonly file: string;
  /** For the editor. */
  readonly path: string;
  readonly line: number;
  readonly column: number;
}

export interface PreviewProblem {
  readonly severity: Diagnostic['severity'];
  readonly message: string;
  readonly hint?: string;
  readonly code: string;
  /** The lines of the file with the mistake marked, as the terminal shows them. */
  readonly frame: string;
  readonly place?: Place;
  /** The brief that it concerns, where it concerns one. */
  readonly variant?: string;
}

/** What there is to look at, and what is wrong. */
export interface PreviewState {
  /** Grows with every change of a file. */
  readonly version: number;
  /** Whether the files as they stand make a pack. Where they do not, the pages are those of the last good one. */
  readonly sound: boolean;
  readonly title: string;
  readonly audiences: readonly { readonly id: string; readonly name: string }[];
  readonly languages: readonly { readonly locale: string; readonly name: string }[];
  readonly problems: readonly PreviewProblem[];
}

/** A text beside its translation. */
export interface PreviewText {
  readonly unit: string;
  readonly source: { readonly text: string; readonly place?: Place };
  readonly translation?: { readonly text: string; readonly place?: Place };
  /** The source text has changed since this was translated. */
  readonly stale: boolean;
}

export interface PreviewBrief {
  /** The version of the files that the page was made from. */
  readonly version: number;
  /** Whether the page is of an earlier version, since the present one has none. */
  readonly outdated: boolean;
  readonly regions: PageRegions;
  readonly explanation: Explanation;
  readonly places: Readonly<Record<string, Place>>;
  readonly texts: readonly PreviewText[];
  readonly sourceLanguage: string;
}

export interface PreviewOptions {
  readonly paper: Paper;
  readonly theme: string;
  readonly set: readonly string[];
}

/** The files as they were at one moment, with what was made of them so far. */
interface Snapshot {
  readonly version: number;
  readonly pack: Pack;
  readonly shop: Workshop;
  readonly warnings: readonly Diagnostic[];
  readonly editions: Map<string, FittedEdition>;
}

class PreviewRun extends Run {
  /** Loads the pack, and the templates too unless some are at hand. */
  async open(
    folder: string,
    { theme, set }: PreviewOptions,
    shop: Workshop | undefined,
  ): Promise<{ readonly pack?: Pack; readonly shop?: Workshop }> {
    const [pack] = await this.load([folder], { set, lenient: true });
    if (!pack) return {};
    const known = shop && pack.pack.languages.every((locale) => shop.templates.labels.has(locale)) ? shop : undefined;
    const fresh = known ?? (await this.workshop({ theme }, pack.pack.languages, false));
    return fresh ? { pack, shop: { ...fresh, sources: this.sources } } : { pack };
  }
}

/** One pack that is being edited. Pages are made when they are looked at; the last good one of each stays. */
export class PreviewSession {
  private version = 0;
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

  /** @throws UsageError where the request names no pack, or several */
  static async open(pack: string | undefined, options: PreviewOptions, host: Host): Promise<PreviewSession> {
    const { folders, diagnostics } = await findPacks(pack === undefined ? [] : [pack], host);
    const [first, ...others] = folders;
    if (!first) throw new UsageError(diagnostics[0]?.message ?? 'there is no pack under ./content');
    if (others.length > 0) throw new UsageError('there are several packs; name the one to look at');
    const session = new PreviewSession(host, first, options);
    await session.refresh(true);
    return session;
  }

  /** Reads the files again. Where they make no pack, what was there stays. */
  async refresh(templatesChanged: boolean): Promise<void> {
    const run = new PreviewRun(this.host);
    let found: { readonly pack?: Pack; readonly shop?: Workshop } = {};
    const report = await run.end(async () => {
      found = await run.open(this.folder, this.options, templatesChanged ? undefined : this.current?.shop);
    });
    const { pack, shop } = found;
    this.version += 1;
    this.problems = report.diagnostics;
    this.sources = report.sources;
    this.sound = pack !== undefined && shop !== undefined && !report.failure;
    if (!pack || !shop || report.failure) return;
    const warnings = report.diagnostics.filter((d) => !isError(d));
    this.current = { version: this.version, pack, shop, warnings, editions: new Map() };
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
        name: current?.shop.templates.labels.get(tag)?.language ?? tag,
      })),
      problems: [...this.problems, ...fitting].map((d) => this.problem(d)),
    };
  }

  /** Nothing where there never was a page of it. */
  brief(audience: string, locale: string): PreviewBrief | undefined {
    const found = this.page(audience, locale);
    if (!found) return undefined;
    const { snapshot, one } = found;
    const { pack, shop, version } = snapshot;
    const regions = regionsOf(one, shop);
    if (!regions.ok) return undefined;
    const briefs = composeAll(pack, one.variant, shop);
    const [source] = briefs;
    return {
      version,
      outdated: version !== this.version,
      regions: regions.value,
      explanation: explanationOf(pack, { set: this.options.set }, this.edition(snapshot, audience).variants),
      places: this.places(one, snapshot),
      texts: source ? this.texts(source, one.brief, snapshot) : [],
      sourceLanguage: pack.pack.languages[0] ?? locale,
    };
  }

  /** A page in one format; nothing where there never was one. */
  async file(audience: string, locale: string, format: Format): Promise<Uint8Array | string | undefined> {
    const found = this.page(audience, locale);
    const rendered = found && (await renderVariant(found.one, [format], found.snapshot.shop));
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
    if (!snapshot.pack.audiences.some(({ id }) => id === audience)) return { variants: [], diagnostics: [] };
    const { paper, theme } = this.options;
    const edition: Edition = { pack: snapshot.pack.pack.id, audience, paper, theme };
    const fitted = fitEdition(snapshot.pack, edition, snapshot.shop);
    snapshot.editions.set(audience, fitted);
    return fitted;
  }

  private places({ brief }: FittedVariant, { shop }: Snapshot): Record<string, Place> {
    const placeOf = placesOf(brief, shop.sources);
    const ids = ['headline', 'ask', 'method', brief.finding.id, ...brief.pillars.map(({ id }) => id)];
    const all = [...ids, ...unitsOf(brief).map(({ id }) => id)];
    return Object.fromEntries(
      all.flatMap((id) => {
        const place = this.place(placeOf(id), shop.sources);
        return place ? [[id, place] as const] : [];
      }),
    );
  }

  /** In the order of the page; a short text after the full one where it is another. */
  private texts(source: Brief, translation: Brief, { shop, warnings }: Snapshot): readonly PreviewText[] {
    const isSame = source.variant.locale === translation.variant.locale;
    const stale = warnings.flatMap(({ code, span }) => (code === 'lint/stale-translation' && span ? [span] : []));
    const shown = (text: { readonly text: string; readonly span: Span }) => {
      const place = this.place(text.span, shop.sources);
      return { text: text.text, ...(place ? { place } : {}) };
    };
    const translated = new Map(textsOf(translation).map((one) => [one.name, one]));
    return textsOf(source).map(({ name, text }) => {
      const other = translated.get(name)?.text;
      return {
        unit: name,
        source: shown(text),
        ...(isSame || !other ? {} : { translation: shown(other) }),
        stale: other !== undefined && stale.some((span) => isWithin(span, other.span)),
      };
    });
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

/** A mark stands on the words of a text, which the file may have in quotation marks. */
function isWithin(inner: Span, outer: Span): boolean {
  return inner.source === outer.source && inner.start >= outer.start && inner.end <= outer.end;
}

interface NamedText {
  readonly name: string;
  readonly text: { readonly text: string; readonly span: Span };
}

function textsOf(brief: Brief): readonly NamedText[] {
  const line = (name: string, text: NamedText['text'] | undefined) => (text ? [{ name, text }] : []);
  return [
    ...line('headline', brief.headline),
    ...line(brief.finding.id, brief.finding),
    ...line('ask', brief.ask),
    ...line('applicability', brief.applicability),
    ...line('method', brief.method),
    ...brief.pillars.flatMap(({ id, title, headline }) => [...line(id, title), ...line(`${id} (headline)`, headline)]),
    ...unitsOf(brief).flatMap(({ id, full, short }) => [
      ...line(id, full),
      ...(short.text === full.text ? [] : line(`${id} (short)`, short)),
    ]),
  ];
}
