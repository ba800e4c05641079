import { describe, expect, it } from 'vitest';
import { toPlain } from '../../../src/validation/located.js';
import { decodeUtf8 } from '../../../src/yaml/decode.js';
import { readYaml } from '../../../src/yaml/read-yaml.js';

function read(text: string): unknown {
  const decoded = decodeUtf8('a.yaml', Buffer.from(text));
  if (typeof decoded !== 'string') throw new Error(decoded.message);
  // No place moves, and no line is added.
  expect(decoded).toHaveLength(text.length);
  expect(decoded.split('\n')).toHaveLength(text.split(/\r*\n|\r/).length);
  const result = readYaml({ id: 'a.yaml', text: decoded });
  return result.ok ? toPlain(result.value) : result.diagnostics;
}

describe('lines that end otherwise are the same lines', () => {
  const lines = ['a: "x"', 'b:', '  - "y z"', 'c: d'];
  it.each([
    ['\n', 'of Unix'],
    ['\r\n', 'of Windows'],
    ['\r', 'of the first Macs'],
    ['\r\r\n', 'of Windows, translated twice'],
  ])('%j, %s', (end) => {
    expect(read(lines.map((line) => line + end).join(''))).toEqual({ a: 'x', b: ['y z'], c: 'd' });
  });

  it('and so are lines of several kinds in one file', () => {
    expect(read('a: "x"\rb:\r\n  - "y z"\nc: d\r\r\n')).toEqual({ a: 'x', b: ['y z'], c: 'd' });
  });
});
