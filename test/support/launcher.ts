import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { root } from './packs.js';

export const launcher = join(root, 'src/cli/launcher.js');

export interface Ended {
  readonly status: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Start {
  readonly cwd: string;
  readonly env?: NodeJS.ProcessEnv;
  /** What stands before `node` on the command line: a tracer, say. */
  readonly under?: readonly string[];
  readonly node?: string;
  readonly nodeOptions?: readonly string[];
  readonly uid?: number;
}

/** Without what a test runner or a person's shell tells Node: it would change what is opened and said. */
function plainEnv(env: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^(NODE_|VITEST|npm_|SSL_|LC_|LANG|TZ$|UV_|FORCE_COLOR|GITHUB_)/i.test(name),
  );
  return { ...Object.fromEntries(kept), ...env };
}

/** The command line, started without waiting, so that it can be killed or run beside another. */
export function start(args: readonly string[], how: Start) {
  const { cwd, env, under = [], node = process.execPath, nodeOptions = [], uid } = how;
  const [command = node, ...rest] = [...under, node, ...nodeOptions, launcher, ...args];
  const child = spawn(command, rest, {
    cwd,
    env: plainEnv(env),
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(uid === undefined ? {} : { uid, gid: uid }),
  });
  const said = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (text: string) => {
      said[name] += text;
    });
  }
  const ended = new Promise<Ended>((resolve, reject) => {
    child.on('error', reject).on('close', (status, signal) => resolve({ status, signal, ...said }));
  });
  return { child, ended };
}

export async function command(args: readonly string[], how: Start): Promise<Ended> {
  return await start(args, how).ended;
}
