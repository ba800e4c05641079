import { mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { owner, sweepTemporaries, writeAtomically } from '../../src/host/disk/atomic-write.js';
import { withFolderLock } from '../../src/host/disk/folder-lock.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'policy-brief-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A rename that fails as Windows does while another program has the file open. */
function heldOpen(times: number, code: string, waits: number[]) {
  let left = times;
  return {
    platform: 'win32' as const,
    wait: async (ms: number) => {
      waits.push(ms);
    },
    rename: (from: string, to: string) => {
      left -= 1;
      if (left >= 0) throw Object.assign(new Error('held open'), { code });
      renameSync(from, to);
    },
  };
}

describe('a file that a PDF reader has open on Windows', () => {
  it.each(['EPERM', 'EBUSY', 'EACCES'])('is replaced once it is closed (%s)', async (code) => {
    const waits: number[] = [];
    const path = join(folder, 'a.pdf');
    writeFileSync(path, 'old');
    await writeAtomically(path, 'new', heldOpen(3, code, waits));
    expect(readFileSync(path, 'utf8')).toBe('new');
    expect(waits).toHaveLength(3);
  });

  it('is reported after a while, and stays as it was', async () => {
    const waits: number[] = [];
    const path = join(folder, 'a.pdf');
    writeFileSync(path, 'old');
    await expect(writeAtomically(path, 'new', heldOpen(99, 'EBUSY', waits))).rejects.toThrow('held open');
    expect(readFileSync(path, 'utf8')).toBe('old');
    expect(readdirSync(folder)).toEqual(['a.pdf']);
    expect(waits.reduce((sum, ms) => sum + ms, 0)).toBeGreaterThan(1000);
  });

  it('is not waited for on other systems, where the same error is permanent', async () => {
    const waits: number[] = [];
    const held = { ...heldOpen(1, 'EACCES', waits), platform: 'linux' as const };
    await expect(writeAtomically(join(folder, 'a.pdf'), 'new', held)).rejects.toThrow('held open');
    expect(waits).toEqual([]);
  });
});

describe('the temporary files of a killed build', () => {
  const uuid = '01234567-89ab-cdef-0123-456789abcdef';
  const [machine] = owner().split('-');
  const hour = 60 * 60 * 1000;
  const left = (name: string, ageMs = 0) => {
    const path = join(folder, name);
    writeFileSync(path, '');
    const then = (Date.now() - ageMs) / 1000;
    utimesSync(path, then, then);
    return name;
  };

  it('are removed if their process has ended, or after an hour; those of others stay', async () => {
    left(`.a.pdf.${machine}-4194305-${uuid}.tmp`);
    left(`.a.pdf.00000000-1-${uuid}.tmp`, 2 * hour);
    const stays = [
      left(`.b.pdf.${owner()}-${uuid}.tmp`),
      left(`.b.pdf.00000000-1-${uuid}.tmp`),
      left('.b.pdf.tmp', 2 * hour),
      left('b.pdf', 2 * hour),
      left('.gitkeep', 2 * hour),
    ];
    await sweepTemporaries(folder, Date.now());
    expect(readdirSync(folder).sort()).toEqual(stays.sort());
  });

  it('need not be in a folder that exists', async () => {
    await expect(sweepTemporaries(join(folder, 'nothing'), Date.now())).resolves.toBeUndefined();
  });
});

describe('the lock of a folder', () => {
  it('lets one wait until the other has ended or failed', async () => {
    const order: string[] = [];
    const slow = async (name: string) => {
      order.push(`${name} begins`);
      await new Promise((resolve) => setTimeout(resolve, 60));
      order.push(`${name} ends`);
    };
    const failing = withFolderLock({ folder }, async () => {
      await slow('first');
      throw new Error('failed');
    });
    await new Promise((resolve) => setTimeout(resolve, 20));
    await Promise.all([expect(failing).rejects.toThrow('failed'), withFolderLock({ folder }, () => slow('second'))]);
    expect(order).toEqual(['first begins', 'first ends', 'second begins', 'second ends']);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('is taken over from a build that was killed', async () => {
    const [machine] = owner().split('-');
    writeFileSync(join(folder, '.writing.lock'), `${machine}-4194305`);
    await expect(withFolderLock({ folder }, async () => 'done')).resolves.toBe('done');
    writeFileSync(join(folder, '.writing.lock'), '00000000-1');
    const long = (Date.now() - 60_000) / 1000;
    utimesSync(join(folder, '.writing.lock'), long, long);
    await expect(withFolderLock({ folder }, async () => 'done')).resolves.toBe('done');
  });
});
