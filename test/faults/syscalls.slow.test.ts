import { afterAll, expect, it } from 'vitest';
import { depth } from '../support/depth.js';
import { describeWith } from '../support/programs.js';
import { inTwoLanes, plainFailure, Rebuild, temporaryFiles } from './builds.js';
import { brokenManifests } from './manifests.js';
import { commandWith, type Fault, type Step, stepsOf } from './tracer.js';

const long = depth === 'long';
const errors = ['error=EIO', 'error=ENOSPC', 'error=EACCES', 'error=EMFILE'] as const satisfies readonly Fault[];

interface Case {
  readonly step: Step;
  readonly fault: Fault;
}

/** Every call with every fault; else a middle one and the last of each kind, errors in turn, and an end in the middle. */
function casesOf(steps: readonly Step[]): Case[] {
  if (long) return steps.flatMap((step) => [...errors, 'signal=KILL' as const].map((fault) => ({ step, fault })));
  // Opening a new file and opening a folder are not the same; only the first could tear a file.
  const kindOf = ({ call, shown }: Step) => (shown.includes('O_CREAT') ? `${call} of a file` : call);
  const kinds = [...new Set(steps.map(kindOf))];
  return kinds.flatMap((name, kind) => {
    const all = steps.filter((step) => kindOf(step) === name);
    const middle = all[Math.floor((all.length - 1) / 2)];
    const last = all.at(-1);
    const error = (place: number) => errors[(kind + place) % errors.length] ?? 'error=EIO';
    return [
      ...(middle
        ? [
            { step: middle, fault: error(0) },
            { step: middle, fault: 'signal=KILL' as const },
          ]
        : []),
      ...(last ? [{ step: last, fault: error(1) }] : []),
    ];
  });
}

async function wrongWith({ step, fault }: Case, place: Rebuild): Promise<string[]> {
  place.reset();
  const ended = await commandWith(step, fault, place);
  const wrong = [...place.broken(), ...brokenManifests(place)];
  if (!ended.hit) wrong.push('the fault met another call: the count of calls is not stable');
  else if (fault !== 'signal=KILL') {
    // A call whose failure does no harm need not end the build: making a folder that is there, say.
    const harmless = ended.status === 0 && !step.essential && place.everyFileIs('later');
    if (!harmless) wrong.push(...plainFailure(ended));
    wrong.push(...temporaryFiles(place.out).map((name) => `left behind: ${name}`));
  }
  return wrong.map((what) => `${fault} at ${step.call} no. ${step.count}, ${step.shown}: ${what}`);
}

describeWith('strace', 'a system call of a build that fails, or is the last', () => {
  let rebuild: Rebuild | undefined;
  afterAll(() => rebuild?.remove());

  it.each([
    ['Markdown and HTML', ['-f', 'md,html', '-l', 'en']],
    // The same calls for a larger file.
    ...(long ? [['PDF', ['-f', 'pdf', '-l', 'en']] as const] : []),
  ] as const)('leaves whole files and one clear line: %s', { timeout: 3_600_000 }, async (_, options) => {
    rebuild?.remove();
    rebuild = await Rebuild.prepare(...options);
    const steps = await stepsOf(rebuild);
    // Each file at least opened, flushed, closed and renamed.
    expect(steps.length).toBeGreaterThanOrEqual(4 * rebuild.after.size);
    const cases = casesOf(steps);
    const wrong: string[] = [];
    await inTwoLanes(cases, rebuild, async (one, place) => {
      wrong.push(...(await wrongWith(one, place)));
    });
    expect(wrong).toEqual([]);
  });
});
