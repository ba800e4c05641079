import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CommanderError } from 'commander';
import { printableLines } from '../diagnostics/printable.js';
import { IoError, nodeHost, reasonOf } from '../host/host.js';
import { UsageError } from '../pipeline/report.js';
import { exitCodes } from './context.js';
import { createProgram } from './program.js';
import { bugNote } from './reporter.js';
import { type Streams, showsColours } from './streams.js';
import { causeLine } from './verbose.js';

/** Runs the command line and returns its exit code. */
export async function main(args: readonly string[]): Promise<number> {
  const interactive = process.stderr.isTTY === true;
  const streams: Streams = {
    stdout: (text) => process.stdout.write(text),
    stderr: (text) => process.stderr.write(text),
    interactive,
    colours: showsColours(process.env, interactive),
  };
  // A reader that stops reading, such as `head`, is no error.
  let outputFailed = false;
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (cause: NodeJS.ErrnoException) => {
      if (cause.code === 'EPIPE') return;
      if (!outputFailed && stream === process.stdout) {
        process.stderr.write(`error: Cannot write to the standard output: ${reasonOf(cause)}\n`);
      }
      outputFailed = true;
      process.exitCode = exitCodes.io;
    });
  }
  let code: number = exitCodes.done;
  try {
    const host = nodeHost(workingFolder());
    const { version } = JSON.parse(readFileSync(join(host.packageRoot, 'package.json'), 'utf8')) as { version: string };
    const exit = (c: number) => {
      code = c;
    };
    const program = createProgram({ host, streams, version, exit, untilStopped });
    await program.parseAsync(args, { from: 'user' });
    // An error of a stream comes after the write that it is of.
    await new Promise(setImmediate);
    return outputFailed ? exitCodes.io : code;
  } catch (cause) {
    // The flag is read here, since the command line may not have been parsed.
    return reportFailure(cause, streams, args.includes('--verbose'));
  }
}

/** @throws IoError where the folder was deleted while somebody stood in it */
function workingFolder(): string {
  try {
    return process.cwd();
  } catch (cause) {
    throw new IoError('read', 'the working folder', cause);
  }
}

/** Ctrl+C, or the system's request to end; a second one ends at once. */
function untilStopped(): Promise<'SIGINT' | 'SIGTERM'> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve(signal));
  });
}

/** Errors of opening a file. Node.js reports some of them as a package that is missing. */
const unloadable = ['EMFILE', 'ENFILE', 'EACCES', 'EIO', 'ENOENT', 'ERR_MODULE_NOT_FOUND'];

/** Reports what ended the program, and returns the exit code. */
export function reportFailure(cause: unknown, { stderr }: Streams, verbose: boolean): number {
  // Commander has written its own message. Its code 0 is --help and --version.
  if (cause instanceof CommanderError) return cause.exitCode === 0 ? exitCodes.done : exitCodes.usage;
  if (cause instanceof UsageError) {
    stderr(`error: ${printableLines(cause.message.trim())}\n`);
    return exitCodes.usage;
  }
  if (cause instanceof IoError) {
    stderr(`error: ${printableLines(cause.message)}\n${verbose ? causeLine(cause) : ''}`);
    return exitCodes.io;
  }
  const { code } = cause as NodeJS.ErrnoException;
  // Parts of the program are loaded on demand, which may fail as any reading does.
  if (code && unloadable.includes(code)) {
    stderr(`error: The program cannot be loaded: ${printableLines(reasonOf(cause))}\n`);
    return exitCodes.io;
  }
  const detail = cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
  stderr(`${bugNote}${detail}\n`);
  return exitCodes.bug;
}
