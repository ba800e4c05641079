import { spawnSync } from 'node:child_process';
import {
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { build } from '../../src/commands/build.js';
import type { BuildRequest } from '../../src/commands/build-request.js';
import { sha256 } from '../../src/host/digest.js';
import { owner } from '../../src/host/disk/atomic-write.js';
import { sweepLocks, withFolderLock } from '../../src/host/disk/folder-lock.js';
import type { Host } from '../../src/host/host.js';
import type { Manifest } from '../../src/schema/manifest-schema.js';
import { diskHost } from '../support/host.js';
import { applyEdits, miniPackFolder, workspace } from '../support/packs.js';

const [machine] = owner().split('-');
const isRoot = process.getuid?.() === 0;
let folder: string;
let lock: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'policy-brief-'));
  lock = join(folder, '.writing.lock');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const dated = (path: string, ageMs: number) => {
  const then = (Date.now() - ageMs) / 1000;
  utimesSync(path, then, then);
};
const day = 24 * 60 * 60 * 1000;

/** What stands where the lock is to be written, and never goes away by itself. */
const obstacles: readonly (readonly [string, (path: string) => void])[] = [
  ['a folder', (path) => mkdirSync(path)],
  [
    'a folder with something in it, dated long ago',
    (path) => {
      mkdirSync(path);
      writeFileSync(join(path, 'mine'), '');
      dated(path, 30 * day);
    },
  ],
  ['a link that leads nowhere', (path) => symlinkSync(join(path, '../nowhere'), path)],
  ['a link to itself', (path) => symlinkSync(path, path)],
  [
    'a link to a file of great age',
    (path) => {
      const file = join(path, '../old');
      writeFileSync(file, '');
      dated(file, 30 * day);
      symlinkSync(file, path);
    },
  ],
  ['a link to a folder', (path) => symlinkSync(join(path, '..'), path)],
  ['a pipe', (path) => void spawnSync('mkfifo', [path])],
  [
    'a lock dated tomorrow',
    (path) => {
      writeFileSync(path, '00000000-1');
      dated(path, -day);
    },
  ],
  [
    'an empty lock dated tomorrow',
    (path) => {
      writeFileSync(path, '');
      dated(path, -day);
    },
  ],
];
/** Only root can give a file to somebody else. */
const ofOthers: typeof obstacles = isRoot
  ? [
      [
        'an old lock of another user',
        (path) => {
          writeFileSync(path, '00000000-1');
          chownSync(path, 65534, 65534);
          dated(path, day);
        },
      ],
      [
        'a lock of another user whose process has ended',
        (path) => {
          writeFileSync(path, `${machine}-4194305`);
          chownSync(path, 65534, 65534);
        },
      ],
    ]
  : [];

describe('a wait for a lock ends', () => {
  const patience = { lockMs: 300, obstacleMs: 300, stoppedMs: 100 };

  it.each([...obstacles, ...ofOthers])('where it is %s: it is named, and stays', async (_, make) => {
    make(lock);
    const before = lstatSync(lock);
    const waiting = withFolderLock({ folder }, async () => 'done', patience);
    await expect(waiting).rejects.toMatchObject({ path: lock, message: expect.stringContaining('delete it') });
    expect(lstatSync(lock)).toMatchObject({ ino: before.ino, mtimeMs: before.mtimeMs });
  });

  it.each(obstacles)('at once when the build is stopped, where it is %s', async (_, make) => {
    make(lock);
    let stopped = false;
    setTimeout(() => {
      stopped = true;
    }, 60);
    const begun = performance.now();
    await expect(withFolderLock({ folder, isStopped: () => stopped }, async () => 'done')).resolves.toBeUndefined();
    expect(performance.now() - begun).toBeLessThan(2_000);
    expect(existsSync(lock) || lstatSync(lock).isSymbolicLink()).toBe(true);
  });

  it('not for a build that was stopped before, if the lock is free or becomes so', async () => {
    await expect(withFolderLock({ folder, isStopped: () => true }, async () => 'done')).resolves.toBe('done');
    writeFileSync(lock, owner());
    setTimeout(() => rmSync(lock), 50);
    await expect(withFolderLock({ folder, isStopped: () => true }, async () => 'done')).resolves.toBe('done');
  });

  it('not while other builds take turns', async () => {
    let [running, most] = [0, 0];
    const work = async () => {
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setTimeout(resolve, 60));
      running -= 1;
      return 'done';
    };
    const all = Array.from({ length: 12 }, () => withFolderLock({ folder }, work, patience));
    expect(await Promise.all(all)).toEqual(all.map(() => 'done'));
    expect(most).toBe(1);
  });
});

describe('a lock', () => {
  it('that was taken over while its holder slept is left to its new holder', async () => {
    await withFolderLock({ folder }, async () => {
      rmSync(lock);
      writeFileSync(lock, 'another build');
    });
    expect(readFileSync(lock, 'utf8')).toBe('another build');
  });

  it('of one part does not hold up another', async () => {
    const inner = await withFolderLock({ folder, part: 'a.en' }, () =>
      withFolderLock({ folder, part: 'b.en' }, () => withFolderLock({ folder }, async () => 'done')),
    );
    expect(inner).toBe('done');
    expect(readdirSync(folder)).toEqual([]);
  });

  it('that a killed build has left is swept, and no other file', async () => {
    writeFileSync(join(folder, '.writing.readers.en.lock'), `${machine}-4194305`);
    for (const name of ['.writing.others.en.lock', 'package.lock', '.lock']) writeFileSync(join(folder, name), owner());
    await sweepLocks(folder);
    expect(readdirSync(folder).sort()).toEqual(['.lock', '.writing.others.en.lock', 'package.lock']);
  });
});

/** A disk on which something else happens before the first lock of this kind is taken. */
function interrupted(disk: Host, moment: string, later: () => Promise<void>): Host {
  let begun = false;
  return {
    ...disk,
    withLock: async (held, work) => {
      if (!begun && (held.part === undefined) === (moment === 'the manifest')) {
        begun = true;
        await later();
      }
      return disk.withLock(held, work);
    },
  };
}

describe('two builds at once', () => {
  const request: BuildRequest = {
    packs: [],
    audiences: [],
    locales: ['en'],
    formats: ['md', 'html'],
    paper: 'a4',
    theme: 'standard',
    outDir: 'out',
  };

  /** When the second build begins: before the first one writes a file, or the manifest, or at once. */
  it.each(['a file', 'the manifest'])(
    'of different versions leave a manifest that agrees with the files: before %s',
    async (moment) => {
      const one = workspace({ mini: miniPackFolder });
      try {
        const disk = diskHost(one.path);
        const later = vi.fn(async () => {
          const path = join(one.path, 'content/mini/pack.yaml');
          const edits = [
            { file: 'pack.yaml', find: 'version: "0.1"', write: 'version: "0.2"' },
            { file: 'pack.yaml', find: '"A small pack"', write: '"A small pack, revised"' },
          ];
          writeFileSync(path, applyEdits(readFileSync(path, 'utf8'), 'pack.yaml', edits));
          expect((await build(request, disk, 'test')).ok).toBe(true);
        });
        const first = interrupted(disk, moment, later);
        expect((await build(request, first, 'test')).ok).toBe(true);
        expect(later).toHaveBeenCalledOnce();
        const out = join(one.path, 'out/mini');
        const manifest = JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8')) as Manifest;
        const files = Object.values(manifest.briefs).flatMap((brief) => Object.values(brief.files));
        expect(files.map(({ file }) => file).sort()).toEqual(readdirSync(out).filter((f) => f !== 'manifest.json'));
        for (const { file, sha256: digest } of files) {
          expect(sha256(readFileSync(join(out, file))), file).toBe(digest);
        }
        // Whoever wrote the files last also describes the pack.
        const text = readFileSync(join(out, 'readers.en.md'), 'utf8');
        expect(text).toContain(`v${manifest.pack.version} `);
      } finally {
        one.remove();
      }
    },
  );

  it('of different formats are both in the manifest: before the manifest of the first', async () => {
    const one = workspace({ mini: miniPackFolder });
    try {
      const disk = diskHost(one.path);
      const later = vi.fn(async () => void (await build({ ...request, formats: ['html'] }, disk, 'test')));
      await build({ ...request, formats: ['md'] }, interrupted(disk, 'the manifest', later), 'test');
      expect(later).toHaveBeenCalledOnce();
      const manifest = JSON.parse(readFileSync(join(one.path, 'out/mini/manifest.json'), 'utf8')) as Manifest;
      expect(Object.keys(manifest.briefs['readers.en']?.files ?? {})).toEqual(['html', 'md']);
    } finally {
      one.remove();
    }
  });
});
