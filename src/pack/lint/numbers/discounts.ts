import { type Fraction, fraction, fractionOf, productOf, restOfHundred, sumOf } from '../../../schema/fraction.js';
import type { NumberScan } from './scan.js';
import type { NumberValue } from './values.js';

/** 七折, 7折, 八五折 and 85折 say what is left to pay, in tenths: 30 % and 15 % are taken off. 三折 is not 30 % off. */
export function discounts(scan: NumberScan): void {
  for (const { 0: written, index, groups: { tenths = '' } = {} } of scan.matches(scan.grammar.discounts)) {
    const isInWords = !/^\d/.test(tenths);
    const value = isInWords ? tenthsInCharacters(scan, tenths) : fractionOf(tenths.replace(/^(\d)(\d)$/, '$1.$2'));
    const paid = productOf(value, fraction(10n));
    const readings: (readonly NumberValue[])[] = [
      ...(isInWords ? [[]] : []),
      [{ kind: 'percent', value: restOfHundred(paid) }],
      [{ kind: 'number', value }],
    ];
    scan.add({ start: index, end: index + written.length, readings, certain: false });
  }
}

/** 八五 are 8.5 tenths. */
function tenthsInCharacters({ grammar }: NumberScan, signs: string): Fraction {
  const { digits } = grammar.rules['character-numbers'];
  const [whole = 0, part = 0] = [...signs].map((sign) => digits[sign]);
  return sumOf(fraction(BigInt(whole)), fraction(BigInt(part), 10n));
}
