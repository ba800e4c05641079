import { describe, expect, it } from 'vitest';
import { rulesOf } from '../../support/locales.js';
import { found } from '../../support/mistakes.js';

/** What is said of a work that came out then, as YAML has it. */
const told = (issued: string) =>
  found({ edits: [{ file: 'pack.yaml', find: 'issued: "2025"', write: `issued: ${issued}` }] }).diagnostics.map(
    ({ hint = '' }) => hint,
  );

/** The value that a hint says to write. */
function written(hint: string): string {
  const [, value, inWords, lines] =
    /^Write (\S.*) in its place\.$|issued: (\{.*\})$|^Write (?:it so|another, such as):\n {2}issued:([\s\S]*)$/.exec(
      hint,
    ) ?? [];
  return value ?? inWords ?? lines?.replaceAll('\n', '\n    ').trimStart() ?? '';
}

describe('the date of a work', () => {
  it.each([
    ['"2015–2017"', '2015/2017'],
    ['"2015 - 2017"', '2015/2017'],
    ['24.11.2026', '2026-11-24'],
    ['24/11/2026', '2026-11-24'],
    ['November 24, 2026', '2026-11-24'],
    ['24th Nov. 2026', '2026-11-24'],
    ['May 2020', '2020-05'],
    ['2020-1', '2020-01'],
    ['2020/5', '2020-05'],
    ['2026年11月24日', '2026-11-24'],
    ['12 mai 2020', '2020-05-12'],
    ['1er août 2020', '2020-08-01'],
    ['12. Mai 2020', '2020-05-12'],
    ['im März 2020', '{ literal: "im März 2020" }'],
    ['5 de marzo de 2020', '2020-03-05'],
    ['5 марта 2020 г.', '2020-03-05'],
    ['20200305', '2020-03-05'],
    ['2020–21', '2020/2021'],
    ['2019/20', '2019/2020'],
    ['~1850', 'c. 1850'],
    ['2026‑11‑24', '2026-11-24'],
    ['2026–11–24', '2026-11-24'],
    ['2026. 11. 24.', '2026-11-24'],
    ['令和8年11月24日', '2026-11-24'],
    ['2024年', '2024'],
    ['평성 31년', '{ literal: "평성 31년" }'],
    ['平成31年4月', '2019-04'],
    ['令和元年5月1日', '2019-05-01'],
    ['昭和22年', '1947'],
    ['R8.11.24', '2026-11-24'],
    ['民國115年11月24日', '2026-11-24'],
    ['中華民國113年', '2024'],
    ['2567 BE', '2024'],
    ['B.E. 2567', '2024'],
    ['۲۰۱۹', '2019'],
    ['1429 AH', '2008'],
    // Its months were those of the moon.
    ['明治3年1月3日', '{ literal: "明治3年1月3日" }'],
    ['2026년 11월 24일', '2026-11-24'],
    ['"2026-11-24T00:00:00Z"', '2026-11-24'],
    ['"2026-11-24 00:00"', '2026-11-24'],
    ['٢٠٢٦-١١-٢٤', '2026-11-24'],
    ['"46350"', '2026-11-24'],
    ['октябрь 2026', '2026-10'],
    ['Οκτώβριος 2026', '2026-10'],
    ['Q2 2024', '{ literal: "Q2 2024" }'],
    ['March–April 2020', '{ literal: "March–April 2020" }'],
    ['in press', '{ literal: "in press" }'],
    ['o. J. (im Druck)', '{ literal: "o. J. (im Druck)" }'],
    ['soon', '{ literal: "soon" }'],
    ['"n.d."', '{ literal: "n.d." }'],
    ['s.d.', '{ literal: "s.d." }'],
    ['o. J.', '{ literal: "o. J." }'],
    ['"?"', '{ literal: "?" }'],
    ['"[2020]"', '2020'],
    ['"-350"', '{ literal: "350 BC" }'],
    ['-0044', '{ literal: "44 BC" }'],
    ['um 1850', 'c. 1850'],
    ['vers 1850', 'c. 1850'],
    ['1850年頃', 'c. 1850'],
    ['"199-?"', '199X'],
    ['1990s', '{ literal: "1990s" }'],
    ['1990年代', '{ literal: "1990年代" }'],
    ['©2020', '2020'],
    ['c2020', '2020'],
    ['2020-05-00', '2020-05'],
    ['2020-00-00', '2020'],
    ['2020/11-12', '2020-11/2020-12'],
    ['2020-11/12', '2020-11/2020-12'],
    ['le 5 mai 2020', '2020-05-05'],
    ['Dienstag, 5. Mai 2020', '2020-05-05'],
    ['"Tue, 05 May 2020 00:00:00 GMT"', '2020-05-05'],
    ['mardi 5 mai 2020', '2020-05-05'],
    ['вторник, 5 мая 2020 г.', '2020-05-05'],
  ])('%s is meant as %s, which mends it', (typed, meant) => {
    expect(told(typed).map(written)).toEqual([meant]);
    expect(told(meant)).toEqual([]);
  });

  it.each([
    ['"n.d."', '{ literal: "n.d." }'],
    ['Frühjahr 2020', '{ literal: "Frühjahr 2020" }'],
    ['2020年春', '{ literal: "2020年春" }'],
    ['500 BC', '{ literal: "500 BC" }'],
    ['"-500"', '{ literal: "500 BC" }'],
    ['около 1850', 'c. 1850'],
    ['5 May 2020', '2020-05-05'],
  ])('that a program kept raw, %s, is meant as %s', (typed, meant) => {
    expect(told(`{ raw: ${typed} }`).map(written)).toEqual([meant]);
    expect(told(meant)).toEqual([]);
  });

  it('may have the name of its month in date-parts', () => {
    expect(told('{ date-parts: [[2020, May]] }')).toEqual(['Write 5 in its place.']);
  });

  // A pack is checked before its locales are read, and so the years of eras stand in both.
  it.each(['ja', 'zh-Hant', 'zh-Hans'])('has the eras by which %s counts years in its texts', (language) => {
    const eras = Object.entries(rulesOf(language).dates.eras);
    expect(eras.flatMap(([era]) => told(`${era}9年`).map(written))).toEqual(
      eras.map(([, before]) => String(before + 9)),
    );
  });

  it('is one of two where the year of another calendar ends in the next', () => {
    expect(told('"۱۳۹۸"')).toEqual(['Write 2019 or 2020, whichever is meant.']);
    expect(told('1445 AH')).toEqual(['Write 2023 or 2024, whichever is meant.']);
    expect(told('"١٤٤٥ هـ"')).toEqual(['Write 2023 or 2024, whichever is meant.']);
    expect(told('"1402 ه.ش"')).toEqual(['Write 2023 or 2024, whichever is meant.']);
  });

  it.each([
    ['[2020, 5, 4]', '2020-05-04'],
    ['[[2020, 5, 4]]', '2020-05-04'],
    ['["2020-05-04"]', '2020-05-04'],
    ['[2020, 5]', '2020-05'],
    ['[4, May, 2020]', '2020-05-04'],
    ['[[2020, 5], [2021, 1]]', '"2020-05/2021-01"'],
    ['[2020, 2021]', '"2020/2021"'],
    ['[2020, 13, 45]', '2025-04-30'],
  ])('is told as one where it is the list %s', (typed, date) => {
    expect(told(typed)).toEqual([`Write it so:\n  issued: ${date}`]);
  });

  it('before our era is words in date-parts too', () => {
    expect(told('{ date-parts: [[-350]] }').map(written)).toEqual(['{ literal: "350 BC" }']);
  });

  it('is one of two where day and month cannot be told apart', () => {
    expect(told('03/04/2026')).toEqual(['Write 2026-04-03 or 2026-03-04, whichever is meant.']);
    expect(told('05/05/2026').map(written)).toEqual(['2026-05-05']);
  });

  it.each(['"20155"', '2020x', '2020-13', '2020-05-32'])('%s is none: the hint shows one', (typed) => {
    const [hint = ''] = told(typed);
    expect(hint).toMatch(/^Write another, such as:\n/);
    expect(told(written(hint))).toEqual([]);
  });
});

describe('a year over which a trend goes', () => {
  it.each(['FY2020', '2020/21', '2020年', '٢٠٢٠', '2020.'])('is 2020 in %s, and told once', (key) => {
    const { diagnostics } = found({
      edits: [
        {
          file: 'argument.yaml',
          find: 'chart: { kind: share, of: [part, all] }',
          write: `chart: { kind: trend, title: { en: "Lines", zh-Hant: "路線" }, years: { ${key}: 1, 2021: 2 } }`,
        },
      ],
    });
    expect(diagnostics.map(({ hint }) => hint)).toEqual(['Write 2020 in its place.']);
  });
});
