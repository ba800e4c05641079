import { describe, expect, it } from 'vitest';
import { build } from '../../../src/commands/build.js';
import { check } from '../../../src/commands/check.js';
import { type Host, IoError } from '../../../src/host/host.js';
import { buildRequest } from '../../support/built.js';
import { editFile, testFolder } from '../../support/folders.js';
import { diskHost } from '../../support/host.js';
import { miniPackFolder } from '../../support/packs.js';

const names = ['first', 'locked', 'other-locked', 'last'];

/** Four packs, of which nobody may read two. */
function host(): Host {
  const cwd = testFolder(Object.fromEntries(names.map((name) => [name, miniPackFolder])));
  for (const name of names) editFile(`${cwd}/content/${name}/pack.yaml`, 'id: mini', `id: ${name}`);
  const disk = diskHost(cwd);
  return {
    ...disk,
    async readInside(folder, path, maxBytes) {
      if (folder.endsWith('locked')) throw new IoError('read', folder, { code: 'EACCES' });
      return disk.readInside(folder, path, maxBytes);
    },
  };
}

describe('a pack that cannot be read', () => {
  it('keeps no other from being built, and each such pack is named', async () => {
    const report = await build(buildRequest({ packs: names, formats: ['md'], locales: ['en'] }), host(), 'test');
    expect(report.ok).toBe(false);
    expect(report.files.filter((file) => file.endsWith('.md'))).toEqual([
      'out/first/readers.en.md',
      'out/last/readers.en.md',
    ]);
    expect(report.diagnostics).toMatchObject([{ code: 'command/failed', message: expect.stringMatching(/locked/) }]);
    expect(report.failure?.path).toMatch(/other-locked$/);
  });

  it('keeps no other from being checked', async () => {
    const two = host();
    editFile(`${two.cwd}/content/last/argument.yaml`, 'priority: must', 'priorty: must');
    const report = await check(names, two);
    expect(report.diagnostics.map(({ code }) => code)).toEqual(['content/unknown-key', 'command/failed']);
    expect(report.failure?.path).toMatch(/other-locked$/);
  });
});
