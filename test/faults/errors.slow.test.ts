import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync, readdirSync, readFileSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { command, type Ended, launcher } from '../support/launcher.js';
import { describeWith } from '../support/programs.js';
import { plainFailure, Rebuild, temporaryFiles } from './builds.js';
import { mayMount, mount, unmount } from './disks.js';

const isRoot = process.getuid?.() === 0;
/** Whom no permission is given by default; for tests of permissions, which mean nothing to root. */
const nobody = 65534;

let rebuild: Rebuild;
beforeAll(async () => {
  rebuild = await Rebuild.prepare('-l', 'en');
});
beforeEach(() => rebuild.reset());
afterAll(() => rebuild?.remove());

/** One line with code 3, which names the file. */
function expectPlain(ended: Ended, named: RegExp): void {
  expect(plainFailure(ended)).toEqual([]);
  expect(ended.stderr).toMatch(named);
}

describe('a folder in the way of a file', () => {
  it('is named, and the other files stay', async () => {
    rmSync(join(rebuild.out, 'mini/readers.en.pdf'));
    mkdirSync(join(rebuild.out, 'mini/readers.en.pdf'));
    const ended = await command(rebuild.args, { cwd: rebuild.path });
    expectPlain(ended, /^error: Cannot write .*readers\.en\.pdf: /m);
    expect(rebuild.broken()).toEqual(['mini/readers.en.pdf missing']);
    expect(temporaryFiles(rebuild.out)).toEqual([]);
    expect(readdirSync(join(rebuild.out, 'mini/readers.en.pdf'))).toEqual([]);
  });
});

describe('a file in the way of a folder', () => {
  it.each(['out', 'out/mini'])('is named and not touched: %s', async (name) => {
    const path = join(rebuild.path, name);
    rmSync(path, { recursive: true });
    writeFileSync(path, 'mine');
    expectPlain(await command(rebuild.args, { cwd: rebuild.path }), /^error: Cannot (read|write) .*out.*: a file /m);
    expect(readFileSync(path, 'utf8')).toBe('mine');
    rmSync(path);
  });
});

describe.skipIf(process.platform === 'win32' || (isRoot && !readableByNobody()))(
  'a folder without permission to write (needs another user than root)',
  () => {
    it.each(['out', 'out/mini'])('is reported, and every file stays: %s', async (name) => {
      if (isRoot) chownTree(rebuild.path);
      for (const folder of ['out/mini', name]) chmodSync(join(rebuild.path, folder), folder === name ? 0o555 : 0o755);
      const ended = await command(rebuild.args, { cwd: rebuild.path, ...(isRoot ? { uid: nobody } : {}) });
      chmodSync(join(rebuild.path, name), 0o755);
      expectPlain(ended, /^error: Cannot write .*out(?:\/.*)?: no permission/m);
      expect(rebuild.broken()).toEqual([]);
    });
  },
);

// The first writing call beyond the limit is cut, the next one fails: a real half-written file.
describeWith('prlimit', 'a limit to the size of files', () => {
  it.each([1, 700, 4096, 20_000])('at %s bytes is reported, and every file is whole', async (limit) => {
    const ended = await command(rebuild.args, { cwd: rebuild.path, under: ['prlimit', `--fsize=${limit}`] });
    expectPlain(ended, /^error: Cannot write .*out\/.*: .*too large/m);
    expect(rebuild.broken()).toEqual([]);
    expect(temporaryFiles(rebuild.out)).toEqual([]);
  });
});

describe.skipIf(!mayMount())('a disk of its own (needs permission to mount)', () => {
  beforeEach(() => {
    rmSync(rebuild.out, { recursive: true });
    mkdirSync(rebuild.out);
    mount('-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', rebuild.out);
    rebuild.refill();
    return () => {
      unmount(rebuild.out);
    };
  });

  it.each([0, 3, 6])('that is full but for %s blocks is reported, and every file is whole', async (blocks) => {
    const { bsize, bavail } = statfsSync(rebuild.out);
    writeFileSync(join(rebuild.out, '.filler'), Buffer.alloc((bavail - blocks) * bsize));
    const ended = await command(rebuild.args, { cwd: rebuild.path });
    expectPlain(ended, /^error: Cannot write .*out\/.*: the disk is full/m);
    expect(rebuild.broken()).toEqual([]);
    expect(temporaryFiles(rebuild.out)).toEqual([]);
  });

  it('that is read-only is reported, and every file is as before', async () => {
    mount('-o', 'remount,ro', rebuild.out);
    const ended = await command(rebuild.args, { cwd: rebuild.path });
    expectPlain(ended, /^error: Cannot write .*out\/.*: the disk is read-only/m);
    expect(rebuild.everyFileIs('earlier')).toBe(true);
  });
});

// Node itself does not start below about 20; with 30 to 60 the program meets the limit while its modules are loaded.
describeWith('prlimit', 'too many open files', () => {
  it.each([30, 45, 60])('are reported as such, not as a bug, at a limit of %s', async (limit) => {
    const ended = await command(rebuild.args, { cwd: rebuild.path, under: ['prlimit', `--nofile=${limit}`] });
    expect(rebuild.broken()).toEqual([]);
    if (ended.status !== 0) expectPlain(ended, /^error: /m);
  });
});

function readableByNobody(): boolean {
  return spawnSync(process.execPath, [launcher, '--version'], { uid: nobody, gid: nobody, cwd: '/' }).status === 0;
}

function chownTree(path: string): void {
  chownSync(path, nobody, nobody);
  for (const name of readdirSync(path, { recursive: true, encoding: 'utf8' }))
    chownSync(join(path, name), nobody, nobody);
}
