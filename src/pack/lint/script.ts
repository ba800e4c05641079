import { type Diagnostic, error, warning } from '../../diagnostics/diagnostic.js';
import type { LocaleRules } from '../../schema/locale.js';
import { chineseScriptOf } from '../../schema/scripts.js';
import { once } from '../../text/once.js';
import { patternFor } from '../../text/plain-text.js';
import { provisionPatterns } from '../../text/provisions.js';
import { telephone } from '../../text/telephones.js';
import { type LintSet, type LintText, matchesIn, noWord, ownWords, printedWords, spanOf } from './lint-text.js';
import { checkQuotes } from './quotes.js';

/** What the other Chinese script writes for a character that only one has; undefined for all others. */
export type OtherScript = (codePoint: number) => string | undefined;

/** What tells the two Chinese scripts apart. */
export interface ScriptTables {
  readonly simplifiedOnly: OtherScript;
  readonly traditionalOnly: OtherScript;
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
  const [simplifiedOnly, traditionalOnly] = [
    onlyIn(simplifiedToTraditional, variants),
    onlyIn(traditionalToSimplified, variants),
  ];
  const wordsWith = (foreign: OtherScript, tables: readonly string[]) =>
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

/** Smaller code points are of no character that is written in two ways. */
const firstIdeograph = 0x3400;

/** A table has four thousand rows, of which a pack needs a few: each is read when its character is asked for. */
function onlyIn(table: string, variants: readonly ReadonlyMap<string, readonly string[]>[]): OtherScript {
  const known = new Map<number, string | undefined>();
  return (codePoint) => {
    if (codePoint < firstIdeograph || known.has(codePoint)) return known.get(codePoint);
    const [[char, choices] = ['', []]] = rowsOf(rowOf(table, codePoint) ?? '');
    const isRegional = variants.some((variant) => choices.some((choice) => variant.get(choice)?.includes(char)));
    const other = choices.includes(char) || isRegional ? undefined : choices[0];
    known.set(codePoint, other);
    return other;
  };
}

/** The row of a character, found by halving: the tables are in the order of their characters, behind comments. */
function rowOf(table: string, codePoint: number): string | undefined {
  let [low, high] = [0, table.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const start = middle === 0 ? 0 : table.lastIndexOf('\n', middle - 1) + 1;
    const feed = table.indexOf('\n', middle);
    const end = feed < 0 ? table.length : feed;
    const first = table.codePointAt(start) ?? 0;
    if (first === codePoint) return table.slice(start, end);
    if (first < codePoint) low = end + 1;
    else high = start;
  }
  return undefined;
}

function hasAny(text: string, foreign: OtherScript): boolean {
  for (let at = 0; at < text.length; at += 1) {
    if (foreign(text.codePointAt(at) ?? 0) !== undefined) return true;
  }
  return false;
}

function rowsOf(table: string): [string, string[]][] {
  return table.split('\n').flatMap((row): [string, string[]][] => {
    const [char, choices] = row.trim().split('\t');
    return char && choices ? [[char, choices.split(' ')]] : [];
  });
}

/** In the number of a provision, 第12(3)(a)條, the brackets are those of the law. */
const { number, item, openItem } = provisionPatterns('A-Za-z');
const inProvision = `${number}(?:${item})*${openItem}`;
/** A case is cited as its reports have it: (2005) 8 HKCFAR 229. */
const yearOfCase = '(?:1[89]|20)\\d\\d\\) ?(?:\\d+ )?[A-Z]';
const halfWidth = patternFor(
  ({ cjk }) =>
    new RegExp(
      `(?<=[${cjk}])[,;:?!]|[,;:?!](?=[${cjk}])|(?<=[${cjk}])\\((?!${yearOfCase})|(?<!${inProvision})\\)(?=[${cjk}])`,
      'gu',
    ),
);
/**
 * A full stop at the end of a text, and none within a name or a reference, 約翰.史密斯 and 薛澜. 题名; dots and hyphens for marks
 * of two characters, but for --verbose.
 */
const halfWidthRows = patternFor(
  ({ cjk }) =>
    new RegExp(
      `(?<=[${cjk}])(?:\\.(?=[」』”’）]|$)|\\.{3,}|-{2,}(?![-A-Za-z]))|(?:(?<!\\.)\\.{3,}|(?<!-)-{2,})(?=[${cjk}])`,
      'gu',
    ),
);
const mayHaveRows = /\.(?:[.」』”’）]|$)|--/u;
const fullWidth: Readonly<Record<string, string>> = {
  ',': '，',
  '.': '。',
  '..': '……',
  '--': '——',
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
  const texts = sets.flatMap((set) => set.texts);
  const ofEach = texts.flatMap((text) => {
    const rules = rulesOf(text.locale);
    return [
      ...(tables ? wrongScript(text, tables, names) : []),
      ...(rules.lines.breaks === 'characters' ? punctuation(text, rules) : widePunctuation(text, rules)),
    ];
  });
  return [...ofEach, ...checkQuotes(texts, rulesOf)];
}

/** Names of Hong Kong keep it where words have another: Hang Seng, Hang Lung, Henderson. No list has them all. */
const keptInNames = '恒';

function wrongScript(
  text: LintText,
  { simplifiedOnly, traditionalOnly, words }: ScriptTables,
  names: (locale: string) => readonly string[],
): Diagnostic[] {
  const script = chineseScriptOf(text.locale);
  if (script === undefined) return [];
  const foreign = script === 'zh-Hant' ? simplifiedOnly : traditionalOnly;
  if (!hasAny(text.text, foreign)) return [];
  const own = ownWords(text);
  const kept = [...words[script](), ...names(text.locale)].filter((name) => hasAny(name, foreign));
  return matchesIn(text, anyHan, blankWords(own, kept)).flatMap(({ found, span }) => {
    const other = foreign(found.codePointAt(0) ?? 0);
    if (other === undefined) return [];
    const report = keptInNames.includes(found) ? warning : error;
    return [
      report('lint/script', `"${found}" is a ${script === 'zh-Hant' ? 'Simplified' : 'Traditional'} character.`, {
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

/** With the blanks around them: people keep a label apart from the number, 電話 045-123-4567 and 電話 2123 4567. */
const telephoneApart = once(() => new RegExp(` *(?<!\\d)(?:${telephone}|\\d{4} \\d{4}(?!\\d)) *`, 'gu'));
const mayHaveTelephone = / [+(\d]|\d /;

/** Typed blanks where the layout makes a gap itself. */
function typedGaps(text: LintText) {
  const words = printedWords(text);
  if (!mayHaveTelephone.test(words)) return matchesIn(text, typedSpace, words);
  const apart = words.replace(telephoneApart(), (number) => noWord.repeat(number.length));
  return matchesIn(text, typedSpace, apart);
}

function punctuation(text: LintText, { name }: LocaleRules): Diagnostic[] {
  const rows = mayHaveRows.test(text.text) ? matchesIn(text, halfWidthRows) : [];
  return [
    ...[...matchesIn(text, halfWidth), ...rows].map(({ found, span }) =>
      error('lint/punctuation', `"${found}" is half-width punctuation in a text in ${name}.`, {
        span,
        hint: `Write "${fullWidth[found.slice(0, 2)]}".`,
      }),
    ),
    ...typedGaps(text).map(({ span }) =>
      error('lint/punctuation', 'The gap beside Latin letters and digits is made by the layout, not by a space.', {
        span,
        hint: 'Take the space out.',
      }),
    ),
  ];
}

const plainMarks: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Object.entries(fullWidth).map(([plain, wide]) => [wide, plain])),
  '、': ',',
  '。': '.',
};
const arabicMarks: Readonly<Record<string, string>> = { '，': '،', '、': '،', '；': '؛', '？': '؟' };
const anyWide = /[，、。；：？！（）]/u;
/**
 * Beside a Chinese or Japanese character, such as the ー of Japanese that several scripts share, it belongs to words of that
 * language, and so it does within the brackets of a title.
 */
const wideAfterWord =
  /(?<=[^\P{L}\p{scx=Han}\p{scx=Hira}\p{scx=Kana}]|\p{Nd})[，、。；：？！（）](?!\s*[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}《〈「『]|[^《》「」]*[》」])/gu;

/** Marks of a Chinese keyboard in a language that has others. */
function widePunctuation(text: LintText, { name }: LocaleRules): Diagnostic[] {
  if (!anyWide.test(text.text)) return [];
  const own = ownWords(text);
  return [...own.matchAll(wideAfterWord)].map(({ 0: found, index }) => {
    const arabic = /\p{Script=Arabic}/u.test(own.charAt(index - 1)) ? arabicMarks[found] : undefined;
    return warning('lint/punctuation', `"${found}" is the full-width mark of Chinese, in a text in ${name}.`, {
      span: spanOf(text, index, index + 1),
      hint: `Write "${arabic ?? plainMarks[found]}".`,
    });
  });
}
