import type { LocaleRules } from '../../../schema/locale.js';
import { oncePer } from '../../../text/once.js';
import { classesFor, isPlain, patternFor } from '../../../text/plain-text.js';
import { type PartOfHourPattern, partOfHourPatterns, type TimePattern, timePattern } from './clock-patterns.js';
import { commonNames } from './common-names.js';
import { type DurationPattern, durationPatterns } from './durations.js';
import { type MonthName, monthNames, withCapital } from './month-names.js';
import { alternatives, beginnings, endsInLetter, escaped, type WordPatterns, wordPatterns } from './word-patterns.js';

const endsInHan = patternFor(({ han }) => new RegExp(`[${han}]$`, 'u'));

/** How a language names a decade. */
interface DecadePattern {
  readonly pattern: RegExp;
  /** Of a decade that has a name: its first year, or what that is after a century. */
  readonly named: number | undefined;
  /** What a text has that it matches. */
  readonly literals: readonly string[];
}

/** At the end of what stands before a number, and after it; sticky. */
export interface Beside {
  readonly before: RegExp | undefined;
  readonly after: RegExp | undefined;
}

/** The patterns of how one language writes numbers, made once of its locale. */
export interface NumberGrammar {
  readonly rules: LocaleRules;
  /** A text as the patterns that know no case want it. Of plain texts, these have small letters alone: V8 finds them sooner. */
  readonly anyCase: (text: string) => string;
  /** At the end of what stands before a number, and at the beginning of what follows it. */
  readonly letterBefore: RegExp;
  readonly letterAfter: RegExp;
  readonly hyphenAndLetter: RegExp;
  /** Sticky: what may follow a number. */
  readonly scale: RegExp | undefined;
  readonly unsureScale: RegExp | undefined;
  readonly percent: RegExp | undefined;
  readonly perMille: RegExp | undefined;
  readonly points: RegExp | undefined;
  readonly basisPoints: RegExp | undefined;
  readonly ordinal: RegExp | undefined;
  readonly monthMark: RegExp | undefined;
  readonly dateMark: RegExp | undefined;
  readonly converted: RegExp | undefined;
  readonly prefixedUnit: RegExp | undefined;
  readonly halfMore: RegExp | undefined;
  readonly halfDayAfter: RegExp | undefined;
  readonly negativeAfter: RegExp | undefined;
  readonly fiscalAfter: RegExp | undefined;
  readonly yearMark: RegExp | undefined;
  /** After a year of the Islamic calendar, and before it, where it stands with its day and month. */
  readonly lunarAfter: RegExp | undefined;
  readonly lunarMonth: RegExp | undefined;
  readonly tenths: RegExp | undefined;
  readonly fraction: RegExp | undefined;
  /** What may end before a number. */
  readonly negative: RegExp | undefined;
  readonly unsureNegative: RegExp | undefined;
  readonly numbered: RegExp | undefined;
  readonly halfDayBefore: RegExp | undefined;
  readonly fiscalBefore: RegExp | undefined;
  readonly indefinite: RegExp | undefined;
  readonly percentBefore: RegExp | undefined;
  readonly scaleBefore: RegExp | undefined;
  /** All that may stand between a number and a half that is added to it. */
  readonly halfMoreInWords: RegExp | undefined;
  /** All that may stand between a 1 and the number that it is a part of. */
  readonly oneOf: RegExp | undefined;
  readonly perOne: RegExp | undefined;
  /** All that stands between two words of one number. */
  readonly betweenWords: RegExp | undefined;
  readonly durations: readonly DurationPattern[];
  /** Beside a percentage that is added, and one that is reached. */
  readonly percentAdded: Beside;
  readonly percentReached: Beside;
  /** All that may stand between the ends of a range. */
  readonly range: RegExp;
  /** Searched for in a whole text. */
  readonly decades: readonly DecadePattern[];
  readonly times: readonly TimePattern[];
  readonly partsOfHours: readonly PartOfHourPattern[];
  readonly eras: RegExp | undefined;
  readonly months: RegExp | undefined;
  readonly words: RegExp | undefined;
  /** Several words of one number, written as one: zweihundertfünfzig. */
  readonly joinedWords: RegExp | undefined;
  /** After a number: dozens and their like, of which it says how many. */
  readonly collectives: RegExp | undefined;
  readonly parts: RegExp | undefined;
  readonly fractions: RegExp | undefined;
  readonly compounds: RegExp | undefined;
  readonly saidTwice: RegExp | undefined;
  readonly romans: RegExp;
  readonly names: RegExp | undefined;
  readonly characters: RegExp | undefined;
  readonly unclear: RegExp | undefined;
  readonly decreases: RegExp | undefined;
  /** At the end of what stands before a year, and at the beginning of what follows it. */
  readonly beforeYear: RegExp | undefined;
  readonly afterYear: RegExp | undefined;
  readonly counted: readonly { readonly before: string; readonly after: string }[];
  /** Values of words and signs, in small letters where case means nothing. */
  readonly powers: ReadonlyMap<string, number>;
  readonly monthOf: ReadonlyMap<string, MonthName>;
  readonly halfDayOf: ReadonlyMap<string, 'morning' | 'afternoon'>;
  readonly compoundValues: ReadonlyMap<string, number>;
  readonly wordValues: ReadonlyMap<string, number>;
  readonly collectiveValues: ReadonlyMap<string, number>;
  readonly partValues: ReadonlyMap<string, string>;
  readonly denominatorValues: ReadonlyMap<string, number>;
  /** What a text has that names one, in the case of the patterns. */
  readonly denominatorStems: readonly string[];
}

const ofPlainTexts = oncePer((rules: LocaleRules) => makeGrammar(rules, true));
const ofAllTexts = oncePer((rules: LocaleRules) => makeGrammar(rules, false));

/** The grammar for a text. */
export function grammarOf(rules: LocaleRules, text: string): NumberGrammar {
  return isPlain(text) ? ofPlainTexts(rules) : ofAllTexts(rules);
}

/** What the parts of a grammar are made of. */
interface GrammarInput {
  readonly rules: LocaleRules;
  readonly isForPlain: boolean;
  readonly patterns: WordPatterns;
  /** The words of numbers, with their endings. */
  readonly numberWords: Readonly<Record<string, number>>;
  /** Of those, what other words begin with: fivefold. */
  readonly ownNumbers: Readonly<Record<string, number>>;
  /** What joins words and has no blank after it may begin the first of them too: the و of Arabic. Its pattern, or nothing. */
  readonly attached: string;
  readonly monthOf: ReadonlyMap<string, MonthName>;
  readonly scaleWords: readonly string[];
  /** Characters that other words have too are read by themselves, in `letters.ts`. */
  readonly digitSigns: readonly string[];
  readonly hanScales: readonly string[];
  /** A pattern of one character of a number. */
  readonly numeral: string;
}

function makeGrammar(rules: LocaleRules, isForPlain: boolean): NumberGrammar {
  const input = grammarInput(rules, isForPlain);
  return {
    rules,
    anyCase: input.patterns.anyCase,
    ...besideLetters(input),
    ...afterNumbers(input),
    ...beforeNumbers(input),
    ...severalNumbers(input),
    ...numbersInWords(input),
    ...numbersInSigns(input),
    ...valuesOfWords(input),
  };
}

function grammarInput(rules: LocaleRules, isForPlain: boolean): GrammarInput {
  const typed = rules['typed-numbers'];
  const characters = rules['character-numbers'];
  const attachedWords = typed['between-words'].filter((joint) => /^\s.*\S$/u.test(joint)).map((joint) => joint.trim());
  const numberWords = inflected(typed);
  const scaleWords = Object.values(typed.scales).flat();
  const digitSigns = characters.counters.length > 0 ? [] : Object.keys(characters.digits);
  const unitSigns = Object.keys(characters.units);
  const hanScales = scaleWords.filter((word) => endsInHan(isPlain(word)).test(word));
  const inCharacters = [...digitSigns, ...unitSigns, ...hanScales.filter((word) => word.length === 1)].join('');
  return {
    rules,
    isForPlain,
    patterns: wordPatterns(isForPlain),
    numberWords,
    ownNumbers: Object.keys(typed.compounds.numbers).length > 0 ? typed.compounds.numbers : numberWords,
    attached: attachedWords.length === 0 ? '' : `(?:${attachedWords.map(escaped).join('|')})?`,
    monthOf: monthNames(rules.dates),
    scaleWords,
    digitSigns,
    hanScales,
    numeral: `[${inCharacters.replace(/[\\\]^-]/g, '\\$&')}]`,
  };
}

/** Where a number may begin and end, beside letters. */
function besideLetters({ patterns, attached }: GrammarInput) {
  const { letter, letterBesideNumbers } = patterns;
  return {
    // و250 is “and 250”, and no name.
    letterBefore: new RegExp(
      `${attached === '' ? '' : `(?!(?<!${letter})${attached.slice(0, -1)}$)`}${letterBesideNumbers}[-‑]?$`,
      'u',
    ),
    letterAfter: new RegExp(`^${letterBesideNumbers}`, 'u'),
    hyphenAndLetter: new RegExp(`^[-‑]${letter}`, 'u'),
  };
}

function afterNumbers({ rules, isForPlain, patterns, scaleWords }: GrammarInput) {
  const { anyOf, search, sticky, besideNumbers, suffix, after, letterBesideNumbers } = patterns;
  const { 'typed-numbers': typed, 'character-numbers': characters, dates } = rules;
  const { han } = classesFor(isForPlain);
  const around = characters.around.length > 0 ? `(?:${anyOf(characters.around)})?` : '';
  // 20 por 100.000 and 20 por cien mil are rates.
  const scaleBehind =
    scaleWords.length === 0 ? '' : `|(?<=${letterBesideNumbers}|\\d)\\s(?:${anyOf(scaleWords, letterBesideNumbers)})`;
  const noRate = `(?!(?<=\\d)[.,\\s]?\\d${scaleBehind})`;
  return {
    scale: scaleWords.length === 0 ? undefined : new RegExp(`${around}(?:${suffix(scaleWords, '[\\s-]')}){1,3}`, 'uy'),
    unsureScale: sticky(Object.values(typed['unsure-scales']).flat(), (words) => `\\s?(?:${words})`),
    percent: search(typed.percent, () => `${suffix(typed.percent, '[\\s-]')}${noRate}`, 'uy'),
    perMille: after(typed['per-mille']),
    points: after(typed['percentage-points']),
    basisPoints: after(typed['basis-points']),
    ordinal: sticky(typed.ordinals, (words) => `(?:${words})`),
    monthMark: after(dates['month-mark'], '\\s'),
    dateMark: after(dates['date-marks'], '\\s'),
    converted: after(typed['converted-units']),
    prefixedUnit: sticky(characters['prefixed-units'], (words) => `(?:${words})`),
    // 2025年上半年 is no 2025.5 years.
    halfMore: sticky(characters.half, (words) => `(?:(?![上下前後后大小過过])[${han}]){0,2}(?:${words})`),
    tenths: sticky(characters.tenths, (words) => `(?:${words})`),
    fraction: sticky(characters.fraction, (words) => `(?:${words})\\s?`),
    negativeAfter: sticky(typed['negative-after'], (words) => `[^\\d.,;:]{0,30}?\\s(?:${words})`),
    fiscalAfter: besideNumbers(dates['fiscal-years'], (words) => `\\s?(?:${words})`),
    // 3年間 and 3년간 last three years.
    yearMark: besideNumbers(dates['after-year'], (words) => `\\s?(?:${words})(?![间間간])`),
    lunarAfter: besideNumbers(dates.lunar.after, (words) => `\\s?(?:${words})`),
  };
}

function beforeNumbers({ rules, patterns }: GrammarInput) {
  const { letter, search, inAnyCase } = patterns;
  const { 'typed-numbers': typed, 'character-numbers': characters, dates } = rules;
  return {
    lunarMonth: search(dates.lunar.months, (words) => `^\\s(?:${words})\\s$`, 'u'),
    fiscalBefore: search(dates['fiscal-years'], (words) => `(?<!${letter})(?:${words})\\s?$`, 'u'),
    indefinite: search(characters.indefinite, (words) => `(?:${words})$`, 'u'),
    negative: search(typed.negative, (words) => `(?:${words})[$€£¥₩₹]?$`, 'u'),
    unsureNegative: search(typed['unsure-negative'], (words) => `(?:${words})[$€£¥₩₹]?$`, 'u'),
    numbered: inAnyCase(typed.numbered, (words) => `(?<!${letter})(?:${words})\\s?$`, 'u'),
    percentBefore: search(typed['percent-before'], (words) => `(?:${words})\\s?$`, 'u'),
    scaleBefore: search(
      Object.values(typed['scales-before']).flat(),
      (words) => `(?<!${letter})(?<scale>${words})\\s$`,
      'u',
    ),
  };
}

/** What several numbers say together, or with other words: shares, durations, ranges, dates and times. */
function severalNumbers({ rules, patterns, numberWords, attached, monthOf, digitSigns, numeral }: GrammarInput) {
  const { letter, letterBesideNumbers, search, sticky, besideNumbers } = patterns;
  const { 'typed-numbers': typed, dates } = rules;
  const halfDays = [...dates.morning, ...dates.afternoon];
  // يوليو وأغسطس: “and” is written to the month.
  const afterAttached = attached === '' ? '' : `|(?<=(?<!${letter})${attached.slice(0, -1)})`;
  return {
    halfMoreInWords: search(typed['half-more'], (words) => `^\\s(?:${words})\\s?$`, 'u'),
    // Of 5つの目標のうち3つ and “one young adult in five”, what is counted stands between them.
    oneOf: search(
      typed['one-of'],
      (words) =>
        `^[^\\s\\d.,;、。，；]{0,8}?(?:\\s[^\\s\\d.,;]+){0,2}?\\s?(?<!${letterBesideNumbers})(?:${words})\\s?[^\\s\\d.,;]{0,2}$`,
      'u',
    ),
    perOne: besideNumbers(typed['per-one'], (words) => `[^\\d\\s.,;、。]{0,5}?(?:${words})`),
    betweenWords:
      typed['between-words'].length === 0
        ? undefined
        : new RegExp(`^(?:${typed['between-words'].map(escaped).join('|')})$`, 'u'),
    percentAdded: besideOf(typed['percent-added'], patterns),
    percentReached: besideOf(typed['percent-reached'], patterns),
    durations: durationPatterns(typed, patterns),
    range: new RegExp(`^\\s*(?:${alternatives([',', ...typed.ranges], letter)})\\s*\\+?$`, 'u'),
    decades: [...dates.decades, ...Object.keys(dates['named-decades']).flatMap(withCapital)].map((pattern) => ({
      ...decadePattern(pattern, digitSigns.length > 0 ? numeral : undefined, letter, letterBesideNumbers),
      named: dates['named-decades'][pattern] ?? dates['named-decades'][uncapitalized(pattern)],
    })),
    times: [...dates.times, '{hour}:{minute}'].map((pattern) => timePattern(pattern, letterBesideNumbers)),
    partsOfHours: partOfHourPatterns(rules, numberWords, patterns),
    halfDayBefore: search(halfDays, (words) => `(?<half>${words})\\s?$`, 'u'),
    halfDayAfter: sticky(halfDays, (words) => `\\s?(?<half>${words})`),
    halfDayOf: new Map([
      ...dates.morning.map((word) => [word, 'morning'] as const),
      ...dates.afternoon.map((word) => [word, 'afternoon'] as const),
    ]),
    eras: search(
      Object.keys(dates.eras),
      (words) => `(?<era>${words})\\s?(?<year>元|\\d{1,3}(?!\\d)${digitSigns.length > 0 ? `|${numeral}{1,5}` : ''})`,
      'gu',
    ),
    months: search([...monthOf.keys()], (words) => `(?:(?<!${letter})${afterAttached})(?:${words})`, 'gu'),
  };
}

function numbersInWords({ rules, isForPlain, patterns, numberWords, ownNumbers, attached }: GrammarInput) {
  const { letter, letterBeforeWord, anyCase, anyOf, search, inAnyCase } = patterns;
  const typed = rules['typed-numbers'];
  const followers = [...typed.compounds.counted, ...typed.compounds.percent];
  const compoundNumbers = Object.keys(ownNumbers);
  // What joins the words of a number without any blank.
  const wordJoints = typed['between-words'].filter((joint) => /^\p{L}+$/u.test(joint));
  return {
    words: inAnyCase(
      Object.keys(numberWords),
      (words) =>
        `(?<!${letter}|\\d)${attached}(?:${words})(?:(?:${['-', '‑', ' ', ...typed['between-words']].map((joint) => escaped(anyCase(joint))).join('|')})(?:${words}))*`,
      'gu',
    ),
    joinedWords: search(
      wordJoints.length === 0 ? [] : Object.keys(numberWords).map(anyCase),
      () => {
        const words = beginnings(Object.keys(numberWords).map(anyCase));
        return `(?<!${letter}|\\d)(?:${words})(?:(?:${beginnings(wordJoints)})?(?:${words})){1,7}(?!${letter})`;
      },
      isForPlain ? 'gu' : 'giu',
    ),
    collectives: inAnyCase(Object.keys(typed.collectives), (words) => `[\\s‑-](?<unit>${words})`, 'uy'),
    fractions: inAnyCase(
      Object.keys(typed.denominators),
      (words) =>
        `(?<!${letter}|\\d)(?<upper>\\d{1,2}|${anyOf(Object.keys(numberWords).map(anyCase))})[\\s‑-](?<lower>${words})`,
      'gu',
    ),
    compounds:
      followers.length === 0
        ? undefined
        : new RegExp(
            `(?<!${letter}|\\d)(?<number>(?:${beginnings(compoundNumbers)}){1,3})(?:(?<percent>${beginnings(typed.compounds.percent)})|${beginnings(typed.compounds.counted)})${letter}*`,
            'giu',
          ),
    saidTwice: search(typed['said-twice'], (words) => `^(?<number>\\d+)\\s?(?:${words})\\s?$`, 'u'),
    parts: inAnyCase(Object.keys(typed.parts), (words) => `(?<!${letterBeforeWord})(?:${words})`, 'gu'),
  };
}

/** Numbers in other signs than digits, names that have a number, and what stands beside both. */
function numbersInSigns({ rules, isForPlain, patterns, digitSigns, hanScales, numeral }: GrammarInput) {
  const { letter, letterBeforeWord, letterBesideNumbers, anyCase, anyOf, search, inAnyCase } = patterns;
  const { 'typed-numbers': typed, 'character-numbers': characters, dates } = rules;
  const { letter: anyLetter, latin, number } = classesFor(isForPlain);
  // 一百二十餘萬 is one number.
  const aroundScale =
    characters.around.length > 0 && hanScales.length > 0
      ? `(?:(?:${anyOf(characters.around)})(?:${anyOf(hanScales)})+)?`
      : '';
  return {
    romans: new RegExp(
      `(?<!${letterBesideNumbers}|[${number}])(?:[IVXLCХ]{2,8}|(?<![${anyLetter}])(?:[VX]|I(?=[–—‑-][IVX]{1,4}(?![${anyLetter}])))|[Ⅰ-Ⅻ])(?=(?:e|er|ème|º|ª|\\.)?(?![${latin}${number}]))`,
      'gu',
    ),
    names: new RegExp(
      `(?<!${letterBesideNumbers}|[\\d.,/])(?:${anyOf(withAnyHyphen([...commonNames, ...typed.names]).map(anyCase), letterBesideNumbers)})(?![${latin}${number}]|[.,/]\\d)`,
      isForPlain ? 'gu' : 'giu',
    ),
    characters: digitSigns.length > 0 ? new RegExp(`${numeral}+${aroundScale}`, 'gu') : undefined,
    unclear: inAnyCase(typed.unclear, (words) => `(?<!${letterBeforeWord})(?:${words})`, 'gu'),
    decreases: inAnyCase(typed.decreases, (words) => `(?<!${letterBeforeWord})(?:${words})`, 'u'),
    beforeYear: inAnyCase(
      [...dates['before-year'], ...(dates.months ?? []).flat().flatMap(withCapital)],
      (words) => `(?<!${letter})(?:${words})\\s?$`,
      'u',
    ),
    afterYear: search(dates['after-year'], (words) => `^\\s?(?:${words})`, 'u'),
    counted: characters.counted.flatMap((pattern) => {
      const [before = '', after = ''] = pattern.split('{number}');
      return pattern.includes('{number}') ? [{ before, after }] : [];
    }),
  };
}

function valuesOfWords({ rules, patterns, numberWords, ownNumbers, monthOf }: GrammarInput) {
  const typed = rules['typed-numbers'];
  const followers = [...typed.compounds.counted, ...typed.compounds.percent];
  const powers = [
    ...Object.entries(typed.scales),
    ...Object.entries(typed['unsure-scales']),
    ...Object.entries(typed['scales-before']),
  ];
  return {
    powers: new Map(powers.flatMap(([power, words]) => words.map((word) => [word, Number(power)] as const))),
    monthOf,
    compoundValues: new Map(followers.length === 0 ? [] : Object.entries(ownNumbers).map(inSmallLetters)),
    wordValues: new Map(Object.entries(numberWords).map(inSmallLetters)),
    collectiveValues: new Map(Object.entries(typed.collectives).map(inSmallLetters)),
    partValues: new Map(Object.entries(typed.parts).map(inSmallLetters)),
    denominatorValues: new Map(Object.entries(typed.denominators).map(inSmallLetters)),
    denominatorStems: Object.keys(typed.denominators).map((word) => patterns.anyCase(word.replace(/\*$/, ''))),
  };
}

function besideOf(
  { before, after }: LocaleRules['typed-numbers']['percent-added'],
  { letter, search, besideNumbers }: WordPatterns,
): Beside {
  return {
    before: search(before, (words) => `(?<!${letter})(?:${words})\\s?$`, 'u'),
    after: besideNumbers(after, (words) => `\\s?(?:${words})`),
  };
}

/** COVID-19, also with a hyphen that breaks no line, with a blank and as one word. */
function withAnyHyphen(names: readonly string[]): readonly string[] {
  return names.flatMap((name) =>
    name.includes('-') ? ['-', '‑', ' ', ''].map((joint) => name.replace('-', joint)) : [name],
  );
}

/** The words of numbers, and each stem with each ending. */
function inflected(typed: LocaleRules['typed-numbers']): Readonly<Record<string, number>> {
  const forms = Object.entries(typed['word-stems']).flatMap(([stem, value]) =>
    typed['word-endings'].map((ending) => [stem + ending, value] as const),
  );
  return { ...Object.fromEntries(forms), ...typed.words };
}

function inSmallLetters<T>([word, value]: readonly [string, T]): readonly [string, T] {
  return [word.toLowerCase(), value];
}

function uncapitalized(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}

function decadePattern(
  pattern: string,
  numeral: string | undefined,
  letter: string,
  letterBesideNumbers: string,
): Omit<DecadePattern, 'named'> {
  const number = (digits: string) => (numeral === undefined ? digits : `${digits}|${numeral}{1,4}`);
  const pieces = pattern.split(/(\{year\}|\{tens\}|\{century\})/);
  const parts = pieces.map((part) => {
    if (part === '{year}') return `(?<year>\\d{3}0${numeral === undefined ? '' : `|${numeral}{4}`})`;
    if (part === '{tens}') return `(?<tens>${number('[1-9]0')})`;
    return part === '{century}' ? `(?<century>${number('\\d{1,2}')})` : escaped(part);
  });
  const begins = /^[{\d]/.test(pattern) ? '(?<![\\d.,])' : `(?<!${letter})`;
  const ends = endsInLetter(isPlain(pattern)).test(pattern) ? `(?!${letterBesideNumbers})` : '(?!\\d)';
  return {
    pattern: new RegExp(`${begins}${parts.join('')}${ends}`, 'gu'),
    // There are several kinds of blanks.
    literals: pieces.filter((_, i) => i % 2 === 0).flatMap((part) => part.split(' ')),
  };
}
