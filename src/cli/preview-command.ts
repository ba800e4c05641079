import { setFlagsFromString } from 'node:v8';
import { type Command, InvalidArgumentError } from 'commander';
import {
  type CommandContext,
  exitCodes,
  type PageOptions,
  pageOptions,
  type ViewOptions,
  viewOptions,
} from './context.js';
import { choosePacks, packHelp } from './pack-argument.js';
import { stepReporter } from './verbose.js';

interface PreviewOptions extends PageOptions, ViewOptions {
  readonly port?: number;
  readonly readOnly?: boolean;
}

export function addPreviewCommand(program: Command, context: CommandContext): void {
  const { host, streams, exit, untilStopped } = context;
  const command = viewOptions(program.command('preview'))
    .description(
      'show a pack in the browser while you edit it, there or in its files; to this machine only, until you press Ctrl+C',
    )
    .argument('[pack]', packHelp)
    .option('--port <n>', 'the port to listen on (default: one of the folder’s own)', portNumber)
    .option('--read-only', 'let nothing be changed from the browser');
  pageOptions(command).action(
    async (
      pack: string | undefined,
      { port, readOnly = false, paper, theme, templates, set, verbose = false }: PreviewOptions,
    ) => {
      await choosePacks(pack === undefined ? [] : [pack], context, {});
      const { preview } = await import('../preview/preview.js');
      const request = {
        paper,
        theme,
        templates,
        set,
        readOnly,
        ...stepReporter(verbose, streams),
        ...(pack === undefined ? {} : { pack }),
        ...(port === undefined ? {} : { port }),
      };
      const shown = await preview(request, host);
      // The launcher has turned it off. Here somebody waits for each page. After loading: a code cache is for the same flags.
      setFlagsFromString('--incremental-marking');
      try {
        streams.stdout(`${shown.address}\n`);
        streams.stderr('Open this address in a browser. Press Ctrl+C to stop.\n');
        exit(exitCodes[await Promise.race([untilStopped(), shown.failed])]);
      } finally {
        await shown.close();
      }
    },
  );
}

function portNumber(value: string): number {
  const port = Number(value);
  if (!/^\d+$/.test(value) || port > 65_535) throw new InvalidArgumentError('It is a number from 0 to 65535.');
  return port;
}
