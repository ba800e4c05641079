import type { Command } from 'commander';
import { type CommandContext, type CommonOptions, common, finish } from './context.js';
import { plural } from './reporter.js';
import { stepTeller } from './verbose.js';

export function addGatherCommand(program: Command, context: CommandContext): void {
  common(program.command('gather'))
    .description('join what several machines have built with --shard into one folder')
    .argument('<folder...>', 'the output folders of the machines')
    .option('-o, --out <dir>', 'where to write', 'out')
    .action(async (folders: string[], options: CommonOptions & { readonly out: string }) => {
      const { onStep } = stepTeller(options.verbose === true, context.streams);
      const { gather } = await import('../commands/gather.js');
      const report = await gather(folders, options.out, context.host, onStep);
      finish(context, report, options, { summary: `${plural(report.files.length, 'file')} in ${options.out}/` });
    });
}
