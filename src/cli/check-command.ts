import type { Command } from 'commander';
import { annotations, type CommandContext, type CommonOptions, common, finish } from './context.js';
import { stepTeller } from './verbose.js';

interface CheckOptions extends CommonOptions {
  readonly strict?: boolean;
  readonly coverage?: boolean;
  readonly accept?: boolean;
  readonly explain?: string;
}

export function addCheckCommand(program: Command, context: CommandContext): void {
  common(program.command('check'))
    .description('check packs for mistakes; writes nothing')
    .argument('[pack...]', 'folders or ids of packs (default: as for build)')
    .option('--strict', 'warnings fail too')
    .option('--coverage', 'print how many texts each reader has in each language')
    .option('--accept', 'take every translation as right for its source text as it stands')
    .option(
      '--explain <code>',
      'say what the code at the end of a message means, with an example; all lists every code',
    )
    .addOption(annotations())
    .action(async (packs: string[], options: CheckOptions) => {
      if (options.explain !== undefined) {
        const { explainCode } = await import('./explain-code.js');
        const { report, ending } = explainCode(options.explain, packs);
        finish(context, report, options, ending);
        return;
      }
      const { onStep } = stepTeller(options.verbose === true, context.streams);
      const { check } = await import('../commands/build.js');
      const report = await check(packs, context.host, options.accept, onStep);
      const strict = options.strict === true && report.diagnostics.length > 0;
      finish(context, { ...report, ok: report.ok && !strict }, options, {
        summary: report.ok ? 'No errors.' : '',
        coverage: options.coverage === true,
      });
    });
}
