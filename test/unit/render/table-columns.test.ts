import { describe, expect, it } from 'vitest';
import type { Inline } from '../../../src/model/document.js';
import type { DrawnChart } from '../../../src/render/charts/chart.js';
import { loadFonts } from '../../../src/render/fonts/theme-fonts.js';
import { brokenText } from '../../../src/render/lines/paragraph.js';
import type { PageContext } from '../../../src/render/page/page-context.js';
import { pageStyles } from '../../../src/render/page/page-styles.js';
import { cellGapPt, tableColumns } from '../../../src/render/page/table-columns.js';
import { Typesetter } from '../../../src/render/page/typesetter.js';
import { themeSchema } from '../../../src/schema/theme-schema.js';
import { packageFont } from '../../support/host.js';
import { standardTheme } from '../../support/theme.js';

const theme = { ...themeSchema.parse(standardTheme()), id: 'standard' };
const typesetter = new Typesetter(theme, 'en', 2, loadFonts(theme, packageFont));
const styles = pageStyles(typesetter);
const page = { typesetter, styles } as PageContext;
const [half, whole] = [240, 510];

/** Words, of which addresses are links. */
function text(value: string): readonly Inline[] {
  return value.split(/(https:\S+)/).map((part): Inline => {
    const words = { type: 'text', value: part } as const;
    return part.startsWith('https:') ? { type: 'link', url: part, children: [words] } : words;
  });
}

type Row = readonly string[];

function tableOf([head, ...rows]: readonly [Row, ...Row[]]): DrawnChart {
  const cells = rows.map((row) => ({ cells: row.map(text), value: 0, year: 0 }));
  return { kind: 'table', title: [], marks: [], head: head.map(text), rows: cells, alt: '' };
}

/** The words of each cell, a line each, with its room and the size of its type. */
function set(rows: readonly [Row, ...Row[]], widthPt: number) {
  const { widthsPt, styles, cut } = tableColumns(tableOf(rows), page, widthPt);
  const lines = rows.map((row, i) =>
    row.map((cell, column) => {
      const style = styles[column]?.[i === 0 ? 'head' : 'cell'];
      const width = widthsPt[column] ?? 0;
      if (!style) throw new Error('a column has no style');
      return brokenText(typesetter.paragraph(text(cell), style, width), width).lines.map(({ runs }) =>
        runs
          .flatMap((run) => run.texts)
          .join('')
          .trim(),
      );
    }),
  );
  return { widthsPt, lines, cut, sizePt: styles[0]?.cell.sizePt };
}

const islands = 'The northern coast and its many islands';
const volunteers = 'Streets closed for half an hour twice a day by volunteers of the parents’ association';

describe('the columns of a table', () => {
  it.each<readonly [of: string, widthPt: number, rows: readonly [Row, ...Row[]]]>([
    [
      'a long name',
      half,
      [
        ['Region', '2015', '2025'],
        [islands, '1,210,000', '12,480,000'],
      ],
    ],
    [
      'a long text',
      whole,
      [
        ['Region', '2015', '2025', 'What was done'],
        [islands, '1,210', '12,480', volunteers],
      ],
    ],
    [
      'a number in a text',
      half,
      [
        ['Region', 'What was done'],
        [islands, `${volunteers} in 1,210,000,000 places`],
      ],
    ],
    [
      'no-break spaces in numbers',
      half,
      [
        ['Région', '2015', '2025'],
        [islands, '1 210 000', '12 480 000'],
      ],
    ],
    [
      'ones',
      half,
      [
        ['Region', '2011', '2111'],
        [islands, '11,111,111', '111,111,111'],
      ],
    ],
    [
      'a long head',
      half,
      [
        ['Region', 'Internationally', 'Accountability'],
        [islands, '12', '134,000'],
      ],
    ],
  ])('leave words and numbers whole: those with %s', (_, widthPt, rows) => {
    const { widthsPt, lines, sizePt } = set(rows, widthPt);
    const sumPt = widthsPt.reduce((sum, width) => sum + width, cellGapPt * (widthsPt.length - 1));
    expect(sumPt).toBeLessThanOrEqual(widthPt + 0.001);
    expect(lines.map((row) => row.map((cell) => cell.join(' ')))).toEqual(rows);
    expect(sizePt).toBe(styles.chartName.sizePt);
  });

  it('are as wide as their texts where there is room, and a little wider', () => {
    const { lines, widthsPt } = set(
      [
        ['Region', '2015'],
        ['Coast', '1,210'],
      ],
      half,
    );
    expect(lines.flat().every((cell) => cell.length === 1)).toBe(true);
    expect(Math.max(...widthsPt)).toBeLessThan(80);
  });

  it('have smaller type where no column can give way, before words are divided', () => {
    const [name, number] = ['Internationalisation', '112,480,000,000'];
    const { lines, sizePt = 0 } = set(
      [
        [name, 'Since', 'Until'],
        [name, number, number],
      ],
      half,
    );
    expect(sizePt).toBeLessThan(styles.chartName.sizePt);
    expect(lines.flat()).toEqual([[name], ['Since'], ['Until'], [name], [number], [number]]);
  });

  const address = 'https://www.example.org/reports/2025/annexes/water-and-sanitation.html';
  const long = 'Internationalisation';
  it.each<readonly [of: string, rows: readonly [Row, ...Row[]]]>([
    [
      'words',
      [
        ['Report', 'State', 'Where'],
        [long, '“quoted”', `see ${address}`],
      ],
    ],
    [
      'words and a number',
      [
        ['Report', 'State', 'Where', 'Since'],
        [long, 'agreed', address, '2025'],
      ],
    ],
    [
      'a long head',
      [
        ['Where', long],
        [address, 'x'],
      ],
    ],
  ])('part an address before words: beside %s', (_, rows) => {
    const { lines, cut } = set(rows, half);
    const parted = lines.map((row) => row.map((cell) => cell.join(' ')));
    const wholeWords = rows.map((row) => row.filter((cell) => !cell.includes('https')));
    expect(parted.map((row, i) => row.filter((_, k) => !rows[i]?.[k]?.includes('https')))).toEqual(wholeWords);
    const [inLines = []] = lines.flat().filter((cell) => cell.join('').includes('https'));
    expect(inLines.length).toBeGreaterThan(1);
    for (const line of inLines.slice(0, -1)) expect(line).toMatch(/(?:^see|\/|\p{L})$/u);
    expect(cut).toEqual([]);
  });

  it('leave an address whole where smaller type has room for it', () => {
    const rows = [
      ['State', 'Where'],
      [`${long} agreed`, 'https://www.example.org/reports'],
    ] as const;
    const { lines, sizePt = 0 } = set(rows, 216);
    expect(lines[1]?.[1]).toEqual([rows[1][1]]);
    expect(sizePt).toBeLessThan(styles.chartName.sizePt);
  });

  it('divide words before numbers', () => {
    const [name, number] = ['Kraftfahrzeughaftpflichtversicherungsbeitrag', '112,480,000,000'];
    const { lines } = set(
      [
        ['Name', name, 'Until'],
        [name, number, `${number} in 2025`],
      ],
      half,
    );
    expect(lines[1]?.[1]).toEqual([number]);
    expect(lines[1]?.[2]?.[0]).toMatch(number);
    expect(lines[1]?.[0]?.length).toBeGreaterThan(1);
  });

  it('divide the longest words, and leave shorter ones whole', () => {
    const [name, shorter] = ['Kraftfahrzeughaftpflichtversicherungsbeitrag', 'Reinickendorf'];
    const { lines } = set(
      [
        ['Name', 'Place', 'Since'],
        [name, shorter, '112,480,000'],
      ],
      half,
    );
    expect(lines[1]?.[0]?.length).toBeGreaterThan(1);
    expect(lines[1]?.slice(1)).toEqual([[shorter], ['112,480,000']]);
  });

  it('has type as small as the theme allows, and no smaller', () => {
    const head = ['A', ...Array.from({ length: 8 }, (_, i) => String(2_000 + i))];
    const row = ['a', ...Array.from({ length: 8 }, () => '1,234,567.25')];
    expect(set([head, row], half).sizePt).toBeCloseTo(theme.floors.latin['note-pt'], 6);
  });

  const number = '112,480,000,000,000';
  const words = 'Accountability of all';
  it.each<readonly [of: string, rows: readonly [Row, ...Row[]], cut: readonly string[]]>([
    [
      'some',
      [
        [words, words, words],
        [words, number, number],
      ],
      [],
    ],
    ['many words', [Array(9).fill(words), Array(9).fill(words)], []],
    ['words that have to be narrow', [Array(6).fill(words), [...Array(4).fill(words), number, '7']], []],
    [
      'a long number',
      [
        ['A', 'B', 'C'],
        ['a', `${number},${number},${number}`, '7'],
      ],
      [`${number},${number},${number}`, '7'],
    ],
    [
      'a long number in words',
      [
        ['A', 'B'],
        [`a ${number}${number}`, `b ${number}${number}`],
      ],
      [`${number}${number}`, `${number}${number}`],
    ],
    [
      'a long head',
      [
        ['A', `${number}${number}${number}`],
        ['a', 'b'],
      ],
      [`${number}${number}${number}`],
    ],
  ])('are refused where a number has no room, and only there: %s', (_, rows, cut) => {
    const { cut: found, lines } = set(rows, half);
    expect(found).toEqual(cut);
    const isWhole = lines
      .flat()
      .every((cell) => cell.filter((line) => line.includes('112')).every((line) => line.includes(number)));
    expect(cut.length > 0 || isWhole).toBe(true);
  });
});

describe('numbers in a column of a table', () => {
  const column = (cells: Row): readonly [Row, ...Row[]] => [['Town', 'Value'], ...cells.map((cell) => ['Town', cell])];
  const widthPtOf = (cell: string) => typesetter.widthPtOf(text(cell), { ...styles.chartName, numerals: 'tabular' });

  it('stand at their decimal signs, with room for what is left free after them', () => {
    const { endsPt, widthsPt } = tableColumns(tableOf(column(['12.25', '7.5', '1,240', '–'])), page, half);
    const [two, one] = [widthPtOf('.25'), widthPtOf('.5')];
    expect(endsPt.map(([, endPt]) => endPt)).toEqual([0, two - one, two, two].map((pt) => expect.closeTo(pt, 3)));
    expect(widthsPt[1]).toBeGreaterThan(widthPtOf('1,240') + two);
  });

  it('stand as they did where they have as many decimals, or no room', () => {
    expect(tableColumns(tableOf(column(['12.5', '7.5', '–'])), page, half).endsPt).toEqual([]);
    const narrow = widthPtOf('123,456.78') + cellGapPt + 30;
    const { endsPt, cut } = tableColumns(tableOf(column(['123,456.78', '123,456,789'])), page, narrow);
    expect({ endsPt, cut }).toEqual({ endsPt: [], cut: [] });
  });
});
