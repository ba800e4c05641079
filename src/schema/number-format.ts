import { inDigits } from '../text/own-digits.js';
import type { FigureValue } from './figure-values.js';
import type { LocaleRules } from './locale.js';

/** A figure as a language prints it. */
export function formatFigure(figure: FigureValue, { numbers }: LocaleRules): string {
  const [, sign = '', whole = '', decimals] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(figure.digits) ?? [];
  const digits = isGrouped(figure, whole, numbers['grouped-from'])
    ? whole.replace(groupEnds[numbers.grouping], () => numbers.group)
    : whole;
  const number = `${sign && numbers.minus}${digits}${decimals === undefined ? '' : numbers.decimal + decimals}`;
  const printed = inDigits(number, numbers.digits);
  return figure.percent ? numbers.percent.replace('{number}', () => printed) : printed;
}

const groupEnds = { thousands: /\B(?=(?:\d{3})+$)/g, lakhs: /\B(?=(?:\d{2})*\d{3}$)/g } as const;

function isGrouped(figure: FigureValue, whole: string, groupedFrom: number): boolean {
  return figure.format !== 'plain' && whole.length >= groupedFrom && !isTakenForYear(figure);
}

/** Whether a figure is printed without groups because it may be a year. */
export function isTakenForYear({ digits, percent, format }: FigureValue): boolean {
  return format === undefined && !percent && /^(?:1[5-9]\d\d|20\d\d|2100)$/.test(digits);
}
