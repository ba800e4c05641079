import { citationMark } from '../../model/printed-page.js';
import { inScript } from '../../text/raised.js';
import { unitOfLetters } from '../../text/units.js';
import { plainly } from './source-edits.js';
import type { ReadSide, Token } from './tokens.js';

/**
 * Words that were put in, as the YAML writes them; how they are set is seen to when all of them stand there.
 *
 * @param citations the number of each citation on the page → how the YAML writes it
 */
export function writtenWords(tokens: readonly Token[], read: ReadSide, citations: ReadonlyMap<string, string>): string {
  const { words } = read;
  const plain = (from: number, to: number) =>
    plainly(words.slice(from, to), { before: words[from - 1], after: words[to] });
  let written = '';
  let at = tokens[0]?.start ?? 0;
  for (const token of tokens) {
    if (!token.same.startsWith(citationMark)) continue;
    written += plain(at, token.start) + writtenMark(token, read, citations);
    at = token.end;
  }
  return written + plain(at, tokens.at(-1)?.end ?? at);
}

/** A raised number cites a work of the page, unless it is a power of the number or the unit in front of it. */
function writtenMark(
  { same, start }: Token,
  { words, runs }: ReadSide,
  citations: ReadonlyMap<string, string>,
): string {
  const citation = citations.get(same);
  const isPower = citation === undefined || (!runs[start]?.isCitation && beforePower.test(words.slice(0, start)));
  return isPower ? (inScript(same.slice(citationMark.length), 'raised') ?? '') : citation;
}

/** What has powers: a number, or a unit. */
const beforePower = new RegExp(`(?:\\p{N}|(?<!\\p{L})${unitOfLetters})$`, 'u');
