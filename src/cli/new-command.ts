import { Argument, type Command, Option } from 'commander';
import { exampleLanguages, languagesNamed } from '../commands/example-languages.js';
import type { NewPackChoices } from '../commands/new-pack.js';
import { shellWord } from '../text/shell-word.js';
import { type CommandContext, type CommonOptions, commonOptions, exitCodes, finish, listOption } from './context.js';
import { askForPack, atTerminal, canAsk, Stopped } from './new-pack-questions.js';
import { writtenPath } from './written-path.js';

interface NewOptions extends CommonOptions {
  readonly lang: readonly string[];
  readonly id?: string;
  readonly title: readonly string[];
  readonly yes?: boolean;
}

export function addNewCommand(program: Command, context: CommandContext): void {
  commonOptions(program.command('new'))
    .description('make a pack that builds at once: an invented example, to be changed into yours')
    .addArgument(new Argument('<dir>', 'a folder that is new or empty').argParser(writtenPath))
    .addOption(
      listOption(
        '-l, --lang <tag,…>',
        `the languages, the source language first: ${exampleLanguages.join(', ')}`,
        'en',
      ),
    )
    .option('--id <id>', 'the id of the pack (default: the name of the folder)')
    .addOption(
      new Option('--title <text>', 'the title of the pack; once for each language, in their order')
        .default([], 'that of the example')
        .argParser((value: string, earlier: string[] = []) => [...earlier, value]),
    )
    .option('--yes', 'ask nothing: what is not given is that of the example, in English')
    .action(async (dir: string, options: NewOptions) => {
      const { newPack, newPackTarget } = await import('../commands/new-pack.js');
      // Checked first, so that nobody answers questions in vain.
      const target = await newPackTarget(dir, options.id, context.host);
      const choices = await choicesFor(options).catch((cause) => {
        if (!(cause instanceof Stopped)) throw cause;
        context.streams.stderr('\nStopped: nothing was written.\n');
        context.exit(exitCodes.SIGINT);
      });
      if (!choices) return;
      const report = await newPack(target, choices, context.host);
      const next = ['build', 'preview'].map((command) => `npx policy-brief ${command} ${shellWord(dir)}`);
      const summary = [
        'The pack is an invented example, to be changed into yours: begin with pack.yaml.',
        ...untitled(choices),
        ...next.map((command) => `  ${command}`),
      ];
      finish(context, report, options, { more: { next }, summary: report.ok ? summary.join('\n') : '' });
    });
}

/** Asks only at a terminal, and only where no languages are given. */
async function choicesFor({ lang, title, yes, json }: NewOptions): Promise<NewPackChoices> {
  if (lang.length === 0 && !yes && !json && canAsk()) return atTerminal((ask) => askForPack(ask, title));
  return { languages: lang.length > 0 ? languagesNamed(lang) : exampleLanguages.slice(0, 1), titles: title };
}

function untitled({ languages, titles }: NewPackChoices): readonly string[] {
  const rest = languages.slice(titles.length);
  if (titles.length === 0 || rest.length === 0) return [];
  return [`The title in ${rest.join(', ')} is still that of the example.`];
}
