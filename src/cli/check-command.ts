import type { Command } from 'commander';
import { emptyReport } from '../pipeline/report.js';
import {
  annotationsOption,
  type CommandContext,
  type CommonOptions,
  commonOptions,
  finish,
  lookOptions,
  type PageOptions,
  paperOption,
  type ReaderOptions,
  readerOptions,
} from './context.js';
import { choosePacks, packsHelp } from './pack-argument.js';
import { stepReporter } from './verbose.js';

interface CheckOptions extends CommonOptions, ReaderOptions, Omit<PageOptions, 'set'> {
  readonly strict?: boolean;
  readonly coverage?: boolean;
  readonly accept?: boolean;
  readonly explain?: string;
}

export function addCheckCommand(program: Command, context: CommandContext): void {
  const command = readerOptions(commonOptions(program.command('check')));
  lookOptions(paperOption(command, 'the only sheet that pages must fit', 'a4 and letter'))
    .description('check packs for mistakes; writes nothing')
    .argument('[pack...]', packsHelp)
    .option('--strict', 'warnings fail too')
    .option('--coverage', 'print how many texts each reader has, and which pages show each paragraph of the source')
    .option('--accept', 'take every translation as right for its source text as it stands')
    .option(
      '--explain <code>',
      'say what the code at the end of a message means, with an example; all lists every code',
    )
    .addOption(annotationsOption())
    .action(async (named: string[], options: CheckOptions) => {
      if (options.explain !== undefined) {
        const { explainCode } = await import('./explain-code.js');
        finish(context, emptyReport, options, explainCode(options.explain, named));
        return;
      }
      const { packs, more } = await choosePacks(named, context, options);
      const { check } = await import('../commands/check.js');
      const { accept = false, verbose = false, audience, lang, paper, theme, templates } = options;
      const report = await check(packs, context.host, {
        accept,
        audiences: audience,
        locales: lang,
        paper,
        theme,
        templates,
        tool: `policy-brief ${context.version}`,
        ...stepReporter(verbose, context.streams),
      });
      const warningsFail = options.strict === true && report.diagnostics.length > 0;
      const verdict = warningsFail ? 'No errors, but --strict passes no warning.' : 'No errors.';
      finish(context, { ...report, ok: report.ok && !warningsFail }, options, {
        summary: report.ok ? verdict : '',
        warningsFail,
        coverage: options.coverage === true,
        more,
      });
    });
}
