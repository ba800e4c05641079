import { join } from 'node:path';
import { reportFailure } from '../../src/cli/main.js';
import { createProgram } from '../../src/cli/program.js';
import { showsColours } from '../../src/cli/streams.js';
import { type Host, nodeHost } from '../../src/host/host.js';

export interface Said {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Seat {
  /** Whether a person watches at a terminal. */
  readonly interactive?: boolean;
  /** Where what was made before is kept; nothing is without it. */
  readonly cache?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** What of the disk is otherwise than it is. */
  readonly disk?: Partial<Host>;
}

/** The command line in this process, on the real disk: quicker than a program of its own, and not compiled first. */
export async function program(cwd: string, args: readonly string[], seat: Seat = {}): Promise<Said> {
  const { interactive = false, cache = '', env = {}, disk = {} } = seat;
  let [status, stdout, stderr] = [0, '', ''];
  const streams = {
    stdout: (text: string) => {
      stdout += text;
    },
    stderr: (text: string) => {
      stderr += text;
    },
    interactive,
    colours: showsColours(env, interactive),
  };
  try {
    const made = createProgram({
      host: { ...nodeHost(cwd, { POLICY_BRIEF_CACHE: cache, XDG_STATE_HOME: join(cwd, 'state') }), ...disk },
      streams,
      version: 'test',
      exit: (code) => {
        status = code;
      },
      untilStopped: () => new Promise(() => undefined),
    });
    await made.parseAsync([...args], { from: 'user' });
  } catch (cause) {
    status = reportFailure(cause, streams, args.includes('--verbose'));
  }
  return { status, stdout, stderr };
}
