import { spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Preview, preview } from '../../src/preview/preview.js';
import { diskHost } from '../support/host.js';
import { miniPackFolder, workspace } from '../support/packs.js';

let desk: ReturnType<typeof workspace>;
let pack: string;
let shown: Preview | undefined;
beforeEach(() => {
  desk = workspace({ mini: miniPackFolder });
  pack = join(desk.path, 'content/mini');
});
afterEach(async () => {
  await shown?.close();
  shown = undefined;
  desk.remove();
});

async function open(folder = 'content/mini') {
  const request = { pack: folder, paper: 'a4', theme: 'standard', set: [] } as const;
  shown = await preview(request, diskHost(desk.path));
  const first = await fetch(shown.address, { redirect: 'manual' });
  const cookie = first.headers.get('set-cookie')?.split(';')[0] ?? '';
  const ask = (path: string) => fetch(new URL(path, shown?.address), { headers: { cookie } });
  const state = async () =>
    (await (await ask('/api/state')).json()) as { sound: boolean; audiences: { name: string }[]; version: number };
  return { state, page: async () => (await ask('/brief/readers/en/html')).text() };
}

const names = async (state: Awaited<ReturnType<typeof open>>['state']) =>
  (await state()).audiences.map(({ name }) => name);
const soon = (expected: () => Promise<void>) => vi.waitFor(expected, { timeout: 10_000, interval: 50 });
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Gives the readers another name. */
function rename(name: string, folder = pack): void {
  const path = join(folder, 'audiences/readers.yaml');
  writeFileSync(path, readFileSync(path, 'utf8').replace(/^( {2}en: ")[^"]*(")/m, `$1${name}$2`));
}

/** How many files and folders this process watches, as the system counts them. */
function watched(): number {
  const infos = readdirSync('/proc/self/fdinfo').map((name) => {
    try {
      return readFileSync(join('/proc/self/fdinfo', name), 'utf8');
    } catch {
      return '';
    }
  });
  return infos.join('').match(/^inotify wd:/gm)?.length ?? 0;
}

function manyFiles(folder: string): string {
  mkdirSync(folder, { recursive: true });
  for (let i = 0; i < 300; i += 1) {
    if (i % 3 === 0) mkdirSync(join(folder, `folder-${i}`));
    else writeFileSync(join(folder, `file-${i}.txt`), '');
  }
  return folder;
}

describe.skipIf(process.platform !== 'linux')('the watch stays inside the pack', () => {
  it.each<readonly [string, (elsewhere: string) => void]>([
    ['a link to a folder', (elsewhere) => symlinkSync(elsewhere, join(pack, 'share'))],
    ['a link with the name of a file', (elsewhere) => symlinkSync(elsewhere, join(pack, 'more.yaml'))],
    ['a link in audiences/', (elsewhere) => symlinkSync(elsewhere, join(pack, 'audiences/share'))],
    [
      'a link to a link',
      (elsewhere) => {
        symlinkSync(elsewhere, join(desk.path, 'one'));
        symlinkSync(join(desk.path, 'one'), join(pack, 'two'));
      },
    ],
    ['a relative link', () => symlinkSync('../../elsewhere', join(pack, 'share'))],
    ['a link to itself', () => symlinkSync('loop', join(pack, 'loop'))],
    ['a link to the folder above', () => symlinkSync('..', join(pack, 'up'))],
    ['a link to the root', () => symlinkSync('/', join(pack, 'all'))],
    ['a folder that is not read', () => void manyFiles(join(pack, 'raw'))],
    ['a folder below one that is read', () => void manyFiles(join(pack, 'audiences/raw'))],
    ['a hidden folder', () => void manyFiles(join(pack, '.git'))],
    [
      'a link beside the templates',
      (elsewhere) => {
        mkdirSync(join(desk.path, 'templates'));
        symlinkSync(elsewhere, join(desk.path, 'templates/share'));
      },
    ],
    [
      'links in place of audiences/',
      (elsewhere) => {
        rmSync(join(pack, 'audiences'), { recursive: true });
        symlinkSync(elsewhere, join(pack, 'audiences'));
      },
    ],
  ])('with %s in it', async (_, make) => {
    make(manyFiles(join(desk.path, 'elsewhere')));
    const before = watched();
    await open();
    expect(watched() - before).toBeLessThan(20);
  });

  it('and does not wait for a pipe', async () => {
    spawnSync('mkfifo', [join(pack, 'pipe.yaml')]);
    const { state } = await open();
    expect((await state()).sound).toBe(false);
    unlinkSync(join(pack, 'pipe.yaml'));
    rename('others');
    await soon(async () => expect(await state()).toMatchObject({ sound: true, audiences: [{ name: 'others' }] }));
  });
});

describe('a preview sees its pack again', () => {
  const away = () => join(desk.path, 'away');

  it.each([1_500, 0])('that was moved away and back after %i ms', async (ms) => {
    const { state } = await open();
    renameSync(pack, away());
    if (ms > 0) await soon(async () => expect((await state()).sound).toBe(false));
    await wait(ms);
    renameSync(away(), pack);
    await soon(async () => expect((await state()).sound).toBe(true));
    rename('those who come back');
    await soon(async () => expect(await names(state)).toEqual(['those who come back']));
    rename('those who stay');
    await soon(async () => expect(await names(state)).toEqual(['those who stay']));
  });

  it('whose folder above was moved away and back', async () => {
    const { state } = await open();
    renameSync(join(desk.path, 'content'), away());
    await soon(async () => expect((await state()).sound).toBe(false));
    renameSync(away(), join(desk.path, 'content'));
    await soon(async () => expect((await state()).sound).toBe(true));
    rename('others');
    await soon(async () => expect(await names(state)).toEqual(['others']));
  });

  it('that was deleted and written anew', async () => {
    const { state } = await open();
    rmSync(pack, { recursive: true });
    await soon(async () => expect((await state()).sound).toBe(false));
    cpSync(miniPackFolder, pack, { recursive: true });
    rename('others');
    await soon(async () => expect(await names(state)).toEqual(['others']));
  });

  it('in whose place another was put at one stroke', async () => {
    const { state } = await open();
    const other = join(desk.path, 'other');
    cpSync(miniPackFolder, other, { recursive: true });
    rename('others', other);
    renameSync(pack, away());
    renameSync(other, pack);
    await soon(async () => expect(await names(state)).toEqual(['others']));
    rename('still others');
    await soon(async () => expect(await names(state)).toEqual(['still others']));
  });

  it('by a link that now leads elsewhere', async () => {
    const other = join(desk.path, 'other');
    cpSync(miniPackFolder, other, { recursive: true });
    rename('others', other);
    symlinkSync(pack, join(desk.path, 'current'));
    const { state } = await open('current');
    rename('the first');
    await soon(async () => expect(await names(state)).toEqual(['the first']));
    unlinkSync(join(desk.path, 'current'));
    symlinkSync(other, join(desk.path, 'current'));
    await soon(async () => expect(await names(state)).toEqual(['others']));
    rename('the second', other);
    await soon(async () => expect(await names(state)).toEqual(['the second']));
  });

  it('whose folder of audiences was moved away and back', async () => {
    const { state } = await open();
    renameSync(join(pack, 'audiences'), away());
    await soon(async () => expect((await state()).sound).toBe(false));
    renameSync(away(), join(pack, 'audiences'));
    await soon(async () => expect((await state()).sound).toBe(true));
    rename('others');
    await soon(async () => expect(await names(state)).toEqual(['others']));
  });

  it('with templates that were made only later', async () => {
    const { page } = await open();
    mkdirSync(join(desk.path, 'templates'));
    writeFileSync(join(desk.path, 'templates/page.css'), '/*! mine */');
    await soon(async () => expect(await page()).toContain('/*! mine */'));
    writeFileSync(join(desk.path, 'templates/page.css'), '/*! changed */');
    await soon(async () => expect(await page()).toContain('/*! changed */'));
    rmSync(join(desk.path, 'templates'), { recursive: true });
    await soon(async () => expect(await page()).not.toContain('/*! changed */'));
  });
});

it('has the port that it had before, so that a page finds it when it is started anew, unless somebody has it', async () => {
  await open();
  const portOf = (one: Preview | undefined) => new URL(one?.address ?? '').port;
  const before = portOf(shown);
  await shown?.close();
  await open();
  expect(portOf(shown)).toBe(before);
  const request = { pack: 'content/mini', paper: 'a4', theme: 'standard', set: [] } as const;
  const second = await preview(request, diskHost(desk.path));
  expect(portOf(second)).not.toBe(before);
  await second.close();
});
