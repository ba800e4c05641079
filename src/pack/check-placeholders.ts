import { type Diagnostic, error } from '../diagnostics/diagnostic.js';
import type { Span } from '../diagnostics/span.js';
import { suggestion } from '../diagnostics/suggest.js';
import type { PackContent } from '../schema/pack.js';
import { type Placeholder, placeholdersIn } from '../text/placeholders.js';
import { type LocatedText, spanWithin } from '../validation/located.js';
import type { PackText } from './pack-index.js';
import { type KnownNames, placeholderRepairs } from './placeholder-repairs.js';

/** Each citation and each figure in a text exists, and is written as one. */
export function checkPlaceholders(texts: readonly PackText[], { facts, references }: PackContent): Diagnostic[] {
  const known = {
    references: references.map(({ id }) => id),
    figures: new Map(facts.map((fact) => [fact.id, [...Object.keys(fact.figures), ...Object.keys(fact.derived)]])),
  };
  return texts
    .flatMap(({ wordings }) => wordings)
    .flatMap(({ node }) => [
      ...placeholdersIn(node.text).flatMap((placeholder) => checkNames(placeholder, node, known)),
      ...placeholderRepairs(node.text, known).map(({ code, start, end, message, hint }) =>
        error(code, message, { span: spanWithin(node, start, end), hint }),
      ),
    ]);
}

function checkNames(placeholder: Placeholder, node: LocatedText, { references, figures }: KnownNames): Diagnostic[] {
  const span = spanWithin(node, placeholder.start, placeholder.end);
  switch (placeholder.kind) {
    // A repair says what is wrong with it.
    case 'malformed':
      return [];
    case 'citation':
      return placeholder.ids
        .filter((id) => !references.includes(id))
        .map((id) => unknownReference(id, references, span));
    case 'figure': {
      const { fact, figure } = placeholder;
      const names = figures.get(fact);
      if (names) return names.includes(figure) ? [] : [unknownFigure(fact, figure, names, span)];
      return [
        error('content/unknown-figure', `No fact has the id "${fact}".`, {
          span,
          hint: suggestion(fact, [...figures.keys()]) ?? 'Write the fact under "facts" first.',
        }),
      ];
    }
  }
}

export function unknownFigure(fact: string, figure: string, figures: readonly string[], span: Span): Diagnostic {
  return error('content/unknown-figure', `The fact "${fact}" has no figure "${figure}".`, {
    span,
    hint: suggestion(figure, figures) ?? `Give the fact its figure:\n  figures: { ${figure}: 12 }`,
  });
}

export function unknownReference(id: string, known: readonly string[], span: Span): Diagnostic {
  return error('content/unknown-reference', `No reference has the id "${id}".`, {
    span,
    hint: suggestion(id, known) ?? 'Write the work under "references" first.',
  });
}
