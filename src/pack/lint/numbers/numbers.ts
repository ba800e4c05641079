import type { LocaleRules } from '../../../schema/locale.js';
import { characters } from './characters.js';
import { decades, months, numericDates } from './dates.js';
import { digits } from './digits.js';
import { grammarOf, type NumberGrammar } from './grammar.js';
import { NumberScan } from './scan.js';
import { type Draft, type FoundNumber, numberValue, readingsOf } from './values.js';
import { romans, words } from './words.js';

/** Every number of a text, read by the rules of its language. Citations and figures must have been blanked out. */
export function numbersIn(text: string, rules: LocaleRules): readonly FoundNumber[] {
  const grammar = grammarOf(rules);
  const scan = new NumberScan(text, grammar);
  for (const readKind of [decades, numericDates, months, digits, characters, words, romans]) readKind(scan);
  const inOrder = scan.found.toSorted((a, b) => a.start - b.start);
  return shortYears(sharedSuffixes(inOrder, scan.text, grammar), scan.text).map(
    ({ suffix: _, bare: __, ...number }) => ({
      ...number,
      certain: number.certain && rules.known,
      inDate: number.inDate || scan.dates.some(({ start, end }) => number.start >= start && number.end <= end),
    }),
  );
}

/** Whether a text counts in words that cannot be compared, such as "twofold". */
export function isUnclear(text: string, rules: LocaleRules): boolean {
  return grammarOf(rules).unclear?.test(text) ?? false;
}

/** In 10–20%, 3 to 5 million and 3至5月, the first number has the kind and the scale of the second. */
function sharedSuffixes(numbers: readonly Draft[], text: string, grammar: NumberGrammar): readonly Draft[] {
  const shared: Draft[] = [];
  for (const number of numbers.toReversed()) {
    const next = shared.at(-1);
    const joined =
      next?.suffix && number.bare && !number.suffix && grammar.range.test(text.slice(number.end, next.start));
    if (!joined || !next.suffix) {
      shared.push(number);
      continue;
    }
    const alike = readingsOf(number.bare, next.suffix);
    const isRange = /[–—‑~～〜-]/u.test(text.slice(number.end, next.start));
    const readings = isRange ? [...alike, ...number.readings] : [...number.readings, ...alike];
    shared.push({ ...number, readings, suffix: next.suffix });
  }
  return shared.reverse();
}

/** 2020–25 and 2020/21 end in 2025 and 2021. */
function shortYears(numbers: readonly Draft[], text: string): readonly Draft[] {
  return numbers.map((number, i) => {
    const first = numbers[i - 1];
    if (!first || number.suffix) return number;
    const [from, to] = [text.slice(first.start, first.end), text.slice(number.start, number.end)];
    if (!/^(?:1[5-9]|20)\d\d$/.test(from) || !/^\d\d$/.test(to)) return number;
    if (!/^[–—‑/-]{1,2}$/u.test(text.slice(first.end, number.start))) return number;
    const full = Math.floor(Number(from) / 100) * 100 + Number(to);
    if (full <= Number(from)) return number;
    return { ...number, readings: [[numberValue(full, 'number')], ...number.readings], inDate: true };
  });
}
