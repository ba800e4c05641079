import { withoutWebAddresses } from '../../../text/address.js';
import { currencySign } from '../../../text/currency.js';
import type { NumberGrammar } from './grammar.js';
import { type Draft, type NumberKind, type Suffix, sumOfWords } from './values.js';

/** Addresses of links and numbers of characters are no numbers of the text. */
const notText = /\]\([^()\s]*\)|&#x?[\da-f]+;/gi;
/** Of the digits of Arabic, of Persian and Urdu, and of Hindi. */
const zeros = ['٠', '۰', '०'];
/** Among wide digits, a wide comma groups them. */
const wideComma = /(?<=[０-９])，(?=[０-９]{3}(?![０-９]))/gu;
/**
 * Words that begin with 成, and are no tenths, but for what is said of people and places after so many of ten:
 * 七成長者, 八成本地人, 六成員工.
 */
const noTenths =
  /^(?:本(?![地港澳市省國国土科校院人身])|立(?![法場场])|[員员](?!工)|功(?!能)|[長长](?![者輩辈老])|就(?![業业讀读學学診诊醫医])|[果熟分])/u;
/** 2024成為 says “became”, and 七成為女性 that 70 % are women. */
const becomes = /^[為为]/u;
/** 제3조 is Article 3, and 3조 three trillion. */
const article = /제\s?$/u;
/** 第95百分位 is the 95th percentile. */
const percentile = /[十百千]分位/uy;
/** 0.39‱ are 0.39 of 10,000, as the deaths at work of Korea are counted. */
const tenThousandths = /\s?‱/uy;
/** Stands in the place of what has been read. */
const taken = '\u0000';
const moneyBefore = new RegExp(`${currencySign}\\s?$`, 'u');
const moneyAfter = new RegExp(`^\\s?${currencySign}`, 'u');

/** Ten digits of a script follow each other (Unicode 16, 4.6). */
function digitValue(digit: string): number {
  const zero = zeros.find((start) => digit >= start && digit.charCodeAt(0) < start.charCodeAt(0) + 10) ?? digit;
  return digit.charCodeAt(0) - zero.charCodeAt(0);
}

/** A text while its numbers are read, one kind of writing after another: what one has taken, the next does not see. */
export class NumberScan {
  readonly text: string;
  rest: string;
  /** Whether there are any at all. */
  readonly hasDigits: boolean;
  readonly found: Draft[] = [];
  /** The stretches of dates that are written with the name of a month. */
  readonly dates: { readonly start: number; readonly end: number }[] = [];

  constructor(
    text: string,
    readonly grammar: NumberGrammar,
  ) {
    const withoutLinks = text.replace(notText, (match) => ' '.repeat(match.length));
    const blanked = withoutWebAddresses(withoutLinks, ' ');
    // Wide digits and signs are those of the keyboard; each is one code unit, so that all places stay.
    this.text = blanked
      .replace(wideComma, ',')
      .replace(/[０-９％．－＋]/gu, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
      .replace(/[٠-٩۰-۹०-९]/gu, (digit) => String(digitValue(digit)));
    this.rest = this.text;
    this.hasDigits = /\d/.test(this.text);
  }

  add(draft: Omit<Draft, 'inDate' | 'inName'> & Partial<Draft>): void {
    this.found.push({ inDate: false, inName: false, ...draft });
    this.take(draft.start, draft.end);
  }

  take(start: number, end: number): void {
    this.rest = this.rest.slice(0, start) + taken.repeat(end - start) + this.rest.slice(end);
  }

  matches(pattern: RegExp | undefined, text = this.rest): readonly RegExpExecArray[] {
    const found: RegExpExecArray[] = [];
    if (!pattern) return found;
    // `matchAll` would copy the pattern for each text.
    pattern.lastIndex = 0;
    for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
      found.push(match);
      if (match[0] === '') pattern.lastIndex += 1;
    }
    return found;
  }

  /** Words in whatever case: where they begin, and as the text has them. */
  wordsLike(pattern: RegExp | undefined): readonly { readonly start: number; readonly written: string }[] {
    if (!pattern) return [];
    const found = this.matches(pattern, this.grammar.anyCase(this.rest));
    return found.map(({ 0: { length }, index }) => ({ start: index, written: this.rest.slice(index, index + length) }));
  }

  follows(pattern: RegExp | undefined, at: number): number | undefined {
    if (!pattern) return undefined;
    pattern.lastIndex = at;
    return pattern.test(this.rest) ? pattern.lastIndex : undefined;
  }

  suffixAt(start: number, end: number): Suffix {
    const { grammar } = this;
    const before = this.text.slice(Math.max(0, start - 20), start);
    const kindBefore: NumberKind = grammar.percentBefore?.test(before) ? 'percent' : 'number';
    const month = this.follows(grammar.monthMark, end);
    if (month !== undefined && /^\d{1,2}$/.test(this.text.slice(start, end))) {
      return { end: month, kind: 'month', powers: [0], certain: true };
    }
    const share = this.shareAt(end);
    if (share) return share;
    const scale = this.scaleAt(before, end);
    if (scale !== undefined) {
      const power = this.powerOf(this.rest.slice(end, scale));
      const isPrefix = this.follows(grammar.prefixedUnit, scale) !== undefined;
      const after = this.follows(grammar.percent, scale);
      const kind = after === undefined ? kindBefore : 'percent';
      const powers = isPrefix ? [this.powerOf(this.rest.slice(end, scale).trim().slice(0, -1)), power] : [power];
      return { end: after ?? scale, kind, powers, certain: true };
    }
    const unsure = this.follows(grammar.unsureScale, end);
    if (unsure !== undefined) {
      const power = this.powerOf(this.rest.slice(end, unsure));
      const isMoney = moneyBefore.test(before) || moneyAfter.test(this.text.slice(unsure));
      return { end: unsure, kind: kindBefore, powers: isMoney ? [power] : [power, 0], certain: true };
    }
    const scaleBefore = grammar.scaleBefore?.exec(before)?.groups?.scale;
    const powerBefore = scaleBefore === undefined ? 0 : this.powerOf(scaleBefore);
    return { end, kind: kindBefore, powers: [powerBefore], certain: true };
  }

  /** A percentage, a difference of such, or parts of another whole. */
  private shareAt(end: number): Suffix | undefined {
    const { grammar } = this;
    const points = this.follows(grammar.points, end);
    if (points !== undefined) return { end: points, kind: 'points', orKind: 'number', powers: [0], certain: true };
    const basisPoints = this.follows(grammar.basisPoints, end);
    if (basisPoints !== undefined) {
      return { end: basisPoints, kind: 'points', orKind: 'number', powers: [-2], certain: false };
    }
    const percent = this.follows(grammar.percent, end);
    if (percent !== undefined) return { end: percent, kind: 'percent', powers: [0], certain: true };
    const perMille = this.follows(grammar.perMille, end);
    if (perMille !== undefined)
      return { end: perMille, kind: 'percent', powers: [-1], certain: true, of: 1000, orAlone: true };
    const perTenThousand = this.follows(tenThousandths, end);
    if (perTenThousand !== undefined)
      return { end: perTenThousand, kind: 'percent', powers: [-2], certain: true, of: 10_000, orAlone: true };
    const tenths = this.tenthsAt(end);
    if (tenths === undefined) return undefined;
    return { end: tenths, kind: 'percent', powers: [1], certain: true, isTenths: true, of: 10 };
  }

  private scaleAt(before: string, end: number): number | undefined {
    if (article.test(before) || this.follows(percentile, end) !== undefined) return undefined;
    return this.follows(this.grammar.scale, end);
  }

  /** Where a word of tenths ends that follows a number in digits or in characters, such as the 割 of 3割. */
  tenthsAt(end: number, isInCharacters = false): number | undefined {
    const at = this.follows(this.grammar.tenths, end);
    if (at === undefined) return undefined;
    const following = this.rest.slice(at, at + 3);
    return noTenths.test(following) || (!isInCharacters && becomes.test(following)) ? undefined : at;
  }

  powerOf(words: string): number {
    return sumOfWords(words, this.grammar.powers);
  }

  isTaken(at: number): boolean {
    return this.rest[at] === taken;
  }
}
