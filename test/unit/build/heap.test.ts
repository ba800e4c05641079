import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { garbageCollector } from '../../../src/pipeline/collect-garbage.js';

const mb = 1024 * 1024;
const used = () => getHeapStatistics().used_heap_size / mb;

/** What other tests of this process have left. */
function clearHeap(): void {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  setFlagsFromString('--no-expose-gc');
}

/** So much memory, in pieces that V8 does not clear at once. */
function fill(megabytes: number): object[] {
  return Array.from({ length: megabytes }, (_, i) => new Array(mb / 8).fill(i + 0.5));
}

describe('the memory of a build', () => {
  it('is cleared once much garbage has gathered', () => {
    clearHeap();
    const collectGarbage = garbageCollector();
    const start = used();
    let garbage = fill(100);
    expect(used() - start).toBeGreaterThan(90);
    garbage = [];
    collectGarbage();
    expect(used() - start).toBeLessThan(30 + garbage.length);
  });

  it('is left to V8 where little has gathered, and what is in use stays', () => {
    clearHeap();
    const collectGarbage = garbageCollector();
    const kept = fill(20);
    const before = used();
    collectGarbage();
    expect(Math.abs(used() - before)).toBeLessThan(5);
    expect(kept[19]).toHaveLength(mb / 8);
  });
});
