import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CommanderError } from 'commander';
import { IoError, nodeHost, reasonOf } from '../build/host.js';
import { UsageError } from '../build/usage-error.js';
import { printableLines } from '../diagnostics/printable.js';
import { createProgram } from './program.js';
import { bugNote, type Streams } from './reporter.js';

/** 0 done, 1 the content has errors, 2 wrong usage, 3 reading or writing failed, 70 a bug. */
export async function main(args: readonly string[]): Promise<number> {
  const streams: Streams = {
    stdout: (text) => process.stdout.write(text),
    stderr: (text) => process.stderr.write(text),
    interactive: process.stderr.isTTY === true,
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
    return failure(cause, streams);
  }
}

/** Ctrl+C and a polite request to end; a second one ends at once. */
function untilStopped(): Promise<'SIGINT' | 'SIGTERM'> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve(signal));
  });
}

/** Files that cannot be opened. Node disguises some as a package that is not there. */
const unloadable = ['EMFILE', 'ENFILE', 'EACCES', 'EIO', 'ENOENT', 'ERR_MODULE_NOT_FOUND'];

function failure(cause: unknown, streams: Streams): number {
  // Commander has written its own message. Its code 0 is --help and --version.
  if (cause instanceof CommanderError) return cause.exitCode === 0 ? 0 : 2;
  if (cause instanceof UsageError) {
    streams.stderr(`error: ${printableLines(cause.message.trim())}\n`);
    return 2;
  }
  if (cause instanceof IoError) {
    streams.stderr(`error: ${printableLines(cause.message)}\n`);
    return 3;
  }
  const { code } = cause as NodeJS.ErrnoException;
  // Parts of the program are loaded when they are needed: that may fail as any reading does.
  if (code && unloadable.includes(code)) {
    streams.stderr(`error: The program cannot be loaded: ${printableLines(reasonOf(cause))}\n`);
    return 3;
  }
  const detail = cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
  streams.stderr(`${bugNote}${detail}\n`);
  return 70;
}
