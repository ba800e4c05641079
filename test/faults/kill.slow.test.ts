import { type FSWatcher, watch } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { depth } from '../support/depth.js';
import { command, start } from '../support/launcher.js';
import { inTwoLanes, Rebuild } from './builds.js';

const seed = Number(process.env.POLICY_BRIEF_SEED ?? 20260131);
const long = depth === 'long';
const times = long ? 200 : 40;

/** When a build is killed, in milliseconds after it began, or after so many changes in the output folder. */
interface Instant {
  readonly no: number;
  readonly changes: number;
  readonly delay: number;
}

/** Mulberry32: the same instants each time for a seed. */
function random(state: number): () => number {
  let a = state >>> 0;
  return () => {
    a = (a + 0x6d2b79f5) >>> 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

function watchChanges(folder: string, changed: () => void): FSWatcher {
  return watch(folder, { recursive: true }, changed);
}

/** A third anywhere; a third while files are written; a third right at a change, where a file could be half there. */
function instants(length: number, firstChange: number, changes: number): Instant[] {
  const next = random(seed);
  return Array.from({ length: times }, (_, no) => {
    if (no % 3 === 0) return { no, changes: 0, delay: next() * length };
    if (no % 3 === 1) return { no, changes: 1, delay: next() * (length - firstChange) };
    return { no, changes: 1 + Math.floor(next() * changes), delay: next() < 0.5 ? 0 : next() * 2 };
  });
}

describe('a build that is killed', () => {
  let rebuild: Rebuild;
  beforeAll(async () => {
    rebuild = await Rebuild.prepare('-l', 'en');
  }, 60_000);
  afterAll(() => rebuild?.remove());

  it(`leaves every file as it was or as it shall be, ${times} times, and the next build ends well`, {
    timeout: 3_600_000,
  }, async () => {
    const begun = performance.now();
    let [changes, firstChange] = [0, 0];
    const watcher = watchChanges(rebuild.out, () => {
      changes += 1;
      firstChange ||= performance.now() - begun;
    });
    expect((await command(rebuild.args, { cwd: rebuild.path })).status).toBe(0);
    const length = performance.now() - begun;
    watcher.close();
    expect(changes).toBeGreaterThan(0);

    const wrong: string[] = [];
    let midway = 0;
    await inTwoLanes(instants(length, firstChange, changes), rebuild, async (instant, place) => {
      place.reset();
      await killedAt(instant, place);
      const attempt = `seed ${seed}, kill ${JSON.stringify(instant)}`;
      const broken = place.broken();
      if (broken.length > 0) wrong.push(`${attempt}: ${broken.join(', ')}`);
      const is = new Set(Object.values(place.state()));
      if (is.size > 1) midway += 1;
      if (!long && instant.no % 8 !== 2) return;
      const { status, stderr } = await command(place.args, { cwd: place.path });
      if (status !== 0) wrong.push(`${attempt}: the next build ends with ${status}: ${stderr}`);
      else if (!place.everyFileIs('later'))
        wrong.push(`${attempt}: the next build leaves ${JSON.stringify(place.state())}`);
    });
    expect(wrong).toEqual([]);
    // Else the instants would all have been before or after the writing.
    expect(midway).toBeGreaterThan(times / 10);
  });
});

async function killedAt({ changes, delay }: Instant, place: Rebuild): Promise<void> {
  const { child, ended } = start(place.args, { cwd: place.path });
  const kill = () => child.kill('SIGKILL');
  let timer: NodeJS.Timeout | undefined;
  let seen = 0;
  const watcher = watchChanges(place.out, () => {
    seen += 1;
    if (seen !== changes) return;
    if (delay === 0) kill();
    else timer = setTimeout(kill, delay);
  });
  if (changes === 0) timer = setTimeout(kill, delay);
  await ended;
  watcher.close();
  clearTimeout(timer);
}
