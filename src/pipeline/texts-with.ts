import type { Span } from '../diagnostics/span.js';
import type { RenderInput } from '../model/render-input.js';
import type { Located, LocatedText } from '../validation/located.js';

/** Words by the text that they stand in: of the pack, or a whole file where they come from a template. */
export function textsWithOf(located: Located, spanOf: RenderInput['spanOf']): RenderInput['textsWith'] {
  return (unit, words) => {
    const found = new Map<LocatedText | string, { span: Span; words: string[] }>();
    for (const word of words) {
      const span = spanOf(unit, word);
      const text = textAround(located, span) ?? span.source;
      const group = found.get(text) ?? { span, words: [] };
      group.words.push(word);
      found.set(text, group);
    }
    return [...found.values()];
  };
}

function textAround(node: Located, span: Span): LocatedText | undefined {
  switch (node.kind) {
    case 'text': {
      const { source, start, end } = node.span;
      return source === span.source && start <= span.start && span.end <= end ? node : undefined;
    }
    case 'list':
      return firstAround(node.items, span);
    case 'map':
      return firstAround(
        node.entries.map(({ value }) => value),
        span,
      );
  }
}

function firstAround(nodes: readonly Located[], span: Span): LocatedText | undefined {
  for (const node of nodes) {
    const found = textAround(node, span);
    if (found) return found;
  }
  return undefined;
}
