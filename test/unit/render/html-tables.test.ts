import { describe, expect, it } from 'vitest';
import type { Container, Inline } from '../../../src/model/document.js';
import { chartMarkup } from '../../../src/render/html/charts.js';

const text = (value: string): Inline => ({ type: 'text', value });
const row = (cells: readonly string[], head = ''): Container => ({
  ...{ type: 'container', name: 'row', attributes: { head } },
  children: cells.map((cell) => ({ type: 'paragraph', children: [text(cell)] })),
});

function tableOf([head = [], ...rows]: readonly (readonly string[])[], direction: 'ltr' | 'rtl' = 'ltr'): string {
  const chart: Container = {
    ...{ type: 'container', name: 'chart', attributes: { kind: 'table' } },
    children: [row(head, 'yes'), ...rows.map((cells) => row(cells))],
  };
  const [table = ''] = chartMarkup(
    { type: 'container', name: 'fact', attributes: {}, children: [chart] },
    { direction },
  ).after;
  return table;
}

/** The classes of the cells of a table, row by row. */
function classesOf(rows: readonly (readonly string[])[]): readonly (readonly string[])[] {
  return [...tableOf(rows).matchAll(/<tr>(.*?)<\/tr>/g)].map(([, cells = '']) =>
    [...cells.matchAll(/<t[hd]([^>]*)>/g)].map(([, own = '']) => /class="([\w ]+)"/.exec(own)?.[1] ?? ''),
  );
}

describe('a cell of a table on the web', () => {
  it.each<readonly [cell: string, kind: string]>([
    ['1,210,000,000 homes', 'undivided'],
    ['about 1\u202f210\u202f000 homes', 'undivided'],
    ['in 2015–2025', 'undivided'],
    ['12 homes', ''],
    ['Internationally', ''],
  ])('is not divided where it has a long number: %s', (cell, kind) => {
    expect(
      classesOf([
        ['Town', 'Built'],
        ['Upper Town', cell],
        ['Lower Town', 'none'],
      ]),
    ).toEqual([
      ['', ''],
      ['', kind],
      ['', ''],
    ]);
    expect(
      classesOf([
        ['Town', cell],
        ['Upper Town', 'none'],
      ])[0],
    ).toEqual(['', kind]);
    expect(
      classesOf([
        ['Town', 'Built'],
        [cell, 'none'],
      ])[1],
    ).toEqual([kind, '']);
  });

  it.each(['https://ec.example.org/view/env_r2?lang=en', 'urn:iso:std:iso-iec:42010:ed-2:v1:en'])(
    'is divided where it is an address or a long code: %s',
    (cell) => {
      const rows = [
        ['Town', 'Where'],
        [cell, 'none'],
      ];
      expect(classesOf(rows)[1]).toEqual(['', '']);
    },
  );

  it.each([...['–', '…', '..', '.', ':', '/', '*', '', 'n/a', 'c', '12 p', 'k. A.', '[x]', '無']])(
    'has its end in one line with numbers where it says that there is none, or what kind: %s',
    (mark) => {
      const rows = [
        ['Town', 'Built'],
        ['Upper Town', '1,210,000,000'],
        ['Lower Town', mark],
      ];
      expect(classesOf(rows)[1]).toEqual(['', 'numeric']);
    },
  );

  it.each([
    ['7', 'none', 'many'],
    ['7', 'AT', 'DE'],
    ['A01', 'B02', 'C10'],
  ])('has its beginning in one line with others where they are words: %s, %s, %s', (...cells) => {
    expect(classesOf([['Town', 'Built'], ...cells.map((cell) => ['Town', cell])])[1]).toEqual(['', '']);
  });

  it('has its end in one line with others where all are numbers', () => {
    expect(
      classesOf([
        ['Town', 'Built'],
        ['Upper Town', '1,210,000,000'],
        ['Lower Town', '7'],
      ]),
    ).toEqual([
      ['', 'numeric'],
      ['', 'numeric'],
      ['', 'numeric'],
    ]);
  });
});

describe('a table whose longest words have no room side by side', () => {
  const rows = [
    ['Landesverkehrsministerium', 'Verkehrsunfallstatistikerhebung', 'Straßenbauverwaltungsbehörde'],
    ['Bremen', '12.345', 'Senatorin für Klimaschutz'],
    ['Hessen', '7', 'Landesamt für Straßenbau und Verkehr'],
  ];
  const isCrowded = (cells: readonly (readonly string[])[]) => tableOf(cells).includes('class="chart values crowded"');

  it('divides them, also over a column of numbers', () => {
    expect(isCrowded(rows)).toBe(true);
    expect(classesOf(rows)).toEqual([
      ['', 'numeric divided', ''],
      ['', 'numeric', ''],
      ['', 'numeric', ''],
    ]);
  });

  it('has more room where it stands alone in its row', () => {
    expect(isCrowded(rows.map((row) => [...row, '2']))).toBe(false);
  });

  it.each([
    [['Town', 'Built in', 'By whom']],
    [['港', '所管官庁である海洋漁業総監督局の名称とその所在地の住所および電話番号と電子メール', '年']],
    [['Town', '2019', 'a long text in a cell has blanks where it is broken, and needs no room of its own']],
  ])('and leaves all others as they are: %s', (head) => {
    expect(isCrowded([head, ['Bremen', '5', 'none'], ['Hessen', '7', 'none']])).toBe(false);
  });
});

describe('a trend on the web', () => {
  const years = Array.from({ length: 24 }, (_, i): Container => {
    const [year, value] = [String(2001 + i), String(10 + ((i * 37) % 90))];
    return { ...row([year, value]), attributes: { year, value } };
  });
  const chart: Container = { type: 'container', name: 'chart', attributes: { kind: 'trend' }, children: years };
  const drawn = (labelPt: number) =>
    chartMarkup({ type: 'container', name: 'fact', attributes: {}, children: [chart] }, { labelPt }).after.join('');
  const labelled = (labelPt: number) => [...drawn(labelPt).matchAll(/class="value-of-point"/g)].length;

  it('has labels in the type of the theme, and of larger ones only those that have room', () => {
    expect(drawn(12)).toContain(' font-size="12"');
    expect(labelled(8.2)).toBeGreaterThan(labelled(16));
    expect(labelled(16)).toBeGreaterThan(1);
  });
});

/** What is left free after each cell of the second column, as the characters that it is as wide as. */
function endsOf(cells: readonly string[], direction: 'ltr' | 'rtl' = 'ltr'): readonly string[] {
  const table = tableOf([['Town', 'Value'], ...cells.map((cell, i) => [`Town ${i}`, cell])], direction);
  return [...table.matchAll(/<td[^>]*>/g)].map(([cell]) => /data-end="([^"]*)"/.exec(cell)?.[1] ?? '');
}

describe('numbers in a column of a table on the web', () => {
  it.each<readonly [why: string, cells: readonly string[], ends: readonly string[]]>([
    ['decimals', ['12.25', '7.5', '24'], ['', '0', '.00']],
    ['thousands', ['1.240,5', '12,25', '980'], ['0', '', ',00']],
    ['groups alone', ['1.240', '980', '3.500'], ['', '', '']],
    ['decimals of three places', ['0.125', '12', '2.5'], ['', '.000', '00']],
    ['as many decimals', ['12.5', '7.5', '–'], ['', '', '']],
    ['units', ['12.5%', '7%', '3%'], ['', '.0', '.0']],
    ['a letter beside some', ['12', '14 p', '9'], ['\u00a0p', '', '\u00a0p']],
    ['signs of no value, where units stand', ['12.5', '7', '–', 'n/a'], ['', '.0', '.0', '.0']],
    ['minus signs and brackets', ['−3.4', '(2)', '0.75'], ['0)', '.00', ')']],
    ['ranges, at their ends', ['3.5–4.2', '12–14', '7'], ['', '.0', '.0']],
    ['intervals in brackets', ['12.5 (11–13)', '7 (3–9)', '8.1 (7–9)'], ['', '.000', '00']],
    ['a number with more than one sign', ['24.11.2026', '3.5', '7'], ['', '', '']],
    ['clock times', ['12:30', '7.5', '8'], ['', '', '']],
  ])('stand at their decimal signs: %s', (_, cells, ends) => {
    expect(endsOf(cells)).toEqual(ends);
  });

  it.each<readonly [why: string, cells: readonly string[], ends: readonly string[]]>([
    ['decimals', ['12.25', '7.5', '124', '–'], ['0', '00', '', '00']],
    ['minus signs', ['−3.4', '0.75'], ['', '−']],
    ['signs of currencies', ['1.5 $', '12 $', '8 km'], ['0', '', '0']],
    ['ranges, which run from the right', ['3–5', '12'], ['', '']],
    ['numbers of one length', ['12', '35'], ['', '']],
    ['words of the page', ['12 م', '7'], ['', '']],
  ])('stand at them on a page from right to left: %s', (_, cells, ends) => {
    expect(endsOf(cells, 'rtl')).toEqual(ends);
  });
});
