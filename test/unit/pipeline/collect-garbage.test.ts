import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { beforeEach, describe, expect, it } from 'vitest';
import { garbageCollector } from '../../../src/pipeline/collect-garbage.js';

const mb = 1024 * 1024;
const used = () => getHeapStatistics().used_heap_size / mb;

// Garbage of other tests in this process would be collected in between.
beforeEach(() => {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  setFlagsFromString('--no-expose-gc');
});

/** So much memory, in pieces that V8 does not collect at once. */
function fill(megabytes: number): object[] {
  return Array.from({ length: megabytes }, (_, i) => new Array(mb / 8).fill(i + 0.5));
}

describe('the garbage collector of a build', () => {
  it('collects once there is much garbage', () => {
    const collectGarbage = garbageCollector();
    const start = used();
    let garbage = fill(100);
    expect(used() - start).toBeGreaterThan(90);
    garbage = [];
    collectGarbage();
    expect(used() - start).toBeLessThan(30 + garbage.length);
  });

  it('collects what was left before the first brief', () => {
    const start = used();
    let garbage = fill(100);
    const collectGarbage = garbageCollector();
    garbage = [];
    collectGarbage();
    expect(used() - start).toBeLessThan(30 + garbage.length);
  });

  it('leaves little garbage to V8, and keeps what is in use', () => {
    const collectGarbage = garbageCollector();
    const kept = fill(20);
    const before = used();
    collectGarbage();
    expect(Math.abs(used() - before)).toBeLessThan(5);
    expect(kept[19]).toHaveLength(mb / 8);
  });
});
