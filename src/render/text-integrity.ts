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
  for (const passage of passagesIn(children)) counts.set(passage, (counts.get(passage) ?? 0) + 1);
  const missing = [...counts].filter(([passage, count]) => !containsTimes(page, passage, count));
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
  for (const letter of page.match(letters) ?? []) left.set(letter, (left.get(letter) ?? 0) + 1);
  for (const [passage, count] of passages) {
    for (const letter of passage.match(letters) ?? []) left.set(letter, (left.get(letter) ?? 0) - count);
  }
  return [...left.values()].every((number) => number >= 0);
}

const letters = /[\p{L}\p{M}\p{N}]/gu;

function containsTimes(page: string, passage: string, count: number): boolean {
  let at = -passage.length;
  for (let found = 0; found < count; found += 1) {
    at = page.indexOf(passage, at + passage.length);
    if (at === -1) return false;
  }
  return true;
}

/** Text that a page shows in one piece: paragraphs and headings, split at reference marks. */
function passagesIn(blocks: readonly Block[]): readonly string[] {
  return blocks.flatMap((block) => {
    if (block.type === 'container') return isDrawnInPart(block) ? [] : passagesIn(block.children);
    if (block.type === 'list') return block.children.flatMap((item) => passagesIn(item.children));
    return splitAtMarks(block.children).map(withoutBlanks).filter(Boolean);
  });
}

/** The alternative text of a chart is not on the page; a trend has words beside those points that have room for them. */
function isDrawnInPart({ name, attributes }: Container): boolean {
  return name === 'alt' || (name === 'row' && Boolean(attributes.year));
}

function splitAtMarks(inlines: readonly Inline[]): readonly string[] {
  const passages = [''];
  const add = (nodes: readonly Inline[]): void => {
    for (const node of nodes) {
      if (node.type === 'text') passages[passages.length - 1] += node.value;
      else if (node.type === 'citation' || node.type === 'image') passages.push('');
      else add(node.children);
    }
  };
  add(inlines);
  return passages;
}
