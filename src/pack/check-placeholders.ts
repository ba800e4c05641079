import { type Diagnostic, error } from '../diagnostics/diagnostic.js';
import type { Span } from '../diagnostics/span.js';
import { suggestion, suggestionsAmong } from '../diagnostics/suggest.js';
import type { PackContent } from '../schema/pack.js';
import { getOrInsertComputed, once } from '../text/once.js';
import { type Placeholder, placeholdersIn } from '../text/placeholders.js';
import { plural } from '../text/plural.js';
import { wordList } from '../text/word-list.js';
import { type LocatedText, spanWithin } from '../validation/located.js';
import { hasStarsOfNote } from './open-emphasis.js';
import type { PackText } from './pack-index.js';
import { type KnownNames, placeholderRepairs } from './placeholder-repairs.js';
import { overlap, rawMarks } from './raw-marks.js';

/** Most mistakes of a kind in one text that are worth telling. */
const maxPlaces = 20;

/** Each citation and each figure in a text exists, and is written as one; no marks are left that would be printed. */
export function checkPlaceholders(texts: readonly PackText[], content: PackContent): Diagnostic[] {
  const known = knownNames(content);
  const unknown = unknownNames(known);
  const nodes = texts.flatMap(({ wordings }) => wordings).map(({ node }) => node);
  const hasStarsOfNotes = once(() => nodes.some(({ text }) => hasStarsOfNote(text)));
  return nodes.flatMap((node) => {
    const repairs = placeholderRepairs(node.text, known);
    const marks = rawMarks(node.text, hasStarsOfNotes).filter((mark) => !repairs.some((one) => overlap(one, mark)));
    return [
      ...placeholdersIn(node.text)
        .flatMap((placeholder) => unknown(placeholder, node))
        .slice(0, maxPlaces)
        .map((diagnostic) => diagnostic()),
      ...[...repairs, ...marks]
        .slice(0, maxPlaces)
        .map(({ code, start, end, message, hint }) =>
          error(code, message, { span: spanWithin(node, start, end), hint }),
        ),
    ];
  });
}

function knownNames({ facts, references }: PackContent): KnownNames {
  const figures = new Map<string, ReadonlySet<string>>();
  const factsByFigure = new Map<string, string[]>();
  for (const fact of facts) {
    figures.set(fact.id, new Set([...Object.keys(fact.figures), ...Object.keys(fact.derived)]));
  }
  for (const [fact, names] of figures) {
    for (const name of names) {
      getOrInsertComputed(factsByFigure, name, () => []).push(fact);
    }
  }
  return { references: new Set(references.map(({ id }) => id)), figures, factsByFigure };
}

/** What is wrong with the names in a placeholder. A diagnostic is made only once it is asked for: it takes a search. */
function unknownNames({
  references,
  figures,
}: KnownNames): (placeholder: Placeholder, node: LocatedText) => readonly (() => Diagnostic)[] {
  const suggestReference = referenceSuggestions([...references]);
  const suggestFact = suggestionsAmong([...figures.keys()]);
  return (placeholder, node) => {
    const span = () => spanWithin(node, placeholder.start, placeholder.end);
    switch (placeholder.kind) {
      // A repair says what is wrong with it.
      case 'malformed':
        return [];
      case 'citation':
        return placeholder.ids
          .filter((id) => !references.has(id))
          .map((id) => () => unknownReference(id, suggestReference, span()));
      case 'figure': {
        const { fact, figure } = placeholder;
        const names = figures.get(fact);
        if (names?.has(figure)) return [];
        if (names) return [() => unknownFigure(fact, figure, [...names], span())];
        return [
          () =>
            error('content/unknown-figure', `No fact has the id "${fact}".`, {
              span: span(),
              hint: suggestFact(fact) ?? 'Write the fact under "facts" first.',
            }),
        ];
      }
    }
  };
}

/** A name of a figure that its fact does not have. */
export interface UnknownFigure extends Diagnostic {
  /** Where the fact has no figures at all: then all names of its figures are one mistake. */
  readonly ofNone?: { readonly fact: string; readonly figure: string };
}

export function unknownFigure(fact: string, figure: string, figures: readonly string[], span: Span): UnknownFigure {
  const found = error('content/unknown-figure', `The fact "${fact}" has no figure "${figure}".`, {
    span,
    hint: suggestion(figure, figures) ?? figuresToGive([figure]),
  });
  return figures.length === 0 ? { ...found, ofNone: { fact, figure } } : found;
}

/** What is told once of a fact whose figures are gone, in place of every name that is used of them. */
export function figuresGone(
  fact: string,
  names: readonly string[],
  places: number,
): Pick<Diagnostic, 'message' | 'hint'> {
  const used = `${wordList(
    names.map((name) => `"${name}"`),
    'and',
  )} are used in ${plural(places, 'place')}`;
  return { message: `The fact "${fact}" has no figures, and ${used}.`, hint: figuresToGive(names) };
}

function figuresToGive(names: readonly string[]): string {
  const figures = names.map((name) => `${name}: 12`).join(', ');
  return `Give the fact its ${names.length === 1 ? 'figure' : 'figures'}:\n  figures: { ${figures} }`;
}

/** What to write in place of a reference that there is not. */
export function referenceSuggestions(known: readonly string[]): (id: string) => string {
  const suggest = suggestionsAmong(known);
  return (id) => suggest(id) ?? 'Write the work under "references" first.';
}

export function unknownReference(id: string, suggest: (id: string) => string, span: Span): Diagnostic {
  return error('content/unknown-reference', `No reference has the id "${id}".`, { span, hint: suggest(id) });
}
