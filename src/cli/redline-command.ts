import type { Command } from 'commander';
import { plural } from '../text/plural.js';
import { type CommandContext, type CommonOptions, commonOptions, finish } from './context.js';
import { choosePacks, packHelp } from './pack-argument.js';
import { stepReporter } from './verbose.js';

interface RedlineOptions extends CommonOptions {
  readonly pack?: string;
  readonly everywhere?: boolean;
  readonly apply?: boolean;
  readonly overwrite?: boolean;
}

export function addRedlineCommand(program: Command, context: CommandContext): void {
  commonOptions(program.command('redline'))
    .description('show what was changed in a page that came back as a Word document, and write it with --apply')
    .argument('<file>', 'the .docx that came back; build -f docx makes one')
    .option('--pack <pack>', packHelp)
    .option('--everywhere', 'change the texts of every reader, and not the wording of this one')
    .option('--apply', 'write the changes; without it they are only shown')
    .option('--overwrite', 'also where a text has changed since the document was made')
    .action(async (file: string, options: RedlineOptions) => {
      const { pack, everywhere = false, apply = false, overwrite = false, verbose = false } = options;
      await choosePacks(pack === undefined ? [] : [pack], context, { ...options, takesBuiltIn: false });
      const { redline } = await import('../commands/redline.js');
      const request = { file, pack, everywhere, apply, overwrite, ...stepReporter(verbose, context.streams) };
      const report = await redline(request, context.host);
      const { page, changed, comments, others, deletedUnits, ok, lines } = report;
      const count = plural(changed.length, 'text');
      const said = comments.length === 0 ? '' : ` ${plural(comments.length, 'comment')}.`;
      const done = apply ? `${count} written.` : `${count} would change. --apply writes this.`;
      const summary = !ok ? '' : `${changed.length === 0 ? 'No text changes.' : done}${said}`;
      finish(context, report, options, { summary, more: { page, changed, comments, others, deletedUnits }, lines });
    });
}
