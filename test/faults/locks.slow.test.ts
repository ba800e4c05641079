import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { start } from '../support/launcher.js';
import { miniPackFolder, workspace } from '../support/packs.js';
import { plainFailure } from './builds.js';

describe('a build that meets a lock which stays', () => {
  const made: { remove(): void }[] = [];
  afterEach(() => {
    for (const one of made.splice(0)) one.remove();
  });
  const place = () => {
    const one = workspace({ mini: miniPackFolder });
    made.push(one);
    return one.path;
  };

  it.each([
    ['of the manifest', 'out/mini/.writing.lock'],
    ['of a brief', 'out/mini/.writing.readers.en.lock'],
    ['of the index', 'out/.writing.lock'],
  ])('%s says so in one line and ends with 3', async (_, name) => {
    const cwd = place();
    mkdirSync(join(cwd, name), { recursive: true });
    const ended = await start(['build', '-l', 'en', '-f', 'md'], { cwd }).ended;
    expect(plainFailure(ended)).toEqual([]);
    expect(ended.stderr).toContain(`error: Cannot write ${join(cwd, name)}: it stands where a lock`);
  });

  it('ends with the first Ctrl+C', async () => {
    const cwd = place();
    mkdirSync(join(cwd, 'out/mini/.writing.lock'), { recursive: true });
    const { child, ended } = start(['build', '-l', 'en', '-f', 'md'], { cwd });
    while (!existsSync(join(cwd, 'out/mini/readers.en.md'))) await new Promise((resolve) => setTimeout(resolve, 20));
    await new Promise((resolve) => setTimeout(resolve, 300));
    const begun = performance.now();
    child.kill('SIGINT');
    expect((await ended).status).toBe(130);
    expect(performance.now() - begun).toBeLessThan(3_000);
  });
});
