import { fraction, sumOf } from '../../../schema/fraction.js';
import type { LocaleRules } from '../../../schema/locale.js';
import { characterValue, share } from './characters.js';
import type { NumberScan } from './scan.js';
import { readingsOf, scaled } from './values.js';

interface Letters {
  readonly number: RegExp;
  readonly fraction: RegExp | undefined;
}

const known = new WeakMap<LocaleRules, Letters | undefined>();

/**
 * Numbers in letters that other words have too, as in Korean: 오천 가구 are 5,000 households, and 구조 alone is a structure.
 * They begin a word, and what they count follows. As numbers in words they need no counterpart.
 */
export function lettered(scan: NumberScan): void {
  const { rules } = scan.grammar;
  if (rules['character-numbers'].counters.length === 0) return;
  const letters = known.get(rules) ?? lettersOf(rules);
  known.set(rules, letters);
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

function lettersOf(rules: LocaleRules): Letters {
  const { digits, units, counters, fraction: between } = rules['character-numbers'];
  const [digit, unit] = [Object.keys(digits).join(''), Object.keys(units).join('')];
  const scales = Object.entries(rules['typed-numbers'].scales).filter(([power]) => Number(power) > 3);
  const scale = scales.flatMap(([, words]) => words).join('');
  // Up to 9999, with a unit in it; a digit alone is another word more often than a number.
  const below = `(?:[${digit}]?[${unit}]){1,3}[${digit}]?`;
  const part = `(?:${below}|[${digit}])[${scale}]`;
  const number = `(?:(?:${part} ?)+(?:${below})?|${scale[0]} ?${below}|${below}|${scale[0]})`;
  const follows = `(?=여? ?(?:${counters.join('|')})(?:은|는|이|가|을|를|의|에|도|로|으로|과|와|씩|당|꼴)?(?![\\p{L}\\d]))`;
  return {
    number: new RegExp(
      `(?<![\\p{L}\\d]|\\d )(?<number>${number})(?:(?<=[${scale}]) ?(?<digits>\\d{1,4}|\\d,\\d{3})(?<scale>[${unit}])?)?${follows}`,
      'gu',
    ),
    fraction:
      between.length === 0
        ? undefined
        : new RegExp(
            `(?<![\\p{L}\\d])(?<lower>[${digit}${unit}]+)(?:${between.join('|')}) ?(?<upper>[${digit}${unit}]+)(?!\\d)`,
            'gu',
          ),
  };
}
