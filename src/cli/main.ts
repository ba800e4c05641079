import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CommanderError } from 'commander';
import { printableLines } from '../diagnostics/printable.js';
import { IoError, nodeHost, packageRoot, reasonOf } from '../host/host.js';
import { errorCode } from '../host/system-error.js';
import { type StopSignal, stopSignals, UsageError } from '../pipeline/report.js';
import { exitCodes } from './context.js';
import { createProgram } from './program.js';
import { bugNote, type Failure, printFailure } from './reporter.js';
import { processStreams, type Streams, theOutput } from './streams.js';
import { causeLine } from './verbose.js';

/** Runs the command line and returns its exit code, when all is written: the process can be ended. */
export async function main(args: readonly string[]): Promise<number> {
  let code: number = exitCodes.done;
  let outputFailed = false;
  const streams = processStreams(process, () => {
    outputFailed = true;
    // It may be found after this function has returned.
    process.exitCode = exitCodes.io;
  });
  let version = '';
  try {
    ({ version } = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8')) as { version: string });
    const host = nodeHost(process.cwd());
    const exit = (c: number) => {
      code = c;
    };
    const program = createProgram({ host, streams, version, exit, untilStopped });
    await program.parseAsync(args, { from: 'user' });
  } catch (cause) {
    code = reportFailure(cause, streams, args, version);
  }
  await streams.flushed();
  return outputFailed ? exitCodes.io : code;
}

/** The first signal that asks the program to end; a second one ends it at once. */
function untilStopped(): Promise<StopSignal> {
  return new Promise((resolve) => {
    for (const signal of stopSignals) process.once(signal, () => resolve(signal));
  });
}

/**
 * Reports what ended the program, with `--json` as a document too, and returns the exit code.
 * @param args the command line, which may not have been parsed
 */
export function reportFailure(cause: unknown, streams: Streams, args: readonly string[], version: string): number {
  // Code 0 of Commander is --help and --version.
  if (cause instanceof CommanderError && cause.exitCode === 0) return exitCodes.done;
  const flags = args.includes('--') ? args.slice(0, args.indexOf('--')) : args;
  const failure = failureOf(cause);
  // Commander has written its own message.
  if (!(cause instanceof CommanderError)) {
    const shown = failure.kind === 'bug' ? `${bugNote}${failure.message}` : `error: ${failure.message}`;
    streams.stderr(`${printableLines(shown)}\n`);
    if (cause instanceof IoError && flags.includes('--verbose')) streams.stderr(causeLine(cause));
  }
  // Where the output itself has failed, nothing more can be written to it.
  const isWritable = !(cause instanceof IoError && cause.path === theOutput);
  if (flags.includes('--json') && isWritable) printFailure(failure, version, streams);
  return exitCodes[failure.kind];
}

/** Errors of opening a file. Node.js reports some of them as a package that is missing. */
const unloadable = ['EMFILE', 'ENFILE', 'EACCES', 'EIO', 'ENOENT', 'ERR_MODULE_NOT_FOUND'];

function failureOf(cause: unknown): Failure {
  if (cause instanceof CommanderError) return { kind: 'usage', message: cause.message.replace(/^error: /, '') };
  if (cause instanceof UsageError) return { kind: 'usage', message: cause.message.trim() };
  if (cause instanceof IoError) return { kind: 'io', message: cause.message };
  if (cause instanceof Error && 'syscall' in cause && cause.syscall === 'uv_cwd')
    return { kind: 'io', message: 'This folder is gone. Change to one that is there.' };
  // Parts of the program are loaded on demand, which may fail as any reading does.
  if (unloadable.includes(errorCode(cause))) {
    return { kind: 'io', message: `The program cannot be loaded: ${reasonOf(cause)}` };
  }
  return { kind: 'bug', message: cause instanceof Error ? (cause.stack ?? cause.message) : String(cause) };
}
