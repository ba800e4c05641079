import type { Command } from 'commander';
import type { BuildRequest } from '../build/build.js';
import type { StopSignal } from '../build/run.js';
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

interface BuildOptions extends CommonOptions, ReaderOptions, LookOptions {
  readonly format: readonly string[];
  readonly out: string;
  readonly verify?: boolean;
  readonly embedFonts?: boolean;
}

export function addBuildCommand(program: Command, context: CommandContext): void {
  const { host, streams, version } = context;
  const command = common(program.command('build'))
    .description('render the briefs of packs as PDF, HTML and Markdown')
    .argument('[pack...]', 'folders or ids of packs (default: every pack under ./content, else the built-in one)');
  look(readers(command).addOption(list('-f, --format <pdf,html,md>', 'only these formats')))
    .addOption(annotations())
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
        stopSignal: () => stopped,
        ...(options.embedFonts ? { embedFonts: true } : {}),
        ...(progress.show ? { onProgress: progress.show } : {}),
      };
      let stopped: StopSignal | undefined;
      void context.untilStopped().then((signal) => {
        stopped = signal;
      });
      const { build } = await import('../build/build.js');
      const report = await build(request, host, `policy-brief ${version}`).finally(progress.clear);
      finish(context, report, options, { summary: `${plural(report.briefs.length, 'brief')} in ${options.out}/` });
    });
}
