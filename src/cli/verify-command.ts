import type { Command } from 'commander';
import { plural } from '../text/plural.js';
import { type CommandContext, type CommonOptions, commonOptions, finish } from './context.js';

export function addVerifyCommand(program: Command, context: CommandContext): void {
  commonOptions(program.command('verify'))
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
