import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { formats, papers } from '../../../src/model/variant.js';
import { builtIn } from '../../support/built.js';
import { builtInPackFolder, root } from '../../support/packs.js';

/** Name → bytes of the outputs, whatever folder they went to. */
async function outputs(cwd: string, packs: string[]): Promise<Record<string, string>> {
  const { written } = await builtIn(cwd, { packs });
  return Object.fromEntries(
    [...written].map(([path, bytes]) => [
      path.slice(path.indexOf('/out/')),
      createHash('sha256').update(bytes).digest('hex'),
    ]),
  );
}

describe('the same input', () => {
  it('gives the same bytes in another folder, on another day, in another time zone', async () => {
    const here = await outputs(root, []);
    const away = mkdtempSync(join(tmpdir(), 'elsewhere-'));
    const zone = process.env.TZ;
    try {
      process.env.TZ = 'Pacific/Auckland';
      vi.useFakeTimers({ toFake: ['Date'], now: new Date('2031-02-28T23:59:58Z') });
      expect(new Date(0).getHours()).not.toBe(0);
      expect(await outputs(away, [builtInPackFolder])).toEqual(here);
    } finally {
      vi.useRealTimers();
      if (zone === undefined) delete process.env.TZ;
      else process.env.TZ = zone;
      rmSync(away, { recursive: true });
    }
  });

  it.each(papers)(
    'gives each of the eighteen briefs on %s alone the bytes of the full build',
    async (paper) => {
      const all = await builtIn(root, { paper });
      expect(all.report.briefs).toHaveLength(18);
      for (const { id, entry } of all.report.briefs) {
        const alone = await builtIn(root, { paper, audiences: [entry.audience], locales: [entry.language] });
        for (const format of formats) {
          const same = Buffer.compare(alone.file(`/${id}.${format}`), all.file(`/${id}.${format}`)) === 0;
          expect(same, `${id}.${format}`).toBe(true);
        }
      }
    },
    240_000,
  );
});
