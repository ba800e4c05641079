import type { Diagnostic } from './diagnostic.js';
import type { Span } from './span.js';

/** Further places of one mistake that are worth telling. */
const maxRelated = 20;

/** Others that are told together with a first one. */
export function othersToo(spans: readonly Span[], most: number): Diagnostic['related'] {
  return spans.slice(0, most).map((span) => ({ span, message: 'This one too.' }));
}

/** The other places of a mistake that is told at its first one. */
export function furtherPlaces(spans: readonly Span[]): Diagnostic['related'] {
  const more = spans.length - maxRelated;
  return spans.slice(0, maxRelated).map((span, i) => {
    const isLast = i === maxRelated - 1 && more > 0;
    return { span, message: isLast ? `It stands here too, and in ${more} more places.` : 'It stands here too.' };
  });
}
