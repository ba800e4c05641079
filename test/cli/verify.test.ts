import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pdfRules } from '../../src/pdfua/rules/rules.js';
import { miniPackFolder, workspace } from '../support/packs.js';
import { run } from '../support/program.js';

const made = workspace({ mini: miniPackFolder });
const cwd = made.path;
const good = 'out/mini/readers.en.pdf';
beforeAll(async () => {
  expect((await run(cwd, 'build', '--verify')).status).toBe(0);
});
afterAll(() => made.remove());

/** The file with its first occurrence of some bytes changed to others of the same length. */
function broken(name: string, find: string, write: string): string {
  const text = readFileSync(join(cwd, good), 'latin1');
  expect(text).toContain(find);
  expect(write).toHaveLength(find.length);
  writeFileSync(join(cwd, name), text.replace(find, write), 'latin1');
  return name;
}

describe('verify', () => {
  it('names the files that break no rule, and claims no certificate', async () => {
    const { status, stdout, stderr } = await run(cwd, 'verify', good, 'out/mini/readers.zh-Hant.pdf');
    expect(status).toBe(0);
    expect(stdout).toBe(`${good}\nout/mini/readers.zh-Hant.pdf\n`);
    expect(stderr).toMatch(/certificate/i);
  });

  it('reports the rule that a file breaks, what it demands and its source', async () => {
    const file = broken('untitled.pdf', '/DisplayDocTitle true', '/DisplayDocTitle null');
    const { status, stdout, stderr } = await run(cwd, 'verify', good, file);
    expect(status).toBe(1);
    expect(stdout).toBe(`${good}\n`);
    expect(stderr).toContain(`${file}: error: title-shown: `);
    const { requirement, source } = pdfRules['title-shown'];
    expect(stderr).toContain(`${requirement} (${source})`);
    expect(stderr).toMatch(/\[pdf\/rule\]$/m);
  });

  it('reports the same with --json', async () => {
    const file = broken('spoken.pdf', '/Lang (en)', '/Lang (e!)');
    const { status, stdout } = await run(cwd, 'verify', '--json', file);
    expect(status).toBe(1);
    const { ok, diagnostics } = JSON.parse(stdout);
    expect(ok).toBe(false);
    expect(diagnostics).toMatchObject([{ code: 'pdf/rule', severity: 'error', file }]);
    expect(diagnostics[0].message).toMatch(/^language: /);
  });

  it('does not trust the name of a file', async () => {
    writeFileSync(join(cwd, 'words.pdf'), 'Dear Minister,\n');
    const { status, stderr } = await run(cwd, 'verify', 'words.pdf');
    expect(status).toBe(1);
    expect(stderr).toContain('words.pdf: error: syntax: ');
  });

  it('says of each file that cannot be read that it cannot, and checks the others', async () => {
    const file = broken('untitled.pdf', '/DisplayDocTitle true', '/DisplayDocTitle null');
    const { status, stdout, stderr } = await run(cwd, 'verify', 'none.pdf', good, 'out', file);
    expect(status).toBe(3);
    expect(stdout).toBe(`${good}\n`);
    expect(stderr).toContain(`${file}: error: title-shown: `);
    for (const unread of ['none.pdf', 'out']) expect(stderr).toMatch(new RegExp(`^error: .*/${unread}: it is `, 'm'));
    const { diagnostics } = JSON.parse((await run(cwd, 'verify', '--json', 'none.pdf', good, 'out', file)).stdout);
    expect(diagnostics.map(({ code }: { code: string }) => code)).toEqual([
      'pdf/rule',
      'command/failed',
      'command/failed',
    ]);
  });

  it('ends with exit code 3 for a missing file, and requires at least one file', async () => {
    expect(await run(cwd, 'verify', 'none.pdf')).toMatchObject({
      status: 3,
      stderr: expect.stringContaining('none.pdf'),
    });
    expect((await run(cwd, 'verify')).status).toBe(2);
  });
});
