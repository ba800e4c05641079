import { type ExampleLanguage, exampleLanguages, languagesNamed } from '../commands/example-languages.js';
import type { NewPackChoices } from '../commands/new-pack.js';
import { UsageError } from '../pipeline/report.js';

/** Asks one question on one line of the terminal, after a line of explanation if there is one. */
export type Ask = (question: string, before?: string) => Promise<string>;

/**
 * Asks for the languages and the titles of a new pack in plain lines, without menus, frames or colours, so that a screen
 * reader reads them. Enter takes what is in brackets.
 * @param titles those given on the command line; with any, no title is asked for
 */
export async function askForPack(ask: Ask, titles: readonly string[]): Promise<NewPackChoices> {
  const languages = await askForLanguages(ask);
  if (titles.length > 0) return { languages, titles };
  const given: string[] = [];
  for (const language of languages) {
    const title = (await ask(`Title in ${language} [that of the example]: `)).trim();
    // Titles go by the order of the languages: after one that is left out, none can follow.
    if (title === '') break;
    given.push(title);
  }
  return { languages, titles: given };
}

async function askForLanguages(ask: Ask): Promise<readonly ExampleLanguage[]> {
  let before = `A pack can be in ${exampleLanguages.join(', ')}, or several of them.`;
  for (;;) {
    const answer = await ask(`Languages, the source language first [${exampleLanguages[0]}]: `, before);
    const names = answer.split(/[\s,，、]+/).filter(Boolean);
    try {
      return names.length > 0 ? languagesNamed(names) : exampleLanguages.slice(0, 1);
    } catch (cause) {
      if (!(cause instanceof UsageError)) throw cause;
      before = `Not so: ${cause.message}`;
    }
  }
}

/** The user pressed Ctrl+C or Ctrl+D at a question. */
export class Stopped extends Error {}

/** Whether there is a user to ask, at a terminal. */
export function canAsk(): boolean {
  return process.stdin.isTTY === true && process.stdout.isTTY === true;
}

/**
 * Lets the user answer questions at the terminal.
 * @throws Stopped
 */
export async function atTerminal<T>(work: (ask: Ask) => Promise<T>): Promise<T> {
  // Rarely needed, and not free: it is loaded here.
  const { createInterface } = await import('node:readline');
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  // Unlike `question`, this loses no line that is typed or pasted ahead of its question.
  const lines = terminal[Symbol.asyncIterator]();
  try {
    return await work(async (question, before) => {
      if (before !== undefined) process.stdout.write(`${before}\n`);
      terminal.setPrompt(question);
      terminal.prompt();
      const { value, done } = await lines.next();
      if (done) throw new Stopped();
      return value;
    });
  } finally {
    terminal.close();
  }
}
