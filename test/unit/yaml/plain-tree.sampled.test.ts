import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { plainTree } from '../../../src/yaml/plain-tree.js';
import { documentOf, tokensOf } from '../../../src/yaml/read-by-parser.js';
import { RepairedText } from '../../../src/yaml/recovery/repaired-text.js';
import { yamlTree } from '../../../src/yaml/yaml-tree.js';
import { casesOf } from '../../support/depth.js';
import { builtInPackFolder, miniPackFolder, packFiles } from '../../support/packs.js';
import { hands, inStyles } from '../../support/yaml-styles.js';

const decoded = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
const files = [...packFiles(miniPackFolder), ...packFiles(builtInPackFolder)].map(({ bytes }) => decoded(bytes));

/** The tree of a plain file, and what a whole document says of the same text. */
function bothTrees(text: string) {
  const repaired = new RepairedText({ id: 'file.yaml', text });
  const document = documentOf(tokensOf(text), text);
  return { plain: plainTree(repaired), whole: document && yamlTree(document, repaired) };
}

/** Where there is a plain tree, it is that of the document, in which nothing is wrong. */
function expectSame(text: string): boolean {
  const { plain, whole } = bothTrees(text);
  if (plain) expect({ text, ...whole }).toEqual({ text, root: plain, problems: [], diagnostics: [], lossy: false });
  return plain !== undefined;
}

const cases = [
  'a: b',
  "a: \"b\\n c\"\nd: 'it''s'\n",
  'a: "b\n  c"\nd: e\n  f\n',
  '# note\na: # note\n  b: c # note\n  # note\nd: [e, "f", {g: h}, ] # note\n# end',
  'a:\n- b\n- c\n  d\n-\n  e: f\n- - g\n  - h\n# end\n',
  'a: |\n  b\n\n  c\nd: >-\n  e\n  f\ng: h\n',
  'a: {\n  b: c,\n  d: [\n  ]\n}\n',
  'a:\t"b"\nc: d\n',
  'a: b\n\tc: d\n',
  'a: b # c\nd: e #f\ng: h#i\n',
  'a: "b"# c\n',
  'a: [b, , c]',
  'a: [, b]',
  'a: [b c: d]',
  'a: {b, c: d}',
  'a: {b: c',
  'a: b: c',
  'a: - b',
  'a: - b\n   - c',
  '- a: b\n c: d',
  'a: b\n c: d',
  'a: b\na: c',
  'a:\nb: c',
  'a: ~\nb: null\n? c\n: d',
  'a: &x b\nc: *x\nd: !!str e',
  '--- \na: b\n...\n',
  'a: b\n---\nc: d\n---\ne: f',
  '%YAML 1.2\n---\na: b',
  'a: "b',
  "a: 'b\n",
  'a: "b"c',
  'a: “b”\nb: b"\n“c”: d',
  '"a": b\n\'c\': d\n"e f": g\n"h\n i": j',
  '__proto__: a',
  'a: @b\nc: `d`\ne: %f',
  '@a: b',
  'a:\n  b:\n    c: d\n    # e\n  f:\n    - g\n    # h\ni: j\n',
  `${'a'.repeat(1030)}: b`,
  `a: ${'['.repeat(70)}${']'.repeat(70)}`,
  'a: >\nb: c',
  'a: |2\n   b\n  c',
  'a\r\n: b',
  'a: b\r\nc:\r\n  - d\r\n',
  'a: [b, c\r, d]\r\n',
  'a: |-\r\n  b\r\n\r\nc: d\r\n',
  'a: |\n  b\n    \n c\n',
  'a: |\n  b\n    \nc: d\n',
  'a: >\n\n    b\n   c\n',
  'a: [\n  b,\n  "c\n d"\n  ]\n',
  '[\n"a\n--- b"\n]\n',
  '... a: b\n',
  'a: -5\nb: - 5\n',
  'a: b\n# c',
  'caf\u0065\u0301: caf\u0065\u0301',
  '',
  '# only a note\n',
  '- a\n- b',
  'just words',
];

describe('the tree that is made without a document', () => {
  it.each(files.map((text) => [text.slice(0, 60), text]))('is there for a file of a pack: %s', (_, text) => {
    expect(expectSame(text)).toBe(true);
  });

  it.each(cases)('is that of the document, or there is none: %j', (text) => {
    expectSame(text);
  });

  it('is that of the document in every style', () => {
    const asJson = packFiles(miniPackFolder).map(({ path, bytes }) => ({
      path,
      bytes: new TextEncoder().encode(JSON.stringify(parse(decoded(bytes)))),
    }));
    let plain = 0;
    fc.assert(
      fc.property(hands, (hand) => {
        for (const { bytes } of inStyles(asJson, hand)) if (expectSame(decoded(bytes))) plain += 1;
      }),
      { numRuns: casesOf(300, 25) },
    );
    expect(plain).toBeGreaterThan(0);
  });

  it('is that of the document after any slip', () => {
    const change = fc.record({
      at: fc.nat(1_000_000),
      cut: fc.integer({ min: 0, max: 3 }),
      write: fc.oneof(
        fc.constant(''),
        fc.constantFrom(...' \t\n\r:-#,[]{}"\'&*!|>?%@`“」', '\n  ', ' #', ': ', '- ', '\n---\n'),
      ),
    });
    const slips = fc.tuple(fc.constantFrom(...files), fc.array(change, { minLength: 1, maxLength: 3 }));
    fc.assert(
      fc.property(slips, ([file, changes]) => {
        const beginning = file.slice(0, 3_000);
        const text = changes.reduce((all, { at, cut, write }) => {
          const from = at % all.length;
          return all.slice(0, from) + write + all.slice(from + cut);
        }, beginning);
        expectSame(text);
      }),
      { numRuns: casesOf(3_000, 200) },
    );
  });

  it('is that of the document whatever lines stand below one another', () => {
    const line = fc
      .tuple(
        fc.nat(4),
        fc.constantFrom('', '- ', '- - ', '-   '),
        fc.constantFrom('', 'a: ', '"b":  ', "'c d': ", 'e:'),
        fc.constantFrom(
          '',
          '',
          'f',
          'g h',
          '"i"',
          '"j',
          "k'",
          'l"',
          '[m, n]',
          '{o: p}',
          '[q,',
          'r]',
          '|',
          '>-',
          '-1',
          '"s\\n"',
        ),
        fc.constantFrom('', '', '', ' ', ' # note', ' #note', '# note'),
      )
      .map(([indent, ...parts]) => ' '.repeat(indent) + parts.join(''));
    fc.assert(
      fc.property(fc.array(line, { maxLength: 8 }), fc.constantFrom('\n', '\r\n'), (lines, lineEnd) => {
        expectSame(lines.join(lineEnd));
      }),
      { numRuns: casesOf(20_000, 2_000) },
    );
  });
});
