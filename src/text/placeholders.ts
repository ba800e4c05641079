/**
 * The two things that a text may hold beside inline Markdown: a citation, `[@id]` or `[@id; @id]` as Pandoc writes it, and
 * a figure, `{{fact.figure}}`. Braces that hold no figure are malformed. Offsets are in UTF-16 code units.
 */
export type Placeholder = { readonly start: number; readonly end: number } & (
  | { readonly kind: 'citation'; readonly ids: readonly string[] }
  | { readonly kind: 'figure'; readonly fact: string; readonly figure: string }
  | { readonly kind: 'malformed' }
);

/** A bracket after a backslash is a bracket. */
const citation = /(?<!\\)\[@([^[\]@;\s\\]+(?:;\s*@[^[\]@;\s\\]+)*)\]/;
const braces = /\{\{([^{}]*)\}\}|\{\{|\}\}/;
/** What stands between the braces of a figure. */
export const figurePath = /^\s*([a-z0-9-]+)\.([a-z0-9-]+)\s*$/;
const placeholder = new RegExp(`${citation.source}|${braces.source}`, 'g');
const leadingCitation = new RegExp(`^${citation.source}`);

/** What every citation begins with. */
export const citationOpening = '[@';

/** All citations, figures and malformed braces of a text, in order. */
export function placeholdersIn(text: string): readonly Placeholder[] {
  // Most texts have none.
  if (!text.includes(citationOpening) && !text.includes('{{') && !text.includes('}}')) return [];
  return [...text.matchAll(placeholder)].map((match): Placeholder => {
    const range = { start: match.index, end: match.index + match[0].length };
    if (match[1] !== undefined) return { kind: 'citation', ids: idsOf(match[1]), ...range };
    const [, fact, figure] = figurePath.exec(match[2] ?? '') ?? [];
    return fact && figure ? { kind: 'figure', fact, figure, ...range } : { kind: 'malformed', ...range };
  });
}

/** The citation that a text begins with, and its length. */
export function citationAtStart(text: string): { readonly ids: string[]; readonly length: number } | undefined {
  const match = leadingCitation.exec(text);
  return match?.[1] === undefined ? undefined : { ids: idsOf(match[1]), length: match[0].length };
}

/** Where the citations begin and end that stand at the end of a text, one behind the other. */
export function citationsAtEnd(text: string): { readonly start: number; readonly end: number } | undefined {
  if (!text.includes(']')) return undefined;
  let found: { readonly start: number; readonly end: number } | undefined;
  for (const { kind, start, end } of placeholdersIn(text).toReversed()) {
    if (kind !== 'citation' || text.slice(end, found?.start).trim() !== '') break;
    found = { start, end: found?.end ?? end };
  }
  return found;
}

function idsOf(inner: string): string[] {
  return inner.split(/;\s*@/);
}

/** The text with its placeholders replaced. */
export function replacePlaceholders(text: string, replace: (found: Placeholder, written: string) => string): string {
  return placeholdersIn(text).reduceRight((all, found) => {
    const { start, end } = found;
    return all.slice(0, start) + replace(found, text.slice(start, end)) + all.slice(end);
  }, text);
}

/** The text with its citations and figures blanked out by spaces, so that all offsets stay valid. */
export function blankPlaceholders(text: string): string {
  return replacePlaceholders(text, ({ kind }, written) =>
    kind === 'malformed' ? written : ' '.repeat(written.length),
  );
}

/** The ids of the references that a text cites, in order of first mention. */
export function citationsIn(text: string): readonly string[] {
  if (!text.includes(citationOpening)) return [];
  return [...new Set(placeholdersIn(text).flatMap((found) => (found.kind === 'citation' ? found.ids : [])))];
}

/** A text without its citations, and without the blanks before them, which no mark will stand behind. */
export function withoutCitations(text: string): string {
  if (!text.includes(citationOpening)) return text;
  return placeholdersIn(text).reduceRight((all, { kind, start, end }) => {
    return kind === 'citation' ? all.slice(0, start).trimEnd() + all.slice(end) : all;
  }, text);
}

/** A citation as it is written in a text. */
export function citationOf(...ids: readonly string[]): string {
  return `[${ids.map((id) => `@${id}`).join('; ')}]`;
}

/** A figure as it is written in a text. */
export function figureOf(fact: string, figure: string): string {
  return `{{${fact}.${figure}}}`;
}

/** Whether a text begins as a citation does, also with a space or in the full-width forms of Chinese. */
export function opensCitation(text: string): boolean {
  return /^[[［【]\s*[@＠]/u.test(text);
}
