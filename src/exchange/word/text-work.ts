import type { PlacedText, SourceStretch } from '../../model/printed-page.js';
import type { WordRun } from './read-document.js';
import type { SourceEdit } from './source-edits.js';
import type { Token } from './tokens.js';

/** A text of the page, and what has become of it so far. */
export interface TextWork {
  readonly placed: PlacedText;
  readonly edits: SourceEdit[];
  readonly runs: WordRun[];
  readonly lost: Set<number>;
  /** The words that were put in, by their numbers in what came back. */
  readonly added: number[];
  deleted: number;
  inserted: number;
}

export function sliceOf(words: string, tokens: readonly Token[]): string {
  return words.slice(tokens[0]?.start ?? 0, tokens.at(-1)?.end ?? 0);
}

export function isWithin({ start, end }: Token, placed: PlacedText): boolean {
  return start >= placed.start && end <= placed.end && placed.sources[start - placed.start] !== undefined;
}

/** What a token is printed for. */
export function stretchOf(placed: PlacedText, { start, end }: Token): SourceStretch | undefined {
  const own = placed.sources.slice(start - placed.start, end - placed.start).filter((one) => one !== undefined);
  const [first, last] = [own[0], own.at(-1)];
  return first && last ? { ...first, end: Math.max(first.end, last.end) } : undefined;
}
