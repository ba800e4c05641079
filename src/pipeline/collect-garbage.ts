import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Garbage that may gather before it is cleared. */
const mostGarbageBytes = 64 * 1024 * 1024;

/**
 * A function to call between briefs, which clears this thread's memory once enough garbage has gathered. V8 by itself
 * lets the heap grow to four times what is used; with several threads and thousands of briefs that is most of it.
 */
export function garbageCollector(): () => void {
  let collect: (() => void) | undefined;
  let afterBytes = usedBytes();
  return () => {
    if (usedBytes() - afterBytes < mostGarbageBytes) return;
    collect ??= exposedCollector();
    collect();
    afterBytes = usedBytes();
  };
}

function usedBytes(): number {
  return getHeapStatistics().used_heap_size;
}

function exposedCollector(): () => void {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  setFlagsFromString('--no-expose-gc');
  return collect;
}
