import { describe, expect, it } from 'vitest';
import { foundIn } from '../../support/mistakes.js';
import { applyEdits, miniPackFolder, packFiles } from '../../support/packs.js';

const [argument, pack, readers] = ['argument.yaml', 'pack.yaml', 'audiences/readers.yaml'];

/** What is refused in the mini pack when one text of it is written otherwise: code and place. */
function refusals(file: string, find: string, write: string): readonly string[] {
  const files = packFiles(miniPackFolder).map((one) => {
    if (one.path !== file) return one;
    return {
      ...one,
      bytes: new TextEncoder().encode(applyEdits(new TextDecoder().decode(one.bytes), file, [{ file, find, write }])),
    };
  });
  const { diagnostics, sources } = foundIn(files);
  return diagnostics
    .filter(({ severity }) => severity === 'error')
    .map(({ code, span }) => `${code} ${span && sources.get(span.source)?.text.slice(span.start, span.end)}`);
}

describe('a value that is well written, but that cannot be, is an error where it stands', () => {
  it.each([
    ['a negative weight', readers, 'first: 2', 'first: -1', '-1'],
    ['a negative fraction', readers, 'first: 2', 'first: -0.5', '-0.5'],
    ['a weight that drowns all others', readers, 'first: 2', 'first: 1000000.5', '1000000.5'],
    ['facts of a month after the issue', pack, 'as-at: 2025-12', 'as-at: 2026-02', '2026-02'],
    ['facts of a year after the issue', pack, 'as-at: 2025-12', 'as-at: 2027', '2027'],
    ['facts of the day after the issue', pack, 'as-at: 2025-12', 'as-at: 2026-02-01', '2026-02-01'],
    ['an issue before its facts', pack, 'issued: 2026-01-31', 'issued: 2025-11-30', '2025-12'],
    ['an issue in the year 0000', pack, 'issued: 2026-01-31', 'issued: 0000-01-31', '0000-01-31'],
    ['notes of the month after the issue', pack, 'as-at: 2025-12', 'as-at: 2025-12\n  notes-as-at: 2026-02', '2026-02'],
    ['facts of the year 0000', pack, 'as-at: 2025-12', 'as-at: 0000', '0000'],
    ['facts of a month of the year 0000', pack, 'as-at: 2025-12', 'as-at: 0000-12', '0000-12'],
    ['a work of the year 0000', pack, 'issued: "2025"', 'issued: "0000"', '"0000"'],
    ['a work up to the year 0000', pack, 'issued: "2025"', 'issued: 0000-05/2025', '0000-05/2025'],
    ['a work of the year 0 in parts', pack, 'issued: "2025"', 'issued: { date-parts: [[0, 5]] }', '0'],
    ['a work of the year 0 as Pandoc wrote it', pack, 'issued: "2025"', 'issued: { year: 0 }', '0'],
    ['a work that ends before it begins', pack, 'issued: "2025"', 'issued: 2025-06/2025-05', '2025-06/2025-05'],
    ['a work that ends in the year before', pack, 'issued: "2025"', 'issued: { raw: 2025/2024-12 }', '2025/2024-12'],
    [
      'a work that ends before it begins, in parts',
      pack,
      'issued: "2025"',
      'issued: { date-parts: [[2025, 6, 2], [2025, 6, 1]] }',
      'date-parts',
    ],
    ['such a work as Pandoc wrote it', pack, 'issued: "2025"', 'issued: [{ year: 2025 }, { year: 2024 }]', 'issued'],
    ['a work of a day of no month', pack, 'issued: "2025"', 'issued: { year: 2025, day: 3 }', 'issued'],
    [
      'a paragraph beyond the exact integers',
      argument,
      'paragraphs: [1]',
      'paragraphs: [9007199254740993]',
      '9007199254740993',
    ],
    [
      'a count beyond the exact integers',
      readers,
      'weights:',
      'most: { measures: 9007199254740992 }\nweights:',
      '9007199254740992',
    ],
    [
      'paragraphs beyond the exact integers',
      pack,
      'as-at: 2025-12',
      'as-at: 2025-12\n  paragraphs: 9007199254740993',
      '9007199254740993',
    ],
  ])('%s', (_, file, find, write, place) => {
    expect(refusals(file, find, write)).toEqual([`content/invalid-value ${place}`]);
  });

  it.each([
    ['a weight of nothing', readers, 'first: 2', 'first: 0'],
    ['a weight of a half', readers, 'first: 2', 'first: 0.5'],
    ['notes of the month of the issue', pack, 'as-at: 2025-12', 'as-at: 2025-12\n  notes-as-at: 2026-01'],
    ['facts of the month of the issue', pack, 'as-at: 2025-12', 'as-at: 2026-01'],
    ['facts of the year of the issue', pack, 'as-at: 2025-12', 'as-at: 2026'],
    ['facts of the day of the issue', pack, 'as-at: 2025-12', 'as-at: 2026-01-31'],
    ['the last paragraph that a source may have', argument, 'paragraphs: [1]', 'paragraphs: [100000]'],
    ['a work that ends in the month in which it begins', pack, 'issued: "2025"', 'issued: 2025-06-30/2025-06'],
    ['a work that ends in the year in which it begins', pack, 'issued: "2025"', 'issued: 2025-06/2025'],
    ['a work from winter to spring', pack, 'issued: "2025"', 'issued: 2025-24/2025-21'],
    ['a work from June to spring, on the other half of the earth', pack, 'issued: "2025"', 'issued: 2025-06/2025-21'],
    ['a work since a decade', pack, 'issued: "2025"', 'issued: 201X/2010'],
    ['a work that goes on', pack, 'issued: "2025"', 'issued: 2025/..'],
    ['a work of the year 1000', pack, 'issued: "2025"', 'issued: "1000"'],
    ['a work of the first century', pack, 'issued: "2025"', 'issued: { date-parts: [[79, 8, 24]] }'],
  ])('%s is none', (_, file, find, write) => {
    expect(refusals(file, find, write)).toEqual([]);
  });

  it('and a day of issue that is wrong itself is said once', () => {
    expect(refusals(pack, 'issued: 2026-01-31\n  as-at: 2025-12', 'issued: soon\n  as-at: 2030')).toEqual([
      'content/invalid-value soon',
    ]);
  });
});
