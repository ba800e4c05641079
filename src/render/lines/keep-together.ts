import { countLines } from './break.js';
import { traits } from './characters.js';
import { offsetsInsideWords } from './line-breaks.js';
import { naturalWidthPt, WordColumns } from './word-columns.js';

/** A Chinese title breaks between words. */
export function keepWords(columns: WordColumns): void {
  const inside = offsetsInsideWords(columns.text());
  let end = 0;
  for (let i = 0; i < columns.length; i += 1) {
    end += columns.words[i]?.text.length ?? 0;
    if (!inside.has(end) || columns.isLineEnd(i)) continue;
    columns.keep(i);
  }
}

/** In words with a letter or a digit, of which each Han character is one. */
const shortestWithRunt = { latin: 5, han: 8 };
/** In characters. */
const shortWord = 7;
/** Of the width of its line: a longer word is still short where the line is long. */
const shortShare = 0.15;
const longestTogether = 24;

/**
 * Avoids a runt: the last two words stay together where the last is short, in paragraphs of some length, and in lines that
 * have room for both.
 */
export function avoidRunt(columns: WordColumns, widthPt: number): void {
  const { words, fragments } = columns;
  const isWord = (at: number) => ((words[at]?.all ?? 0) & traits.word) !== 0 && !fragments[at]?.sup;
  const wordBefore = (end: number) => {
    let at = end - 1;
    while (at >= 0 && !isWord(at)) at -= 1;
    return at;
  };
  const last = wordBefore(columns.length);
  const before = wordBefore(last);
  const lastWord = words[last];
  if (!lastWord || before < 0) return;
  const { text, all } = lastWord;
  const shortest = (all & traits.han) !== 0 ? shortestWithRunt.han : shortestWithRunt.latin;
  let count = 2;
  for (let at = wordBefore(before); at >= 0 && count < shortest; at = wordBefore(at)) count += 1;
  const isShort = () => text.trim().length <= shortWord || columns.groupPt(last, last + 1) < widthPt * shortShare;
  if (count < shortest || !isShort()) return;
  // With the marks between them.
  if (columns.text(before, last + 1).length > longestTogether) return;
  for (let i = before; i < last; i += 1) if (columns.isLineEnd(i)) return;
  let [start, end] = [before, last + 1];
  while (start > 0 && columns.stays[start - 1]) start -= 1;
  while (end < columns.length && columns.stays[end - 1]) end += 1;
  if (columns.groupPt(start, end) > widthPt) return;
  for (let i = before; i < last; i += 1) columns.keep(i);
}

/**
 * Items with a sign between blanks after each but the last, as the marks of a page: none is broken that a line has room for,
 * unless that takes another line.
 */
export function withWholeItems(columns: WordColumns, widthPt: number): WordColumns {
  if (naturalWidthPt(columns) <= widthPt) return columns;
  const whole = new WordColumns();
  for (let at = 0; at < columns.length; at += 1) whole.addFrom(columns, at);
  for (let start = 0, end = 0; start < whole.length; start = end) {
    end = endOfItem(columns, start);
    if (columns.groupPt(start, end) > widthPt) continue;
    for (let at = start; at < end - 1; at += 1) whole.keep(at);
  }
  return countLines(whole, widthPt) > countLines(columns, widthPt) ? columns : whole;
}

function endOfItem(columns: WordColumns, start: number): number {
  for (let at = start; at < columns.length; ) {
    const end = columns.endOfGroup(at);
    if (separator.test(columns.text(at, end))) return end;
    at = end;
  }
  return columns.length;
}

/** It may belong to the word before it, so that no line begins with it. */
const separator = /(?:^| )[^\p{L}\p{N}\s]\s+$/u;
