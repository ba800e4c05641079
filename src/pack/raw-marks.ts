import type { DiagnosticCode } from '../diagnostics/codes.js';
import { foreignWordsIn } from '../text/foreign-words.js';
import { once } from '../text/once.js';
import { blankPlaceholders, citationOf } from '../text/placeholders.js';
import { inScript } from '../text/raised.js';
import { openEmphasis } from './open-emphasis.js';

/** Marks that mean something elsewhere, and that a page would print. */
export interface RawMark {
  readonly code: Extract<DiagnosticCode, 'document/raw-marks' | 'content/bad-citation' | 'content/bad-placeholder'>;
  readonly start: number;
  readonly end: number;
  readonly message: string;
  readonly hint: string;
}

interface MarkKind {
  readonly code?: RawMark['code'];
  /** Asked for once a text has marks at all. */
  readonly pattern: () => RegExp;
  readonly about: (found: RegExpExecArray) => Pick<RawMark, 'message' | 'hint'>;
}

const asItStands = 'and would be printed as it stands.';

/** Commands whose name alone tells that a text comes from LaTeX; `C:\temp` is none. */
const commands =
  '[A-Za-z]*cite[A-Za-z]*|text[a-z]{2,}|emph|underline|footnote|url|href|enquote|[a-z]*section|caption|label|[a-z]*ref|' +
  'begin|end|frac|sqrt|math[a-z]+|ce|SI|num';

const kinds: readonly MarkKind[] = [
  {
    code: 'content/bad-citation',
    pattern: once(() => /\\[A-Za-z]*cite[A-Za-z]*\*?(?:\[[^\]\n]*\])*\{([^{}\n]*)\}/g),
    about: ({ 0: found, 1: ids = '' }) => ({
      message: `"${found}" is a citation of LaTeX, ${asItStands}`,
      hint: `Write ${citationOf(...ids.split(',').map((id) => id.trim()))}.`,
    }),
  },
  {
    pattern: once(() => new RegExp(`\\\\(${commands})\\*?(?:\\[[^\\]\\n]*\\])*\\{([^{}\\n]*)\\}?`, 'g')),
    about: ({ 0: found, 1: name = '', 2: inner = '' }) => ({
      message: `"${found}" is a command of LaTeX, ${asItStands}`,
      hint: inMarkdown(name, inner.trim()),
    }),
  },
  {
    pattern: once(
      () =>
        /(?<![\p{L}\p{N}$])\$\$?(?:[^\s$\\^_]*[\\^_][^\s$]+|(?=\S)(?=[^$\n]*\\[a-z]{2})[^$\n]*(?<=\S))\$\$?(?!\d)/gu,
    ),
    about: ({ 0: found }) => ({
      message: `"${found}" is a formula of LaTeX, ${asItStands}`,
      hint: 'Write it with characters that are printed, such as CO₂, x² or α.',
    }),
  },
  {
    pattern: once(() => /(?<=\p{L})~(\d{1,3})~(?!\d)|(?<=[\p{L}\d)])\^([^\s^~]{1,6})\^/gu),
    about: ({ 0: found, 1: below, 2: above = '' }) => ({
      message: `"${found}" sets nothing higher or lower, ${asItStands}`,
      hint: `Write characters that are printed so: ${below === undefined ? raised(above) : inScript(below, 'lowered')}`,
    }),
  },
  {
    pattern: once(() => /(?<!~)~~(?=[^\s~])[^~\n]*(?<=\S)~~(?!~)/g),
    about: ({ 0: found }) => ({
      message: `A page strikes nothing out, and "${found}" would be printed with its marks.`,
      hint: 'Delete the words, or the marks around them.',
    }),
  },
  {
    pattern: once(() => /(?<![=\w])==(?=[^\s=])([^=\n]*)(?<=\S)==(?!=)/g),
    about: ({ 0: found, 1: words }) => ({
      message: `A page highlights nothing, and "${found}" would be printed with its marks.`,
      hint: `Write **${words}** for bold, or the words alone.`,
    }),
  },
  {
    pattern: once(() => /＊＊([^＊\n]+)＊＊/gu),
    about: ({ 1: words }) => ({
      message: 'The stars here are the wide ones of Chinese, and would be printed.',
      hint: `Write plain ones: **${words}**`,
    }),
  },
  {
    pattern: once(() => /(?<=\])\{(?:[.#:][^{}\n]*|[a-z-]+\s*[:=][^{}\n]*)\}|(?<=\s)\{[.#][A-Za-z][\w-]*\}/g),
    about: ({ 0: found }) => ({
      message: `"${found}" says nothing that a page knows, ${asItStands}`,
      hint: inBraces(found),
    }),
  },
  {
    pattern: once(() => /!?\[\[(?!@)[^[\]\n]+\]\](?![({])/g),
    about: ({ 0: found }) => ({
      message: `"${found}" is a link as wikis have it, ${asItStands}`,
      hint: `Write [words](https://…) for a link, or the words alone. ${forBrackets}`,
    }),
  },
  {
    pattern: once(() => /\[(?=[^[\]\n]*\p{L}{2})([^[\]\n]*)\]\[\d{0,3}\]/gu),
    about: ({ 0: found, 1: words }) => ({
      message: `"${found}" is a link whose address stands elsewhere, ${asItStands}`,
      hint: `Write [${words}](https://…). ${forBrackets}`,
    }),
  },
  {
    pattern: once(() => /^[ \t]*:{3,}[ \t]*\{?[A-Za-z.][^\n]*/gm),
    about: () => ({ message: 'A text cannot hold a container.', hint: 'Write the words alone, without the colons.' }),
  },
  {
    pattern: once(() => /(?=\[)(?:(?<=^\s*)|(?<=^\s*[-*+][ \t]+))\[[ xX✓]\](?=[ \t]+\S)/g),
    about: () => ({ message: 'A text cannot hold a check box.', hint: `Write the words alone. ${forBrackets}` }),
  },
  {
    // Neither `A \ B` nor the end of a path.
    pattern: once(() => /(?<=^|\s)([^\s\\:]+)\\(?=\s|$)/g),
    about: ({ 1: word = '' }) => ({
      message: `The backslash after "${word}" makes no line end and no blank, and would be printed.`,
      hint: 'Delete it: a text is one paragraph. Lines end, and numbers stay beside their units, by the layout.',
    }),
  },
  {
    // Copied from a link: `[words](mailto:…)` is one.
    pattern: once(
      () =>
        /<?mailto:(?<!\]\([\s<]*mailto:)([\p{L}\p{N}_.+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+)(?:\?[^\s<>()]*)?>?/giu,
    ),
    about: ({ 0: found, 1: address }) => ({
      message: `"${found}" is a link as browsers have it, ${asItStands}`,
      hint: `Write ${address} alone: it becomes a link. For other words write [words](mailto:${address}).`,
    }),
  },
  {
    pattern: once(() => /\\u([0-9a-fA-F]{4})/g),
    about: ({ 0: found, 1: code = '' }) => ({
      message: `"${found}" stands for another character in straight double quotation marks alone, and would be printed here.`,
      hint: `Write ${shownOf(code)} in its place.`,
    }),
  },
  {
    code: 'content/bad-citation',
    pattern: once(() => /\{[^{}\n]{2,60},?\s\d{4}[a-z]?\s?#\d+[^{}\n]*\}/g),
    about: ({ 0: found }) => ({
      message: `"${found}" is a citation as EndNote has it, ${asItStands}`,
      hint: 'Write [@id], with the id of a work under "references".',
    }),
  },
  {
    code: 'content/bad-placeholder',
    pattern: once(() => /\{%[^{}\n]*%\}/g),
    about: ({ 0: found }) => ({
      message: `"${found}" is a command of another program, ${asItStands}`,
      hint: 'Write {{fact-id.figure}} for a figure, and words for all else.',
    }),
  },
];

const forBrackets = 'For brackets that are to be printed write \\[ and \\].';

/** What a command of LaTeX is in Markdown. */
function inMarkdown(name: string, words: string): string {
  if (words !== '' && /^(?:textbf|mathbf)$/.test(name)) return `Write **${words}**.`;
  if (words !== '' && /^(?:emph|textit|textsl|mathit)$/.test(name)) return `Write *${words}*.`;
  if (/^(?:url|href)$/.test(name)) return 'Write [words](https://…).';
  return 'Write the words alone, or with the marks of Markdown: **strong**, *emphasis*.';
}

/** What belongs into the braces behind words in another language, where one is named. */
function inBraces(found: string): string {
  const [, tag] =
    /^\{:?\s*(?:xml:)?lang\s*[:=]\s*["'“]?([a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)["'”]?\s*\}$/.exec(found) ?? [];
  if (tag !== undefined) return `Write {lang=${tag}}.`;
  return 'Words in another language are marked as [words]{lang=fr}, and bold ones as **words**. Delete all other braces.';
}

/** Signs of numbers, which have raised forms; words stay as they are. */
function raised(text: string): string {
  return (/^[\d+-]+$/.test(text) ? inScript(text, 'raised') : undefined) ?? text;
}

/** A character, where it can be seen. */
function shownOf(code: string): string {
  const character = String.fromCharCode(Number.parseInt(code, 16));
  return /[\p{L}\p{N}\p{P}\p{S}]/u.test(character) ? character : `the character U+${code.toUpperCase()} itself`;
}

/** Without one of these a text has no marks. */
const anyMark = /[\\~^*_=$[{＊]|:::|mailto:/iu;

/**
 * What is left of other programs or begun and not ended, and is sure to be printed: nothing that a sentence may have, such
 * as `2 ** 3`.
 * @param hasStarsOfNotes whether texts of the pack have stars that refer to notes
 */
export function rawMarks(text: string, hasStarsOfNotes: () => boolean): readonly RawMark[] {
  if (!anyMark.test(text)) return [];
  const rest = withoutMarkdown(text);
  if (!anyMark.test(rest)) return [];
  const found = kinds.flatMap(({ code = 'document/raw-marks', pattern, about }) =>
    [...rest.matchAll(pattern())].map((match): RawMark => {
      const end = match.index + match[0].length;
      return { code, start: match.index, end, ...about(match) };
    }),
  );
  const all = [...found, ...emphasisIn(rest, hasStarsOfNotes)];
  return all.filter((one, i) => !all.slice(0, i).some((other) => overlap(one, other)));
}

function emphasisIn(text: string, hasStarsOfNotes: () => boolean): readonly RawMark[] {
  return (['**', '__'] as const).flatMap((mark): readonly RawMark[] => {
    const open = openEmphasis(text, mark);
    if (!open || (open.isFirst && hasStarsOfNotes())) return [];
    const { start, end, words } = open;
    const code = 'document/raw-marks';
    return words === undefined
      ? [
          {
            code,
            start,
            end,
            message: `No second ${mark} ends what this one begins, and it would be printed.`,
            hint: toEnd(mark),
          },
        ]
      : [
          {
            code,
            start,
            end,
            message: `A blank keeps ${mark} apart from its words, and it would be printed.`,
            hint: `Write ${mark}${words}${mark}.`,
          },
        ];
  });
}

function toEnd(mark: string): string {
  return `Write ${mark} right behind the last word as well: ${mark}strong${mark}. Or delete it; \\${mark.charAt(0)}\\${mark.charAt(0)} is printed.`;
}

type Stretch = Pick<RawMark, 'start' | 'end'>;

export function overlap(one: Stretch, other: Stretch): boolean {
  return one.start < other.end && other.start < one.end;
}

/** Where code may begin, and what is printed as it stands: escaped marks and addresses. */
const literal = once(() => /`+|\\[!-/:-@[-`{-~]|(?:https?:\/\/|www\.)[^\s<>()]+/g);

/** A text with blanks in the place of its code, its escaped marks and its addresses. Each stretch is looked at once. */
function withoutLiterals(text: string): string {
  const pattern = literal();
  let [kept, at] = ['', 0];
  for (pattern.lastIndex = 0; ; pattern.lastIndex = at) {
    const match = pattern.exec(text);
    if (!match) return kept + text.slice(at);
    const { 0: found, index } = match;
    const end = index + found.length;
    const code = found.startsWith('`') ? codeAt(text, index, end) : { start: index, end };
    kept += text.slice(at, code.start) + ' '.repeat(code.end - code.start);
    at = code.end;
  }
}

/** The code that the backticks of a stretch begin: as many of them as the next ones are. Else it ends where they do. */
function codeAt(text: string, start: number, end: number): Stretch {
  const close = text.indexOf('`', end);
  if (close === -1) return { start: end, end };
  let after = close;
  while (text[after] === '`') after += 1;
  const count = after - close;
  return count <= end - start ? { start: end - count, end: after } : { start: end, end };
}

/** A text with blanks in the place of what is Markdown here, or is printed as it stands on purpose. */
function withoutMarkdown(text: string): string {
  const words = foreignWordsIn(text).reduce(
    (all, { start, end, words: inner }) => blank(all, start + inner.length + 2, end),
    blankPlaceholders(text),
  );
  return withoutLiterals(words.replace(/\{\.small\}/g, blanks));
}

function blanks(found: string): string {
  return ' '.repeat(found.length);
}

function blank(text: string, start: number, end: number): string {
  return text.slice(0, start) + ' '.repeat(end - start) + text.slice(end);
}
