import { describe, expect, it } from 'vitest';
import { loadPack } from '../../../src/pack/load-pack.js';
import { limits } from '../../../src/schema/limits.js';
import { spanWithin, toPlain } from '../../../src/validation/located.js';
import { readYaml } from '../../../src/yaml/read-yaml.js';
import { miniPackFolder, packFiles } from '../../support/packs.js';

function read(text: string) {
  const result = readYaml({ id: 'a.yaml', text });
  if (!result.ok) throw new Error(result.diagnostics.map((d) => `${d.code}: ${d.message}`).join('\n'));
  return result;
}

describe('a scalar', () => {
  it('stays what the editor typed', () => {
    const typed = 'a: no\nb: 1.10\nc: 007\nd: 1e3\ne: Null\nf: 2025-04-01\ng: ~\nh: 0x1F\ni: "007"\n';
    expect(toPlain(read(typed).value)).toEqual({
      a: 'no',
      b: '1.10',
      c: '007',
      d: '1e3',
      e: 'Null',
      f: '2025-04-01',
      g: '~',
      h: '0x1F',
      i: '007',
    });
  });

  it('is the same with Windows line ends', () => {
    expect(toPlain(read('a: x\r\nb:\r\n  - y\r\n').value)).toEqual({ a: 'x', b: ['y'] });
  });

  it('knows the span of a part of a folded or escaped text', () => {
    const text = 'a: >-\n  first [@one] and\n  then [@one] again\n';
    const { value } = read(text);
    const scalar = value.kind === 'map' ? value.entries[0]?.value : undefined;
    if (scalar?.kind !== 'text') throw new Error('no text');
    const second = scalar.text.lastIndexOf('[@one]');
    expect(spanWithin(scalar, second, second + 6).start).toBe(text.lastIndexOf('[@one]'));
  });
});

describe('a mistake in a long file', () => {
  // The parser reports every word after it.
  const entries = (count: number) =>
    Array.from({ length: count }, (_, i) => `  - { id: id-${i}, text: "Text ${i}." }\n`);

  it.each([10, 100, 1000])('is explained as in a short one, before %i lines', (count) => {
    const text = `a: { b: 1 }}\nlist:\n${entries(count).join('')}`;
    const result = readYaml({ id: 'a.yaml', text });
    const found = (result.ok ? [] : result.diagnostics).map(({ code, message, span }) => [code, message, span?.start]);
    expect(found).toEqual([['yaml/syntax', 'A second } stands here.', text.indexOf('}')]]);
  });
});

describe('a file of more keys and texts than any pack', () => {
  it('is told where they are too many, whichever way it is read', () => {
    const list = `list:\n${'- a\n'.repeat(limits.parts)}`;
    // A key in printed quotation marks is left to the library.
    const [plain, odd] = ['key: b\n', '“k”: b\n'].map((first) => {
      const result = readYaml({ id: 'a.yaml', text: first + list });
      return result.ok ? [] : result.diagnostics.map(({ code, span }) => [code, span?.start]);
    });
    // The first key, its text, and the key of the list.
    const before = limits.parts - 3;
    expect(plain).toEqual([['content/too-large', `key: b\nlist:\n${'- a\n'.repeat(before)}- `.length]]);
    expect(odd).toEqual(plain);
  });
});

describe('what begins with # in a group or a list', () => {
  it.each([
    ['in braces', 'a: { b: #123456, c: #fff }\nd: 1\n', { a: { b: '#123456', c: '#fff' }, d: '1' }],
    ['in braces without blanks', 'a: {b: #123456}\n', { a: { b: '#123456' } }],
    ['in brackets', 'a: [#123456, #fff]\n', { a: ['#123456', '#fff'] }],
    ['behind words', 'a: { b: Bill C #9, c: 1 }\n', { a: { b: 'Bill C #9', c: '1' } }],
    ['in an entry of a list', 'a:\n  - { b: #123456, c: 1 }\n', { a: [{ b: '#123456', c: '1' }] }],
    ['over several lines', 'a: {\n  b: #123456,\n  c: 1 }\n', { a: { b: '#123456', c: '1' } }],
  ])('%s is told once, with the line as it is meant', (_, text, meant) => {
    const result = readYaml({ id: 'a.yaml', text });
    if (result.ok) throw new Error('nothing was told');
    expect(result.diagnostics.map(({ code }) => code)).toEqual(['yaml/comment-in-text']);
    const [{ hint = '' } = {}] = result.diagnostics;
    const [, line = ''] = /^Write:\n {2}(.*)$/.exec(hint) ?? [];
    const mended = text.replace(/^.*#.*$/m, (old) => /^\s*(?:- )?/.exec(old)?.[0] + line);
    expect(toPlain(read(mended).value)).toEqual(meant);
  });

  it.each(['a: { b: 1 } # a note\n', 'a: { b: 1, # a note\n  c: 2 }\n'])('may be a note: %j', (text) => {
    expect(read(text).warnings).toEqual([]);
  });
});

describe('works as other programs write them', () => {
  const said = (text: string) => {
    const result = readYaml({ id: 'a.yaml', text });
    return result.ok ? [] : result.diagnostics.map(({ hint = '' }) => hint.split('\n').at(-1));
  };

  it.each(['[@a2024, @b:1]', '[@a2024; @b:1]', '[[@a2024], [@b:1]]', '[\\cite{a2024}, \\citep{b:1}]'])(
    '%s is a list of their ids',
    (works) => {
      expect(said(`references: ${works}\nb: 1\n`)).toEqual(['  references: [a2024, b:1]']);
    },
  );

  it.each([
    ['BibTeX', '  @article{a,\n    author = {A, B},\n    year = 2024\n  }\n'],
    ['BibTeX at the edge', '@article{a,\n  author = {A, B},\n  year = 2024\n}\n'],
    ['RIS', 'TY  - JOUR\nAU  - A, B\nTI  - One: two\nER  - \n'],
  ])('an entry of %s is told once', (_, entry) => {
    for (const text of [`references:\n${entry}  - id: b\n`, `references:\n  - id: b\n${entry}`])
      expect(said(text)).toHaveLength(1);
  });
});

describe('what a pack may not use', () => {
  const codes = (text: string) => {
    const result = readYaml({ id: 'a.yaml', text });
    return (result.ok ? result.warnings : result.diagnostics).map((d) => d.code);
  };

  it.each([
    ['an anchor and its alias', 'a: &x 1\nb: *x\n', ['yaml/forbidden', 'yaml/forbidden']],
    ['a merge key, which is only a key', '<<: { a: b }\n', []],
    ['a tag', 'a: !!str 12\n', ['yaml/forbidden']],
    ['a directive', '%YAML 1.1\n---\na: 1\n', ['yaml/forbidden']],
    ['a second document', 'a: 1\n---\nb: 2\n', ['yaml/forbidden']],
    ['a key that is not a word', '? [x]\n: y\n', ['yaml/syntax']],
    ['a duplicate key', 'a: 1\na: 2\n', ['yaml/duplicate-key']],
    ['a reserved character', 'a: @b\n', ['yaml/syntax']],
  ])('%s', (_, text, expected) => {
    expect(codes(text)).toEqual(expected);
  });

  it('a comment after a text gives a warning only where it may have swallowed a word', () => {
    expect(codes('a: text # a comment\n')).toEqual([]);
    expect(codes('a: Bill C #9\n')).toEqual(['yaml/comment-in-text']);
    expect(codes('a: "Bill C #9" # fine\n')).toEqual([]);
  });

  it('is refused when it nests too deeply, without an exception', () => {
    const result = readYaml({ id: 'a.yaml', text: '['.repeat(20_000) });
    expect(result.ok).toBe(false);
  });
});

describe('the encoding', () => {
  const withFile = (bytes: Uint8Array) =>
    loadPack([...packFiles(miniPackFolder), { path: 'zz.yaml', bytes }], (path) => path).result;

  it.each([
    ['Latin-1', new Uint8Array([0x61, 0x3a, 0x20, 0xe9, 0x0a])],
    ['UTF-16', new Uint8Array([0xff, 0xfe, 0x61, 0x00])],
  ])('%s is refused by name', (name, bytes) => {
    const result = withFile(bytes);
    if (result.ok) throw new Error('accepted');
    expect(result.diagnostics).toMatchObject([{ code: 'yaml/encoding', span: { source: 'zz.yaml' } }]);
    if (name === 'UTF-16') expect(result.diagnostics[0]?.message).toContain('UTF-16');
  });

  it('may begin with a byte-order mark, which is dropped', () => {
    const files = packFiles(miniPackFolder).map((file) => ({
      ...file,
      bytes: new Uint8Array([0xef, 0xbb, 0xbf, ...file.bytes]),
    }));
    expect(loadPack(files, (path) => path).result.ok).toBe(true);
  });
});
