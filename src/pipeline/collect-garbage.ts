import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

const megabyte = 1024 * 1024;
/** How much garbage may lie about, of few briefs and of many: less takes more time to collect. */
const maxGarbageBytes = { few: 40 * megabyte, many: 20 * megabyte };
/** What a build may use without being collected for: some dozen briefs end before that. */
const freeBytes = 96 * megabyte;
/** From so many calls on there are many. */
const manyCalls = 1_000;

/**
 * A function to call between briefs: it collects the garbage of this thread once there is enough. V8 by itself lets the
 * heap grow to four times what is in use, in every thread.
 */
export function garbageCollector(): () => void {
  let collect: (() => void) | undefined;
  let calls = 0;
  let afterBytes = usedBytes();
  return () => {
    calls += 1;
    const isMany = calls >= manyCalls;
    const used = usedBytes();
    if (!isMany && used < freeBytes) return;
    if (used - afterBytes < maxGarbageBytes[isMany ? 'many' : 'few']) return;
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
