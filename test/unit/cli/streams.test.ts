import { Writable } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { processStreams } from '../../../src/cli/streams.js';

/** A pipe whose reader takes a piece whenever `take` is called. */
function slowPipe() {
  const taken: string[] = [];
  const waiting: (() => void)[] = [];
  const stream = new Writable({
    decodeStrings: false,
    write: (text: string, _, done) => {
      waiting.push(() => {
        taken.push(text);
        done();
      });
    },
  }) as unknown as NodeJS.WriteStream;
  return { stream, taken, take: () => waiting.shift()?.() };
}

describe('the streams of a process', () => {
  it('are flushed when a slow reader has taken all of both', async () => {
    const [stdout, stderr] = [slowPipe(), slowPipe()];
    const streams = processStreams({ stdout: stdout.stream, stderr: stderr.stream, env: {} }, () => undefined);
    streams.stdout('one');
    streams.stdout('two');
    streams.stderr('three');
    let isFlushed = false;
    const flushed = streams.flushed().then(() => {
      isFlushed = true;
    });
    for (const { take } of [stdout, stdout, stderr]) {
      await nextTurn();
      expect(isFlushed).toBe(false);
      take();
    }
    // What flushing itself writes, which is empty.
    for (const { take } of [stdout, stderr]) {
      await nextTurn();
      take();
    }
    await flushed;
    expect([stdout.taken.join(''), stderr.taken.join('')]).toEqual(['onetwo', 'three']);
  });

  it('are flushed at once where nothing was written, or the reader has gone', async () => {
    const [stdout, stderr] = [slowPipe(), slowPipe()];
    const streams = processStreams({ stdout: stdout.stream, stderr: stderr.stream, env: {} }, () => undefined);
    await streams.flushed();
    streams.stdout('one');
    stdout.stream.destroy();
    await streams.flushed();
    expect(stdout.taken).toEqual([]);
  });
});
