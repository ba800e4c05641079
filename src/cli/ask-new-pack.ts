import { type ExampleLanguage, exampleLanguages, languagesNamed } from '../commands/example-languages.js';
import type { NewPackChoices } from '../commands/new-pack.js';
import { UsageError } from '../pipeline/usage-error.js';

/** Asks one thing at the terminal, on one line, after a line of explanation if there is one. */
export type Ask = (question: string, before?: string) => Promise<string>;

/**
 * What a person wants of a new pack, asked in plain lines: no menu, frame or colour, so that a screen reader says what
 * stands there. Enter takes what is in brackets.
 * @param titles those that were given already; then none is asked for
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
