import { classesFor } from '../../../text/plain-text.js';
import type { GrammarInput } from './grammar-input.js';

/** Where a number may begin and end, beside letters. */
export function besideLetters({ patterns, attached }: GrammarInput) {
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

export function afterNumbers({ rules, isForPlain, patterns, scaleWords }: GrammarInput) {
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

export function beforeNumbers({ rules, patterns }: GrammarInput) {
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
