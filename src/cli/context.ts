import type { Command } from 'commander';
import { InvalidArgumentError, Option } from 'commander';
import { suggestion } from '../diagnostics/suggest.js';
import type { Host } from '../host/host.js';
import { defaultTheme, type Format, formats, type Paper, papers } from '../model/variant.js';
import type { Report } from '../pipeline/report.js';
import { UsageError } from '../pipeline/usage-error.js';
import { printReport } from './reporter.js';
import type { Streams } from './streams.js';

/** How a person wants to see what a command says. */
export interface ViewOptions {
  readonly color: boolean;
  readonly verbose?: boolean;
}

export interface CommonOptions extends ViewOptions {
  readonly json?: boolean;
  readonly quiet?: boolean;
  readonly annotations?: 'github';
}

export const exitCodes = { done: 0, content: 1, io: 3, bug: 70, SIGINT: 130, SIGTERM: 143 } as const;

/** What a command has to say beside its report. */
export interface Ending {
  /** The last line on stderr. */
  readonly summary?: string;
  readonly coverage?: boolean;
  /** Goes into the JSON document. */
  readonly more?: object;
  /** What a person reads of it, on stdout. */
  readonly lines?: readonly string[];
}

/** What commands are made with. */
export interface CommandContext {
  readonly host: Host;
  readonly streams: Streams;
  readonly version: string;
  /** Told the exit code. */
  readonly exit: (code: number) => void;
  /** Ends when the person at the terminal, or the system, stops the program. */
  readonly untilStopped: () => Promise<'SIGINT' | 'SIGTERM'>;
}

/** Prints what a command found and did, and sets the exit code. */
export function finish(
  { streams, version, exit }: CommandContext,
  report: Report,
  { json = false, quiet = false, annotations, color, verbose = false }: CommonOptions,
  { summary = '', coverage = false, more = {}, lines = [] }: Ending = {},
): void {
  const colourless = !color;
  const options = {
    json,
    quiet,
    coverage,
    version,
    more,
    lines,
    verbose,
    colourless,
    annotations: annotations !== undefined,
  };
  printReport(report, summary, options, streams);
  if (report.bugs.length > 0) exit(exitCodes.bug);
  else if (report.failure) exit(exitCodes.io);
  else if (report.stopped) exit(exitCodes[report.stopped]);
  else exit(report.ok ? exitCodes.done : exitCodes.content);
}

/** The options of every command that reports and ends. */
export function common(command: Command): Command {
  return view(command.option('--json', 'print one JSON document to stdout').option('--quiet', 'print errors only'));
}

/** The options that every command has. */
export function view(command: Command): Command {
  return command
    .addOption(new Option('--verbose', 'say on stderr what was done, and how long it took').conflicts('quiet'))
    .option('--no-color', 'print no colours; nor does NO_COLOR=1, and none ever go into a file');
}

/** For commands that are run by a service that shows mistakes beside the lines of a file. */
export function annotations(): Option {
  return new Option('--annotations <github>', 'print mistakes as GitHub Actions shows them beside the lines of a file')
    .choices(['github'])
    .conflicts('json');
}

/** Values in one argument, comma-separated; the option may be repeated. */
export function list(flags: string, description: string): Option {
  return new Option(flags, description).default([], '').argParser((value: string, earlier: string[] = []) => {
    const parts = value
      .split(',')
      .map((part) => part.trim())
      .filter(Boolean);
    if (parts.length === 0) throw new InvalidArgumentError('It is empty.');
    return [...earlier, ...parts];
  });
}

/** Which readers and languages of a pack. */
export interface ReaderOptions {
  readonly audience: readonly string[];
  readonly lang: readonly string[];
}

/** `all` is said of the readers where nobody is named. */
export function readers(command: Command, all = ''): Command {
  return command
    .addOption(list('-a, --audience <id,…>', `only these audiences${all}`))
    .addOption(list('-l, --lang <tag,…>', 'only these languages'));
}

/** On which sheet, in which look, and with which values in place of those of the files. */
export interface LookOptions {
  readonly paper: Paper;
  readonly theme: string;
  readonly templates?: string;
  readonly set: readonly string[];
}

export function look(command: Command): Command {
  return command
    .addOption(new Option('--paper <a4|letter>', 'the sheet to fit').choices(papers).default('a4'))
    .option('--theme <id>', 'the look: a file under templates/themes/', defaultTheme)
    .option('--templates <dir>', 'a folder of your own templates, each in place of the one of its name')
    .addOption(
      new Option('--set <path=value>', 'a value in place of that of the files, such as pack.version=1.1; repeatable')
        .default([], '')
        // Not split at commas: a value may hold some.
        .argParser((value: string, earlier: string[] = []) => [...earlier, value]),
    );
}

export function formatNamed(name: string): Format {
  const format = formats.find((f) => f === name);
  if (!format) throw new UsageError(`there is no format "${name}". ${suggestion(name, formats) ?? ''}`);
  return format;
}
