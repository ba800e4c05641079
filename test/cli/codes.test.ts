import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { allCodes } from '../../src/diagnostics/format-explanation.js';
import { miniPackFolder, workspace } from '../support/packs.js';
import { run } from '../support/program.js';

const made: { remove(): void }[] = [];
afterEach(() => {
  for (const one of made.splice(0)) one.remove();
});

function folder(...edits: readonly (readonly [find: string, write: string])[]): string {
  const one = workspace({ mini: miniPackFolder });
  made.push(one);
  const path = join(one.path, 'content/mini/argument.yaml');
  for (const [find, write] of edits) {
    const text = readFileSync(path, 'utf8');
    expect(text).toContain(find);
    writeFileSync(
      path,
      text.replace(find, () => write),
    );
  }
  return one.path;
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
    expect(stdout).toMatch(/^content\/missing-key: A key that must be there is missing\.\n/);
    for (const heading of ['For example:', 'Write instead:', 'Why it matters:', 'How to mend it:']) {
      expect(stdout).toContain(`\n\n${heading}\n`);
    }
    expect(stdout).toContain('    - id: finish\n      source: { paragraphs: [3] }\n');
    for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
  });

  it('takes the code in brackets, as messages end with it, even without packs', async () => {
    const one = workspace();
    made.push(one);
    expect((await run(one.path, 'check', '--explain', '[yaml/syntax]')).stdout).toMatch(/^yaml\/syntax: /);
  });

  it('suggests the nearest code for an unknown one, with exit code 2', async () => {
    const { status, stdout, stderr } = await run(folder(), 'check', '--explain', 'content/mising-key');
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toBe(
      'error: there is no code "content/mising-key". Did you mean "content/missing-key"? ' +
        'policy-brief check --explain all lists them.\n',
    );
    expect(await run(folder(), 'check', '--explain', 'all', 'mini')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('no packs beside it'),
    });
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
  const hint = 'More on a code: policy-brief check --explain content/unknown-key\n';

  it('is printed after the summary, for the first code', async () => {
    const { stderr } = await run(folder(misspelt), 'check');
    expect(stderr).toMatch(/\[content\/unknown-key\]\n/);
    expect(stderr.endsWith(`1 error\n${hint}`)).toBe(true);
    expect((await run(folder(misspelt), 'build', '-f', 'md')).stderr.endsWith(hint)).toBe(true);
  });

  it('is not printed with --quiet, with --json, or without mistakes', async () => {
    for (const more of ['--quiet', '--json']) {
      expect((await run(folder(misspelt), 'check', more)).stderr).not.toContain('More on a code');
    }
    expect((await run(folder(), 'check')).stderr).toBe('No errors.\n');
  });
});

describe('--annotations github', () => {
  it('prints errors and warnings to stdout as workflow commands, and code frames to stderr as always', async () => {
    const { status, stdout, stderr } = await run(folder(...emptyPhrases), 'check', '--annotations', 'github');
    expect(status).toBe(0);
    const hint = '%0ASay what is not known, and who should find it out.';
    expect(stdout.split('\n')).toEqual([
      '::warning file=content/mini/argument.yaml,line=24,col=16,endLine=24,endColumn=39,title=lint/empty-phrase' +
        `::"More research is needed" tells the reader nothing to do.${hint}`,
      '::warning file=content/mini/argument.yaml,line=25,col=21,endLine=25,endColumn=28,title=lint/empty-phrase' +
        `::"仍須進一步研究" tells the reader nothing to do.${hint}`,
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
