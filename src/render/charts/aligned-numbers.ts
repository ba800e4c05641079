import { type Inline, plainText } from '../../model/document.js';
import type { Direction } from '../../schema/scripts.js';
import { marksMissingValue } from '../../text/missing-value.js';
import { once } from '../../text/once.js';
import { rangesFromLeft } from '../../text/ranges-from-left.js';
import { type DrawnChart, isNumeric } from './chart.js';

/** A number up to its decimal sign, and from there on, with its unit. */
interface NumberInCell {
  readonly whole: string;
  readonly rest: string;
}

/** How often each character stands in a text; all digits are one, since they are of one width. */
type Counts = ReadonlyMap<string, number>;

/**
 * For each row the characters as wide as what its number lacks of the longest ones of its column behind their decimal signs:
 * with these after them, numbers that end in one line have their signs in one, whatever their decimals and units. On a page from
 * right to left, where they end at their left, it is what they lack before it. Empty where a column needs none.
 */
export function missingEnds(chart: DrawnChart, column: number, direction: Direction): readonly string[] {
  if (column === 0 || !isNumeric(chart, column)) return [];
  const cells = chart.rows.map(({ cells }) => cells[column] ?? []);
  if (cells.some(hasCitation)) return [];
  const texts = cells.map((cell) => plainText(cell).trim());
  const numbers = texts.map((text) => (isWithoutValue(text) ? undefined : partsOf(text, direction)));
  if (texts.some((text, i) => !numbers[i] && !isWithoutValue(text))) return [];
  const written = numbers.flatMap((parts) => (parts ? [parts.number] : []));
  const sign = written.map(decimalSign).find((own) => own !== undefined);
  if (sign !== undefined && written.some((number) => number.split(sign).length > 2)) return [];
  const ends = numbers.map((parts) => (parts ? endOf(divided(parts, sign), direction) : undefined));
  const counts = ends.map((end) => (end === undefined ? undefined : countsOf(end)));
  const longest = mostOf(counts.flatMap((own) => own ?? []));
  const lacking = counts.map((own) => (own ? lackOf(longest, own) : ''));
  if (lacking.every((lack) => lack === '')) return [];
  // A sign for no value stands where units do.
  const ofUnits = countsOf(direction === 'rtl' ? '0' : '');
  return lacking.map((lack, i) => (counts[i] || texts[i] === '' ? lack : lackOf(longest, ofUnits)));
}

function hasCitation(cell: readonly Inline[]): boolean {
  return cell.some((node) => node.type === 'citation' || ('children' in node && hasCitation(node.children)));
}

function isWithoutValue(text: string): boolean {
  return text === '' || marksMissingValue(text) || !/\p{Nd}/u.test(text);
}

const digits = "\\p{Nd}+(?:[.,٫٬'’\\s]\\p{Nd}+)*";
/** The last number of a range, with what is added in brackets or after ±; nothing else that has two numbers. */
const inCell = once(
  () =>
    new RegExp(
      `^(?<before>(?:${digits}[%\\s]*[–—~〜-]\\s*)?[^\\p{Nd}]*)(?<number>${digits})(?<after>[^\\p{Nd}]*|\\s?[(（[±].*)$`,
      'u',
    ),
);

function partsOf(text: string, direction: Direction) {
  if (direction === 'rtl' && !isDrawnFromLeft(text)) return undefined;
  const { before, number, after } = inCell().exec(text)?.groups ?? {};
  return number === undefined ? undefined : { before: before ?? '', number, after: after ?? '' };
}

/** Whether all of a cell is drawn as it is typed on a page from right to left. */
function isDrawnFromLeft(text: string): boolean {
  if (/^[\p{Nd}.,٫٬]+$/u.test(text)) return true;
  return rangesFromLeft(text).some(({ start, end }) => start === 0 && end === text.length);
}

/** The last sign of a number, where it can only be that before its decimals, and none between groups of three digits. */
function decimalSign(number: string): string | undefined {
  const [, whole = '', sign, decimals = ''] = /^(.*)([.,٫])(\p{Nd}+)$/u.exec(number) ?? [];
  if (sign === undefined || whole.includes(sign)) return undefined;
  const mayGroup = [...decimals].length === 3 && /^(?!\p{Nd}{4})(?![0٠۰])[\p{Nd}\s]+$/u.test(whole);
  return mayGroup && sign !== '٫' ? undefined : sign;
}

function divided(
  { before, number, after }: Readonly<Record<'before' | 'number' | 'after', string>>,
  sign: string | undefined,
): NumberInCell {
  const at = sign === undefined ? -1 : number.lastIndexOf(sign);
  if (at === -1) return { whole: before + number, rest: after };
  return { whole: before + number.slice(0, at), rest: number.slice(at) + after };
}

function endOf({ whole, rest }: NumberInCell, direction: Direction): string {
  return direction === 'rtl' ? whole : rest;
}

function countsOf(text: string): Counts {
  const counts = new Map<string, number>();
  for (const character of text) {
    const kind = /\p{Nd}/u.test(character) ? '0' : /\s/.test(character) ? '\u00a0' : character;
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return counts;
}

function mostOf(all: readonly Counts[]): Counts {
  const most = new Map<string, number>();
  for (const counts of all) for (const [kind, count] of counts) most.set(kind, Math.max(count, most.get(kind) ?? 0));
  return most;
}

function lackOf(longest: Counts, own: Counts): string {
  return [...longest].map(([kind, count]) => kind.repeat(Math.max(0, count - (own.get(kind) ?? 0)))).join('');
}
