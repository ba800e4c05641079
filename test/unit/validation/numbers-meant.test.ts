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
    ['"1億2,000万"', '120000000'],
    ['1億2千万', '120000000'],
    ['3萬5千', '35000'],
    ['2千万', '20000000'],
    ['3천5백만', '35000000'],
    ['1조 2천억', '1200000000000'],
    ['209만6천270', '2096270'],
    ['−3', '-3'],
    ['▲3.2', '-3.2'],
    ['△1,200', '-1200'],
    ['12%', '12'],
    ['"%12"', '12'],
    ['"1,2 Millionen"', '1200000'],
    ['1.2 Mio.', '1200000'],
    ['"1,5 тыс."', '1500'],
    ['3 Mrd', '3000000000'],
    ['12 lakh', '1200000'],
    ['1.2E+06', '1200000'],
    ['3e-07', '0.0000003'],
    ['-1.25E-01', '-0.125'],
    ['123.4e−2', '1.234'],
    ['€ 620', '620'],
    ['"1.200,50 EUR"', '1200.50'],
    ['620 wells', '620'],
    ['ca. 620', '620'],
    ['">620"', '620'],
  ])('written as %s is meant as %s', (typed, meant) => {
    expect(told(typed)).toEqual([
      expect.stringMatching(new RegExp(`^Write ${meant.replace('.', '\\.')} in its place`)),
    ]);
  });

  it.each([
    '5–10',
    '"12:30"',
    '(3)',
    '⅓',
    '12-13',
    '"3 billion"',
    '1/2',
    'n/a',
    '"12,345人中6,789人"',
    '6割5分',
    '3年5千',
  ])('is none in %s, and none is made of it', (typed) => {
    for (const hint of told(typed)) expect(hint).not.toMatch(/^Write \S+ in its place/);
    expect(told(typed)).toHaveLength(1);
  });
});

it('what belongs in a text is not said of a number that has none', () => {
  const weight = { file: 'audiences/readers.yaml', find: 'first: 2', write: 'first: 50%' };
  expect(found({ edits: [weight] }).diagnostics.map(({ hint }) => hint)).toEqual(['Write 50 in its place.']);
});

it.each(['1–3', '1 bis 3', '"1, 2, 3"', '(1 2 3)', '1/2/3'])('paragraphs as one text are a list: %s', (typed) => {
  const { diagnostics } = found({
    edits: [{ file: 'argument.yaml', find: 'paragraphs: [1]', write: `paragraphs: ${typed}` }],
  });
  expect(diagnostics.map(({ hint }) => hint)).toEqual(['Write it so:\n  paragraphs: [1, 2, 3]']);
});

it.each([
  ['argument.yaml', 'figures: { part: 2, all: 3 }', 'figures: [part: 2, all: 3]', 'figures: { part: 2, all: 3 }'],
  ['audiences/readers.yaml', '\n  first: 2\n  patience: 3', ' [first, patience]', 'weights: { first: 2, patience: 2 }'],
  [
    'audiences/readers.yaml',
    '  first: 2\n  patience: 3',
    '  - first: 2\n  - patience: 3',
    'weights: { first: 2, patience: 3 }',
  ],
])('a list in %s in the place of a group has its keys: %j', (file, find, write, meant) => {
  expect(found({ edits: [{ file, find, write }] }).diagnostics.map(({ hint }) => hint)).toEqual([
    `Write it so:\n  ${meant}`,
  ]);
});

it('a range of paragraphs is a list of them, whatever stands between the two', () => {
  for (const dash of ['-', '–', '‑', '~', '至', ' to ', ' bis ', ' à ']) {
    const { diagnostics } = found({
      edits: [{ file: 'argument.yaml', find: 'paragraphs: [1]', write: `paragraphs: [2${dash}4]` }],
    });
    expect(diagnostics.map(({ hint }) => hint)).toEqual(['Write each by itself: 2, 3, 4']);
  }
});
