import { type Command, Option } from 'commander';
import type { Comparison } from '../commands/verify.js';
import { plural } from '../text/plural.js';
import { inColumns } from './columns.js';
import { type CommandContext, type CommonOptions, commonOptions, finish } from './context.js';

interface VerifyOptions extends CommonOptions {
  readonly with?: 'verapdf';
}

export function addVerifyCommand(program: Command, context: CommandContext): void {
  commonOptions(program.command('verify'))
    .description('check finished PDFs: structure, text, fonts, metadata')
    .argument('<file...>', 'PDF files, ours or others')
    .addOption(
      new Option('--with <verapdf>', 'ask this program too, where it is installed, and compare').choices(['verapdf']),
    )
    .action(async (files: string[], options: VerifyOptions) => {
      const { verify, verifyWithVeraPdf } = await import('../commands/verify.js');
      if (options.with === undefined) {
        const report = await verify(files, context.host);
        const summary = report.ok
          ? `${plural(report.files.length, 'file')}: no rule of ours broken. No certificate.`
          : '';
        finish(context, report, options, { summary });
        return;
      }
      const { comparisons, ...report } = await verifyWithVeraPdf(files, context.host);
      // The comparison names the files.
      const shown = options.json ? report : { ...report, files: [] };
      finish(context, shown, options, { more: { comparisons }, lines: comparisonLines(comparisons) });
    });
}

function comparisonLines(comparisons: readonly Comparison[]): readonly string[] {
  if (comparisons.length === 0) return [];
  const rows = comparisons.map(({ file, standard, ours, veraPdf }) => [
    file,
    standard,
    ours ? 'pass' : 'fail',
    veraPdf === undefined ? 'not checked' : veraPdf ? 'pass' : 'fail',
    ours === veraPdf ? '' : 'differ',
  ]);
  const failed = comparisons.flatMap(({ file, failedRules }) =>
    failedRules.map(({ specification, test, description }) => `${file}: ${specification}, ${test}: ${description}`),
  );
  return [...inColumns([['file', 'standard', 'ours', 'veraPDF', ''], ...rows]), ...failed];
}
