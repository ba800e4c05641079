import { type Diagnostic, error } from '../diagnostics/diagnostic.js';
import { smallBullets, sureBullets } from '../text/bullets.js';
import { marksMissingValue } from '../text/missing-value.js';
import { replacePlaceholders } from '../text/placeholders.js';
import { withoutCharacterReferences } from '../text/set-text.js';
import { type LocatedText, spanWithin } from '../validation/located.js';
import { anyBullet, beginsList, bulletsInLine, listStart } from './list-lines.js';
import type { PackText } from './pack-index.js';

/** What stands in lines of their own in Markdown, and cannot be shown in a text, which is one paragraph. */
interface BlockKind {
  readonly pattern: RegExp;
  readonly message: string;
  readonly hint: string;
}

const noTable = 'A text cannot hold a table.';
const asSentence = 'Say in a sentence what it shows, and write its numbers under "figures" of a fact.';
const noList = 'A text cannot hold a list.';
const asUnits = 'Write each point as a measure, a fact or a unit of its own.';

/** Tabs inside a line, but for those after the mark or number of a list. */
const betweenCells = String.raw`(?<=[^\s–*+-])(?<!${anyBullet.source})(?<!(?:^|\n)[ \t]*(?:\d{1,2}[.)]|o|§))\t+(?=\S)`;

const kinds: readonly BlockKind[] = [
  {
    pattern: /^[ \t]*\|?[ \t]*:?-{3,}:?[ \t]*(?:\|[ \t]*:?-*:?[ \t]*)+$|^[ \t]*\|[^\n]*\|[ \t]*$/gm,
    message: noTable,
    hint: asSentence,
  },
  { pattern: /\|[ \t]*:?-{3,}:?[ \t]*\|/g, message: noTable, hint: asSentence },
  // Rows without the line below their heads.
  {
    pattern: /(?:^|\n)[^|\n]*\S[ \t]+\|[ \t]+\S[^\n]*\n[^|\n]*\S[ \t]+\|[ \t]+\S/g,
    message: noTable,
    hint: asSentence,
  },
  // Word and spreadsheets paste the cells of a row with tabs between them.
  {
    pattern: new RegExp(`(?:^|\\n)[^\\n]*?${betweenCells}[\\s\\S]*?${betweenCells}`, 'g'),
    message: noTable,
    hint: asSentence,
  },
  // A single hyphen or number at the start is printed as it is; two are a list, and so is one below other words.
  {
    pattern: new RegExp(`(?<=\\n)[ \\t]*(?:[-*+–${smallBullets}]|\\d{1,2}[.)])[ \\t]+(?=\\S)`, 'g'),
    message: noList,
    hint: asUnits,
  },
  { pattern: bulletsInLine, message: noList, hint: asUnits },
  {
    pattern: /(?:^|\n)[ \t]{0,3}>[ \t]?(?=[^\s\d])/g,
    message: 'A text cannot hold a quotation set apart with >.',
    hint: 'Put the words in quotation marks, or write \\> for the sign.',
  },
  {
    pattern: /(?:^|\n)[ \t]{0,3}(?:```|~~~)/g,
    message: 'A text cannot hold a block of code.',
    hint: 'Write the words plainly.',
  },
  {
    pattern: /(?:^|\n)[ \t]{0,3}#{1,6}[ \t]+(?=\S)/g,
    message: 'A text cannot hold a heading.',
    hint: 'A page has headings of its own. Write \\# for the sign.',
  },
  {
    pattern: /\[\^[^\]\s]+\]/g,
    message: 'A text cannot hold a footnote of its own.',
    hint: 'Write the work under "references" and cite it as [@id], or put the words into the sentence.',
  },
];

/** Blocks of Markdown in texts: printed, they would run together or show their marks. One of each kind in a text. */
export function checkBlocks(texts: readonly PackText[]): readonly Diagnostic[] {
  const nodes = new Set(texts.flatMap(({ wordings }) => wordings.map(({ node }) => node)));
  const blank = new Set(
    texts
      .filter(isCell)
      .flatMap(({ wordings }) => wordings.map(({ node }) => node).filter(({ text }) => marksMissingValue(text))),
  );
  const heads = new Set(texts.filter(isHead).flatMap(({ wordings }) => wordings.map(({ node }) => node)));
  return [...nodes].flatMap((node) => [
    ...blocksAndListIn(node),
    ...(blank.has(node) ? [] : withoutWords(node, heads.has(node) ? headHint : sentenceHint)),
  ]);
}

/** Whether a text stands in a cell of a table. */
function isCell({ path }: PackText): boolean {
  return path.includes('rows');
}

/** Whether a text is the head of a column. */
function isHead({ path }: PackText): boolean {
  return path.includes('columns');
}

const sentenceHint = 'Write a sentence; a citation stands at the end of it.';
const headHint = 'Write what stands in the column; over the names of the rows what they are, such as Country or Year.';

/** A text of citations only would be a line without a word, and a title without a name. */
function withoutWords(node: LocatedText, hint: string): readonly Diagnostic[] {
  const words = replacePlaceholders(node.text, (found, written) => (found.kind === 'citation' ? '' : written));
  const shown = withoutCharacterReferences(words);
  if (/[A-Za-z0-9\u4e00-\u9fff%]/.test(shown) || /[\p{L}\p{N}\p{S}‰‱#]/u.test(shown) || node.text.trim() === '')
    return [];
  return [
    error('content/invalid-value', 'This text has no words.', {
      span: node.span,
      hint,
    }),
  ];
}

/** A list is told where its lines stand in the file, whatever else the text holds. */
function blocksAndListIn(node: LocatedText): readonly Diagnostic[] {
  const [blocks, list] = [blocksIn(node), listInLines(node)];
  return list ? [...blocks.filter(({ message }) => message !== noList), list] : blocks;
}

/**
 * Points in lines of their own, which YAML joins into one: `text: Raise the kerb` and below it `- paint it`, `- light it`.
 * The lines are those of the file, or those that `\n` makes of one of them.
 */
function listInLines(node: LocatedText): Diagnostic | undefined {
  const { raw, span, text } = node;
  const isInFile = raw.includes('\n');
  if (!isInFile && !text.includes('\n')) return undefined;
  const rows = (isInFile ? raw : text).split('\n');
  const starts = rows.map((row, i) => listStart(i === 0 ? row.replace(/^["']/, '') : row));
  const at = starts.findIndex((_, i) => beginsList(starts.slice(i, i + 3)));
  if (at === -1) return undefined;
  const first = rows.slice(0, at).join('\n').length + (at === 0 ? 0 : 1);
  const line = rows[at] ?? '';
  const start = first + (line.length - line.trimStart().length);
  const end = start + line.trim().length;
  return error('document/unsupported', noList, {
    hint: asUnits,
    span: isInFile ? { ...span, start: span.start + start, end: span.start + end } : spanWithin(node, start, end),
  });
}

/** Without one of these no text has a block. */
const anyMark = new RegExp(`[|\\t\\n${smallBullets}${sureBullets}>\`~#]|\\[\\^`, 'u');

function blocksIn(node: LocatedText): readonly Diagnostic[] {
  if (!anyMark.test(node.text)) return [];
  const found = new Map<string, Diagnostic>();
  for (const { pattern, message, hint } of kinds) {
    const [match] = node.text.matchAll(pattern);
    if (!match || found.has(message)) continue;
    const start = match.index + (match[0].length - match[0].trimStart().length);
    const [line = ''] = node.text.slice(start).split('\n');
    found.set(
      message,
      error('document/unsupported', message, { hint, span: spanWithin(node, start, start + line.trimEnd().length) }),
    );
  }
  return [...found.values()];
}
