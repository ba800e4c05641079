import type { SourceStretch } from '../../model/printed-page.js';
import type { WordRun } from './read-document.js';
import { markOf, type SourceEdit } from './source-edits.js';
import type { Token } from './tokens.js';

/** Words that stayed and are set otherwise, in a way that no mark of the YAML says, or that is not read. */
export interface UntakenLook {
  readonly words: string;
  /** Bold or italic type that came off in part, or that is on a part of a word; words struck through; a link on them. */
  readonly how: 'type' | 'part-of-word' | 'struck' | 'link';
  /** Of a link, where the document says it. */
  readonly address?: string;
}

/** A word that stayed. */
export interface KeptWord {
  readonly token: Token;
  readonly source: SourceStretch;
  readonly run: WordRun;
  readonly was: string;
  readonly is: string;
  /** Set in two ways, as it was not. */
  readonly isMixed: boolean;
}

/** What became of the looks of words that stayed. */
export interface Format {
  readonly edits: readonly SourceEdit[];
  /** What of it cannot be written. */
  readonly looks: readonly UntakenLook[];
  readonly runs: readonly WordRun[];
}

/** @param source the text in the YAML @param words of the page */
export function formatOf(pairs: readonly KeptWord[], source: string, words: string): Format {
  const untaken = [
    ...looksOf(pairs, words, 'struck', ({ run }) => run.isStruck === true),
    ...looksOf(pairs, words, 'link', (pair) => pair.run.link !== undefined && !pair.source.isLink),
    // A star inside a word is a star: no mark can stand there.
    ...looksOf(pairs, words, 'part-of-word', ({ isMixed }) => isMixed),
  ];
  const edits: SourceEdit[] = [];
  const lost: UntakenLook[] = [];
  const groups = isNoise(pairs) ? [] : groupsOf(pairs, ({ was, is, isMixed }) => was !== is && !isMixed);
  for (const group of groups) {
    const [first, last] = [group[0], group.at(-1)];
    if (!first || !last) continue;
    const mark = markOf(first.was, first.is);
    const [start, end] = [first.source.start, last.source.end];
    const length = mark?.sign.length ?? 0;
    if (mark?.isOn) {
      edits.push({ start, end: start, write: mark.sign, order: -1 });
      edits.push({ start: end, end, write: mark.sign, order: edits.length + 1 });
    } else if (mark && source.slice(start - length, start) === mark.sign && source.startsWith(mark.sign, end)) {
      edits.push({ start: start - length, end: start, write: '', order: -1 });
      edits.push({ start: end, end: end + length, write: '', order: edits.length + 1 });
    } else lost.push({ words: words.slice(first.token.start, last.token.end), how: 'type' });
  }
  const runs = [...untaken, ...groups].flatMap((group) =>
    ('group' in group ? group.group : group).map(({ run }) => run),
  );
  return { edits, looks: [...untaken.map(({ look }) => look), ...lost], runs };
}

/** A program may write the type of a whole style into every run. */
function isNoise(pairs: readonly KeptWord[]): boolean {
  const isOne = (looks: readonly string[]) => new Set(looks).size === 1;
  return (
    isOne(pairs.map(({ is }) => is)) && isOne(pairs.map(({ was }) => was)) && !pairs.some(({ run }) => run.reformatted)
  );
}

function looksOf(
  pairs: readonly KeptWord[],
  words: string,
  how: UntakenLook['how'],
  isMeant: (pair: KeptWord) => boolean,
): readonly { readonly look: UntakenLook; readonly group: readonly KeptWord[] }[] {
  return groupsOf(pairs, isMeant).flatMap((group) => {
    const [first, last] = [group[0], group.at(-1)];
    if (!first || !last) return [];
    const look = { words: words.slice(first.token.start, last.token.end), how };
    const { link: address } = first.run;
    return [{ group, look: how === 'link' && address ? { ...look, address } : look }];
  });
}

/** Runs of neighbours that fulfil a condition. */
export function groupsOf<Item>(items: readonly Item[], wanted: (item: Item) => boolean): readonly (readonly Item[])[] {
  const groups: Item[][] = [];
  let isOpen = false;
  for (const item of items) {
    if (!wanted(item)) isOpen = false;
    else if (isOpen) groups.at(-1)?.push(item);
    else {
      groups.push([item]);
      isOpen = true;
    }
  }
  return groups;
}
