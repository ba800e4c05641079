import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { digestsBelow, textsBelow } from '../support/folders.js';
import { command } from '../support/launcher.js';
import { root } from '../support/packs.js';
import { fourReaders } from './four-readers.js';

const at = fourReaders();
const files = (folder: string) => digestsBelow(join(at.path, folder));
const formats = ['-f', 'md,html,pdf'];
const build = (...args: readonly string[]) => command(['build', ...args], { cwd: at.path });
afterAll(() => at.remove());
beforeAll(async () => {
  expect((await build(...formats, '-o', 'whole', '--jobs', '1')).status).toBe(0);
});

describe('several threads', () => {
  it.each(['2', '3', '9'])('(%s) write the same bytes as one, and report the same', async (jobs) => {
    const one = await build(...formats, '-o', `jobs-${jobs}`, '--jobs', '1');
    const alone = files(`jobs-${jobs}`);
    const many = await build(...formats, '-o', `jobs-${jobs}`, '--jobs', jobs);
    expect(many).toEqual(one);
    expect(files(`jobs-${jobs}`)).toEqual(alone);
    expect(alone).toEqual(files('whole'));
  });

  it('all use the chosen templates', async () => {
    const label = readFileSync(join(root, 'templates/locales/en.yaml'), 'utf8');
    mkdirSync(join(at.path, 'mine/locales'), { recursive: true });
    writeFileSync(join(at.path, 'mine/locales/en.yaml'), label.replace('"Key figures"', '"In numbers"'));
    await build('-f', 'md', '-o', 'looked', '--jobs', '2', '--templates', 'mine');
    const pages = Object.entries(textsBelow(join(at.path, 'looked'))).filter(([path]) => path.endsWith('.en.md'));
    expect(pages).toHaveLength(4);
    for (const [path, text] of pages) expect(text, path).toContain('## In numbers');
  });

  it('all report their steps with --verbose', async () => {
    const { stderr } = await build('-f', 'md', '-o', 'verbose', '--jobs', '2', '--verbose');
    const drawn = [...stderr.matchAll(/^ *\d+ ms {2}draw +mini\/(\S+): md$/gm)].map(([, brief]) => brief).sort();
    expect(drawn).toEqual(['b', 'c', 'd', 'readers'].flatMap((reader) => [`${reader}.en`, `${reader}.zh-Hant`]));
  });

  it('that die are reported with the briefs that they should have built; the others are built', async () => {
    const dying =
      "import { isMainThread } from 'node:worker_threads'; if (!isMainThread) throw new Error('out of luck')";
    const hook = ['--import', `data:text/javascript,${encodeURIComponent(dying)}`];
    const { status, stderr } = await command(['build', '-f', 'md', '-o', 'dead', '--jobs', '2'], {
      cwd: at.path,
      nodeOptions: hook,
    });
    expect(status).toBe(70);
    expect(stderr).toMatch(/in c\.en: .*out of luck/);
    const names = Object.keys(files('dead'));
    expect(names.filter((name) => name.endsWith('.md')).sort()).toEqual(
      ['b.en', 'b.zh-Hant', 'd.en', 'd.zh-Hant'].map((id) => `mini/${id}.md`),
    );
  });
});

describe('several machines', () => {
  it('that write into one folder at once write what one writes', async () => {
    const ended = await Promise.all([1, 2, 3].map((i) => build(...formats, '-o', 'together', '--shard', `${i}/3`)));
    expect(ended.map(({ status }) => status)).toEqual([0, 0, 0]);
    expect(files('together')).toEqual(files('whole'));
  });
});
