import type { ExplainedUnit, Explanation } from '../commands/explain.js';
import { reasonEntry, reasonText } from '../output/reason-text.js';
import { percentOf } from '../text/percent.js';
import { plural } from '../text/plural.js';
import { inColumns } from './columns.js';

const barCells = 20;

/** An explanation for people: fill bars, then a line for each unit. */
export function explanationLines(explanation: Explanation): readonly string[] {
  const { pack, audience, reader, paper, theme, set, present } = explanation;
  const settings = [paper, theme, ...set].join(', ');
  return [
    `${pack} · ${audience} · ${reader} · ${settings}`,
    '',
    ...inColumns(
      explanation.pages.map(({ language, density, fill, usedPt, availablePt, layouts }) => [
        language,
        bar(fill),
        percent(fill),
        `${Math.round(usedPt)} of ${Math.round(availablePt)} pt`,
        density,
        plural(layouts, 'layout'),
      ]),
    ),
    '',
    ...inColumns([
      ['unit', 'part', 'value', ...explanation.pages.map(({ language }) => language), 'why'],
      ...explanation.units.map((unit) => [
        unit.unit,
        unit.part,
        `${rounded(unit.value)}${unit.priority === 'must' ? ' must' : ''}`,
        ...unit.lengths.map(({ kept, heightPt }) =>
          kept === 'out' ? `— (${Math.round(heightPt)} pt)` : `${kept} ${Math.round(heightPt)} pt`,
        ),
        why(unit),
      ]),
    ]),
    ...(present ? ['', ...changes(present, explanation)] : []),
  ];
}

/** An explanation for programs: each reason as a cause and as a sentence. */
export function explanationJson({ units, present, ...page }: Explanation): object {
  return { ...page, units: units.map(unitJson), ...(present ? { present: explanationJson(present) } : {}) };
}

function unitJson({ pin, lengths, ...unit }: ExplainedUnit): object {
  return {
    ...unit,
    ...(pin ? { pinned: pin.kind } : {}),
    lengths: lengths.map(({ reason, ...length }) => ({ ...length, ...reasonEntry(reason, pin) })),
  };
}

function bar(fill: number): string {
  const full = Math.min(barCells, Math.floor(fill * barCells));
  return '█'.repeat(full) + '░'.repeat(barCells - full);
}

/** One sentence; a reason that is not that of every language names its languages. */
function why({ lengths, pin }: ExplainedUnit): string {
  const reasons = new Map<string, string[]>();
  const named = lengths.flatMap(({ reason }) => (reason?.cause === 'short-text' ? (reason.noRoomIn ?? []) : []));
  for (const { reason, language } of lengths) {
    // The others say of this language what is in its way.
    if (named.includes(language)) continue;
    const text = reasonText(reason, pin);
    if (text !== undefined) reasons.set(text, [...(reasons.get(text) ?? []), language]);
  }
  const unnamed = lengths.length - new Set(named).size;
  const texts = [...reasons].map(([text, languages]) =>
    languages.length === unnamed ? text : `${text} (${languages.join(', ')})`,
  );
  return [...(pin ? [pinText(pin)] : []), ...texts].join('; ');
}

function pinText({ kind, length }: NonNullable<ExplainedUnit['pin']>): string {
  if (kind === 'drop') return 'left out by the audience';
  return length === undefined ? 'kept by the audience' : `kept in ${length} by the audience`;
}

/** What another paper, theme or value changes. */
function changes(before: Omit<Explanation, 'present'>, after: Explanation): readonly string[] {
  const pages = after.pages.flatMap((page) => {
    const old = before.pages.find(({ language }) => language === page.language);
    if (!old) return [`  ${page.language}: has a page now`];
    const parts = [
      ...(old.density === page.density ? [] : [`${old.density} → ${page.density}`]),
      ...(percent(old.fill) === percent(page.fill) ? [] : [`${percent(old.fill)} → ${percent(page.fill)}`]),
    ];
    return parts.length === 0 ? [] : [`  ${page.language}: ${parts.join(', ')}`];
  });
  const units = after.units.flatMap((unit) => unitChange(before.units, unit));
  const gone = before.units
    .filter(({ unit }) => !after.units.some((one) => one.unit === unit))
    .map(({ unit }) => `  − ${unit} is not in the pack`);
  const all = [...pages, ...units, ...gone];
  const present = `the page as it is (${before.paper}, ${before.theme})`;
  return all.length === 0 ? [`No difference from ${present}.`] : [`Differences from ${present}:`, ...all];
}

function unitChange(before: readonly ExplainedUnit[], now: ExplainedUnit): readonly string[] {
  const old = before.find(({ unit }) => unit === now.unit);
  const isOut = ({ lengths }: ExplainedUnit) => lengths.every(({ kept }) => kept === 'out');
  if (!old) return [`  + ${now.unit} is new`];
  if (isOut(old) && isOut(now)) return [];
  if (isOut(old)) return [`  + ${now.unit} comes in`];
  if (isOut(now)) return [`  − ${now.unit} leaves: ${why(now)}`];
  const parts = now.lengths.flatMap(({ language, kept }) => {
    const was = old.lengths.find((one) => one.language === language)?.kept;
    return was === undefined || was === kept ? [] : [`${language} ${was} → ${kept}`];
  });
  return parts.length === 0 ? [] : [`  ~ ${now.unit}: ${parts.join(', ')}`];
}

function percent(fill: number): string {
  return `${percentOf(fill)}%`;
}

function rounded(value: number): string {
  return String(Math.round(value * 100) / 100);
}
