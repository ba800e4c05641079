import { type Diagnostic, warning } from '../diagnostics/diagnostic.js';
import { withoutCharacterReferences } from '../text/set-text.js';
import { type Located, type LocatedText, nodeAt, spanWithin } from '../validation/located.js';

/** Marks that other programs put into bibliographies, and that a page would print. */
interface MarkKind {
  readonly pattern: RegExp;
  /** Of what they are. */
  readonly origin: string;
  readonly hint: (mark: string) => string;
}

/** What a text must have that may have one of them. */
const sign = /[\\{$<`[]|&lt;/;

const kinds: readonly MarkKind[] = [
  {
    // `{DNA}`, `{\"u}`, `\&`, `\textit{…}`, `$\alpha$`, ``…'': what BibTeX has around capitals and for other letters.
    pattern:
      /\$[^\s$]{0,200}[\\^_][^$]{0,200}\$|\$[^$]{0,200}\\[A-Za-z]+[^$]{0,200}\$|\\[A-Za-z]+\s*\{[^{}]*\}|\{\\[^{}]*(?:\{[^{}]*\})?\}|\\["'`^~=.][A-Za-z]|\\[&%$#_]|\{\p{Lu}[\p{L}\p{N} .&'’-]*\}|``[^`']*''/u,
    origin: 'BibTeX',
    hint: (mark) => {
      const [, letters] = /^\{([^\\{}]+)\}$/.exec(mark) ?? [];
      const write = letters === undefined ? 'Write the letters that are meant.' : `Write ${letters}.`;
      return `${write} Zotero and Pandoc export a bibliography without such marks.`;
    },
  },
  {
    // Those that CSL has are read; CrossRef passes on what publishers have in their own files (JATS, MathML).
    pattern:
      /<(?!(?:i|em|b|strong|sub|sup|sc)>|span\b)(?<name>[a-z][\w:-]*)(?![\w:-])[^<>]*>.{0,200}?<\/\k<name>>|<br\b[^<>]*>/isu,
    origin: 'HTML or XML',
    hint: () => 'Write the words alone, without the tags. Those that a title may have are <i>, <b>, <sub> and <sup>.',
  },
  {
    pattern: /\[[^[\]]+\]\(https?:[^()\s]*\)/iu,
    origin: 'Markdown',
    hint: () => 'Write the words alone. The address of the work stands under URL.',
  },
];

/** Keys whose texts are printed as they are typed. */
const printed = /^(?:title|title-short|container-title|collection-title|edition|publisher|family|given|literal)$/;

/** References that came from other programs with their marks: one message for each work that has them. */
export function marksInReferences(root: Located): readonly Diagnostic[] {
  const works = nodeAt(root, ['references']);
  return works?.kind === 'list' ? works.items.flatMap((work) => marksIn(work, '') ?? []) : [];
}

function marksIn(node: Located, key: string): Diagnostic | undefined {
  if (node.kind === 'map') return first(node.entries, (entry) => marksIn(entry.value, entry.key));
  if (node.kind === 'list') return first(node.items, (item) => marksIn(item, key));
  return printed.test(key) && sign.test(node.text) ? first(kinds, (kind) => markOf(kind, node)) : undefined;
}

function markOf({ pattern, origin, hint }: MarkKind, node: LocatedText): Diagnostic | undefined {
  const found = pattern.exec(node.text);
  // A tag whose brackets are character references has no place of its own.
  const [mark] = found ?? pattern.exec(withoutCharacterReferences(node.text)) ?? [];
  if (mark === undefined) return undefined;
  return warning('document/raw-marks', `"${mark}" is of ${origin}, and would be printed as it stands.`, {
    span: found ? spanWithin(node, found.index, found.index + mark.length) : node.span,
    hint: hint(mark),
  });
}

function first<Part, Found>(parts: readonly Part[], find: (part: Part) => Found | undefined): Found | undefined {
  for (const part of parts) {
    const found = find(part);
    if (found !== undefined) return found;
  }
  return undefined;
}
