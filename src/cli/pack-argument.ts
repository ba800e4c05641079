import { basename } from 'node:path';
import { printable } from '../diagnostics/printable.js';
import { displayPath, type Host, reasonOf } from '../host/host.js';
import { type DefaultPacks, defaultPacks } from '../pipeline/default-packs.js';
import { firstAndMore, wordList } from '../text/word-list.js';
import type { CommandContext, CommonOptions } from './context.js';

const byDefault = 'this folder, or those below it and under ./content, else the built-in one';
export const packHelp = `folder or id of a pack (default: ${byDefault})`;
export const packsHelp = `folders or ids of packs (default: ${byDefault})`;

/** The packs that a command is to take. */
export interface PackChoice {
  readonly packs: readonly string[];
  /** For the JSON document: which they are, where none was named. */
  readonly more: { readonly packs?: readonly string[] };
}

interface ChoiceOptions extends Pick<CommonOptions, 'json' | 'quiet'> {
  /** False for a command that does without a pack where there is none of the user's own. */
  readonly takesBuiltIn?: boolean;
}

/**
 * The packs named; without a name those that `defaultPacks` takes, and then the first line says which, unless they stand
 * where packs usually do, under ./content.
 */
export async function choosePacks(
  named: readonly string[],
  { host, streams }: CommandContext,
  { json = false, quiet = false, takesBuiltIn = true }: ChoiceOptions,
): Promise<PackChoice> {
  if (named.length > 0) return { packs: named, more: {} };
  const { folders, place, unread = [] } = await defaultPacks(host);
  const shown = folders.map((folder) => displayPath(host, folder));
  const line = place === 'built-in' && !takesBuiltIn ? undefined : whichPacks(shown, place);
  const leftOut = unread.map(({ path, cause }) => `${displayPath(host, path)} is left out: ${reasonOf(cause)}.`);
  const lines = [...leftOut, ...(line === undefined ? [] : [line])];
  if (!json && !quiet) for (const one of lines) streams.stderr(`${printable(one)}\n`);
  return { packs: folders, more: { packs: shown } };
}

/** Those that were chosen without a name, with those that have come since: the built-in one stands in for none of these. */
export async function packsSince(chosen: readonly string[], host: Host): Promise<readonly string[]> {
  const { folders, place } = await defaultPacks(host);
  if (place === 'built-in') return chosen;
  const isOwn = (folder: string) => folders.includes(folder) || !folder.startsWith(host.packageRoot);
  return [...new Set([...chosen.filter(isOwn), ...folders])];
}

const maxNamed = 5;

function whichPacks(folders: readonly string[], place: DefaultPacks['place']): string | undefined {
  const names = folders.map((folder) => basename(folder));
  switch (place) {
    case 'here':
      return `The pack is this folder, ${names[0]}.`;
    case 'above':
      return `The pack is the folder above, ${names[0]}.`;
    case 'built-in':
      return `There is no pack here: the built-in one is taken, ${names[0]}.`;
    case 'content':
      return undefined;
    case 'below': {
      const list = wordList(firstAndMore(folders, maxNamed), 'and');
      return folders.length === 1 ? `The pack is ${list}.` : `The packs are ${list}.`;
    }
  }
}
