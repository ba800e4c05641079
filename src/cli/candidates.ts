import type { Argument, Command, Option } from 'commander';
import {
  audienceCandidates,
  type Candidate,
  languageCandidates,
  packCandidates,
  themeCandidates,
} from '../commands/completion-values.js';
import { exampleLanguages } from '../commands/example-languages.js';
import type { Host } from '../host/host.js';
import { formats, papers } from '../model/variant.js';

/** What may stand where the cursor is. The shell itself completes files and folders. */
export interface Candidates {
  readonly values: readonly Candidate[];
  readonly paths?: 'files' | 'folders';
}

/**
 * What the last word of a command line may become.
 * @param words the words after the name of the program; the last may be empty
 */
export async function candidatesFor(program: Command, words: readonly string[], host: Host): Promise<Candidates> {
  const current = words.at(-1) ?? '';
  const before = words.slice(0, -1);
  const { command, rest } = commandIn(program, before);
  if (command.commands.length > 0) {
    return startingWith(current, rest.length > 0 ? [] : [...commandsOf(command), ...optionsOf(command)]);
  }
  const given = new Given(command, rest);
  const [flag = '', typed] = current.startsWith('--') && current.includes('=') ? splitAt(current, '=') : [];
  const option = given.pending ?? command.options.find((one) => one.long === flag);
  if (option) {
    const found = await optionValues(option, command, given, host);
    const prefix = typed === undefined ? '' : `${flag}=`;
    return startingWith(current, inList(option, typed ?? current, found.values, prefix), found.paths);
  }
  if (current.startsWith('-')) return startingWith(current, optionsOf(command));
  const argument = command.registeredArguments[Math.min(given.words.length, command.registeredArguments.length - 1)];
  if (!argument || (given.words.length >= command.registeredArguments.length && !argument.variadic))
    return { values: [] };
  const { values, paths } = await argumentValues(argument, current, host);
  return startingWith(current, values, paths);
}

/** The command that the first words name, and the words behind its name. */
function commandIn(
  command: Command,
  words: readonly string[],
): { readonly command: Command; readonly rest: readonly string[] } {
  const inner = command.commands.find((one) => one.name() === words[0]);
  return inner ? commandIn(inner, words.slice(1)) : { command, rest: words };
}

function startingWith(current: string, values: readonly Candidate[], paths?: Candidates['paths']): Candidates {
  return { values: values.filter(({ value }) => value.startsWith(current)), ...(paths ? { paths } : {}) };
}

function splitAt(text: string, mark: string): readonly [string, string] {
  const at = text.indexOf(mark);
  return [text.slice(0, at), text.slice(at + 1)];
}

/** What was typed for a command before the word that is completed. */
class Given {
  readonly words: string[] = [];
  /** An option that lacks its value. */
  readonly pending: Option | undefined;
  private readonly values = new Map<string, string>();

  constructor(command: Command, before: readonly string[]) {
    let open: Option | undefined;
    for (const word of before) {
      if (open) {
        this.values.set(open.attributeName(), word);
        open = undefined;
      } else if (word.startsWith('-')) {
        open = command.options.find((option) => option.required && (option.short === word || option.long === word));
      } else this.words.push(word);
    }
    this.pending = open;
  }

  valueOf(attribute: string): string | undefined {
    return this.values.get(attribute);
  }
}

function commandsOf(program: Command): readonly Candidate[] {
  return program
    .createHelp()
    .visibleCommands(program)
    .map((command) => ({ value: command.name(), description: command.description() }));
}

function optionsOf(command: Command): readonly Candidate[] {
  return command
    .createHelp()
    .visibleOptions(command)
    .flatMap(({ long, short, description }) => (long || short ? [{ value: long ?? short ?? '', description }] : []));
}

/** Options with a list take several values, with commas between. */
const lists = ['audience', 'lang', 'format'];

function inList(option: Option, typed: string, values: readonly Candidate[], prefix: string): readonly Candidate[] {
  const taken = lists.includes(option.attributeName()) ? typed.split(',').slice(0, -1) : [];
  const stem = prefix + taken.map((one) => `${one},`).join('');
  return values
    .filter(({ value }) => !taken.includes(value))
    .map(({ value, description }) => ({ value: stem + value, description }));
}

const named = (values: readonly string[]): Candidates => ({
  values: values.map((value) => ({ value, description: '' })),
});

async function optionValues(option: Option, command: Command, given: Given, host: Host): Promise<Candidates> {
  if (option.argChoices) return named(option.argChoices);
  switch (option.attributeName()) {
    case 'audience':
      return { values: await audienceCandidates(given.words, host) };
    case 'lang':
      return command.name() === 'new'
        ? named(exampleLanguages)
        : { values: await languageCandidates(given.words, host) };
    case 'format':
      return named(formats);
    case 'paper':
      return named(papers);
    case 'theme':
      return { values: await themeCandidates(given.valueOf('templates'), host) };
    case 'pack':
      return { values: await packCandidates(host), paths: 'folders' };
    case 'templates':
    case 'out':
      return { values: [], paths: 'folders' };
    default:
      return { values: [] };
  }
}

async function argumentValues(argument: Argument, current: string, host: Host): Promise<Candidates> {
  if (argument.argChoices) return named(argument.argChoices);
  switch (argument.name()) {
    case 'pack':
      return { values: await packCandidates(host), paths: 'folders' };
    case 'old':
    case 'new':
      return {
        values: [...(await packCandidates(host)), { value: 'git:HEAD', description: 'the last commit' }],
        ...(current.startsWith('git:') ? {} : { paths: 'folders' as const }),
      };
    case 'file':
      return { values: [], paths: 'files' };
    default:
      return { values: [], paths: 'folders' };
  }
}
