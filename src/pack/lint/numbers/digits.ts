import { compareFractions, type Fraction, fraction, fractionOf, sumOf } from '../../../schema/fraction.js';
import { percentsOf, readingsOfShare } from './characters.js';
import { daysOfMonth } from './dates.js';
import type { NumberScan } from './scan.js';
import {
  addHalf,
  minus,
  type NumberKind,
  type NumberValue,
  numberValue,
  readingsOf,
  type Suffix,
  scaled,
} from './values.js';

/**
 * Digits with all signs that group them or begin decimals anywhere; which of them do is for the language to say. The last
 * three of the second line are Arabic: of thousands, of decimals, and the comma that keyboards have for both.
 */
const digitsPattern =
  /\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})+(?!\d)(?:[.,\u066b]\d+)?|\d{1,3}(?:，\d{3})+(?!\d)(?:\.\d+)?|\d+(?:[.,'’\u066c\u066b\u060c]\d+)*/gu;
/** What these Arabic signs mean in any language. */
const [arabicGroup, arabicDecimal, arabicComma] = ['\u066c', '\u066b', '\u060c'];
const vulgarFractions = new Map(
  [...'½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞'].map((sign) => {
    const [upper = '1', lower = '1'] = sign.normalize('NFKD').split('\u2044');
    return [sign, fraction(BigInt(upper), BigInt(lower))] as const;
  }),
);
const vulgarFraction = new RegExp(`[${[...vulgarFractions.keys()].join('')}]`, 'gu');

/** What is said with a small digit after it: units of areas and rooms, and gases. */
const formulaBefore = /(?<!\p{L})(?:[kcdhm]?m|(?:[kMGT]?t)?CO|CH|NO|SO|N|O|H)$/u;

export function digits(scan: NumberScan): void {
  for (const match of scan.matches(scan.hasDigits ? digitsPattern : undefined)) {
    const [token] = match;
    // Taken already, as the second part of a number before it.
    if (scan.isTaken(match.index)) continue;
    digitsAt(scan, match.index, token);
  }
  for (const match of scan.matches(vulgarFraction)) {
    const value = vulgarFractions.get(match[0]);
    if (value) withSuffix(scan, match.index, match.index + 1, { ways: [[value]], certain: true });
  }
}

function digitsAt(scan: NumberScan, start: number, token: string): void {
  const ways = belowOne(scan, start, token) ?? asNumbered(scan, start, token) ?? interpret(scan, token);
  if (inAccounts(scan, start, token, ways.values)) return;
  let end = start + token.length;
  let values = ways.values.map((parts) => parts.map(fractionOf));
  const sign = vulgarFractions.get(scan.rest[end] ?? '');
  const upperLower = /^[ -](\d)\/(\d{1,2})(?![\d/])/.exec(scan.rest.slice(end, end + 6));
  const over = scan.follows(scan.grammar.fraction, end);
  const upper = over === undefined ? undefined : /^\d{1,3}(?![.,]?\d)/.exec(scan.rest.slice(over, over + 5))?.[0];
  const under = underBar(scan.rest.slice(end, end + 16), token);
  const ofQuarters = /^\/4(?=\s?분기)/u.exec(scan.rest.slice(end, end + 5));
  if (sign) {
    values = values.map((parts) => [...parts.slice(0, -1), sumOf(parts.at(-1) ?? fraction(0n), sign)]);
    end += 1;
  } else if (over !== undefined && upper !== undefined && /^[1-9]\d{0,2}$/.test(token)) {
    const readings = readingsOfShare(fraction(BigInt(upper)), fraction(BigInt(token)));
    scan.add({ start, end: over + upper.length, readings, certain: true });
    return;
  } else if (upperLower && Number(upperLower[2]) > Number(upperLower[1])) {
    const [upper, lower] = [BigInt(upperLower[1] ?? 0), BigInt(upperLower[2] ?? 1)];
    values = values.flatMap((parts) => [
      [...parts.slice(0, -1), sumOf(parts.at(-1) ?? fraction(0n), fraction(upper, lower))],
      [...parts, fraction(upper), fraction(lower)],
    ]);
    end += upperLower[0].length;
  } else if (ofQuarters && /^[1-4]$/.test(token)) {
    // 1/4분기 is the first quarter of a year.
    end += ofQuarters[0].length;
  } else if (under) {
    const [upper, lower] = [BigInt(token), BigInt(under.number)];
    values = [[fraction(upper), fraction(lower)], [fraction(upper, lower)]];
    end += under.length;
  }
  withSuffix(scan, start, end, { ways: values, certain: ways.certain });
}

/** The number below a bar, which makes a part with the one before it: 3/4, and 1/250 000 as the scale of a map. */
function underBar(rest: string, upper: string): { readonly number: string; readonly length: number } | undefined {
  const ofScale = upper === '1' && /^\/(\d{1,3}(?:[ \u00a0\u202f.,’']\d{3})+|\d{5,7})(?!\d)/u.exec(rest);
  const found = ofScale || /^\/(\d{1,3})(?![\d/])/.exec(rest);
  const number = found?.[1]?.replace(/\D/g, '');
  if (!found || !number || !/^\d{1,2}$/.test(upper) || Number(number) <= Number(upper)) return undefined;
  return { number, length: found[0].length };
}

/** Accounts have losses in brackets: (1.2) million are −1.2 million, or 1.2 million of a loss. */
function inAccounts(scan: NumberScan, start: number, token: string, values: readonly (readonly string[])[]): boolean {
  const end = start + token.length + 1;
  if (!/^[(（]$/u.test(scan.text[start - 1] ?? '') || !/^[)）]$/u.test(scan.text[end - 1] ?? '')) return false;
  const suffix = scan.follows(scan.grammar.scale, end) ?? scan.follows(scan.grammar.percent, end);
  if (suffix === undefined) return false;
  const said = readingsOf(
    values.map((parts) => parts.map(fractionOf)),
    scan.suffixAt(start, end),
  );
  const readings = [...said.map((parts) => parts.map(minus)), ...said];
  scan.add({ start: start - 1, end: scan.suffixAt(start, end).end, readings, certain: true });
  return true;
}

/** In statistics the zero before a decimal point may be left out: p < .001. */
function belowOne({ text, grammar }: NumberScan, start: number, token: string) {
  const isOpen =
    text[start - 1] === '.' && /(?:^|[\s(<>=≤≥≈~±+−[-])$/u.test(text.slice(Math.max(0, start - 2), start - 1));
  if (!isOpen || !/^\d+$/.test(token) || !grammar.rules['typed-numbers'].decimals.includes('.')) return undefined;
  return { values: [[`0.${token}`], [token]], certain: true };
}

/** The number of a law is the same whatever its signs mean: “Lei nº 13.709” is “Law No. 13.709”. */
function asNumbered(scan: NumberScan, start: number, token: string) {
  if (!/^\d{1,3}(?:[.,]\d{3})+$/.test(token)) return undefined;
  const { grammar, text } = scan;
  const end = start + token.length;
  const isNumbered =
    grammar.numbered?.test(grammar.anyCase(text.slice(Math.max(0, start - 20), start))) ||
    /^\/\d{4}(?!\d)/.test(text.slice(end, end + 6));
  if (!isNumbered) return undefined;
  return { values: [[token.replaceAll(/[.,]/g, '')], ...interpret(scan, token).values], certain: true };
}

/** What the signs of a number may mean: one way for a number that the language writes so. */
export function interpret(
  scan: NumberScan,
  token: string,
): { readonly values: readonly (readonly string[])[]; readonly certain: boolean } {
  if (/^\d+$/.test(token)) return { values: [[token]], certain: true };
  // A wide comma groups, or stands between two numbers.
  const parts = token.split('，');
  if (parts.length > 1) return { values: [[parts.join('')], parts], certain: false };
  const { groups, decimals } = scan.grammar.rules['typed-numbers'];
  const own = readNumber(token, [...groups, arabicGroup], [...decimals, arabicDecimal]);
  const pieces = token.split(/[ \u00a0\u2009\u202f]/);
  const apart = token.includes(' ') ? [pieces.map((piece) => piece.replace(',', '.'))] : [];
  if (own.length > 0) return { values: [...own.map((value) => [value]), ...apart], certain: own.length === 1 };
  const any = readNumber(
    token,
    [',', '.', "'", '’', ' ', '\u00a0', '\u2009', '\u202f', arabicGroup, arabicComma],
    [',', '.', arabicDecimal, arabicComma],
  );
  const indian = /^\d{1,2}(?:,\d{2})+,\d{3}$/.test(token) ? [token.replaceAll(',', '')] : [];
  const list = token.split(/[.,'’\u066c\u066b\u060c\s]/u);
  const values = [...indian, ...any].map((value) => [value]);
  return { values: [...values, ...apart, list], certain: false };
}

function withSuffix(
  scan: NumberScan,
  start: number,
  end: number,
  { ways, certain }: { readonly ways: readonly (readonly Fraction[])[]; readonly certain: boolean },
): void {
  const suffix = scan.suffixAt(start, end);
  const more = hundredthsAfter(scan, suffix, ways) ?? addedAfter(scan, suffix, end, ways);
  const half = scan.follows(scan.grammar.halfMore, more.end);
  const plain = readingsOf(more.ways, more.suffix);
  const withHalf = half === undefined ? [] : readingsOf(more.ways.map(addHalf), more.suffix);
  const before = scan.text.slice(Math.max(0, start - 10), start);
  const signed = withSign(scan, before, more.end, [...withHalf, ...plain, ...withPrefixOfUnit(scan, more)]);
  const stop = scan.follows(scan.grammar.ordinal, more.end) ?? more.end;
  // CO2 and km2 may stand as CO₂ and km² in the other text.
  const isLowered = formulaBefore.test(before) && /^\d(?!\d)/.test(scan.text.slice(start));
  const digits = scan.text.slice(start, end);
  const days =
    more.end > end
      ? []
      : [
          ...dayAndMonth(digits),
          ...dayAndLetter(scan, digits, end),
          ...percentOfParts(digits),
          ...itemOfProvision(digits),
        ];
  const readings = [...(isLowered ? [[]] : []), ...signed.readings, ...days];
  const following = scan.text.slice(stop, stop + 2);
  const isYear = /^(?:1[5-9]|20)\d\d$/.test(digits);
  const beforeIsName = scan.grammar.letterBefore.test(before) && !isYear;
  const attached = beforeIsName || scan.grammar.letterAfter.test(following);
  scan.add({
    start: start - signed.length,
    unsigned: signed.unsigned,
    end: stop,
    readings,
    // 1年半 may be 18 months.
    certain:
      half === undefined &&
      certain &&
      more.suffix.certain &&
      !attached &&
      scan.follows(scan.grammar.converted, more.end) === undefined,
    inName: attached || scan.grammar.hyphenAndLetter.test(following),
    inDate: more.suffix.kind === 'month' || isMarkedAsDate(scan, digits, more.end),
    suffix: more.suffix.end > end ? more.suffix : undefined,
    bare: ways,
  });
}

/** A unit with a prefix of the International System: 1.2 GW are 1,200 MW, and 3.5 Gt are 3.5 billion tonnes. */
const prefixedUnit =
  /(?:[ \u00a0\u202f]de)?[ \u00a0\u202f]?(?<prefix>[kMGTP])(?:W|Wh|Wp|Hz|t|g|m|B|b|bit|J|V|Pa|N|L|l|eV|VA|tCO[2₂]e?|tep|toe|ha)(?![A-Za-zÀ-ɏ\d])/y;
const powersOfPrefixes: Readonly<Record<string, number>> = { k: 3, M: 6, G: 9, T: 12, P: 15 };

/** Units of trades that have a scale in their name: 42.7 bcm of gas, 1.2 mb/d of oil, and 42 q/ha, which are 4.2 t/ha. */
const tradeUnit = /[ \u00a0\u202f]?(?<unit>bcma?|tcm|mcm|mb\/d|mmb\/d|mtpa|qx?\/ha|dt(?:\/ha)?)(?![A-Za-zÀ-ɏ\d])/iy;
const powersOfTrades: Readonly<Record<string, number>> = { b: 9, t: 12, m: 6, q: -1, d: -1 };

/** What else a number says before such a unit, where it has no scale of its own. */
function withPrefixOfUnit(scan: NumberScan, { end, ways, suffix }: Scaled): readonly (readonly NumberValue[])[] {
  if (suffix.kind !== 'number') return [];
  for (const unit of [prefixedUnit, tradeUnit]) unit.lastIndex = end;
  const prefix = prefixedUnit.exec(scan.text)?.groups?.prefix;
  const trade = tradeUnit.exec(scan.text)?.groups?.unit?.charAt(0).toLowerCase();
  const power = prefix === undefined ? powersOfTrades[trade ?? ''] : powersOfPrefixes[prefix];
  if (power === undefined) return [];
  return readingsOf(ways, { ...suffix, powers: suffix.powers.map((own) => own + power) });
}

/** 9/11 and 9.11 may be a day of a month. */
function dayAndMonth(digits: string): readonly (readonly NumberValue[])[] {
  const [, first, second] = /^(\d{1,2})[./](\d{1,2})$/.exec(digits) ?? [];
  return first === undefined || second === undefined ? [] : daysOfMonth(Number(first), Number(second));
}

/** 3/4 of schools are 75 %. */
function percentOfParts(digits: string): readonly (readonly NumberValue[])[] {
  const [, upper = '0', lower = '0'] = /^(\d{1,2})\/(\d{1,3})$/.exec(digits) ?? [];
  if (Number(lower) <= Number(upper)) return [];
  return percentsOf(fraction(BigInt(upper)), fraction(BigInt(lower)));
}

/** Article 6.4 is 第六条第四款, and target 3.2 may be the second of goal 3. */
function itemOfProvision(digits: string): readonly (readonly NumberValue[])[] {
  const [, first, second] = /^(\d{1,3})\.(\d{1,2})$/.exec(digits) ?? [];
  if (first === undefined || second === undefined) return [];
  return [[numberValue(Number(first), 'number'), numberValue(Number(second), 'number')]];
}

/** In Spanish, days that are remembered are named by a letter of their month: el 11-S, el 23-F. */
function dayAndLetter({ grammar, text }: NumberScan, digits: string, end: number): readonly (readonly NumberValue[])[] {
  const letter = /^[-‑](\p{Lu})(?![\p{L}\p{N}])/u.exec(text.slice(end, end + 3))?.[1]?.toLowerCase();
  if (letter === undefined || !/^\d{1,2}$/.test(digits)) return [];
  const names = grammar.rules.dates.months ?? [];
  return names.flatMap(([name = ''], i) =>
    name.startsWith(letter) ? [[numberValue(Number(digits), 'number'), numberValue(i + 1, 'month')]] : [],
  );
}

function isMarkedAsDate(scan: NumberScan, digits: string, end: number): boolean {
  const mark = scan.follows(scan.grammar.dateMark, end);
  if (mark === undefined || !/^\d+$/.test(digits)) return false;
  // 5年 is five years, and 2024年 a year.
  return digits.length === 4 || /[^年년]$/u.test(scan.rest.slice(end, mark));
}

/** What a number says if it may be below zero, how long its sign is, and from which reading on it has none. */
function withSign(scan: NumberScan, before: string, end: number, readings: readonly (readonly NumberValue[])[]) {
  const { length, isSure } = negativeBefore(scan, before);
  const isAfter = scan.follows(scan.grammar.negativeAfter, end) !== undefined;
  if (length === 0 && !isAfter) return { readings, length, unsigned: undefined };
  const below = readings.map((values) => values.map(minus));
  // A fall of 3 % may be −3 %, and no other number is −5 °C.
  const isDegrees = isSure && /^\s?[°℃℉]/u.test(scan.text.slice(end, end + 2));
  if (isDegrees) return { readings: below, length, unsigned: undefined };
  return { readings: [...below, ...readings], length, unsigned: isSure || length === 0 ? below.length : undefined };
}

/** How many characters before a number say that it is below zero, and whether they can mean nothing else. */
function negativeBefore(scan: NumberScan, before: string): { readonly length: number; readonly isSure: boolean } {
  const { grammar } = scan;
  const sure = grammar.negative?.exec(before);
  const match = sure ?? grammar.unsureNegative?.exec(before);
  const none = { length: 0, isSure: false };
  if (!match) return none;
  const earlier = before.slice(0, match.index);
  // 12 +/-3
  if (earlier.endsWith('+/')) return none;
  const isSign = !/\p{L}/u.test(match[0]);
  if (isSign && /[\p{N}%)\]]\s*$/u.test(earlier)) return none;
  if (/\p{L}$/u.test(earlier)) {
    if (grammar.letterBefore.test(earlier)) return none;
    // After a Chinese character, a hyphen may join.
    return { length: match[0].length, isSure: match === sure && match[0] !== '-' };
  }
  return { length: match[0].length, isSure: match === sure };
}

/** A number with what follows it. */
interface Scaled {
  readonly end: number;
  readonly ways: readonly (readonly Fraction[])[];
  readonly suffix: Suffix;
}

/** 1億2,000萬 and 1억 2,000만 are one number: after a scale in characters, digits with a smaller one are added. */
function addedAfter(scan: NumberScan, suffix: Suffix, end: number, ways: readonly (readonly Fraction[])[]): Scaled {
  let [at, power] = [suffix.end, suffix.powers[0] ?? 0];
  let total = scaled(ways[0]?.at(-1) ?? fraction(0n), power);
  // 1만 500명 is one number as well, unless both are counted for themselves.
  let apart: readonly Fraction[] | undefined;
  for (let more = suffix.end > end && moreAt(scan, at, power); more; more = moreAt(scan, at, power)) {
    if (more.mayBeApart) apart = [total, more.value];
    total = scaled(sumOf(total, more.value), more.ofBoth);
    [at, power] = [more.end, more.ofBoth > 0 ? more.ofBoth : more.power];
  }
  if (at === suffix.end) return { end: suffix.end, ways, suffix };
  const percent = scan.follows(scan.grammar.percent, at);
  const kind: NumberKind = percent === undefined ? suffix.kind : 'percent';
  const added = apart ? [[total], apart] : [[total]];
  return { end: percent ?? at, ways: added, suffix: { ...suffix, end: percent ?? at, kind, powers: [0] } };
}

/** 2割5分 and 2할 5푼 are 25 %: a digit after tenths counts hundredths, and one after those thousandths, as in 3割5分5厘. */
function hundredthsAfter(scan: NumberScan, suffix: Suffix, ways: readonly (readonly Fraction[])[]): Scaled | undefined {
  if (!suffix.isTenths) return undefined;
  const following = scan.rest.slice(suffix.end, suffix.end + 8);
  const [typed, digit, thousandths = '0'] =
    /^(\d)(?![.,]?\d)(?:分(?:(\d)厘)?)?/u.exec(following) ?? /^ ?(\d)푼(?: ?(\d)리)?/u.exec(following) ?? [];
  if (typed === undefined || digit === undefined) return undefined;
  const more = fraction(BigInt(`${digit}${thousandths}`), 100n);
  const added = ways.map((parts) => [...parts.slice(0, -1), sumOf(parts.at(-1) ?? fraction(0n), more)]);
  const end = suffix.end + typed.length;
  return { end, ways: added, suffix: { ...suffix, end } };
}

const scaleSign = /[\p{Script=Han}\p{Script=Hangul}]/u;
const moreDigits = /^([ \u00a0\u202f]?)(\d+(?:,\d{3})*(?:\.\d+)?)/;

/** From here on a scale is of all that stands before it: 3천5백만 is 3,500만. */
const largeScale = 4;

/** Digits after a scale that belong to the same number, since all of them are less than it. */
function moreAt(scan: NumberScan, at: number, power: number) {
  if (power <= 0 || !scaleSign.test(scan.rest[at - 1] ?? '')) return undefined;
  const [typed, gap, digits] = moreDigits.exec(scan.rest.slice(at, at + 24)) ?? [];
  if (typed === undefined || digits === undefined) return undefined;
  const end = at + typed.length;
  const stop = scan.follows(scan.grammar.scale, end);
  const words = stop === undefined ? '' : scan.rest.slice(end, stop);
  const ofBoth = power < largeScale ? scan.powerOf(words.slice(-1)) : 0;
  const isOfBoth = ofBoth >= largeScale;
  const next = isOfBoth ? scan.powerOf(words.slice(0, -1)) : scan.powerOf(words);
  const value = scaled(fractionOf(digits.replaceAll(',', '')), next);
  if (next >= power || compareFractions(value, scaled(fraction(1n), power)) >= 0) return undefined;
  const mayBeApart = gap !== '' && stop === undefined;
  return { end: stop ?? end, power: next, value, mayBeApart, ofBoth: isOfBoth ? ofBoth : 0 };
}

/** The numbers that a text may be, if its signs group digits and begin decimals. */
function readNumber(token: string, groups: readonly string[], decimals: readonly string[]): readonly string[] {
  const found = new Set<string>();
  for (const group of groups) {
    const whole = ungrouped(token, group);
    if (whole !== undefined) found.add(whole);
  }
  for (const decimal of decimals) {
    const [before = '', after = '', ...others] = token.split(decimal);
    if (!/^\d+$/.test(after) || others.length > 0) continue;
    const wholes = [before, ...groups.filter((group) => group !== decimal).map((group) => ungrouped(before, group))];
    for (const whole of wholes) if (whole !== undefined && /^\d+$/.test(whole)) found.add(`${whole}.${after}`);
  }
  return [...found];
}

/** The digits of a whole number in groups of three; nothing for any other text. */
function ungrouped(token: string, group: string): string | undefined {
  const [first = '', ...others] = token.split(group);
  const isGrouped = /^[1-9]\d{0,2}$/.test(first) && others.length > 0 && others.every((piece) => /^\d{3}$/.test(piece));
  return isGrouped ? first + others.join('') : undefined;
}
