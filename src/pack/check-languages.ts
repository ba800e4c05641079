import { type Diagnostic, error } from '../diagnostics/diagnostic.js';
import type { Span } from '../diagnostics/span.js';
import { scriptOf } from '../schema/scripts.js';
import { toWrite } from '../text/cut-short.js';
import { doubleQuoted } from '../text/double-quoted.js';
import { marksMissingValue } from '../text/missing-value.js';
import { figureOf } from '../text/placeholders.js';
import { refusalOf, settableScripts } from '../text/settable-scripts.js';
import { languageNear, localeMeant } from '../validation/locale-names.js';
import { entryOf, type Located, type LocatedText, nodeAt, valueSpan } from '../validation/located.js';
import { numberMeant } from '../validation/numbers-meant.js';
import { type PackIndex, type PackText, textsUnder, type Wording } from './pack-index.js';

const cannotBeSet = (language: string) => refusalOf(scriptOf(language)) !== undefined;

/** A language whose script cannot be set: said before a word is written in it. */
export function checkScript(language: string, span: Span): Diagnostic[] {
  const refusal = refusalOf(scriptOf(language));
  if (!refusal) return [];
  const message = `"${language}" is written in ${refusal.name} letters, which cannot be set here.`;
  const hint = `${refusal.reason} No page can be in it.\n${settableScripts}`;
  return [error('content/unsupported-script', message, { span, hint })];
}

/**
 * Each language is listed once, and each text is there in each language of the pack and in no other. Of a reader who gets
 * some languages only, the texts are needed in these.
 */
export function checkLanguages(
  { entries, texts }: PackIndex,
  languages: readonly string[],
  root: Located,
): Diagnostic[] {
  const spanOf = (index: number) => valueSpan(root, ['pack', 'languages', index]);
  const firsts = new Map(languages.map((language, i) => [language, i] as const).toReversed());
  const repeated = languages.flatMap((language, i) =>
    firsts.get(language) === i
      ? []
      : [
          error('content/duplicate-id', `The language "${language}" is listed twice.`, {
            span: spanOf(i),
            hint: 'Take one of the two out.',
          }),
        ],
  );
  const listed = [...new Set(languages)];
  const unused = unusedLanguages(texts, listed);
  const wanted = listed.filter((language) => !unused.includes(language) && !cannotBeSet(language));
  return [
    ...repeated,
    ...unused
      .filter((language) => !cannotBeSet(language))
      .map((language) =>
        error('content/missing-text', `No text of this pack is in ${language}.`, {
          span: spanOf(languages.indexOf(language)),
          hint: 'Write every text in it as well, or take it out of "languages".',
        }),
      ),
    ...texts.flatMap((text) => {
      const own = readerLanguages(text);
      return checkText(text, own ? wanted.filter((language) => own.includes(language)) : wanted, listed, root);
    }),
    ...texts.flatMap(({ field, wordings }) => wordings.flatMap(({ node, locale }) => noText(node, locale ?? field))),
    ...unknownReaderLanguages(entries, languages),
  ];
}

/** `fr: ~` and `fr: null`: YAML's words for nothing, which would be printed. */
function noText({ raw, span }: LocatedText, key: string): Diagnostic[] {
  if (!/^(?:~|null|Null|NULL)$/.test(raw)) return [];
  return [
    error('content/missing-text', `"${key}" has no text: what stands here means nothing.`, {
      span,
      hint: 'Write the text. If it is this word, put it in quotation marks.',
    }),
  ];
}

/** The languages that the reader of a text gets, where they are said. */
function readerLanguages({ entry }: PackText): readonly string[] | undefined {
  if (entry?.kind !== 'audience') return undefined;
  const own = textsUnder(entry.node, 'languages').map(({ text }) => text);
  return own.length === 0 ? undefined : own;
}

function unknownReaderLanguages(entries: PackIndex['entries'], languages: readonly string[]): Diagnostic[] {
  return entries
    .filter(({ kind }) => kind === 'audience')
    .flatMap(({ node }) => textsUnder(node, 'languages'))
    .filter(({ text }) => !languages.includes(text))
    .map(({ text, span }) =>
      error('content/unknown-language', `"${text}" is not one of the languages of this pack.`, {
        span,
        hint: `The pack is in ${languages.join(', ')}.`,
      }),
    );
}

/** Languages that the pack lists and no text has: one mistake, however many texts there are. */
function unusedLanguages(texts: readonly PackText[], languages: readonly string[]): readonly string[] {
  const byLanguage = texts.filter((text) => !isPlain(text));
  if (byLanguage.length < 2) return [];
  return languages.filter(
    (language) => !byLanguage.some(({ wordings }) => wordings.some(({ locale }) => locale === language)),
  );
}

/** A cell of a table, which has all its languages in one line. */
const isCell = ({ path }: PackText) => path.includes('rows');

/** A cell without a value, `–` or `..`, is the same in every language, and need not be written in each. */
export function isSameInAll(text: PackText): boolean {
  return (
    isCell(text) && text.wordings.every(({ locale, node }) => locale === undefined && marksMissingValue(node.text))
  );
}

/** `1 500` and `12 %` in a cell: numbers, and to the schema texts. A sign alone is the same in every language. */
function oneTextCell({ span }: PackText, typed: string, languages: readonly string[]): Diagnostic {
  const number = numberMeant(typed);
  const sign = /[%‰]/u.test(typed) ? ', with its sign in the title of the chart or the column' : '';
  const plainly = number === undefined ? '' : `Write a number plainly, ${number}${sign}. If it is to be a text:\n`;
  const others = /[\p{L}\p{N}]/u.test(typed) ? '"…"' : doubleQuoted(typed);
  const texts = languages.map((language, i) => `${language}: ${i === 0 ? doubleQuoted(toWrite(typed)) : others}`);
  return error('content/missing-text', `This cell is one text, and the pack has ${languages.length} languages.`, {
    span,
    hint: `${plainly}Write it in each language:\n  { ${texts.join(', ')} }`,
  });
}

/** `low` in the large number of a fact or in a cell: the name of a figure of the fact, as charts have it. */
function figureNamed(text: PackText, typed: string): string | undefined {
  const { entry, field } = text;
  const node = entry?.kind === 'fact' ? entry.node : undefined;
  if (!entry || !node || !(field === 'value' || isCell(text))) return undefined;
  const isFigure = ['figures', 'derived'].some((key) => nodeAt(node, [key, typed]) !== undefined);
  return isFigure ? figureOf(entry.id, typed) : undefined;
}

function bareFigure(text: PackText, name: string, figure: string, languages: readonly string[]): Diagnostic {
  const { field, span } = text;
  const texts = languages.map((language) => `${language}: "${figure}"`);
  const written = isCell(text) ? `{ ${texts.join(', ')} }` : `${field}:\n    ${texts.join('\n    ')}`;
  return error('content/missing-text', `"${name}" is the name of a figure, and a text has it in braces.`, {
    span,
    hint: `Write:\n  ${written}`,
  });
}

function isPlain({ wordings }: PackText): boolean {
  return wordings.some(({ locale }) => locale === undefined);
}

function checkText(
  text: PackText,
  wanted: readonly string[],
  languages: readonly string[],
  root: Located,
): Diagnostic[] {
  const { field, span, path, wordings } = text;
  if (isPlain(text)) {
    const withoutColons = wordings.flatMap(({ node }) => withoutColon(node, languages));
    if (withoutColons.length > 0 || languages.length === 1) return withoutColons;
    const full = wordings.find(({ lengths }) => lengths.includes('full'))?.node.text.trim() ?? '…';
    const figure = figureNamed(text, full);
    if (figure !== undefined) return [bareFigure(text, full, figure, languages)];
    if (isCell(text)) return isSameInAll(text) ? [] : [oneTextCell(text, full, languages)];
    const lines = languages.map((language, i) => `    ${language}:${i === 0 ? wordingsToWrite(text) : ' "…"'}`);
    return [
      error('content/missing-text', `"${field}" is one text, and this pack has ${languages.length} languages.`, {
        span,
        hint: `Write one line for each language:\n  ${field}:\n${lines.join('\n')}`,
      }),
    ];
  }
  const given = [...new Set(wordings.flatMap(({ locale }) => locale ?? []))];
  const foreign = given.filter((language) => !languages.includes(language));
  const { missing, meant } = matchLanguages(
    foreign,
    wanted.filter((language) => !given.includes(language)),
  );
  const unknown = foreign.map((language, i) =>
    error('content/unknown-language', `"${language}" is not a language of this pack.`, {
      span: entryOf(nodeAt(root, path), language)?.keySpan ?? span,
      hint: `${meant[i] === undefined ? '' : `Did you mean "${meant[i]}"? `}The languages of this pack: ${languages.join(', ')}.`,
    }),
  );
  if (missing.length === 0) return unknown;
  return [
    ...unknown,
    error('content/missing-text', `"${field}" has no text in ${missing.join(', ')}.`, {
      span,
      hint: `Add below it:\n${missing.map((language) => `  ${language}: "…"`).join('\n')}`,
    }),
  ];
}

/** A text that is there, full and short where it has both, as the lines below its language. */
function wordingsToWrite({ wordings }: PackText): string {
  const written = ({ node }: Wording) => doubleQuoted(toWrite(node.text.trim()));
  const [first, ...more] = wordings;
  if (first && more.length === 0 && first.lengths.length > 1) return ` ${written(first)}`;
  return wordings.map((wording) => `\n      ${wording.lengths.join()}: ${written(wording)}`).join('');
}

/** `en "Begin early."` and `en="Begin early."`: to YAML one text with a word before it. */
function withoutColon({ raw, span }: LocatedText, languages: readonly string[]): Diagnostic[] {
  const [, language = '', rest] = /^([A-Za-z]+(?:-[A-Za-z]+)*)\s*[:：;；=]?\s*(["'].*["'])\s*$/su.exec(raw) ?? [];
  if (rest === undefined || !languages.includes(language)) return [];
  return [
    error('content/wrong-type', `The colon after "${language}" is missing.`, {
      span: { ...span, end: span.start + language.length },
      hint: `Write the colon and a plain space:\n  ${language}: ${toWrite(rest)}`,
    }),
  ];
}

/** A language of a pack, where it is listed. */
export interface ListedLanguage {
  readonly tag: string;
  readonly span: Span;
}

/**
 * What is still to be said where no page can be in some of the languages, which is said of these by itself: not that their
 * texts are missing, nor that those of the language that was meant are foreign.
 */
export function withoutLanguages(
  diagnostics: readonly Diagnostic[],
  unset: readonly ListedLanguage[],
  typedAt: (span: Span) => string,
): readonly Diagnostic[] {
  const follows = ({ code, span }: Diagnostic) =>
    span !== undefined &&
    unset.some((language) =>
      code === 'content/missing-text'
        ? span.source === language.span.source && span.start === language.span.start
        : code === 'content/unknown-language' && localeMeant(language.tag, [typedAt(span)]) !== undefined,
    );
  return diagnostics.filter((diagnostic) => !follows(diagnostic));
}

interface Matched {
  /** The languages that are missing under any name. */
  readonly missing: readonly string[];
  /** For each foreign language the missing one that it was most likely meant to be. */
  readonly meant: readonly (string | undefined)[];
}

function matchLanguages(foreign: readonly string[], absent: readonly string[]): Matched {
  return foreign.reduce<Matched>(
    ({ missing, meant }, language) => {
      const only = missing.length === 1 ? missing[0] : undefined;
      const match = languageNear(language, missing) ?? only;
      return { missing: missing.filter((each) => each !== match), meant: [...meant, match] };
    },
    { missing: absent, meant: [] },
  );
}
