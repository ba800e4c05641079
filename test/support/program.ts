import { reportFailure } from '../../src/cli/main.js';
import { createProgram } from '../../src/cli/program.js';
import { showsColours } from '../../src/cli/streams.js';
import type { Host } from '../../src/host/host.js';
import { diskHost } from './host.js';

export interface ProgramResult {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface ProgramOptions {
  /** Whether stderr is a terminal. */
  readonly interactive?: boolean;
  /** The cache folder; nothing is cached without it. */
  readonly cache?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** Methods of the host that are replaced. */
  readonly disk?: Partial<Host>;
}

/** The command line in this process, on the real disk: quicker than a program of its own, and not compiled first. */
export async function program(
  cwd: string,
  args: readonly string[],
  options: ProgramOptions = {},
): Promise<ProgramResult> {
  const { interactive = false, cache = '', env = {}, disk = {} } = options;
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
      host: { ...diskHost(cwd, cache), ...disk },
      streams,
      version: 'test',
      exit: (code) => {
        status = code;
      },
      untilStopped: () => new Promise(() => undefined),
    });
    await made.parseAsync([...args], { from: 'user' });
  } catch (cause) {
    status = reportFailure(cause, streams, args, 'test');
  }
  return { status, stdout, stderr };
}

/** The same with default options. */
export function run(cwd: string, ...args: readonly string[]): Promise<ProgramResult> {
  return program(cwd, args);
}
