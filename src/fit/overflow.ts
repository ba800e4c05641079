import { type Diagnostic, error } from '../diagnostics/diagnostic.js';
import type { FittedBrief } from '../model/fitted-brief.js';
import { plural } from '../text/plural.js';
import type { LanguagePage } from './language-page.js';
import { preferences } from './preferences.js';
import {
  type Counted,
  countedIn,
  lengthOf,
  mapTexts,
  type NamedText,
  shortened,
  textsOf,
  usualLength,
} from './shorten.js';

/** Texts are cut to no less than this share of what is usual, in percent: then it is better to let something go. */
const leastPercent = 35;
/** Room that the advice leaves: an editor's words break into lines elsewhere than ours, in pt. */
const slackPt = 12;
/** Enough for a hundredth of the longest text that anybody would write. */
const mostHalvings = 10;
/** How many of the texts to shorten are tried at their old length, one after the other. */
const mostTried = 6;

interface Cut extends NamedText {
  readonly from: number;
  readonly to: number;
}

/** What to do about a page that cannot hold what never leaves it: which texts to shorten, and by how much. */
export function overflow(page: LanguagePage, fixed: readonly string[]): Diagnostic {
  const lengths = page.short(fixed);
  const brief = page.choose({ density: page.densest, lengths });
  if (page.obstacle(lengths, page.densest)?.kind === 'references') return tooManyReferences(page, brief);
  const counted = countedIn(page.locale);
  const layout = page.layOut(brief);
  const over = layout ? Math.ceil(layout.usedPt - layout.availablePt) : 0;
  const { cuts, enough } = cutsFor(page, brief, counted);
  const [first, ...rest] = cuts;
  const longest = textsOf(brief).reduce((a, b) => (b.text.text.length > a.text.text.length ? b : a));
  const others = rest.length === 0 ? '' : `, and the texts below (${rest.length})`;
  const advice = [
    ...(first && enough ? [`Shorten ${said(first, counted)}${others}.`] : []),
    ...(first && !enough ? [`Shortening all texts is not enough, and would begin with ${first.name}.`] : []),
    letGo(page, fixed),
  ];
  return error('fit/overflow', `What must be on the page of ${page.id} is ${over} pt too long for one page.`, {
    span: (first ?? longest).text.span,
    related: rest.map((cut) => ({ span: cut.text.span, message: `Shorten ${said(cut, counted)}.` })),
    hint: advice.join(' '),
    variant: page.id,
  });
}

/** The units that would have to go, those of least value first, for the rest to fit as it is. */
function letGo(page: LanguagePage, fixed: readonly string[]): string {
  const byRisingValue = [...fixed].reverse();
  for (let count = 1; count <= byRisingValue.length; count += 1) {
    const gone = byRisingValue.slice(0, count);
    if (!page.holds(page.short(fixed.filter((id) => !gone.includes(id))), page.densest)) continue;
    return `Or make a "must" a "should", or take units out of "keep": without ${gone.join(', ')} it fits.`;
  }
  return 'What every page has (headline, finding, ask, pillars) is too long by itself.';
}

function said({ name, from, to }: Cut, counted: Counted): string {
  return `${name} by ${plural(from - to, counted)} (from ${from} to ${to})`;
}

/**
 * Texts are measured by what is usual for their kind. The largest share of it that, asked of every text, makes the page
 * fit is found by halving; then those texts are let off, the least cut first, that need not be cut. The largest cut comes first.
 */
function cutsFor(
  page: LanguagePage,
  brief: FittedBrief,
  counted: Counted,
): { readonly cuts: readonly Cut[]; readonly enough: boolean } {
  const texts = textsOf(brief).map((named) => {
    const from = lengthOf(named.text.text, counted);
    return { ...named, from, usual: usualLength[named.kind][counted] };
  });
  const cutTo = (percent: number) =>
    texts.flatMap(({ usual, ...each }): Cut[] => {
      const to = Math.max(1, Math.floor((usual * percent) / 100));
      return each.from > to ? [{ ...each, to }] : [];
    });
  const fits = (cuts: readonly Cut[]) => {
    const to = new Map(cuts.map((cut) => [cut.name, cut.to]));
    const layout = page.layOut(
      mapTexts(brief, ({ name, text }) => shortened(text.text, to.get(name) ?? Number.POSITIVE_INFINITY, counted)),
    );
    return layout !== undefined && layout.usedPt + slackPt <= layout.availablePt;
  };
  const most = Math.max(leastPercent, ...texts.map(({ from, usual }) => Math.ceil((from / usual) * 100)));
  let [low, high]: [number, number] = [leastPercent, most];
  if (!fits(cutTo(low))) return { cuts: ranked(cutTo(low)), enough: false };
  for (let tries = 0; high - low > 1 && tries < mostHalvings; tries += 1) {
    const middle = Math.floor((low + high) / 2);
    if (fits(cutTo(middle))) low = middle;
    else high = middle;
  }
  let cuts = ranked(cutTo(low));
  for (const least of [...cuts].reverse().slice(0, mostTried)) {
    const without = cuts.filter((cut) => cut !== least);
    if (without.length > 0 && fits(without)) cuts = without;
  }
  return { cuts, enough: true };
}

function ranked(cuts: readonly Cut[]): readonly Cut[] {
  return [...cuts].sort((a, b) => b.from - b.to - (a.from - a.to) || (a.name < b.name ? -1 : 1));
}

function tooManyReferences(page: LanguagePage, brief: FittedBrief): Diagnostic {
  const { maxReferences } = preferences;
  const citing = textsOf(brief).filter(({ text }) => text.text.includes('[@'));
  const [first, ...rest] = citing;
  return error(
    'fit/overflow',
    `What must be on the page of ${page.id} cites ${brief.references.length} works; a page prints at most ${maxReferences}.`,
    {
      ...(first ? { span: first.text.span } : {}),
      related: rest.map(({ name, text }) => ({ span: text.span, message: `${name} cites works too.` })),
      hint: 'Cite fewer works in what must be there, or make a "must" a "should".',
      variant: page.id,
    },
  );
}
