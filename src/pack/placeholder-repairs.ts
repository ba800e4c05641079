import type { DiagnosticCode } from '../diagnostics/codes.js';
import { once } from '../text/once.js';
import { blankPlaceholders, citationAtStart, citationOf, figureOf, opensCitation } from '../text/placeholders.js';

/** What a placeholder can name in a pack. */
export interface KnownNames {
  readonly references: ReadonlySet<string>;
  /** Figure names by fact id. */
  readonly figures: ReadonlyMap<string, ReadonlySet<string>>;
  /** The ids of the facts that have a figure of a name. */
  readonly factsByFigure: ReadonlyMap<string, readonly string[]>;
}

export interface PlaceholderRepair {
  readonly code: Extract<DiagnosticCode, 'content/bad-placeholder' | 'content/bad-citation'>;
  readonly start: number;
  readonly end: number;
  readonly message: string;
  readonly hint: string;
}

/** What is meant as a figure or as a citation and not written as one: it would be printed as it stands. */
export function placeholderRepairs(text: string, known: KnownNames): readonly PlaceholderRepair[] {
  const rest = blankPlaceholders(text);
  if (!anyMark.test(rest)) return [];
  return [...figureRepairs(text, rest, known), ...citationRepairs(rest, known), ...bracketedCitations(text)].sort(
    (a, b) => a.start - b.start,
  );
}

/** Without one of these nothing is meant as a placeholder. */
const anyMark = /[{}｛｝[\]［【@＠]|(?:[(（%]|<<)\s*[a-z0-9-]+\.[a-z0-9]|[(（〔][^\s\d()（）〔〕,，;；/]+\d{4}/;

const moreBraces = /\{{3,}([^{}]*)\}{2,}|\{{2}([^{}]*)\}{3,}/g;
const figureLike = /[｛{]{1,2}[^{}｛｝]*[｝}]{1,2}|\{\{[^{}\s]*|\}\}/gu;

function figureRepairs(text: string, rest: string, known: KnownNames): readonly PlaceholderRepair[] {
  // Looked for in the text itself: the sound figure inside is blanked out in the rest.
  const wrapped = [...text.matchAll(moreBraces)].map(({ index, 0: found }) => {
    const inner = found.replace(/[{}]/g, '').trim();
    return figureRepair(index, found, `A figure stands in two braces, and "${found}" has more.`, `{{${inner}}}`);
  });
  const isWrapped = inAnyOf(wrapped);
  const others = [...rest.matchAll(figureLike)].flatMap(({ index, 0: found }) => {
    if (isWrapped(index)) return [];
    const meant = meantFigure(found.replace(/[{}｛｝[\]]/gu, ''), known);
    const message = figureMessage(found, meant);
    return message === undefined ? [] : [figureRepair(index, found, message, meant)];
  });
  return [...wrapped, ...others, ...figuresInOtherMarks(rest, known)];
}

/** `[[near-gate.near]]`: a figure that there is, between the marks of another program. */
const otherMarks = /(?:[[［【(（%]{1,2}|<<)\s*([a-z0-9-]+)\.([a-z0-9-]+)\s*(?:[\]］】)）%]{1,2}|>>)/gu;

function figuresInOtherMarks(rest: string, { figures }: KnownNames): readonly PlaceholderRepair[] {
  return [...rest.matchAll(otherMarks)].flatMap(({ index, 0: found, 1: fact = '', 2: figure = '' }) => {
    if (!figures.get(fact)?.has(figure)) return [];
    const message = `A figure stands in two braces, and "${found}" has other marks.`;
    return [figureRepair(index, found, message, figureOf(fact, figure))];
  });
}

/** Whether a place is in one of some stretches, asked for places in their order. */
function inAnyOf(stretches: readonly { readonly start: number; readonly end: number }[]): (at: number) => boolean {
  let next = 0;
  return (at) => {
    while ((stretches[next]?.end ?? Number.POSITIVE_INFINITY) <= at) next += 1;
    return at >= (stretches[next]?.start ?? Number.POSITIVE_INFINITY);
  };
}

function figureRepair(start: number, found: string, message: string, meant: string | undefined): PlaceholderRepair {
  const form = '{{fact-id.figure}}, with the id of a fact and the name of one of its figures';
  return {
    code: 'content/bad-placeholder',
    start,
    end: start + found.length,
    message,
    hint: `Write ${meant ?? form}.`,
  };
}

/** What is wrong with something in braces; nothing where it was not meant as a figure. */
function figureMessage(found: string, meant: string | undefined): string | undefined {
  if (/[｛｝]/u.test(found)) return meant && `"${found}" is written with the wide braces of Chinese.`;
  if (found === '}}') return 'Two braces are closed here that nothing opens.';
  if (!found.startsWith('{{')) return meant && `A figure stands in two braces, and "${found}" has one.`;
  if (!found.endsWith('}}')) return `The braces of "${found}" are not closed by two.`;
  return `"${found}" is not a figure.`;
}

const name = '[A-Za-z0-9][A-Za-z0-9_-]*';
const looseFigurePath = new RegExp(`^(${name})\\s*[.:,。．·\\s]\\s*(${name})$`, 'u');

/** The known figure that is meant, however it is written: in capitals, with spaces, without its fact. */
function meantFigure(inner: string, { figures, factsByFigure }: KnownNames): string | undefined {
  const typed = inner
    .trim()
    .toLowerCase()
    .replace(/[_‐‑‒–—−]/gu, '-');
  const [, fact, figure] = looseFigurePath.exec(typed) ?? [];
  if (fact !== undefined && figure !== undefined)
    return figures.get(fact)?.has(figure) ? figureOf(fact, figure) : undefined;
  const [only, ...others] = factsByFigure.get(typed) ?? [];
  return only !== undefined && others.length === 0 ? figureOf(only, typed) : undefined;
}

/** In square brackets up to their end; in other ones; without any; in brackets without the @. */
const citationLike = once(
  () =>
    new RegExp(
      [
        '(?<!\\\\)[[［【]\\s*[@＠][^[\\]［］【】{}"]*[\\]］】]',
        '(?<!\\\\)[[［【]\\s*[@＠][^\\s[\\]［］【】,，;；。]*',
        // Of Pandoc: without the author, or with words before it.
        '(?<!\\\\)\\[(?=[^[\\]@＠]*(?<![\\p{L}\\p{N}._-])[@＠]|-@)[^[\\]{}"@＠]*[@＠][^[\\]{}"]*\\](?![({])',
        '[(（]\\s*[@＠][^\\s()（）]*[)）]',
        '(?<![\\p{L}\\p{N}._-]|\\\\\\[)[@＠][\\p{L}\\p{N}][\\p{L}\\p{N}_:.-]*',
        '\\[([^[\\]@]+)\\](?![({])',
        // Words stand in other brackets, too; an id with a year is none.
        '[(（〔【［](\\p{L}[\\p{L}_:.-]*\\d{4}[\\p{L}\\p{N}_:.-]*)[)）〕】］]',
      ].join('|'),
      'gu',
    ),
);

function citationRepairs(rest: string, { references }: KnownNames): readonly PlaceholderRepair[] {
  return [...rest.matchAll(citationLike())].flatMap((match): PlaceholderRepair[] => {
    const { index: start, 0: found, 1: inSquare, 2: inOthers } = match;
    const bare = inSquare ?? inOthers;
    const ids = idsIn(bare ?? found);
    const cited = ids.filter((id) => references.has(id));
    const ofPandoc = /^\[[^@＠[\]]+[@＠]/u.test(found) && (cited.length > 0 || /^\[(?:-|cite:)@/.test(found));
    const opened = ofPandoc || opensCitation(found);
    // An address, a word in brackets, a name on a network: no citation.
    if (!opened && (ids.length === 0 || cited.length < ids.length)) return [];
    const unclosed = opened && !/[\]］】]$/u.test(found);
    const written = unclosed ? found.replace(/[.:!?]+$/, '') : found;
    const hasOtherWords = ofPandoc || (opened && cited.length > 0 && cited.length < ids.length);
    const meant = cited.length === 0 ? '[@id], or [@id; @other] for two works' : citationOf(...cited);
    return [
      {
        code: 'content/bad-citation',
        start,
        end: start + written.length,
        message: citationMessage(written, bare, hasOtherWords),
        hint: `Write ${meant}.`,
      },
    ];
  });
}

/** `[[@id]` and `[@id]]`, whose outer bracket would be printed; not where it is that of a link. */
const moreBrackets = /\[+(\[@[^[\]]+\])\]*(?![^[\]]*\]\()|(\[@[^[\]]+\])\]+(?!\()/g;

function bracketedCitations(text: string): readonly PlaceholderRepair[] {
  return [...text.matchAll(moreBrackets)].flatMap(({ index: start, 0: found, 1: opened, 2: closed }) => {
    const meant = opened ?? closed ?? '';
    // What is wrong within is said by itself.
    if (citationAtStart(meant)?.length !== meant.length) return [];
    const message = `A citation stands in one pair of brackets, and "${found}" has more.`;
    return [
      { code: 'content/bad-citation' as const, start, end: start + found.length, message, hint: `Write ${meant}.` },
    ];
  });
}

function idsIn(text: string): readonly string[] {
  return text
    .replace(/[[\]［］【】()（）]/gu, ' ')
    .split(/[,;，；]/u)
    .map((part) =>
      part
        .trim()
        .replace(/^(?:.*(?:\s|cite:)|-)?[@＠]\s*/u, '')
        .replace(/[.:!?。]+$/u, ''),
    )
    .filter((part) => part !== '');
}

function citationMessage(found: string, bare: string | undefined, hasOtherWords: boolean): string {
  if (bare !== undefined) return `"${found}" lacks the @ of a citation.`;
  if (/[［］【】（）＠]/u.test(found)) return `"${found}" is written with the wide marks of Chinese.`;
  if (!found.startsWith('[')) return `A citation stands in square brackets, and "${found}" does not.`;
  if (!found.endsWith(']')) return `The bracket of "${found}" is not closed.`;
  if (hasOtherWords) return `"${found}" holds more than works: a citation has no page and no words.`;
  if (/,/.test(found)) return `Between two works stands a semicolon, and in "${found}" a comma.`;
  return `"${found}" is not written as a citation.`;
}
