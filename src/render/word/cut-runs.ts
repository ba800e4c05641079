import { type PrintedRun, wordsOfRuns } from '../../model/printed-page.js';
import { directionOf } from '../../schema/scripts.js';
import { showsAddress } from '../../text/address.js';
import { groupAdjacent } from '../../text/group-adjacent.js';
import { once } from '../../text/once.js';
import { fromRight, rangesFromLeft, type TextRange } from '../../text/ranges-from-left.js';

/** A part of a run that is written by itself. */
export interface Piece {
  readonly start: number;
  readonly run: PrintedRun;
  readonly isAfterCitation: boolean;
  /** Whether it runs from left to right on a page from right to left. */
  readonly isTurned: boolean;
  /** What is written before and after it, which nobody sees. */
  readonly marks?: readonly [before: string, after: string];
}

/** A stretch of a paragraph that runs from left to right on a page from right to left. */
export interface TurnedStretch extends TextRange {
  /** Whether what stands before or after it would run with it. */
  readonly isPreceded: boolean;
  readonly isFollowed: boolean;
}

/**
 * What the other formats isolate too, in the words of a paragraph of a page from right to left: numbers that are drawn as
 * they are typed, addresses and words of a language from left to right.
 */
export function turnedStretches(runs: readonly PrintedRun[], locale: string): readonly TurnedStretch[] {
  let at = 0;
  const inRuns = runs.flatMap((run) => {
    const start = at;
    at += run.text.length;
    return turnedIn(run, locale).map((range) => ({ run, start: start + range.start, end: start + range.end }));
  });
  // Words of one language from left to right run together, whichever of them are stressed or linked, and so do those of one link.
  const ranges = groupAdjacent(
    inRuns,
    (one, next) =>
      one.end === next.start &&
      one.run !== next.run &&
      one.run.lang === next.run.lang &&
      (one.run.url === next.run.url || directionOf(one.run.lang ?? locale) === 'ltr'),
  ).map((group): TextRange => ({ start: group[0]?.start ?? 0, end: group.at(-1)?.end ?? 0 }));
  const words = wordsOfRuns(runs);
  return ranges.map(({ start, end }, i) => {
    const next = ranges[i + 1]?.start;
    const lastBefore = words
      .slice(ranges[i - 1]?.end ?? 0, start)
      .match(letters())
      ?.at(-1);
    const [unlettered = '', first] = words.slice(end, next).split(firstLetter(), 2);
    return {
      ...{ start, end },
      isPreceded: lastBefore !== undefined && !fromRight().test(lastBefore),
      isFollowed: /\d/.test(unlettered) || (first ? !fromRight().test(first) : next !== undefined),
    };
  });
}

const firstLetter = once(() => /(\p{L})/u);
const letters = once(() => /\p{L}/gu);

/** Whether a run shows the address that it leads to. */
export function isAddressShown({ text, url }: PrintedRun): boolean {
  return url !== undefined && showsAddress(text, url);
}

function turnedIn(run: PrintedRun, locale: string): readonly TextRange[] {
  const { text, number, lang } = run;
  if (number !== undefined) return [];
  if (isAddressShown(run) || directionOf(lang ?? locale) === 'ltr') return [{ start: 0, end: text.length }];
  return rangesFromLeft(text);
}

/**
 * Word puts a run in order by its direction, other programs by the letters of a paragraph alone (UAX 9): for them, a
 * stretch stands between two marks that count as letters from left to right, and another one where that would go on.
 */
export const directionMarks = { fromLeft: '\u200e', fromRight: '\u200f' } as const;

function turning(start: number, end: number, turned: readonly TurnedStretch[]): Pick<Piece, 'isTurned' | 'marks'> {
  const within = turned.find((stretch) => stretch.start <= start && end <= stretch.end);
  if (!within) return { isTurned: false };
  const before =
    within.start === start ? (within.isPreceded ? directionMarks.fromRight : '') + directionMarks.fromLeft : '';
  const after = within.end === end ? directionMarks.fromLeft + (within.isFollowed ? directionMarks.fromRight : '') : '';
  return { isTurned: true, marks: [before, after] };
}

/** Runs, cut at places in the words of their paragraph, and around stretches that run the other way. */
export function cutRuns(
  runs: readonly PrintedRun[],
  places: ReadonlySet<number>,
  turned: readonly TurnedStretch[],
): readonly Piece[] {
  const cuts = new Set([...places, ...turned.flatMap(({ start, end }) => [start, end])]);
  const pieces: Piece[] = [];
  let at = 0;
  for (const run of runs) {
    let from = 0;
    for (let i = 1; i <= run.text.length; i += 1) {
      if (i < run.text.length && !cuts.has(at + i)) continue;
      const isAfterCitation = pieces.at(-1)?.run.number !== undefined;
      const piece = { start: at + from, run: { ...run, text: run.text.slice(from, i) }, isAfterCitation };
      pieces.push({ ...piece, ...turning(piece.start, at + i, turned) });
      from = i;
    }
    at += run.text.length;
  }
  return pieces;
}
