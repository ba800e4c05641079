import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { start } from '../faults/builds.js';
import { run } from '../support/cli.js';
import { miniPackFolder, root, workspace } from '../support/packs.js';

const at = workspace({ mini: miniPackFolder });
const formats = ['-f', 'md,html,pdf'];
afterAll(() => at.remove());
beforeAll(() => {
  const folder = join(at.path, 'content/mini/audiences');
  const reader = readFileSync(join(folder, 'readers.yaml'), 'utf8');
  for (const name of ['b', 'c', 'd']) {
    writeFileSync(
      join(folder, `${name}.yaml`),
      reader.replace('id: readers', `id: ${name}`).replace('What', `${name}: what`),
    );
  }
  expect(run(at.path, 'build', ...formats, '-o', 'whole', '--jobs', '1').status).toBe(0);
});

function files(folder: string): Readonly<Record<string, string>> {
  const names = readdirSync(join(at.path, folder), { recursive: true, withFileTypes: true });
  const paths = names.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(
    paths.map((path) => [path.slice(join(at.path, folder).length), readFileSync(path).toString('latin1')]),
  );
}

describe('several threads', () => {
  it.each(['2', '3', '9'])('(%s) write the bytes of one, and say the same', async (jobs) => {
    const one = run(at.path, 'build', ...formats, '-o', `jobs-${jobs}`, '--jobs', '1');
    const alone = files(`jobs-${jobs}`);
    const many = run(at.path, 'build', ...formats, '-o', `jobs-${jobs}`, '--jobs', jobs);
    expect(many).toEqual(one);
    expect(files(`jobs-${jobs}`)).toEqual(alone);
    expect(alone).toEqual(files('whole'));
  });

  it('all take the templates asked for', () => {
    const label = readFileSync(join(root, 'templates/labels/en.yaml'), 'utf8');
    mkdirSync(join(at.path, 'mine/labels'), { recursive: true });
    writeFileSync(join(at.path, 'mine/labels/en.yaml'), label.replace('"Key figures"', '"In numbers"'));
    run(at.path, 'build', '-f', 'md', '-o', 'looked', '--jobs', '2', '--templates', 'mine');
    const pages = Object.entries(files('looked')).filter(([path]) => path.endsWith('.en.md'));
    expect(pages).toHaveLength(4);
    for (const [path, text] of pages) expect(text, path).toContain('## In numbers');
  });

  it('tell of all their steps with --verbose', () => {
    const { stderr } = run(at.path, 'build', '-f', 'md', '-o', 'told', '--jobs', '2', '--verbose');
    const drawn = [...stderr.matchAll(/^ *\d+ ms {2}draw +mini\/(\S+): md$/gm)].map(([, brief]) => brief).sort();
    expect(drawn).toEqual(['b', 'c', 'd', 'readers'].flatMap((reader) => [`${reader}.en`, `${reader}.zh-Hant`]));
  });

  it('that die are told with the briefs that they should have made; the others are made', async () => {
    const dying =
      "import { isMainThread } from 'node:worker_threads'; if (!isMainThread) throw new Error('out of luck')";
    const hook = ['--import', `data:text/javascript,${encodeURIComponent(dying)}`];
    const { status, stderr } = await start(['build', '-f', 'md', '-o', 'dead', '--jobs', '2'], {
      cwd: at.path,
      nodeOptions: hook,
    }).ended;
    expect(status).toBe(70);
    expect(stderr).toMatch(/in c\.en: the worker that should make it has died: .*out of luck/);
    const names = Object.keys(files('dead'));
    expect(names.filter((name) => name.endsWith('.md')).sort()).toEqual(
      ['b.en', 'b.zh-Hant', 'd.en', 'd.zh-Hant'].map((id) => `/mini/${id}.md`),
    );
  });
});

describe('several machines', () => {
  const shards = [1, 2, 3];

  it('that write into one folder at once make what one makes', async () => {
    const ended = await Promise.all(
      shards.map((i) => start(['build', ...formats, '-o', 'together', '--shard', `${i}/3`], { cwd: at.path }).ended),
    );
    expect(ended.map(({ status }) => status)).toEqual([0, 0, 0]);
    expect(files('together')).toEqual(files('whole'));
  });

  it('that write into folders of their own are gathered into what one makes', async () => {
    await Promise.all(
      shards.map((i) => start(['build', ...formats, '-o', `m${i}`, '--shard', `${i}/3`], { cwd: at.path }).ended),
    );
    const own = shards.map((i) => Object.keys(files(`m${i}`)).filter((name) => name.endsWith('.pdf')));
    expect(own.map((names) => names.length)).toEqual([4, 2, 2]);
    expect(new Set(own.flat()).size).toBe(8);
    expect(run(at.path, 'gather', 'm1', 'm2', 'm3', '-o', 'gathered').status).toBe(0);
    expect(files('gathered')).toEqual(files('whole'));
  });

  it('of which one file was changed on the way are not gathered', () => {
    writeFileSync(join(at.path, 'm2/mini/c.en.md'), 'mine');
    const { status, stderr } = run(at.path, 'gather', 'm1', 'm2', 'm3', '-o', 'spoilt');
    expect(status).toBe(1);
    expect(stderr).toContain('m2/mini/c.en.md is not the file that was built.');
  });

  it('whose manifest names a file elsewhere have no manifest', () => {
    const path = join(at.path, 'm3/mini/manifest.json');
    writeFileSync(path, readFileSync(path, 'utf8').replace('"d.en.md"', '"../../secret"'));
    expect(run(at.path, 'gather', 'm3', '-o', 'outside').stderr).toContain('There are no briefs in m3.');
  });

  it.each(['0/3', '4/3', '1', '1/2/3', 'a/b', '1/0'])('are numbered from 1 on: not %s', (shard) => {
    expect(run(at.path, 'build', '--shard', shard)).toMatchObject({ status: 2, stdout: '' });
  });
});
