import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { editFile, testFolder } from '../support/folders.js';
import { command, launcher } from '../support/launcher.js';
import { builtInPackFolder, root } from '../support/packs.js';
import { run } from '../support/program.js';

/** The compiled program, as npm starts it. What it does is tested in process; here is what a process adds. */
describe('the program that npm starts', () => {
  it('prints the version of the package, and its help', async () => {
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    for (const flag of ['--version', '-v']) {
      expect(await command([flag], { cwd: root })).toMatchObject({ status: 0, stdout: `${version}\n` });
    }
    const help = await command(['--help'], { cwd: root });
    expect(help).toMatchObject({ status: 0, stderr: '' });
    for (const name of ['build', 'check', 'explain', 'preview', 'gather', 'new', 'schema', 'verify'])
      expect(help.stdout).toMatch(new RegExp(`^ +${name}\\b`, 'm'));
  });

  it('ends with 0 where it has built, and writes the version of the package into what it writes', async () => {
    const cwd = testFolder();
    const { status, stdout } = await command(['build', '-l', 'en', '--json'], { cwd });
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ ok: true, version });
    expect(readFileSync(join(cwd, 'out/mini/readers.en.pdf'), 'latin1')).toMatch(/^%PDF-/);
  });

  it('writes the files that its sources write', async () => {
    const [cwd, sources] = [testFolder(), testFolder()];
    const args = ['build', builtInPackFolder, '-a', 'un-delegates', '-l', 'en,zh-Hant'];
    expect((await command(args, { cwd })).status).toBe(0);
    expect((await run(sources, ...args)).status).toBe(0);
    const built = join('out', 'inclusive-ai-governance');
    const names = readdirSync(join(sources, built)).filter((name) => name.startsWith('un-delegates.'));
    expect(names.length).toBe(6);
    for (const name of names) {
      const same = readFileSync(join(cwd, built, name)).equals(readFileSync(join(sources, built, name)));
      expect(same, name).toBe(true);
    }
  });

  it('sets a font of a house, which it has no face table for', async () => {
    const cwd = testFolder();
    const font = createRequire(import.meta.url).resolve('@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf');
    const themes = join(cwd, 'templates/themes');
    mkdirSync(themes, { recursive: true });
    copyFileSync(font, join(themes, 'house.ttf'));
    const family = 'regular: house.ttf, bold: house.ttf, italic: house.ttf, css: House';
    writeFileSync(join(themes, 'house.yaml'), `base: standard\nfonts: { source-serif-4: { ${family} } }\n`);
    const { status, stderr } = await command(['build', '-l', 'en', '-f', 'pdf', '--theme', 'house'], { cwd });
    expect({ status, stderr: stderr.match(/\[\S+\]$/gm) }).toEqual({ status: 0, stderr: null });
  });

  it('ends with 1 where the content has errors', async () => {
    const cwd = testFolder();
    editFile(join(cwd, 'content/mini/argument.yaml'), 'limits:', 'limit:');
    const { status, stderr } = await command(['check'], { cwd });
    expect({ status, codes: stderr.match(/\[\S+\]$/gm) }).toEqual({ status: 1, codes: ['[content/unknown-key]'] });
  });

  it('ends with 2 where it is used wrongly', async () => {
    expect((await command(['bild'], { cwd: root })).status).toBe(2);
  });

  it('ends with 3 where it cannot write', async () => {
    const cwd = testFolder();
    writeFileSync(join(cwd, 'out'), 'a file in the way');
    expect((await command(['build', '-f', 'md'], { cwd })).status).toBe(3);
  });

  it('ends without an error if its reader stops reading', () => {
    const line = `"${process.execPath}" "${launcher}" check --json | true; exit \${PIPESTATUS[0]}`;
    const { status, stderr } = spawnSync('bash', ['-c', line], { cwd: testFolder(), encoding: 'utf8' });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });
});
