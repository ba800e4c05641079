import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { casesOf } from '../support/depth.js';
import { workspace } from '../support/packs.js';
import { run } from '../support/program.js';
import { type RandomPack, randomPacks } from '../support/random-packs.js';

const cases = casesOf(100, 6);

interface Said {
  readonly diagnostics: readonly {
    readonly code: string;
    readonly severity: string;
    readonly message: string;
    readonly file: string | null;
    readonly line: number | null;
  }[];
}

function write({ files }: RandomPack, folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  for (const { path, bytes } of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), bytes);
  }
}

async function said(cwd: string, ...args: readonly string[]) {
  const { status, stdout, stderr } = await run(cwd, ...args, '--json');
  if (status === 70) throw new Error(stderr);
  const { diagnostics } = JSON.parse(stdout) as Said;
  return { status, errors: diagnostics.filter(({ severity }) => severity === 'error') };
}

describe('what check accepts', () => {
  it(
    'is built for all readers, in all languages, on both papers, and is all in every file',
    async () => {
      const { path, remove } = workspace();
      let accepted = 0;
      try {
        await fc.assert(
          fc.asyncProperty(randomPacks, async (pack) => {
            write(pack, join(path, 'content/random'));
            const check = await said(path, 'check');
            for (const { line, file, message } of check.errors)
              expect({ message, line, file }).toMatchObject({ line: expect.any(Number), file: expect.any(String) });
            expect(check.status).toBe(check.errors.length > 0 ? 1 : 0);
            if (check.status !== 0) return;
            accepted += 1;
            for (const paper of ['a4', 'letter']) {
              const build = await said(path, 'build', '--verify', '--paper', paper, '-o', 'out');
              expect(build).toEqual({ status: 0, errors: [] });
            }
          }),
          // Made smaller, a failure would be built anew a hundred times.
          { seed: 20261128, numRuns: cases, endOnFailure: true },
        );
      } finally {
        remove();
      }
      // The packs are sound enough for the proof to be one.
      expect(accepted).toBeGreaterThan(cases / 2);
    },
    cases * 10_000,
  );
});
