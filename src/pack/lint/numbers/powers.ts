import { fraction, fractionOf } from '../../../schema/fraction.js';
import { interpret } from './digits.js';
import type { NumberScan } from './scan.js';
import { type NumberValue, numberValue, scaled } from './values.js';

const raised = '⁰¹²³⁴-⁹';
const pattern = new RegExp(
  `(?<![\\d.,/])(?:(?<factor>\\d+(?:[.,]\\d+)?)\\s?[×x·⋅∙*]\\s?)?10(?:\\^\\{?(?<typed>[-−–]?\\d{1,2})[}^]?|(?<raised>⁻?[${raised}]{1,2}))(?![\\d${raised}])`,
  'gu',
);

/** 10^6 and 10⁶ are a million, and 3.2 × 10⁹ 3.2 billion. */
export function powersOfTen(scan: NumberScan): void {
  if (!scan.hasDigits || !scan.rest.includes('10')) return;
  for (const { 0: written, index, groups = {} } of scan.matches(pattern)) {
    const power = Number((groups.typed ?? groups.raised ?? '').normalize('NFKC').replace(/[−–]/, '-'));
    const [factor = '1'] = interpret(scan, groups.factor ?? '1').values[0] ?? [];
    const value: NumberValue = { kind: 'number', value: scaled(fractionOf(factor), power) };
    // A small digit may lead to a note.
    const typed = groups.factor === undefined ? [] : [{ ...value, value: fractionOf(factor) }];
    const asTyped = [...typed, { ...value, value: fraction(10n) }, numberValue(Math.abs(power), 'number')];
    const readings = groups.raised === undefined ? [[value], asTyped] : [[value], asTyped, asTyped.slice(0, -1)];
    scan.add({ start: index, end: index + written.length, readings, certain: true });
  }
}
