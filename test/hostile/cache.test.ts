import { spawnSync } from 'node:child_process';
import { createHash, createHmac, randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { nodeHost } from '../../src/host/host.js';
import { diskHost } from '../support/host.js';
import { miniPackFolder, root, workspace } from '../support/packs.js';
import { program } from '../support/program.js';

const isRoot = process.getuid?.() === 0;
let at: ReturnType<typeof workspace>;
let cache: string;
let state: string;
beforeEach(() => {
  at = workspace({ mini: miniPackFolder });
  cache = join(at.path, 'cache');
  state = join(at.path, 'state');
});
afterEach(() => at.remove());

const keyFile = () => join(state, 'policy-brief/cache-key');
const hostOf = (folder = cache) => diskHost(at.path, folder);

async function build(folder = cache, ...args: string[]) {
  const { status, stderr } = await program(at.path, ['build', '-l', 'en', '-f', 'md,html', ...args], {
    cache: folder,
  });
  return { status, stderr };
}

const digest = (text: string) => createHash('sha256').update(text).digest('hex');
const names = (folder = cache) => readdirSync(folder).filter((name) => /^[0-9a-f]{64}$/.test(name));
const page = () => readFileSync(join(at.path, 'out/mini/readers.en.html'), 'utf8');
const age = (path: string, days: number) => {
  const then = Date.now() / 1000 - days * 24 * 60 * 60;
  utimesSync(path, then, then);
};

it('an entry that cannot be written leaves nothing behind', () => {
  const host = hostOf();
  host.cache()?.write(digest('first'), Buffer.from('body'));
  // A folder in the way stands for whatever keeps a file from its name.
  mkdirSync(join(cache, digest('second')));
  const before = readdirSync(cache);
  host.cache()?.write(digest('second'), Buffer.from('body'));
  expect(readdirSync(cache)).toEqual(before);
});

describe('an entry of the cache that was forged', () => {
  const script = '<script>alert(1)</script>';
  const seals: readonly (readonly [string, (name: string, body: Buffer) => string])[] = [
    ['with a digest of name and body', (name, body) => createHash('sha256').update(name).update(body).digest('hex')],
    ['with a digest of the body', (_, body) => createHash('sha256').update(body).digest('hex')],
    ['with another key', (name, body) => createHmac('sha256', randomBytes(32)).update(name).update(body).digest('hex')],
    ['with the name as key', (name, body) => createHmac('sha256', name).update(name).update(body).digest('hex')],
    ['with the seal of the true entry', (name) => readFileSync(join(cache, name)).subarray(0, 64).toString('latin1')],
    ['with zeros', () => '0'.repeat(64)],
    ['without a seal', () => ''],
  ];

  it.each(seals)('%s does not count', (_, seal) => {
    const name = digest('entry');
    hostOf().cache()?.write(name, Buffer.from('sound'));
    const forged = Buffer.from(script);
    writeFileSync(join(cache, name), Buffer.concat([Buffer.from(seal(name, forged), 'latin1'), forged]));
    expect(hostOf().cache()?.read(name)).toBeUndefined();
  });

  it.each(seals.slice(0, 1))('%s does not get into what is built', async (_, seal) => {
    await build();
    const sound = page();
    for (const name of names()) {
      const body = readFileSync(join(cache, name)).subarray(64).toString();
      // The page itself, the fit with the words of the page, and the report of the whole build.
      const forged = Buffer.from(body.replaceAll('readers', script).replace('</body>', `${script}</body>`));
      writeFileSync(join(cache, name), Buffer.concat([Buffer.from(seal(name, forged), 'latin1'), forged]));
    }
    rmSync(join(at.path, 'out'), { recursive: true });
    expect(await build()).toMatchObject({ status: 0 });
    expect(page()).toBe(sound);
  });

  it('does not count under the name of another', () => {
    const host = hostOf();
    host.cache()?.write(digest('a'), Buffer.from('body'));
    writeFileSync(join(cache, digest('b')), readFileSync(join(cache, digest('a'))));
    expect(hostOf().cache()?.read(digest('a'))?.toString()).toBe('body');
    expect(hostOf().cache()?.read(digest('b'))).toBeUndefined();
  });
});

describe('an entry of the cache that is no file of ours', () => {
  const entry = digest('entry');
  const sealedElsewhere = () => {
    const host = hostOf(join(at.path, 'other'));
    host.cache()?.write(entry, Buffer.from('body'));
    return join(at.path, 'other', entry);
  };

  it.each([
    ['a link to a sound entry', (path: string) => symlinkSync(sealedElsewhere(), path)],
    ['a link that leads nowhere', (path: string) => symlinkSync('nowhere', path)],
    ['a folder', (path: string) => mkdirSync(path)],
    ['a pipe', (path: string) => void spawnSync('mkfifo', [path])],
    ['an empty file', (path: string) => writeFileSync(path, '')],
    ['a device', (path: string) => symlinkSync('/dev/zero', path)],
  ])('is not read, and does not stop a build: %s', (_, make) => {
    mkdirSync(cache);
    make(join(cache, entry));
    const begun = performance.now();
    const found = hostOf().cache();
    expect(found).toBeDefined();
    expect(found?.read(entry)).toBeUndefined();
    found?.write(entry, Buffer.from('new'));
    expect(performance.now() - begun).toBeLessThan(1_000);
  });

  it('is not written through, where it is a link', () => {
    mkdirSync(cache);
    const target = join(at.path, 'mine');
    writeFileSync(target, 'mine');
    symlinkSync(target, join(cache, entry));
    symlinkSync(target, join(cache, '.policy-brief-swept'));
    hostOf().cache()?.write(entry, Buffer.from('new'));
    expect(readFileSync(target, 'utf8')).toBe('mine');
    expect(lstatSync(join(cache, entry)).isFile()).toBe(true);
    expect(hostOf().cache()?.read(entry)?.toString()).toBe('new');
  });
});

describe('a cache folder with files of others in it', () => {
  const seal = 'a'.repeat(64);
  const foreign: readonly string[] = [
    '.env',
    '.gitignore',
    'notes.txt',
    'swept',
    '.swept',
    digest('a blob'),
    `${digest('a')}.bak`,
    `.${digest('b')}`,
    `.${digest('c')}.tmp`,
    digest('d').toUpperCase(),
    digest('e').slice(1),
  ];

  it('keeps them, however old; only what it has written itself is swept', () => {
    mkdirSync(cache);
    for (const name of foreign) {
      writeFileSync(join(cache, name), 'mine');
      age(join(cache, name), 400);
    }
    const folderOfOurName = join(cache, digest('folder'));
    mkdirSync(folderOfOurName);
    age(folderOfOurName, 400);
    const link = join(cache, digest('link'));
    symlinkSync(join(cache, 'notes.txt'), link);
    const ours = [digest('old'), `.${digest('old')}.0123abcd-77`];
    for (const name of ours) {
      writeFileSync(join(cache, name), `${seal}body`);
      age(join(cache, name), 40);
    }
    writeFileSync(join(cache, digest('young')), `${seal}body`);
    hostOf().cache()?.write(digest('new'), Buffer.from('body'));
    const left = readdirSync(cache);
    for (const name of foreign) expect(readFileSync(join(cache, name), 'utf8'), name).toBe('mine');
    expect(left).toEqual(expect.arrayContaining([digest('folder'), digest('link'), digest('young'), digest('new')]));
    for (const name of ours) expect(left).not.toContain(name);
  });

  it('keeps them where it is the working directory', async () => {
    for (const name of ['.env', '.old']) {
      writeFileSync(join(at.path, name), 'mine');
      age(join(at.path, name), 400);
    }
    expect(await build('.')).toMatchObject({ status: 0 });
    expect(readFileSync(join(at.path, '.env'), 'utf8')).toBe('mine');
    expect(readFileSync(join(at.path, '.old'), 'utf8')).toBe('mine');
    expect(names(at.path).length).toBeGreaterThan(0);
  });
});

describe.skipIf(process.platform === 'win32')('a cache that is not the user’s alone', () => {
  const unsafe: readonly (readonly [string, RegExp, () => void])[] = [
    ['its folder can be written by all', /cache: others can write to it/, () => chmodSync(cache, 0o777)],
    ['its folder can be written by a group', /cache: others can write to it/, () => chmodSync(cache, 0o770)],
    ['its folder is like /tmp', /cache: others can write to it/, () => chmodSync(cache, 0o1777)],
    ['its key can be read by all', /cache-key: others can read or change it/, () => chmodSync(keyFile(), 0o644)],
    ['its key can be changed by a group', /cache-key: others can read or change it/, () => chmodSync(keyFile(), 0o620)],
    ['its key is too short', /cache-key: it is no key/, () => writeFileSync(keyFile(), 'short')],
    [
      'its folder is a file',
      /cache: a file stands/,
      () => {
        rmSync(cache, { recursive: true });
        writeFileSync(cache, '');
      },
    ],
    ...(isRoot
      ? ([
          ['its folder is of another user', /cache: it belongs to another user/, () => chownSync(cache, 65534, 65534)],
          ['its key is of another user', /cache-key: others can read/, () => chownSync(keyFile(), 65534, 65534)],
        ] as const)
      : []),
  ];

  it.each(unsafe)('is not used, and one line says so: %s', async (_, message, spoil) => {
    expect(await build()).toMatchObject({ status: 0 });
    const before = existsSync(cache) ? names().length : 0;
    expect(before).toBeGreaterThan(0);
    spoil();
    const { status, stderr } = await build(cache, '--quiet', '--set', 'pack.version=2');
    expect(status).toBe(0);
    expect(stderr.trim().split('\n')).toEqual([expect.stringMatching(/^warning: No cache is used\. /)]);
    expect(stderr).toMatch(message);
    if (statSync(cache).isDirectory()) expect(names()).toHaveLength(before);
  });

  it('is not asked for with --force', async () => {
    await build();
    chmodSync(cache, 0o777);
    expect(await build(cache, '--quiet', '--force')).toEqual({ status: 0, stderr: '' });
  });
});

describe('where no cache can be', () => {
  it.each([
    ['the home is no folder for files', { HOME: '/proc' }],
    ['the home is missing', { HOME: '/proc/nowhere/at/all' }],
    ['the home is a file', { HOME: join(root, 'package.json') }],
    ['the cache is to be under /proc', { POLICY_BRIEF_CACHE: '/proc/policy-brief/deep' }],
    ['the key is to be under /proc', { XDG_STATE_HOME: '/proc/policy-brief/deep' }],
    ['the place of the key is relative, and there is no home', { XDG_STATE_HOME: 'state', HOME: '/proc' }],
  ])('a build ends well: %s', async (_, env) => {
    const { cache, cacheRefusal } = nodeHost(at.path, { HOME: join(at.path, 'home'), ...env });
    expect(cache()).toBeUndefined();
    const args = ['build', '-l', 'en', '-f', 'md', '--quiet'];
    expect((await program(at.path, args, { disk: { cache, cacheRefusal } })).status).toBe(0);
    expect(existsSync(join(at.path, 'out/mini/readers.en.md'))).toBe(true);
  });
});

describe('the key of the cache', () => {
  it('is made once, is the user’s alone, and lies outside the cache', async () => {
    await build();
    const key = readFileSync(keyFile());
    expect(key).toHaveLength(32);
    if (process.platform !== 'win32') expect(statSync(keyFile()).mode & 0o777).toBe(0o600);
    await build(cache, '--set', 'pack.version=2');
    expect(readFileSync(keyFile())).toEqual(key);
    expect(readdirSync(join(state, 'policy-brief'))).toEqual(['cache-key']);
  });

  it('that is lost makes old entries count as none', async () => {
    await build();
    const sound = page();
    rmSync(state, { recursive: true });
    rmSync(join(at.path, 'out'), { recursive: true });
    expect(await build()).toMatchObject({ status: 0 });
    expect(page()).toBe(sound);
  });
});
