import {
  compareFractions,
  type Fraction,
  fraction,
  fractionKey,
  fractionOf,
  productOf,
  roundedDecimal,
  sumOf,
} from '../../../schema/fraction.js';
import type { NumberScan } from './scan.js';
import { timesInCharacters } from './times.js';
import { type NumberValue, numberValue, type Suffix } from './values.js';

/** Numbers in characters. They are words, unless what they number or date says otherwise. */
export function characters(scan: NumberScan): void {
  for (const match of scan.matches(scan.grammar.characters)) {
    if (scan.isTaken(match.index)) continue;
    if (isIndefinite(scan, match.index, match[0])) {
      scan.take(match.index, match.index + match[0].length);
      continue;
    }
    const token = charactersAt(scan, match.index) ?? match[0];
    const found = { start: match.index, end: match.index + token.length, token, value: characterValue(scan, token) };
    if (!readFraction(scan, found) && !readTenths(scan, found)) readWhole(scan, found);
  }
}

/** 数十万 and 几千 are no number. */
function isIndefinite({ grammar, rest }: NumberScan, start: number, [first = '']: string): boolean {
  if (first in grammar.rules['character-numbers'].digits) return false;
  return grammar.indefinite?.test(rest.slice(Math.max(0, start - 4), start)) ?? false;
}

interface CharacterNumber {
  readonly start: number;
  readonly end: number;
  readonly token: string;
  readonly value: Fraction;
}

/** 四分之三 is a part of a whole, and 百分之三十 a percentage. */
function readFraction(scan: NumberScan, { start, end, value }: CharacterNumber): boolean {
  const at = scan.follows(scan.grammar.fraction, end);
  if (at === undefined || value.numerator === 0n) return false;
  const digits = /^\d+(?:\.\d+)?/.exec(scan.rest.slice(at, at + 16))?.[0];
  const above = digits ?? charactersAt(scan, at);
  // Digits after 百分之 have been read with it; those after 十万分之 stand beside a number.
  if (above === undefined) {
    if (fractionKey(value) !== '100')
      scan.add({ start, end, readings: [[], [{ kind: 'number', value }]], certain: true });
    return true;
  }
  const upper = digits === undefined ? characterValue(scan, above) : fractionOf(digits);
  const stop = at + above.length;
  if (fractionKey(value) === '100') {
    scan.add({ start, end: stop, readings: [[{ kind: 'percent', value: upper }]], certain: true });
  } else share(scan, start, stop, upper, value);
  return true;
}

function readTenths(scan: NumberScan, { start, end, token, value }: CharacterNumber): boolean {
  const at = scan.tenthsAt(end, true);
  if (at === undefined) return false;
  if (token.length === 1) {
    tenths(scan, start, at, value);
    return true;
  }
  // 两三成 are 20 % to 30 %.
  const both = token.length === 2 ? oneOrTheNext(scan, token)?.[0] : undefined;
  if (!both) return false;
  const percents = both.map((one): NumberValue => ({ kind: 'percent', value: productOf(one.value, fraction(10n)) }));
  scan.add({ start, end: at, readings: [[], percents], certain: true });
  return true;
}

function readWhole(scan: NumberScan, found: CharacterNumber): void {
  const { grammar, rest } = scan;
  const { start, end, token, value } = found;
  const before = rest.slice(Math.max(0, start - 12), start);
  const { digits } = grammar.rules['character-numbers'];
  const isYear = token.length === 4 && [...token].every((sign) => sign in digits);
  const isDated = isYear && scan.follows(grammar.dateMark, end) !== undefined;
  const isNumbered = grammar.counted.some(
    (pattern) => before.endsWith(pattern.before) && rest.startsWith(pattern.after, end),
  );
  const number: NumberValue[] = [{ kind: 'number', value }];
  const about = isNumbered || isDated ? undefined : oneOrTheNext(scan, token);
  const plan = planOfFiveYears(scan, token);
  const certain = isNumbered || isDated;
  scan.add({
    start,
    end,
    readings: certain
      ? [number]
      : [[], ...(about || plan ? [...(plan ?? []), ...(about ?? [])] : [...otherwise(scan, found), number])],
    certain: true,
    inDate: isDated,
    suffix: suffixOf(scan, found),
    bare: [[value]],
  });
}

/** What a number before it may share, as both do in 六至七萬 and 四至六月. */
function suffixOf(scan: NumberScan, { end, token }: CharacterNumber): Suffix | undefined {
  const month = scan.follows(scan.grammar.monthMark, end);
  if (month !== undefined) return { end: month, kind: 'month', powers: [0], certain: true };
  const power = scan.grammar.powers.get(token.slice(-1));
  return power === undefined || token.length === 1
    ? undefined
    : { end, kind: 'number', powers: [power], certain: true };
}

/** 十四五 names the fourteenth plan for five years, and 十三五 the one before. */
function planOfFiveYears(scan: NumberScan, token: string): readonly NumberValue[][] | undefined {
  const [ten, digit = '', years] = token;
  if (token.length !== 3 || ten !== '十' || years !== '五') return undefined;
  const { digits } = scan.grammar.rules['character-numbers'];
  const plan = digits[digit];
  if (plan === undefined) return undefined;
  const ordinal = numberValue(10 + plan, 'number');
  return [[ordinal], [ordinal, numberValue(5, 'number')]];
}

/** 两三所 are two or three, 五六十 fifty or sixty, and 十七八 seventeen or eighteen. */
function oneOrTheNext(scan: NumberScan, token: string): readonly NumberValue[][] | undefined {
  const { digits } = scan.grammar.rules['character-numbers'];
  const signs = [...token];
  const at = signs.findIndex((sign, i) => sign in digits && (signs[i + 1] ?? '') in digits);
  const [first, second] = [digits[signs[at] ?? ''], digits[signs[at + 1] ?? '']];
  if (first === undefined || second !== first + 1 || first === 0) return undefined;
  if ([at - 1, at + 2].some((i) => (signs[i] ?? '') in digits)) return undefined;
  const values = [at + 1, at].map((left) => characterValue(scan, signs.filter((_, i) => i !== left).join('')));
  return [values.map((value) => ({ kind: 'number', value }))];
}

/** 五一 is the first of May, and 十一 the first of October. */
function dayNamed(scan: NumberScan, token: string): readonly (readonly NumberValue[])[] {
  const [month = '', day = ''] = token;
  const { digits } = scan.grammar.rules['character-numbers'];
  const [ofYear, ofMonth] = [month === '十' ? 10 : digits[month], digits[day]];
  if (token.length !== 2 || !ofYear || !ofMonth) return [];
  return [[numberValue(ofMonth, 'number'), numberValue(ofYear, 'month')]];
}

/** What else a number in characters may be, by what follows it. */
function otherwise(
  scan: NumberScan,
  { start, end, token, value }: CharacterNumber,
): readonly (readonly NumberValue[])[] {
  const half = scan.follows(scan.grammar.halfMore, end);
  const month = scan.follows(scan.grammar.monthMark, end);
  return [
    ...dayNamed(scan, token),
    ...timesInCharacters(scan, start, end, value),
    ...(half === undefined ? [] : [[{ kind: 'number' as const, value: sumOf(value, fraction(1n, 2n)) }]]),
    ...(month === undefined ? [] : [[{ kind: 'month' as const, value }]]),
  ];
}

/** 三成, 三成五 and 三成半: 30% and 35%; 七成 may also be 7 of 10. */
function tenths(scan: NumberScan, start: number, at: number, value: Fraction): void {
  const more = charactersAt(scan, at);
  const half = scan.grammar.rules['character-numbers'].half.find((word) => scan.rest.startsWith(word, at));
  const rest = more?.length === 1 ? characterValue(scan, more) : fraction(half === undefined ? 0n : 5n);
  const end = at + (more?.length === 1 ? 1 : (half?.length ?? 0));
  const percent = sumOf(productOf(value, fraction(10n)), rest);
  scan.add({
    start,
    end,
    readings: [[], [{ kind: 'percent', value: percent }], [{ kind: 'number', value }, numberValue(10, 'number')]],
    certain: true,
    suffix: { end: at, kind: 'percent', powers: [1], certain: true, isTenths: true, of: 10 },
    bare: [[value]],
  });
}

/** So many of so many in words, which needs no counterpart. */
export function share(
  scan: NumberScan,
  start: number,
  end: number,
  upper: Fraction,
  lower: Fraction,
  otherwise: readonly (readonly NumberValue[])[] = [],
): void {
  scan.add({ start, end, readings: [[], ...readingsOfShare(upper, lower), ...otherwise], certain: true });
}

/** So many of so many: a number, a percentage or two numbers. */
export function readingsOfShare(upper: Fraction, lower: Fraction): readonly (readonly NumberValue[])[] {
  const value = productOf(upper, fraction(lower.denominator, lower.numerator));
  return [
    [{ kind: 'number', value }],
    ...percentsOf(upper, lower),
    [
      { kind: 'number', value: upper },
      { kind: 'number', value: lower },
    ],
  ];
}

/** So many of so many in per cent. What cannot be said exactly is rounded: a third is 33 % and 33.3 %, two thirds 66 % or 67 %. */
export function percentsOf(upper: Fraction, lower: Fraction): readonly (readonly NumberValue[])[] {
  const exact = productOf(upper, fraction(100n * lower.denominator, lower.numerator));
  const tenths = roundedDecimal(exact, 1);
  const isExact = compareFractions(exact, fractionOf(tenths)) === 0;
  const rounded = isExact ? [] : [tenths, roundedDecimal(exact, 0), String(exact.numerator / exact.denominator)];
  return [exact, ...[...new Set(rounded)].map(fractionOf)].map((value) => [{ kind: 'percent', value }]);
}

function charactersAt(scan: NumberScan, at: number): string | undefined {
  const whole = stickyCharacters(scan, at);
  if (whole === undefined) return undefined;
  const { decimal, digits } = scan.grammar.rules['character-numbers'];
  const point = decimal.find((word) => scan.rest.startsWith(word, at + whole.length));
  const decimals = point && stickyCharacters(scan, at + whole.length + point.length);
  const isDecimal = decimals !== undefined && decimals !== '' && [...decimals].every((sign) => sign in digits);
  return isDecimal ? `${whole}${point}${decimals}` : whole;
}

function stickyCharacters(scan: NumberScan, at: number): string | undefined {
  const { characters } = scan.grammar;
  if (!characters) return undefined;
  const pattern = new RegExp(characters.source, 'uy');
  pattern.lastIndex = at;
  return pattern.exec(scan.rest)?.[0];
}

export function characterValue(scan: NumberScan, token: string): Fraction {
  const { digits, decimal } = scan.grammar.rules['character-numbers'];
  const point = decimal.find((word) => token.includes(word));
  if (point !== undefined) {
    const [whole = '', decimals = ''] = token.split(point);
    const below = [...decimals].map((sign) => digits[sign]).join('');
    return sumOf(characterValue(scan, whole), fraction(BigInt(below), 10n ** BigInt(below.length)));
  }
  const signs = [...token];
  if (signs.every((sign) => sign in digits)) return fraction(BigInt(signs.map((sign) => digits[sign]).join('')));
  return fraction(sumOfSigns(scan, signs));
}

/** 一亿二千万 are 120 million, and 一万二千亿 1.2 trillion: a scale is of all before it but what has a larger one. */
function sumOfSigns({ grammar }: NumberScan, signs: readonly string[]): bigint {
  const { digits, units } = grammar.rules['character-numbers'];
  let [total, section, digit] = [0n, 0n, 0n];
  let lastPower = 0;
  for (const sign of signs) {
    const power = grammar.powers.get(sign);
    if (sign in digits) digit = BigInt(digits[sign] ?? 0);
    else if (sign in units) {
      const unit = BigInt(units[sign] ?? 1);
      // 廿 and 卅 are tens by themselves.
      section += digit === 0n ? unit : digit * unit;
      digit = 0n;
    } else if (power !== undefined) {
      total = withScale(total, section + digit, { power, isLess: power < lastPower });
      [section, digit, lastPower] = [0n, 0n, power];
    }
  }
  return total + section + digit;
}

function withScale(
  total: bigint,
  below: bigint,
  { power, isLess }: { readonly power: number; readonly isLess: boolean },
): bigint {
  const scale = 10n ** BigInt(power);
  if (isLess) return total + below * scale;
  return (total + (below === 0n && total === 0n ? 1n : below)) * scale;
}
