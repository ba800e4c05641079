import type { Block, Inline } from '../../model/document.js';
import type { RenderInput } from '../../model/render-input.js';

/** A stretch of visible text, and the language that it is in. */
export interface PageText {
  readonly text: string;
  readonly locale: string;
}

/** Every text that a page shows: the brief's, its numbers, and the words and language names of the page. */
export function textsOf({ document, variant, languages, words }: RenderInput): readonly PageText[] {
  const own = (text: string): PageText => ({ text, locale: variant.locale });
  return [
    ...document.children.flatMap((block) => inBlock(block, variant.locale)),
    ...languages.map(({ locale, name }) => ({ text: name, locale })),
    ...[words.skip, words.pdf, words.markdown].map(own),
    // Numbers of citations, cards and lists, and the commas between citations.
    own('0123456789.,'),
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
      return [{ text: inline.value, locale }];
    case 'citation':
    case 'image':
      return [];
    default: {
      const inner = inline.type === 'span' ? inline.lang : locale;
      return inline.children.flatMap((child) => inInline(child, inner));
    }
  }
}
