import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { command, type Ended } from '../support/launcher.js';
import { miniPackFolder, workspace } from '../support/packs.js';

const made: { remove(): void }[] = [];
afterEach(() => {
  for (const one of made.splice(0)) one.remove();
});

function folder(): string {
  const one = workspace({ mini: miniPackFolder });
  made.push(one);
  return one.path;
}

/** Ends what would never end. */
const limited = ['timeout', '-s', 'KILL', '30'];
const shell = (script: string) => [...limited, 'sh', '-c', script, 'sh'];

describe.runIf(process.platform === 'linux')('a folder that exists and lets none be made in it', () => {
  const env = { POLICY_BRIEF_CACHE: '' };

  it.each([
    ['as the home', { HOME: '/proc', POLICY_BRIEF_CACHE: undefined, XDG_CACHE_HOME: undefined }],
    ['as the home of caches', { XDG_CACHE_HOME: '/proc/self', POLICY_BRIEF_CACHE: undefined }],
    ['as the cache', { POLICY_BRIEF_CACHE: '/proc/x' }],
    ['deep below it, as the cache', { POLICY_BRIEF_CACHE: '/proc/x/y/z' }],
  ])('%s: builds without a cache', async (_, changed) => {
    const cwd = folder();
    const { status, stdout } = await command(['build', 'mini', '-f', 'md'], { cwd, env: changed, under: limited });
    expect(status).toBe(0);
    expect(stdout).toContain('out/mini/readers.en.md\n');
  });

  it.each([
    ['build -o', ['build', 'mini', '-f', 'md', '-o', '/proc/x']],
    ['build -o, deep below it', ['build', 'mini', '-f', 'md', '-o', '/proc/x/y/z']],
    ['build --clean -o', ['build', 'mini', '-f', 'md', '--clean', '-o', '/proc/sys/x']],
    ['new', ['new', '/proc/x', '--yes']],
  ])('%s: says that it cannot write there', async (_, args) => {
    const { status, stdout, stderr } = await command(args, { cwd: folder(), env, under: limited });
    expect({ status, stdout }).toEqual({ status: 3, stdout: '' });
    expect(stderr).toMatch(/^error: Cannot write \/proc\/\S+: no folder can be made there\n$/);
  });
});

describe.runIf(existsSync('/dev/full'))('a disk that is full', () => {
  const full = shell('exec "$@" >/dev/full');

  it.each([
    ['build', ['build', 'mini', '-f', 'md']],
    ['build --json', ['build', 'mini', '-f', 'md', '--json']],
    ['check --coverage', ['check', 'mini', '--coverage']],
    ['check --explain', ['check', '--explain', 'all']],
    ['explain', ['explain', 'mini']],
    ['schema', ['schema', 'mini']],
    ['preview', ['preview', 'mini']],
    ['new', ['new', 'pack', '--yes']],
    ['--help', ['--help']],
  ])('for the output of %s: one line and exit code 3', async (_, args) => {
    const { status, stdout, stderr } = await command(args, { cwd: folder(), under: full });
    expect({ status, stdout }).toEqual({ status: 3, stdout: '' });
    expect(stderr).toBe('error: Cannot write the output: the disk is full\n');
  });

  it('leaves what a build has written', async () => {
    const cwd = folder();
    await command(['build', 'mini', '-f', 'md'], { cwd, under: full });
    expect(readdirSync(join(cwd, 'out/mini')).sort()).toEqual(['manifest.json', 'readers.en.md', 'readers.zh-Hant.md']);
    expect(readFileSync(join(cwd, 'out/index.html'), 'utf8')).toContain('mini/readers.en.md');
  });

  it('for the messages: the output is whole, and the exit code is 3', async () => {
    const cwd = folder();
    const { status, stdout } = await command(['build', 'mini', '-f', 'md'], {
      cwd,
      under: shell('exec "$@" 2>/dev/full'),
    });
    expect(status).toBe(3);
    expect(stdout.trim().split('\n')).toHaveLength(4);
  });

  it('is none where the reader of the output stops reading', async () => {
    const { status, stderr } = await command(['check', '--explain', 'all'], {
      cwd: folder(),
      under: shell('"$@" | head -n 1 >/dev/null'),
    });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });
});

describe.runIf(process.platform === 'linux')('a working folder that was deleted', () => {
  const inDeletedFolder = async (...args: readonly string[]): Promise<Ended> => {
    const cwd = mkdtempSync(join(tmpdir(), 'policy-brief-'));
    try {
      return await command(args, { cwd, under: shell('rmdir "$PWD"; exec "$@"') });
    } finally {
      rmSync(cwd, { recursive: true, force: true });
    }
  };

  it.each([['build', miniPackFolder, '-o', '/tmp'], ['check'], ['new', 'pack', '--yes']])(
    'is named by %s',
    async (...args) => {
      expect(await inDeletedFolder(...args)).toMatchObject({
        status: 3,
        stdout: '',
        stderr: 'error: This folder is gone. Change to one that is there.\n',
      });
    },
  );

  it('is named with --json too', async () => {
    const { status, stdout } = await inDeletedFolder('check', '--json');
    expect(status).toBe(3);
    expect(JSON.parse(stdout)).toMatchObject({
      ok: false,
      files: [],
      diagnostics: [{ code: 'command/failed', message: 'This folder is gone. Change to one that is there.' }],
    });
  });
});
