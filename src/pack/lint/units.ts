import type { LocaleRules } from '../../schema/locale.js';
import { quantities, type UnitSymbol } from '../../schema/unit-symbols.js';
import { oncePer } from '../../text/once.js';
import { blankPlaceholders, figureOf, placeholdersIn } from '../../text/placeholders.js';
import type { LintText } from './lint-text.js';
import { numbersIn } from './numbers/numbers.js';
import { type FoundNumber, valueKey } from './numbers/values.js';
import { alternatives, wordPatterns } from './numbers/word-patterns.js';

/** Other ways of writing a symbol. */
const alsoWritten: Readonly<Partial<Record<UnitSymbol, readonly string[]>>> = {
  µg: ['μg', 'ug', 'mcg', '㎍'],
  µl: ['μl', 'µL', 'μL'],
  µm: ['μm'],
  ml: ['mL'],
  dl: ['dL'],
  l: ['L'],
  mg: ['㎎'],
  kg: ['㎏'],
  km: ['㎞'],
  'cm²': ['cm2'],
  'm²': ['m2', '㎡'],
  'km²': ['km2', '㎢'],
  '°C': ['° C', '℃'],
  '°F': ['° F', '℉'],
};

const quantityOf: ReadonlyMap<UnitSymbol, string> = new Map(
  Object.entries(quantities).flatMap(([quantity, symbols]) => symbols.map((symbol) => [symbol, quantity] as const)),
);

/** A number or a figure with its unit, and where both stand. */
export interface Measure {
  readonly start: number;
  readonly end: number;
  readonly unit: UnitSymbol;
}

interface Measured extends Measure {
  /** What the number may say. */
  readonly values: readonly string[];
}

/** How a language writes units. */
interface UnitWords {
  readonly pattern: RegExp;
  readonly symbolOf: ReadonlyMap<string, UnitSymbol>;
}

const unitWords = oncePer(({ 'typed-numbers': { units } }: LocaleRules): UnitWords => {
  const { letterBesideNumbers } = wordPatterns(false);
  const written = [...quantityOf.keys()].flatMap((symbol) =>
    [symbol, ...(alsoWritten[symbol] ?? []), ...(units[symbol] ?? [])].map((one) => [one, symbol] as const),
  );
  const words = written.map(([word]) => word).toSorted((a, b) => b.length - a.length);
  return {
    // A product, a power or a word that goes on is another unit.
    pattern: new RegExp(
      `[ \\u00a0\\u2009\\u202f-]?(?<unit>${alternatives(words, letterBesideNumbers)})(?![²³⁻·⋅\\d])`,
      'uy',
    ),
    symbolOf: new Map(written),
  };
});

/**
 * Where two texts give the same number in units that differ: 5 mg and 5 µg. Of a number that either has more than once nothing
 * is sure, nor of one in words or with a scale, whose unit may have a prefix for it.
 */
export function differingUnits(
  [text, rules]: readonly [LintText, LocaleRules],
  [otherText, otherRules]: readonly [LintText, LocaleRules],
): readonly [Measure, Measure] | undefined {
  const measures = measuresIn(text, rules);
  if (measures.length === 0) return undefined;
  const others = measuresIn(otherText, otherRules);
  for (const measure of measures) {
    const other = others.find((one) => saySame(one, measure));
    if (!other || other.unit === measure.unit) continue;
    if (quantityOf.get(other.unit) === quantityOf.get(measure.unit)) return [measure, other];
  }
  return undefined;
}

function saySame({ values }: Pick<Measured, 'values'>, other: Pick<Measured, 'values'>): boolean {
  return values.some((value) => other.values.includes(value));
}

/** Each number that a text has once, in digits, with the unit that follows it. */
function measuresIn({ text }: LintText, rules: LocaleRules): readonly Measured[] {
  const numbers = numbersIn(blankPlaceholders(text), rules).map((number) => ({ ...number, values: valuesOf(number) }));
  const figures = placeholdersIn(text).flatMap((found) =>
    found.kind === 'figure' ? [{ ...found, values: [figureOf(found.fact, found.figure)] }] : [],
  );
  const all = [...numbers, ...figures];
  return all.flatMap((number) => {
    if (all.filter((one) => saySame(one, number)).length > 1) return [];
    const found = unitAfter(text, number, rules);
    if (!found) return [];
    const { digits, ...measure } = found;
    const values = digits === undefined ? number.values : valuesIn(digits, rules);
    return [{ start: number.start, values, ...measure }];
  });
}

function valuesOf({ readings }: FoundNumber): readonly string[] {
  return readings.map((reading) => reading.map(valueKey).join());
}

function valuesIn(digits: string, rules: LocaleRules): readonly string[] {
  return numbersIn(digits, rules).flatMap(valuesOf);
}

/**
 * The m of 5 m may have been read with its number, as a million.
 * @returns with the digits alone where the number was read with a part of its unit, as the 千 of 5千米
 */
function unitAfter(
  text: string,
  { start, end }: Pick<Measure, 'start' | 'end'>,
  rules: LocaleRules,
): (Pick<Measure, 'end' | 'unit'> & { readonly digits: string | undefined }) | undefined {
  const [typed = ''] = /^(?:[\d.,\s]*\d|\{\{.*\}\})/u.exec(text.slice(start, end)) ?? [];
  const { pattern, symbolOf } = unitWords(rules);
  pattern.lastIndex = start + typed.length;
  const { 0: written = '', groups: { unit = '' } = {} } = (typed !== '' && pattern.exec(text)) || {};
  const symbol = symbolOf.get(unit);
  const stop = start + typed.length + written.length;
  const isHalfRead = start + typed.length < end && stop > end;
  if (symbol === undefined || stop < end) return undefined;
  return { end: stop, unit: symbol, digits: isHalfRead ? typed : undefined };
}
