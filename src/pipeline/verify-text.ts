import { wordsOfMarkdown } from '../document/markdown-words.js';
import { wordsOfDocx } from '../exchange/word/words-of-docx.js';
import { type Block, type DocumentRoot, isContainer } from '../model/document.js';
import { annexFile, type Output } from '../model/variant.js';
import { wordsOfPdf } from '../pdfua/check-pdf.js';
import { wordsOfHtml } from '../render/html/visible-words.js';
import { missingText } from '../render/text-integrity.js';
import type { Direction } from '../schema/scripts.js';

const wordsOf: Readonly<Record<Output, (bytes: Uint8Array | string) => string>> = {
  pdf: (bytes) => wordsOfPdf(Buffer.from(bytes)),
  html: (html) => wordsOfHtml(Buffer.from(html).toString('utf8')),
  [annexFile]: (bytes) => wordsOfPdf(Buffer.from(bytes)),
  docx: (document) => wordsOfDocx(Buffer.from(document)),
  md: (markdown) => wordsOfMarkdown(Buffer.from(markdown).toString('utf8')),
};

/** Markdown has no heading over its footnotes: its readers supply one. */
function asInMarkdown({ type, children }: DocumentRoot): DocumentRoot {
  const shown = children.map((block) =>
    isContainer(block, 'references')
      ? { ...block, children: block.children.filter((child) => child.type !== 'heading') }
      : block,
  );
  return { type, children: shown.map((block) => withoutUnnamedParts(block)) };
}

/** Values without names repeat those of the sentence, and show which shade is whose: there are no shades in Markdown. */
function withoutUnnamedParts(block: Block): Block {
  if (block.type !== 'container') return block;
  const isNamed = block.children.some((child) => isContainer(child, 'row') && child.children.length > 1);
  const isLegend = isContainer(block, 'chart') && block.attributes.kind === 'parts' && !isNamed;
  const children = isLegend ? block.children.filter((child) => !isContainer(child, 'row')) : block.children;
  return { ...block, children: children.map((child) => withoutUnnamedParts(child)) };
}

/**
 * Words of the document that a finished file does not show, read back from its bytes.
 * @param direction of its language: a PDF has its text as it is drawn, other files as it is read
 */
export function missingTextIn(
  format: Output,
  bytes: Uint8Array | string,
  document: DocumentRoot,
  direction: Direction,
): string | undefined {
  const isDrawn = format === 'pdf' || format === annexFile;
  const shown = wordsOf[format](bytes);
  return missingText(format === 'md' ? asInMarkdown(document) : document, shown, isDrawn ? direction : 'ltr');
}
