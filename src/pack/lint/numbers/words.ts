import { type Fraction, fraction, fractionKey, fractionOf, productOf } from '../../../schema/fraction.js';
import { lengthAt, valueOfWord } from '../../../text/open-words.js';
import { readingsOfShare, share } from './characters.js';
import { centuriesOfDecades } from './dates.js';
import type { NumberGrammar } from './grammar.js';
import type { NumberScan } from './scan.js';
import { type Draft, type NumberValue, numberValue, readingsOf, sumOfWords } from './values.js';

/** Words of a part of a whole, such as half. They need no counterpart, and may be one. */
export function parts(scan: NumberScan): void {
  for (const { start, written } of scan.wordsLike(scan.grammar.parts)) {
    const [, upper, lower, sign] =
      partPattern.exec(valueOfWord(scan.grammar.partValues, written.toLowerCase()) ?? '') ?? [];
    if (upper === undefined) continue;
    const end = start + written.length;
    if (sign !== undefined) {
      scan.add({ start, end, readings: [[], [{ kind: 'percent', value: fractionOf(upper) }]], certain: true });
    } else if (lower !== undefined) {
      const whole = fraction(BigInt(lower));
      // “Jeder fünfte” is every 5th, and “every other” every 2nd as well.
      const names = [written.toLowerCase().split(' ').at(-1) ?? '', written.toLowerCase()];
      const isNamed = names.some((name) => valueOfWord(scan.grammar.wordValues, name) === Number(lower));
      share(scan, start, end, fractionOf(upper), whole, isNamed ? [[{ kind: 'number', value: whole }]] : []);
    } else partAt(scan, start, end, fractionOf(upper));
  }
}

/** 0.5, 2/3, and 100% of what all is a number of nothing. */
const partPattern = /^(\d+(?:\.\d+)?)(?:\/([1-9]\d*)|(%))?$/;

/** A part by itself, or of what follows it: half a percentage point, полтора миллиона. */
function partAt(scan: NumberScan, start: number, end: number, value: Fraction): void {
  const suffix = scan.suffixAt(start, end);
  const isScaled = suffix.end > end;
  const percent: NumberValue = { kind: 'percent', value: productOf(value, fraction(100n)) };
  const alone = isScaled ? [] : [[percent]];
  scan.add({
    start,
    end: suffix.end,
    readings: [[], ...readingsOf([[value]], suffix), ...alone],
    certain: true,
    suffix: isScaled ? suffix : undefined,
    isHalf: fractionKey(value) === fractionKey(fraction(1n, 2n)),
  });
}

/** Two thirds, and 2 thirds. */
export function fractionsInWords(scan: NumberScan): void {
  const { grammar } = scan;
  const text = grammar.anyCase(scan.rest);
  // The pattern knows every number in words, and few texts have a fraction.
  if (!grammar.denominatorStems.some((stem) => text.includes(stem))) return;
  for (const { 0: written, index, groups: { upper = '', lower = '' } = {} } of scan.matches(grammar.fractions, text)) {
    const over = valueOfWord(grammar.denominatorValues, lower.toLowerCase());
    const above = /^\d/.test(upper) ? Number(upper) : valueOfWord(grammar.wordValues, upper.toLowerCase());
    if (!over || above === undefined) continue;
    const shares = readingsOfShare(fraction(BigInt(above)), fraction(BigInt(over)));
    // Words of fractions may be other ones: “cinco quartos” are five rooms as well.
    const meant = [...shares, [numberValue(above, 'number')], ...ordinalOf(above, over)];
    const readings = /^\d/.test(upper) ? meant : [[], ...meant];
    scan.add({ start: index, end: index + written.length, readings, certain: true });
  }
}

/** “Soixante-dix-neuvième” is the 79th as well. */
function ordinalOf(above: number, over: number): readonly NumberValue[][] {
  return above % 10 === 0 && above < 100 && over < 20 ? [[numberValue(above + over, 'number')]] : [];
}

/** Numbers that begin a longer word: fünfprozentig, пятилетний. */
export function compounds(scan: NumberScan): void {
  const { counted, percent } = scan.grammar.rules['typed-numbers'].compounds;
  if (![...counted, ...percent].some((word) => scan.rest.includes(word))) return;
  for (const { 0: written, index, groups = {} } of scan.matches(scan.grammar.compounds)) {
    const value = sumOfWords(groups.number?.toLowerCase() ?? '', scan.grammar.compoundValues);
    const kind = groups.percent === undefined ? 'number' : 'percent';
    // “Die Achtzigerjahre” are a decade.
    const readings = [[], [numberValue(value, kind)], ...(kind === 'number' ? decadeInWords(value) : [])];
    scan.add({ start: index, end: index + written.length, readings, certain: true });
  }
}

/** Numbers in words. They need no counterpart either. */
export function words(scan: NumberScan): void {
  for (const { start, written } of scan.wordsLike(scan.grammar.joinedWords)) {
    const value = joinedValue(written.toLowerCase(), scan.grammar);
    if (value) wordAt(scan, value, start, start + written.length);
  }
  for (const found of scan.wordsLike(scan.grammar.words)) {
    let at = found.start;
    for (const value of wordSequences(found.written, scan.grammar.wordValues, scan.grammar.collectiveValues)) {
      const start = scan.text.indexOf(value.words, at);
      at = start + value.words.length;
      wordAt(scan, value, start, at);
    }
  }
}

function wordAt(scan: NumberScan, value: WordNumber, start: number, end: number): void {
  const suffix = scan.suffixAt(start, end);
  const ways = [value.value, ...(value.apart ? [value.apart] : [])].map((way) =>
    [way].flat().map((n) => fraction(BigInt(n))),
  );
  const plain = readingsOf(ways, suffix);
  const isScaled = suffix.end > end;
  const readings = [[], ...plain, ...(isScaled ? [] : decadeInWords(value.value))];
  const number = { start, end: suffix.end, readings, certain: true };
  scan.add({
    ...number,
    ...(isScaled || !value.power ? { suffix: isScaled ? suffix : undefined, bare: ways } : scaleOf(value, end)),
  });
}

/** What the words of a number say that are written as one; nothing where they would be several numbers. */
function joinedValue(written: string, { rules, wordValues }: NumberGrammar): WordNumber | undefined {
  if (wordValues.has(written)) return undefined;
  // Tausend is of all before it: zweihundertfünfzigtausend is not zweihundert and fünfzigtausend.
  const words = [...wordValues].filter(([, value]) => value > 0 && value <= 1000).map(([word]) => word);
  const pieces = piecesOf(written, [...words, ...rules['typed-numbers']['between-words']]);
  const [value, ...others] = pieces ? wordSequences(pieces.join(' '), wordValues) : [];
  return others.length === 0 ? value : undefined;
}

/** The longest first, so that fünfzehn is not fünf and zehn. */
function piecesOf(written: string, words: readonly string[]): readonly string[] | undefined {
  if (written === '') return [];
  const beginning = words.filter((word) => written.startsWith(word)).toSorted((a, b) => b.length - a.length);
  for (const word of beginning) {
    const rest = piecesOf(written.slice(word.length), words);
    if (rest) return [word, ...rest];
  }
  return undefined;
}

/** The scale of three thousand, which “two to three thousand” has once for both. */
function scaleOf({ value, power = 0 }: WordNumber, end: number): Pick<Draft, 'suffix' | 'bare'> {
  const bare = [[fraction(BigInt(value) / 10n ** BigInt(power))]];
  return { suffix: { end, kind: 'number', powers: [power], certain: true }, bare };
}

/** The nineties, and “los años noventa”. */
function decadeInWords(value: number): readonly (readonly NumberValue[])[] {
  const isTens = value >= 10 && value <= 90 && value % 10 === 0;
  return isTens ? centuriesOfDecades.map((start) => [numberValue(start + value, 'decade')]) : [];
}

export function romans(scan: NumberScan): void {
  for (const match of scan.matches(/[IVXLCХ]{2}|[VXⅠ-Ⅻ]/u.test(scan.rest) ? scan.grammar.romans : undefined)) {
    const value = romanValue(match[0]);
    if (value === undefined) continue;
    const end = match.index + match[0].length;
    scan.add({ start: match.index, end, readings: [[], [numberValue(value, 'number')]], certain: true });
  }
}

const duals = [2_000, 2_000_000, 2_000_000_000];

interface WordNumber {
  readonly words: string;
  readonly value: number;
  /** The two numbers that it may be as well. */
  readonly apart?: readonly number[] | undefined;
  /** Of the scale that it ends in, as three thousand does: the power of ten. */
  readonly power?: number | undefined;
}

/** A number in words as far as it has been read. */
interface RowOfWords {
  readonly words: string;
  readonly total: number;
  /** What the next scale is of. */
  readonly current: number;
  readonly previous: number;
  readonly apart?: readonly number[] | undefined;
  readonly power?: number | undefined;
}

/** The numbers that a row of words says: `twenty-five` is one, `two three` are two. */
function wordSequences(
  text: string,
  values: ReadonlyMap<string, number>,
  collectives: ReadonlyMap<string, number> = new Map(),
): readonly WordNumber[] {
  const rows: RowOfWords[] = [];
  // Words that are themselves joined by a hyphen, such as quatre-vingt, are looked up whole first.
  for (const token of splitWords(text, values)) {
    const row = rows.at(-1);
    // Twenty dozen are no 32: how many of them there are is multiplied in `collectives.ts`.
    const longer = row && !collectives.has(token.word.toLowerCase()) ? goneOn(row, token) : undefined;
    if (longer) rows.splice(-1, 1, longer);
    else rows.push(withValue({ words: token.word, total: 0, current: 0, previous: token.value }, token.value));
  }
  return rows.map(({ words, total, current, apart, power }) => ({ words, value: total + current, apart, power }));
}

/** A row with one more word, or nothing where that begins another number. */
function goneOn(row: RowOfWords, { word, joint, value }: Token): RowOfWords | undefined {
  const { total, current, previous } = row;
  const multiplies = value >= 100 && previous < value;
  const onesFirst = isAfterOnes(previous, current) && value >= 20 && value < 100 && joint === ' و';
  const isTeen = isAfterOnes(previous, current) && value === 10 && /^\s$/.test(joint);
  if (!multiplies && !isAdded(previous, value) && !onesFirst && !isTeen) return undefined;
  const apart = onesFirst ? [total + current, value] : undefined;
  const power = value >= 1000 ? Math.round(Math.log10(value)) : undefined;
  const longer = { ...row, words: row.words + joint + word, previous: value, apart, power };
  return multiplies && value < 1000 ? { ...longer, current: Math.max(current, 1) * value } : withValue(longer, value);
}

function withValue(row: RowOfWords, value: number): RowOfWords {
  if (value < 1000) return { ...row, current: row.current + value };
  return { ...row, total: withScale(row.total, row.current, value), current: 0 };
}

/** A scale is of all before it that is less: two million five hundred thousand, and two thousand million. */
function withScale(total: number, current: number, scale: number): number {
  const below = total % scale;
  return total - below + Math.max(below + current, 1) * scale;
}

/**
 * Arabic has the ones first, خمس وعشرون, also after hundreds, and ten after them for the numbers up to 19, خمسة عشر;
 * بين خمس وعشرين has two numbers in the same words.
 */
function isAfterOnes(previous: number, current: number): boolean {
  return previous > 0 && previous < 10 && current % 100 === previous;
}

/** Whether a smaller number goes on from the one before it, as the five of twenty-five does. */
function isAdded(previous: number, value: number): boolean {
  return (
    value < previous && (previous >= 100 || (previous % 10 === 0 && value < 10) || (previous % 20 === 0 && value < 20))
  );
}

interface Token {
  readonly word: string;
  readonly joint: string;
  readonly value: number;
}

function splitWords(text: string, values: ReadonlyMap<string, number>): readonly Token[] {
  const tokens: Token[] = [];
  const names = [...values.keys()].sort((a, b) => b.length - a.length);
  let [at, joint] = [0, ''];
  while (at < text.length) {
    const rest = text.slice(at).toLowerCase();
    const name = names.find((word) => {
      const length = lengthAt(word, rest, 0);
      return length > 0 && !/^[\p{L}]/u.test(rest.slice(length));
    });
    if (name === undefined) {
      joint += text[at];
      at += 1;
      continue;
    }
    const said = values.get(name) ?? 0;
    // Two thousand, ألفا, is what thousands are after a number as well.
    const value = tokens.length > 0 && joint === ' ' && duals.includes(said) ? said / 2 : said;
    const length = lengthAt(name, rest, 0);
    tokens.push({ word: text.slice(at, at + length), joint, value });
    at += length;
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
  // In Russian the letter of the keyboard stands for X: ХХ век.
  let [rest, value] = [text.normalize('NFKC').replaceAll('Х', 'X'), 0];
  for (const [sign, worth] of romanDigits) {
    const most = sign.length === 2 || sign === 'V' || sign === 'L' ? 1 : 3;
    for (let n = 0; n < most && rest.startsWith(sign); n += 1) {
      rest = rest.slice(sign.length);
      value += worth;
    }
  }
  return rest === '' ? value : undefined;
}
