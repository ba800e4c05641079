import { type Command, InvalidArgumentError, Option } from 'commander';
import type { BuildRequest, Shard } from '../commands/build-request.js';
import { printableLines } from '../diagnostics/printable.js';
import { type ArchiveLevel, archiveLevels } from '../model/archive-level.js';
import { type HtmlFonts, htmlFonts } from '../model/html-fonts.js';
import type { StopSignal } from '../pipeline/report.js';
import {
  annotationsOption,
  type CommandContext,
  type CommonOptions,
  commonOptions,
  countedIn,
  finish,
  formatNamed,
  listOption,
  type PageOptions,
  pageOptions,
  type ReaderOptions,
  readerOptions,
} from './context.js';
import { choosePacks, type PackChoice, packsHelp, packsSince } from './pack-argument.js';
import { progressLine } from './reporter.js';
import { stepReporter } from './verbose.js';
import { writtenPath } from './written-path.js';

interface BuildOptions
  extends CommonOptions,
    ReaderOptions,
    PageOptions,
    Pick<BuildRequest, 'verify' | 'force' | 'clean' | 'public' | 'jobs' | 'shard'> {
  readonly format: readonly string[];
  readonly out: string;
  readonly watch?: boolean;
  readonly archive?: boolean;
  readonly archiveLevel?: ArchiveLevel;
  readonly htmlFonts?: HtmlFonts;
  readonly embedFonts?: boolean;
}

export function addBuildCommand(program: Command, context: CommandContext): void {
  const command = commonOptions(program.command('build'))
    .description('render the briefs of packs as PDF, HTML and Markdown')
    .argument('[pack...]', packsHelp);
  buildOptions(command).action((named: string[], options: BuildOptions) => build(named, options, context));
}

function buildOptions(command: Command): Command {
  return pageOptions(
    readerOptions(command).addOption(
      listOption(
        '-f, --format <pdf,html,md,docx>',
        'only these formats; Word (docx) is made where it is asked for only',
        'pdf,html,md',
      ),
    ),
  )
    .addOption(annotationsOption())
    .addOption(new Option('-o, --out <dir>', 'where to write').default('out').argParser(writtenPath))
    .option('--verify', 'read every file back from the disk and check it: no word may be missing')
    .option('--archive', 'make PDFs for an archive: PDF/A-2a beside PDF/UA-1')
    .addOption(
      new Option('--archive-level <2a|3a>', 'which level; 3a attaches the Markdown and the figures of the page')
        .choices(archiveLevels)
        .implies({ archive: true }),
    )
    .addOption(
      new Option('--html-fonts <which>', 'which fonts of the theme the HTML carries: those of letters, all, or none')
        .choices(htmlFonts)
        .default('latin' satisfies HtmlFonts),
    )
    .addOption(
      new Option('--embed-fonts', 'the same as --html-fonts all').implies({ htmlFonts: 'all' satisfies HtmlFonts }),
    )
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
    .addOption(new Option('--watch', 'build again whenever a file changes, until you press Ctrl+C').conflicts('json'));
}

async function build(named: string[], options: BuildOptions, context: CommandContext): Promise<void> {
  const { packs, more } = await choosePacks(named, context, options);
  const request = requestOf(options, context);
  let stopped: StopSignal | undefined;
  const untilStopped = context.untilStopped().then((signal) => {
    stopped = signal;
    return signal;
  });
  let chosen = packs;
  const buildOnce = () => buildPacks({ ...request, packs: chosen, stopSignal: () => stopped }, options, more, context);
  if (!options.watch) return buildOnce();
  const { watchPacks } = await import('./watch-packs.js');
  const packsNow = async () => {
    if (named.length === 0) chosen = await packsSince(chosen, context.host);
    return chosen;
  };
  await watchPacks({ packs: packsNow, templates: request.templates, stopped: untilStopped, work: buildOnce }, context);
}

/** What the options say, whatever is built. */
function requestOf(options: BuildOptions, { streams }: CommandContext): Omit<BuildRequest, 'packs'> {
  const { audience: audiences, lang: locales, format, out: outDir, archive, archiveLevel = '2a', ...rest } = options;
  const { json: _json, quiet: _quiet, verbose = false, color: _color, annotations: _annotations, ...others } = rest;
  const { watch: _watch, embedFonts: _fonts, ...choices } = others;
  return {
    ...choices,
    ...(archive ? { archive: archiveLevel } : {}),
    audiences,
    locales,
    formats: [...new Set(format.map(formatNamed))],
    outDir,
    ...stepReporter(verbose, streams),
  };
}

async function buildPacks(
  request: BuildRequest,
  options: BuildOptions,
  more: PackChoice['more'],
  context: CommandContext,
): Promise<void> {
  const { host, streams, version } = context;
  const { json = false, quiet = false, verbose = false } = options;
  const tool = `policy-brief ${version}`;
  const progress = progressLine({ json, quiet, verbose }, streams);
  const shown = { ...request, ...(progress.show ? { onProgress: progress.show } : {}) };
  // Where nothing has changed, most of the program need not even be loaded.
  const { unchangedReport } = await import('../commands/unchanged.js');
  const make = async () => (await import('../commands/build.js')).build(shown, host, tool);
  const report = (await unchangedReport(shown, host, tool)) ?? (await make().finally(progress.clear));
  if (!request.force) warnOfCache(context);
  finish(context, report, options, { more, summary: countedIn(request.outDir, report.briefs.length, 'brief') });
}

/** Said with --quiet too: it is about this machine, and whoever builds by night should know. */
function warnOfCache({ host, streams }: CommandContext): void {
  const refusal = host.cacheRefusal();
  if (refusal !== undefined) streams.stderr(`warning: ${printableLines(refusal)}\n`);
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
