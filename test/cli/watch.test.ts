import { spawn } from 'node:child_process';
import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { miniPackFolder, root, workspace } from '../support/packs.js';
import { run } from '../support/program.js';

const made = workspace({ mini: miniPackFolder });
const cwd = made.path;
afterAll(() => made.remove());

const source = join(cwd, 'content/mini/argument.yaml');
const change = (from: string, to: string) => writeFileSync(source, readFileSync(source, 'utf8').replace(from, to));

it('build --watch builds after each change, says what is wrong, and ends by a signal with its code', async () => {
  const child = spawn(process.execPath, [join(root, 'src/cli/launcher.js'), 'build', '--watch', '-f', 'md'], {
    cwd,
    env: { ...process.env, POLICY_BRIEF_CACHE: '' },
  });
  let stderr = '';
  child.stderr.on('data', (text) => {
    stderr += text;
  });
  const rounds = () => stderr.split('Waiting for changes').length - 1;
  const round = async (count: number) => {
    await expect.poll(rounds, { timeout: 20_000, interval: 50 }).toBeGreaterThanOrEqual(count);
  };
  const exit = new Promise<number | null>((resolve) => child.on('exit', resolve));
  await round(1);
  change('Begin early.', 'Begin now.');
  await round(2);
  expect(readFileSync(join(cwd, 'out/mini/readers.en.md'), 'utf8')).toContain('Begin now.');
  change('Begin now.', '{{Begin');
  await round(3);
  expect(stderr).toContain('[content/bad-placeholder]');
  expect(readFileSync(join(cwd, 'out/mini/readers.en.md'), 'utf8')).toContain('Begin now.');
  change('{{Begin', 'Begin again.');
  await round(4);
  expect(readFileSync(join(cwd, 'out/mini/readers.en.md'), 'utf8')).toContain('Begin again.');
  // Without a name all packs are built, those too that are added.
  cpSync(join(cwd, 'content/mini'), join(cwd, 'content/second'), { recursive: true });
  const added = join(cwd, 'content/second/pack.yaml');
  writeFileSync(added, readFileSync(added, 'utf8').replace('id: mini', 'id: second'));
  const second = () => existsSync(join(cwd, 'out/second/readers.en.md'));
  await expect.poll(second, { timeout: 20_000, interval: 50 }).toBe(true);
  child.kill('SIGINT');
  expect(await exit).toBe(130);
}, 60_000);

it('build --watch prints no document for programs', async () => {
  expect((await run(cwd, 'build', '--watch', '--json')).status).toBe(2);
});
