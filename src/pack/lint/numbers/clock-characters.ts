import { characterValue } from './characters.js';
import type { NumberScan } from './scan.js';
import { halfDay, timeOf } from './times.js';
import { type NumberValue, numberValue } from './values.js';

const numeral = '[〇零一二三四五六七八九十]';
const pattern = new RegExp(
  `(?<!${numeral})(?<hour>[〇零一二两兩三四五六七八九十]{1,3})(?<sign>[時时點点])(?:(?<minute>${numeral}{1,3})分|(?<quarters>[一三])刻)(?!之)`,
  'gu',
);

/** 八時三十分 and 八点一刻: times with their minutes in characters, in which 点 is no sign of decimals. */
export function minutesInCharacters(scan: NumberScan): void {
  if (!scan.grammar.characters || !/[分刻]/u.test(scan.rest)) return;
  for (const { 0: written, index, groups = {} } of scan.matches(pattern)) {
    const { hour = '', sign = '', minute, quarters = '' } = groups;
    const [hours, count] = [hour, minute ?? quarters].map((token) => Number(characterValue(scan, token).numerator));
    if (hours === undefined || count === undefined) continue;
    const minutes = minute === undefined ? count * 15 : count;
    if (hours > 24 || minutes > 59) continue;
    const half = halfDay(scan, index, index + written.length);
    const halves = half.of === undefined && hours <= 12 ? ([undefined, 'afternoon'] as const) : [half.of];
    const times = halves.map((one) => [timeOf(hours, minutes, one)]);
    const decimal = minute && decimalOf(scan, hour, sign, minute);
    const apart = [numberValue(hours, 'number'), numberValue(minutes, 'number')];
    scan.add({
      start: index,
      end: half.end,
      readings: [[], ...times, apart, ...(decimal ? [[decimal]] : [])],
      certain: true,
    });
  }
}

/** 平均四点六分 is 4.6 points. */
function decimalOf(scan: NumberScan, whole: string, sign: string, decimals: string): NumberValue | undefined {
  const { decimal, digits } = scan.grammar.rules['character-numbers'];
  const isDecimal = decimal.includes(sign) && [...decimals].every((one) => one in digits);
  return isDecimal ? { kind: 'number', value: characterValue(scan, whole + sign + decimals) } : undefined;
}
