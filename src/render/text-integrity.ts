import type { Block, Container, DocumentRoot, Inline } from '../model/document.js';

/** White space and line break opportunities, which each format writes in its own way. */
const blanks = /[\s\u00ad\u200b\u2060\ufeff]+/gu;

function withoutBlanks(text: string): string {
  // A font may take a letter and its accent apart.
  return text.normalize('NFC').replace(blanks, '');
}

/**
 * Checks that no text was lost on the way to a page. `shown` is all text of the page, its paragraphs in any order.
 * Returns the first passage that is missing, or is there less often than in the document; undefined if none is.
 */
export function missingText({ children }: DocumentRoot, shown: string): string | undefined {
  const page = withoutBlanks(shown);
  const counts = new Map<string, number>();
  countPassages(children, counts);
  const missing: (readonly [passage: string, count: number])[] = [];
  counts.forEach((count, passage) => {
    if (!containsTimes(page, passage, count)) missing.push([passage, count]);
  });
  if (missing.length === 0) return undefined;
  const fromRight = missing.filter(([passage]) => rightToLeft.test(passage));
  const [first] = missing.length === fromRight.length && hasLettersOf(page, fromRight) ? [] : missing;
  return first?.[0];
}

const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe]/u;

/**
 * Whether a page has all letters, marks and digits of some passages, in whatever order: a PDF has the words of a text from
 * right to left in their order, but each drawn from left to right, in pieces of which it does not say where they end.
 */
function hasLettersOf(page: string, passages: readonly (readonly [passage: string, count: number])[]): boolean {
  const left = new Map<string, number>();
  const letters = /[\p{L}\p{M}\p{N}]/gu;
  for (const letter of page.match(letters) ?? []) left.set(letter, (left.get(letter) ?? 0) + 1);
  for (const [passage, count] of passages) {
    for (const letter of passage.match(letters) ?? []) left.set(letter, (left.get(letter) ?? 0) - count);
  }
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
