import { type Diagnostic, error } from '../diagnostics/diagnostic.js';
import type { Unit } from '../model/brief.js';
import type { FittedBrief } from '../model/fitted-brief.js';
import { capitalized } from '../text/capitalized.js';
import { citationsIn } from '../text/placeholders.js';
import { plural } from '../text/plural.js';
import { wordList } from '../text/word-list.js';
import type { LanguagePage } from './language-page.js';
import { preferences } from './preferences.js';
import {
  type CountUnit,
  countUnitOf,
  lengthOf,
  replaceTexts,
  type ShortenableText,
  shortenableTexts,
  shortened,
} from './shorten.js';

/** Texts are cut to no less than this share of their usual length, in percent: from there on units should go instead. */
const minPercent = 35;
/** Room that the advice leaves, since an editor's words break into other lines than ours, in pt. */
const slackPt = 12;
/** Enough to find a hundredth of the longest text that anybody would write. */
const maxHalvings = 10;
/** How many of the texts to shorten are tried at their full length, one after the other. */
const maxRestored = 6;

interface Cut extends ShortenableText {
  readonly from: number;
  readonly to: number;
}

/** What to do about a page that cannot hold its fixed units: which texts to shorten, and by how much. */
export function overflow(page: LanguagePage, fixed: readonly string[]): Diagnostic {
  const candidate = { density: page.densest, lengths: page.shorterLengths(fixed) };
  const brief = page.choose(candidate);
  const texts = shortenableTexts(page, candidate.lengths);
  if (page.obstacle(candidate)?.kind === 'references') return tooManyReferences(page, brief, texts);
  const unit = countUnitOf(page.locale);
  const layout = page.layOut(brief);
  const overPt = layout ? Math.ceil(layout.usedPt - layout.availablePt) : 0;
  const { cuts, enough } = cutsFor(page, brief, texts, unit);
  const [first, ...rest] = cuts;
  const message = `What must be on the page of ${page.id} is ${overPt} pt too long for one page.`;
  const dropped = unitsToDrop(page, fixed);
  const isByUnits = !enough && dropped !== undefined;
  // Where units have to go in any case, how much each text would have to lose says nothing.
  if (!first || isByUnits)
    return error('fit/overflow', message, { ...aboutUnits(page, texts, dropped), variant: page.id });
  const others = rest.length === 0 ? '' : `, and the texts below (${rest.length})`;
  const shorten = enough
    ? `Shorten ${describeCut(first, unit)}${others}.`
    : `Shortening all texts is not enough, and would begin with ${first.name}.`;
  return error('fit/overflow', message, {
    span: first.text.span,
    related: rest.map((cut) => ({ span: cut.text.span, message: `Shorten ${describeCut(cut, unit)}.` })),
    hint: `${shorten} ${dropAdvice(page, dropped, enough)}`,
    variant: page.id,
  });
}

/** Advice of units alone, at the first of them. */
function aboutUnits(page: LanguagePage, texts: readonly ShortenableText[], dropped: readonly string[] | undefined) {
  const spans = (dropped ?? []).map((id) => page.unit(id).full.span);
  const longest = texts.reduce((a, b) => (b.text.text.length > a.text.text.length ? b : a));
  const [span = longest.text.span, ...others] = spans;
  return {
    span,
    related: others.map((other) => ({ span: other, message: 'This has to go as well.' })),
    hint: dropAdvice(page, dropped, false),
  };
}

/** The units that would have to go, those of the lowest value first, for the rest to fit as it is. */
function unitsToDrop(page: LanguagePage, fixed: readonly string[]): readonly string[] | undefined {
  for (let count = 1; count <= fixed.length; count += 1) {
    const lengths = page.shorterLengths(fixed.slice(0, -count));
    if (page.holds({ density: page.densest, lengths })) return fixed.slice(-count);
  }
  return undefined;
}

function dropAdvice(page: LanguagePage, dropped: readonly string[] | undefined, isSecond: boolean): string {
  if (!dropped) return 'What every page has (headline, finding, ask, pillars) is too long by itself.';
  const ways = waysToFree(dropped.map((id) => page.unit(id))).join(', or ');
  return `${capitalized(isSecond ? `or ${ways}` : ways)}: without ${wordList(dropped, 'and')} it fits.`;
}

/** What lets units leave a page that must be there now. */
function waysToFree(units: readonly Unit[]): readonly string[] {
  const kept = units.filter(({ pin }) => pin?.kind === 'keep');
  const musts = units.filter(({ priority }) => priority === 'must');
  const others = units.filter((unit) => !kept.includes(unit) && !musts.includes(unit));
  return [
    ...(musts.length > 0 ? ['make a "must" a "should"'] : []),
    ...(kept.length > 0 ? ['take units out of "keep"'] : []),
    ...(others.length > 0 ? ['lower the "at-least" of a section'] : []),
  ];
}

function describeCut({ name, from, to }: Cut, unit: CountUnit): string {
  return `${name} by ${plural(from - to, unit)} (from ${from} to ${to})`;
}

/**
 * Cuts that make the page fit, the largest first. Texts are measured by their usual length: the largest share of it that
 * all texts can have is found by halving; then those that need not be cut get their length back, the least cut first.
 */
function cutsFor(
  page: LanguagePage,
  brief: FittedBrief,
  texts: readonly ShortenableText[],
  unit: CountUnit,
): { readonly cuts: readonly Cut[]; readonly enough: boolean } {
  const measured = texts.map((text) => ({ ...text, from: lengthOf(text.text.text, unit) }));
  const cutTo = (percent: number) =>
    measured.flatMap((text): Cut[] => {
      const to = Math.max(1, Math.floor((text.usual[unit] * percent) / 100));
      return text.from > to ? [{ ...text, to }] : [];
    });
  const fits = (cuts: readonly Cut[]) => {
    const replacements = new Map(cuts.map(({ text, to }) => [text, shortened(text.text, to, unit)]));
    const layout = page.layOut(replaceTexts(brief, replacements));
    return layout !== undefined && layout.usedPt + slackPt <= layout.availablePt;
  };
  let [low, high] = [
    minPercent,
    Math.max(minPercent, ...measured.map(({ from, usual }) => percentOfUsual(from, usual[unit]))),
  ];
  if (!fits(cutTo(low))) return { cuts: ranked(cutTo(low)), enough: false };
  for (let halvings = 0; high - low > 1 && halvings < maxHalvings; halvings += 1) {
    const middle = Math.floor((low + high) / 2);
    if (fits(cutTo(middle))) low = middle;
    else high = middle;
  }
  let cuts = ranked(cutTo(low));
  for (const least of [...cuts].reverse().slice(0, maxRestored)) {
    const without = cuts.filter((cut) => cut !== least);
    if (without.length > 0 && fits(without)) cuts = without;
  }
  return { cuts, enough: true };
}

function percentOfUsual(length: number, usual: number): number {
  return Math.ceil((length / usual) * 100);
}

function ranked(cuts: readonly Cut[]): readonly Cut[] {
  return [...cuts].sort((a, b) => b.from - b.to - (a.from - a.to) || (a.name < b.name ? -1 : 1));
}

function tooManyReferences(page: LanguagePage, brief: FittedBrief, texts: readonly ShortenableText[]): Diagnostic {
  const { maxReferences } = preferences;
  const [first, ...rest] = texts.filter(({ text }) => citationsIn(text.text).length > 0);
  return error(
    'fit/overflow',
    `What must be on the page of ${page.id} cites ${brief.references.length} works; a page prints at most ${maxReferences}.`,
    {
      span: (first?.text ?? brief.headline).span,
      related: rest.map(({ name, text }) => ({ span: text.span, message: `${name} cites works too.` })),
      hint: 'Cite fewer works in what must be there, or make a "must" a "should".',
      variant: page.id,
    },
  );
}
