import type { Hunk, Token } from './tokens.js';

/** Words and their tokens: of the page, or of what came back. */
export interface TokenizedSide {
  readonly words: string;
  readonly tokens: readonly Token[];
  /** Whether two tokens behind one another are one number by what they are printed for. */
  readonly isOneFigure?: (one: Token, next: Token) => boolean;
}

/**
 * A number with its sign and with marks between its digits, such as −3, 1,250 or 12.5; blanks part thousands where they hold
 * it together.
 */
const markedNumber = /(?:(?<![^\s(])[−-])?\p{N}+(?:(?:[.,٫٬'’\u00a0\u2009\u202f](?=\p{N})| (?=000(?!\p{N})))\p{N}+)*/gu;

/**
 * Differences that do not end within a number: 1,250 that came back as 1,300, or 11 as 11.5, is another number and not a
 * part of the one before.
 */
export function withWholeNumbers(hunks: readonly Hunk[], before: TokenizedSide, after: TokenizedSide): readonly Hunk[] {
  if (hunks.length === 0) return hunks;
  const [isPartedBefore, isPartedAfter] = [partingIn(before), partingIn(after)];
  const isParted = (i: number, j: number) => isPartedBefore(i) || isPartedAfter(j);
  const whole: Hunk[] = [];
  hunks.forEach((hunk, at) => {
    const [previous, next] = [whole.at(-1), hunks[at + 1]];
    let [start, startAfter] = [hunk.before.start, hunk.after.start];
    while (start > (previous?.before.end ?? 0) && isParted(start, startAfter))
      [start, startAfter] = [start - 1, startAfter - 1];
    let [end, endAfter] = [hunk.before.end, hunk.after.end];
    const most = next?.before.start ?? before.tokens.length;
    while (end < most && isParted(end, endAfter)) [end, endAfter] = [end + 1, endAfter + 1];
    const isJoined = previous !== undefined && start === previous.before.end && isParted(start, startAfter);
    if (isJoined) whole.pop();
    const from = isJoined ? previous : { before: { start }, after: { start: startAfter } };
    whole.push({
      before: { start: from.before.start, end },
      after: { start: from.after.start, end: endAfter },
    });
  });
  return whole;
}

/** Whether a number would be parted in front of a token. */
function partingIn({ words, tokens, isOneFigure }: TokenizedSide): (at: number) => boolean {
  const numbers = Array.from(words.matchAll(markedNumber), ({ 0: { length }, index }) => ({
    start: index,
    end: index + length,
  }));
  return (at) => {
    const [one, next] = [tokens[at - 1], tokens[at]];
    if (!one || !next) return false;
    return isOneFigure?.(one, next) || numbers.some(({ start, end }) => start < next.start && next.start < end);
  };
}
