import { type Diagnostic, error } from '../diagnostics/diagnostic.js';
import { formInWords } from '../schema/forms.js';
import { datePart, dateText, workLanguage } from '../schema/reference-schema.js';
import { tlpLabels } from '../schema/rules.js';
import { localeTag } from '../schema/scalars.js';
import { marksForComma } from '../text/marks-for-comma.js';
import { commonYears } from './calendars.js';
import { asWritten, exampleAt, type Plain, syntheticNode, withLines } from './examples.js';
import { standIn } from './explain-missing.js';
import { type Finding, formAmong, isTooLong, type LocatedIssue, reasonOf, subjectOf } from './finding.js';
import { nodeAt, type Path } from './located.js';
import { numberBeside } from './numbers-meant.js';
import { placeMeant } from './place-meant.js';
import { eitherDate, range, rewritten } from './rewrites.js';
import { accepts, schemasAt } from './schema-shape.js';
import type { Repair } from './tree-repairs.js';

/** A text that does not have the form that it needs: a date, a number, an id; or is empty. */
export function wrongForm(located: LocatedIssue): Finding {
  const { issue, here, path, schema } = located;
  const text = here?.kind === 'text' ? here.text : '';
  const typed = text.trim();
  const several = severalEntries(located, typed);
  const { value: meant, beside = false } = several || typed === '' ? {} : meantBy(text, located);
  const value = meant !== undefined && here?.kind === 'text' ? { ...here, text: meant } : standIn(located);
  const reason = here?.kind === 'text' && typed === '' ? 'is empty' : reasonOf(issue, schemasAt(schema, path), typed);
  return {
    diagnostic: atValue(located, `${subjectOf(located)} ${reason}.`, {
      hint: several
        ? `Put a comma between entries: ${several.join(', ')}`
        : meant === undefined
          ? formHint(located, typed)
          : // Without quotation marks a # would begin a note, and a comma or a ' would end a text.
            `Write ${/^[#']|, /.test(meant) ? `"${meant}"` : meant} in its place${restHint(path, typed, beside)}.`,
    }),
    ...(value ? { repairs: [several ? asParted(located, several) : { kind: 'set', path, value }] } : {}),
  };
}

/** A DOI without an address. */
const doiAlone = /^(?:doi:?\s*)?(10\.\d{4,9}\/\S+)$/i;

interface Meant {
  readonly value?: string;
  /** Whether words or signs stand with a number, and belong elsewhere. */
  readonly beside?: boolean;
}

/** What was meant by a text of the wrong form, where that can be told. */
function meantBy(text: string, { issue, path, schema, name }: LocatedIssue): Meant {
  const fits = (value: string) => accepts(schema, path, value);
  const label = issue.code === 'custom' ? tlpLabelMeant(text) : undefined;
  if (label !== undefined && fits(label)) return { value: label };
  if (issue.code !== 'invalid_format' || (name === 'URL' && doiAlone.test(text.trim()))) return {};
  const years = commonYears(text).filter(fits);
  // Of two years the hint tells both.
  if (years.length > 0) return years.length === 1 ? { value: years[0] as string } : {};
  const figure = path.includes('chart') ? figureNamed(text) : undefined;
  const named = [figure, partOfName(text, path)].find((part) => part !== undefined && fits(part));
  const value = named ?? rewritten(text, fits, name);
  if (value !== undefined) return { value };
  if (isClauseAmongParagraphs(text, { path })) return {};
  // What may be a name as well is no number with something beside it.
  const number = fits('2') && !fits('a') ? numberBeside(text) : undefined;
  return number !== undefined && fits(number) ? { value: number, beside: true } : {};
}

/** `tlp:amber`, `TLP: Amber + Strict` and `TLP WHITE`, as the label is called in its second version. */
function tlpLabelMeant(typed: string): string | undefined {
  const [, label = ''] = /^TLP[\s:_-]*(\S.*)$/iu.exec(typed.trim().normalize('NFKC')) ?? [];
  const [first = '', ...more] = label.toUpperCase().split(/[\s+_-]+/u);
  const colour = first === 'WHITE' ? 'CLEAR' : first;
  return tlpLabels.find((known) => known === `TLP:${[colour, ...more].join('+')}`);
}

/** The figure of `{{fact.figure}}` and `fact.figure`, which a chart has by its name alone. */
function figureNamed(typed: string): string | undefined {
  return /^\{*\s*(?:[a-z0-9-]+\.)?([a-z][a-z0-9-]*)\s*\}*$/.exec(typed.trim())?.[1];
}

/** A measure is `pillar.measure` for others, and has the second part alone for its id; a list of facts has the first of `fact.figure`. */
function partOfName(typed: string, path: Path): string | undefined {
  const [, first, second] = /^\{*\s*([a-z0-9-]+)\.([a-z0-9-]+)\s*\}*$/.exec(typed.trim()) ?? [];
  if (path.at(-1) === 'id') return path.includes('measures') ? second : undefined;
  return path.at(-2) === 'facts' && path.length > 2 ? first : undefined;
}

/** Where that belongs which was typed with a number. */
function restHint(path: Path, typed: string, beside: boolean): string {
  const isPercent = /^[%％]|[%％]$/u.test(typed);
  if (!isPercent && !beside) return '';
  if (path.includes('chart')) return `, and ${isPercent ? 'the sign' : 'the rest'} in the title of the chart`;
  if (!path.includes('figures')) return '';
  return isPercent
    ? ', and the sign in the text: {{fact-id.figure}}%'
    : ', and the rest in the text, beside {{fact-id.figure}}';
}

const betweenEntries = new RegExp(`\\s*[${marksForComma}|/]\\s*|\\.?\\s+`, 'u');

/** `[part all]` or `[part; all]`: entries of a list without the comma between them. */
function severalEntries(
  { path, schema }: Pick<LocatedIssue, 'path' | 'schema'>,
  typed: string,
): readonly string[] | undefined {
  if (typeof path.at(-1) !== 'number') return undefined;
  const entries = typed.split(betweenEntries);
  return entries.length > 1 && entries.every((entry) => accepts(schema, path, entry)) ? entries : undefined;
}

/** Whether an entry of a list is several of them. */
export function isParted(located: LocatedIssue): boolean {
  const { issue, here } = located;
  const isText = issue.code === 'invalid_format' && here?.kind === 'text';
  return isText && severalEntries(located, here.text.trim()) !== undefined;
}

/** A list with its other entries and these, so that it lacks none when the rest is checked. */
function asParted({ path, root }: LocatedIssue, entries: readonly string[]): Repair {
  const list = nodeAt(root, path.slice(0, -1));
  const items =
    list?.kind === 'list' ? list.items.toSpliced(Number(path.at(-1)), 1, ...entries.map(syntheticNode)) : [];
  return { kind: 'set', path: path.slice(0, -1), value: { kind: 'list', items, span: list?.span ?? root.span } };
}

/** `forthcoming`, `n.d.`, `o. J.`, `1990s` */
function isInWords(date: string): boolean {
  return /\p{L}{2}|\p{L}\d\b|\d0s$/u.test(date) || (date !== '' && !/\p{N}/u.test(date));
}

function numberHint({ path, schema }: LocatedIssue, typed: string): string | undefined {
  const numbers = range(typed);
  if (numbers && typeof path.at(-1) === 'number' && accepts(schema, path, String(numbers[0])))
    return `Write each by itself: ${numbers.join(', ')}`;
  if (!path.includes('figures') || typed === '' || !accepts(schema, path, '2')) return undefined;
  return /^\D*\d+\D+\d+\D*$/u.test(typed)
    ? 'Write a figure of its own for each number, with the digits alone.'
    : 'Write digits alone. What is said with them, or in place of them, belongs in the text.';
}

function dateHint({ path, schema }: LocatedIssue, typed: string): string | undefined {
  const either = [...eitherDate(typed), ...commonYears(typed)].filter((date) => accepts(schema, path, date));
  if (either.length > 0) return `Write ${either.join(' or ')}, whichever is meant.`;
  const [, beforeOurEra] = /^[-−]0*([1-9]\d{0,3})$/u.exec(typed) ?? [];
  const isDate = path.at(-1) === 'raw' || schemasAt(schema, path).some((part) => part === dateText);
  if (beforeOurEra && (isDate || schemasAt(schema, path).some((part) => part === datePart))) {
    return `Write the year in words: issued: { literal: "${beforeOurEra} BC" }`;
  }
  if (isInWords(typed) && isDate) {
    const key = path.findLast((step) => step === 'issued' || step === 'accessed') ?? 'issued';
    return `If it has no date in numbers, write it in words: ${key}: { literal: "${typed.replaceAll('"', '’')}" }`;
  }
  return undefined;
}

function isClauseAmongParagraphs(typed: string, { path }: Pick<LocatedIssue, 'path'>): boolean {
  return path.at(-2) === 'paragraphs' && placeMeant(typed) !== undefined;
}

function formHint(located: LocatedIssue, typed: string): string {
  const { issue, name, path, schema, languages } = located;
  if (isClauseAmongParagraphs(typed, located)) {
    return `Clauses, pages and tables have a key of their own. Write it so:\n  clauses: ["${typed.replaceAll('"', '')}"]`;
  }
  const numbers = numberHint(located, typed) ?? dateHint(located, typed);
  if (numbers !== undefined) return numbers;
  if (schemasAt(schema, path).includes(localeTag)) {
    return 'Write en for English, zh-Hant for Chinese in Traditional characters, zh-Hans in Simplified ones.';
  }
  if (schemasAt(schema, path).includes(workLanguage)) {
    return 'Write the short name of the language, such as en, fr or zh-Hans, or delete the line.';
  }
  const [, doi] = name === 'URL' ? (doiAlone.exec(typed) ?? []) : [];
  if (doi !== undefined) return `This is a DOI, which has a key of its own. Write it so:\n  DOI: "${doi}"`;
  // A page of a publisher, whose address has no DOI in it.
  if (name === 'DOI' && /^https?:\/\/\S+$/.test(typed)) {
    return `There is no DOI in this address. Write it so, with the DOI beside it if you know it:\n  URL: "${typed}"`;
  }
  const form = issue.code === 'invalid_format' ? formAmong(schemasAt(schema, path)) : undefined;
  if (form && isTooLong(typed, form)) return `Write a shorter one: ${formInWords(form)}.`;
  // The checks of themes bring hints of their own.
  if (issue.code === 'custom' && typeof issue.params?.hint === 'string') return issue.params.hint;
  const example = exampleAt(schema, path, languages);
  if (typed === '' && isHeadOfRows(path)) {
    return `It stands over the names of the rows: say what they are, such as Country or Year.\n${withLines('Write it so', asWritten(name, inLists(example, located)))}`;
  }
  return withLines(typed === '' ? 'Write it so' : 'Write another, such as', asWritten(name, inLists(example, located)));
}

/** The first head of a table, in one language or all. A screen reader says it before the name of each row. */
function isHeadOfRows(path: Path): boolean {
  const at = path.lastIndexOf('columns');
  return at !== -1 && path[at + 1] === 0 && path.includes('chart');
}

/** An entry of a list is shown in its list, and one of a list inside a list in both. */
function inLists(example: Plain, { path }: LocatedIssue): Plain {
  const depth = path.length - 1 - path.findLastIndex((step) => typeof step === 'string');
  return Array.from({ length: depth }).reduce<Plain>((inner) => [inner], example);
}

export function atValue(
  { here, span }: Pick<LocatedIssue, 'here' | 'span'>,
  message: string,
  details: { readonly hint: string },
): Diagnostic {
  const value = here?.kind === 'text' && here.raw !== '' ? here.span : span;
  return error('content/invalid-value', message, { span: value, ...details });
}
