import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { papers } from '../../src/model/variant.js';
import { casesOf } from '../support/depth.js';
import { run } from '../support/program.js';
import { filesOf, type RandomPack, randomPacks } from '../support/random-packs.js';

const cases = casesOf(100, 6);

/** SECURITY and the command line say it: one `check` that passes means a build that passes. */
describe('what "check" accepts is built', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'policy-brief-accepted-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  function write(pack: RandomPack): void {
    rmSync(join(folder, 'pack'), { recursive: true, force: true });
    for (const [path, text] of Object.entries(filesOf(pack))) {
      const file = join(folder, 'pack', path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
    }
  }

  it(
    'in every language, on both papers, and is read back from every format',
    async () => {
      let accepted = 0;
      await fc.assert(
        fc.asyncProperty(randomPacks, async (pack) => {
          write(pack);
          const checked = await run(folder, 'check', 'pack', '--quiet');
          // A mistake of the pack is told, with its place; whatever else is a mistake of ours.
          expect([0, 1], checked.stderr).toContain(checked.status);
          if (checked.status !== 0) {
            expect(checked.stderr).toMatch(/^pack\/\S+:\d+:\d+: error: /m);
            return;
          }
          accepted += 1;
          for (const paper of papers) {
            const built = await run(folder, 'build', 'pack', '-o', 'out', '--paper', paper, '--quiet', '--verify');
            expect({ status: built.status, stderr: built.stderr }).toEqual({ status: 0, stderr: '' });
          }
        }),
        { seed: 20260202, numRuns: cases, endOnFailure: false },
      );
      // Else the packs were too bad to try anything.
      expect(accepted).toBeGreaterThan(cases / 4);
    },
    cases * 20_000,
  );
});
