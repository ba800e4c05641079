import { type Command, InvalidArgumentError } from 'commander';
import type { Paper } from '../model/variant.js';
import { type CommandContext, exitCodes, paperOption, settings, themeOption } from './context.js';

interface PreviewOptions {
  readonly port?: number;
  readonly paper: Paper;
  readonly theme: string;
  readonly set: readonly string[];
}

export function addPreviewCommand(program: Command, { host, streams, exit, untilStopped }: CommandContext): void {
  program
    .command('preview')
    .description('show a pack in the browser while you edit it; to this machine only, until you press Ctrl+C')
    .argument('[pack]', 'folder or id of a pack (default: the one under ./content, else the built-in one)')
    .option('--port <n>', 'the port to listen on (default: a free one)', portNumber)
    .addOption(paperOption())
    .addOption(themeOption())
    .addOption(settings())
    .action(async (pack: string | undefined, { port, paper, theme, set }: PreviewOptions) => {
      const { preview } = await import('../preview/preview.js');
      const request = {
        paper,
        theme,
        set,
        ...(pack === undefined ? {} : { pack }),
        ...(port === undefined ? {} : { port }),
      };
      const shown = await preview(request, host);
      streams.stdout(`${shown.address}\n`);
      streams.stderr('Open this address in a browser. Press Ctrl+C to stop.\n');
      const signal = await untilStopped();
      await shown.close();
      exit(exitCodes[signal]);
    });
}

function portNumber(value: string): number {
  const port = Number(value);
  if (!/^\d+$/.test(value) || port > 65_535) throw new InvalidArgumentError('It is a number from 0 to 65535.');
  return port;
}
