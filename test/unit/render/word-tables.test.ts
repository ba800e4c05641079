import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { parse } from '../../../src/document/parse.js';
import { sha256 } from '../../../src/host/digest.js';
import { advanceEm } from '../../../src/render/advances.js';
import { looksOf } from '../../../src/render/word/word-styles.js';
import { renderWord } from '../../../src/render/word/write-word.js';
import { themeSchema } from '../../../src/schema/theme-schema.js';
import { composed, labelsOf } from '../../support/briefs.js';
import { rulesOf } from '../../support/locales.js';
import { loadedPack, miniPackFolder } from '../../support/packs.js';
import { noSpan } from '../../support/spans.js';
import { standardTheme } from '../../support/theme.js';

const { variant, meta } = composed(loadedPack(miniPackFolder), 'readers', 'en');
const theme = { ...themeSchema.parse(standardTheme()), id: 'standard' };
const { sizePt } = looksOf(theme, 'en', { density: 0, size: 1, leading: 1 }).Small;

type Row = readonly string[];

/** A fact with a table of its values, and its columns in Word: their widths without the gap, and whether numbers end in line. */
function wordTable(rows: readonly Row[], kind = 'table') {
  const row = (cells: Row, i: number) => {
    const marks = kind === 'table' ? (i === 0 ? 'head="yes"' : '') : `value="${i}" year="${2000 + i}"`;
    return [`:::row{${marks}}`, cells.join('\n\n'), ':::'].join('\n');
  };
  const markdown = [
    ...['# Title', '', '::::::facts', ':::::fact{unit="f"}', ':::value', '12', ':::', '', 'words', ''],
    ...[`::::chart{kind="${kind}"}`, ':::caption', 'Title', ':::', ...rows.map(row), '::::', ':::::', '::::::', ''],
  ].join('\n');
  const document = parse(markdown, () => noSpan);
  if (!document.ok) throw new Error(document.diagnostics.map(({ message }) => message).join());
  const bytes = renderWord(
    {
      ...{ document: document.value, variant, meta, theme, density: 0 },
      ...{ languages: [{ locale: 'en', name: 'en' }], words: labelsOf('en').page, rules: rulesOf('en') },
      ...{ spanOf: () => noSpan, textsWith: () => [] },
    },
    [],
    sha256,
  );
  const xml = strFromU8(unzipSync(bytes)['word/document.xml'] ?? new Uint8Array());
  const table = xml.slice(xml.lastIndexOf('<w:tbl>'));
  const rowsOfCells = [...table.matchAll(/<w:tr>.*?<\/w:tr>/g)].map(([tr]) =>
    [...tr.matchAll(/<w:tc>.*?<\/w:tc>/g)].map(([tc]) => tc),
  );
  const twips = (of: string, pattern: RegExp) => Number(pattern.exec(of)?.[1] ?? 0);
  return {
    tablePt: twips(table, /<w:tblW w:w="(\d+)"/) / 20,
    columnsPt: (rowsOfCells[0] ?? []).map(
      (cell) => (twips(cell, /<w:tcW w:w="(\d+)"/) - twips(cell, /<w:tcMar><w:right w:w="(\d+)"/)) / 20,
    ),
    texts: rowsOfCells.map((cells) => cells.map((cell) => cell.replace(/<[^>]*>/g, ''))),
    endsPt: rowsOfCells.map((cells) => cells.map((cell) => twips(cell, /<w:ind w:right="(\d+)"/) / 20)),
    atEnd: rowsOfCells.map((cells) => cells.map((cell) => cell.includes('<w:jc w:val="right"/>'))),
  };
}

/** The room that a word takes in a wide font, in pt. */
function wordPt(word: string, isBold = false): number {
  return advanceEm(word, isBold) * sizePt;
}

describe('a table in Word', () => {
  it('has columns as wide as their texts, and is no wider than they are', () => {
    const { columnsPt, tablePt } = wordTable([
      ['Therapy', 'Stroke', 'Bleeding', 'Death'],
      ['VKA (phenprocoumon)', '1.7', '3.4', '3.9'],
    ]);
    expect(columnsPt[0]).toBeGreaterThan(wordPt('VKA (phenprocoumon)'));
    expect(columnsPt[1]).toBeLessThan(columnsPt[0] ?? 0);
    expect(tablePt).toBeLessThan(450);
  });

  it.each<readonly [of: string, rows: readonly Row[]]>([
    [
      'a long text',
      [
        ['Place', 'State', 'What was done', '2025'],
        ['Coast', 'agreed', 'Streets closed '.repeat(20), '1,234,567'],
      ],
    ],
    [
      'an address',
      [
        ['Place', 'State', 'Where', '2025'],
        ['Coast', 'agreed', `https://example.org/${'reports/'.repeat(12)}`, '1,234,567'],
      ],
    ],
    [
      'a long word',
      [
        ['Place', 'State', 'Name', '2025'],
        ['Coast', 'agreed', 'Donaudampfschifffahrt'.repeat(5), '1,234,567'],
      ],
    ],
  ])('gives its room to short words and numbers first: beside %s', (_, rows) => {
    const { columnsPt } = wordTable(rows);
    for (const [i, word] of [
      [0, 'Coast'],
      [1, 'agreed'],
      [3, '1,234,567'],
    ] as const)
      expect(columnsPt[i]).toBeGreaterThan(wordPt(word));
  });

  it.each<readonly [kind: string, rows: readonly Row[], atEnd: readonly boolean[]]>([
    [
      'table',
      [
        ['Region', '2025', 'Change', 'Note'],
        ['2', '1,210', '−5 %', 'small'],
        ['12', '–', '–', '7'],
      ],
      [false, true, true, false],
    ],
    [
      'bars',
      [
        ['Coast', '1,210'],
        ['Islands', '−7'],
      ],
      [false, true],
    ],
  ])('has the ends of numbers in one line, as in the PDF: %s', (kind, rows, atEnd) => {
    expect(wordTable(rows, kind).atEnd).toEqual(rows.map(() => atEnd));
  });

  it('has the years of a long trend side by side, and those of a short one below each other', () => {
    const years = (count: number) => Array.from({ length: count }, (_, i) => [String(2000 + i), String(60 + i)]);
    expect(wordTable(years(6), 'trend').texts).toEqual(years(6));
    const { texts, atEnd } = wordTable(years(11), 'trend');
    expect(texts).toEqual([
      ...Array.from({ length: 5 }, (_, i) => [`200${i}`, `6${i}`, `20${String(i + 6).padStart(2, '0')}`, `${66 + i}`]),
      ['2005', '65', '', ''],
    ]);
    expect(atEnd[0]).toEqual([false, true, false, true]);
    const { columnsPt, tablePt } = wordTable(years(60), 'trend');
    expect(columnsPt.length).toBeGreaterThan(4);
    expect(tablePt).toBeLessThan(270);
  });

  it.each(['table', 'bars'])('has numbers about at their decimal signs: %s', (kind) => {
    const { endsPt } = wordTable(
      [
        ...(kind === 'table' ? [['Town', 'Value']] : []),
        ['Upper Town', '12.25'],
        ['Lower Town', '7.5'],
        ['Old Town', '24'],
      ],
      kind,
    );
    const [longest, shorter, whole] = endsPt.slice(-3).map((cells) => cells[1] ?? -1);
    expect(longest).toBe(0);
    expect(shorter).toBeGreaterThan(wordPt('0') * 0.8);
    expect(whole).toBeGreaterThan((shorter ?? 0) * 2);
  });
});
