import { CommanderError } from 'commander';
import { printableLines } from '../diagnostics/printable.js';
import { IoError, reasonOf } from '../host/host.js';
import { UsageError } from '../pipeline/usage-error.js';
import { bugNote } from './reporter.js';
import type { Streams } from './streams.js';
import { causeLine } from './verbose.js';

/** Files that cannot be opened. Node disguises some as a package that is not there. */
const unloadable = ['EMFILE', 'ENFILE', 'EACCES', 'EIO', 'ENOENT', 'ERR_MODULE_NOT_FOUND'];

/** Says what ended the program, and which exit code it has. */
export function failure(cause: unknown, streams: Streams, verbose: boolean): number {
  // Commander has written its own message. Its code 0 is --help and --version.
  if (cause instanceof CommanderError) return cause.exitCode === 0 ? 0 : 2;
  if (cause instanceof UsageError) {
    streams.stderr(`error: ${printableLines(cause.message.trim())}\n`);
    return 2;
  }
  if (cause instanceof IoError) {
    streams.stderr(`error: ${printableLines(cause.message)}\n${verbose ? causeLine(cause) : ''}`);
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
