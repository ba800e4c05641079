import { fraction, fractionOf } from '../../../schema/fraction.js';
import type { NumberScan } from './scan.js';
import type { NumberValue } from './values.js';

/** A number that may be a part of a name: what stands beside it is neither a blank nor a mark of sentences. */
const besideLetter = /[^\s\d.,:;!?'"’”()（），。、%$€£¥–—-][-‑ ]?\d|\d[x×/]\d/;

/** COVID-19 and 4x4: another language may say the same name without the number. */
export function names(scan: NumberScan): void {
  if (!scan.hasDigits || !besideLetter.test(scan.rest)) return;
  for (const { start, written } of scan.wordsLike(scan.grammar.names)) {
    const found = written.match(/\d+(?:[.,]\d+)?/g) ?? [];
    const values = found.map(
      (digits): NumberValue => ({ kind: 'number', value: fractionOf(digits.replace(',', '.')) }),
    );
    scan.add({ start, end: start + written.length, readings: [[], values], certain: true, inName: true });
  }
}

const gap = '[ \\u00a0\\u202f./‑–-]';
/** What every number of a telephone has, beside others. */
const digitsApart = /\d[ \u00a0\u202f()./‑–-]{1,3}\d/;
/** From abroad: +41 22 917 12 34. */
const international = new RegExp(`\\+\\d{1,3}(?:${gap}?\\(\\d{1,4}\\)${gap}?)?(?:${gap}?\\d+)+`, 'g');
/** In the country: 030 18 17-0, 0800 123 456, (212) 963-1234. */
const national = new RegExp(
  `(?<![\\d.,/-]|\\d${gap})(?:\\(?0\\d{1,5}\\)?(?:${gap}\\d{2,})+(?:-\\d+)?|(?:1[ -])?(?:\\(\\d{3}\\) ?|\\d{3}-)\\d{3}[ -]\\d{4})(?![\\d.,/-]?\\d)`,
  'g',
);

/** Numbers of telephones, which each country groups in its own way, and which need not be the same in every language. */
export function telephones(scan: NumberScan): void {
  if (!scan.hasDigits || !digitsApart.test(scan.rest)) return;
  for (const pattern of [international, national]) {
    for (const { 0: written, index } of scan.matches(pattern)) {
      // +44 (0)20 is dialled without the zero.
      const digits = written.replace(/\(0\)/g, '').replace(/\D/g, '');
      const isGrouped = /^\+?\d{1,3}(?:[ \u00a0\u202f.]\d{3})+$/.test(written);
      if (digits.length < 7 || digits.length > 15 || isGrouped) continue;
      const value = fraction(BigInt(digits));
      const readings: NumberValue[][] = [[{ kind: 'number', value }]];
      scan.add({ start: index, end: index + written.length, readings, certain: false, inName: true });
    }
  }
}
