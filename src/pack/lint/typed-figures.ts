import { type Diagnostic, error, warning } from '../../diagnostics/diagnostic.js';
import { type FigureValue, figuresOf } from '../../schema/figure-values.js';
import {
  compareFractions,
  type Fraction,
  fraction,
  fractionOf,
  restOfHundred,
  roundedDecimal,
  sumOf,
} from '../../schema/fraction.js';
import type { LocaleRules } from '../../schema/locale.js';
import { formatFigure } from '../../schema/number-format.js';
import type { Fact } from '../../schema/pack.js';
import { capitalized } from '../../text/capitalized.js';
import { literalPattern } from '../../text/literal-pattern.js';
import { once, oncePer } from '../../text/once.js';
import { blankPlaceholders, figureOf, placeholdersIn } from '../../text/placeholders.js';
import { provisionPatterns } from '../../text/provisions.js';
import { wordList } from '../../text/word-list.js';
import { type LintSet, type LintText, spanOf } from './lint-text.js';
import { mayHaveDigits, numbersIn } from './numbers/numbers.js';
import { type FoundNumber, type NumberValue, valueKey } from './numbers/values.js';
import type { RulesOf } from './parity.js';

/**
 * A number that a fact declares is used by its name, never typed again; a percentage agrees with its share. Where the
 * text speaks of another matter, the number may be another one: that is a warning, unless `isAccepted` says that an
 * editor has read the text.
 */
export function checkTypedFigures(
  facts: readonly Fact[],
  sets: readonly LintSet[],
  rulesOf: RulesOf,
  isAccepted: (text: LintText) => boolean,
): Diagnostic[] {
  const declared = facts.map((fact) => ({
    fact,
    figures: Object.entries(figuresOf(fact)).map(([name, figure]) => ({ name, key: valueKey(valueOfFigure(figure)) })),
  }));
  if (declared.every(({ figures }) => figures.length === 0)) return [];
  return sets
    .flatMap((set) => set.texts)
    .filter(({ text, locale }) => mayHaveDigits(text, rulesOf(locale)))
    .flatMap((text) => {
      const { entry } = text.packText;
      const used = placeholdersIn(text.text).flatMap((found) => (found.kind === 'figure' ? [found.fact] : []));
      const isNear = ({ id }: Fact) => (entry?.kind === 'fact' && entry.id === id) || used.includes(id);
      return numbersIn(blankPlaceholders(text.text), rulesOf(text.locale)).flatMap((number) => {
        const value = onlyValue(number);
        if (!value || number.inDate || number.inName) return [];
        const key = valueKey(value);
        const [near, other] = [true, false].map((wanted) =>
          declared
            .filter(({ fact }) => isNear(fact) === wanted)
            .flatMap(({ fact, figures }) =>
              figures.filter((figure) => figure.key === key).map(({ name }) => figureOf(fact.id, name)),
            )
            .at(0),
        );
        const findings = () => {
          if (near !== undefined) return [typedByHand(text, number, near)];
          if (other !== undefined && isDistinctive(value) && !isPartOfCode(text, number)) {
            return isAccepted(text) ? [] : [mayBeTyped(text, number, other)];
          }
          return facts
            .filter(isNear)
            .flatMap((fact) => wrongShare(text, number, value, fact, rulesOf))
            .filter(({ severity }) => severity === 'error' || !isAccepted(text));
        };
        const found = findings();
        const isOther = () => isOfProvision(text, number, rulesOf) || isOrdinal(text, number, rulesOf);
        return found.length > 0 && isOther() ? [] : found;
      });
    });
}

function valueOfFigure({ digits, percent }: FigureValue): NumberValue {
  return { kind: percent ? 'percent' : 'number', value: fractionOf(digits) };
}

/** What a number says, if it is in digits and says one thing. */
function onlyValue({ readings: [likely = []] }: FoundNumber): NumberValue | undefined {
  return likely.length === 1 ? likely[0] : undefined;
}

/** A small number may mean anything; one of three digits that is no year, or a percentage, hardly does. */
function isDistinctive({ kind, value }: NumberValue): boolean {
  if (kind === 'percent') return true;
  const atLeast = (bound: bigint) => compareFractions(value, fraction(bound)) >= 0;
  const isYear = value.denominator === 1n && atLeast(1500n) && !atLeast(2200n);
  return atLeast(100n) && !isYear;
}

const beforeItem = once(() => new RegExp(`(?:${provisionPatterns('\\p{L}').number}\\)?|\\))\\($`, 'u'));

/** The number of a section, a page or the like: the 3 of § 3, Art. 3, 第三條, 12(3) and 3(a). */
function isOfProvision({ text, locale }: LintText, { start, end }: FoundNumber, rulesOf: RulesOf): boolean {
  const [before, after] = [text.slice(0, start), text.slice(end)];
  if (beforeItem().test(before) && after.startsWith(')')) return true;
  if (/^\p{L}{0,2}\((?:\d{1,3}|\p{L})\)/u.test(after)) return true;
  return pointersOf(rulesOf(locale)).test(before);
}

const pointersOf = oncePer(({ lines, 'typed-numbers': { numbered } }: LocaleRules) => {
  // In Korean, what points at a number is written to it; the others are words such as “about”.
  const apart = lines['before-number'].filter((word) => !/\p{Script=Hangul}/u.test(word));
  // “No 12” is a number, and “no 12 duties” are none.
  const words = [...apart, ...numbered, '§', '§§'].flatMap((word) => [word, capitalized(word)]).map(literalPattern);
  return new RegExp(`(?<![\\p{L}\\p{N}]\\.?)(?:${words.join('|')})[ \\u00a0\\u202f]?$|[第제] ?$`, 'u');
});

/** The 100th of a row is one, and no hundred. A full stop after a number may end its sentence. */
function isOrdinal({ text, locale }: LintText, { start, end }: FoundNumber, rulesOf: RulesOf): boolean {
  const [, letters = ''] = /^\d+([\p{L}ºª]+)$/u.exec(text.slice(start, end)) ?? [];
  return letters !== '' && rulesOf(locale)['typed-numbers'].ordinals.includes(letters);
}

/** The number of a law or a resolution, such as 100/2020 or No. 100. */
function isPartOfCode({ text }: LintText, { start, end }: FoundNumber): boolean {
  return (
    /[/§]\s?$|(?<!\p{L})(?:No|Nos|Nr|nº|n°|núm|Art)\.?\s?$|第$/u.test(text.slice(0, start)) ||
    /^\/\d/.test(text.slice(end))
  );
}

function typedByHand(text: LintText, { start, end }: FoundNumber, figure: string): Diagnostic {
  return error('lint/typed-figure', `${text.text.slice(start, end)} is a figure that has a name.`, {
    span: spanOf(text, start, end),
    hint: `Write ${figure}, so that it can never differ.`,
  });
}

function mayBeTyped(text: LintText, { start, end }: FoundNumber, figure: string): Diagnostic {
  const typed = text.text.slice(start, end);
  return warning('lint/typed-figure', `${typed} may be a figure that has a name.`, {
    span: spanOf(text, start, end),
    hint: `Write ${figure} if it is that number. If it is another one, run: policy-brief check --accept`,
  });
}

/** The value of a fact is the share that its bar shows. Elsewhere a percentage may be of another matter: "5% more than in 2019". */
function wrongShare(
  text: LintText,
  number: FoundNumber,
  { kind, value }: NumberValue,
  { id, chart, ...fact }: Fact,
  rulesOf: RulesOf,
): Diagnostic[] {
  const of = chart?.of;
  if (!of || kind !== 'percent') return [];
  const figures = figuresOf(fact);
  const shares = sharesOf(of.map((name) => fractionOf(figures[name]?.digits ?? '0')));
  const decimals = decimalsOf(value);
  const agrees = (share: Fraction) => compareFractions(fractionOf(roundedDecimal(share, decimals)), value) === 0;
  if ([...shares, ...shares.map(restOfHundred)].some(agrees)) return [];
  const percentage = (share: Fraction) =>
    formatFigure({ digits: roundedDecimal(share, 1).replace(/\.0$/, ''), percent: true }, rulesOf(text.locale));
  const list = wordList([...new Set(shares.map(percentage))], 'or');
  const typed = text.text.slice(number.start, number.end);
  const span = spanOf(text, number.start, number.end);
  const computed = `derived: { share: { value: "${of[0]} / ${of.at(-1)}", percent: 0 } }`;
  const { entry, field } = text.packText;
  if (entry?.kind === 'fact' && entry.id === id && field === 'value') {
    return [
      error('lint/ratio', `${typed} is no share of ${id}: ${list}.`, {
        span,
        hint: `Let it be computed:\n  ${computed}`,
      }),
    ];
  }
  return [
    warning('lint/ratio', `${typed} is not the share that ${id} draws, which is ${list}.`, {
      span,
      hint: `If it is meant to be, let it be computed:\n  ${computed}\nIf it is another percentage, run: policy-brief check --accept`,
    }),
  ];
}

/** Of each part, and of all together, in per cent; the whole comes last. */
function sharesOf(values: readonly Fraction[]): readonly Fraction[] {
  const [parts, whole] = [values.slice(0, -1), values.at(-1) ?? fraction(1n)];
  const sum = parts.reduce((a, b) => sumOf(a, b));
  return [...parts, sum].map((part) =>
    fraction(100n * part.numerator * whole.denominator, part.denominator * whole.numerator),
  );
}

/** How many decimals a number was typed with, but for zeros at its end. */
function decimalsOf({ numerator, denominator }: Fraction): number {
  let places = 0;
  for (let scale = 1n; (numerator * scale) % denominator !== 0n && places < 20; scale *= 10n) places += 1;
  return places;
}
