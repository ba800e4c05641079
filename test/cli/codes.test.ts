import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { catalogue } from '../../src/diagnostics/codes.js';
import { allCodes, explanations } from '../../src/diagnostics/format-explanation.js';
import { editFile, testFolder } from '../support/folders.js';
import { run } from '../support/program.js';

function folder(...edits: readonly (readonly [find: string, write: string])[]): string {
  const cwd = testFolder();
  for (const [find, write] of edits) editFile(join(cwd, 'content/mini/argument.yaml'), find, write);
  return cwd;
}

const misspelt = ['limits:', 'limit:'] as const;
const emptyPhrases = [
  ['"Begin early."', '"More research is needed."'],
  ['"及早開始。"', '"仍須進一步研究。"'],
] as const;

describe('check --explain', () => {
  it('explains a code: its meaning, an example, why it matters and how to correct it', async () => {
    const { status, stdout, stderr } = await run(folder(), 'check', '--explain', 'content/missing-key');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const { means, wrong, right, why, mend } = explanations['content/missing-key'];
    const words = (text: string) => text.replace(/\s+/g, ' ').trim();
    expect(stdout).toMatch(/^content\/missing-key: \S/);
    for (const part of [catalogue['content/missing-key'], means, wrong, right, why, mend])
      expect(words(stdout)).toContain(words(part));
    for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
  });

  it('takes the code in brackets, as messages end with it, even without packs', async () => {
    expect((await run(testFolder({}), 'check', '--explain', '[yaml/syntax]')).stdout).toMatch(/^yaml\/syntax: /);
  });

  it('suggests the nearest code for an unknown one, with exit code 2', async () => {
    const { status, stdout, stderr } = await run(folder(), 'check', '--explain', 'content/mising-key');
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain('"content/missing-key"');
    expect(await run(folder(), 'check', '--explain', 'all', 'mini')).toMatchObject({ status: 2, stdout: '' });
  });

  it('lists every code with its meaning', async () => {
    const lines = (await run(folder(), 'check', '--explain', 'all')).stdout.trimEnd().split('\n');
    expect(lines.map((line) => line.split(' ')[0])).toEqual([...allCodes]);
    for (const line of lines) expect(line).toMatch(/^[a-z]+\/[a-z-]+ {2,}\S.*\.$/);
  });

  it('is a document with --json', async () => {
    const one = JSON.parse((await run(folder(), 'check', '--explain', 'yaml/quotes', '--json')).stdout);
    expect(one).toMatchObject({
      ok: true,
      files: [],
      diagnostics: [],
      explanations: [{ code: 'yaml/quotes', meaning: expect.any(String), wrong: 'en: “Begin early.”' }],
    });
    expect(Object.keys(one.explanations[0])).toEqual(['code', 'meaning', 'means', 'wrong', 'right', 'why', 'mend']);
    const all = JSON.parse((await run(folder(), 'check', '--explain', 'all', '--json')).stdout);
    expect(all.explanations).toHaveLength(allCodes.length);
  });
});

describe('the command that explains a code', () => {
  const command = 'policy-brief check --explain content/unknown-key\n';

  it('is printed after the summary, for the first code', async () => {
    const { stderr } = await run(folder(misspelt), 'check');
    expect(stderr).toMatch(/\[content\/unknown-key\]\n/);
    expect(stderr.endsWith(command)).toBe(true);
    expect((await run(folder(misspelt), 'build', '-f', 'md')).stderr.endsWith(command)).toBe(true);
  });

  it('is not printed with --quiet, with --json, or without mistakes', async () => {
    for (const more of ['--quiet', '--json']) {
      expect((await run(folder(misspelt), 'check', more)).stderr).not.toContain('--explain');
    }
    expect((await run(folder(), 'check')).stderr).not.toContain('--explain');
  });
});

describe('--annotations github', () => {
  it('prints errors and warnings to stdout as workflow commands, and code frames to stderr as always', async () => {
    const cwd = folder(...emptyPhrases);
    const { status, stdout, stderr } = await run(cwd, 'check', '--annotations', 'github');
    expect(status).toBe(0);
    const { diagnostics } = JSON.parse((await run(cwd, 'check', '--json')).stdout);
    const [english, chinese] = diagnostics.map(
      ({ message, hint }: { message: string; hint: string }) => `${message}%0A${hint}`,
    );
    expect(stdout.split('\n')).toEqual([
      '::warning file=content/mini/argument.yaml,line=24,col=16,endLine=24,endColumn=39,title=lint/empty-phrase' +
        `::${english}`,
      '::warning file=content/mini/argument.yaml,line=25,col=21,endLine=25,endColumn=28,title=lint/empty-phrase' +
        `::${chinese}`,
      '',
    ]);
    expect(stderr).toContain('content/mini/argument.yaml:24:16: warning: ');
  });

  it('has the locations of --json, also for build and explain', async () => {
    const cwd = folder(misspelt);
    const [d] = JSON.parse((await run(cwd, 'check', '--json')).stdout).diagnostics;
    const expected = `::error file=${d.file},line=${d.line},col=${d.column},endLine=${d.endLine},endColumn=${d.endColumn},`;
    for (const command of [['build', '-f', 'md'], ['explain', 'mini'], ['check']]) {
      const { status, stdout } = await run(cwd, ...command, '--annotations', 'github');
      expect(status).toBe(1);
      expect(stdout.startsWith(expected)).toBe(true);
    }
  });

  it('leaves warnings out with --quiet', async () => {
    expect((await run(folder(...emptyPhrases), 'check', '--annotations', 'github', '--quiet')).stdout).toBe('');
  });

  it.each([
    ['with --json, which has stdout to itself', ['--annotations', 'github', '--json']],
    ['for a service that is not known', ['--annotations', 'gitlab']],
  ])('is exit code 2 %s', async (_, args) => {
    const { status, stdout } = await run(folder(), 'check', ...args);
    expect(status).toBe(2);
    // With --json a wrong flag has a document too.
    if (args.includes('--json')) expect(JSON.parse(stdout)).toMatchObject({ ok: false });
    else expect(stdout).toBe('');
  });
});
