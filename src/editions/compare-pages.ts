import { type Brief, type BriefMeta, type BriefText, textsOf, unitsOf } from '../model/brief.js';
import type { FitReport, Length, ShownPage, UnitReport } from '../model/fitted-brief.js';
import { reasonText } from '../output/reason-text.js';
import { changedSettings, followingSettings, type SettingChange } from './settings.js';
import { type WordChange, wordChanges } from './word-changes.js';

/** The page of one reader in one language. */
export interface ReaderPage extends ShownPage {
  readonly brief: Brief;
  readonly report: FitReport;
  readonly annex?: ShownPage;
}

/** Where a difference is, if it is not on the page itself. */
interface Placed {
  readonly in?: 'annex';
}

/** A text that is on both pages with other words. */
export interface TextChange extends Placed {
  /** The unit, pillar or line of the page, and which of its texts: `agenda.capacity`, `text`. */
  readonly unit: string;
  readonly field: string;
  readonly before: string;
  readonly after: string;
  readonly words: readonly WordChange[];
}

/** A unit, pillar, step, line or reference that is on one of the pages only. */
export interface Moved extends Placed {
  readonly unit: string;
  readonly text: string;
  readonly why: string;
  /** Whether nobody wrote it so: the fit chose otherwise because of other differences. */
  readonly follows: boolean;
}

export interface LengthChange {
  readonly unit: string;
  readonly before: Length;
  readonly after: Length;
}

export interface PageChange {
  readonly language: string;
  /** Whether the reader has the language in both versions. */
  readonly status: 'changed' | 'same' | 'new' | 'gone';
  /** What differs beside the words: paper, order, charts. */
  readonly settings: readonly (SettingChange & Placed)[];
  readonly texts: readonly TextChange[];
  readonly entered: readonly Moved[];
  readonly left: readonly Moved[];
  /** Units that were shown in full and are shown short, or the other way. */
  readonly lengths: readonly LengthChange[];
  /** What the fit has set by what it chose: how dense the type is, and how many of the measures there is room for. */
  readonly following: readonly SettingChange[];
  /** How full the page is, in thousandths. */
  readonly fill: { readonly before?: number; readonly after?: number };
}

/** One difference of a page. */
export type Difference =
  | ({ readonly kind: 'setting' } & SettingChange & Placed)
  | ({ readonly kind: 'text' } & TextChange)
  | ({ readonly kind: 'entered' | 'left' } & Moved)
  | ({ readonly kind: 'length' } & LengthChange);

/** The differences of a page in the order in which they are told: what was written before what the fit made of it. */
export function differencesOf({
  settings,
  texts,
  entered,
  left,
  lengths,
  following,
}: PageChange): readonly Difference[] {
  const moved = [
    ...entered.map((one) => ({ kind: 'entered', ...one }) as const),
    ...left.map((one) => ({ kind: 'left', ...one }) as const),
  ];
  return [
    ...settings.map((one) => ({ kind: 'setting', ...one }) as const),
    ...texts.map((one) => ({ kind: 'text', ...one }) as const),
    ...moved.filter(({ follows }) => !follows),
    ...moved.filter(({ follows }) => follows),
    ...lengths.map((one) => ({ kind: 'length', ...one }) as const),
    ...following.map((one) => ({ kind: 'setting', ...one }) as const),
  ];
}

/** Whether a difference is that a unit has another id: of its words, nothing has changed. */
export function isNewId({ field }: Pick<SettingChange, 'field'>): boolean {
  return field === 'id';
}

/** What a page shows, by the same name in both versions. */
interface Shown {
  readonly unit: string;
  readonly field: string;
  readonly text: string;
}

/** @param language a language tag of BCP 47 */
export function comparePages(
  language: string,
  before: ReaderPage | undefined,
  after: ReaderPage | undefined,
): PageChange {
  const fill = {
    ...(before ? { before: before.report.fill } : {}),
    ...(after ? { after: after.report.fill } : {}),
  };
  const nothing = { language, settings: [], texts: [], entered: [], left: [], lengths: [], following: [], fill };
  if (!before || !after) return { ...nothing, status: after ? 'new' : 'gone' };
  // All that is shown is in the digests: what the lists below have no name for is no reason to say that nothing differs.
  if (before.digest === after.digest && before.annex?.digest === after.annex?.digest)
    return { ...nothing, status: 'same' };
  const lists = differencesBetween(language, before, after);
  const lengths = changedLengths(before.report, after.report);
  const densities = { before: before.report.density, after: after.report.density };
  const following = followingSettings(before.page, after.page, densities);
  return { language, status: 'changed', ...lists, lengths, following, fill };
}

type Lists = Pick<PageChange, 'settings' | 'texts' | 'entered' | 'left'>;

/** What differs on the page, and what differs in the annex alone. */
function differencesBetween(language: string, before: ReaderPage, after: ReaderPage): Lists {
  const onPage = listsOf(language, before, after);
  if (!before.annex || !after.annex || before.annex.digest === after.annex.digest) return onPage;
  const inAnnex = listsOf(language, { ...before, ...before.annex }, { ...after, ...after.annex });
  const isSame = (one: object, other: object) => JSON.stringify(one) === JSON.stringify(other);
  const both = <One extends object>(page: readonly One[], annex: readonly One[]): readonly (One & Placed)[] => [
    ...page,
    ...annex
      .filter((one) => !page.some((other) => isSame(one, other)))
      .map((one) => ({ ...one, in: 'annex' }) as const),
  ];
  return {
    settings: both(onPage.settings, inAnnex.settings),
    texts: both(onPage.texts, inAnnex.texts),
    entered: both(onPage.entered, inAnnex.entered),
    left: both(onPage.left, inAnnex.left),
  };
}

function listsOf(language: string, before: ReaderPage, after: ReaderPage): Lists {
  const [underOldNames, current] = [shownOn(before), shownOn(after)];
  const renamed = renamedUnits(underOldNames, current, before, after);
  const old = withNewNames(underOldNames, renamed);
  const entered = movedUnits(current, old, (unit) => reasonFor(unit, before, 'before'));
  const left = movedUnits(old, current, (unit) => reasonFor(unit, after, 'now'));
  const moved = new Set([...entered, ...left].map(({ unit }) => unit));
  const texts = changedTexts(old, current, moved, language);
  const names = [...renamed].map(([from, to]) => ({ unit: to, field: 'id', before: from, after: to }));
  return { settings: [...changedSettings(before.page, after.page, renamed), ...names], texts, entered, left };
}

/**
 * Units and pillars that have another id in the other version and the same sentence, by their old one. Nobody sees an id:
 * that such a unit had gone and another were new would be told of every reader.
 */
function renamedUnits(
  old: ReadonlyMap<string, Shown>,
  current: ReadonlyMap<string, Shown>,
  before: ReaderPage,
  after: ReaderPage,
): ReadonlyMap<string, string> {
  const only = (moved: readonly Moved[]) => {
    const written = moved.filter(({ unit, follows }) => !follows && !unit.startsWith('@'));
    return written.filter(({ text }) => written.filter((other) => other.text === text).length === 1);
  };
  const gone = only(movedUnits(old, current, (unit) => reasonFor(unit, after, 'now')));
  const fresh = only(movedUnits(current, old, (unit) => reasonFor(unit, before, 'before')));
  return new Map(
    gone.flatMap(({ unit, text }) => {
      const now = fresh.find((other) => other.text === text);
      return now && hasId(before, unit) && hasId(after, now.unit) ? [[unit, now.unit] as const] : [];
    }),
  );
}

/** Whether a page may show a unit or a pillar of this id; its lines have names of ours. */
function hasId({ brief }: ReaderPage, id: string): boolean {
  return [...unitsOf(brief), ...brief.pillars].some((one) => one.id === id);
}

function withNewNames(
  shown: ReadonlyMap<string, Shown>,
  renamed: ReadonlyMap<string, string>,
): ReadonlyMap<string, Shown> {
  if (renamed.size === 0) return shown;
  return new Map(
    [...shown].map(([key, one]) => {
      const unit = renamed.get(one.unit);
      return unit === undefined ? [key, one] : [key.replace(one.unit, () => unit), { ...one, unit }];
    }),
  );
}

/** Every text that a page shows, in its order: of a unit the length that was chosen, and none of one that was left out. */
export function textsShown({ brief, page }: Pick<ReaderPage, 'brief' | 'page'>): readonly BriefText[] {
  const sections = new Set(page.sections.map(({ name }) => name));
  const points = page.points.filter(({ section }) => sections.has(section));
  const onPage = [...points, ...page.facts, ...page.pillars.flatMap(({ units: measures }) => measures)];
  const lengths = new Map(onPage.map(({ id, length }) => [id, length]));
  const units = new Set(unitsOf(brief).map(({ id }) => id));
  const isShown = ({ unit, field }: BriefText): boolean => {
    if (!units.has(unit)) return true;
    const length = lengths.get(unit);
    return length !== undefined && (field === 'full' || field === 'short' ? field === length : true);
  };
  return textsOf(brief).filter(isShown);
}

/** Every text of a page in its order, by unit and field; a unit that is shown short has the same field as in full. */
function shownOn({ brief, page }: Pick<ReaderPage, 'brief' | 'page'>): ReadonlyMap<string, Shown> {
  const shown = new Map<string, Shown>();
  const add = (unit: string, field: string, text: string) => {
    let count = 1;
    while (shown.has(`${unit} ${field} ${count}`)) count += 1;
    shown.set(`${unit} ${field} ${count}`, { unit, field, text });
  };
  for (const [name, text] of linesAbout(page.meta)) if (text) add(name, name, text);
  for (const { unit, field, text } of textsShown({ brief, page })) {
    add(unit, field === 'full' || field === 'short' ? 'text' : field, text.text);
  }
  for (const { id, text } of page.references) add(`@${id}`, 'reference', text);
  for (const mark of page.meta.marks) add('marks', 'mark', mark);
  return shown;
}

/** What a page says about itself, by the keys that it is written under: in its head and foot, and in the metadata of files. */
function linesAbout(meta: BriefMeta): readonly (readonly [name: string, text: string | undefined])[] {
  const { audience, handling, issuer, logo, contact, distribution, citeAs, licence, online } = meta;
  return [
    ['handling', handling],
    ['name', audience],
    ['title', meta.packTitle],
    ['issuer', issuer],
    ['logo', logo],
    ['authors', meta.authors.join(', ')],
    ['keywords', meta.keywords.join(', ')],
    ['distribution', distribution],
    ['contact', contact],
    ['cite-as', citeAs],
    ['licence', licence],
    ['online', online],
  ];
}

/** What one version shows and the other does not, each unit once with its first text. */
function movedUnits(
  here: ReadonlyMap<string, Shown>,
  there: ReadonlyMap<string, Shown>,
  why: (unit: string) => Pick<Moved, 'why' | 'follows'>,
): readonly Moved[] {
  const known = new Set([...there.values()].map(({ unit }) => unit));
  const found = new Map<string, Moved>();
  for (const { unit, field, text } of here.values()) {
    if (known.has(unit)) continue;
    // The sentence says more than the figure over it.
    if (!found.has(unit) || field === 'text') found.set(unit, { unit, text, ...why(unit) });
  }
  return [...found.values()];
}

/** Why a unit is not on a page. */
function reasonFor(
  unit: string,
  { report, brief }: ReaderPage,
  when: 'before' | 'now',
): Pick<Moved, 'why' | 'follows'> {
  if (unit.startsWith('@')) {
    return { why: when === 'before' ? 'nothing on the page cited it' : 'nothing on the page cites it', follows: true };
  }
  const found: UnitReport | undefined = report.units.find((one) => one.unit === unit);
  const isKnown = unitsOf(brief).some(({ id }) => id === unit) || found !== undefined;
  if (!isKnown) return { why: when === 'before' ? 'it is new' : 'it is gone', follows: false };
  const reason = reasonText(found?.reason, found?.pin);
  const isWritten = found?.pin?.kind === 'drop' || found?.reason?.cause === 'hidden-section';
  return { why: reason === undefined ? `not on the page ${when}` : `${when}: ${reason}`, follows: !isWritten };
}

function changedTexts(
  before: ReadonlyMap<string, Shown>,
  after: ReadonlyMap<string, Shown>,
  moved: ReadonlySet<string>,
  language: string,
): readonly TextChange[] {
  const keys = new Set([...after.keys(), ...before.keys()]);
  return [...keys].flatMap((key) => {
    const [old, current] = [before.get(key), after.get(key)];
    const { unit, field } = (current ?? old) as Shown;
    const [from, to] = [old?.text ?? '', current?.text ?? ''];
    if (moved.has(unit) || from === to) return [];
    return [{ unit, field, before: from, after: to, words: wordChanges(from, to, language) }];
  });
}

function changedLengths(before: FitReport, after: FitReport): PageChange['lengths'] {
  const old = new Map(before.units.map(({ unit, kept }) => [unit, kept]));
  return after.units.flatMap(({ unit, kept }) => {
    const was = old.get(unit);
    return was === undefined || was === 'out' || kept === 'out' || was === kept
      ? []
      : [{ unit, before: was, after: kept }];
  });
}
