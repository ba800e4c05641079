import { type Command, InvalidArgumentError, Option } from 'commander';
import type { BuildRequest, Shard } from '../commands/build-request.js';
import { printableLines } from '../diagnostics/printable.js';
import type { Report, StopSignal } from '../pipeline/report.js';
import {
  annotations,
  type CommandContext,
  type CommonOptions,
  common,
  finish,
  formatNamed,
  type LookOptions,
  list,
  look,
  type ReaderOptions,
  readers,
} from './context.js';
import { plural, progressLine } from './reporter.js';
import { stepReporter } from './verbose.js';

interface BuildOptions extends CommonOptions, ReaderOptions, LookOptions {
  readonly format: readonly string[];
  readonly out: string;
  readonly verify?: boolean;
  readonly embedFonts?: boolean;
  readonly force?: boolean;
  readonly clean?: boolean;
  readonly public?: boolean;
  readonly jobs?: number;
  readonly shard?: Shard;
}

export function addBuildCommand(program: Command, context: CommandContext): void {
  const { streams, version } = context;
  const command = common(program.command('build'))
    .description('render the briefs of packs as PDF, HTML and Markdown')
    .argument('[pack...]', 'folders or ids of packs (default: every pack under ./content, else the built-in one)');
  look(readers(command).addOption(list('-f, --format <pdf,html,md>', 'only these formats')))
    .addOption(annotations())
    .option('-o, --out <dir>', 'where to write', 'out')
    .option('--verify', 'read every PDF back from the disk and check it')
    .option('--embed-fonts', 'put the fonts of the theme into the HTML, as far as each page uses them')
    .addOption(
      new Option('--jobs <n>', 'how many threads make briefs (default: as many as pay)').argParser((value) =>
        wholeNumber(value, 'Write a number from 1 on, such as 4.'),
      ),
    )
    .addOption(
      new Option('--shard <i/n>', 'only every n-th reader, from the i-th on: one of n machines').argParser(shardOf),
    )
    .option('--public', 'manifest and index for everybody: nothing of what was left out or is reserved')
    .option('--clean', 'remove files of earlier builds that no brief of the pack makes any more')
    .option('--force', 'make everything anew, also what has not changed')
    .action(async (packs: string[], options: BuildOptions) => {
      const { json = false, quiet = false, verbose = false } = options;
      const progress = progressLine({ json, quiet, verbose }, streams);
      const request: BuildRequest = {
        packs,
        audiences: options.audience,
        locales: options.lang,
        formats: [...new Set(options.format.map(formatNamed))],
        paper: options.paper,
        theme: options.theme,
        templates: options.templates,
        outDir: options.out,
        set: options.set,
        verify: options.verify === true,
        stopSignal: () => stopped,
        ...(options.force ? { force: true } : {}),
        ...(options.clean ? { clean: true } : {}),
        ...(options.public ? { public: true } : {}),
        ...(options.jobs === undefined ? {} : { jobs: options.jobs }),
        ...(options.shard ? { shard: options.shard } : {}),
        ...(options.embedFonts ? { embedFonts: true } : {}),
        ...stepReporter(verbose, streams),
        ...(progress.show ? { onProgress: progress.show } : {}),
      };
      let stopped: StopSignal | undefined;
      void context.untilStopped().then((signal) => {
        stopped = signal;
      });
      const tool = `policy-brief ${version}`;
      const report =
        (await unchanged(request, context, tool)) ?? (await built(request, context, tool).finally(progress.clear));
      if (!request.force) warnOfCache(context);
      finish(context, report, options, { summary: `${plural(report.briefs.length, 'brief')} in ${options.out}/` });
    });
}

/** Said with --quiet too: it is about this machine, and whoever builds by night should know. */
function warnOfCache({ host, streams }: CommandContext): void {
  const refusal = host.cacheRefusal();
  if (refusal !== undefined) streams.stderr(`warning: ${printableLines(refusal)}\n`);
}

/** Where nothing has changed, most of the program need not even be loaded. */
async function unchanged(request: BuildRequest, { host }: CommandContext, tool: string): Promise<Report | undefined> {
  const { unchangedReport } = await import('../commands/unchanged.js');
  return unchangedReport(request, host, tool);
}

async function built(request: BuildRequest, { host }: CommandContext, tool: string): Promise<Report> {
  const { build } = await import('../commands/build.js');
  return build(request, host, tool);
}

function wholeNumber(value: string, hint: string): number {
  const number = Number(value);
  if (!/^\d+$/.test(value) || number < 1) throw new InvalidArgumentError(hint);
  return number;
}

function shardOf(value: string): Shard {
  const [index = '', of = '', ...more] = value.split('/');
  const hint = 'Write the number of this machine and how many there are, such as 1/4.';
  const shard = { index: wholeNumber(index, hint), of: wholeNumber(of, hint) };
  if (more.length > 0 || shard.index > shard.of) throw new InvalidArgumentError(hint);
  return shard;
}
