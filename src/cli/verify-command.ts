import type { Command } from 'commander';
import { emptyReport } from '../pipeline/report.js';
import { type CommandContext, type CommonOptions, common, finish } from './context.js';
import { plural } from './reporter.js';

export function addVerifyCommand(program: Command, context: CommandContext): void {
  common(program.command('verify'))
    .description('check finished PDFs: structure, text, fonts, metadata')
    .argument('<file...>', 'PDF files, ours or others')
    .action(async (files: string[], options: CommonOptions) => {
      const { verifyFiles } = await import('../pipeline/verify-pdf.js');
      const { sound, diagnostics } = await verifyFiles(files, context.host);
      const ok = diagnostics.length === 0;
      const report = { ...emptyReport, ok, files: sound, diagnostics };
      finish(context, report, options, {
        summary: ok ? `${plural(sound.length, 'file')}: no rule of ours broken. No certificate.` : '',
      });
    });
}
