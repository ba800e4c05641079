import type { Command } from 'commander';
import type { Paper } from '../model/variant.js';
import {
  annotations,
  type CommandContext,
  type CommonOptions,
  common,
  finish,
  list,
  paperOption,
  settings,
  themeOption,
} from './context.js';
import { explanationLines } from './explain-table.js';

interface ExplainOptions extends CommonOptions {
  readonly audience: readonly string[];
  readonly lang: readonly string[];
  readonly paper: Paper;
  readonly theme: string;
  readonly set: readonly string[];
}

export function addExplainCommand(program: Command, context: CommandContext): void {
  common(program.command('explain'))
    .description('say what is on the page of a reader, what is not, and why; writes nothing')
    .argument('<pack>', 'folder or id of a pack')
    .addOption(list('-a, --audience <id,…>', 'only these audiences (default: all)'))
    .addOption(list('-l, --lang <tag,…>', 'only these languages'))
    .addOption(paperOption())
    .addOption(themeOption())
    .addOption(settings())
    .addOption(annotations())
    .action(async (pack: string, options: ExplainOptions) => {
      const { audience, lang, paper, theme, set } = options;
      const { explain } = await import('../build/explain.js');
      const report = await explain({ pack, audiences: audience, locales: lang, paper, theme, set }, context.host);
      const { explanations } = report;
      const lines = explanations.flatMap((one, i) => [...(i > 0 ? [''] : []), ...explanationLines(one)]);
      finish(context, report, options, { more: { explanations }, lines });
    });
}
