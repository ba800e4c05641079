import { type Brief, type BriefText, textsOf, unitsOf } from '../model/brief.js';
import type { FitReport, FittedBrief, Length, UnitReport } from '../model/fitted-brief.js';
import { reasonText } from '../output/reason-text.js';
import { type WordChange, wordChanges } from './word-changes.js';

/** The page of one reader in one language. */
export interface ReaderPage {
  readonly brief: Brief;
  readonly page: FittedBrief;
  readonly report: FitReport;
}

/** A text that is on both pages with other words. */
export interface TextChange {
  /** The unit, pillar or line of the page, and which of its texts: `agenda.capacity`, `text`. */
  readonly unit: string;
  readonly field: string;
  readonly before: string;
  readonly after: string;
  readonly words: readonly WordChange[];
}

/** A unit, pillar, step or reference that is on one of the pages only. */
export interface Moved {
  readonly unit: string;
  readonly text: string;
  readonly why: string;
}

export interface PageChange {
  readonly language: string;
  /** Whether the reader has the language in both versions. */
  readonly status: 'changed' | 'same' | 'new' | 'gone';
  readonly texts: readonly TextChange[];
  readonly entered: readonly Moved[];
  readonly left: readonly Moved[];
  /** Units that were shown in full and are shown short, or the other way. */
  readonly lengths: readonly { readonly unit: string; readonly before: Length; readonly after: Length }[];
  /** How full the page is, in thousandths. */
  readonly fill: { readonly before?: number; readonly after?: number };
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
  const nothing = { language, texts: [], entered: [], left: [], lengths: [], fill };
  if (!before || !after) return { ...nothing, status: after ? 'new' : 'gone' };
  const [old, current] = [shownOn(before), shownOn(after)];
  const entered = movedUnits(current, old, (unit) => reasonFor(unit, before, 'before'));
  const left = movedUnits(old, current, (unit) => reasonFor(unit, after, 'now'));
  const gone = new Set([...entered, ...left].map(({ unit }) => unit));
  const texts = changedTexts(old, current, gone, language);
  const lengths = changedLengths(before.report, after.report);
  const isSame = entered.length + left.length + texts.length + lengths.length === 0;
  return { language, status: isSame ? 'same' : 'changed', texts, entered, left, lengths, fill };
}

/** Every text of a page in its order, by unit and field; a unit that is shown short has the same field as in full. */
function shownOn({ brief, page, report }: ReaderPage): ReadonlyMap<string, Shown> {
  const kept = new Map(report.units.map(({ unit, kept: length }) => [unit, length]));
  const units = new Set(unitsOf(brief).map(({ id }) => id));
  const isShown = ({ unit, field }: BriefText): boolean => {
    if (!units.has(unit)) return true;
    const length = kept.get(unit) ?? 'out';
    return length !== 'out' && (field === 'full' || field === 'short' ? field === length : true);
  };
  const shown = new Map<string, Shown>();
  const add = (unit: string, field: string, text: string) => {
    let count = 1;
    while (shown.has(`${unit} ${field} ${count}`)) count += 1;
    shown.set(`${unit} ${field} ${count}`, { unit, field, text });
  };
  for (const one of textsOf(brief)) {
    if (isShown(one)) add(one.unit, one.field === 'full' || one.field === 'short' ? 'text' : one.field, one.text.text);
  }
  for (const { id, text } of page.references) add(`@${id}`, 'reference', text);
  for (const mark of page.meta.marks) add('marks', 'mark', mark);
  return shown;
}

/** What one version shows and the other does not, each unit once with its first text. */
function movedUnits(
  here: ReadonlyMap<string, Shown>,
  there: ReadonlyMap<string, Shown>,
  why: (unit: string) => string,
): readonly Moved[] {
  const known = new Set([...there.values()].map(({ unit }) => unit));
  const found = new Map<string, Moved>();
  for (const { unit, field, text } of here.values()) {
    if (known.has(unit)) continue;
    // The sentence says more than the figure over it.
    if (!found.has(unit) || field === 'text') found.set(unit, { unit, text, why: why(unit) });
  }
  return [...found.values()];
}

/** Why a unit is not on a page. */
function reasonFor(unit: string, { report, brief }: ReaderPage, when: 'before' | 'now'): string {
  if (unit.startsWith('@')) return when === 'before' ? 'nothing on the page cited it' : 'nothing on the page cites it';
  const found: UnitReport | undefined = report.units.find((one) => one.unit === unit);
  const isKnown = unitsOf(brief).some(({ id }) => id === unit) || found !== undefined;
  if (!isKnown) return when === 'before' ? 'it is new' : 'it is gone';
  const reason = reasonText(found?.reason, found?.pin);
  return reason === undefined ? `not on the page ${when}` : `${when}: ${reason}`;
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
