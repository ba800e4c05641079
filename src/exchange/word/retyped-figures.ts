import { withoutBlanks } from '../../text/without-blanks.js';
import type { RetypedFigure } from './mapped-back.js';
import { placeOfFigure, type SourceEdit } from './source-edits.js';
import type { TextWork } from './text-work.js';

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
    const home = settled.find(({ write }) => placeOfFigure(write, wanted));
    const place = home && placeOfFigure(home.write, wanted);
    if (home && place) {
      home.write = home.write.slice(0, place.start) + figure + home.write.slice(place.end);
      continue;
    }
    const instead = settled.find(
      ({ start, end, write }) => start <= leaf.end && end >= leaf.start && /\p{N}/u.test(write),
    );
    if (instead) retyped.push({ figure, printed: leaf.printed, typed: instead.write.trim() });
  }
  return { edits: settled, retyped };
}
