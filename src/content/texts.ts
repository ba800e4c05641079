import { type Diagnostic, error } from '../diagnostics/diagnostic.js';
import { suggestion } from '../diagnostics/suggest.js';
import {
  entryOf,
  type Located,
  type LocatedText,
  nearestSpan,
  nodeAt,
  type Path,
  spanWithin,
} from '../model/located.js';
import { placeholdersIn } from '../model/placeholders.js';
import { isLocalizedText, type LocalizedText } from '../model/text.js';

export interface FoundText {
  readonly path: Path;
  readonly text: LocalizedText;
}

/** Every localized text of a parsed value, with its path. */
export function localizedTextsIn(value: unknown, path: Path = []): readonly FoundText[] {
  if (isLocalizedText(value)) return [{ path, text: value }];
  if (Array.isArray(value)) return value.flatMap((item, i) => localizedTextsIn(item, [...path, i]));
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([key, child]) => localizedTextsIn(child, [...path, key]));
  }
  return [];
}

/** Each text must be there in each language of the pack, and in no other. */
export function checkLanguages(found: readonly FoundText[], languages: readonly string[], root: Located): Diagnostic[] {
  return found.flatMap(({ path, text }) => {
    const name = String(path.findLast((step) => typeof step === 'string'));
    const node = nodeAt(root, path);
    if (text.plain) {
      if (languages.length === 1) return [];
      return [
        error('content/missing-text', `"${name}" is one text, and this pack has ${languages.length} languages.`, {
          span: nearestSpan(root, path),
          hint: `Write one line for each language:\n  ${name}:\n${languages.map((l) => `    ${l}: "…"`).join('\n')}`,
        }),
      ];
    }
    const given = Object.keys(text.byLocale);
    const missing = languages.filter((language) => !given.includes(language));
    const unknown = given.filter((language) => !languages.includes(language));
    return [
      ...unknown.map((language) =>
        error('content/unknown-language', `"${language}" is not a language of this pack.`, {
          span: entryOf(node, language)?.keySpan ?? nearestSpan(root, path),
          hint: suggestion(language, missing.length > 0 ? missing : languages),
        }),
      ),
      ...(missing.length === 0
        ? []
        : [
            error('content/missing-text', `"${name}" has no text in ${missing.join(', ')}.`, {
              span: nearestSpan(root, path),
              hint: `Add below it:\n${missing.map((l) => `  ${l}: "…"`).join('\n')}`,
            }),
          ]),
    ];
  });
}

export interface Known {
  readonly references: readonly string[];
  /** Figure names by fact id. */
  readonly figures: ReadonlyMap<string, readonly string[]>;
}

/** Each citation and each figure in a text must exist. */
export function checkPlaceholders(found: readonly FoundText[], known: Known, root: Located): Diagnostic[] {
  return found
    .flatMap(({ path }) => scalarsUnder(nodeAt(root, path)))
    .flatMap((scalar) => placeholdersIn(scalar.text).flatMap((p) => checkOne(p, scalar, known)));
}

function checkOne(p: ReturnType<typeof placeholdersIn>[number], scalar: LocatedText, known: Known): Diagnostic[] {
  const span = spanWithin(scalar, p.start, p.end);
  const shown = scalar.text.slice(p.start, p.end);
  switch (p.kind) {
    case 'malformed':
      return [
        error('content/bad-placeholder', `"${shown}" is not a figure.`, {
          span,
          hint: 'Write {{fact-id.figure}}, with the id of a fact and the name of one of its figures.',
        }),
      ];
    case 'citation':
      return p.ids
        .filter((id) => !known.references.includes(id))
        .map((id) =>
          error('content/unknown-reference', `No reference has the id "${id}".`, {
            span,
            hint: suggestion(id, known.references),
          }),
        );
    case 'figure': {
      const figures = known.figures.get(p.fact);
      if (!figures) {
        return [
          error('content/unknown-figure', `No fact has the id "${p.fact}".`, {
            span,
            hint: suggestion(p.fact, [...known.figures.keys()]),
          }),
        ];
      }
      if (figures.includes(p.figure)) return [];
      return [
        error('content/unknown-figure', `The fact "${p.fact}" has no figure "${p.figure}".`, {
          span,
          hint: suggestion(p.figure, figures),
        }),
      ];
    }
  }
}

function scalarsUnder(node: Located | undefined): readonly LocatedText[] {
  if (node === undefined) return [];
  if (node.kind === 'text') return [node];
  return node.kind === 'list' ? node.items.flatMap(scalarsUnder) : node.entries.flatMap((e) => scalarsUnder(e.value));
}
