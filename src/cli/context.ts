import type { Command } from 'commander';
import { InvalidArgumentError, Option } from 'commander';
import { suggestion } from '../diagnostics/suggest.js';
import type { Host } from '../host/host.js';
import { type Format, formats, type Paper, papers } from '../model/variant.js';
import { type Report, type StopSignal, UsageError } from '../pipeline/report.js';
import { plural } from '../text/plural.js';
import { printReport } from './reporter.js';
import type { Streams } from './streams.js';

export interface ViewOptions {
  readonly color: boolean;
  readonly verbose?: boolean;
}

export interface CommonOptions extends ViewOptions {
  readonly json?: boolean;
  readonly quiet?: boolean;
  readonly annotations?: 'github';
}

/** 70 is EX_SOFTWARE of sysexits.h; a signal is 128 and its number. */
export const exitCodes = {
  done: 0,
  content: 1,
  usage: 2,
  io: 3,
  bug: 70,
  SIGHUP: 129,
  SIGINT: 130,
  SIGTERM: 143,
} as const;

/** What a command prints beside its report. */
export interface Extras {
  /** The last line on stderr. */
  readonly summary?: string;
  readonly coverage?: boolean;
  /** Whether warnings make the command fail. */
  readonly warningsFail?: boolean;
  /** Keys of the JSON document, and the same for people, as lines on stdout. */
  readonly more?: object;
  readonly lines?: readonly string[];
}

/** How many were written, and where: `3 briefs in out/`. */
export function countedIn(folder: string, count: number, noun: string): string {
  return `${plural(count, noun)} in ${folder.replace(/[/\\]*$/, '/')}`;
}

/** What every command gets. */
export interface CommandContext {
  readonly host: Host;
  readonly streams: Streams;
  readonly version: string;
  /** Sets the exit code. */
  readonly exit: (code: number) => void;
  /** Resolves when the user or the system stops the program. */
  readonly untilStopped: () => Promise<StopSignal>;
}

/** Prints the report of a command and sets the exit code. */
export function finish(
  { streams, version, exit }: CommandContext,
  report: Report,
  { json = false, quiet = false, annotations, color, verbose = false }: CommonOptions,
  { summary = '', coverage = false, warningsFail = false, more = {}, lines = [] }: Extras = {},
): void {
  const forGithub = annotations !== undefined;
  const options = { json, quiet, verbose, color, coverage, warningsFail, version, more, lines, annotations: forGithub };
  printReport(report, summary, options, streams);
  if (report.bugs.length > 0) exit(exitCodes.bug);
  else if (report.failure) exit(exitCodes.io);
  else if (report.stopped) exit(exitCodes[report.stopped]);
  else exit(report.ok ? exitCodes.done : exitCodes.content);
}

/** The options of every command that reports and ends. */
export function commonOptions(command: Command): Command {
  return viewOptions(
    command
      .option('--json', 'print one JSON document to stdout')
      .option('--quiet', 'print only what makes the command fail'),
  );
}

/** The options that every command has. */
export function viewOptions(command: Command): Command {
  return command
    .addOption(new Option('--verbose', 'say on stderr what was done, and how long it took').conflicts('quiet'))
    .option('--no-color', 'print no colours; nor does NO_COLOR=1, and none ever go into a file');
}

export function annotationsOption(): Option {
  return new Option('--annotations <github>', 'print mistakes as GitHub Actions shows them beside the lines of a file')
    .choices(['github'])
    .conflicts('json');
}

/**
 * Comma-separated values; the option may be repeated.
 * @param unsaid what is taken where none is given, as help says it
 */
export function listOption(flags: string, description: string, unsaid: string): Option {
  return new Option(flags, description).default([], unsaid).argParser((value: string, earlier: string[] = []) => {
    const parts = value
      .split(',')
      .map((part) => part.trim())
      .filter(Boolean);
    if (parts.length === 0) throw new InvalidArgumentError('It is empty.');
    return [...earlier, ...parts];
  });
}

export interface ReaderOptions {
  readonly audience: readonly string[];
  readonly lang: readonly string[];
}

export function readerOptions(command: Command): Command {
  return command
    .addOption(listOption('-a, --audience <id,…>', 'only these audiences', 'all'))
    .addOption(listOption('-l, --lang <tag,…>', 'only these languages', 'all'));
}

export interface LookOptions {
  readonly theme?: string;
  readonly templates?: string;
}

export interface PageOptions extends LookOptions {
  readonly paper?: Paper;
  readonly set: readonly string[];
}

/** In any case of letters, as people write Letter and A4. */
function paperNamed(value: string): Paper {
  const paper = papers.find((name) => name === value.toLowerCase());
  if (paper) return paper;
  throw new InvalidArgumentError(`Allowed choices are ${papers.join(', ')}.`);
}

/** The options of every command that makes pages, drawn or not. */
export function lookOptions(command: Command): Command {
  return command
    .option('--theme <id>', 'the look: a file under templates/themes/ (default: each reader’s own, else standard)')
    .option('--templates <dir>', 'a folder of your own templates, each in place of the one of its name');
}

/** @param unsaid what happens where it is not given */
export function paperOption(command: Command, meaning: string, unsaid: string): Command {
  const description = `${meaning} (default: ${unsaid})`;
  return command.addOption(new Option('--paper <a4|letter>', description).argParser(paperNamed));
}

/** @param withSettings whether single values may be replaced, with --set */
export function pageOptions(command: Command, { withSettings = true } = {}): Command {
  const withLook = lookOptions(paperOption(command, 'the sheet to fit', 'each reader’s own, else a4'));
  if (!withSettings) return withLook;
  return withLook.addOption(
    new Option('--set <path=value>', 'a value in place of that of the files, such as pack.version=1.1; repeatable')
      .default([], 'none')
      // Not split at commas: a value may hold some.
      .argParser((value: string, earlier: string[] = []) => [...earlier, value]),
  );
}

export function formatNamed(name: string): Format {
  const format = formats.find((f) => f === name);
  if (!format) throw new UsageError(`there is no format "${name}". ${suggestion(name, formats) ?? ''}`);
  return format;
}
