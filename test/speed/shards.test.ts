import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { digestsBelow } from '../support/folders.js';
import { run } from '../support/program.js';
import { fourReaders } from './four-readers.js';

const at = fourReaders();
const files = (folder: string) => digestsBelow(join(at.path, folder));
afterAll(() => at.remove());

describe('several machines', () => {
  beforeAll(async () => {
    expect((await run(at.path, 'build', '-o', 'whole')).status).toBe(0);
    for (const i of [1, 2, 3]) expect((await run(at.path, 'build', '-o', `m${i}`, '--shard', `${i}/3`)).status).toBe(0);
  });

  it('that write into separate folders are gathered into what one writes', async () => {
    const own = [1, 2, 3].map((i) => Object.keys(files(`m${i}`)).filter((name) => name.endsWith('.pdf')));
    expect(own.map((names) => names.length)).toEqual([4, 2, 2]);
    expect(new Set(own.flat()).size).toBe(8);
    expect((await run(at.path, 'gather', 'm1', 'm2', 'm3', '-o', 'gathered')).status).toBe(0);
    expect(files('gathered')).toEqual(files('whole'));
  });

  it('may be more than there are readers', async () => {
    for (const i of [1, 5])
      expect((await run(at.path, 'build', '-f', 'md', '-o', `n${i}`, '--shard', `${i}/5`)).status).toBe(0);
    expect(Object.keys(files('n5'))).toEqual(['index.html']);
    expect((await run(at.path, 'gather', 'n1', 'n5', '-o', 'few')).status).toBe(0);
    expect(Object.keys(files('few'))).toEqual(Object.keys(files('n1')));
  });

  it('may be named twice: their files are written and counted once', async () => {
    const { stdout } = await run(at.path, 'gather', 'm2', 'm2/', './m2', '-o', 'once');
    const written = stdout.trim().split('\n');
    expect(written).toEqual([...new Set(written)]);
    expect(Object.keys(files('once'))).toEqual(Object.keys(files('m2')));
  });

  it('leave nothing behind where one folder is not of a build', async () => {
    expect((await run(at.path, 'gather', 'm1', 'content', '-o', 'refused')).status).toBe(1);
    expect(existsSync(join(at.path, 'refused'))).toBe(false);
  });

  it('are not gathered if a file was changed on the way', async () => {
    writeFileSync(join(at.path, 'm2/mini/c.en.md'), 'mine');
    const { status, stderr } = await run(at.path, 'gather', 'm1', 'm2', 'm3', '-o', 'spoilt');
    expect(status).toBe(1);
    expect(stderr).toContain('m2/mini/c.en.md');
  });

  it('have no briefs if their manifest names a file elsewhere', async () => {
    const path = join(at.path, 'm3/mini/manifest.json');
    writeFileSync(path, readFileSync(path, 'utf8').replace('"d.en.md"', '"../../secret"'));
    expect(await run(at.path, 'gather', 'm3', '-o', 'outside')).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/\bm3\b/),
    });
  });

  it.each(['0/3', '4/3', '1', '1/2/3', 'a/b', '1/0'])('are numbered from 1: %s is refused', async (shard) => {
    expect(await run(at.path, 'build', '--shard', shard)).toMatchObject({ status: 2, stdout: '' });
  });
});
