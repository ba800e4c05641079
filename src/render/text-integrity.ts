import type { Block, Container, DocumentRoot, Inline } from '../model/document.js';
import type { Direction } from '../schema/scripts.js';
import { once } from '../text/once.js';
import { fromRight } from '../text/ranges-from-left.js';

/** White space, line break opportunities and joiners, which each format writes in its own way. */
const blanks = /[\s\u00ad\u200b-\u200d\u2060\ufeff]+/gu;

/** A hyphen that ends no line: Word has it before a digit, whatever was typed. */
const undividedHyphen = /\u2011/gu;

function withoutBlanks(text: string): string {
  // A font may take a letter and its accent apart.
  return text.normalize('NFC').replace(blanks, '').replace(undividedHyphen, '-');
}

/**
 * Checks that no text was lost on the way to a page. `shown` is all text of the page, its paragraphs in any order.
 * Returns the first passage that is missing, or is there less often than in the document; undefined if none is.
 * @param direction of the page, where its text was read as it is drawn
 */
export function missingText(
  { children }: DocumentRoot,
  shown: string,
  direction: Direction = 'ltr',
): string | undefined {
  const page = withoutBlanks(shown);
  const counts = new Map<string, number>();
  countPassages(children, counts);
  const missing: string[] = [];
  counts.forEach((count, passage) => {
    if (!containsTimes(page, passage, count)) missing.push(passage);
  });
  if (missing.length === 0) return undefined;
  const isMoved = (passage: string) => direction === 'rtl' || fromRight().test(passage);
  const lost = missing.find((passage) => !isMoved(passage) || !hasWordsOf(page, passage));
  return lost ?? (hasLettersOf(page, counts) ? undefined : missing[0]);
}

/** Digits of Arabic and Persian run from left to right too (UAX 9: AN and EN). */
const wordFromLeft = once(
  () => new RegExp(`(?:(?!${fromRight().source})[\\p{L}\\p{M}\\p{N}])+|[\u0660-\u0669\u06f0-\u06f9]+`, 'gu'),
);
const letter = once(() => /[\p{L}\p{M}\p{N}]/gu);

/**
 * Whether a page has the Latin words and the numbers of a passage. Each is drawn from left to right, also where the passage
 * runs from right to left: only the marks between them are turned, and move.
 */
function hasWordsOf(page: string, passage: string): boolean {
  return (passage.match(wordFromLeft()) ?? []).every((word) => page.includes(word));
}

/**
 * Whether a page has all letters, marks and digits of its passages, in whatever order: a PDF has the words of a text from
 * right to left in their order, but each drawn from left to right, in pieces of which it does not say where they end.
 */
function hasLettersOf(page: string, counts: ReadonlyMap<string, number>): boolean {
  const left = new Map<string, number>();
  for (const own of page.match(letter()) ?? []) left.set(own, (left.get(own) ?? 0) + 1);
  counts.forEach((count, passage) => {
    for (const own of passage.match(letter()) ?? []) left.set(own, (left.get(own) ?? 0) - count);
  });
  return [...left.values()].every((number) => number >= 0);
}

function containsTimes(page: string, passage: string, count: number): boolean {
  let at = -passage.length;
  for (let found = 0; found < count; found += 1) {
    at = page.indexOf(passage, at + passage.length);
    if (at === -1) return false;
  }
  return true;
}

/** Counts texts that a page shows in one piece: paragraphs and headings, split at reference marks. */
function countPassages(blocks: readonly Block[], counts: Map<string, number>): void {
  for (const block of blocks) {
    if (block.type === 'container') {
      if (!isDrawnInPart(block)) countPassages(block.children, counts);
    } else if (block.type === 'list') {
      for (const item of block.children) countPassages(item.children, counts);
    } else countPassage(textsBetweenMarks(block.children, '', counts), counts);
  }
}

/** The alternative text of a chart is not on the page; a trend has words beside those points that have room for them. */
function isDrawnInPart({ name, attributes }: Container): boolean {
  return name === 'alt' || (name === 'row' && Boolean(attributes.year));
}

/** Counts the texts that end at a mark; returns the one that has not ended. */
function textsBetweenMarks(inlines: readonly Inline[], before: string, counts: Map<string, number>): string {
  let text = before;
  for (const node of inlines) {
    if (node.type === 'text') text += node.value;
    else if (node.type === 'citation' || node.type === 'image') {
      countPassage(text, counts);
      text = '';
    } else text = textsBetweenMarks(node.children, text, counts);
  }
  return text;
}

function countPassage(text: string, counts: Map<string, number>): void {
  const passage = withoutBlanks(text);
  if (passage !== '') counts.set(passage, (counts.get(passage) ?? 0) + 1);
}
