import { fraction, sumOf } from '../../../schema/fraction.js';
import type { LocaleRules } from '../../../schema/locale.js';
import { BoundedCache } from '../../../text/bounded-cache.js';
import { once } from '../../../text/once.js';
import { blankPlaceholders } from '../../../text/placeholders.js';
import { characters } from './characters.js';
import { minutesInCharacters } from './clock-characters.js';
import { collectives } from './collectives.js';
import { decades, eraYears, months, numericDates } from './dates.js';
import { digits } from './digits.js';
import { discounts } from './discounts.js';
import { grammarOf, type NumberGrammar } from './grammar.js';
import { lettered } from './letters.js';
import { multiples } from './multiples.js';
import { names, telephones } from './names.js';
import { powersOfTen } from './powers.js';
import { scalesAdded } from './scales-added.js';
import { NumberScan } from './scan.js';
import { partsOfHours, times } from './times.js';
import {
  type Draft,
  type FoundNumber,
  minus,
  type NumberValue,
  numberValue,
  readingsOf,
  sharesReading,
} from './values.js';
import { compounds, fractionsInWords, parts, romans, words } from './words.js';
import {
  fiscalYears,
  halvesOfYears,
  lunarYears,
  saidAgain,
  shortYears,
  yearsAfterMonths,
  yearsAfterQuarters,
  yearsOfEras,
  yearsWithoutEra,
} from './years.js';

/** What was found, by the rules of the language and the text: several checks read the same texts. */
const known = new WeakMap<LocaleRules, BoundedCache<readonly FoundNumber[]>>();
const maxKept = 4_000;

/** Every number of a text, read by the rules of its language. Citations and figures must have been blanked out. */
export function numbersIn(text: string, rules: LocaleRules): readonly FoundNumber[] {
  const ofRules = known.get(rules) ?? new BoundedCache(maxKept);
  known.set(rules, ofRules);
  return ofRules.of(text, (own) => readNumbers(own, rules));
}

/** Whether a text may have a number that is not in words: one in digits, or in the characters of a language. */
export function mayHaveDigits(text: string, rules: LocaleRules): boolean {
  return /\p{N}/u.test(text) || Object.keys(rules['character-numbers'].digits).length > 0;
}

function readNumbers(text: string, rules: LocaleRules): readonly FoundNumber[] {
  const grammar = grammarOf(rules, text);
  const scan = new NumberScan(text, grammar);
  for (const readKind of [
    decades,
    names,
    numericDates,
    telephones,
    powersOfTen,
    months,
    eraYears,
    partsOfHours,
    times,
    fractionsInWords,
    lettered,
    discounts,
    digits,
    compounds,
    parts,
    minutesInCharacters,
    characters,
    words,
    romans,
  ])
    readKind(scan);
  if (scan.found.length === 0) return [];
  const inOrder = scan.found.toSorted((a, b) => a.start - b.start);
  const withNeighbours = [
    halvesAdded,
    collectives,
    scalesAdded,
    sharedSuffixes,
    sharedByMargins,
    sharedThousands,
    sharedPrefixes,
    sharedDecades,
    yearsOfEras,
    saidTwice,
    saidInBrackets,
    shortYears,
    yearsAfterMonths,
    yearsAfterQuarters,
    lunarYears,
    fiscalYears,
    yearsWithoutEra,
    saidAgain,
    halvesOfYears,
    multiples,
    ones,
  ].reduce((numbers, pass) => pass(numbers, scan.text, grammar), inOrder as readonly Draft[]);
  return withNeighbours.map(({ suffix: _, bare: __, isOfEra: ___, isShortYear: ____, isHalf: _____, ...number }) => ({
    ...number,
    certain: number.certain && rules.known,
    inDate: number.inDate || scan.dates.some(({ start, end }) => number.start >= start && number.end <= end),
  }));
}

/** Whether a text counts in words that cannot be compared, such as "twofold". */
export function isUnclear(text: string, rules: LocaleRules): boolean {
  const { unclear, howOften, anyCase } = grammarOf(rules, text);
  if (!unclear) return false;
  const inCase = anyCase(text);
  const found = [...inCase.matchAll(unclear)].filter(({ index }) => {
    if (!howOften) return true;
    howOften.lastIndex = index;
    return !howOften.test(inCase);
  });
  if (found.length === 0) return false;
  // “a quarter of towns” is a part, whatever a quarter alone may be.
  const numbers = numbersIn(blankPlaceholders(text), rules);
  return found.some(({ 0: word, index }) =>
    numbers.every(
      ({ start, end, readings }) =>
        start > index ||
        end < index + word.length ||
        end - start <= word.length ||
        // “The second decade of the 21st century” has more forms in other languages than a locale can name.
        readings.some((values) => values.some(({ kind }) => kind === 'decade')),
    ),
  );
}

/** “Deux millions et demi” and “два с половиной миллиона” are 2.5 million. */
function halvesAdded(numbers: readonly Draft[], text: string, { halfMoreInWords }: NumberGrammar): readonly Draft[] {
  if (!halfMoreInWords || !numbers.some(({ isHalf }) => isHalf)) return numbers;
  const done: Draft[] = [];
  for (const number of numbers) {
    const first = done.at(-1);
    // What joins them may be written as one word with the half, as the و of ونصف is.
    const isJoined = [number.start, number.start + 1].some(
      (end) => first !== undefined && halfMoreInWords.test(text.slice(first.end, end)),
    );
    if (!number.isHalf || !isJoined || !first?.bare) done.push(number);
    else done.splice(-1, 1, withHalf(first, first.bare, number));
  }
  return done;
}

function withHalf(first: Draft, bare: NonNullable<Draft['bare']>, half: Draft): Draft {
  const suffix = half.suffix ?? first.suffix ?? { end: half.end, kind: 'number', powers: [0], certain: true };
  // The half of “one million and a half”, where the million is a part of the number in words.
  const scales = [1_000_000_000_000n, 1_000_000_000n, 1_000_000n, 1000n];
  const halved = bare.map((parts) => {
    const last = parts.at(-1);
    const scale = scales.find((one) => last?.denominator === 1n && last.numerator > 0n && last.numerator % one === 0n);
    return [...parts.slice(0, -1), sumOf(last ?? fraction(0n), fraction(scale ?? 1n, 2n))];
  });
  return {
    ...first,
    end: half.end,
    readings: [...first.readings, ...readingsOf(halved, suffix)],
    suffix,
    bare: halved,
  };
}

/** The 1 of “1 in 3 women” and of 1人当たり, which another language says as “every third woman” and “per capita”. */
function ones(numbers: readonly Draft[], text: string, { oneOf, perOne }: NumberGrammar): readonly Draft[] {
  if (!oneOf && !perOne) return numbers;
  return numbers.map((number, i) => {
    if (text.slice(number.start, number.end) !== '1') return number;
    const [first, next] = [numbers[i - 1], numbers[i + 1]];
    const isOf =
      (first && oneOf?.test(text.slice(first.end, number.start))) ||
      (next && oneOf?.test(text.slice(number.end, next.start)));
    if (perOne) perOne.lastIndex = number.end;
    // 1日2回 is twice a day, and 1人1台 one for each.
    const isOfNext = perOne && next && /^[^\d\s.,;、。]{1,3}$/u.test(text.slice(number.end, next.start));
    return isOf || isOfNext || perOne?.test(text) ? { ...number, readings: [...number.readings, []] } : number;
  });
}

/** “24 h/24” has a number once. */
function saidTwice(numbers: readonly Draft[], text: string, { saidTwice: pattern }: NumberGrammar): readonly Draft[] {
  if (!pattern) return numbers;
  return numbers.map((number, i) => {
    const first = numbers[i - 1];
    if (!first || number.start - first.start > 24) return number;
    const typed = pattern.exec(text.slice(first.start, number.start))?.groups?.number;
    return typed === text.slice(number.start, number.end) ? { ...number, readings: [[], ...number.readings] } : number;
  });
}

/** What stands between a number and its like in brackets: 1.4 billion (140 crore), 三成（約30%）. */
const bracketBetween = /^[^\d（(]{0,12}[（(][^\d（(]{0,4}$/u;

/** A number that is said once more in brackets, in another way. */
function saidInBrackets(numbers: readonly Draft[], text: string): readonly Draft[] {
  return numbers.map((number, i) => {
    const first = numbers[i - 1];
    if (!first || !bracketBetween.test(text.slice(first.end, number.start))) return number;
    return sharesReading(number, first) ? { ...number, readings: [...number.readings, []] } : number;
  });
}

/** Whether a text says in words that something falls or is below zero. */
export function saysDecrease(text: string, rules: LocaleRules): boolean {
  const { decreases, anyCase } = grammarOf(rules, text);
  return decreases?.test(anyCase(text)) ?? false;
}

/**
 * Whether a text says something of each of them, not of every fifth, every 5 or each year; or of each day or night, where it
 * may be one of a night shelter as well.
 */
export function saysEach(text: string, rules: LocaleRules): 'each' | 'each-time' | undefined {
  const { each, anyCase, durations } = grammarOf(rules, text);
  if (!each) return undefined;
  const numbers = numbersIn(text, rules);
  const found = [...anyCase(text).matchAll(each)].flatMap(({ 0: word, index }) => {
    const end = index + word.length;
    const isNumbered = numbers.some((number) => number.start <= end + 1 && number.end > index);
    const isOfTime = durations.some(({ greater, less }) => [greater, less].some((unit) => unit.test(text.slice(end))));
    if (isNumbered || isOfTime) return [];
    return [isPeriodAt(text, end, rules) ? ('each-time' as const) : ('each' as const)];
  });
  return found.includes('each') ? 'each' : found[0];
}

/** Behind a period of one character another may follow, of one word with it, as in 次区域; not such as these. */
const wordGoesOn = once(() => /^(?![的都也均内內里裡中])\p{Script=Han}/u);

function isPeriodAt(text: string, at: number, rules: LocaleRules): boolean {
  const { periodAfter, anyCase } = grammarOf(rules, text);
  if (!periodAfter) return false;
  periodAfter.lastIndex = at;
  const period = periodAfter.exec(anyCase(text))?.[0];
  return period !== undefined && !(period.trim().length === 1 && wordGoesOn().test(text.slice(at + period.length)));
}

type Readings = Draft['readings'];

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
    // In 2、3割 both are tenths, as in a range.
    const isRange = next.suffix.isTenths || /[–—‑~～〜-]/u.test(text.slice(number.end, next.start));
    const isInWords = number.readings[0]?.length === 0;
    const both = (own: Readings, shared: Readings) =>
      isRange && !isInWords ? [...shared, ...own] : [...own, ...shared];
    const { unsigned } = number;
    if (unsigned === undefined) shared.push({ ...number, readings: both(number.readings, alike), suffix: next.suffix });
    else {
      const below = both(
        number.readings.slice(0, unsigned),
        alike.map((values) => values.map(minus)),
      );
      const readings = [...below, ...both(number.readings.slice(unsigned), alike)];
      shared.push({ ...number, readings, unsigned: below.length, suffix: next.suffix });
    }
  }
  return shared.reverse();
}

/** Between a number and how far it may be wrong: 12,5 % ± 0,3 and 2.4 million ha (±0.2). */
const marginBetween = /^[^\d.;。；±]{0,12}(?:±|\+\/[-−])\s?$/u;

/** Of a number and its margin the one may have the kind and the scale that stand with the other. */
function sharedByMargins(numbers: readonly Draft[], text: string): readonly Draft[] {
  if (!/±|\+\//.test(text)) return numbers;
  const isMarginOf = (first: Draft | undefined, second: Draft | undefined) =>
    first !== undefined && second !== undefined && marginBetween.test(text.slice(first.end, second.start));
  return numbers.map((number, i) => {
    if (!number.bare || number.suffix) return number;
    const [first, next] = [numbers[i - 1], numbers[i + 1]];
    const other = isMarginOf(first, number) ? first : isMarginOf(number, next) ? next : undefined;
    return other?.suffix
      ? { ...number, readings: [...number.readings, ...readingsOf(number.bare, other.suffix)] }
      : number;
  });
}

/** “3-4,000 people” are 3,000 to 4,000. */
function sharedThousands(numbers: readonly Draft[], text: string): readonly Draft[] {
  return numbers.map((number, i) => {
    const next = numbers[i + 1];
    const typed = /^\d{1,3}$/.exec(text.slice(number.start, number.end))?.[0];
    if (!next || typed === undefined || number.suffix || !/^[-‑–]$/u.test(text.slice(number.end, next.start)))
      return number;
    const thousands = /^(\d{1,3})[.,’'\u00a0\u2009\u202f ]?000$/u.exec(text.slice(next.start, next.end))?.[1];
    if (thousands === undefined || Number(typed) >= Number(thousands)) return number;
    return { ...number, readings: [...number.readings, [numberValue(Number(typed) * 1000, 'number')]] };
  });
}

/** 百分之十到十五 ends in 15 %, and 百分之十至二十 in 20 %: what stands before the first number of a range may be meant of the second. */
function sharedPrefixes(numbers: readonly Draft[], text: string, grammar: NumberGrammar): readonly Draft[] {
  const { percentBefore } = grammar;
  if (!percentBefore) return numbers;
  return numbers.map((number, i) => {
    const first = numbers[i - 1];
    if (!first || (number.suffix && number.suffix.kind !== 'number')) return number;
    if (!grammar.range.test(text.slice(first.end, number.start))) return number;
    const isPercent = first.readings[0]?.every(({ kind }) => kind === 'percent') ?? false;
    const begins = text.slice(Math.max(0, first.start - 20), first.end);
    const isBefore = grammar.rules['typed-numbers']['percent-before'].some((word) => begins.includes(word));
    if (!isPercent || !isBefore) return number;
    const alike = number.readings.map((values) => values.map(({ value }) => ({ kind: 'percent' as const, value })));
    return { ...number, readings: [...number.readings, ...alike.filter((values) => values.length > 0)] };
  });
}

/** In “années 1960 et 1970” and “60er und 70er Jahre” each number is a decade, though the word stands once. */
function sharedDecades(numbers: readonly Draft[], text: string, grammar: NumberGrammar): readonly Draft[] {
  const besideOthers = (list: readonly Draft[]) => {
    const done: Draft[] = [];
    for (const number of list) {
      const [first, second] = [done.at(-1), number].sort((a, b) => (a?.start ?? 0) - (b?.start ?? 0));
      // “1960- bis 1980er” has a hyphen for what both share.
      const between = first && second ? text.slice(first.end, second.start).replace(/^[-‑](?=\s)/u, '') : '';
      const isJoined = between !== '' && grammar.range.test(between);
      const meant = isJoined ? decadesLike(text.slice(number.start, number.end), done.at(-1)) : [];
      done.push(meant.length > 0 ? { ...number, readings: [...meant, ...number.readings], inDate: true } : number);
    }
    return done;
  };
  return besideOthers(besideOthers(numbers).toReversed()).toReversed();
}

function decadesLike(typed: string, neighbour: Draft | undefined): readonly (readonly NumberValue[])[] {
  const decades = neighbour?.readings.filter(([value]) => value?.kind === 'decade') ?? [];
  if (decades.length === 0 || !/^(?:\d\d)?[1-9]0$/.test(typed)) return [];
  if (typed.length === 4) return [[numberValue(Number(typed), 'decade')]];
  return decades.map(([value]) => {
    const start = Number(value?.value.numerator ?? 0n);
    return [numberValue(start - (start % 100) + Number(typed), 'decade')];
  });
}
