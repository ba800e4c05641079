import type { FactChart, PlaceInSource } from '../model/brief.js';
import type { FittedBrief } from '../model/fitted-brief.js';

/** What a page, or a unit on it, has beside its words: a paper, an order, a chart. */
export interface Setting {
  /** The unit, or the part of the page, and which of its settings: `sdg-targets`, `chart`. */
  readonly unit: string;
  readonly field: string;
  readonly value: string;
}

export interface SettingChange extends Omit<Setting, 'value'> {
  /** Undefined where a version has nothing of the kind. */
  readonly before?: string;
  readonly after?: string;
}

/**
 * The settings that differ, those of the page before those of its units.
 * @param renamed units and pillars that have another id now, by their old one
 */
export function changedSettings(
  before: FittedBrief,
  after: FittedBrief,
  renamed: ReadonlyMap<string, string>,
): readonly SettingChange[] {
  const nameNow = (id: string) => renamed.get(id) ?? id;
  const [old, current] = [before, after].map(settingsOf) as [readonly Setting[], readonly Setting[]];
  const ofPage = changes(old, current);
  const [oldOrders, newOrders] = [ordersOf(before, nameNow), ordersOf(after)];
  const orders = Object.entries(newOrders).flatMap(([unit, ids]) => {
    // What entered and what left is told by itself.
    const both = (own: readonly string[], other: readonly string[]) =>
      own.filter((id) => other.includes(id)).join(', ');
    const others = oldOrders[unit] ?? [];
    const [from, to] = [both(others, ids), both(ids, others)];
    return from === to ? [] : [{ unit, field: 'order', before: from, after: to }];
  });
  const onOld = unitsOn(before).map((one) => ({ ...one, unit: nameNow(one.unit) }));
  const onNew = unitsOn(after);
  const [inOld, inNew] = [onOld, onNew].map((all) => new Set(all.map(({ unit }) => unit)));
  const ofCommon = (all: readonly Setting[]) => all.filter(({ unit }) => inOld?.has(unit) && inNew?.has(unit));
  return [...ofPage, ...orders, ...changes(ofCommon(onOld), ofCommon(onNew))];
}

/** What the fit has set after it has chosen: it follows from what differs elsewhere. */
export function followingSettings(
  before: FittedBrief,
  after: FittedBrief,
  densities: { readonly before: string; readonly after: string },
): readonly SettingChange[] {
  const of = (page: FittedBrief, density: string): readonly Setting[] => [
    ...(selectionOf(page) ? [{ unit: 'recommendations', field: 'shown', value: selectionOf(page) }] : []),
    { unit: 'density', field: 'density', value: density },
  ];
  return changes(of(before, densities.before), of(after, densities.after));
}

function changes(before: readonly Setting[], after: readonly Setting[]): readonly SettingChange[] {
  const known = (all: readonly Setting[]) => new Map(all.map((one) => [`${one.unit} ${one.field}`, one]));
  const [old, current] = [known(before), known(after)];
  return [...new Set([...current.keys(), ...old.keys()])].flatMap((key) => {
    const [from, to] = [old.get(key), current.get(key)];
    if (from?.value === to?.value) return [];
    const { unit, field } = (to ?? from) as Setting;
    return [{ unit, field, ...(from ? { before: from.value } : {}), ...(to ? { after: to.value } : {}) }];
  });
}

function settingsOf({ variant, meta, places, sections, ask }: FittedBrief): readonly Setting[] {
  const { paper, theme } = variant;
  const all: Readonly<Record<string, string | undefined>> = {
    paper,
    theme,
    sections: sections.map(({ name }) => name).join(', '),
    annex: meta.annex && 'a file of its own',
    places,
  };
  const ofPage = Object.entries(all).flatMap(([unit, value]) => (value ? [{ unit, field: unit, value }] : []));
  return [...ofPage, { unit: 'ask', field: 'standing', value: ask.standing }];
}

type Orders = Readonly<Record<string, readonly string[]>>;

/** What stands where: the same units may be on both pages in another order. */
function ordersOf(
  { points, facts, pillars, next, references }: FittedBrief,
  nameOf: (id: string) => string = (id) => id,
): Orders {
  const ids = (all: readonly { readonly id: string }[]) => all.map(({ id }) => nameOf(id));
  return {
    points: ids(points),
    figures: ids(facts),
    recommendations: ids(pillars),
    ...Object.fromEntries(pillars.map(({ id, units }) => [nameOf(id), ids(units)])),
    next: ids(next),
    sources: ids(references),
  };
}

function unitsOn({ points, facts, pillars, next, finding, places }: FittedBrief): readonly Setting[] {
  const list = (values: readonly (number | string)[]) => values.join(', ');
  const setting = (unit: string, field: string, value: string): readonly Setting[] => {
    return value === '' ? [] : [{ unit, field, value }];
  };
  // Where places are quiet, all that is printed of one is the number of the source.
  const place = (unit: string, paragraphs: readonly PlaceInSource[]) =>
    setting(unit, 'paragraphs', places === 'shown' || paragraphs.length === 0 ? list(paragraphs) : 'some');
  const statements = [...points, ...facts, ...pillars.flatMap(({ units }) => units), ...next];
  return [
    ...place(finding.id, finding.paragraphs),
    ...pillars.flatMap(({ id, paragraphs }) => place(id, paragraphs)),
    ...statements.flatMap(({ id, standing, references, paragraphs }) => [
      ...setting(id, 'standing', standing),
      ...setting(id, 'references', list(references)),
      ...place(id, paragraphs),
    ]),
    ...facts.flatMap(({ id, chart }) => setting(id, 'chart', chart ? drawingOf(chart) : 'none')),
  ];
}

/** What is drawn, with the numbers that lengths are made of. */
function drawingOf({ kind, bar, rows, asAt }: FactChart): string {
  const drawn = bar
    ? `${bar.parts.join(' + ')} of ${bar.of}`
    : rows.flatMap(({ year, value }) => (value === undefined ? [] : [`${year ? `${year}: ` : ''}${value}`])).join(', ');
  return [kind, drawn, asAt ?? ''].filter((part) => part !== '').join(', ');
}

/** How many of the measures are shown, where that is not all, as the page says. */
function selectionOf({ pillars, measures }: FittedBrief): string {
  const shown = pillars.flatMap(({ units }) => units).length;
  return shown < measures ? `${shown} of ${measures}` : '';
}
