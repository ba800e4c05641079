import {
  compareFractions,
  type Fraction,
  fraction,
  fractionKey,
  fractionOf,
  productOf,
  sumOf,
} from '../../schema/fraction.js';
import type { LocaleRules } from '../../schema/locale.js';
import { grammarOf, letter, type NumberGrammar } from './number-grammar.js';

/** What a number counts. Numbers of different kinds are never the same. */
export type NumberKind = 'number' | 'percent' | 'points' | 'month' | 'decade';

export interface NumberValue {
  readonly kind: NumberKind;
  readonly value: Fraction;
}

/** A number in a text, and where it stands. */
export interface FoundNumber {
  readonly start: number;
  readonly end: number;
  /**
   * What it may say, the likeliest first; a reading may hold several values, as `1,2,3` does, or none, where the number
   * is in words and need not be counted.
   */
  readonly readings: readonly (readonly NumberValue[])[];
  /** Whether the language writes it so and nothing else can be meant. */
  readonly certain: boolean;
  /** Part of a date: a year, a month or a day. */
  readonly inDate: boolean;
  /** Part of a name: G7, 5G. */
  readonly inName: boolean;
}

/** The same for equal numbers of a kind. */
export function valueKey({ kind, value }: NumberValue): string {
  return `${kind} ${fractionKey(value)}`;
}

/** Every number of a text, read by the rules of its language. Citations and figures must have been blanked out. */
export function numbersIn(text: string, rules: LocaleRules): readonly FoundNumber[] {
  return new NumberReader(text, grammarOf(rules)).read();
}

/** Whether a text counts in words that cannot be compared, such as "twofold". */
export function isUnclear(text: string, rules: LocaleRules): boolean {
  return grammarOf(rules).unclear?.test(text) ?? false;
}

/** Digits with all signs that group them or begin decimals anywhere; which of them do is for the language to say. */
const digitsPattern = /\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,'’]\d+)*/gu;
const vulgarFractions = new Map(
  [...'½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞'].map((sign) => {
    const [upper = '1', lower = '1'] = sign.normalize('NFKD').split('\u2044');
    return [sign, fraction(BigInt(upper), BigInt(lower))] as const;
  }),
);
const vulgarFraction = new RegExp(`[${[...vulgarFractions.keys()].join('')}]`, 'u');
/** Addresses and numbers of characters are no numbers of the text. */
const notText = /\]\([^()\s]*\)|\bhttps?:\/\/[^\s<>（）]+|&#x?[\da-f]+;/giu;
const taken = '\u0000';
const currency = /[$€£¥₩₹]\s?$/u;

interface Suffix {
  readonly end: number;
  readonly kind: NumberKind;
  /** Other kinds that may be meant. */
  readonly orKind?: NumberKind;
  readonly powers: readonly number[];
  readonly certain: boolean;
}

/** A number before its neighbours have been looked at. */
interface Draft extends FoundNumber {
  /** Has a scale or a kind of its own, which the other end of a range may share. */
  readonly suffix?: Suffix | undefined;
  /** The values without any suffix. */
  readonly bare?: readonly (readonly Fraction[])[];
}

class NumberReader {
  private readonly text: string;
  private rest: string;
  private readonly found: Draft[] = [];
  private readonly dates: { readonly start: number; readonly end: number }[] = [];

  constructor(
    text: string,
    private readonly grammar: NumberGrammar,
  ) {
    const blanked = text.replace(notText, (match) => ' '.repeat(match.length));
    // Wide digits and signs are those of the keyboard; each is one code unit, so that all places stay.
    this.text = blanked.replace(/[０-９％．－＋]/gu, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0));
    this.rest = this.text;
  }

  read(): readonly FoundNumber[] {
    this.decades();
    this.numericDates();
    this.months();
    this.digits();
    this.characters();
    this.words();
    this.romans();
    const inOrder = this.found.toSorted((a, b) => a.start - b.start);
    return shortYears(sharedSuffixes(inOrder, this.text, this.grammar), this.text).map(
      ({ suffix: _, bare: __, ...number }) => ({
        ...number,
        certain: number.certain && this.grammar.rules.known,
        inDate: number.inDate || this.dates.some(({ start, end }) => number.start >= start && number.end <= end),
      }),
    );
  }

  private add(draft: Omit<Draft, 'inDate' | 'inName'> & Partial<Draft>): void {
    this.found.push({ inDate: false, inName: false, ...draft });
    this.take(draft.start, draft.end);
  }

  private take(start: number, end: number): void {
    this.rest = this.rest.slice(0, start) + taken.repeat(end - start) + this.rest.slice(end);
  }

  private matches(pattern: RegExp | undefined): readonly RegExpExecArray[] {
    return pattern ? [...this.rest.matchAll(pattern)] : [];
  }

  private follows(pattern: RegExp | undefined, at: number): number | undefined {
    if (!pattern) return undefined;
    pattern.lastIndex = at;
    return pattern.test(this.rest) ? pattern.lastIndex : undefined;
  }

  private decades(): void {
    for (const pattern of this.grammar.decades) {
      for (const match of this.matches(pattern)) {
        const { year, tens, century } = match.groups ?? {};
        const [inCentury, hundreds] = [tens && this.integer(tens), century && this.integer(century)];
        const years =
          year !== undefined
            ? [Number(year)]
            : inCentury === undefined || inCentury === ''
              ? hundreds === undefined || hundreds === ''
                ? []
                : [(hundreds - 1) * 100]
              : hundreds !== undefined && hundreds !== ''
                ? [(hundreds - 1) * 100 + inCentury]
                : [1900, 2000, 1800].map((start) => start + inCentury);
        const end = match.index + match[0].length;
        if (years.length === 0 || years.some((first) => first % 10 !== 0)) continue;
        const readings = years.map((first) => [numberValue(first, 'decade')]);
        this.add({ start: match.index, end, readings, certain: true, inDate: true });
      }
    }
  }

  private integer(text: string): number {
    return /^\d+$/.test(text) ? Number(text) : Number(fractionKey(this.characterValue(text)));
  }

  private numericDates(): void {
    const parts = (match: RegExpExecArray) => match.slice(1).map(Number);
    for (const match of this.matches(/(?<![\d.,/-])(\d{4})-(\d{2})-(\d{2})(?![\d-])/gu)) {
      const [year = 0, month = 0, day = 0] = parts(match);
      this.numericDate(match, [[year, month, day]]);
    }
    for (const match of this.matches(/(?<![\d.,/-])(\d{1,2})[./] ?(\d{1,2})[./] ?(\d{4})(?![\d/])/gu)) {
      const [first = 0, second = 0, year = 0] = parts(match);
      this.numericDate(match, [
        [year, second, first],
        [year, first, second],
      ]);
    }
  }

  private numericDate(match: RegExpExecArray, ways: readonly (readonly [number, number, number])[]): void {
    const possible = ways.filter(([, month, day]) => month >= 1 && month <= 12 && day >= 1 && day <= 31);
    if (possible.length === 0) return;
    this.add({
      start: match.index,
      end: match.index + match[0].length,
      readings: possible.map(([year, month, day]) => [
        numberValue(year, 'number'),
        numberValue(month, 'month'),
        numberValue(day, 'number'),
      ]),
      certain: possible.length === 1,
      inDate: true,
    });
  }

  /** Names of months. Days and years beside them are numbers by themselves. */
  private months(): void {
    for (const match of this.matches(this.grammar.months)) {
      const [name] = match;
      const known = this.grammar.monthOf.get(name);
      if (!known) continue;
      const [start, end] = [match.index, match.index + name.length];
      const day = /(?<![\d.,%])\d{1,2}(?:er|re|st|nd|rd|th|º|ª|\.º|\.)?\s*(?:of\s|de\s)?$/u.exec(
        this.text.slice(Math.max(0, start - 12), start),
      );
      const after = /^\.?,?\s*(?:(?:de|del|of)\s)?\d{1,4}(?:st|nd|rd|th)?(?![\d%])(?:,?\s\d{4}(?!\d))?/u.exec(
        this.text.slice(end, end + 24),
      );
      if (day || after) this.dates.push({ start: start - (day?.[0].length ?? 0), end: end + (after?.[0].length ?? 0) });
      const certain = known.alone || day !== null || after !== null;
      const value = [numberValue(known.month, 'month')];
      this.add({ start, end, readings: certain ? [value] : [[], value], certain, inDate: true });
    }
  }

  private digits(): void {
    for (const match of this.matches(digitsPattern)) {
      const [token] = match;
      // Taken already, as the second part of a number before it.
      if (this.rest[match.index] === taken) continue;
      this.digitsAt(match.index, token);
    }
    for (const match of this.matches(new RegExp(vulgarFraction, 'gu'))) {
      const value = vulgarFractions.get(match[0]);
      if (value) this.withSuffix(match.index, match.index + 1, { ways: [[value]], certain: true });
    }
  }

  private digitsAt(start: number, token: string): void {
    const ways = this.interpret(token);
    let end = start + token.length;
    let values = ways.values.map((parts) => parts.map(fractionOf));
    const sign = vulgarFractions.get(this.rest[end] ?? '');
    const upperLower = /^[ -](\d)\/(\d{1,2})(?![\d/])/.exec(this.rest.slice(end, end + 6));
    const ofNumbers = /^\/(\d{1,3})(?![\d/])/.exec(this.rest.slice(end, end + 5));
    if (sign) {
      values = values.map((parts) => [...parts.slice(0, -1), sumOf(parts.at(-1) ?? fraction(0n), sign)]);
      end += 1;
    } else if (upperLower && Number(upperLower[2]) > Number(upperLower[1])) {
      const [upper, lower] = [BigInt(upperLower[1] ?? 0), BigInt(upperLower[2] ?? 1)];
      values = values.flatMap((parts) => [
        [...parts.slice(0, -1), sumOf(parts.at(-1) ?? fraction(0n), fraction(upper, lower))],
        [...parts, fraction(upper), fraction(lower)],
      ]);
      end += upperLower[0].length;
    } else if (ofNumbers && /^\d{1,2}$/.test(token) && Number(ofNumbers[1]) > Number(token)) {
      const [upper, lower] = [BigInt(token), BigInt(ofNumbers[1] ?? 1)];
      values = [[fraction(upper), fraction(lower)], [fraction(upper, lower)]];
      end += ofNumbers[0].length;
    }
    this.withSuffix(start, end, { ways: values, certain: ways.certain });
  }

  /** What the signs of a number may mean: one way for a number that the language writes so. */
  private interpret(token: string): { readonly values: readonly (readonly string[])[]; readonly certain: boolean } {
    if (/^\d+$/.test(token)) return { values: [[token]], certain: true };
    const { groups, decimals } = this.grammar.rules['typed-numbers'];
    const own = readNumber(token, groups, decimals);
    const pieces = token.split(/[ \u00a0\u2009\u202f]/);
    const apart = token.includes(' ') ? [pieces.map((piece) => piece.replace(',', '.'))] : [];
    if (own.length > 0) return { values: [...own.map((value) => [value]), ...apart], certain: own.length === 1 };
    const any = readNumber(token, [',', '.', "'", '’', ' ', '\u00a0', '\u2009', '\u202f'], [',', '.']);
    const indian = /^\d{1,2}(?:,\d{2})+,\d{3}$/.test(token) ? [token.replaceAll(',', '')] : [];
    const list = token.split(/[.,'’\s]/u);
    const values = [...indian, ...any].map((value) => [value]);
    return { values: [...values, ...apart, list], certain: false };
  }

  private withSuffix(
    start: number,
    end: number,
    { ways, certain }: { readonly ways: readonly (readonly Fraction[])[]; readonly certain: boolean },
  ): void {
    const suffix = this.suffixAt(start, end);
    const more = this.addedAfter(suffix, end, ways);
    const half = this.follows(this.grammar.halfMore, more.end);
    const era = Object.entries(this.grammar.rules.dates.eras).find(([name]) => this.text.endsWith(name, start));
    const inEra = era ? more.ways.map((parts) => parts.map((value) => sumOf(value, fraction(BigInt(era[1]))))) : [];
    const plain = readingsOf([...inEra, ...more.ways], more.suffix);
    const withHalf = half === undefined ? [] : readingsOf(more.ways.map(addHalf), more.suffix);
    const before = this.text.slice(Math.max(0, start - 10), start);
    const negative = this.negativeBefore(before);
    const signed = [...withHalf, ...plain];
    const stop = this.follows(this.grammar.ordinal, more.end) ?? more.end;
    const readings = negative === 0 ? signed : [...signed.map((values) => values.map(minus)), ...signed];
    const digits = this.text.slice(start, end);
    const following = this.text.slice(stop, stop + 2);
    const isYear = /^(?:1[5-9]|20)\d\d$/.test(digits);
    const beforeIsName = new RegExp(`${letter}[-‑]?$`, 'u').test(before) && !isYear;
    const attached = beforeIsName || new RegExp(`^${letter}`, 'u').test(following);
    this.add({
      start: start - negative,
      end: stop,
      readings,
      certain:
        certain && more.suffix.certain && !attached && this.follows(this.grammar.converted, more.end) === undefined,
      inName: attached || new RegExp(`^[-‑]${letter}`, 'u').test(following),
      inDate: more.suffix.kind === 'month' || this.isMarkedAsDate(digits, more.end),
      suffix: more.suffix.end > end ? more.suffix : undefined,
      bare: ways,
    });
  }

  private isMarkedAsDate(digits: string, end: number): boolean {
    const mark = this.follows(this.grammar.dateMark, end);
    if (mark === undefined || !/^\d+$/.test(digits)) return false;
    // 5年 is five years, and 2024年 a year.
    return digits.length === 4 || /[^年]$/u.test(this.rest.slice(end, mark));
  }

  /** How many characters before a number say that it is below zero. */
  private negativeBefore(before: string): number {
    const match = this.grammar.negative?.exec(before);
    if (!match) return 0;
    const earlier = before.slice(0, match.index);
    const isSign = !/\p{L}/u.test(match[0]);
    if (isSign && /[\p{L}\p{N}%)\]]\s*$/u.test(earlier)) return 0;
    if (!isSign && /[^\P{L}\p{Script=Han}]$/u.test(earlier)) return 0;
    return match[0].length;
  }

  private suffixAt(start: number, end: number): Suffix {
    const { grammar } = this;
    const before = this.text.slice(Math.max(0, start - 12), start);
    const kindBefore: NumberKind = grammar.percentBefore?.test(before) ? 'percent' : 'number';
    const points = this.follows(grammar.points, end);
    if (points !== undefined) return { end: points, kind: 'points', orKind: 'number', powers: [0], certain: true };
    const month = this.follows(grammar.monthMark, end);
    if (month !== undefined && /^\d{1,2}$/.test(this.text.slice(start, end))) {
      return { end: month, kind: 'month', powers: [0], certain: true };
    }
    const percent = this.follows(grammar.percent, end);
    if (percent !== undefined) return { end: percent, kind: 'percent', powers: [0], certain: true };
    const perMille = this.follows(grammar.perMille, end);
    if (perMille !== undefined) return { end: perMille, kind: 'percent', powers: [-1], certain: true };
    const scale = this.follows(grammar.scale, end);
    if (scale !== undefined) {
      const power = this.powerOf(this.rest.slice(end, scale));
      const isPrefix = this.follows(grammar.prefixedUnit, scale) !== undefined;
      const after = this.follows(grammar.percent, scale);
      const kind = after === undefined ? kindBefore : 'percent';
      return { end: after ?? scale, kind, powers: isPrefix ? [0, power] : [power], certain: true };
    }
    const unsure = this.follows(grammar.unsureScale, end);
    if (unsure !== undefined) {
      const power = this.powerOf(this.rest.slice(end, unsure));
      const isMoney = currency.test(before) || /^\s?[$€£¥]/u.test(this.text.slice(unsure));
      return { end: unsure, kind: kindBefore, powers: isMoney ? [power] : [power, 0], certain: true };
    }
    return { end, kind: kindBefore, powers: [0], certain: true };
  }

  private powerOf(words: string): number {
    const names = [...this.grammar.powers.keys()].sort((a, b) => b.length - a.length);
    let [sum, at] = [0, 0];
    while (at < words.length) {
      const name = names.find((word) => words.startsWith(word, at));
      sum += name === undefined ? 0 : (this.grammar.powers.get(name) ?? 0);
      at += name?.length ?? 1;
    }
    return sum;
  }

  /** 1億2,000萬 is one number: after a scale in characters, digits with a smaller one are added. */
  private addedAfter(suffix: Suffix, end: number, ways: readonly (readonly Fraction[])[]) {
    let [at, power] = [suffix.end, suffix.powers[0] ?? 0];
    let total = scaled(ways[0]?.at(-1) ?? fraction(0n), power);
    let added = false;
    while (suffix.end > end && power > 0 && /\p{Script=Han}/u.test(this.rest[at - 1] ?? '')) {
      const digits = /^\d+(?:,\d{3})*(?:\.\d+)?/.exec(this.rest.slice(at, at + 24))?.[0];
      if (digits === undefined) break;
      const stop = this.follows(this.grammar.scale, at + digits.length);
      const next = stop === undefined ? 0 : this.powerOf(this.rest.slice(at + digits.length, stop));
      const value = scaled(fractionOf(digits.replaceAll(',', '')), next);
      if (next >= power || compareFractions(value, scaled(fraction(1n), power)) >= 0) break;
      total = sumOf(total, value);
      [at, power, added] = [stop ?? at + digits.length, next, true];
    }
    if (!added) return { end: suffix.end, ways, suffix };
    const percent = this.follows(this.grammar.percent, at);
    const kind: NumberKind = percent === undefined ? suffix.kind : 'percent';
    return { end: percent ?? at, ways: [[total]], suffix: { ...suffix, end: percent ?? at, kind, powers: [0] } };
  }

  /** Numbers in characters. They are words, unless what they number or date says otherwise. */
  private characters(): void {
    const { characters, percentBefore, counted, rules } = this.grammar;
    const { fraction: over, digits } = rules['character-numbers'];
    for (const match of this.matches(characters)) {
      const start = match.index;
      if (this.rest[start] === taken) continue;
      const token = this.charactersAt(start) ?? match[0];
      const end = start + token.length;
      const before = this.rest.slice(Math.max(0, start - 12), start);
      const value = this.characterValue(token);
      const lower = over.find((word) => this.rest.startsWith(word, end));
      if (lower !== undefined && compareFractions(value, fraction(0n)) > 0) {
        const upperAt = end + lower.length;
        const upper = /^\d+(?:\.\d+)?/.exec(this.rest.slice(upperAt, upperAt + 16))?.[0];
        const upperCharacters = upper === undefined ? this.charactersAt(upperAt) : undefined;
        const isHundredth = fractionKey(value) === '100';
        // What follows 百分之 in digits has been read with it.
        if (upperCharacters === undefined) {
          if (upper !== undefined) this.share(start, upperAt + upper.length, fractionOf(upper), value);
          continue;
        }
        const stop = upperAt + upperCharacters.length;
        const upperValue = this.characterValue(upperCharacters);
        if (isHundredth) {
          this.add({ start, end: stop, readings: [[{ kind: 'percent', value: upperValue }]], certain: true });
        } else this.share(start, stop, upperValue, value);
        continue;
      }
      const tenths = this.follows(this.grammar.tenths, end);
      if (
        tenths !== undefined &&
        token.length === 1 &&
        !/^[本立員员功果熟長长為为分就]/u.test(this.rest.slice(tenths))
      ) {
        this.tenths(start, tenths, value);
        continue;
      }
      if (percentBefore?.test(before)) {
        this.add({ start, end, readings: [[{ kind: 'percent', value }]], certain: true });
        continue;
      }
      const isYear = /^\S{4}$/u.test(token) && [...token].every((sign) => sign in digits);
      const isNumbered = counted.some(
        ({ before: lead, after }) => before.endsWith(lead) && this.rest.startsWith(after, end),
      );
      const isDated = isYear && this.follows(this.grammar.dateMark, end) !== undefined;
      const month = this.follows(this.grammar.monthMark, end);
      const half = this.follows(this.grammar.halfMore, end);
      const number = [{ kind: 'number' as const, value }];
      const likely = [
        ...(half === undefined ? [] : [[{ kind: 'number' as const, value: sumOf(value, fraction(1n, 2n)) }]]),
        ...(month === undefined ? [] : [[{ kind: 'month' as const, value }]]),
        number,
      ];
      const isCertain = isNumbered || isDated;
      this.add({ start, end, readings: isCertain ? [number] : [[], ...likely], certain: true, inDate: isDated });
    }
  }

  /** 三成, 三成五 and 三成半: 30% and 35%; 七成 may also be 7 of 10. */
  private tenths(start: number, at: number, value: Fraction): void {
    const more = this.charactersAt(at);
    const half = this.grammar.rules['character-numbers'].half.find((word) => this.rest.startsWith(word, at));
    const rest = more?.length === 1 ? this.characterValue(more) : fraction(half === undefined ? 0n : 5n);
    const end = at + (more?.length === 1 ? 1 : (half?.length ?? 0));
    const percent = sumOf(productOf(value, fraction(10n)), rest);
    this.add({
      start,
      end,
      readings: [[], [{ kind: 'percent', value: percent }], [{ kind: 'number', value }, numberValue(10, 'number')]],
      certain: true,
    });
  }

  private share(start: number, end: number, upper: Fraction, lower: Fraction): void {
    const value = productOf(upper, fraction(lower.denominator, lower.numerator));
    const percent = productOf(value, fraction(100n));
    const readings: NumberValue[][] = [
      [],
      [{ kind: 'number', value }],
      [{ kind: 'percent', value: percent }],
      [
        { kind: 'number', value: upper },
        { kind: 'number', value: lower },
      ],
    ];
    this.add({ start, end, readings, certain: true });
  }

  private charactersAt(at: number): string | undefined {
    const whole = this.stickyCharacters(at);
    if (whole === undefined) return undefined;
    const { decimal, digits } = this.grammar.rules['character-numbers'];
    const point = decimal.find((word) => this.rest.startsWith(word, at + whole.length));
    const decimals = point && this.stickyCharacters(at + whole.length + point.length);
    const isDecimal = decimals !== undefined && decimals !== '' && [...decimals].every((sign) => sign in digits);
    return isDecimal ? `${whole}${point}${decimals}` : whole;
  }

  private stickyCharacters(at: number): string | undefined {
    const { characters } = this.grammar;
    if (!characters) return undefined;
    const pattern = new RegExp(characters.source, 'uy');
    pattern.lastIndex = at;
    return pattern.exec(this.rest)?.[0];
  }

  private characterValue(token: string): Fraction {
    const { digits, units, decimal } = this.grammar.rules['character-numbers'];
    const point = decimal.find((word) => token.includes(word));
    if (point !== undefined) {
      const [whole = '', decimals = ''] = token.split(point);
      const below = [...decimals].map((sign) => digits[sign]).join('');
      return sumOf(this.characterValue(whole), fraction(BigInt(below), 10n ** BigInt(below.length)));
    }
    const signs = [...token];
    if (signs.every((sign) => sign in digits)) return fraction(BigInt(signs.map((sign) => digits[sign]).join('')));
    let [total, section, digit] = [0n, 0n, 0n];
    for (const sign of signs) {
      const power = this.grammar.powers.get(sign);
      if (sign in digits) digit = BigInt(digits[sign] ?? 0);
      else if (sign in units) {
        const unit = BigInt(units[sign] ?? 1);
        // 廿 and 卅 are tens by themselves.
        section += digit === 0n ? unit : digit * unit;
        digit = 0n;
      } else if (power !== undefined) {
        const below = section + digit;
        total = (total + (below === 0n && total === 0n ? 1n : below)) * 10n ** BigInt(power);
        [section, digit] = [0n, 0n];
      }
    }
    return fraction(total + section + digit);
  }

  /** Numbers in words. They need no counterpart, and may be one. */
  private words(): void {
    for (const match of this.matches(this.grammar.parts)) {
      const text = this.grammar.rules['typed-numbers'].parts;
      const name = Object.keys(text).find((word) => word.toLowerCase() === match[0].toLowerCase()) ?? '';
      if (!/^\d+(?:\.\d+)?$/.test(text[name] ?? '')) continue;
      const value = fractionOf(text[name] ?? '0');
      const percent = productOf(value, fraction(100n));
      const readings: NumberValue[][] = [[], [{ kind: 'number', value }], [{ kind: 'percent', value: percent }]];
      this.add({ start: match.index, end: match.index + match[0].length, readings, certain: true });
    }
    for (const match of this.matches(this.grammar.words)) {
      let at = match.index;
      for (const value of wordSequences(match[0], this.grammar.wordValues)) {
        const start = this.text.indexOf(value.words, at);
        const end = start + value.words.length;
        const suffix = this.suffixAt(start, end);
        const readings = [[], ...readingsOf([[fraction(BigInt(value.value))]], suffix)];
        this.add({ start, end: Math.max(end, suffix.end), readings, certain: true });
        at = end;
      }
    }
  }

  private romans(): void {
    const pattern = /(?<![\p{L}\p{N}])(?:[IVXLC]{2,8}|[VX])(?=(?:e|er|ème|º|ª|\.)?(?![\p{Script=Latin}\p{N}]))/gu;
    for (const match of this.matches(pattern)) {
      const value = romanValue(match[0]);
      if (value === undefined) continue;
      const end = match.index + match[0].length;
      this.add({ start: match.index, end, readings: [[], [numberValue(value, 'number')]], certain: true });
    }
  }
}

/** The numbers that a text may be, if its signs group digits and begin decimals. */
function readNumber(token: string, groups: readonly string[], decimals: readonly string[]): readonly string[] {
  const found = new Set<string>();
  for (const group of groups) {
    for (const decimal of ['', ...decimals]) {
      if (group === decimal) continue;
      const [whole = '', after] = decimal !== '' && token.includes(decimal) ? token.split(decimal) : [token];
      const pieces = whole.split(group);
      const isGrouped =
        pieces.length > 1 &&
        /^[1-9]\d{0,2}$/.test(pieces[0] ?? '') &&
        pieces.slice(1).every((piece) => /^\d{3}$/.test(piece));
      const isWhole = decimal === '' ? after === undefined : /^\d+$/.test(after ?? '');
      if (isGrouped && isWhole && token.split(decimal || '\u0000').length <= 2) {
        found.add(after === undefined ? pieces.join('') : `${pieces.join('')}.${after}`);
      }
    }
  }
  for (const decimal of decimals) {
    const [whole = '', after = '', ...others] = token.split(decimal);
    if (/^\d+$/.test(whole) && /^\d+$/.test(after) && others.length === 0) found.add(`${whole}.${after}`);
  }
  return [...found];
}

function readingsOf(ways: readonly (readonly Fraction[])[], suffix: Suffix): readonly (readonly NumberValue[])[] {
  const kinds = suffix.orKind ? [suffix.kind, suffix.orKind] : [suffix.kind];
  return ways.flatMap((parts) =>
    suffix.powers.flatMap((power) =>
      kinds.map((kind) =>
        parts.map(
          (value, i): NumberValue =>
            i === parts.length - 1 ? { kind, value: scaled(value, power) } : { kind: 'number', value },
        ),
      ),
    ),
  );
}

function scaled(value: Fraction, power: number): Fraction {
  const ten = 10n ** BigInt(Math.abs(power));
  return productOf(value, power < 0 ? fraction(1n, ten) : fraction(ten));
}

function addHalf(parts: readonly Fraction[]): readonly Fraction[] {
  return [...parts.slice(0, -1), sumOf(parts.at(-1) ?? fraction(0n), fraction(1n, 2n))];
}

function minus({ kind, value }: NumberValue): NumberValue {
  return { kind, value: { ...value, numerator: -value.numerator } };
}

function numberValue(value: number, kind: NumberKind): NumberValue {
  return { kind, value: fraction(BigInt(value)) };
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

/** The numbers that a row of words says: `twenty-five` is one, `two three` are two. */
function wordSequences(
  text: string,
  values: ReadonlyMap<string, number>,
): readonly { readonly words: string; readonly value: number }[] {
  const found: { words: string; value: number }[] = [];
  let [total, current, previous, written] = [0, 0, 0, ''];
  const end = () => {
    if (written !== '') found.push({ words: written, value: total + current });
    [total, current, previous, written] = [0, 0, 0, ''];
  };
  // Words that are themselves joined by a hyphen, such as quatre-vingt, are looked up whole first.
  const tokens = splitWords(text, values);
  for (const { word, joint, value } of tokens) {
    const multiplies = written !== '' && value >= 100 && previous < value;
    const adds =
      written !== '' &&
      value < previous &&
      (previous >= 100 || (previous % 10 === 0 && value < 10) || (previous % 20 === 0 && value < 20));
    if (!multiplies && !adds) end();
    written = written === '' ? word : written + joint + word;
    if (value >= 1000) [total, current] = [total + Math.max(current, 1) * value, 0];
    else if (multiplies) current = Math.max(current, 1) * value;
    else current += value;
    previous = value;
  }
  end();
  return found;
}

function splitWords(text: string, values: ReadonlyMap<string, number>) {
  const tokens: { readonly word: string; readonly joint: string; readonly value: number }[] = [];
  const names = [...values.keys()].sort((a, b) => b.length - a.length);
  let [at, joint] = [0, ''];
  while (at < text.length) {
    const rest = text.slice(at).toLowerCase();
    const name = names.find((word) => rest.startsWith(word) && !/^[\p{L}]/u.test(rest.slice(word.length)));
    if (name === undefined) {
      joint += text[at];
      at += 1;
      continue;
    }
    tokens.push({ word: text.slice(at, at + name.length), joint, value: values.get(name) ?? 0 });
    at += name.length;
    joint = '';
  }
  return tokens;
}

const romanDigits: readonly (readonly [string, number])[] = [
  ['C', 100],
  ['XC', 90],
  ['L', 50],
  ['XL', 40],
  ['X', 10],
  ['IX', 9],
  ['V', 5],
  ['IV', 4],
  ['I', 1],
];

/** Undefined for letters that are no number. */
function romanValue(text: string): number | undefined {
  let [rest, value] = [text, 0];
  for (const [sign, worth] of romanDigits) {
    const most = sign.length === 2 || sign === 'V' || sign === 'L' ? 1 : 3;
    for (let n = 0; n < most && rest.startsWith(sign); n += 1) {
      rest = rest.slice(sign.length);
      value += worth;
    }
  }
  return rest === '' ? value : undefined;
}
