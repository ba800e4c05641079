import { describe, expect, it } from 'vitest';
import { found } from '../../support/mistakes.js';

/** What is said of a table with these cells in its second column, in a fact with the figures `part` and `all`. */
function warned(...cells: readonly string[]): readonly string[] {
  const rows = cells.map((cell, i) => `[{ en: "${'ABC'[i]}", zh-Hant: "${'甲乙丙'[i]}" }, ${cell}]`).join(', ');
  const title = '{ en: Things, zh-Hant: 事情 }';
  const write = `chart: { kind: table, title: ${title}, columns: [${title}, ${title}], rows: [${rows}], as-at: 2025 }`;
  const edits = [{ file: 'argument.yaml', find: 'chart: { kind: share, of: [part, all] }', write }];
  return found({ edits }).diagnostics.flatMap(({ code, hint }) => [code, /\{\{.*?\}\}/.exec(hint ?? '')?.[0] ?? '']);
}

const word = (text: string) => `{ en: ${text}, zh-Hant: ${text} }`;

describe('the name of a figure in a cell of a table', () => {
  it.each([
    ['part', '4'],
    ['missing.part', '4'],
    ['part', '"–"'],
  ])('is warned of beside numbers: %s and %s', (name, other) => {
    expect(warned(word(name), other.startsWith('"') ? word(other) : other)).toEqual([
      'lint/typed-figure',
      '{{missing.part}}',
    ]);
  });

  it('is warned of in each cell of a column of names', () => {
    expect(warned(word('part'), word('all'))).toHaveLength(4);
  });

  it.each([
    ['in a column that has other words', ['part', 'some']],
    ['in a column that has it twice, as one of kinds has', ['part', 'all', 'part']],
    ['in another form than a figure has', ['other.part', '"of part"']],
  ])('is a word %s', (_, cells) => {
    expect(warned(...cells.map(word))).toEqual([]);
  });
});
