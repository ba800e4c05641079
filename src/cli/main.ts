import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { nodeHost } from '../host/host.js';
import { showsColours } from './colours.js';
import { failure } from './failure.js';
import { createProgram } from './program.js';
import type { Streams } from './streams.js';

/** 0 done, 1 the content has errors, 2 wrong usage, 3 reading or writing failed, 70 a bug. */
export async function main(args: readonly string[]): Promise<number> {
  const streams: Streams = {
    stdout: (text) => process.stdout.write(text),
    stderr: (text) => process.stderr.write(text),
    interactive: process.stderr.isTTY === true,
    colours: showsColours(process.env, process.stderr.isTTY === true),
  };
  // A reader that stops reading (`| head`) is no mistake of anybody's.
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (cause: NodeJS.ErrnoException) => {
      if (cause.code !== 'EPIPE') throw cause;
    });
  }
  const host = nodeHost(process.cwd());
  let code = 0;
  try {
    const { version } = JSON.parse(readFileSync(join(host.packageRoot, 'package.json'), 'utf8')) as { version: string };
    const exit = (c: number) => {
      code = c;
    };
    const program = createProgram({ host, streams, version, exit, untilStopped });
    await program.parseAsync(args, { from: 'user' });
    return code;
  } catch (cause) {
    // Also of what fails before the command line is read.
    return failure(cause, streams, args.includes('--verbose'));
  }
}

/** Ctrl+C and a polite request to end; a second one ends at once. */
function untilStopped(): Promise<'SIGINT' | 'SIGTERM'> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve(signal));
  });
}
