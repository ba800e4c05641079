import { mkdirSync, readFileSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { journalName } from '../../src/host/disk/journal.js';
import { depth } from '../support/depth.js';
import { filesBelow } from '../support/folders.js';
import { command } from '../support/launcher.js';
import { miniPackFolder } from '../support/packs.js';
import { describeWith } from '../support/programs.js';
import { type Files, inTwoLanes, outputsIn, Place, plainFailure, temporaryFiles } from './builds.js';
import { mayMount, onDiskOfItsOwn } from './disks.js';
import { commandWith, type Fault, type Step, stepsOf } from './tracer.js';

const file = 'mini.fr.xlf';

/** Where a new language comes back from a translator, which changes most files of the mini pack. */
class Import extends Place {
  readonly out = join(this.path, 'content/mini');

  private constructor(
    before: Files,
    after: Files,
    private readonly translations: string,
  ) {
    super(['translate', 'import', file, '--apply'], before, after);
    writeFileSync(join(this.path, file), translations);
  }

  static async prepare(): Promise<Import> {
    const before = new Map([...filesBelow(miniPackFolder)]);
    const first = new Import(before, new Map(), '');
    try {
      const cwd = first.path;
      expect(await command(['translate', 'export', 'mini', '-l', 'fr'], { cwd })).toMatchObject({ status: 0 });
      const xml = readFileSync(join(cwd, file), 'utf8')
        // Texts without words have one already.
        .replace(
          /<source( [^>]*)>(.*)<\/source>(?!\s*<target)/g,
          (whole, how, text) => `${whole}<target${how}>Mot ${text}</target>`,
        )
        .replaceAll('state="initial"', 'state="translated"');
      writeFileSync(join(cwd, file), xml);
      expect(await command(first.args, { cwd })).toMatchObject({ status: 0 });
      return new Import(before, outputsIn(first.out), xml);
    } finally {
      first.remove();
    }
  }

  another(): this {
    return new Import(this.before, this.after, this.translations) as this;
  }

  /** What is wrong once the next command has read the pack. */
  async wrongAfterNext(): Promise<readonly string[]> {
    const { status, stderr } = await command(['check', 'mini'], { cwd: this.path });
    const isWhole = this.everyFileIs('earlier') || this.everyFileIs('later');
    return [
      ...(status === 0 ? [] : [`the next command ends with ${status}: ${stderr}`]),
      ...(isWhole ? [] : [`half of it stays: ${JSON.stringify(this.state())}`]),
      ...(filesBelow(this.out).has(journalName) ? ['the journal stays'] : []),
    ];
  }
}

let place: Import;
beforeAll(async () => {
  place = await Import.prepare();
}, 120_000);
afterAll(() => place?.remove());

interface Case {
  readonly step: Step;
  readonly fault: Fault;
}

/** An end at each rename, before and behind which the folder differs, and a full disk at each file that is begun. */
function casesOf(steps: readonly Step[]): readonly Case[] {
  if (depth === 'long') {
    return steps.flatMap((step) => (['error=ENOSPC', 'signal=KILL'] as const).map((fault) => ({ step, fault })));
  }
  return steps.flatMap((step): readonly Case[] => {
    if (/^(?:rename|unlink)/.test(step.call)) return [{ step, fault: 'signal=KILL' }];
    return step.shown.includes('O_CREAT') || /^fsync/.test(step.call) ? [{ step, fault: 'error=ENOSPC' }] : [];
  });
}

async function wrongWith({ step, fault }: Case, one: Import): Promise<readonly string[]> {
  one.reset();
  const ended = await commandWith(step, fault, one);
  const wrong = one.broken();
  if (!ended.hit) wrong.push('the fault met another call: the count of calls is not stable');
  else if (fault !== 'signal=KILL') {
    if (ended.status !== 0) wrong.push(...plainFailure(ended));
    else if (!one.everyFileIs('later')) wrong.push('it says that all is written');
    wrong.push(...temporaryFiles(one.out).map((name) => `left behind: ${name}`));
  }
  wrong.push(...(await one.wrongAfterNext()));
  return wrong.map((what) => `${fault} at ${step.call} no. ${step.count}, ${step.shown}: ${what}`);
}

describeWith('strace', 'a change of several files that a system call ends', () => {
  it('leaves each file whole, and the next command finishes it or has nothing to do', {
    timeout: 3_600_000,
  }, async () => {
    const steps = await stepsOf(place);
    // The journal and each file of the change are at least opened, flushed and renamed.
    const changed = [...place.after].filter(([name, bytes]) => !place.before.get(name)?.equals(bytes));
    expect(changed.length).toBeGreaterThan(3);
    expect(steps.length).toBeGreaterThanOrEqual(3 * (changed.length + 1));
    const wrong: string[] = [];
    let midway = 0;
    await inTwoLanes(casesOf(steps), place, async (one, lane) => {
      wrong.push(...(await wrongWith(one, lane)));
      if (one.fault === 'signal=KILL') midway += 1;
    });
    expect(wrong).toEqual([]);
    expect(midway).toBeGreaterThan(changed.length);
  });
});

describe.skipIf(!mayMount())('a change of several files on a disk of its own (needs permission to mount)', () => {
  it.each([0, 2, 5, 8, 12])('that is full but for %s blocks is reported and taken back', async (blocks) => {
    mkdirSync(place.out, { recursive: true });
    await onDiskOfItsOwn(place.out, async () => {
      place.refill();
      const { bsize, bavail } = statfsSync(place.out);
      const filler = join(place.out, '.filler');
      writeFileSync(filler, Buffer.alloc((bavail - blocks) * bsize));
      const ended = await command(place.args, { cwd: place.path });
      if (ended.status === 0) expect(place.everyFileIs('later')).toBe(true);
      else {
        expect(plainFailure(ended)).toEqual([]);
        expect(ended.stderr).toMatch(/^error: Cannot write .*: the disk is full/m);
        expect(place.broken()).toEqual([]);
        expect(temporaryFiles(place.out)).toEqual([]);
      }
      // Room to finish what the journal says, if there is one.
      writeFileSync(filler, '');
      expect(await place.wrongAfterNext()).toEqual([]);
    });
  });
});
