import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { limits } from '../../src/schema/limits.js';
import { testFolder } from '../support/folders.js';
import { run } from '../support/program.js';

function pack(): { readonly cwd: string; readonly folder: string } {
  const cwd = testFolder();
  return { cwd, folder: join(cwd, 'content/mini') };
}

const codesIn = async (cwd: string, command = 'check') => {
  const { status, stdout } = await run(cwd, command, '--json');
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: { code: string; file: string }[] };
  return { status, told: diagnostics.map(({ code, file }) => `${code} ${file}`) };
};

describe('the files of a pack', () => {
  it.each(['check', 'build', 'schema'])(
    'are not read through a link that leads out of its folder: %s',
    async (command) => {
      const { cwd, folder } = pack();
      writeFileSync(join(cwd, 'secret.yaml'), 'glossary: []\n');
      symlinkSync('../../secret.yaml', join(folder, 'glossary.yaml'));
      const expected = { status: 1, told: ['content/unsafe-file content/mini/glossary.yaml'] };
      if (command !== 'schema') expect(await codesIn(cwd, command)).toEqual(expected);
      else expect((await run(cwd, 'schema', 'mini')).stderr).toContain('[content/unsafe-file]');
    },
  );

  it('are not read through a folder that is a link', async () => {
    const { cwd, folder } = pack();
    mkdirSync(join(cwd, 'elsewhere'));
    writeFileSync(join(cwd, 'elsewhere/other.yaml'), 'id: other\n');
    rmSync(join(folder, 'audiences'), { recursive: true });
    symlinkSync('../../elsewhere', join(folder, 'audiences'));
    expect(await codesIn(cwd)).toEqual({ status: 1, told: ['content/unsafe-file content/mini/audiences/other.yaml'] });
  });

  it('may be links inside the folder, and the folder may be one', async () => {
    const { cwd, folder } = pack();
    mkdirSync(join(folder, 'parts'));
    writeFileSync(join(folder, 'parts/words.txt'), 'glossary: []\n');
    symlinkSync('parts/words.txt', join(folder, 'glossary.yaml'));
    symlinkSync('content/mini', join(cwd, 'here'));
    expect(await codesIn(cwd)).toEqual({ status: 0, told: [] });
    expect((await run(cwd, 'check', 'here')).status).toBe(0);
  });

  it('are read whatever their names: none is passed over for a line break', async () => {
    const { cwd, folder } = pack();
    writeFileSync(join(folder, 'a\nb.yaml'), 'facts: [\n');
    writeFileSync(join(folder, 'a\nc.yml.txt'), 'facts: [\n');
    const { told } = await codesIn(cwd);
    expect(told).toContain('yaml/syntax content/mini/a\nb.yaml');
    expect(told).toContain('content/stray-file content/mini/a\nc.yml.txt');
  });

  it.each([
    ['a pipe', (path: string) => execFileSync('mkfifo', [path])],
    ['a device', (path: string) => symlinkSync('/dev/zero', path)],
    ['a link that leads nowhere', (path: string) => symlinkSync('nothing', path)],
    ['a link to itself', (path: string) => symlinkSync('glossary.yaml', path)],
  ])('are files: not %s, and nobody waits for it', async (_, make) => {
    const { cwd, folder } = pack();
    make(join(folder, 'glossary.yaml'));
    expect(await codesIn(cwd)).toEqual({ status: 1, told: ['content/unsafe-file content/mini/glossary.yaml'] });
  });

  it('have at most 1 MiB each', async () => {
    const { cwd, folder } = pack();
    const text = 'glossary: []\n#';
    for (const [size, status] of [
      [limits.fileBytes - 1, 0],
      [limits.fileBytes, 0],
      [limits.fileBytes + 1, 1],
    ] as const) {
      writeFileSync(join(folder, 'glossary.yaml'), text.padEnd(size, ' a'));
      const told = status === 0 ? [] : ['content/too-large content/mini/glossary.yaml'];
      expect(await codesIn(cwd), String(size)).toEqual({ status, told });
    }
  });

  it('have at most 16 MiB together', async () => {
    const { cwd, folder } = pack();
    const note = (size: number) => 'glossary: []\n'.padEnd(size, '# a\n');
    const files = 16;
    for (let i = 0; i < files; i += 1) writeFileSync(join(folder, `z${i}.yaml`), note(limits.fileBytes));
    const { status, told } = await codesIn(cwd);
    expect(status).toBe(1);
    expect(told).toEqual([expect.stringContaining('content/too-large content/mini/z')]);
  });

  it('do not write to the terminal what their names and texts would make it do', async () => {
    const { cwd, folder } = pack();
    writeFileSync(join(folder, 'a\u001b[31m\u202e.yaml'), 'glossary: "\u001b]0;x\u0007"\n');
    for (const flags of [[], ['--json'], ['--annotations', 'github']]) {
      const { stdout, stderr } = await run(cwd, 'check', ...flags);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: that none is there is what is tested
      expect(`${stdout}${stderr}`).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
    }
    expect(JSON.parse((await run(cwd, 'check', '--json')).stdout).diagnostics[0].file).toContain('\u001b[31m\u202e');
  });
});

describe('what is written into a pack', () => {
  const elsewhere = (cwd: string) => {
    const path = join(cwd, 'elsewhere');
    mkdirSync(path);
    return path;
  };
  const place = (folder: string, cwd: string, make: (folder: string, elsewhere: string) => void) => {
    const outside = elsewhere(cwd);
    writeFileSync(join(outside, 'mine.json'), 'mine');
    make(folder, outside);
    return outside;
  };

  it.each<readonly [string, string, (folder: string, outside: string) => void]>([
    ['a link to a folder', '.schema', (folder, outside) => symlinkSync(outside, join(folder, '.schema'))],
    ['a relative link', '.schema', (folder) => symlinkSync('../../elsewhere', join(folder, '.schema'))],
    ['a link that leads nowhere', '.schema', (folder) => symlinkSync('../../elsewhere/new', join(folder, '.schema'))],
    ['a link to itself', '.schema', (folder) => symlinkSync('.schema', join(folder, '.schema'))],
    ['a link inside the pack', '.schema', (folder) => symlinkSync('audiences', join(folder, '.schema'))],
    [
      'a link to a file',
      '.schema/pack.schema.json',
      (folder, outside) => {
        mkdirSync(join(folder, '.schema'));
        symlinkSync(join(outside, 'mine.json'), join(folder, '.schema/pack.schema.json'));
      },
    ],
    [
      'a link to a file that is not there',
      '.schema/audience.schema.json',
      (folder, outside) => {
        mkdirSync(join(folder, '.schema'));
        symlinkSync(join(outside, 'new.json'), join(folder, '.schema/audience.schema.json'));
      },
    ],
    [
      'a pipe for a file',
      '.schema/pack.schema.json',
      (folder) => {
        mkdirSync(join(folder, '.schema'));
        execFileSync('mkfifo', [join(folder, '.schema/pack.schema.json')]);
      },
    ],
    [
      'a file that is a link to another of the pack',
      'glossary.yaml',
      (folder) => {
        writeFileSync(join(folder, 'words.txt'), 'glossary: []\n');
        symlinkSync('words.txt', join(folder, 'glossary.yaml'));
      },
    ],
  ])('goes through no link and waits for no pipe: %s', async (_, named, make) => {
    const { cwd, folder } = pack();
    const outside = place(folder, cwd, make);
    const { status, stderr } = await run(cwd, 'schema', 'mini', '--write');
    expect(status).toBe(1);
    expect(stderr).toContain(`content/mini/${named}:1:1: error: This is `);
    expect(stderr).toContain('[content/unsafe-file]');
    expect(readdirSync(outside)).toEqual(['mine.json']);
    expect(readFileSync(join(outside, 'mine.json'), 'utf8')).toBe('mine');
    if (existsSync(join(folder, 'words.txt')))
      expect(readFileSync(join(folder, 'words.txt'), 'utf8')).toBe('glossary: []\n');
  });

  it.each<readonly [string, (folder: string) => void]>([
    ['a folder', (folder) => mkdirSync(join(folder, '.schema/pack.schema.json'), { recursive: true })],
    ['a file for a folder', (folder) => writeFileSync(join(folder, '.schema'), '')],
    ['a pipe for a folder', (folder) => execFileSync('mkfifo', [join(folder, '.schema')])],
  ])('ends with 3 where something is in the way: %s', async (_, make) => {
    const { cwd, folder } = pack();
    make(folder);
    const { status, stderr } = await run(cwd, 'schema', 'mini', '--write');
    expect(status).toBe(3);
    expect(stderr).toMatch(/^error: Cannot write .*\.schema/m);
  });

  it('goes through no link where translations are accepted', async () => {
    const { cwd, folder } = pack();
    const outside = elsewhere(cwd);
    const lock = join(outside, 'lock.json');
    writeFileSync(lock, '{}');
    rmSync(join(folder, 'translations.lock.json'), { force: true });
    symlinkSync(lock, join(folder, 'translations.lock.json'));
    const { status, stderr } = await run(cwd, 'check', '--accept');
    expect(status).toBe(1);
    expect(stderr).toContain('content/mini/translations.lock.json:1:1: error: This is a link');
    expect(readFileSync(lock, 'utf8')).toBe('{}');
  });
});
