import type { Line } from './lines.js';
import { asNote, type SyntaxRepair } from './syntax-repair.js';

/** In what other programs keep references, which somebody may paste as they are. */
interface Format {
  readonly name: string;
  readonly begins: RegExp;
  /** How many lines an entry has, from its first on. */
  readonly lengthOf: (lines: readonly Line[]) => number;
}

const formats: readonly Format[] = [
  // JabRef says above all of them in what letters they are.
  { name: 'BibTeX', begins: /^\s*(?:@[A-Za-z]+\s*\{|% Encoding:)/, lengthOf: toClosingBrace },
  {
    name: 'RIS',
    begins: /^\s*TY {2}-/,
    lengthOf: (lines) => lines.findIndex(({ text }) => /^\s*ER {2}-/.test(text)) + 1,
  },
  { name: 'EndNote', begins: /^\s*%0 \p{L}/u, lengthOf: toEmptyLine },
  { name: 'RefWorks', begins: /^\s*RT \p{Lu}\p{Ll}/u, lengthOf: toEmptyLine },
  { name: 'NoteExpress', begins: /^\s*\{Reference Type\}:/, lengthOf: toEmptyLine },
  { name: 'PubMed', begins: /^\s*PMID- ?\d/, lengthOf: toEmptyLine },
];

/** To the line in which as many braces are closed as were opened; where none is, to one of a closing brace alone. */
function toClosingBrace(lines: readonly Line[]): number {
  let open = 0;
  for (const [i, { text }] of lines.entries()) {
    open += count(text, /\{/g) - count(text, /\}/g);
    if (open <= 0) return i + 1;
  }
  return lines.findIndex(({ text }) => /^\s*\}\s*,?\s*$/.test(text)) + 1;
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

function toEmptyLine(lines: readonly Line[]): number {
  const at = lines.findIndex(({ text }) => text.trim() === '');
  return at === -1 ? lines.length : at;
}

/** `@article{smith2024,` to its closing brace, `TY  - JOUR` to `ER  -`: references of other programs, pasted. */
export function foreignEntryRepair(lines: readonly Line[], at: number): SyntaxRepair | undefined {
  const formatOf = ({ text }: Line) => formats.find(({ begins }) => begins.test(text));
  const from = lines.slice(0, at + 1).findLastIndex((line) => formatOf(line) !== undefined);
  const first = lines[from];
  const format = first && formatOf(first);
  if (!first || !format) return undefined;
  const entry = lines.slice(from, from + format.lengthOf(lines.slice(from)));
  if (!entry.some(({ index }) => index === at)) return undefined;
  return {
    message: `This is a reference of ${format.name}, and a pack has those of CSL.`,
    hint: 'Let Zotero, JabRef or Pandoc write it as CSL JSON or CSL YAML, or write its keys so:\n  - id: smith2024\n    type: article-journal',
    start: first.start + first.indent,
    end: first.end,
    changes: entry.map(asNote),
    lossy: true,
  };
}
