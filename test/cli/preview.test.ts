import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, describe, expect, it } from 'vitest';
import { start } from '../support/launcher.js';
import { miniPackFolder, workspace } from '../support/packs.js';
import { run } from '../support/program.js';

const { path: cwd, remove } = workspace({ mini: miniPackFolder });
afterAll(remove);

describe('preview', () => {
  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const)('prints an address, answers there, and ends on %s with %d', async (signal, code) => {
    const { child, ended } = start(['preview'], { cwd });
    const shown = String(await new Promise((resolve) => child.stdout.once('data', resolve))).trim();
    expect(shown).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]{32}$/);
    expect((await fetch(shown, { redirect: 'manual' })).status).toBe(303);
    expect((await fetch(new URL('/', shown))).status).toBe(403);
    child.kill(signal);
    expect((await ended).status).toBe(code);
  });

  it('reports that a port is taken, and what to do', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', () => resolve()));
    const { port } = other.address() as AddressInfo;
    const { status, stderr, stdout } = await run(cwd, 'preview', '--port', String(port));
    other.close();
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(new RegExp(`^error: .*\\b${port}\\b.*\\n$`));
  });

  it('refuses an invalid port, and a pack that does not exist', async () => {
    expect((await run(cwd, 'preview', '--port', '99999')).status).toBe(2);
    expect(await run(cwd, 'preview', 'nothing')).toMatchObject({ status: 2, stdout: '' });
  });
});
