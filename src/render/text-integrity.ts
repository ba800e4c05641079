import type { Block, DocumentRoot, Inline } from '../model/document.js';

/** Blanks and places to break a line, which each format makes in its own way. */
const blanks = /[\s\u00ad\u200b\u2060\ufeff]+/gu;

function squeezed(text: string): string {
  return text.replace(blanks, '');
}

/**
 * The words of a document that are missing in what a page shows, given as all its words in any order of paragraphs;
 * undefined where all are there, each as often as the document has it. Nothing may be lost between the two without
 * a word, whatever a layout does.
 */
export function missingText({ children }: DocumentRoot, shown: string): string | undefined {
  const page = squeezed(shown);
  const wanted = new Map<string, number>();
  for (const stretch of stretchesIn(children)) wanted.set(stretch, (wanted.get(stretch) ?? 0) + 1);
  for (const [stretch, times] of wanted) if (!holds(page, stretch, times)) return stretch;
  return undefined;
}

function holds(page: string, stretch: string, times: number): boolean {
  let at = -stretch.length;
  for (let found = 0; found < times; found += 1) {
    at = page.indexOf(stretch, at + stretch.length);
    if (at === -1) return false;
  }
  return true;
}

/** What stands in one piece: a paragraph or heading, cut where a mark of a reference stands. */
function stretchesIn(blocks: readonly Block[]): readonly string[] {
  return blocks.flatMap(stretchesOf);
}

function stretchesOf(block: Block): readonly string[] {
  switch (block.type) {
    case 'heading':
    case 'paragraph':
      return cutAtMarks(block.children).map(squeezed).filter(Boolean);
    case 'list':
      return block.children.flatMap((item) => stretchesIn(item.children));
    case 'container':
      // What a chart shows is said in its alternative, which is not on the page.
      return block.name === 'alt' ? [] : stretchesIn(block.children);
  }
}

function cutAtMarks(inlines: readonly Inline[]): readonly string[] {
  const stretches = [''];
  const add = (nodes: readonly Inline[]): void => {
    for (const node of nodes) {
      if (node.type === 'text') stretches[stretches.length - 1] += node.value;
      else if (node.type === 'citation' || node.type === 'image') stretches.push('');
      else add(node.children);
    }
  };
  add(inlines);
  return stretches;
}
