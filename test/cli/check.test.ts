import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { editFile, testFolder } from '../support/folders.js';
import { builtInPackFolder, root } from '../support/packs.js';
import { run } from '../support/program.js';

function change(cwd: string, find: string, write: string, file = 'argument.yaml'): void {
  editFile(join(cwd, 'content/mini', file), find, write);
}

describe('check', () => {
  it('--strict passes on the built-in pack', async () => {
    expect(await run(root, 'check', '--strict', builtInPackFolder)).toMatchObject({
      status: 0,
      stderr: 'No errors.\n',
    });
  });

  it('-a checks the pages of one reader, and refuses one that is not there', async () => {
    const cwd = testFolder();
    expect(await run(cwd, 'check', '-a', 'readers')).toMatchObject({ status: 0, stderr: 'No errors.\n' });
    const { status, stderr } = await run(cwd, 'check', '-a', 'nobody');
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr: expect.stringMatching(/^error: no pack has the audience "nobody"\. Known here: readers\.$/m),
    });
  });

  it('tries both sheets, or the one that it is given', async () => {
    const cwd = testFolder();
    const text = (words: number) => `"${'word '.repeat(words)}of advice."`;
    change(cwd, '"Begin early."', text(1));
    let [fits, tooLong] = [1, 1500];
    const passes = async (...args: readonly string[]) =>
      (await run(cwd, 'check', '--json', '-l', 'en', ...args)).status === 0;
    // The longest text that a page of A4 has room for.
    for (let words = 1; tooLong - fits > 1; ) {
      const next = Math.floor((fits + tooLong) / 2);
      change(cwd, text(words), text(next));
      words = next;
      if (await passes('--paper', 'a4')) fits = next;
      else tooLong = next;
      if (tooLong - fits === 1) change(cwd, text(words), text(fits));
    }
    expect(await passes('--paper', 'a4')).toBe(true);
    expect(await passes('--paper', 'letter')).toBe(false);
    const { status, stderr } = await run(cwd, 'check', '-l', 'en');
    expect(status).toBe(1);
    expect(stderr).toMatch(/too long for one page\. \[fit\/overflow\]$/m);
    expect(stderr).toContain('"check --paper a4"');
    // What does not fit its reader's own sheet is told of that one alone.
    change(cwd, text(fits), text(fits + 50));
    const both = await run(cwd, 'check', '-l', 'en');
    expect(both.stderr.match(/\[fit\/overflow\]$/gm)).toHaveLength(1);
    expect(both.stderr).toMatch(/^ {2}in readers\.en$/m);
  });

  it('lets a warning pass, and fails on it with --strict', async () => {
    const cwd = testFolder();
    change(cwd, '"Begin early."', '"More research is needed."');
    change(cwd, '"及早開始。"', '"仍須進一步研究。"');
    const plain = await run(cwd, 'check');
    expect(plain.status).toBe(0);
    expect(plain.stderr.match(/: warning: .*\[lint\/empty-phrase\]$/gm)).toHaveLength(2);
    const strict = await run(cwd, 'check', '--strict');
    expect(strict.status).toBe(1);
    expect(strict.stderr).not.toContain('No errors.\n');
    expect((await run(cwd, 'check', '--quiet')).stderr).toBe('');
    const quiet = await run(cwd, 'check', '--strict', '--quiet');
    expect(quiet.status).toBe(1);
    expect(quiet.stderr.match(/: warning: /g)).toHaveLength(2);
    expect((await run(cwd, 'build', '-f', 'md')).status).toBe(0);
  });

  it('an error of a lint stops the build of its pack, with its location', async () => {
    const cwd = testFolder();
    change(cwd, '"Begin early."', '"Begin early, by 2030."');
    const { status, stderr, stdout } = await run(cwd, 'build');
    expect(status).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toMatch(
      /^content\/mini\/argument\.yaml:\d+:\d+: error: The zh-Hant text lacks 2030.*\[lint\/parity-number\]$/m,
    );
    expect(existsSync(join(cwd, 'out'))).toBe(false);
  });

  it.each([['keep: [missing]'], ['keep:\n  - { unit: missing, reason: "They asked." }']])(
    'refuses what a reader keeps and only the theme hides, as build does: %s',
    async (keep) => {
      const cwd = testFolder();
      mkdirSync(join(cwd, 'templates/themes'), { recursive: true });
      const theme = 'base: standard\nsections:\n  figures: { hidden: true }\n';
      writeFileSync(join(cwd, 'templates/themes/plain.yaml'), theme);
      change(cwd, 'weights:', `${keep}\nweights:`, 'audiences/readers.yaml');
      expect(await run(cwd, 'check')).toMatchObject({ status: 0, stderr: 'No errors.\n' });
      for (const command of ['check', 'build']) {
        const { status, stderr } = await run(cwd, command, '--theme', 'plain');
        expect(status).toBe(1);
        expect(stderr).toMatch(
          /^content\/mini\/audiences\/readers\.yaml:1[34]:\d+: error: .*\[content\/contradiction\]$/m,
        );
        expect(stderr).toContain('1 error');
      }
      change(cwd, 'weights:', 'sections:\n  figures: { hidden: false }\nweights:', 'audiences/readers.yaml');
      expect(await run(cwd, 'check', '--theme', 'plain')).toMatchObject({ status: 0 });
    },
  );

  it('--coverage shows how many texts there are in each language, even if some are missing', async () => {
    const cwd = testFolder();
    change(cwd, '      zh-Hant: "第一"\n', '');
    const { status, stdout } = await run(cwd, 'check', '--coverage');
    expect(status).toBe(1);
    expect(stdout).toMatch(/^mini\n {2}audience {2}en +zh-Hant +own wordings\n {2}readers +(\d+)\/\1 +\d+\/\1 +0\n$/);
    const [, english, chinese] = /readers +(\d+)\/\d+ +(\d+)\/\d+/.exec(stdout) ?? [];
    expect(Number(english) - Number(chinese)).toBe(1);
    const json = JSON.parse((await run(cwd, 'check', '--coverage', '--json')).stdout);
    expect(json.coverage[0]).toMatchObject({ pack: 'mini', rows: [{ audience: 'readers', own: 0 }] });
  });

  it('--coverage tells of the pages that were looked at, and shows no unit on a page that hides its section', async () => {
    const cwd = testFolder();
    const reader = (name: string) => join(cwd, 'content/mini/audiences', name);
    const hiding = 'id: others\nsections: { lede: { hidden: true }, recommendations: { hidden: true } }\npaper: letter';
    writeFileSync(reader('others.yaml'), readFileSync(reader('readers.yaml'), 'utf8').replace('id: readers', hiding));
    const rows = async (...args: string[]) => {
      const { stdout } = await run(cwd, 'check', '--coverage', ...args);
      return stdout.split('\n').map((line) => line.trim().replace(/ {2,}/g, ' | '));
    };
    const onLetter = await rows('--paper', 'letter');
    expect(onLetter).toEqual(
      expect.arrayContaining(['1 | finding | readers', 'missing | others, readers', '2 | first | readers']),
    );
    expect(await rows()).toEqual(onLetter);
    const some = await rows('-a', 'others');
    expect(some).toContain('1 | finding | on none of these pages');
    expect(some).toContain('Paragraphs whose units are on none of these pages: 2, 3');
  });

  it('--accept remembers what each translation was made from, until its source changes', async () => {
    const cwd = testFolder();
    expect(await run(cwd, 'check', '--accept')).toMatchObject({
      status: 0,
      stdout: 'content/mini/translations.lock.json\n',
    });
    expect((await run(cwd, 'check')).stderr).toBe('No errors.\n');
    change(cwd, '"Begin early."', '"Begin at once."');
    const stale = await run(cwd, 'check');
    expect(stale.status).toBe(0);
    expect(stale.stderr).toMatch(/argument\.yaml:25:\d+: warning: .*\[lint\/stale-translation\]$/m);
    expect(stale.stderr).toContain('policy-brief check --accept');
    expect((await run(cwd, 'check', '--strict')).status).toBe(1);
    await run(cwd, 'check', '--accept');
    expect((await run(cwd, 'check', '--strict')).status).toBe(0);
  });

  it('--accept takes numbers that cannot be compared, until one of the two texts changes', async () => {
    const cwd = testFolder();
    change(cwd, '"Begin early."', '"Begin 5 miles away."');
    change(cwd, '"及早開始。"', '"在8公里外開始。"');
    const unsure = await run(cwd, 'check');
    expect(unsure.status).toBe(0);
    expect(unsure.stderr).toContain('warning: The zh-Hant text has 8 where the en text has 5. They may be the same.');
    expect((await run(cwd, 'check', '--strict')).status).toBe(1);
    expect((await run(cwd, 'check', '--accept')).stderr).toBe('No errors.\n');
    expect((await run(cwd, 'check', '--strict')).status).toBe(0);
    change(cwd, '"在8公里外開始。"', '"在9公里外開始。"');
    expect((await run(cwd, 'check', '--strict')).status).toBe(1);
  });

  it('--accept takes no difference that is certain', async () => {
    const cwd = testFolder();
    change(cwd, '"Begin early."', '"Begin with 5 people."');
    change(cwd, '"及早開始。"', '"由6人開始。"');
    expect((await run(cwd, 'check', '--accept')).status).toBe(1);
    expect((await run(cwd, 'check')).status).toBe(1);
  });

  it('a number that may be another one is accepted with its text', async () => {
    const cwd = testFolder();
    change(cwd, 'part: 2, all: 3 }', 'part: 2, all: 300 }');
    change(cwd, '"Begin early."', '"Begin within 300 metres."');
    change(cwd, '"及早開始。"', '"在300公尺內開始。"');
    expect((await run(cwd, 'check')).stderr).toContain('2 warnings');
    expect((await run(cwd, 'check', '--accept')).stderr).toBe('No errors.\n');
    expect((await run(cwd, 'check', '--strict')).status).toBe(0);
  });

  it('a damaged lock file is reported', async () => {
    const cwd = testFolder();
    writeFileSync(join(cwd, 'content/mini/translations.lock.json'), '{ "version": 2');
    expect(await run(cwd, 'check')).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('translations.lock.json is damaged'),
    });
  });
});

describe('a unit that is reserved for one reader', () => {
  it('is in no output of the others, nor in their metadata', async () => {
    const cwd = testFolder();
    const secret = 'Zebrafinch';
    change(cwd, '"Continue."', `"${secret} continues."`);
    change(cwd, 'full: "Continue with patience', `full: "${secret} continues with patience`);
    const readers = readFileSync(join(cwd, 'content/mini/audiences/readers.yaml'), 'utf8');
    const others = readers.replace('id: readers', 'id: others').replace('en: "readers"', 'en: "others"');
    writeFileSync(join(cwd, 'content/mini/audiences/others.yaml'), others);
    change(cwd, 'weights:', 'reserved: [first.continue]\nweights:', 'audiences/readers.yaml');
    expect((await run(cwd, 'build')).status).toBe(0);
    const all = (audience: string) =>
      ['en', 'zh-Hant'].flatMap((locale) =>
        ['html', 'md'].map((format) => readFileSync(join(cwd, `out/mini/${audience}.${locale}.${format}`), 'utf8')),
      );
    expect(all('readers').join('\n')).toContain(secret);
    for (const text of all('others')) {
      expect(text).not.toContain(secret);
      expect(text).not.toContain('first.continue');
      expect(text).not.toContain('堅持');
    }
    for (const locale of ['en', 'zh-Hant']) {
      const pdf = readFileSync(join(cwd, `out/mini/others.${locale}.pdf`), 'latin1');
      expect(pdf).not.toContain(secret);
      expect(pdf).not.toContain('first.continue');
    }
    const manifest = JSON.parse(readFileSync(join(cwd, 'out/mini/manifest.json'), 'utf8'));
    const { kept, leftOut } = manifest.briefs['others.en'];
    expect(JSON.stringify([kept, leftOut])).not.toContain('first.continue');
  });
});
