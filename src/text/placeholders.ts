/** What a text may hold beside inline Markdown: `[@ref-id]` and `{{fact-id.figure}}`. */
export type Placeholder =
  | { readonly kind: 'citation'; readonly ids: readonly string[]; readonly start: number; readonly end: number }
  | {
      readonly kind: 'figure';
      readonly fact: string;
      readonly figure: string;
      readonly start: number;
      readonly end: number;
    }
  | { readonly kind: 'malformed'; readonly start: number; readonly end: number };

const citation = /\[@([^[\]@;\s]+(?:;\s*@[^[\]@;\s]+)*)\]/;
const braces = /\{\{([^{}]*)\}\}|\{\{|\}\}/;
const figurePath = /^\s*([a-z0-9-]+)\.([a-z0-9-]+)\s*$/;
const either = new RegExp(`${citation.source}|${braces.source}`, 'g');

/** All citations and figures of a text, in order. Braces that are not a plain path are `malformed`. */
export function placeholdersIn(text: string): readonly Placeholder[] {
  return [...text.matchAll(either)].map((match): Placeholder => {
    const start = match.index;
    const end = start + match[0].length;
    if (match[1] !== undefined) {
      return { kind: 'citation', ids: match[1].split(/;\s*@/), start, end };
    }
    const path = figurePath.exec(match[2] ?? '');
    return path?.[1] && path[2]
      ? { kind: 'figure', fact: path[1], figure: path[2], start, end }
      : { kind: 'malformed', start, end };
  });
}

/** The reference ids that a text cites, in order of first mention. */
export function citationsIn(text: string): readonly string[] {
  return [...new Set(placeholdersIn(text).flatMap((p) => (p.kind === 'citation' ? p.ids : [])))];
}
