import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { digestsBelow } from '../support/folders.js';
import { command, type Start } from '../support/launcher.js';
import { builtInPackFolder, miniPackFolder, workspace } from '../support/packs.js';

const place = workspace({ mini: miniPackFolder, large: builtInPackFolder });
afterAll(() => place.remove());

type Digests = ReturnType<typeof digestsBelow>;

let made = 0;
async function digests(args: readonly string[], how: Partial<Start>): Promise<Digests> {
  made += 1;
  const out = join(place.path, `out-${made}`);
  const { status, stderr } = await command(['build', ...args, '-o', out], { cwd: place.path, ...how });
  if (status !== 0) throw new Error(`a build ends with ${status}: ${stderr}`);
  return digestsBelow(out);
}

const mini = (folder: string) => [join(folder, 'content/mini'), '--embed-fonts'];

describe('the bytes of a build are the same', () => {
  let reference: Digests;
  beforeAll(async () => {
    reference = await digests(mini(place.path), { env: { TZ: 'UTC', LC_ALL: 'C', LANG: 'C' } });
    expect(Object.keys(reference)).toHaveLength(8);
  });

  // Node.js takes language and time zone from these variables, whether or not the system has them installed.
  it.each([
    ['Asia/Shanghai', 'zh_CN.UTF-8'],
    ['America/New_York', 'tr_TR.UTF-8'],
    ['Pacific/Kiritimati', 'en_US.UTF-8'],
  ])('in the time zone %s and the language %s', async (TZ, language) => {
    const env = { TZ, LC_ALL: language, LANG: language, LANGUAGE: language };
    expect(await digests(mini(place.path), { env })).toEqual(reference);
  });

  it('in another folder, by a path of another length', async () => {
    const elsewhere = join(place.path, 'another folder, 別處');
    mkdirSync(elsewhere);
    cpSync(join(place.path, 'content/mini'), join(elsewhere, 'content/mini'), { recursive: true });
    expect(await digests(['mini', '--embed-fonts'], { cwd: elsewhere })).toEqual(reference);
  });

  for (const major of [20, 24]) {
    const node = nodeOf(major);
    it.skipIf(node === undefined)(`with Node.js ${major} (needs node@${major})`, async () => {
      expect(await digests(mini(place.path), { node: node ?? '' })).toEqual(reference);
    });

    // The large pack with the Node.js that runs the tests would be compared with itself.
    if (node === process.execPath) continue;
    it.skipIf(node === undefined)(
      `of the built-in pack with Node.js ${major} (needs node@${major})`,
      { timeout: 240_000 },
      async () => {
        const large = ['content/large'];
        const [here, there] = await Promise.all([digests(large, {}), digests(large, { node: node ?? '' })]);
        expect(there).toEqual(here);
        // Three formats of six readers in three languages, manifest and index.
        expect(Object.keys(here)).toHaveLength(3 * 6 * 3 + 2);
      },
    );
  }
});

/**
 * Another Node.js as npm gets it, once for all. Where it cannot be had the tests are reported as skipped, by name; with
 * POLICY_BRIEF_TEST_ALL set, as in CI, that is a failure.
 */
function nodeOf(major: number): string | undefined {
  if (process.versions.node.startsWith(`${major}.`)) return process.execPath;
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^npm_/i.test(name)));
  const args = ['-y', '--prefer-offline', `node@${major}`, '-p', 'process.execPath'];
  const shell = process.platform === 'win32';
  const { status, stdout } = spawnSync('npx', args, {
    encoding: 'utf8',
    env,
    shell,
    timeout: 120_000,
    cwd: place.path,
  });
  const path = stdout?.trim();
  if (status === 0 && path) return path;
  if (process.env.POLICY_BRIEF_TEST_ALL)
    throw new Error(`Node.js ${major} cannot be had, and its bytes are to be compared`);
  return undefined;
}
