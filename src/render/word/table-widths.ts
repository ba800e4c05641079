import { wordsOfRuns } from '../../model/printed-page.js';
import { advanceEm } from '../advances.js';
import { levelledWidths, roomyWidths } from '../charts/column-widths.js';
import { missingEndPt, paragraphsOf, type WordCell, type WordTable } from './word-blocks.js';
import { columnGapPt, type StyleLook, type WordStyle } from './word-styles.js';

export interface TableWidths {
  /** Of what stands in each column. */
  readonly columnsPt: readonly number[];
  /** Between two columns. */
  readonly gapPt: number;
}

/** Between the columns of data. */
const dataGapPt = 12;
/** Lines end at blanks, and after the slashes of an address. */
const lineEnds = / |(?<=https?:\/\/\S+\/)/;
/** What a line has of a word that is divided at least, in em. */
const dividedEm = 4;

/**
 * The columns of a table: of a layout, all alike; of data, as in the PDF, each after its texts, by the letters of a wide font.
 * Where that has no room for all words, those without a digit give way, and as a last resort all columns alike.
 */
export function tableWidths(
  { columns, rows, headedBy }: WordTable,
  widthPt: number,
  looks: Readonly<Record<WordStyle, StyleLook>>,
): TableWidths {
  const gapPt = headedBy ? dataGapPt : columnGapPt;
  const roomPt = widthPt - gapPt * (columns - 1);
  const alike = () => Array.from({ length: columns }, () => roomPt / columns);
  if (!headedBy) return { columnsPt: alike(), gapPt };
  const extents = Array.from({ length: columns }, (_, column) =>
    extentOf(
      rows.flatMap((cells) => cells[column] ?? []),
      looks,
    ),
  );
  const divided = extents.map(({ dividedPt, leastPt }) => ({ leastPt: dividedPt, mostPt: leastPt }));
  return { columnsPt: roomyWidths(extents, roomPt) ?? levelledWidths(divided, roomPt) ?? alike(), gapPt };
}

function extentOf(cells: readonly WordCell[], looks: Readonly<Record<WordStyle, StyleLook>>) {
  const lines = cells
    .flatMap(({ blocks }) => paragraphsOf(blocks))
    .map((paragraph) => {
      const { runs, style } = paragraph;
      const { sizePt } = looks[style];
      const endPt = missingEndPt(paragraph, looks[style]);
      const isBold = runs.some(({ isStrong }) => isStrong);
      const words = wordsOfRuns(runs);
      const widthPt = (text: string) => advanceEm(text, isBold) * sizePt;
      const pieces = words.split(lineEnds).map((word) => ({ widthPt: widthPt(word), isDivided: !/\d/.test(word) }));
      const dividedPt = pieces.map(({ widthPt, isDivided }) =>
        isDivided ? Math.min(widthPt, dividedEm * sizePt) : widthPt,
      );
      return {
        mostPt: widthPt(words) + endPt,
        leastPt: Math.max(...pieces.map((piece) => piece.widthPt)) + endPt,
        dividedPt: Math.max(...dividedPt) + endPt,
      };
    });
  // Widths are rounded where they are written.
  const widest = (of: 'mostPt' | 'leastPt' | 'dividedPt') => Math.max(0, ...lines.map((line) => line[of])) + 1;
  return { mostPt: widest('mostPt'), leastPt: widest('leastPt'), dividedPt: widest('dividedPt') };
}
