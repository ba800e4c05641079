import type { Command } from 'commander';
import {
  annotationsOption,
  type CommandContext,
  type CommonOptions,
  commonOptions,
  finish,
  type PageOptions,
  pageOptions,
  type ReaderOptions,
  readerOptions,
} from './context.js';
import { explanationJson, explanationLines } from './explain-table.js';
import { choosePacks, packHelp } from './pack-argument.js';
import { stepReporter } from './verbose.js';

export function addExplainCommand(program: Command, context: CommandContext): void {
  const command = commonOptions(program.command('explain'))
    .description('say what is on the page of a reader, what is not, and why; writes nothing')
    .argument('[pack]', packHelp);
  pageOptions(readerOptions(command))
    .addOption(annotationsOption())
    .action(async (pack: string | undefined, options: CommonOptions & ReaderOptions & PageOptions) => {
      const { more: taken } = await choosePacks(pack === undefined ? [] : [pack], context, options);
      const { audience, lang, paper, theme, templates, set, verbose = false } = options;
      const steps = stepReporter(verbose, context.streams);
      const { explain } = await import('../commands/explain.js');
      const request = { pack, audiences: audience, locales: lang, paper, theme, templates, set, ...steps };
      const report = await explain(request, context.host);
      const { explanations } = report;
      const more = { ...taken, explanations: explanations.map(explanationJson) };
      const lines = explanations.flatMap((page, i) => [...(i > 0 ? [''] : []), ...explanationLines(page)]);
      finish(context, report, options, { more, lines });
    });
}
