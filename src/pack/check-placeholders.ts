import { type Diagnostic, error } from '../diagnostics/diagnostic.js';
import { suggestion } from '../diagnostics/suggest.js';
import { type Placeholder, placeholdersIn } from '../text/placeholders.js';
import { type Located, type LocatedText, nodeAt, spanWithin } from '../validation/located.js';
import { type Known, placeholderRepairs } from './placeholder-repairs.js';
import type { FoundText } from './texts.js';

/** Each citation and each figure in a text must exist, and be written as one. */
export function checkPlaceholders(found: readonly FoundText[], known: Known, root: Located): Diagnostic[] {
  return found
    .flatMap(({ path }) => scalarsUnder(nodeAt(root, path)))
    .flatMap((scalar) => [
      ...placeholdersIn(scalar.text).flatMap((p) => checkOne(p, scalar, known)),
      ...placeholderRepairs(scalar.text, known).map(({ code, start, end, message, hint }) =>
        error(code, message, { span: spanWithin(scalar, start, end), hint }),
      ),
    ]);
}

function checkOne(p: Placeholder, scalar: LocatedText, known: Known): Diagnostic[] {
  const span = spanWithin(scalar, p.start, p.end);
  switch (p.kind) {
    case 'malformed':
      return [];
    case 'citation':
      return p.ids
        .filter((id) => !known.references.includes(id))
        .map((id) => unknownReference(id, known.references, span));
    case 'figure': {
      const figures = known.figures.get(p.fact);
      if (!figures) {
        return [
          error('content/unknown-figure', `No fact has the id "${p.fact}".`, {
            span,
            hint: suggestion(p.fact, [...known.figures.keys()]) ?? 'Write the fact under "facts" first.',
          }),
        ];
      }
      if (figures.includes(p.figure)) return [];
      return [unknownFigure(p.fact, p.figure, figures, span)];
    }
  }
}

export function unknownFigure(
  fact: string,
  figure: string,
  figures: readonly string[],
  span: Diagnostic['span'],
): Diagnostic {
  return error('content/unknown-figure', `The fact "${fact}" has no figure "${figure}".`, {
    span,
    hint: suggestion(figure, figures) ?? `Give the fact its figure:\n  figures: { ${figure}: 12 }`,
  });
}

export function unknownReference(id: string, known: readonly string[], span: Diagnostic['span']): Diagnostic {
  return error('content/unknown-reference', `No reference has the id "${id}".`, {
    span,
    hint: suggestion(id, known) ?? 'Write the work under "references" first.',
  });
}

function scalarsUnder(node: Located | undefined): readonly LocatedText[] {
  if (node === undefined) return [];
  if (node.kind === 'text') return [node];
  return node.kind === 'list' ? node.items.flatMap(scalarsUnder) : node.entries.flatMap((e) => scalarsUnder(e.value));
}
