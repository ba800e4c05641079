import { bullets, smallBullets } from '../../text/bullets.js';
import type { ReadParagraph, WordRun } from './read-document.js';
import { type PrintedSide, readSide } from './tokens.js';

/**
 * In front of words; a dash in front of a number is a minus. The small ones and those of the fonts of symbols, which are
 * private characters, are also pasted without a blank.
 */
const bullet = new RegExp(
  `^\\s*(?:([*–—${bullets}-])\\s+(?=[^\\s\\d])|([${smallBullets}\uf020-\uf0ff])(?=\\p{L}))`,
  'u',
);
/** `1.`, `2)`, `(3)`, `a)`. */
const number = /^\s*(\(?(?:\d{1,2}|\p{Ll})[.)])[\s\u00a0]+/u;

/**
 * Paragraphs of a text without the marks of a list that people and programs type in front of them: a page sets its own. A
 * number is one only where the first word is still the one that was printed: 1. may be the day of a date.
 */
export function withListMarksApart(
  read: readonly ReadParagraph[],
  { texts, tokens, words }: PrintedSide,
): readonly ReadParagraph[] {
  if (texts.length === 0) return read;
  return read.map((paragraph) => {
    const { words: typed } = readSide([paragraph]);
    const found = bullet.exec(typed) ?? number.exec(typed);
    const mark = found?.[1] ?? found?.[2];
    if (!found || mark === undefined || words.trimStart().startsWith(mark)) return paragraph;
    const { tokens: rest } = readSide([{ ...paragraph, runs: withoutFirst(paragraph.runs, found[0].length) }]);
    const isSame = rest[0] !== undefined && rest[0].same === tokens[0]?.same;
    const [first] = paragraph.runs;
    if (!first || (!bullet.test(typed) && !isSame)) return paragraph;
    const apart: WordRun = { ...first, text: '', embedded: { kind: 'list-mark', content: mark } };
    return { ...paragraph, runs: [apart, ...withoutFirst(paragraph.runs, found[0].length)] };
  });
}

/** Runs without so many of the characters that stand in them; what was taken out does not count. */
function withoutFirst(runs: readonly WordRun[], length: number): readonly WordRun[] {
  let left = length;
  return runs.map((run) => {
    const cut = run.deleted ? 0 : Math.min(left, run.text.length);
    left -= cut;
    return cut === 0 ? run : { ...run, text: run.text.slice(cut) };
  });
}
