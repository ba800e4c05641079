import type { Hunk, Token } from './tokens.js';

/** Words and their tokens: of the page, or of what came back. */
export interface TokenizedSide {
  readonly words: string;
  readonly tokens: readonly Token[];
  /** The figure that a token is printed for: tokens with the same one are one number. */
  readonly figureOf?: (token: Token) => object | undefined;
}

/** What makes a range of two numbers; a long dash is more often one between words. */
export const rangeSign = '[-\u2010\u2011–−~∼～〜]';

/** What stands between a number and the other end of its range, on either side. */
export const besideRange = {
  before: new RegExp(`\\p{N}${rangeSign}$`, 'u'),
  after: new RegExp(`^${rangeSign}\\p{N}`, 'u'),
} as const;

/** Says of the number behind it that it is another: about as much, less or more. An arrow says nothing of it. */
export const limitingSign = /(?:[≈≤≥±∼～＜＞]|(?<!\p{N}\s?)~|(?<![-=<>])[<>]=?)[ \u00a0\u2009\u202f]?$/u;

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
  const isTouched = touchedFigures(before, after);
  const whole: Hunk[] = [];
  hunks.forEach((hunk, at) => {
    const [previous, next] = [whole.at(-1), hunks[at + 1]];
    const touched = isTouched(hunk);
    const isHeldLeft = (i: number, j: number) => isParted(i, j) || (touched.left && i === hunk.before.start);
    const isHeldRight = (i: number, j: number) => isParted(i, j) || (touched.right && i === hunk.before.end);
    let [start, startAfter] = [hunk.before.start, hunk.after.start];
    while (start > (previous?.before.end ?? 0) && isHeldLeft(start, startAfter))
      [start, startAfter] = [start - 1, startAfter - 1];
    let [end, endAfter] = [hunk.before.end, hunk.after.end];
    const most = next?.before.start ?? before.tokens.length;
    while (end < most && isHeldRight(end, endAfter)) [end, endAfter] = [end + 1, endAfter + 1];
    const isJoined = previous !== undefined && start === previous.before.end && isHeldLeft(start, startAfter);
    if (isJoined) whole.pop();
    const from = isJoined ? previous : { before: { start }, after: { start: startAfter } };
    whole.push({
      before: { start: from.before.start, end },
      after: { start: from.after.start, end: endAfter },
    });
  });
  return whole;
}

/**
 * Whether a difference makes another number of the figure on its left or its right: the other end of a range was put
 * beside it, or only a sign in front of it. Where words went, a sign may say what they said.
 */
function touchedFigures(
  before: TokenizedSide,
  { words, tokens }: TokenizedSide,
): (hunk: Hunk) => { readonly left: boolean; readonly right: boolean } {
  const isFigure = (at: number) => {
    const one = before.tokens[at];
    return one !== undefined && before.figureOf?.(one) !== undefined;
  };
  return ({ before: { start, end }, after }) => {
    const [first, last] = [tokens[after.start], tokens[after.end - 1]];
    if (after.start === after.end || !first || !last) return { left: false, right: false };
    const [previous, next] = [tokens[after.start - 1], tokens[after.end]];
    const isBehind = previous?.end === first.start && besideRange.after.test(words.slice(first.start, last.end));
    const put = words.slice(first.start, next?.start);
    const isSigned = start === end && limitingSign.test(put);
    return {
      left: isBehind && isFigure(start - 1),
      right: (isSigned || besideRange.before.test(put)) && isFigure(end),
    };
  };
}

/** Whether a number would be parted in front of a token. */
function partingIn({ words, tokens, figureOf }: TokenizedSide): (at: number) => boolean {
  const numbers = Array.from(words.matchAll(markedNumber), ({ 0: { length }, index }) => ({
    start: index,
    end: index + length,
  }));
  return (at) => {
    const [one, next] = [tokens[at - 1], tokens[at]];
    if (!one || !next) return false;
    const figure = figureOf?.(one);
    if (figure !== undefined && figure === figureOf?.(next)) return true;
    return numbers.some(({ start, end }) => start < next.start && next.start < end);
  };
}
