import { describe, expect, it } from 'vitest';
import { spanWithin } from '../../../src/validation/located.js';
import { readYaml } from '../../../src/yaml/read-yaml.js';

/** What a message points at in the file, and the column, for the last place of some words in a text. */
function pointedAt(yaml: string, words: string): readonly [string, number] {
  const result = readYaml({ id: 'a.yaml', text: yaml });
  const node = result.ok && result.value.kind === 'map' ? result.value.entries[0]?.value : undefined;
  if (node?.kind !== 'text') throw new Error('no text');
  const at = node.text.lastIndexOf(words);
  const { start, end } = spanWithin(node, at, at + words.length);
  return [yaml.slice(start, end), start - yaml.lastIndexOf('\n', start - 1)];
}

describe('a message points at the words in the file, however they are written there', () => {
  it.each([
    ['a quotation mark, not the one that holds the text together', 'a: "say \\"so\\" now"\n', '"', '\\"', 13],
    ['an apostrophe that is written twice', "a: 'it isn''t so'\n", "'", "''", 11],
    ['a number, not the one in an escape sequence', 'a: "\\u2014 20 so"\n', '20', '20', 12],
    ['a letter, not the one of an escape sequence', 'a: "x\\nn so"\n', 'n', 'n', 8],
    ['what is written as an escape sequence', 'a: "x\\u00e9y"\n', 'é', '\\u00e9', 6],
    ['what stands behind a letter of two units', 'a: "\\U0001F6B8 now"\n', 'now', 'now', 16],
    ['words over the end of a line', 'a: "begin\n   early now"\n', 'begin early', 'begin\n   early', 5],
    ['the same behind a backslash', 'a: "be\\\n   gin now"\n', 'begin', 'be\\\n   gin', 5],
    [
      'the same of a text without quotation marks',
      'a: begin\n   early\n\n   now\n',
      'early\nnow',
      'early\n\n   now',
      4,
    ],
    ['words of a text in lines of its own', 'a: |\n  begin\n    early\n', 'early', 'early', 5],
    ['words of a text whose lines are joined', 'a: >-\n  go on\n  and on\n', 'on and on', 'on\n  and on', 6],
    ['with the line ends of Windows', 'a: "begin\r\n   early now"\r\n', 'now', 'now', 10],
    [
      'letters whose accents are characters of their own',
      'a: "e\u0301e\u0301 cafe\u0301 now"\n',
      'café',
      'cafe\u0301',
      10,
    ],
  ])('%s', (_, yaml, words, shown, column) => {
    expect(pointedAt(yaml, words)).toEqual([shown, column]);
  });
});
