import { type Command, Option } from 'commander';
import { type CommandContext, type CommonOptions, commonOptions, countedIn, finish } from './context.js';
import { stepReporter } from './verbose.js';
import { writtenPath } from './written-path.js';

export function addGatherCommand(program: Command, context: CommandContext): void {
  commonOptions(program.command('gather'))
    .description('join what several machines have built with --shard into one folder')
    .argument('<folder...>', 'the output folders of the machines')
    .addOption(new Option('-o, --out <dir>', 'where to write').default('out').argParser(writtenPath))
    .action(async (folders: string[], options: CommonOptions & { readonly out: string }) => {
      const { out: outDir, verbose = false } = options;
      const { gather } = await import('../commands/gather.js');
      const request = { folders, outDir, ...stepReporter(verbose, context.streams) };
      const report = await gather(request, context.host);
      finish(context, report, options, { summary: countedIn(outDir, report.files.length, 'file') });
    });
}
