import type { Command } from 'commander';
import { type CommandContext, type CommonOptions, common, finish } from './context.js';
import { plural } from './reporter.js';

export function addVerifyCommand(program: Command, context: CommandContext): void {
  common(program.command('verify'))
    .description('check finished PDFs: structure, text, fonts, metadata')
    .argument('<file...>', 'PDF files, ours or others')
    .action(async (files: string[], options: CommonOptions) => {
      const { verify } = await import('../commands/verify.js');
      const report = await verify(files, context.host);
      finish(context, report, options, {
        summary: report.ok ? `${plural(report.files.length, 'file')}: no rule of ours broken. No certificate.` : '',
      });
    });
}
