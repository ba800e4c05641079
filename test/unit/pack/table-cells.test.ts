import { expect, it } from 'vitest';
import { found } from '../../support/mistakes.js';

const table = (cell: string) => ({
  edits: [
    {
      file: 'argument.yaml',
      find: 'chart: { kind: share, of: [part, all] }',
      write:
        'chart: { kind: table, title: { en: "Lines", zh-Hant: "路線" }, as-at: 2025, columns: [{ en: "Line", zh-Hant: "路線" }, { en: "Late", zh-Hant: "誤點" }], ' +
        `rows: [[{ en: "A", zh-Hant: "甲" }, 12], [{ en: "B", zh-Hant: "乙" }, { en: ${cell}, zh-Hant: ${cell} }]] }`,
    },
  ],
});

it.each(['"–"', '"—"', '"-"', '"…"', '"*"', '".."', '":"', '"/"'])(
  'a cell of a table may say that there is no value: %s',
  (cell) => {
    expect(found(table(cell)).diagnostics).toEqual([]);
    const [edit] = table(cell).edits;
    const once = edit?.write.replace(`{ en: ${cell}, zh-Hant: ${cell} }`, cell) ?? '';
    expect(found({ edits: [{ file: 'argument.yaml', find: edit?.find ?? '', write: once }] }).diagnostics).toEqual([]);
  },
);

it.each(['%', '‰', '€', '#', '°C'])('the head of a column may be a sign that says what is counted: %s', (sign) => {
  const [edit] = table('"–"').edits;
  const write = edit?.write.replace('en: "Late", zh-Hant: "誤點"', `en: "${sign}", zh-Hant: "${sign}"`) ?? '';
  expect(found({ edits: [{ ...edit, file: 'argument.yaml', find: edit?.find ?? '', write }] }).diagnostics).toEqual([]);
});

it.each(['~', '"?!"', '"[@smith2025]"'])('a cell is no text in %s', (cell) => {
  expect(found(table(cell)).diagnostics.map(({ code }) => code)).toEqual([expect.anything(), expect.anything()]);
});

/** The rows of a table of three columns, with what is said of them. */
const told = (rows: string) =>
  found({
    edits: [
      {
        file: 'argument.yaml',
        find: 'chart: { kind: share, of: [part, all] }',
        write:
          'chart: { kind: table, title: { en: "Lines", zh-Hant: "路線" }, as-at: 2025, columns: [{ en: "A", zh-Hant: "甲" }, ' +
          `{ en: "B", zh-Hant: "乙" }, { en: "C", zh-Hant: "丙" }], rows: ${rows.replaceAll('NAME', '{ en: "D", zh-Hant: "丁" }')} }`,
      },
    ],
  }).diagnostics.map(({ hint = '', related }) => [hint.split('\n')[0], related.length]);

it.each([
  ['[[NAME, 1,5, 2]]', 'Decimals stand after a point: 1.5', 0],
  ['[[NAME, 2, 0,25]]', 'Decimals stand after a point: 0.25', 0],
  ['[[NAME, 1,5, 2,5], [NAME, 3,5, 4]]', 'Decimals stand after a point: 1.5', 2],
  ['[[NAME, 1,500, 2]]', 'Write the number without a comma: 1500', 0],
  ['[[NAME, 15, 16, 17]]', 'Write a cell for each column; “–” where there is nothing to say.', 0],
  ['[[NAME,1,5,2]]', 'Write a cell for each column; “–” where there is nothing to say.', 0],
  ['[[NAME, 1 500, 2]]', 'Write a number plainly, 1500. If it is to be a text:', 0],
  ['[[NAME, "1,5", 2]]', 'Write a number plainly, 1.5. If it is to be a text:', 0],
])('the numbers of a row as other programs write them are told once, as they are meant: %s', (rows, hint, others) => {
  expect(told(rows)).toEqual([[hint, others]]);
});
