import { fraction, sumOf } from '../../../schema/fraction.js';
import type { LocaleRules } from '../../../schema/locale.js';
import { literalPattern } from '../../../text/literal-pattern.js';
import { oncePer } from '../../../text/once.js';
import { characterValue, share } from './characters.js';
import type { NumberScan } from './scan.js';
import { readingsOf, scaled } from './values.js';

interface Letters {
  readonly number: RegExp;
  readonly fraction: RegExp | undefined;
}

/**
 * Numbers in letters that other words have too, as in Korean: 오천 가구 are 5,000 households, and 구조 alone is a structure.
 * They begin a word, and what they count follows. As numbers in words they need no counterpart.
 */
export function lettered(scan: NumberScan): void {
  const { rules } = scan.grammar;
  if (rules['character-numbers'].counters.length === 0) return;
  const letters = lettersOf(rules);
  for (const { index, 0: written, groups = {} } of scan.matches(letters.fraction)) {
    const [lower, upper] = [groups.lower ?? '', groups.upper ?? ''].map((token) => characterValue(scan, token));
    if (!lower || !upper || lower.numerator === 0n) continue;
    share(scan, index, index + written.length, upper, lower);
  }
  for (const { index, 0: written, groups = {} } of scan.matches(letters.number)) {
    const { number = '', digits = '', scale = '' } = groups;
    const more = fraction(BigInt(digits.replaceAll(',', '') || '0'));
    const value = sumOf(characterValue(scan, number.replaceAll(' ', '')), scaled(more, scan.powerOf(scale)));
    const suffix = scan.suffixAt(index, index + written.length);
    const readings = [[], ...readingsOf([[value]], suffix)];
    scan.add({ start: index, end: suffix.end, readings, certain: true, bare: [[value]] });
  }
}

const lettersOf = oncePer((rules: LocaleRules): Letters => {
  const { 'typed-numbers': typed, 'character-numbers': signs } = rules;
  const { digits, units, counters, particles, fraction: between } = signs;
  const [digit, unit] = [digits, units].map((signs) => oneOf(Object.keys(signs)));
  const scales = Object.entries(typed.scales).filter(([power]) => Number(power) > 3);
  const [least = [], ...larger] = scales.map(([, words]) => words);
  const scale = oneOf([...least, ...larger.flat()]);
  // Up to 9999, with a unit in it; a digit alone is another word more often than a number.
  const below = `(?:${digit}?${unit}){1,3}${digit}?`;
  const part = `(?:${below}|${digit})${scale}`;
  const number = `(?:(?:${part} ?)+(?:${below})?|${oneOf(least)} ?${below}|${below}|${oneOf(least)})`;
  const counted = `여? ?${oneOf(counters)}${oneOf(particles)}?(?![\\p{L}\\d])`;
  // What a range counts stands after its second number alone: 오천에서 만 가구.
  const follows = `(?=${counted}| ?${oneOf(typed.ranges)} ?${number}${counted})`;
  return {
    number: new RegExp(
      `(?<![\\p{L}\\d]|\\d )(?<number>${number})(?:(?<=${scale}) ?(?<digits>\\d{1,4}|\\d,\\d{3})(?<scale>${unit})?)?${follows}`,
      'gu',
    ),
    fraction:
      between.length === 0
        ? undefined
        : new RegExp(
            `(?<![\\p{L}\\d])(?<lower>(?:${digit}|${unit})+)${oneOf(between)} ?(?<upper>(?:${digit}|${unit})+)(?!\\d)`,
            'gu',
          ),
  };
});

/** A pattern of signs or words as a locale has them; of none, nothing is found. */
function oneOf(words: readonly string[]): string {
  return `(?:${words.map(literalPattern).join('|') || '(?!)'})`;
}
