import { afterAll, expect, it } from 'vitest';
import { miniPackFolder, workspace } from '../support/packs.js';
import { run } from '../support/program.js';

const made = workspace({ mini: miniPackFolder });
afterAll(() => made.remove());

it.each([
  ['build', '-o', ''],
  ['build', '-o', ' '],
  ['build', '--templates', ''],
  ['build', '--theme', ''],
  ['build', ''],
  ['check', 'mini', ''],
  ['explain', ''],
  ['diff', '', 'mini'],
  ['gather', ''],
  ['gather', 'a', '-o', ''],
  ['translate', 'export', 'mini', '-l', 'fr', '-o', ''],
  ['translate', 'import', 'a.xlf', '--pack', ''],
  ['redline', ''],
  ['new', ''],
  ['new', 'x', '--id', ''],
  ['verify', ''],
])('an empty value is wrong usage: %s %j %j', async (...args) => {
  expect(await run(made.path, ...args)).toMatchObject({ status: 2, stderr: expect.stringContaining('It is empty.') });
});
