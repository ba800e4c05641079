import { describe, expect, it } from 'vitest';
import type { DiagnosticCode } from '../../src/diagnostics/codes.js';
import { loadPack } from '../../src/pack/load-pack.js';
import { limits } from '../../src/schema/limits.js';
import { readYaml } from '../../src/yaml/read-yaml.js';
import { depth } from '../support/depth.js';
import { found } from '../support/mistakes.js';
import { miniPackFolder, packFiles } from '../support/packs.js';

const withText = (text: string) =>
  found({ edits: [{ file: 'argument.yaml', find: 'Begin early.', write: text }] }).diagnostics.map(({ code }) => code);

/** The codes of what is one less than a limit, at it, and one more. */
function around(limit: number, codesFor: (size: number) => readonly DiagnosticCode[]): readonly DiagnosticCode[][] {
  return [limit - 1, limit, limit + 1].map((size) => [...codesFor(size)]);
}

describe('a pack is as large as it may be, and no larger', () => {
  it('in the characters of a text, counted as people count them', () => {
    const refused = (text: (size: number) => string) =>
      around(limits.textCharacters, (size) => withText(text(size)).filter((code) => code === 'content/too-large'));
    expect(refused((size) => 'ab '.repeat(size).slice(0, size))).toEqual([[], [], ['content/too-large']]);
    expect(refused((size) => '😀 '.repeat(size / 2 + 1).slice(0, size + Math.floor(size / 2) + (size % 2)))).toEqual([
      [],
      [],
      ['content/too-large'],
    ]);
  });

  it('in the levels of a file, indented or in brackets', () => {
    const lists = (size: number) => `a: ${'['.repeat(size - 1)}${']'.repeat(size - 1)}`;
    const maps = (size: number) => Array.from({ length: size }, (_, i) => `${' '.repeat(i)}a:`).join('\n');
    const bullets = (size: number) => `a:\n  ${'- '.repeat(size - 1)}b`;
    for (const write of [lists, maps, bullets]) {
      const codes = around(limits.depth, (size) => {
        const read = readYaml({ id: 'x', text: write(size) });
        return read.ok ? [] : read.diagnostics.map(({ code }) => code);
      });
      expect(codes).toEqual([[], [], ['yaml/syntax']]);
    }
  });

  it('in the letters of a word, the brackets of a text and its marks of stress', () => {
    const only = (code: DiagnosticCode, text: string) => withText(text).filter((one) => one === code);
    const word = around(limits.wordCharacters, (size) => only('content/long-word', 'a'.repeat(size)));
    expect(word).toEqual([[], [], ['content/long-word']]);
    const address = around(limits.addressCharacters, (size) =>
      only('content/long-word', 'https://example.org/'.padEnd(size, 'a/')),
    );
    expect(address).toEqual([[], [], ['content/long-word']]);
    const brackets = around(limits.brackets, (size) =>
      only('content/too-nested', `${'['.repeat(size)}a${']'.repeat(size)}`),
    );
    expect(brackets).toEqual([[], [], ['content/too-nested']]);
    const stresses = around(limits.emphases, (size) => only('content/too-nested', '* '.repeat(size)));
    expect(stresses).toEqual([[], [], ['content/too-nested']]);
  });

  it('in the measures, facts and points of the whole pack', () => {
    const codes = around(limits.units, (size) => {
      const { facts, measures } = { facts: size - 3, measures: 3 };
      const more = Array.from({ length: facts - 1 }, (_, i) => fact(i)).join('\n');
      const edits = [{ file: 'argument.yaml', find: 'facts:\n', write: `facts:\n${more}\n` }];
      const { result } = loadPack(packFiles(miniPackFolder, edits), (path) => path);
      expect(measures).toBe(3);
      return result.ok ? [] : result.diagnostics.map(({ code }) => code);
    });
    expect(codes).toEqual([[], [], ['content/too-large']]);
  });
});

function fact(i: number): string {
  return `  - { id: f${i}, source: { paragraphs: [1] }, text: { en: "One.", zh-Hant: "一。" } }`;
}

describe('a large file is read, or refused, in a moment', () => {
  // As large as a file may be; an eighth of it already shows what is quadratic, which would take minutes.
  const bytes = depth === 'fast' ? limits.fileBytes / 8 : limits.fileBytes;
  const filled = (text: string) => text.repeat(Math.floor(bytes / text.length));
  // A bound on work, not a benchmark.
  it.each([
    ['many keys', Array.from({ length: bytes / 11 }, (_, i) => `k${i}: v`).join('\n')],
    ['one key again and again', filled('k: v\n')],
    ['brackets', `a: ${filled('[')}`],
    ['braces', `a: ${filled('{b: ')}`],
    ['hyphens', `a:\n  ${filled('- ')}`],
    ['question marks', filled('? ')],
    ['tabs', `a: b\n${filled('\tc: d\n')}`],
    ['quotation marks', filled('a: "x\n')],
    ['anchors', filled('a: &a x\nb: *a\n')],
    ['documents', filled('---\na: b\n')],
    ['directives', `${filled('%YAML 1.1\n')}---\na: b`],
    ['notes in texts', filled('a: b #c\n')],
  ])(
    '%s',
    (_, text) => {
      expect(() => readYaml({ id: 'x', text })).not.toThrow();
    },
    20_000,
  );
});
