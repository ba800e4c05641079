import { type Diagnostic, warning } from '../diagnostics/diagnostic.js';
import { type Located, nodeAt, spanWithin } from '../validation/located.js';

/** What a bibliography in BibTeX has around capitals and for letters with accents: `{DNA}`, `{\\"u}`, `\\&`, `\\textit{…}`. */
const latex =
  /\\[A-Za-z]+\s*\{[^{}]*\}|\{\\[^{}]*(?:\{[^{}]*\})?\}|\\["'`^~=.][A-Za-z]|\\[&%$#_]|\{\p{Lu}[\p{L}\p{N}-]*\}/u;

/** Keys whose texts are printed as they are typed. */
const printed = /^(?:title|title-short|container-title|publisher|family|given|literal)$/;

/** References that came from BibTeX with its marks: one message for each work that has them. */
export function latexInReferences(root: Located): readonly Diagnostic[] {
  const works = nodeAt(root, ['references']);
  return works?.kind === 'list' ? works.items.flatMap((work) => latexIn(work, '') ?? []) : [];
}

function latexIn(node: Located, key: string): Diagnostic | undefined {
  if (node.kind === 'map') return first(node.entries, (entry) => latexIn(entry.value, entry.key));
  if (node.kind === 'list') return first(node.items, (item) => latexIn(item, key));
  const found = printed.test(key) && /[\\{]/.test(node.text) ? latex.exec(node.text) : null;
  if (!found) return undefined;
  const [mark] = found;
  const [, letters] = /^\{([^\\{}]+)\}$/.exec(mark) ?? [];
  return warning('document/raw-marks', `"${mark}" is of BibTeX, and would be printed as it stands.`, {
    span: spanWithin(node, found.index, found.index + mark.length),
    hint: `${letters === undefined ? 'Write the letters that are meant.' : `Write ${letters}.`} Zotero and Pandoc export a bibliography without such marks.`,
  });
}

function first<T>(parts: readonly T[], find: (part: T) => Diagnostic | undefined): Diagnostic | undefined {
  for (const part of parts) {
    const found = find(part);
    if (found) return found;
  }
  return undefined;
}
