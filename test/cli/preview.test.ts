import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { run } from '../support/cli.js';
import { miniPackFolder, root, workspace } from '../support/packs.js';

const { path: cwd, remove } = workspace({ mini: miniPackFolder });
afterAll(remove);

/** The command as a person starts it, and the address that it prints. */
function start(...args: string[]): { readonly program: ChildProcess; readonly address: Promise<string> } {
  const program = spawn(process.execPath, [join(root, 'src/cli/launcher.js'), 'preview', ...args], { cwd });
  const address = new Promise<string>((resolve, reject) => {
    program.stdout.once('data', (chunk) => resolve(String(chunk).trim()));
    program.once('exit', (code) => reject(new Error(`ended with ${code}`)));
  });
  return { program, address };
}

const ended = (program: ChildProcess) => new Promise((resolve) => program.once('exit', (code) => resolve(code)));

describe('preview', () => {
  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('prints an address, answers there, and ends on %s with %d', async (signal, code) => {
    const { program, address } = start();
    const shown = await address;
    expect(shown).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]{32}$/);
    expect((await fetch(shown, { redirect: 'manual' })).status).toBe(303);
    expect((await fetch(new URL('/', shown))).status).toBe(403);
    const end = ended(program);
    program.kill(signal);
    expect(await end).toBe(code);
  });

  it('says that a port is taken, and what to do', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', () => resolve()));
    const { port } = other.address() as AddressInfo;
    const { status, stderr, stdout } = run(cwd, 'preview', '--port', String(port));
    other.close();
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toBe(`error: port ${port} is taken by another program. Choose another one, or leave --port out.\n`);
  });

  it('refuses a port that is none, and a pack that is none', () => {
    expect(run(cwd, 'preview', '--port', '99999').status).toBe(2);
    expect(run(cwd, 'preview', 'nothing')).toMatchObject({ status: 2, stdout: '' });
  });
});
