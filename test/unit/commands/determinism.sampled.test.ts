import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { papers, usualFormats } from '../../../src/model/variant.js';
import { builtIn, builtInPack, type Written } from '../../support/built.js';
import { sampleOf } from '../../support/depth.js';
import { builtInPackFolder, root } from '../../support/packs.js';

/** Name → digest of the outputs, whatever folder they went to. */
function outputs(written: Written): Record<string, string> {
  return Object.fromEntries(
    [...written].map(([path, bytes]) => [
      path.slice(path.indexOf('/out/')),
      createHash('sha256').update(bytes).digest('hex'),
    ]),
  );
}

describe('the same input', () => {
  it('gives the same bytes in another folder, on another day, in another time zone', async () => {
    const here = outputs((await builtInPack()).written);
    const away = mkdtempSync(join(tmpdir(), 'elsewhere-'));
    const zone = process.env.TZ;
    try {
      process.env.TZ = 'Pacific/Auckland';
      vi.useFakeTimers({ toFake: ['Date'], now: new Date('2031-02-28T23:59:58Z') });
      expect(new Date(0).getHours()).not.toBe(0);
      expect(outputs((await builtIn(away, { packs: [builtInPackFolder] })).written)).toEqual(here);
    } finally {
      vi.useRealTimers();
      if (zone === undefined) delete process.env.TZ;
      else process.env.TZ = zone;
      rmSync(away, { recursive: true });
    }
  });

  it.each(sampleOf(papers, 2))(
    'gives a brief on %s alone the bytes of the full build',
    async (paper) => {
      const all = await builtInPack({ paper });
      expect(all.report.briefs).toHaveLength(18);
      for (const { id, entry } of sampleOf(all.report.briefs, 10)) {
        const alone = await builtIn(root, { paper, audiences: [entry.audience], locales: [entry.language] });
        for (const format of usualFormats) {
          const same = Buffer.compare(alone.file(`/${id}.${format}`), all.file(`/${id}.${format}`)) === 0;
          expect(same, `${id}.${format}`).toBe(true);
        }
      }
    },
    240_000,
  );
});
