import { inject } from 'vitest';

/** How much of all that could be tried a run tries. `vitest.config.ts` says it for each project. */
export type Depth = 'fast' | 'slow' | 'long';

declare module 'vitest' {
  export interface ProvidedContext {
    readonly depth: Depth;
  }
}

export const depth = inject('depth');

/** How many random cases: those of the slow tests, fewer in the fast ones, ten times as many in a long run. */
export function casesOf(slow: number, fast: number): number {
  return { fast, slow, long: slow * 10 }[depth];
}

/** All of a list, or every n-th from the first on in the fast tests. */
export function sampleOf<T>(list: readonly T[], every: number): readonly T[] {
  return depth === 'fast' ? list.filter((_, i) => i % every === 0) : list;
}
