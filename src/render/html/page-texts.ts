import type { Block, Inline } from '../../model/document.js';
import type { RenderInput } from '../../model/render-input.js';
import { softHyphen } from '../../text/set-text.js';

/** A visible text and its language. */
export interface PageText {
  readonly text: string;
  readonly locale: string;
  /** Set in the sans face alone. */
  readonly isSans?: boolean;
}

/** Every text that a page shows: the brief's, its numbers, and the words and language names around it. */
export function textsOf({ document, variant, languages, words }: RenderInput): readonly PageText[] {
  return [
    ...document.children.flatMap((block) => inBlock(block, variant.locale)),
    ...languages.map(({ locale, name }) => ({ text: name, locale, isSans: true })),
    ...[words.skip, words.pdf, words.markdown].map((text) => ({ text, locale: variant.locale, isSans: true })),
    // The digits are those of citations, cards and lists; commas separate citations.
    { text: '0123456789.,', locale: variant.locale },
  ];
}

function inBlock(block: Block, locale: string): readonly PageText[] {
  switch (block.type) {
    case 'heading':
    case 'paragraph':
      return block.children.flatMap((inline) => inInline(inline, locale));
    case 'list':
      return block.children.flatMap((item) => item.children.flatMap((child) => inBlock(child, locale)));
    case 'container':
      return block.children.flatMap((child) => inBlock(child, locale));
  }
}

function inInline(inline: Inline, locale: string): readonly PageText[] {
  switch (inline.type) {
    case 'text':
      // Where a browser divides a word, it shows a hyphen.
      return [{ text: inline.value.replaceAll(softHyphen, '-'), locale }];
    case 'citation':
    case 'image':
      return [];
    default: {
      const inner = inline.type === 'span' ? inline.lang : locale;
      return inline.children.flatMap((child) => inInline(child, inner));
    }
  }
}
