import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { digestsBelow } from '../../support/folders.js';
import { miniPackFolder, workspace } from '../../support/packs.js';
import { program } from '../../support/program.js';

let at: ReturnType<typeof workspace>;
beforeEach(() => {
  at = workspace({ mini: miniPackFolder });
});
afterEach(() => at.remove());

/** Lines that say how long something took, without the time. */
const steps = (stderr: string) => [...stderr.matchAll(/^ *\d+ ms {2}(.*)$/gm)].map(([, step = '']) => step);
const total = `in all, policy-brief test on Node.js ${process.versions.node}`;
const files = () => digestsBelow(join(at.path, 'out'));

const build = (...args: string[]) =>
  program(at.path, ['build', '-f', 'md,html', ...args], { cache: join(at.path, 'cache') });

const pages = 'en 76% full, spacious, 1 layout tried; zh-Hant 78% full, spacious, 1 layout tried';

describe('build --verbose', () => {
  it('reports the steps in order, each with its time', async () => {
    const found = steps((await build('--verbose')).stderr);
    expect(found.filter((step) => !step.startsWith('write'))).toEqual([
      'load       content/mini',
      'templates  standard',
      `fit        mini/readers: ${pages}`,
      'draw       mini/readers.en: md; html',
      'draw       mini/readers.zh-Hant: md; html',
      'manifest   mini',
      'index      out',
      total,
    ]);
    // Files are flushed while the next brief is drawn.
    for (const brief of ['mini/readers.en', 'mini/readers.zh-Hant']) {
      const written = found.indexOf(`write      ${brief}`);
      expect(written).toBeGreaterThan(found.indexOf(`draw       ${brief}: md; html`));
      expect(written).toBeLessThan(found.indexOf('manifest   mini'));
    }
  });

  it('reports what came from the cache', async () => {
    await build('-f', 'md');
    rmSync(join(at.path, 'out'), { recursive: true });
    const { stderr } = await build('--verbose', '-l', 'en');
    expect(steps(stderr)).toContain(`fit        mini/readers: from the cache; ${pages}`);
    writeFileSync(join(at.path, 'out/mini/readers.en.md'), '');
    expect(steps((await build('--verbose', '-l', 'en')).stderr)).toContain(
      'draw       mini/readers.en: md from the cache; html from the cache',
    );
  });

  it('reports that nothing has changed', async () => {
    await build();
    expect(steps((await build('--verbose')).stderr)).toEqual([
      expect.stringMatching(/^unchanged {2}out: \d+\b.*\b6\b/),
      total,
    ]);
  });

  it('changes neither files nor stdout; without it there are no steps', async () => {
    const usual = await build();
    const before = files();
    const verbose = await build('--verbose', '--force');
    expect(files()).toEqual(before);
    expect(verbose.stdout).toBe(usual.stdout);
    expect(steps(usual.stderr)).toEqual([]);
    expect(verbose.stderr.replace(/^ *\d+ ms {2}.*\n/gm, '')).toBe(usual.stderr);
    const json = await build('--json', '--force');
    expect((await build('--json', '--verbose', '--force')).stdout).toBe(json.stdout);
    expect(json.stderr).toBe('');
  });

  it('shows no progress line at a terminal', async () => {
    const { stderr } = await program(at.path, ['build', '-f', 'md', '--verbose'], { interactive: true });
    expect(stderr).not.toContain('\r');
  });

  it('conflicts with --quiet', async () => {
    expect(await build('--verbose', '--quiet')).toMatchObject({ status: 2, stdout: '' });
  });

  it.each([[[]], [['--verbose']]])(
    'reports the message of the system for a failure, and only then: %s',
    async (flags) => {
      writeFileSync(join(at.path, 'out'), 'in the way');
      const { status, stderr } = await build(...flags);
      expect(status).toBe(3);
      expect(stderr).toMatch(/^error: .*out\b/m);
      expect(/^ {2}E(EXIST|NOTDIR): /m.test(stderr)).toBe(flags.length > 0);
    },
  );
});

describe('--verbose', () => {
  it.each([
    [
      'check',
      [],
      [
        'load       content/mini',
        'templates  standard',
        expect.stringMatching(/^fit {8}mini\/readers: /),
        expect.stringMatching(/^fit {8}mini\/readers: /),
        total,
      ],
    ],
    [
      'explain',
      ['mini'],
      ['load       content/mini', 'templates  standard', `fit        mini/readers: ${pages}`, total],
    ],
    ['gather', ['part', '-o', 'joined'], ['manifest   mini', 'index      joined', total]],
    ['new', ['fresh', '--yes'], [total]],
    ['schema', ['mini'], [total]],
    ['verify', ['part/mini/readers.en.pdf'], [total]],
  ])('reports the steps of %s, too', async (command, args, expected) => {
    mkdirSync(join(at.path, 'part'));
    if (/gather|verify/.test(command)) await program(at.path, ['build', '-l', 'en', '-f', 'pdf', '-o', 'part']);
    const { status, stderr } = await program(at.path, [command, ...args, '--verbose']);
    expect(status).toBe(0);
    expect(steps(stderr)).toEqual(expected);
  });

  it.each([
    ['is refused', 'pack.yaml', 'x'.repeat(1024 * 1024 + 1)],
    ['has a mistake', 'argument.yaml', 'pillarz: []\n'],
  ])('reports the loading of a pack of which a file %s', async (_, file, text) => {
    writeFileSync(join(at.path, 'content/mini', file), text);
    const { status, stderr } = await program(at.path, ['check', '--verbose']);
    expect(status).toBe(1);
    expect(steps(stderr)).toEqual(['load       content/mini', total]);
  });

  it('reports templates that cannot be read', async () => {
    const { status, stderr } = await program(at.path, ['build', '--theme', 'absent', '--verbose']);
    expect(status).toBe(1);
    expect(steps(stderr)).toEqual(['load       content/mini', 'templates  absent', total]);
  });

  it('is an option of preview', async () => {
    expect((await program(at.path, ['preview', '--help'])).stdout).toMatch(/^ +--verbose /m);
  });

  it('reports the message of the system for a file that cannot be read', async () => {
    expect(await program(at.path, ['verify', 'absent.pdf', '--verbose'])).toMatchObject({
      status: 3,
      stderr: expect.stringMatching(/^error: .*absent\.pdf.*\n {2}ENOENT: .*\n *\d+ ms .*\n$/),
    });
  });
});
