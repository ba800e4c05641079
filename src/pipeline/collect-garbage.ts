import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

const megabyte = 1024 * 1024;
/** How much garbage may lie about: less takes more time to collect. */
const maxGarbageBytes = 10 * megabyte;
/** What a thread may use without being collected for: some dozen briefs end before that. */
const freeBytes = 44 * megabyte;

/**
 * A function to call between briefs: it collects the garbage of this thread once there is enough. V8 by itself lets the
 * heap grow to four times what is in use, in every thread.
 */
export function garbageCollector(): () => void {
  let collect: (() => void) | undefined;
  // To open a pack of many readers has left garbage too.
  let afterBytes = 0;
  return () => {
    const used = usedBytes();
    if (used < freeBytes || used - afterBytes < maxGarbageBytes) return;
    collect ??= exposedCollector();
    collect();
    afterBytes = usedBytes();
  };
}

/** Without young objects, which V8 clears at no such cost. */
function usedBytes(): number {
  let bytes = 0;
  for (const { space_name: name, space_used_size: used } of getHeapSpaceStatistics())
    if (name !== 'new_space') bytes += used;
  return bytes;
}

function exposedCollector(): () => void {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  setFlagsFromString('--no-expose-gc');
  return collect;
}
