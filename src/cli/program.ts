import { Command, InvalidArgumentError, Option } from 'commander';
import { type BuildRequest, build, check } from '../build/build.js';
import { explain } from '../build/explain.js';
import type { Host } from '../build/host.js';
import { UsageError } from '../build/matrix.js';
import type { Report } from '../build/run.js';
import { verifyFiles } from '../build/verify.js';
import { suggestion } from '../diagnostics/suggest.js';
import { defaultTheme, type Format, formats, type Paper, papers } from '../model/variant.js';
import { explanationLines } from './explain-table.js';
import { plural, printReport, progressLine, type Streams } from './reporter.js';

interface CommonOptions {
  readonly json?: boolean;
  readonly quiet?: boolean;
}

interface BuildOptions extends CommonOptions {
  readonly audience: readonly string[];
  readonly lang: readonly string[];
  readonly format: readonly string[];
  readonly paper: Paper;
  readonly theme: string;
  readonly out: string;
  readonly set: readonly string[];
  readonly verify?: boolean;
  readonly embedFonts?: boolean;
}

interface ExplainOptions extends CommonOptions {
  readonly audience: readonly string[];
  readonly lang: readonly string[];
  readonly paper: Paper;
  readonly theme: string;
  readonly set: readonly string[];
}

interface CheckOptions extends CommonOptions {
  readonly strict?: boolean;
  readonly coverage?: boolean;
  readonly accept?: boolean;
}

const exitCodes = { done: 0, content: 1, io: 3, bug: 70 } as const;

/** The command line. `exit` is told the code of what ran. */
export function createProgram(host: Host, streams: Streams, version: string, exit: (code: number) => void): Command {
  const program = new Command('policy-brief')
    .description('One-page policy briefs for every reader and language, from one set of YAML files.')
    .version(version)
    .configureOutput({ writeOut: streams.stdout, writeErr: streams.stderr })
    .showHelpAfterError('Run with --help to see what is possible.')
    .exitOverride();

  /** `more` goes into the JSON document, `lines` are what a person reads of it. */
  const finish = (
    report: Report,
    summary: string,
    options: CommonOptions & { readonly coverage?: boolean },
    more: object = {},
    lines: readonly string[] = [],
  ) => {
    const { json = false, quiet = false, coverage = false } = options;
    printReport(report, summary, { json, quiet, coverage, version, more, lines }, streams);
    if (report.bug) exit(exitCodes.bug);
    else if (report.failure) exit(exitCodes.io);
    else exit(report.ok ? exitCodes.done : exitCodes.content);
  };

  common(program.command('build'))
    .description('render the briefs of packs as PDF, HTML and Markdown')
    .argument('[pack...]', 'folders or ids of packs (default: every pack under ./content, else the built-in one)')
    .addOption(list('-a, --audience <id,…>', 'only these audiences'))
    .addOption(list('-l, --lang <tag,…>', 'only these languages'))
    .addOption(list('-f, --format <pdf,html,md>', 'only these formats'))
    .addOption(paperOption())
    .option('--theme <id>', 'the look: a file under templates/themes/', defaultTheme)
    .addOption(settings())
    .option('-o, --out <dir>', 'where to write', 'out')
    .option('--verify', 'read every PDF back from the disk and check it')
    .option('--embed-fonts', 'put the fonts of the theme into the HTML, as far as each page uses them')
    .action(async (packs: string[], options: BuildOptions) => {
      const { json = false, quiet = false } = options;
      const progress = progressLine({ json, quiet }, streams);
      const request: BuildRequest = {
        packs,
        audiences: options.audience,
        locales: options.lang,
        formats: [...new Set(options.format.map(formatNamed))],
        paper: options.paper,
        theme: options.theme,
        outDir: options.out,
        set: options.set,
        verify: options.verify === true,
        ...(options.embedFonts ? { embedFonts: true } : {}),
        ...(progress.show ? { onProgress: progress.show } : {}),
      };
      const report = await build(request, host, `policy-brief ${version}`).finally(progress.clear);
      finish(report, `${plural(report.briefs.length, 'brief')} in ${options.out}/`, options);
    });

  common(program.command('check'))
    .description('check packs for mistakes; writes nothing')
    .argument('[pack...]', 'folders or ids of packs (default: as for build)')
    .option('--strict', 'warnings fail too')
    .option('--coverage', 'print how many texts each reader has in each language')
    .option('--accept', 'take every translation as right for its source text as it stands')
    .action(async (packs: string[], options: CheckOptions) => {
      const report = await check(packs, host, options.accept);
      const strict = options.strict === true && report.diagnostics.length > 0;
      finish({ ...report, ok: report.ok && !strict }, report.ok ? 'No errors.' : '', options);
    });

  common(program.command('explain'))
    .description('say what is on the page of a reader, what is not, and why; writes nothing')
    .argument('<pack>', 'folder or id of a pack')
    .addOption(list('-a, --audience <id,…>', 'only these audiences (default: all)'))
    .addOption(list('-l, --lang <tag,…>', 'only these languages'))
    .addOption(paperOption())
    .option('--theme <id>', 'the look: a file under templates/themes/', defaultTheme)
    .addOption(settings())
    .action(async (pack: string, options: ExplainOptions) => {
      const { audience, lang, paper, theme, set } = options;
      const report = await explain({ pack, audiences: audience, locales: lang, paper, theme, set }, host);
      const shown = report.explanations.flatMap((one, i) => [...(i > 0 ? [''] : []), ...explanationLines(one)]);
      finish(report, '', options, { explanations: report.explanations }, shown);
    });

  common(program.command('verify'))
    .description('check finished PDFs: structure, text, fonts, metadata')
    .argument('<file...>', 'PDF files, ours or others')
    .action(async (files: string[], options: CommonOptions) => {
      const { sound, diagnostics } = await verifyFiles(files, host);
      const report = {
        ok: diagnostics.length === 0,
        files: sound,
        briefs: [],
        diagnostics,
        coverage: [],
        sources: new Map(),
      };
      finish(
        report,
        report.ok ? `${plural(sound.length, 'file')}: no rule of ours broken. No certificate.` : '',
        options,
      );
    });

  return program;
}

function common(command: Command): Command {
  return command.option('--json', 'print one JSON document to stdout').option('--quiet', 'print errors only');
}

/** Values in one argument, comma-separated; the option may be repeated. */
function list(flags: string, description: string): Option {
  return new Option(flags, description).default([], '').argParser((value: string, earlier: string[] = []) => {
    const parts = value
      .split(',')
      .map((part) => part.trim())
      .filter(Boolean);
    if (parts.length === 0) throw new InvalidArgumentError('It is empty.');
    return [...earlier, ...parts];
  });
}

function paperOption(): Option {
  return new Option('--paper <a4|letter>', 'the sheet to fit').choices(papers).default('a4');
}

/** Not split at commas: a value may hold some. */
function settings(): Option {
  return new Option('--set <path=value>', 'a value in place of that of the files, such as pack.version=1.1; repeatable')
    .default([], '')
    .argParser((value: string, earlier: string[] = []) => [...earlier, value]);
}

function formatNamed(name: string): Format {
  const format = formats.find((f) => f === name);
  if (!format) throw new UsageError(`there is no format "${name}". ${suggestion(name, formats) ?? ''}`);
  return format;
}
