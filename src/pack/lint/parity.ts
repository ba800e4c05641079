import { type Diagnostic, error, warning } from '../../diagnostics/diagnostic.js';
import type { LocaleRules } from '../../schema/locale.js';
import type { Term } from '../../schema/pack.js';
import { once } from '../../text/once.js';
import { blankPlaceholders, citationOf, figureOf, placeholdersIn } from '../../text/placeholders.js';
import { isStarInWord } from '../../text/star-in-word.js';
import { wordList } from '../../text/word-list.js';
import { withoutCommonTerms } from './glossary.js';
import { type WholeStatement, wholeStatements } from './key-figures.js';
import { type LintSet, type LintText, spanOf } from './lint-text.js';
import { compareNumbers, isAll, type LeftNumber, type NumberDifference } from './numbers/compare-numbers.js';
import { isUnclear, numbersIn, saysDecrease, saysEach } from './numbers/numbers.js';
import { withPairs } from './numbers/pairs.js';
import { type FoundNumber, written } from './numbers/values.js';
import { differingParts } from './parts-of-time.js';
import { differingUnits } from './units.js';

export type RulesOf = (locale: string) => LocaleRules;

/**
 * The same numbers, figures, citations and emphasis in every language of a text. Numbers that cannot be compared for
 * certain are warned of, unless `isAccepted` says that an editor has read both texts. Fixed terms of the glossary may have
 * numbers of their own.
 */
export function checkParity(
  sets: readonly LintSet[],
  glossary: readonly Term[],
  rulesOf: RulesOf,
  isAccepted: (source: LintText, text: LintText) => boolean,
): Diagnostic[] {
  const statementsOf = wholeStatements(sets);
  return sets.flatMap((set) => {
    const [source, ...others] = set.texts;
    if (!source) return [];
    return others.flatMap((other) => {
      const whole: WholePairs = () => statementsOf(set, [source.locale, other.locale]);
      return [
        ...numberDifferences([source, other], glossary, rulesOf, whole).filter(
          ({ severity }) => severity === 'error' || !isAccepted(source, other),
        ),
        ...differences(source, other, 'figure', figures, whole),
        ...differences(source, other, 'citation', citations),
        ...differences(source, other, 'emphasis', emphasis),
      ];
    });
  });
}

/** What two texts are fields of: a number that one lacks may stand in another field of it. */
type WholePairs = () => readonly (readonly WholeStatement[])[];

function numberDifferences(
  [source, other]: readonly [LintText, LintText],
  glossary: readonly Term[],
  rulesOf: RulesOf,
  whole: WholePairs,
): Diagnostic[] {
  if (!numbersLeft(source, other, rulesOf)) return wordsBesideNumbers(source, other, rulesOf);
  const left = numbersLeft(...withoutCommonTerms(glossary, [source, other]), rulesOf);
  if (!left) return [];
  return isInOtherField(left, whole, (first, second) => numbersLeft(first, second, rulesOf) !== undefined)
    ? []
    : [numberDiagnostic(source, other, left)];
}

/** Whether a text lacks only what the whole statement has. What it has instead of something else is a difference. */
function isInOtherField(
  { missing, extra }: { readonly missing: readonly unknown[]; readonly extra: readonly unknown[] },
  whole: WholePairs,
  differ: (source: WholeStatement, other: WholeStatement) => boolean,
): boolean {
  if (missing.length > 0 && extra.length > 0) return false;
  const pairs = whole();
  return pairs.length > 0 && pairs.every(([source, other]) => source && other && !differ(source, other));
}

interface NumbersLeft {
  readonly missing: readonly LeftNumber[];
  readonly extra: readonly LeftNumber[];
  readonly isCertain: boolean;
}

/** The numbers that only one of two texts has. */
function numbersLeft(source: WholeStatement, other: WholeStatement, rulesOf: RulesOf): NumbersLeft | undefined {
  const [expected, found] = [numbersOf(source, rulesOf), numbersOf(other, rulesOf)];
  if (expected.length === 0 && found.length === 0) return undefined;
  const compared = comparedAtBest(source, expected, other, found, rulesOf);
  // A fall of 3 % is −3 %.
  const isOfDecrease = [source, other].some(({ text, locale }) => saysDecrease(text, rulesOf(locale)));
  const signs = isOfDecrease ? [] : compared.signs;
  const { words } = compared;
  const inDigits = {
    missing: [
      ...withoutWholes(
        withoutDuals(compared.missing, [...compared.extra, ...words.second], rulesOf(other.locale)),
        compared.extra,
        other,
        rulesOf,
      ),
      ...signs.map(({ first }) => first),
    ],
    extra: [
      ...withoutWholes(
        withoutDuals(compared.extra, [...compared.missing, ...words.first], rulesOf(source.locale)),
        compared.missing,
        source,
        rulesOf,
      ),
      ...signs.map(({ second }) => second),
    ],
  };
  const isUnclearIn = ({ text, locale }: WholeStatement) => !rulesOf(locale).known || isUnclear(text, rulesOf(locale));
  // Where both texts count something in words, or say a part of it, and not the same, one of the two may have slipped.
  const inBoth = wordsInBoth(compared);
  const areWordsLeft = inBoth.length > 0 && ![source, other].some(isUnclearIn);
  const isInWords = inDigits.missing.length === 0 && inDigits.extra.length === 0;
  if (isInWords && !areWordsLeft) return undefined;
  const { missing, extra } = isInWords
    ? {
        missing: eachOnce(inBoth.flatMap(({ first }) => first)),
        extra: eachOnce(inBoth.flatMap(({ second }) => second)),
      }
    : inDigits;
  const isCertain =
    !isInWords &&
    signs.length < Math.max(missing.length, extra.length) &&
    !compared.leavesParts &&
    countedIn(source, compared.missing)
      .concat(countedIn(other, compared.extra))
      .every(({ certain }) => certain) &&
    countedIn(source, missing).length + countedIn(other, extra).length > 0 &&
    missing.every((number) => canSay(number, rulesOf(other.locale))) &&
    extra.every((number) => canSay(number, rulesOf(source.locale))) &&
    ![source, other].some(isUnclearIn) &&
    !([...missing, ...extra].some(isAll) && [source, other].some((one) => eachIn(one, rulesOf) === 'each-time'));
  return { missing, extra, isCertain };
}

function numberDiagnostic(source: LintText, other: LintText, { missing, extra, isCertain }: NumbersLeft): Diagnostic {
  const [lacking, more] = inWords(source, missing, other, extra);
  const difference =
    more === ''
      ? `The ${other.locale} text lacks ${lacking}, which the ${source.locale} text has`
      : lacking === ''
        ? `The ${other.locale} text has ${more}, which the ${source.locale} text lacks`
        : `The ${other.locale} text has ${more} where the ${source.locale} text has ${lacking}`;
  // “3 p.m.” ends in a full stop of its own.
  const sentence = `${difference.replace(/\.$/, '')}.`;
  const place = extra[0];
  const details = {
    span: place ? spanOf(other, place.start, place.end) : spanOf(other),
    related: [{ span: spanOf(source, missing[0]?.start, missing[0]?.end), message: `The ${source.locale} text.` }],
  };
  return isCertain
    ? error('lint/parity-number', sentence, { ...details, hint: hints.number })
    : warning('lint/parity-number', `${sentence} They may be the same.`, { ...details, hint: readBoth });
}

/** With numbers by themselves, and where those differ with the pairs that say one thing, such as 9 out of 10. */
function comparedAtBest(
  source: WholeStatement,
  expected: readonly FoundNumber[],
  other: WholeStatement,
  found: readonly FoundNumber[],
  rulesOf: RulesOf,
): NumberDifference {
  const compared = compareNumbers(expected, found);
  if (valuesLeft(compared) === 0 && wordsLeft(compared) === 0) return compared;
  const [first, second] = [
    withPairs(expected, blankPlaceholders(source.text), rulesOf(source.locale)),
    withPairs(found, blankPlaceholders(other.text), rulesOf(other.locale)),
  ];
  if (first === expected && second === found) return compared;
  const inPairs = compareNumbers(first, second);
  const saved = valuesLeft(compared) - valuesLeft(inPairs) || wordsLeft(compared) - wordsLeft(inPairs);
  if (saved !== 0) return saved > 0 ? inPairs : compared;
  // “One in five” is no sixth: that neither five nor one is said by it does not tell.
  return wordsInBoth(compared).length === 0 && wordsInBoth(inPairs).length > 0 ? inPairs : compared;
}

function valuesLeft({ missing, extra }: NumberDifference): number {
  return [...missing, ...extra].reduce((sum, { meant }) => sum + meant.length, 0);
}

function wordsLeft({ words, parts }: NumberDifference): number {
  return eachOnce([...words.first, ...parts.first]).length + eachOnce([...words.second, ...parts.second]).length;
}

/** What both texts count in words, or both say as parts of a whole, and do not say alike. */
function wordsInBoth({ words, parts }: NumberDifference) {
  return [words, parts].filter(({ first, second }) => first.length > 0 && second.length > 0);
}

/** *Jeder fünfte* counts, and is a part. */
function eachOnce(numbers: readonly LeftNumber[]): readonly LeftNumber[] {
  return numbers.filter(({ start }, i) => numbers.findIndex((other) => other.start === start) === i);
}

/** Numbers without each 2, where a language with a dual says it by the form of its noun, as سنتان are two years. */
function withoutDuals(
  numbers: readonly LeftNumber[],
  leftOfOther: readonly LeftNumber[],
  { labels }: LocaleRules,
): readonly LeftNumber[] {
  if (labels.place.two === undefined || leftOfOther.length > 0) return numbers;
  return numbers.filter(({ meant }) => !meant.every((value) => value.kind === 'number' && written(value) === '2'));
}

/** Numbers without 100%, where the other text says of each of them what one says of all: *jede Stadt*, *chaque ville*. */
function withoutWholes(
  numbers: readonly LeftNumber[],
  leftOfOther: readonly LeftNumber[],
  other: WholeStatement,
  rulesOf: RulesOf,
): readonly LeftNumber[] {
  if (leftOfOther.length > 0 || !numbers.some(isAll)) return numbers;
  return eachIn(other, rulesOf) === 'each' ? numbers.filter((number) => !isAll(number)) : numbers;
}

function eachIn({ text, locale }: WholeStatement, rulesOf: RulesOf): ReturnType<typeof saysEach> {
  return saysEach(blankPlaceholders(text), rulesOf(locale));
}

/** Whether a locale says how its language writes what a number counts: else the other text may have it, and nobody sees. */
function canSay({ meant }: LeftNumber, { dates, 'typed-numbers': typed }: LocaleRules): boolean {
  return meant.every(
    ({ kind }) =>
      !(kind === 'decade' && dates.decades.length === 0) &&
      !(kind === 'points' && typed['percentage-points'].length === 0) &&
      !(kind === 'month' && dates.months === undefined && dates['month-mark'].length === 0),
  );
}

/** A part of a year or a day, or a unit, that one text names beside its numbers, and the other says otherwise. */
function wordsBesideNumbers(source: LintText, other: LintText, rulesOf: RulesOf): Diagnostic[] {
  const [ofSource, ofOther] = [[source, rulesOf(source.locale)] as const, [other, rulesOf(other.locale)] as const];
  const [first, second] = differingParts(ofSource, ofOther) ?? differingUnits(ofSource, ofOther) ?? [];
  if (!first || !second) return [];
  const [said, saidByOther] = [source.text.slice(first.start, first.end), other.text.slice(second.start, second.end)];
  const difference = `The ${other.locale} text has ${saidByOther} where the ${source.locale} text has ${said}.`;
  return [
    warning('lint/parity-number', `${difference} They may be the same.`, {
      span: spanOf(other, second.start, second.end),
      related: [{ span: spanOf(source, first.start, first.end), message: `The ${source.locale} text.` }],
      hint: readBoth,
    }),
  ];
}

const readBoth = 'Read both texts. If they say the same, run: policy-brief check --accept';

/** 第1条 names, as does 図1は; 1回, 1トン and 1つ may say “once”, “a tonne” and “a single one”. */
const counter = once(() => /^ ?[\p{Script=Han}\p{Script=Katakana}\p{Script=Hangul}つ]/u);
const ordinalBefore = /[第제]\s*$/;

/** Numbers without each lone 1 before a counter, by which languages without articles say what others say with one. */
function countedIn({ text }: WholeStatement, numbers: readonly LeftNumber[]): readonly LeftNumber[] {
  return numbers.filter(
    ({ start, end, meant }) =>
      !meant.every((value) => value.kind === 'number' && written(value) === '1') ||
      ordinalBefore.test(text.slice(0, start)) ||
      !counter().test(text.slice(end)),
  );
}

function numbersOf({ text, locale }: WholeStatement, rulesOf: RulesOf): readonly FoundNumber[] {
  return numbersIn(blankPlaceholders(text), rulesOf(locale));
}

/** The numbers of both texts as they were typed; those that were typed alike, with what each language takes them for. */
function inWords(
  source: LintText,
  missing: readonly LeftNumber[],
  other: LintText,
  extra: readonly LeftNumber[],
): readonly [string, string] {
  const typed = ({ text }: LintText, { start, end }: LeftNumber) => text.slice(start, end).trim();
  const list = (own: LintText, numbers: readonly LeftNumber[], others: readonly string[]) =>
    wordList(
      numbers.map((number) => {
        const asTyped = typed(own, number);
        return others.includes(asTyped) ? `${asTyped} (read as ${number.meant.map(written).join(' and ')})` : asTyped;
      }),
      'and',
    );
  const ofSource = missing.map((number) => typed(source, number));
  const ofOther = extra.map((number) => typed(other, number));
  return [list(source, missing, ofOther), list(other, extra, ofSource)];
}

function figures(text: string): string[] {
  return placeholdersIn(text).flatMap((p) => (p.kind === 'figure' ? [figureOf(p.fact, p.figure)] : []));
}

function citations(text: string): string[] {
  return placeholdersIn(text).flatMap((p) => (p.kind === 'citation' ? p.ids.map((id) => citationOf(id)) : []));
}

function emphasis(text: string): string[] {
  if (!text.includes('*')) return [];
  // A star behind a backslash is one that is printed.
  const typed = text.replace(/\\[\\*]/g, '  ');
  const plain = typed.replace(/(?<!\*)\*(?!\*)/g, (star, at: number) =>
    isStarInWord(typed.charAt(at - 1), typed.charAt(at + 1)) ? ' ' : star,
  );
  return (plain.match(/\*\*(?=\S)[^*]+\*\*|\*(?=\S)[^*]+\*/g) ?? []).map((found) =>
    found.startsWith('**') ? '**strong**' : '*emphasis*',
  );
}

type Kind = 'figure' | 'citation' | 'emphasis';

function differences(
  source: LintText,
  other: LintText,
  kind: Kind,
  of: (text: string) => string[],
  whole: WholePairs = () => [],
): Diagnostic[] {
  const left = itemsLeft(of(source.text), of(other.text));
  if (!left || isInOtherField(left, whole, (first, second) => itemsLeft(of(first.text), of(second.text)) !== undefined))
    return [];
  const { missing, extra } = left;
  const parts = [
    ...(missing.length > 0 ? [`lacks ${missing.join(', ')}`] : []),
    ...(extra.length > 0 ? [`has ${extra.join(', ')} more`] : []),
  ];
  return [
    error(`lint/parity-${kind}`, `The ${other.locale} text ${parts.join(' and ')}, compared with ${source.locale}.`, {
      span: spanOf(other),
      related: [{ span: spanOf(source), message: `The ${source.locale} text.` }],
      hint: hints[kind],
    }),
  ];
}

const hints: Readonly<Record<Kind | 'number', string>> = {
  number: 'Every language carries the same numbers and dates, each written in its own way.',
  figure: 'Every language uses the same {{fact.figure}}.',
  citation: 'Every language cites the same works.',
  emphasis: 'Every language stresses the same words, with ** or *.',
};

function itemsLeft(expected: readonly string[], found: readonly string[]) {
  if (expected.length === 0 && found.length === 0) return undefined;
  const [missing, extra] = [without(expected, found), without(found, expected)];
  return missing.length === 0 && extra.length === 0 ? undefined : { missing, extra };
}

/** The items of one list that the other lacks, counting repetitions. */
function without(items: readonly string[], others: readonly string[]): readonly string[] {
  const count = (list: readonly string[], item: string) => list.filter((other) => other === item).length;
  return items.filter((item, i) => count(items.slice(0, i + 1), item) > count(others, item));
}
