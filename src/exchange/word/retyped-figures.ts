import { withoutBlanks } from '../../text/without-blanks.js';
import type { RetypedFigure } from './mapped-back.js';
import type { SourceEdit } from './source-edits.js';
import type { TextWork } from './text-work.js';
import { besideRange, limitingSign, rangeSign } from './whole-numbers.js';

export interface SettledFigures {
  readonly edits: readonly SourceEdit[];
  readonly retyped: readonly RetypedFigure[];
}

/** A figure that was taken out and stands elsewhere again has moved; another number in its place was typed. */
export function settledFigures({ placed, edits, lost }: TextWork): SettledFigures {
  const { text } = placed;
  const settled = edits.map((edit) => ({ ...edit }));
  const retyped: RetypedFigure[] = [];
  for (const index of lost) {
    const leaf = text.leaves[index];
    if (leaf?.kind !== 'figure') continue;
    const figure = text.source.slice(leaf.start, leaf.end);
    const wanted = withoutBlanks(leaf.printed).seen;
    const around = { before: text.source.slice(0, leaf.start), after: text.source.slice(leaf.end) };
    const placeIn = ({ start, end, write }: SourceEdit) =>
      placeOfFigure(write, wanted, { ...around, isAlone: text.source.slice(start, end).trim() === figure });
    const home = settled.find((edit) => placeIn(edit));
    const place = home && placeIn(home);
    if (home && place) {
      home.write = home.write.slice(0, place.start) + figure + home.write.slice(place.end);
      continue;
    }
    const instead = settled.find(
      ({ start, end, write }) => start <= leaf.end && end >= leaf.start && /\p{N}/u.test(write),
    );
    if (instead) retyped.push({ figure, printed: leaf.printed, typed: unescaped(instead.write.trim()) });
  }
  return { edits: settled, retyped };
}

/** In the YAML the other end of a range may be a figure too. */
const [rangeBefore, rangeAfter] = [new RegExp(`${rangeSign}$`), new RegExp(`^${rangeSign}`)];

interface FigureContext {
  /** What stood before and behind the figure, in the YAML. */
  readonly before: string;
  readonly after: string;
  /** Whether nothing else was taken out at the place. */
  readonly isAlone: boolean;
}

/** Where words have a figure again that was taken out: the same number, and not a part or one end of another. */
function placeOfFigure(
  write: string,
  wanted: string,
  { before, after, isAlone }: FigureContext,
): { readonly start: number; readonly end: number } | undefined {
  const { seen, at } = withoutBlanks(write);
  const found = seen.indexOf(wanted);
  if (found === -1 || wanted === '') return undefined;
  // Not within a longer number.
  const [left, right] = [seen.slice(0, found), seen.slice(found + wanted.length)];
  if (/\p{N}[.,]?$/u.test(left) || /^[.,]?\p{N}/u.test(right)) return undefined;
  const place = { start: at[found] ?? 0, end: (at[found + wanted.length - 1] ?? 0) + 1 };
  const [written, rest] = [write.slice(0, place.start), write.slice(place.end)];
  // Nor one with a sign that it has not.
  if (/(?:^|[\s(])[−-]$/.test(written)) return undefined;
  if (isAlone && limitingSign.test(written) && !limitingSign.test(before)) return undefined;
  // Nor one end of a range that it was none of.
  const wasInRange = rangeBefore.test(before) || rangeAfter.test(after);
  if (!wasInRange && (besideRange.before.test(written) || besideRange.after.test(rest))) return undefined;
  return place;
}

/** As it stands on a page. */
function unescaped(words: string): string {
  return words.replace(/\\(?=[\\*`[\]<>_&~#{}])/g, '');
}
