import { createRequire } from 'node:module';
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';
import type { Depth } from './test/support/depth.js';
import { SkippedReporter } from './test/support/skipped-reporter.js';

/** Those of V8 that the program runs with. */
const { flags }: { readonly flags: readonly string[] } = createRequire(import.meta.url)('./src/cli/load-program.cjs');

/**
 * `fast` is `npm test`, and `slow` is `npm run test:slow`. What a name ends in says where a file belongs: `.slow.test.ts`
 * to the slow tests alone, `.sampled.test.ts` to both, since it tries a sample where it has to be fast and all there is
 * where it need not; every other one to the fast tests. `npm run test:long` is the slow tests with ten times as many cases.
 */
export default defineConfig(({ mode }) => {
  const project = (name: string, depth: Depth, include: string, exclude: string[]): TestProjectInlineConfiguration => ({
    extends: true,
    test: { name, include: [include], exclude, provide: { depth } },
  });
  return {
    test: {
      projects: [
        project('fast', 'fast', 'test/**/*.test.ts', ['**/*.slow.test.ts']),
        project('slow', mode === 'long' ? 'long' : 'slow', 'test/**/*.{slow,sampled}.test.ts', []),
      ],
      // A process for each core, which keeps what it has loaded from file to file: modules, fonts, the built-in pack.
      pool: 'forks',
      isolate: false,
      maxWorkers: '100%',
      // As the program runs: some patterns take quadratic time under these flags alone.
      execArgv: flags.filter((flag) => flag.includes('regexp')),
      // What was built before must not stand in for what is tested.
      env: { POLICY_BRIEF_CACHE: '' },
      testTimeout: 60_000,
      hookTimeout: 60_000,
      // CommonJS packages look as they do to Node.
      deps: { interopDefault: false },
      reporters: ['default', new SkippedReporter()],
    },
  };
});
