import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { PreviewSession } from '../../src/preview/session.js';
import { diskHost } from '../support/host.js';
import { miniPackFolder, workspace } from '../support/packs.js';
import { program, run } from '../support/program.js';

const made: { remove(): void }[] = [];
afterEach(() => {
  for (const one of made.splice(0)) one.remove();
});

function folder(): string {
  const one = workspace();
  made.push(one);
  return one.path;
}

/** A pack with an id of its own. */
function put(cwd: string, path: string, id = 'mini'): string {
  const pack = join(cwd, path);
  cpSync(miniPackFolder, pack, { recursive: true });
  const file = join(pack, 'pack.yaml');
  writeFileSync(file, readFileSync(file, 'utf8').replace('id: mini', `id: ${id}`));
  return pack;
}

/** A slip that every command finds. */
function spoil(pack: string): void {
  const path = join(pack, 'argument.yaml');
  writeFileSync(path, readFileSync(path, 'utf8').replace('priority: must', 'priorty: must'));
}

const preview = (cwd: string) =>
  PreviewSession.open(undefined, { paper: 'a4', theme: 'standard', set: [] }, diskHost(cwd));

describe('without a name a command takes', () => {
  const builtIn = 'There is no pack here: the built-in one is taken, inclusive-ai-governance.';
  const nothing = () => undefined;

  it.each<readonly [string, (cwd: string) => unknown, string, string]>([
    ['the pack that this folder is', (cwd) => put(cwd, 'demo'), 'The pack is this folder, demo.', 'demo'],
    [
      'it too where there are others',
      (cwd) => [put(cwd, 'demo/content/a', 'a'), put(cwd, 'demo')],
      'The pack is this folder, demo.',
      'demo',
    ],
    ['the one below', (cwd) => put(cwd, 'demo'), 'The pack is demo.', '.'],
    ['the one under ./content, which is where packs stand', (cwd) => put(cwd, 'content/demo'), '', '.'],
    [
      'those of both places',
      (cwd) => [put(cwd, 'b', 'b'), put(cwd, 'a', 'a'), put(cwd, 'content/c', 'c')],
      'The packs are a, b and content/c.',
      '.',
    ],
    ['a folder of packs', (cwd) => [put(cwd, 'x/b', 'b'), put(cwd, 'x/a', 'a')], 'The packs are a and b.', 'x'],
    [
      'many, and names some',
      (cwd) => Array.from('abcdefg', (name) => put(cwd, name, name)),
      'The packs are a, b, c, d, e and 2 more.',
      '.',
    ],
    [
      'the one that a link leads to',
      (cwd) => [put(cwd, '.kept/demo'), symlinkSync('.kept/demo', join(cwd, 'demo'))],
      'The pack is demo.',
      '.',
    ],
    [
      'those that links lead to beside the others, each pack once',
      (cwd) => [
        put(cwd, '.shared/b', 'b'),
        put(cwd, 'content/a', 'a'),
        symlinkSync('../.shared/b', join(cwd, 'content/b')),
        symlinkSync('content/a', join(cwd, 'latest')),
        symlinkSync('.shared/b', join(cwd, 'also-b')),
      ],
      'The packs are also-b and content/a.',
      '.',
    ],
    [
      'what can be read, and not what a link leads to that is not there',
      (cwd) => [put(cwd, 'content/a'), symlinkSync('/no/such/disk/b', join(cwd, 'content/b'))],
      'content/b is left out: it is not there.',
      '.',
    ],
    ['the one above', (cwd) => put(cwd, 'demo'), 'The pack is the folder above, demo.', 'demo/audiences'],
    ['the built-in one where there is nothing', nothing, builtIn, '.'],
    ['nor what is hidden or installed', (cwd) => [put(cwd, '.old'), put(cwd, 'node_modules/demo')], builtIn, '.'],
    [
      'nor what is of other programs',
      (cwd) => mkdirSync(join(cwd, 'audiences/deep'), { recursive: true }),
      builtIn,
      '.',
    ],
  ])('%s, and the first line says so', async (_, prepare, line, at) => {
    const cwd = folder();
    prepare(cwd);
    const { status, stderr } = await run(join(cwd, at), 'check');
    expect(stderr).toBe(`${line && `${line}\n`}No errors.\n`);
    expect(status).toBe(0);
  });

  it('nothing else where that pack has a mistake, whatever the command', async () => {
    const cwd = folder();
    const pack = put(cwd, 'demo');
    spoil(pack);
    for (const at of [cwd, pack, join(pack, 'audiences')]) {
      for (const command of ['check', 'build', 'explain']) {
        const { status, stdout, stderr } = await run(at, command);
        expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
        expect(stderr).toContain('Unknown key "priorty"');
      }
      const session = await preview(at);
      expect(session.folder).toBe(pack);
      expect(session.state().problems.map(({ code }) => code)).toEqual(['content/unknown-key']);
      const { stdout } = await run(at, 'schema');
      expect(stdout).toContain('first.begin');
    }
  });

  it.each<readonly [string, (pack: string) => unknown, RegExp]>([
    ...['pack.yml', 'Pack.yaml', 'pack.YAML', 'pack.yaml.txt', 'pack.json'].map(
      (name) =>
        [
          `calls its file ${name}`,
          (pack: string) => renameSync(join(pack, 'pack.yaml'), join(pack, name)),
          new RegExp(`demo/${name.replaceAll('.', '\\.')}:1:1: error: .*\\n.* Call ${name} pack\\.yaml\\.`),
        ] as const,
    ),
    ['has lost its pack.yaml', (pack) => rmSync(join(pack, 'pack.yaml')), /has no file pack\.yaml/],
    [
      'has a folder in its place',
      (pack) => [rmSync(join(pack, 'pack.yaml')), mkdirSync(join(pack, 'pack.yaml'))],
      /A folder stands in its place/,
    ],
    [
      'has a broken link in its place',
      (pack) => [rmSync(join(pack, 'pack.yaml')), symlinkSync('nowhere', join(pack, 'pack.yaml'))],
      /pack\.yaml:1:1: error: .*broken link/,
    ],
    [
      'has an empty one',
      (pack) => writeFileSync(join(pack, 'pack.yaml'), ''),
      /pack\.yaml:1:1: error: This file is empty/,
    ],
    [
      'has no YAML in it',
      (pack) => writeFileSync(join(pack, 'pack.yaml'), Buffer.from([0xff, 0xfe, 0x00])),
      /pack\.yaml.*: error: /,
    ],
  ])('a pack that %s: it is an error', async (_, change, message) => {
    const cwd = folder();
    const pack = put(cwd, 'demo');
    change(pack);
    for (const at of [cwd, pack]) {
      for (const command of ['check', 'build', 'explain']) {
        const { status, stdout, stderr } = await run(at, command);
        expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
        if (at === cwd) expect(stderr).toMatch(message);
        expect(stderr).not.toContain('built-in');
      }
    }
    expect(existsSync(join(cwd, 'out'))).toBe(false);
    expect((await run(cwd, 'check', 'demo')).stderr).toMatch(message);
  });

  it('and a sound pack beside a broken one is built', async () => {
    const cwd = folder();
    put(cwd, 'sound', 'sound');
    spoil(put(cwd, 'broken', 'broken'));
    const { status, stdout } = await run(cwd, 'build', '-f', 'md');
    expect(status).toBe(1);
    expect(stdout).toContain('out/sound/readers.en.md');
    expect(stdout).not.toContain('out/broken');
  });

  it('two packs of one id are an error, wherever they stand', async () => {
    const cwd = folder();
    put(cwd, 'a');
    put(cwd, 'content/b');
    for (const command of ['check', 'build']) {
      const { status, stderr } = await run(cwd, command);
      expect(status).toBe(1);
      expect(stderr).toContain('Two packs have the id "mini": a and content/b.');
    }
  });

  it('one pack for the preview, which asks where there are several', async () => {
    const cwd = folder();
    put(cwd, 'a', 'a');
    expect((await preview(cwd)).folder).toBe(join(cwd, 'a'));
    put(cwd, 'content/b', 'b');
    await expect(preview(cwd)).rejects.toThrow('there are several packs; name the one to look at: a, content/b');
  });

  it('every pack for explain', async () => {
    const cwd = folder();
    put(cwd, 'a', 'a');
    put(cwd, 'b', 'b');
    const { packs, explanations } = JSON.parse((await run(cwd, 'explain', '--json')).stdout);
    expect(packs).toEqual(['a', 'b']);
    expect(explanations.map(({ pack }: { pack: string }) => pack)).toEqual(['a', 'b']);
  });
});

describe('which packs were taken', () => {
  it('is said on stderr alone, and is in the document of --json', async () => {
    const cwd = folder();
    put(cwd, 'demo');
    expect(await run(cwd, 'check', '--quiet')).toEqual({ status: 0, stdout: '', stderr: '' });
    const { status, stdout, stderr } = await run(cwd, 'check', '--json');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(JSON.parse(stdout)).toMatchObject({ ok: true, packs: ['demo'] });
    expect(JSON.parse((await run(cwd, 'check', 'demo', '--json')).stdout)).not.toHaveProperty('packs');
  });

  it('is not said of packs that were named', async () => {
    const cwd = folder();
    put(cwd, 'demo');
    expect((await run(cwd, 'check', 'demo')).stderr).toBe('No errors.\n');
  });

  it('is the first line also with --verbose, and where nothing has changed since', async () => {
    const cwd = folder();
    put(cwd, 'demo');
    const build = () => program(cwd, ['build', '-f', 'md', '--verbose'], { cache: join(cwd, '.cache') });
    await build();
    const { stderr } = await build();
    expect(stderr).toMatch(/^The pack is demo\.\n *\d+ ms {2}unchanged/);
  });
});

describe('a pack is named', () => {
  it.each([
    ['by its folder', 'demo', '.'],
    ['by its folder with a slash', 'demo/', '.'],
    ['by its whole path', '', '.'],
    ['by its pack.yaml', 'demo/pack.yaml', '.'],
    ['by its pack.yaml, from inside', 'pack.yaml', 'demo'],
    ['by a dot, from inside', '.', 'demo'],
    ['by two dots, from a folder of it', '..', 'demo/audiences'],
  ])('%s', async (_, name, at) => {
    const cwd = folder();
    const pack = put(cwd, 'demo');
    expect(await run(join(cwd, at), 'check', name || pack)).toEqual({ status: 0, stdout: '', stderr: 'No errors.\n' });
  });

  it('by its id, whatever its folder is called, where no other pack has it', async () => {
    const cwd = folder();
    put(cwd, 'content/demo', 'heat-2026');
    put(cwd, 'below', 'other');
    expect((await run(cwd, 'check', 'heat-2026')).status).toBe(0);
    expect((await run(cwd, 'diff', 'demo', 'heat-2026')).status).toBe(0);
    put(cwd, 'again', 'heat-2026');
    expect((await run(cwd, 'check', 'heat-2026')).stderr).toContain('no pack "heat-2026"');
  });

  it('by its folder, whose accents the disk has taken apart, as a Mac does', async () => {
    const cwd = folder();
    put(cwd, 'content/\u00e9coles'.normalize('NFD'));
    for (const name of ['\u00e9coles', 'content/\u00e9coles', 'content/\u00e9coles/']) {
      expect((await run(cwd, 'check', name)).status).toBe(0);
    }
  });

  it('by its folder or its pack.yaml under ./content', async () => {
    const cwd = folder();
    put(cwd, 'content/demo');
    for (const name of ['demo', 'demo/pack.yaml', 'content/demo/pack.yaml']) {
      expect((await run(cwd, 'check', name)).status).toBe(0);
    }
  });

  it.each([
    ['the folder of its readers', 'demo/audiences', 'This is a folder of a pack. Name the pack: demo'],
    ['another file of it', 'demo/argument.yaml', 'This is a file of a pack. Name the pack: demo'],
    ['a file of a reader', 'demo/audiences/readers.yaml', 'This is a file of a pack. Name the pack: demo'],
    ['a folder of packs', 'packs', 'Packs are below it. Name them: packs/a packs/b'],
  ])('not by %s, and says by what', async (_, name, hint) => {
    const cwd = folder();
    put(cwd, 'demo');
    put(cwd, 'packs/a');
    put(cwd, 'packs/b');
    const { status, stderr } = await run(cwd, 'check', name);
    expect(status).toBe(1);
    expect(stderr).toContain(hint);
  });
});

describe('of several packs, what came back is of the one that it names', () => {
  const begun = () => {
    const cwd = folder();
    put(cwd, 'content/one', 'first');
    put(cwd, 'content/other', 'second');
    return cwd;
  };

  it('translations', async () => {
    const cwd = begun();
    await run(cwd, 'translate', 'export', 'other', '-l', 'zh-Hant', '--all');
    const path = join(cwd, 'second.zh-Hant.xlf');
    writeFileSync(path, readFileSync(path, 'utf8').replace('先做第一件。</target>', '第一件要先做。</target>'));
    const { status, stdout } = await run(cwd, 'translate', 'import', 'second.zh-Hant.xlf');
    expect({ status, stdout }).toEqual({
      status: 0,
      stdout: expect.stringContaining('--- a/content/other/argument.yaml'),
    });
    writeFileSync(path, readFileSync(path, 'utf8').replace('<file id="second"', '<file id="third"'));
    expect(await run(cwd, 'translate', 'import', 'second.zh-Hant.xlf')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('there are several packs'),
    });
  });

  it('or of those that have its id, where several have', async () => {
    const cwd = begun();
    await run(cwd, 'translate', 'export', 'other', '-l', 'zh-Hant', '--all');
    put(cwd, 'content/third', 'second');
    expect(await run(cwd, 'translate', 'import', 'second.zh-Hant.xlf')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('there are several packs: content/other, content/third. Name one.'),
    });
  });

  it('also where its other files cannot be read, which is told then', async () => {
    const cwd = begun();
    await run(cwd, 'translate', 'export', 'other', '-l', 'zh-Hant', '--all');
    writeFileSync(join(cwd, 'content/other/argument.yaml'), 'pillars: [');
    expect(await run(cwd, 'translate', 'import', 'second.zh-Hant.xlf')).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('content/other/argument.yaml'),
    });
  });

  it('pages in Word', async () => {
    const cwd = begun();
    await run(cwd, 'build', 'other', '-f', 'docx', '-a', 'readers', '-l', 'en');
    const file = 'out/second/readers.en.docx';
    expect(await run(cwd, 'redline', file)).toMatchObject({
      status: 0,
      stderr: expect.stringContaining('No text changes.'),
    });
  });
});

describe('a whole path that leads to no pack', () => {
  it('is looked for nowhere else, and shown as it is seen from here', async () => {
    const cwd = folder();
    // Where a name would lead that is joined to content/.
    put(cwd, join('content', cwd, 'gone'));
    const { status, stderr } = await run(cwd, 'check', join(cwd, 'gone'));
    expect(status).toBe(1);
    expect(stderr).toContain('There is no pack "gone"');
    expect(stderr).not.toContain('//');
  });
});
