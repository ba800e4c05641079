import type { Sources } from '../diagnostics/source.js';
import type { Span } from '../diagnostics/span.js';
import { type Brief, textsOf } from '../model/brief.js';

/** Finds the span in the pack of a unit of the document, or of some words in it. */
export function sourceSpansOf(
  brief: Brief,
  sources: Sources,
): (unit: string | undefined, needle?: string) => Span | undefined {
  const texts = textsOf(brief);
  // A fact is found at its statement, though its figure comes first on the page.
  const figures = texts.filter(({ field }) => field === 'value' || field === 'whole');
  const inOrder = [...texts.filter((text) => !figures.includes(text)), ...figures];
  const folder = brief.disclaimer.span.source.replace(/[^/]*$/, '');
  return (unit, needle) => {
    const candidates = inOrder.flatMap((each) => (each.unit === unit ? [each.text.span] : []));
    if (needle === undefined) return candidates[0];
    const exact = candidates.map((span) => findIn(span, needle)).find((span) => span !== undefined);
    if (exact) return exact;
    // A name, or the title of a reference: the first span of the pack that has it.
    const files = [...sources.values()].filter((file) => file.id.startsWith(folder) && /\.ya?ml$/.test(file.id));
    const anywhere = files.map(({ id, text }) => findIn({ source: id, start: 0, end: text.length }, needle));
    return anywhere.find((span) => span !== undefined) ?? inTemplates(needle) ?? candidates[0] ?? brief.headline.span;
  };

  /** Words that no text of the pack has come from a template. */
  function inTemplates(needle: string): Span | undefined {
    const templates = [...sources.values()].filter((file) => file.id.endsWith('.md.hbs'));
    return templates
      .map(({ id, text }) => findIn({ source: id, start: 0, end: text.length }, needle))
      .find((span) => span !== undefined);
  }

  function findIn(span: Span, needle: string): Span | undefined {
    const at = sources.get(span.source)?.text.slice(span.start, span.end).indexOf(needle) ?? -1;
    return at === -1 ? undefined : { ...span, start: span.start + at, end: span.start + at + needle.length };
  }
}
