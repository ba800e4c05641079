import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // What was built before must not stand in for what is tested.
    env: { POLICY_BRIEF_CACHE: '' },
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // CommonJS packages look as they do to Node.
    deps: { interopDefault: false },
  },
});
