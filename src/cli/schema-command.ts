import type { Command } from 'commander';
import { UsageError } from '../pipeline/report.js';
import { plural } from '../text/plural.js';
import { type CommandContext, type CommonOptions, commonOptions, finish } from './context.js';
import { choosePacks, packHelp } from './pack-argument.js';

interface SchemaOptions extends CommonOptions {
  readonly write?: boolean;
}

export function addSchemaCommand(program: Command, context: CommandContext): void {
  commonOptions(program.command('schema'))
    .description('print the JSON Schema of a pack, by which text editors complete, explain and check its files')
    .argument('[pack]', packHelp)
    .option('--write', 'write it into the pack, and into each of its files a line that names it')
    .action(async (pack: string | undefined, options: SchemaOptions) => {
      await choosePacks(pack === undefined ? [] : [pack], context, { ...options, takesBuiltIn: false });
      const { schema, schemaText } = await import('../commands/schema.js');
      const report = await schema({ pack, write: options.write === true }, context.host);
      const { schemas, files, ok } = report;
      if (options.write) {
        const written = files.length > 0 ? `${plural(files.length, 'file')} written.` : '';
        finish(context, report, options, { summary: written || (ok ? 'Nothing to write.' : '') });
        return;
      }
      if (schemas.length > 1 && !options.json) {
        const folders = schemas.map(({ folder }) => folder).join(', ');
        throw new UsageError(
          `there are several packs: ${folders}. Name the one whose schema to print, or use --write.`,
        );
      }
      const lines = schemas.map(({ sections }) => schemaText(sections).trimEnd());
      finish(context, report, options, { more: { schemas }, lines });
    });
}
