import { afterEach, describe, expect, it } from 'vitest';
import { IoError } from '../../src/host/host.js';
import { miniPackFolder, workspace } from '../support/packs.js';
import { program } from '../support/program.js';

const made: { remove(): void }[] = [];
afterEach(() => {
  for (const one of made.splice(0)) one.remove();
});

function folder(): string {
  const one = workspace({ mini: miniPackFolder });
  made.push(one);
  return one.path;
}

describe('wrong usage with --json', () => {
  it.each([
    ['an unknown option', ['build', '--papr', 'a4'], /unknown option '--papr'/],
    ['an unknown command', ['bild'], /unknown command 'bild'/],
    ['no command', [], /unknown option '--json'/],
    ['an option of another command', ['preview'], /unknown option '--json'/],
    ['an option without its value', ['build', '--out'], /argument missing/],
    ['too many packs', ['preview', 'a', 'b'], /too many arguments|unknown option/],
    ['no file', ['verify'], /missing required argument/],
    ['a choice that is none', ['build', '--paper', 'a5'], /argument 'a5' is invalid/],
    ['a number that is none', ['build', '--jobs', 'many'], /argument 'many' is invalid/],
    ['a shard that is none', ['build', '--shard', '3'], /argument '3' is invalid/],
    ['options that exclude each other', ['check', '--annotations', 'github'], /cannot be used with/],
    ['a format that is none', ['build', '-f', 'odt'], /there is no format "odt"/],
    ['an audience that is none', ['build', '-a', 'nobody'], /no pack has the audience "nobody"/],
    ['a theme that cannot be one', ['build', '--theme', '../x'], /cannot be the name of a theme/],
    ['a folder of templates that is none', ['build', '--templates', 'x'], /there is no folder x/],
    ['--clean with --set', ['build', '--clean', '--set', 'pack.version=2'], /Leave --set out/],
    ['a code that is none', ['check', '--explain', 'x/y'], /there is no code "x\/y"/],
    ['a new pack in a folder in use', ['new', 'content'], /content is not empty/],
    ['a new pack at a path of another system', ['new', 'C:\\new'], /is a path of Windows/],
    ['a new pack with the signs of another system', ['new', 'my\\pack'], /here: my\/pack/],
    ['a new pack that Windows has no folder for', ['new', 'con'], /Windows has no folder called "con"/],
    ['an output folder that the shell left as it is', ['build', '--out=~/briefs'], /would be a folder called ~:/],
    ['the folder of somebody else, likewise', ['build', '--out=~anna/briefs'], /would be a folder called ~anna:/],
    ['an output folder that is an address', ['gather', 'x', '-o', 'https://example.org/'], /is an address/],
  ])('%s: one document on stdout, and exit code 2', async (_, args, message) => {
    const { status, stdout, stderr } = await program(folder(), [...args.slice(0, 1), '--json', ...args.slice(1)]);
    expect(status).toBe(2);
    const { ok, files, diagnostics } = JSON.parse(stdout);
    expect({ ok, files }).toEqual({ ok: false, files: [] });
    expect(diagnostics).toHaveLength(1);
    expect(diagnostics[0]).toMatchObject({ code: 'command/usage', severity: 'error', file: null, line: null });
    expect(diagnostics[0].message).toMatch(message);
    expect(diagnostics[0].message).not.toMatch(/^error/);
    // The same for people.
    expect(stderr).toMatch(message);
  });

  it('is printed for people alone without it, and where it is the name of a pack', async () => {
    const cwd = folder();
    expect(await program(cwd, ['build', '--papr'])).toMatchObject({ status: 2, stdout: '' });
    expect(await program(cwd, ['build', '--papr', '--', '--json'])).toMatchObject({ status: 2, stdout: '' });
  });
});

describe('a failure with --json', () => {
  it('of the disk: one document with what was done before, and exit code 3', async () => {
    const disk = {
      writeAtomically: async (path: string) => {
        throw new IoError('write', path, Object.assign(new Error('full'), { code: 'ENOSPC' }));
      },
    };
    const { status, stdout } = await program(folder(), ['build', 'mini', '-f', 'md', '--json'], { disk });
    expect(status).toBe(3);
    const { ok, diagnostics } = JSON.parse(stdout);
    expect(ok).toBe(false);
    expect(diagnostics).toHaveLength(1);
    expect(diagnostics[0]).toMatchObject({
      code: 'command/failed',
      message: expect.stringMatching(/^Cannot write .*: the disk is full$/),
    });
  });

  it('of a file that cannot be read: the same', async () => {
    const { status, stdout } = await program(folder(), ['verify', 'nothing.pdf', '--json']);
    expect(status).toBe(3);
    expect(JSON.parse(stdout).diagnostics[0]).toMatchObject({ code: 'command/failed' });
  });

  it('of ours: one document that says so, and exit code 70', async () => {
    const disk = {
      isFile: () => {
        throw new TypeError('a bug');
      },
    };
    const { status, stdout } = await program(folder(), ['check', 'mini', '--json'], { disk });
    expect(status).toBe(70);
    expect(JSON.parse(stdout)).toMatchObject({ ok: false, bugs: [{ detail: expect.stringContaining('a bug') }] });
  });
});
