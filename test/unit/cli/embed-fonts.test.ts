import { expect, it } from 'vitest';
import { createProgram } from '../../../src/cli/program.js';
import { memoryHost, type Written } from '../../support/built.js';
import { miniPackFolder, root } from '../../support/packs.js';

it.each([
  [[], true],
  [['--embed-fonts'], true],
  [['--html-fonts', 'all'], true],
  [['--html-fonts', 'none'], false],
])('build %s puts fonts into the HTML: %s', async (flags, expected) => {
  const written: Written = new Map();
  const codes: number[] = [];
  const silent = { stdout: () => undefined, stderr: () => undefined, interactive: false, colours: false };
  const program = createProgram({
    host: memoryHost(root, 'out', written),
    streams: silent,
    version: 'test',
    exit: (code) => codes.push(code),
    untilStopped: () => new Promise(() => undefined),
  });
  await program.parseAsync([
    'node',
    'policy-brief',
    'build',
    miniPackFolder,
    '-l',
    'en',
    '-f',
    'html',
    '--quiet',
    ...flags,
  ]);
  expect(codes).toEqual([0]);
  const [, bytes] = [...written].find(([path]) => path.endsWith('readers.en.html')) ?? [];
  const html = new TextDecoder().decode(bytes);
  expect(html.includes('url("data:font/woff2;base64,')).toBe(expected);
  expect(html.includes('font-src data:')).toBe(expected);
});
