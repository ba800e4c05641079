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

it.each(['"–"', '"—"', '"-"', '"…"', '"*"'])('a cell of a table may say that there is no value: %s', (cell) => {
  expect(found(table(cell)).diagnostics).toEqual([]);
});

it.each(['~', '"?!"', '"[@smith2025]"'])('a cell is no text in %s', (cell) => {
  expect(found(table(cell)).diagnostics.map(({ code }) => code)).toEqual([expect.anything(), expect.anything()]);
});
