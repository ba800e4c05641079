import { type Diagnostic, error } from '../diagnostics/diagnostic.js';
import type { FittedBrief } from '../model/fitted-brief.js';
import type { LanguagePage } from './language-page.js';
import { preferences } from './preferences.js';
import { type Counted, countedIn, lengthOf, mapTexts, type NamedText, shortened, textsOf } from './shorten.js';

/** Nobody is asked to say something in fewer words, or characters. */
const fewest = { word: 6, character: 12 } as const;
/** Room that the advice leaves: an editor's words break into lines elsewhere than ours, in pt. */
const slackPt = 12;
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
  const message = `What must be on the page of ${page.id} is ${over} pt too long for one page.`;
  const { cuts, enough } = cutsFor(page, brief, counted);
  const [first, ...rest] = cuts;
  const longest = textsOf(brief).reduce((a, b) => (b.text.text.length > a.text.text.length ? b : a));
  const hint = enough
    ? `Shorten ${cuts.map((cut) => said(cut, counted)).join('; ')}. ${orElse}`
    : `Even with every text cut to ${plural(fewest[counted], counted)} it would not fit. ${relax}`;
  return error('fit/overflow', message, {
    span: (first ?? longest).text.span,
    related: rest.map((cut) => ({ span: cut.text.span, message: `Shorten ${said(cut, counted)}.` })),
    hint,
    variant: page.id,
  });
}

const relax = 'Make a "must" a "should", or take units out of "keep".';
const orElse = 'Or make a "must" a "should".';

function said({ name, from, to }: Cut, counted: Counted): string {
  return `${name} by ${plural(from - to, counted)} (from ${from} to ${to})`;
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/**
 * The longest length that, asked of every text that is longer, makes the page fit, found by halving; then those texts
 * are let off, the least cut first, that need not be cut. The largest cut comes first.
 */
function cutsFor(
  page: LanguagePage,
  brief: FittedBrief,
  counted: Counted,
): { readonly cuts: readonly Cut[]; readonly enough: boolean } {
  const texts = textsOf(brief).map((named) => ({ ...named, from: lengthOf(named.text.text, counted) }));
  const longest = Math.max(...texts.map(({ from }) => from));
  const cutTo = (most: number) => texts.filter(({ from }) => from > most).map((each): Cut => ({ ...each, to: most }));
  const fits = (cuts: readonly Cut[]) => {
    const to = new Map(cuts.map((cut) => [cut.name, cut.to]));
    const layout = page.layOut(
      mapTexts(brief, ({ name, text }) => shortened(text.text, to.get(name) ?? Number.POSITIVE_INFINITY, counted)),
    );
    return layout !== undefined && layout.usedPt + slackPt <= layout.availablePt;
  };
  let [low, high]: [number, number] = [fewest[counted], longest];
  if (!fits(cutTo(low))) return { cuts: ranked(cutTo(low)), enough: false };
  while (high - low > 1) {
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
