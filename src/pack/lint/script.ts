import { type Diagnostic, error, warning } from '../../diagnostics/diagnostic.js';
import type { LocaleRules } from '../../schema/locale.js';
import { once } from '../../text/once.js';
import { type PatternFor, patternFor } from '../../text/plain-text.js';
import { type LintSet, type LintText, matchesIn, ownWords } from './lint-text.js';

/** Characters that only one of the two Chinese scripts has, each with what the other writes. */
export interface ScriptTables {
  readonly simplifiedOnly: ReadonlyMap<string, string>;
  readonly traditionalOnly: ReadonlyMap<string, string>;
  /** Words of Traditional and of Simplified Chinese that are written with a character of the other: names, mostly. */
  readonly words: Readonly<Record<'zh-Hant' | 'zh-Hans', () => readonly string[]>>;
}

/** Tables of phrases, read only where a word is looked for: one of them is large. */
export type PhraseTables = Readonly<Record<'zh-Hant' | 'zh-Hans', () => readonly string[]>>;

/**
 * Reads the character tables of OpenCC: a character, a tab, what it becomes in the other script. One that may also stay
 * as it is belongs to both, and so does one that Taiwan or Hong Kong write where OpenCC's standard has another
 * (峰 for 峯). The tables find characters of the wrong script; they never convert a text.
 */
export function scriptTables(
  simplifiedToTraditional: string,
  traditionalToSimplified: string,
  regionalVariants: readonly string[],
  phrases: PhraseTables,
): ScriptTables {
  const variants = regionalVariants.map((table) => new Map(rowsOf(table)));
  const only = (table: string) =>
    new Map(
      rowsOf(table).flatMap(([char, choices]): [string, string][] => {
        const [first = ''] = choices;
        const regional = variants.some((variant) => choices.some((choice) => variant.get(choice)?.includes(char)));
        return choices.includes(char) || regional ? [] : [[char, first]];
      }),
    );
  const simplifiedOnly = only(simplifiedToTraditional);
  const traditionalOnly = only(traditionalToSimplified);
  const wordsWith = (foreign: ReadonlyMap<string, string>, tables: readonly string[]) =>
    tables.flatMap((table) => rowsOf(table).flatMap(([, words]) => words.filter((word) => hasAny(word, foreign))));
  return {
    simplifiedOnly,
    traditionalOnly,
    words: {
      'zh-Hant': once(() => wordsWith(simplifiedOnly, phrases['zh-Hant']())),
      'zh-Hans': once(() => wordsWith(traditionalOnly, phrases['zh-Hans']())),
    },
  };
}

function hasAny(text: string, characters: ReadonlyMap<string, string>): boolean {
  return [...text].some((char) => characters.has(char));
}

function rowsOf(table: string): [string, string[]][] {
  return table.split('\n').flatMap((row): [string, string[]][] => {
    const [char, choices] = row.trim().split('\t');
    return char && choices ? [[char, choices.split(' ')]] : [];
  });
}

const halfWidth = patternFor(
  ({ cjk }) => new RegExp(`(?<=[${cjk}])[,;:?!]|[,;:?!](?=[${cjk}])|(?<=[${cjk}])\\(|\\)(?=[${cjk}])`, 'gu'),
);
const fullWidth: Readonly<Record<string, string>> = {
  ',': '，',
  ';': '；',
  ':': '：',
  '?': '？',
  '!': '！',
  '(': '（',
  ')': '）',
};
const typedSpace = patternFor(
  ({ cjk, latin, digit }) =>
    new RegExp(`(?<=[${cjk}]) +(?=[${latin}${digit}])|(?<=[${latin}${digit}]) +(?=[${cjk}])`, 'gu'),
);
const anyHan = patternFor(({ han }) => new RegExp(`[${han}]`, 'gu'));

/**
 * Script, punctuation and quotation marks of each language.
 * @param names those that a pack gives for a language: they may keep a character of the other script
 */
export function checkScript(
  sets: readonly LintSet[],
  tables: ScriptTables | undefined,
  rulesOf: (locale: string) => LocaleRules,
  names: (locale: string) => readonly string[],
): Diagnostic[] {
  return sets
    .flatMap((set) => set.texts)
    .flatMap((text) => {
      const rules = rulesOf(text.locale);
      return [
        ...(tables ? wrongScript(text, tables, names) : []),
        ...(rules.lines.breaks === 'characters' ? punctuation(text, rules) : []),
        ...quotes(text, rules),
      ];
    });
}

/** Names of Hong Kong keep it where words have another: Hang Seng, Hang Lung, Henderson. No list has them all. */
const keptInNames = '恒';

function wrongScript(
  text: LintText,
  { simplifiedOnly, traditionalOnly, words }: ScriptTables,
  names: (locale: string) => readonly string[],
): Diagnostic[] {
  const { locale } = text;
  if (locale !== 'zh-Hant' && locale !== 'zh-Hans') return [];
  const foreign = locale === 'zh-Hant' ? simplifiedOnly : traditionalOnly;
  if (!hasAny(text.text, foreign)) return [];
  const own = ownWords(text);
  const kept = [...words[locale](), ...names(locale)].filter((name) => hasAny(name, foreign));
  return matchesIn(text, anyHan, blankWords(own, kept)).flatMap(({ found, span }) => {
    const other = foreign.get(found);
    if (other === undefined) return [];
    const report = keptInNames.includes(found) ? warning : error;
    return [
      report('lint/script', `"${found}" is a ${locale === 'zh-Hant' ? 'Simplified' : 'Traditional'} character.`, {
        span,
        hint: `Write "${other}", if that is the character meant. A name that keeps it belongs in the glossary.`,
      }),
    ];
  });
}

/** The text with other characters in the place of some words, all at their offsets. */
function blankWords(text: string, words: readonly string[]): string {
  return words.reduce((rest, word) => (word === '' ? rest : rest.replaceAll(word, ' '.repeat(word.length))), text);
}

function punctuation(text: LintText, { name }: LocaleRules): Diagnostic[] {
  return [
    ...matchesIn(text, halfWidth).map(({ found, span }) =>
      error('lint/punctuation', `"${found}" is half-width punctuation in a text in ${name}.`, {
        span,
        hint: `Write "${fullWidth[found]}".`,
      }),
    ),
    ...matchesIn(text, typedSpace).map(({ span }) =>
      error('lint/punctuation', 'The gap beside Latin letters and digits is made by the layout, not by a space.', {
        span,
        hint: 'Take the space out.',
      }),
    ),
  ];
}

/** Every mark that some language quotes with, straight ones included. */
const quotationMarks = [...'“”„‟‘’‚‛«»‹›「」『』"＂'];

interface QuoteRule {
  readonly wrong: PatternFor;
  readonly right: string;
}

const quoteRules = new WeakMap<LocaleRules, QuoteRule>();

/**
 * Marks that a language does not quote with are wrong in it, but for ’ as the apostrophe. A straight ' is wrong as an
 * apostrophe only: it may stand for feet or minutes.
 */
function quoteRuleOf({ quotes: { outer, inner, others }, lines }: LocaleRules): QuoteRule {
  const own = new Set([...outer, ...inner, ...others].map((mark) => mark.trim()));
  const foreign = quotationMarks.filter((mark) => mark !== '’' && !own.has(mark));
  const hasApostrophe = lines.breaks === 'words';
  const apostrophe = (letter: string) =>
    hasApostrophe ? `(?<=[${letter}])'(?=[${letter}])` : own.has('’') ? undefined : '(?<![A-Za-z])’';
  const wrong = (letter: string) => [`[${foreign.join('')}]`, apostrophe(letter)].filter(Boolean).join('|');
  const marks = [`${outer.join('…')}`, `and ${inner.join('…')} inside`];
  return {
    wrong: patternFor(({ letter }) => new RegExp(wrong(letter), 'gu')),
    right: hasApostrophe ? `${marks.join(', ')}; the apostrophe is ’` : marks.join(', '),
  };
}

function quotes(text: LintText, rules: LocaleRules): Diagnostic[] {
  const { wrong, right } = quoteRules.get(rules) ?? quoteRuleOf(rules);
  quoteRules.set(rules, { wrong, right });
  return matchesIn(text, wrong, ownWords(text)).map(({ found, span }) =>
    error('lint/quotes', `${found} is not a quotation mark of ${text.locale}.`, { span, hint: `Write ${right}.` }),
  );
}
