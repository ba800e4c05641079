import { Argument, type Command } from 'commander';
import { printable } from '../diagnostics/printable.js';
import { completionScripts, shells } from './completion-scripts.js';
import type { CommandContext } from './context.js';

export function addCompletionCommand(program: Command, context: CommandContext): void {
  const { host, streams } = context;
  program
    .command('completion')
    .description('print what makes a shell complete commands, options, packs, readers, languages and themes')
    .addArgument(new Argument('<shell>', 'which shell').choices(shells))
    .addHelpText('after', setUpHelp)
    .action((shell: (typeof shells)[number]) => streams.stdout(completionScripts[shell]));
  program
    .command('complete', { hidden: true })
    .argument('[word...]', 'the command line up to the cursor, without its first word')
    .allowUnknownOption()
    .helpOption(false)
    .action(async (words: readonly string[]) => {
      const { candidatesFor } = await import('./candidates.js');
      const { values, paths } = await candidatesFor(program, words, host);
      const lines = values.map(
        ({ value, description }) => printable(value) + (description && `\t${printable(description)}`),
      );
      for (const line of [...lines, ...(paths ? [`:${paths}`] : [])]) streams.stdout(`${line}\n`);
    });
}

const setUpHelp = `
Set it up once:
  bash  policy-brief completion bash > ~/.local/share/bash-completion/completions/policy-brief
  zsh   policy-brief completion zsh > a file _policy-brief in a folder of $fpath
  fish  policy-brief completion fish > ~/.config/fish/completions/policy-brief.fish
Or try it in this session only, in bash or zsh: source <(policy-brief completion bash)
`;
