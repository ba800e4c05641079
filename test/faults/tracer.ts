import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { command, type Ended, type Start } from '../support/launcher.js';
import type { Place } from './builds.js';

/**
 * All by which files come, change and go; those that a system does not know are passed over. But for `write`: threads
 * wake one another by it, so that its count is not stable. `errors.test.ts` has a limit and a full disk for it.
 */
const changing =
  '?open,?openat,?creat,?pwrite64,?pwritev,?ftruncate,?fsync,?fdatasync,?close,?rename,?renameat,?renameat2,?mkdir,?mkdirat,?unlink,?unlinkat,?link,?linkat';

/** One system call on the output folder. */
export interface Step {
  /** Whether the program's own thread makes it, and not one that it hands calls to. */
  readonly inMainThread: boolean;
  readonly call: string;
  /** The how manieth call of this name it is for its thread. */
  readonly count: number;
  /** As the tracer shows it, names of temporary files shortened. */
  readonly shown: string;
  /** Whether the call makes an output file, so that nothing can be well when it fails. */
  readonly essential: boolean;
}

/** A failure put in place of a call: an error, or the end of the program. */
export type Fault = `error=${string}` | 'signal=KILL';

const headStart = fileURLToPath(new URL('head-start.js', import.meta.url));

export async function traced(
  args: readonly string[],
  options: readonly string[],
  how: Omit<Start, 'under'>,
): Promise<Ended & { readonly log: readonly string[] }> {
  const folder = mkdtempSync(join(tmpdir(), 'policy-brief-trace-'));
  const file = join(folder, 'trace');
  try {
    // Faster, but then no signal is injected.
    const filter = options.some((option) => option.includes('signal=')) ? [] : ['--seccomp-bpf'];
    const under = ['strace', '-f', ...filter, '-q', '-o', file, ...options];
    const ended = await command(args, { ...how, under });
    return { ...ended, log: joined(readFileSync(file, 'utf8').split('\n')) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A call that another thread interrupts takes two lines. */
function joined(lines: readonly string[]): string[] {
  const begun = new Map<string, string>();
  return lines.flatMap((line) => {
    const [, thread = '', rest = ''] = /^(\d+)\s+(.*)$/.exec(line) ?? [];
    const open = /^(.*?)\s*<unfinished \.\.\.>$/.exec(rest)?.[1];
    if (open !== undefined) {
      begun.set(thread, open);
      return [];
    }
    const end = /^<\.\.\. \S+ resumed>(.*)$/.exec(rest)?.[1];
    return end === undefined ? [line] : [`${thread} ${begun.get(thread) ?? ''}${end}`];
  });
}

/** The other thread has a head start where its calls are counted: see there. */
function counting(place: Place, inMainThread: boolean): Omit<Start, 'under'> {
  return {
    cwd: place.path,
    env: { UV_THREADPOOL_SIZE: '1', UV_USE_IO_URING: '0' },
    nodeOptions: inMainThread ? [] : ['--import', headStart],
  };
}

/** What a command does to its folder, call by call. */
export async function stepsOf(place: Place): Promise<Step[]> {
  return [...(await stepsIn(true, place)), ...(await stepsIn(false, place))];
}

async function stepsIn(inMainThread: boolean, place: Place): Promise<Step[]> {
  place.reset();
  const how = counting(place, inMainThread);
  const { status, log } = await traced(place.args, ['-y', '-s', '16', '-e', `trace=${changing}`], how);
  if (status !== 0) throw new Error(`a command that is only watched ends with ${status}`);
  const counts = new Map<string, number>();
  const [main] = log[0]?.split(/\s+/) ?? [];
  return log.flatMap((line) => {
    const [, thread = '', call = '', rest = ''] = /^(\d+)\s+(\w+)\((.*)$/.exec(line) ?? [];
    const count = (counts.get(`${thread} ${call}`) ?? 0) + 1;
    counts.set(`${thread} ${call}`, count);
    if ((thread === main) !== inMainThread || !rest.includes(place.out)) return [];
    const shown = `${call}(${rest}`.replaceAll(place.out, 'out').replace(/\.\d+-[0-9a-f-]{36}\.tmp/g, '.….tmp');
    const essential = /^pwrite|^f(data)?sync|^rename|^link/.test(call) && !/out(\/mini)?>/.test(shown);
    return [{ inMainThread, call, count, shown, essential }];
  });
}

/** The command with one call failing; `hit` says whether it was one on its folder. */
export async function commandWith(step: Step, fault: Fault, place: Place): Promise<Ended & { readonly hit: boolean }> {
  // A rename may be tried again, so all later ones fail as well.
  const when = /^rename/.test(step.call) && fault !== 'signal=KILL' ? `${step.count}+` : `${step.count}`;
  const options = ['-y', '-s', '16', '-e', `trace=${step.call}`, '-e', `inject=${step.call}:${fault}:when=${when}`];
  const { log, ...ended } = await traced(place.args, options, counting(place, step.inMainThread));
  const hit =
    fault === 'signal=KILL'
      ? ended.signal === 'SIGKILL'
      : log.some((line) => line.includes('(INJECTED)') && line.includes(place.out));
  return { ...ended, hit };
}
