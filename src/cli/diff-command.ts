import { type Command, Option } from 'commander';
import type { EditionDiff } from '../editions/edition-diff.js';
import {
  type CommandContext,
  type CommonOptions,
  commonOptions,
  finish,
  type PageOptions,
  pageOptions,
  type ReaderOptions,
  readerOptions,
} from './context.js';
import { stepReporter } from './verbose.js';

const forms = ['text', 'markdown', 'html'] as const;
type Form = (typeof forms)[number];

interface DiffOptions extends CommonOptions, ReaderOptions, Omit<PageOptions, 'set'> {
  readonly as: Form;
}

export function addDiffCommand(program: Command, context: CommandContext): void {
  const version = 'folder or id of a pack, git:REV, or git:REV:FOLDER';
  const command = commonOptions(program.command('diff'))
    .description('compare two versions of a pack: what each reader sees differently; writes nothing')
    .argument('<old>', version)
    .argument('<new>', version);
  pageOptions(readerOptions(command), { withSettings: false })
    .addOption(new Option('--as <text|markdown|html>', 'the form of the report').choices(forms).default('text'))
    .action(async (before: string, after: string, options: DiffOptions) => {
      const { audience: audiences, lang: locales, paper, theme, templates, verbose = false, as } = options;
      const steps = stepReporter(verbose, context.streams);
      const { diffEditions } = await import('../commands/diff.js');
      const request = { before, after, audiences, locales, paper, theme, templates, ...steps };
      const report = await diffEditions(request, context.host);
      const { diff } = report;
      finish(context, report, options, diff ? { more: { diff }, lines: await linesOf(diff, as) } : {});
    });
}

async function linesOf(diff: EditionDiff, as: Form): Promise<readonly string[]> {
  if (as === 'html') {
    const { diffAsHtml } = await import('../editions/diff-as-html.js');
    return diffAsHtml(diff).trimEnd().split('\n');
  }
  const { diffAsMarkdown, diffAsText } = await import('../editions/diff-as-text.js');
  return as === 'markdown' ? diffAsMarkdown(diff) : diffAsText(diff);
}
