import { classesFor } from '../../../text/plain-text.js';
import { commonNames } from './common-names.js';
import type { GrammarInput } from './grammar-input.js';
import { withCapital } from './month-names.js';
import { beginnings, escaped } from './word-patterns.js';

export function numbersInWords({ rules, isForPlain, patterns, numberWords, ownNumbers, attached }: GrammarInput) {
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
export function numbersInSigns({ rules, isForPlain, patterns, digitSigns, hanScales, numeral }: GrammarInput) {
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
    discounts: search(
      characters.discounts,
      (words) => `(?<![\\d.,]|${numeral})(?<tenths>\\d(?:\\.?\\d)?|(?:${beginnings(digitSigns)}){1,2})(?:${words})`,
      'gu',
    ),
    each: inAnyCase(typed.each, (words) => `(?<!${letterBeforeWord})(?:${words})`, 'gu'),
    periodAfter: inAnyCase(typed.periods, (words) => `\\s?(?:${words})`, 'uy'),
    characters: digitSigns.length > 0 ? new RegExp(`${numeral}+${aroundScale}`, 'gu') : undefined,
    unclear: inAnyCase(typed.unclear, (words) => `(?<!${letterBeforeWord})(?:${words})`, 'gu'),
    howOften: inAnyCase(
      typed['how-often'].times.flatMap((word) => typed['how-often'].in.map((time) => `${word} ${time}`)),
      (words) => `(?:${words})`,
      'uy',
    ),
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

export function valuesOfWords({ rules, patterns, numberWords, ownNumbers, monthOf }: GrammarInput) {
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

/** COVID-19, also with a hyphen that breaks no line, with a blank and as one word. */
function withAnyHyphen(names: readonly string[]): readonly string[] {
  return names.flatMap((name) =>
    name.includes('-') ? ['-', '‑', ' ', ''].map((joint) => name.replace('-', joint)) : [name],
  );
}

function inSmallLetters<T>([word, value]: readonly [string, T]): readonly [string, T] {
  return [word.toLowerCase(), value];
}
