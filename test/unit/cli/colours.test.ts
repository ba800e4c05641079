import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { miniPackFolder, workspace } from '../../support/packs.js';
import { type ProgramOptions, program } from '../../support/program.js';

const at = workspace({ mini: miniPackFolder });
afterAll(() => at.remove());
const file = join(at.path, 'content/mini/argument.yaml');
writeFileSync(file, readFileSync(file, 'utf8').replace('limits:', 'limit:'));

const stderr = async (options: ProgramOptions, ...args: string[]) => (await program(at.path, args, options)).stderr;
const colour = '\u001b[';

describe('colours', () => {
  it('mark the severity and the code frame at a terminal', async () => {
    const text = await stderr({ interactive: true }, 'check');
    expect(text).toContain('argument.yaml:66:5: \u001b[1;31merror:\u001b[0m Unknown key');
    expect(text).toContain(' |     \u001b[1;31m^^^^^\u001b[0m\n');
  });

  it('change no text', async () => {
    const text = await stderr({ interactive: true }, 'check');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
    expect(text.replace(/\u001b\[[\d;]*m/g, '')).toBe(await stderr({}, 'check'));
  });

  it.each([
    ['in a file', {}, []],
    ['with --no-color', { interactive: true }, ['--no-color']],
    ['with NO_COLOR', { interactive: true, env: { NO_COLOR: '1' } }, []],
    ['on a dumb terminal', { interactive: true, env: { TERM: 'dumb' } }, []],
  ])('are not shown %s', async (_, options, flags) => {
    const text = await stderr(options, 'check', ...flags);
    expect(text).toContain('error: Unknown key');
    expect(text).not.toContain(colour);
  });

  it('are shown with an empty NO_COLOR', async () => {
    expect(await stderr({ interactive: true, env: { NO_COLOR: '' } }, 'check')).toContain(colour);
  });

  it('are never in the JSON document', async () => {
    const { stdout } = await program(at.path, ['check', '--json'], { interactive: true });
    expect(stdout).toContain('content/unknown-key');
    expect(stdout).not.toContain('u001b');
    expect(stdout).not.toContain(colour);
  });

  it.each(['build', 'check', 'explain', 'preview', 'gather', 'new', 'schema', 'verify'])(
    '%s takes --no-color',
    async (command) => {
      expect((await program(at.path, [command, '--help'])).stdout).toMatch(/^ +--no-color /m);
    },
  );
});
