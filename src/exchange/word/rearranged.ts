import type { PrintedParagraph } from '../../model/printed-page.js';
import type { MatchedParagraphs } from './match-paragraphs.js';
import type { ReadParagraph, WordRun } from './read-document.js';
import { common, printedSide, readSide, type Token } from './tokens.js';

/** Paragraphs whose words stand, in another place or otherwise parted. */
export interface Rearranged {
  readonly how: 'moved' | 'joined' | 'divided';
  readonly paragraphs: readonly PrintedParagraph[];
  /** What they stand behind now, where they were moved and not to the beginning. */
  readonly behind?: PrintedParagraph;
  readonly runs: readonly WordRun[];
}

/** A paragraph of the page, and those that have words of it now, the one with most of them first. */
interface Place {
  readonly paragraph: PrintedParagraph;
  readonly tokens: readonly Token[];
  readonly read: readonly number[];
}

/** What was moved, joined and divided of a page. @param all what came back, in its order */
export function rearranged(
  printed: readonly PrintedParagraph[],
  all: readonly ReadParagraph[],
  matched: readonly MatchedParagraphs[],
): readonly Rearranged[] {
  const numberOf = new Map(all.map((paragraph, j) => [paragraph, j]));
  const accepted = all.map((paragraph) => readSide([paragraph]).tokens);
  const wordsOf = (j: number) => accepted[j] ?? [];
  const places = new Map<PrintedParagraph, Place>();
  for (const match of matched) {
    const numbers = match.read.flatMap((paragraph) => numberOf.get(paragraph) ?? []);
    for (const paragraph of match.printed) {
      const { tokens } = printedSide([paragraph]);
      const most = numbers.toSorted((a, b) => common(tokens, wordsOf(b)) - common(tokens, wordsOf(a)));
      // A second one has words of it that the first has not.
      const read = most.filter(
        (j, k) =>
          common(tokens, [...most.slice(0, k), j].flatMap(wordsOf)) > common(tokens, most.slice(0, k).flatMap(wordsOf)),
      );
      if (read.length > 0) places.set(paragraph, { paragraph, tokens, read });
    }
  }
  const inOrder = printed.flatMap((paragraph) => places.get(paragraph) ?? []);
  return [...moved(inOrder, all), ...joined(inOrder, all, wordsOf), ...divided(inOrder, all)];
}

/** Those that are not in the longest row whose order is as it was. Words that stand on the page twice tell nothing. */
function moved(places: readonly Place[], all: readonly ReadParagraph[]): readonly Rearranged[] {
  const wordsOf = ({ tokens }: Place) => tokens.map(({ same }) => same).join(' ');
  const counts = new Map<string, number>();
  for (const place of places) counts.set(wordsOf(place), (counts.get(wordsOf(place)) ?? 0) + 1);
  const own = places.filter((place) => counts.get(wordsOf(place)) === 1);
  const at = own.map(({ read }) => read[0] ?? 0);
  const isTracked = own.map(({ read }) => read.some((j) => all[j]?.runs.some(({ isMoved }) => isMoved)));
  const stays = longestRow(
    at,
    own.map((_, i) => (isTracked[i] ? 0.1 : 1)),
  );
  const found: Place[][] = [];
  own.forEach((place, i) => {
    if (stays.has(i)) return;
    const previous = found.at(-1);
    const isNext = own[i - 1] === previous?.at(-1) && (at[i - 1] ?? 0) < (at[i] ?? 0);
    const isBetween = own.some(
      (_, k) => stays.has(k) && (at[k] ?? 0) > (at[i - 1] ?? 0) && (at[k] ?? 0) < (at[i] ?? 0),
    );
    if (previous && isNext && !isBetween) previous.push(place);
    else found.push([place]);
  });
  return found.map((group) => {
    const [first] = group;
    const start = first?.read[0] ?? 0;
    const before = own.filter((place, k) => stays.has(k) && (at[k] ?? 0) < start && !group.includes(place));
    const behind = before.toSorted((a, b) => (b.read[0] ?? 0) - (a.read[0] ?? 0))[0]?.paragraph;
    const runs = group.flatMap(({ read }) => read.flatMap((j) => all[j]?.runs ?? [])).filter(({ isMoved }) => isMoved);
    const moved = { how: 'moved' as const, paragraphs: group.map(({ paragraph }) => paragraph), runs };
    return behind ? { ...moved, behind } : moved;
  });
}

/** The places in a list of numbers that rise and weigh most together. */
function longestRow(numbers: readonly number[], weights: readonly number[]): ReadonlySet<number> {
  const best = numbers.map(() => ({ weight: 0, before: -1 }));
  numbers.forEach((number, i) => {
    let [weight, before] = [0, -1];
    for (let k = 0; k < i; k += 1) {
      const own = best[k]?.weight ?? 0;
      if ((numbers[k] ?? 0) <= number && own > weight) [weight, before] = [own, k];
    }
    best[i] = { weight: weight + (weights[i] ?? 0), before };
  });
  let last = best.reduce((most, { weight }, i) => (weight > (best[most]?.weight ?? 0) ? i : most), 0);
  const row = new Set<number>();
  while (last !== -1 && best[last]) {
    row.add(last);
    last = best[last]?.before ?? -1;
  }
  return row;
}

/** Two that stand in one now, each with half of its words or more; or whose mark between them was taken out, tracked. */
function joined(
  places: readonly Place[],
  all: readonly ReadParagraph[],
  wordsOf: (j: number) => readonly Token[],
): readonly Rearranged[] {
  return places.slice(1).flatMap((place, k): readonly Rearranged[] => {
    const previous = places[k];
    const [from, to] = [previous?.read.at(-1), place.read[0]];
    if (!previous || from === undefined || to === undefined) return [];
    const paragraphs = [previous.paragraph, place.paragraph];
    if (from === to) {
      const both = common([...previous.tokens, ...place.tokens], wordsOf(to));
      const isOf = (own: Place, other: Place) => (both - common(other.tokens, wordsOf(to))) * 2 >= own.tokens.length;
      const isBoth = isOf(previous, place) && isOf(place, previous);
      return isBoth ? [{ how: 'joined', paragraphs, runs: [] }] : [];
    }
    const mark = all[from]?.deleted;
    const isNext = !all.slice(from + 1, to).some((_, n) => wordsOf(from + 1 + n).length > 0);
    if (!mark || to < from || !isNext) return [];
    return [{ how: 'joined', paragraphs, runs: [{ ...noWords, deleted: mark }] }];
  });
}

const noWords: WordRun = { text: '', isBold: false, isItalic: false, isRaised: false, comments: [] };

function divided(places: readonly Place[], all: readonly ReadParagraph[]): readonly Rearranged[] {
  return places
    .filter(({ read }) => read.length > 1)
    .map(({ paragraph, read }) => {
      const marks = read.flatMap((j) => all[j]?.inserted ?? []);
      const runs = marks.map((inserted): WordRun => ({ ...noWords, inserted }));
      return { how: 'divided', paragraphs: [paragraph], runs };
    });
}
