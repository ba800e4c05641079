import { describe, expect, it } from 'vitest';
import { formatFrame } from '../../../src/diagnostics/format-frame.js';
import { nodeAt, toPlain } from '../../../src/validation/located.js';
import { readWithRepairs, readYaml } from '../../../src/yaml/read-yaml.js';
import { depth } from '../../support/depth.js';
import { found } from '../../support/mistakes.js';
import { miniPackFolder, packFiles } from '../../support/packs.js';
import { wordsOfProgramming } from '../../support/plain-words.js';

const files = packFiles(miniPackFolder).map(({ path, bytes }) => ({ path, text: new TextDecoder().decode(bytes) }));

interface Typo {
  readonly what: string;
  readonly path: string;
  readonly text: string;
}

/** A file with a character missing, a line missing, or a line indented too far. */
function typos({ path, text }: (typeof files)[number], every: number): readonly Typo[] {
  const lines = text.split('\n');
  const withLine = (at: number, ...lineOrNone: readonly string[]) => lines.toSpliced(at, 1, ...lineOrNone).join('\n');
  const characters = [...Array(text.length).keys()].filter((at) => at % every === 0);
  return [
    ...characters.map((at) => ({
      what: `without character ${at} (${JSON.stringify(text[at])})`,
      path,
      text: text.slice(0, at) + text.slice(at + 1),
    })),
    ...lines.flatMap((line, at) => [
      { what: `without line ${at + 1}`, path, text: withLine(at) },
      { what: `with line ${at + 1} indented by one`, path, text: withLine(at, ` ${line}`) },
      { what: `with line ${at + 1} indented by two`, path, text: withLine(at, `  ${line}`) },
    ]),
  ];
}

/** Every seventh character is lost in turn; fewer where it has to be fast. */
const every = depth === 'fast' ? 35 : 7;

describe('a typo anywhere in a pack', () => {
  it('is reported with its place and what to write, mostly once, in no word of programming', () => {
    const counts: number[] = [];
    for (const { what, path, text } of files.flatMap((file) => typos(file, every))) {
      const { diagnostics, sources } = found({ files: { [path]: text } });
      const errors = diagnostics.filter((d) => !d.code.startsWith('lint/'));
      for (const d of errors) {
        const shown = `${path} ${what}\n${formatFrame(d, sources)}`;
        expect(d.span, shown).toBeDefined();
        expect(d.hint, shown).toMatch(/\S/);
        expect(`${d.message}\n${d.hint}`, shown).not.toMatch(wordsOfProgramming);
      }
      if (errors.length > 0) counts.push(errors.length);
    }
    expect(counts.length).toBeGreaterThan(depth === 'fast' ? 150 : 400);
    // More than nine in ten are reported as the one mistake that they are.
    expect(counts.filter((count) => count === 1).length / counts.length).toBeGreaterThan(0.9);
  });
});

describe('a file with syntax errors', () => {
  const read = (text: string) => readWithRepairs({ id: 'a.yaml', text });

  it('is read as if they were repaired, with the spans of the file as it is', () => {
    const text = 'a：\n  b:"one"\n  c: Two: words\nd: ok\n';
    const { tree, diagnostics } = read(text);
    expect(diagnostics.map((d) => text.slice(d.span?.start, d.span?.end))).toEqual(['：', 'b:', 'Two: words']);
    expect(tree && toPlain(tree)).toEqual({ a: { b: 'one', c: 'Two: words' }, d: 'ok' });
    for (const [path, written] of [
      [['a', 'b'], '"one"'],
      [['a', 'c'], 'Two: words'],
      [['d'], 'ok'],
    ] as const) {
      const node = tree && nodeAt(tree, path);
      expect(text.slice(node?.span.start, node?.span.end)).toBe(written);
    }
  });

  it('gives no tree where it is unclear what was meant', () => {
    expect(read('a: 1\nThese are words of mine.\nb: 2\n').tree).toBeUndefined();
    expect(read('a: 1\na: 2\n').tree).toBeUndefined();
    expect(readYaml({ id: 'a.yaml', text: 'b: 2\na:"1"\n' }).ok).toBe(false);
  });

  it.each([
    ['a text of several lines in quotation marks', 'a: "one\n  two: three"\nb: x\n'],
    ['a text below a mark', 'a: >-\n  one: two\n  # three\n  - four\nb: x\n'],
    ['a colon without a space', 'a: 12:30\nb: https://example.org/a:b\n'],
    ['marks in quotation marks', 'a: \'*x* & {{y.z}}\'\nb: "[@a] # b: c"\n'],
    ['an apostrophe in a word', "a: the author's view\nb: { c: the author's view, d: e }\n"],
    ['a list at the column of its key', 'a:\n- b\n- c\n'],
    ['braces over several lines', 'a: {\n    b: c,\n    d: e\n  }\n'],
    ['curly marks inside a text', 'a: He said “yes” and “no”.\n'],
  ])('is not found where there is none: %s', (_, text) => {
    expect(read(text).diagnostics).toEqual([]);
  });
});
