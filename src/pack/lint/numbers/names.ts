import { fraction, fractionOf } from '../../../schema/fraction.js';
import type { NumberScan } from './scan.js';
import type { NumberValue } from './values.js';

/**
 * A number that may be a part of a name: what stands beside it is neither a blank nor a mark of sentences, as in COVID-19 and
 * 2019冠狀病毒病.
 */
const besideLetter = /[^\s\d.,:;!?'"’”()（），。、%$€£¥–—-][-‑ ]?\d|\d[x×/]\d|\d\p{Lo}/u;

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
const digitsApart = /\d[ \u00a0\u202f()（）./‑–-]{1,3}\d|\+\d{10}/u;
/** From abroad: +41 22 917 12 34. */
const international = new RegExp(`\\+\\d{1,3}(?:${gap}?\\(\\d{1,4}\\)${gap}?)?(?:${gap}?\\d+)+`, 'g');
/** In the country: 030 18 17-0, 0800 123 456, (212) 963-1234. */
const national = new RegExp(
  `(?<![\\d.,/-]|\\d${gap})(?:(?:0\\d{1,5}${gap}|[(（]0\\d{1,5}[)）]${gap}?)\\d{2,}(?:${gap}\\d{2,})*(?:-\\d+)?|(?:1[ -])?(?:\\(\\d{3}\\) ?|\\d{3}-)\\d{3}[ -]\\d{4})(?![\\d.,/-]?\\d)`,
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
      const readings = [whole(digits), ...withoutCountry(written, digits), inGroups(written)];
      scan.add({ start: index, end: index + written.length, readings, certain: false, inName: true });
    }
  }
}

function whole(digits: string): readonly NumberValue[] {
  return [{ kind: 'number', value: fraction(BigInt(digits)) }];
}

/** +81 3 3279 1111 is dialled as 03-3279-1111 in the country, and +852 2810 2000 as 2810 2000. */
function withoutCountry(written: string, digits: string): readonly (readonly NumberValue[])[] {
  if (!written.startsWith('+')) return [];
  const code = /^\+(\d{1,3})\D/.exec(written)?.[1];
  const lengths = code === undefined ? [1, 2, 3] : [code.length];
  const groups = code === undefined ? [] : [inGroups(written.slice(code.length + 1))];
  return [...lengths.map((length) => whole(digits.slice(length))), ...groups];
}

/** As the other text may have it, where nothing there says that it is a telephone. */
function inGroups(written: string): readonly NumberValue[] {
  return (written.replace(/\(0\)/g, '').match(/\d+/g) ?? []).flatMap(whole);
}
