import { describe, expect, it } from 'vitest';
import { found } from '../../support/mistakes.js';

/** What is said of a figure, as YAML has it. */
const told = (figure: string) =>
  found({ edits: [{ file: 'argument.yaml', find: 'part: 2, all: 3', write: `part: 2, all: 3, more: ${figure}` }] })
    .diagnostics.filter(({ code }) => code === 'content/invalid-value')
    .map(({ hint = '' }) => hint);

describe('a figure', () => {
  it.each([
    ['"1,300"', '1300'],
    ["1'300", '1300'],
    ['"1 300,5"', '1300.5'],
    ['"2,5"', '2.5'],
    ['1.234.567', '1234567'],
    ['"1,23,456"', '123456'],
    ['.5', '0.5'],
    ['½', '0.5'],
    ['2½', '2.5'],
    ['"2 ¾"', '2.75'],
    ['１２', '12'],
    ['١٫٥', '1.5'],
    ['۱۲۳', '123'],
    ['1万', '10000'],
    ['3.5億', '350000000'],
    ['1만', '10000'],
    ['−3', '-3'],
    ['12%', '12'],
  ])('written as %s is meant as %s', (typed, meant) => {
    expect(told(typed)).toEqual([
      expect.stringMatching(new RegExp(`^Write ${meant.replace('.', '\\.')} in its place`)),
    ]);
  });

  it.each(['5–10', '"12:30"', '(3)', '⅓', '"1,2 Millionen"', '12-13'])(
    'is none in %s, and none is made of it',
    (typed) => {
      for (const hint of told(typed)) expect(hint).not.toMatch(/^Write \S+ in its place/);
      expect(told(typed)).toHaveLength(1);
    },
  );
});

it('a range of paragraphs is a list of them, whatever stands between the two', () => {
  for (const dash of ['-', '–', '~', '至']) {
    const { diagnostics } = found({
      edits: [{ file: 'argument.yaml', find: 'paragraphs: [1]', write: `paragraphs: [2${dash}4]` }],
    });
    expect(diagnostics.map(({ hint }) => hint)).toEqual(['Write each by itself: 2, 3, 4']);
  }
});
