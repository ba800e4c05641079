import { error } from '../diagnostics/diagnostic.js';
import { formOf, type LabelNames } from '../schema/forms.js';
import { wordList } from '../text/word-list.js';
import { asWritten, withLines } from './examples.js';
import { type Finding, isListItem, type LocatedIssue, subjectOf } from './finding.js';
import { type LocatedText, spanWithin } from './located.js';
import { accepts, schemasAt } from './schema-shape.js';

/** A label with other {names} than those for which something is filled in, or without one of them. */
export function wrongLabel(located: LocatedIssue): Finding | undefined {
  const { here, path, schema, span } = located;
  const form = schemasAt(schema, path)
    .map(formOf)
    .find((one) => one?.names !== undefined);
  if (!form?.names || here?.kind !== 'text' || here.text.trim() === '') return undefined;
  const braces = bracesIn(here.text, form.names);
  const [slip] = [...braces.unknown, ...braces.repeated];
  const place = slip ? spanWithin(here, slip.index, slip.index + slip.text.length) : here.span;
  return {
    diagnostic: error('content/invalid-value', `${subjectOf(located)} ${reasonOf(braces, form.names)}.`, {
      span: here.raw === '' ? span : place,
      hint: hintOf(located, here, braces, form.names, form.examples?.[0]),
    }),
  };
}

interface Brace {
  readonly text: string;
  readonly index: number;
}

interface Braces {
  /** What stands in braces and is no name that is known here, and braces without their other half. */
  readonly unknown: readonly Brace[];
  /** Names that stand there before. */
  readonly repeated: readonly Brace[];
  readonly missing: readonly string[];
}

const inBraces = (name: string) => `{${name}}`;

function bracesIn(text: string, { needed, optional }: LabelNames): Braces {
  const braces = [...text.matchAll(/\{+[^{}]*\}*|\}+/g)].map(({ 0: found, index }) => ({ text: found, index }));
  const known = [...needed, ...optional].map(inBraces);
  const texts = braces.map((brace) => brace.text);
  return {
    unknown: braces.filter((brace) => !known.includes(brace.text)),
    repeated: braces.filter((brace, i) => known.includes(brace.text) && texts.indexOf(brace.text) < i),
    missing: needed.filter((name) => !texts.includes(inBraces(name))),
  };
}

function reasonOf({ unknown, repeated, missing }: Braces, { needed, optional }: LabelNames): string {
  const needs = `needs ${wordList(missing.map(inBraces), 'and')}`;
  if (unknown.length > 0) {
    const found = wordList([...new Set(unknown.map(({ text }) => text))], 'and');
    const known = [...needed, ...optional].map(inBraces);
    const may = known.length === 0 ? 'nothing is filled in here' : `only ${wordList(known, 'and')} can be filled in`;
    return `has ${found}, and ${missing.length > 0 ? needs : may}`;
  }
  return missing.length > 0 ? needs : `has ${repeated[0]?.text ?? ''} twice`;
}

function hintOf(
  located: LocatedIssue,
  here: LocatedText,
  braces: Braces,
  names: LabelNames,
  example: string | undefined,
): string {
  const { name, path, schema } = located;
  const line = (value: string) => (isListItem(located) ? value : `${name}: ${value}`);
  const mended = mendings(braces, names).find((mend) => accepts(schema, path, mend(here.text)));
  if (mended) {
    // As it was typed, with its quotation marks and escapes.
    const isOneLine = /^(["']).*\1$/.test(here.raw) && mended(here.raw) !== here.raw;
    return withLines('Write it so', isOneLine ? line(mended(here.raw)) : asWritten(name, mended(here.text)));
  }
  if (example === undefined) return 'Write the words alone, without braces.';
  const lines = isListItem(located) ? `"${example}"` : asWritten(name, example);
  return withLines(braces.missing.length > 0 ? 'Write it into the text, such as' : 'Write them so, such as', lines);
}

type Mend = (text: string) => string;

/** What may have been meant: names as other programs have them, or one name in another language. */
function mendings({ unknown, missing }: Braces, { needed, optional }: LabelNames): readonly Mend[] {
  const [strange, ...others] = new Set(unknown.map(({ text }) => text));
  const [name, ...more] = missing;
  const isOneForOne = strange !== undefined && name !== undefined && others.length + more.length === 0;
  const notations: Mend = (text) => [...needed, ...optional].reduce(asName, text);
  return [notations, ...(isOneForOne ? [(text: string) => text.replace(strange, () => inBraces(name))] : [])];
}

/** `{{name}}`, `{name`, `{ Name }`, `[name]`, `<name>`, `｛name｝`, `%name` and `$name` as `{name}`. */
function asName(text: string, name: string): string {
  const brackets = `[{[<｛［＜]+\\s*${name}\\s*[}\\]>｝］＞]*`;
  const opened = `\\b${name}\\s*[}\\]>｝］＞]+`;
  const signs = `[%$]${name}\\b%?`;
  return text.replace(new RegExp([brackets, opened, signs].join('|'), 'gi'), () => inBraces(name));
}
