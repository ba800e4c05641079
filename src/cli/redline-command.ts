import type { Command } from 'commander';
import type { RedlineReport } from '../commands/redline-report.js';
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
      const { ok, lines, page, changed, deleted, rearranged, reset, comments, others, deletedUnits } = report;
      const said = comments.length === 0 ? '' : ` ${plural(comments.length, 'comment')}.`;
      const summary = ok ? `${summaryOf(report, apply)}${said}` : '';
      const more = { page, changed, deleted, rearranged, reset, comments, others, deletedUnits };
      finish(context, report, options, { summary, more, lines });
    });
}

/** What is written, and what is told and left for people to do. */
function summaryOf(report: RedlineReport, apply: boolean): string {
  const { changed, deleted, rearranged, reset, others } = report;
  const written = changed.filter(({ leftOut }) => !leftOut).length;
  const leftOut = changed.length - written + deleted.length + rearranged.length + reset.length + others.length;
  if (written + leftOut === 0) return 'No text changes.';
  if (written === 0) return `${apply ? 'Nothing written' : 'Nothing would be written'}. ${changes(leftOut)} left out.`;
  const aside = leftOut === 0 ? '' : `, ${changes(leftOut)} left out`;
  return apply
    ? `${plural(written, 'text')} written${aside}.`
    : `${plural(written, 'text')} would change${aside}. --apply writes this.`;
}

function changes(count: number): string {
  return plural(count, 'change');
}
