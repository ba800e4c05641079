import { join } from 'node:path';
import { explanationOf } from '../commands/explain.js';
import { type Diagnostic, isError } from '../diagnostics/diagnostic.js';
import { type Sources, sourcesById } from '../diagnostics/source.js';
import type { Span } from '../diagnostics/span.js';
import { sha256 } from '../host/digest.js';
import { displayPath, type Host } from '../host/host.js';
import { textsOf } from '../model/brief.js';
import type { Pack } from '../model/loaded-pack.js';
import type { Format } from '../model/variant.js';
import { type LoadedPack, loadPack, type PackOutline } from '../pack/load-pack.js';
import { changedUnits } from '../pipeline/changed-units.js';
import { findPacks, noPack } from '../pipeline/find-packs.js';
import type { FittedEdition, FittedVariant } from '../pipeline/fit-edition.js';
import { languagesOf } from '../pipeline/matrix.js';
import { MeasuredBriefs } from '../pipeline/measured-briefs.js';
import { regionsOf, renderVariant } from '../pipeline/render-brief.js';
import type { RenderContext } from '../pipeline/render-context.js';
import { UsageError } from '../pipeline/report.js';
import { type LoadOptions, Run } from '../pipeline/run.js';
import { sourceSpansOf } from '../pipeline/source-spans.js';
import { checkTemplateChoice, type TemplateChoice } from '../pipeline/template-roots.js';
import { textIn } from '../schema/localized-text.js';
import type { DraftRequest, PlaceEdit, TextEdits, TrialRequest } from '../schema/preview-edits.js';
import { once } from '../text/once.js';
import { applyPlace, placeOf } from '../write-back/apply-place.js';
import { applyTexts } from '../write-back/apply-texts.js';
import type { Refused } from '../write-back/rewrite-pack.js';
import { changesOf, editableTexts, textAtSpan, withQuotesSet } from './editing.js';
import { findingsOf, findingsOfEdits, locationOf, problemOf, type Saying, sayingOf } from './problems.js';
import type {
  DraftAnswer,
  EditableText,
  EditableUnit,
  EditFinding,
  PlaceAnswer,
  PreviewBrief,
  PreviewState,
  SaveAnswer,
  SourceLocation,
  TrialAnswer,
} from './responses.js';
import { Saves } from './saves.js';
import { contextIn, editionIn, editionsIn, knownRules, type PageOptions, pageIn, type Snapshot } from './snapshot.js';
import { textsBeside } from './texts.js';

export interface PreviewOptions extends TemplateChoice, PageOptions {
  /** Values that stand in for those of the files, as `path=value`. */
  readonly set: readonly string[];
  /** Whether nothing may be changed from the browser; nothing ever is in the packs of the program itself. */
  readonly readOnly?: boolean;
}

/** Files with edits that were not saved. */
interface Draft {
  readonly snapshot: Snapshot;
  /** What its files load as, with the values of the command line. */
  readonly loaded: LoadedPack;
  /** The keys of the texts that are edited. */
  readonly edited: ReadonlySet<string>;
}

interface FoundPage {
  readonly snapshot: Snapshot;
  readonly one: FittedVariant;
}

/** How many drafts are kept: a page may be fetched while the next edit is being looked at. */
const maxDrafts = 12;

/** One pack that is being edited. Pages are made when they are shown; the last good one of each is kept. */
export class PreviewSession {
  private readings = 0;
  private current: Snapshot | undefined;
  private problems: readonly Diagnostic[] = [];
  private sound = false;
  private sources: Sources = new Map();
  private readonly drafts = new Map<number, Draft>();
  private lastDraft = 0;
  private readonly known: NonNullable<LoadOptions['known']> = new Map();
  private readonly saves: Saves;
  /** The last snapshot that had a page, by reader and language. */
  private readonly lastGood = new Map<string, Snapshot>();

  private constructor(
    private readonly host: Host,
    readonly folder: string,
    private readonly options: PreviewOptions,
    /** Whether texts may be changed. */
    readonly isEditable: boolean,
  ) {
    this.saves = new Saves(folder, options, host, (language) => this.current && knownRules(this.current, language));
  }

  /** @throws UsageError for no pack, for several, and for a folder of templates that does not exist */
  static async open(pack: string | undefined, options: PreviewOptions, host: Host): Promise<PreviewSession> {
    await checkTemplateChoice(options, host);
    const { folders, areBuiltIn, diagnostics } = await findPacks(pack === undefined ? [] : [pack], host);
    const [first, ...others] = folders;
    if (!first) throw new UsageError(diagnostics[0]?.message ?? noPack.message);
    if (others.length > 0) {
      const shown = folders.map((folder) => displayPath(host, folder)).join(', ');
      throw new UsageError(`there are several packs; name the one to look at: ${shown}`);
    }
    const session = new PreviewSession(host, first, options, !options.readOnly && !areBuiltIn);
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
    const saves = this.saves.count;
    const earlier = templatesChanged ? undefined : this.current?.contexts;
    const { report, value } = await run.end(async () => {
      const [pack] = await run.load([this.folder], { set, lenient: true, templates, known: this.known });
      if (!pack) return undefined;
      const { languages } = pack.pack;
      const contextOf = run.renderContexts({ theme, templates }, pack, 'latin');
      const contexts = new Map<string, RenderContext>();
      for (const edition of editionsIn(pack, this.options)) {
        const known = earlier?.get(edition.theme);
        const isUsable = known !== undefined && languages.every((locale) => known.locales.has(locale));
        const context = isUsable ? known : await contextOf(edition);
        if (!context) return undefined;
        const { measured = new MeasuredBriefs() } = context;
        contexts.set(edition.theme, { ...context, sources: run.sources, measured });
      }
      return { pack, contexts, sources: run.sources };
    });
    this.readings += 1;
    this.problems = report.diagnostics;
    this.sources = report.sources;
    this.sound = value !== undefined;
    if (!value) return;
    const warnings = report.diagnostics.filter((d) => !isError(d));
    this.current = {
      version: this.version,
      saves,
      ...value,
      warnings,
      editions: new Map(),
      loaded: this.loadedOf(value.pack),
    };
    this.drafts.clear();
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
      editable: this.isEditable,
      title: current ? textIn(current.pack.pack.title, locale).full : '',
      audiences: (current?.pack.audiences ?? []).map(({ id, name }) => {
        const own = current ? languagesOf(current.pack, { audience: id }) : [];
        return { id, name: textIn(name, own.includes(locale) ? locale : (own[0] ?? locale)).full };
      }),
      languages: languages.map((tag) => {
        const rules = current && knownRules(current, tag);
        const { name = tag, direction = 'ltr', preview: words } = rules ?? {};
        return { locale: tag, name, direction, ...(words ? { words } : {}) };
      }),
      problems: [...this.problems, ...fitting].map((d) => problemOf(d, this.sources, this.host)),
    };
  }

  /** Undefined where there never was such a page. */
  brief(audience: string, locale: string): PreviewBrief | undefined {
    const found = this.page(audience, locale);
    return found && this.pageOf(found.snapshot, found.one);
  }

  private pageOf(snapshot: Snapshot, one: FittedVariant): PreviewBrief | undefined {
    const { audience, locale } = one.variant;
    const { pack, sources, version, draft } = snapshot;
    const context = contextIn(snapshot, one.variant);
    const regions = regionsOf(one, context);
    if (!regions.ok) return undefined;
    const { briefs, variants } = this.edition(snapshot, audience);
    const [source] = briefs;
    return {
      version,
      outdated: version !== this.version,
      ...(draft === undefined ? {} : { draft }),
      regions: regions.value,
      explanation: explanationOf(pack, { set: this.options.set }, variants),
      locations: this.locations(one, snapshot),
      texts: source
        ? textsBeside(source, one.brief, snapshot.warnings, (span) => locationOf(span, sources, this.host))
        : [],
      sourceLanguage: pack.pack.languages[0] ?? locale,
    };
  }

  /** A page in one format; undefined where there never was one. */
  async file(
    audience: string,
    locale: string,
    format: Format,
    draft?: number,
  ): Promise<Uint8Array | string | undefined> {
    const found = draft === undefined ? this.page(audience, locale) : this.pageOfDraft(draft, audience, locale);
    const rendered = found && (await renderVariant(found.one, [format], contextIn(found.snapshot, found.one.variant)));
    return rendered?.ok ? rendered.value.files[0]?.bytes : undefined;
  }

  /** The texts that a unit on the pages of a reader has its words from, and its place; none where there are no pages. */
  unit(audience: string, unit: string): EditableUnit {
    const { current } = this;
    if (!current) return { saves: 0, texts: [] };
    const texts = this.textsIn(current, audience, unit);
    const { variants } = this.edition(current, audience);
    const competes = variants.some(({ fitted }) => fitted.report.units.some((one) => one.unit === unit));
    const { outline } = current.loaded();
    const place = competes && outline ? placeOf(outline, { audience, unit }) : undefined;
    return { saves: current.saves, texts, ...(place ? { place } : {}) };
  }

  /** What another place of a unit would make of a page. Nothing is written. */
  trial({ audience, locale, unit, place }: TrialRequest): TrialAnswer {
    const none = { enters: [], leaves: [], shorter: [], longer: [] };
    const base = this.current;
    const outline = base?.loaded().outline;
    if (!base || !outline) return { findings: [], changes: none };
    const made = applyPlace(base.pack.files, { audience, unit }, place, { nameOf: this.nameOf, known: this.known });
    if (!made.ok) return { findings: findingsOf(made.diagnostics, this.saidOf(made)), changes: none };
    const { loaded, files } = made.value;
    const snapshot = this.draftOf(base, { loaded, files, edited: new Set() });
    if (!snapshot) return { findings: [], changes: none };
    const edition = this.edition(snapshot, audience);
    const [before, after] = [this.edition(base, audience), edition].map((pages) => pageIn(pages, locale));
    const brief = after && this.pageOf(snapshot, after);
    const news = this.newIn(edition.diagnostics, { edited: new Set(), outline: loaded.outline });
    return {
      findings: findingsOf(news, this.said(snapshot.sources, loaded.outline)),
      ...(brief ? { brief } : {}),
      changes: before && after ? changedUnits(before, after) : none,
    };
  }

  /** Writes edits into the files of the pack, or says why not. */
  save(edits: TextEdits): Promise<SaveAnswer> {
    return this.saves.save(edits);
  }

  /** Writes the place of a unit into the file of a reader, or says why not. */
  savePlace(edit: PlaceEdit): Promise<PlaceAnswer> {
    return this.saves.savePlace(edit);
  }

  /** What edits would make of a page. Nothing is written; what the checks say of them takes longer. */
  draft({ audience, locale, unit, changes }: DraftRequest): DraftAnswer {
    const base = this.current;
    const loaded = base?.loaded();
    if (!base || !loaded?.outline) return { findings: [], texts: [] };
    const { nameOf, known } = this;
    const edits = changesOf(
      withQuotesSet(changes, (language) => knownRules(base, language)),
      loaded.outline,
    );
    const made = applyTexts(base.pack.files, edits, { nameOf, known, digest: sha256, overwrite: true, loaded });
    if (!made.ok) return { findings: findingsOfEdits(changes, made.diagnostics, this.saidOf(made)), texts: [] };
    const { files } = made.value;
    const { outline } = made.value.loaded;
    const edited = new Set(changes.map(({ key }) => key));
    const snapshot = this.draftOf(base, { loaded: made.value.loaded, files, edited });
    if (!snapshot) return { findings: [], texts: [] };
    const { sources } = snapshot;
    const edition = this.edition(snapshot, audience);
    const one = pageIn(edition, locale);
    const brief = one && this.pageOf(snapshot, one);
    return {
      ...(snapshot.draft === undefined ? {} : { draft: snapshot.draft }),
      findings: findingsOf(this.newIn(edition.diagnostics, { edited, outline }), this.said(sources, outline)),
      ...(brief ? { brief } : {}),
      texts: this.textsIn(snapshot, audience, unit),
    };
  }

  /** Files with edits, to make pages of; nothing where they make no pack. */
  private draftOf(
    base: Snapshot,
    { loaded, files, edited }: Pick<Draft, 'edited'> & Pick<Pack, 'files'> & { readonly loaded: LoadedPack },
  ): Snapshot | undefined {
    const { set } = this.options;
    const withSettings = set.length === 0 ? loaded : loadPack(files, this.nameOf, set, this.known);
    const { result } = withSettings;
    if (!result.ok) return undefined;
    const sources = sourcesById(withSettings.sources);
    this.lastDraft += 1;
    const contexts = new Map([...base.contexts].map(([theme, one]) => [theme, { ...one, sources }]));
    const snapshot: Snapshot = {
      ...{ version: base.version, saves: base.saves, draft: this.lastDraft, contexts, sources, editions: new Map() },
      ...{ pack: result.value, warnings: base.warnings, loaded: () => loaded },
    };
    this.drafts.set(this.lastDraft, { snapshot, loaded: withSettings, edited });
    for (const old of [...this.drafts.keys()].slice(0, -maxDrafts)) this.drafts.delete(old);
    return snapshot;
  }

  /** What the checks say of the texts of a draft, and what its edits bring about elsewhere. */
  async check(draft: number): Promise<readonly EditFinding[]> {
    const { snapshot, loaded, edited } = this.drafts.get(draft) ?? {};
    const outline = snapshot?.loaded().outline;
    if (!snapshot || !loaded || !edited || !outline) return [];
    const { templates } = this.options;
    const run = new Run(this.host);
    const { report } = await run.end(() =>
      run.loadFiles(this.folder, snapshot.pack.files, { lenient: true, templates, loaded }),
    );
    return findingsOf(this.newIn(report.diagnostics, { edited, outline }), this.said(run.sources, outline));
  }

  /** Those about texts that are edited, and those that there were not before. */
  private newIn(
    diagnostics: readonly Diagnostic[],
    { edited, outline }: { readonly edited: ReadonlySet<string>; readonly outline: PackOutline },
  ): readonly Diagnostic[] {
    const known = new Set(this.problems.map(sayingOf));
    return diagnostics.filter((one) => {
      const at = textAtSpan(one.span, outline);
      return !known.has(sayingOf(one)) || (at !== undefined && edited.has(at.key));
    });
  }

  private readonly nameOf = (path: string): string => displayPath(this.host, join(this.folder, path));

  private loadedOf({ files }: Pick<Pack, 'files'>): () => LoadedPack {
    return once(() => loadPack(files, this.nameOf, [], this.known));
  }

  private textsIn(snapshot: Snapshot, audience: string, unit: string): readonly EditableText[] {
    const { outline } = snapshot.loaded();
    if (!outline) return [];
    const { variants } = this.edition(snapshot, audience);
    const place = (span: Span) => locationOf(span, snapshot.sources, this.host);
    return editableTexts(unit, { outline, pages: variants, warnings: snapshot.warnings, locationOf: place });
  }

  /** Places in files as they would be with the edits are looked up there: edits move what stands behind them. */
  private saidOf({ sources, outline }: Refused): Saying {
    return this.said(sourcesById(sources), outline);
  }

  private said(sources: Sources, outline: Saying['outline']): Saying {
    return { sources, outline, host: this.host };
  }

  private pageOfDraft(draft: number, audience: string, locale: string): FoundPage | undefined {
    const snapshot = this.drafts.get(draft)?.snapshot;
    const one = snapshot && pageIn(this.edition(snapshot, audience), locale);
    return snapshot && one && { snapshot, one };
  }

  private page(audience: string, locale: string): FoundPage | undefined {
    const key = `${audience} ${locale}`;
    for (const snapshot of [this.current, this.lastGood.get(key)]) {
      if (!snapshot?.pack.audiences.some(({ id }) => id === audience)) continue;
      const one = pageIn(this.edition(snapshot, audience), locale);
      if (!one) continue;
      this.lastGood.set(key, snapshot);
      return { snapshot, one };
    }
    return undefined;
  }

  private edition(snapshot: Snapshot, audience: string): FittedEdition {
    return editionIn(snapshot, audience, this.options);
  }

  private locations({ brief }: FittedVariant, { sources, pack }: Snapshot): Record<string, SourceLocation> {
    const spanOf = sourceSpansOf(brief, pack, sources);
    const ids = new Set(textsOf(brief).map(({ unit }) => unit));
    return Object.fromEntries(
      [...ids].flatMap((id) => {
        const location = locationOf(spanOf(id), sources, this.host);
        return location ? [[id, location] as const] : [];
      }),
    );
  }
}
