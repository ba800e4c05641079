import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Garbage that may gather before it is cleared. */
const mostGarbageBytes = 64 * 1024 * 1024;

/**
 * Clears the memory of a thread from time to time. V8 by itself lets it grow to four times of what is used, and asks the
 * system for all of it; with several threads and thousands of briefs that is most of what a build takes.
 */
export class Heap {
  private collect: (() => void) | undefined;
  private afterBytes = usedBytes();

  /** Asked between briefs. */
  tidy(): void {
    if (usedBytes() - this.afterBytes < mostGarbageBytes) return;
    this.collect ??= collector();
    this.collect();
    this.afterBytes = usedBytes();
  }
}

function usedBytes(): number {
  return getHeapStatistics().used_heap_size;
}

function collector(): () => void {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  setFlagsFromString('--no-expose-gc');
  return collect;
}
