import { type FoundNumber, type NumberValue, valueKey } from './values.js';

/** A number, and what it was taken for. */
export interface LeftNumber extends FoundNumber {
  readonly meant: readonly NumberValue[];
}

/** What is left of the numbers of two texts once all that say the same are taken away. */
export interface NumberDifference {
  /** Numbers of the first text that the second lacks. */
  readonly missing: readonly LeftNumber[];
  /** Numbers of the second text that the first lacks. */
  readonly extra: readonly LeftNumber[];
  /** Numbers of both that are the same but for the sign that one of them has. */
  readonly signs: readonly { readonly first: LeftNumber; readonly second: LeftNumber }[];
  /** Whether one text alone has a part of a whole in words left, such as the half of 一年半, which 18 months may be. */
  readonly leavesParts: boolean;
  /** Numbers in words of each text that nothing in the other says. One text alone may have some: they need no counterpart. */
  readonly words: WordsLeft;
  /** The same of parts of a whole in words: two thirds are not three quarters. */
  readonly parts: WordsLeft;
}

interface WordsLeft {
  readonly first: readonly LeftNumber[];
  readonly second: readonly LeftNumber[];
}

/** How often a value is in the first text more than in the second. */
class Balance {
  private readonly counts = new Map<string, number>();
  total = 0;

  /** @returns by how much the texts differ more than before */
  add(keys: readonly string[], sign: number): number {
    const before = this.total;
    for (const key of keys) {
      const count = this.counts.get(key) ?? 0;
      this.total += Math.abs(count + sign) - Math.abs(count);
      this.counts.set(key, count + sign);
    }
    return this.total - before;
  }

  of(key: string): number {
    return this.counts.get(key) ?? 0;
  }
}

interface Choice {
  readonly number: FoundNumber;
  readonly sign: number;
  readonly readings: readonly (readonly string[])[];
  chosen: readonly string[];
}

/**
 * Compares the numbers of two texts, each read in the way that agrees best: from the likeliest readings on, another one
 * is taken where the texts differ less by it. What a number in words says counts only where it is a counterpart.
 */
export function compareNumbers(first: readonly FoundNumber[], second: readonly FoundNumber[]): NumberDifference {
  const balance = new Balance();
  const choices = [...first.map(choiceOf(1)), ...second.map(choiceOf(-1))];
  for (const { chosen, sign } of choices) balance.add(chosen, sign);
  const open = choices.filter(({ readings }) => readings.length > 1);
  settle(open, balance);
  if (open.length <= mostLookedAhead) while (balance.total > 0 && lookAhead(open, balance));
  return {
    missing: leftOver(choices, balance, 1),
    extra: leftOver(choices, balance, -1),
    signs: signsLeft(open, choices),
    leavesParts: unusedParts(open, 1) !== unusedParts(open, -1),
    words: unusedWords(open, isCount),
    parts: unusedWords(open, isPart),
  };
}

function choiceOf(sign: number) {
  return (number: FoundNumber): Choice => {
    const readings = number.readings.map((values) => values.map(valueKey));
    return { number, sign, readings, chosen: readings[0] ?? [] };
  };
}

/** Texts with more numbers than a sentence has need too long to look ahead in. */
const mostLookedAhead = 40;

function settle(open: readonly Choice[], balance: Balance): void {
  for (let improved = balance.total > 0; improved; ) {
    improved = false;
    for (const choice of open) if (balance.total > 0 && improve(choice, balance)) improved = true;
  }
}

/**
 * Takes a reading that helps only together with others: 1 500 to 2 000 billion are 1.5 to 2 trillion where both first
 * numbers have the scale of the second.
 */
function lookAhead(open: readonly Choice[], balance: Balance): boolean {
  const before = balance.total;
  const chosen = open.map((choice) => choice.chosen);
  for (const choice of open) {
    for (const reading of choice.readings) {
      if (reading === choice.chosen) continue;
      take(choice, reading, balance);
      settle(
        open.filter((other) => other !== choice),
        balance,
      );
      if (balance.total < before) return true;
      open.forEach((other, i) => {
        take(other, chosen[i] ?? [], balance);
      });
    }
  }
  return false;
}

function take(choice: Choice, reading: readonly string[], balance: Balance): number {
  const change = balance.add(choice.chosen, -choice.sign) + balance.add(reading, choice.sign);
  choice.chosen = reading;
  return change;
}

/** Every step lessens the difference by one at least, so that there is an end. */
function improve(choice: Choice, balance: Balance): boolean {
  const { chosen } = choice;
  for (const reading of choice.readings) {
    if (reading === chosen) continue;
    if (take(choice, reading, balance) < 0) return true;
    take(choice, chosen, balance);
  }
  return false;
}

/** The parts of one text that count for nothing, which those of the other may say as well. */
function unusedParts(choices: readonly Choice[], sign: number): string {
  const unused = choices.filter((choice) => choice.sign === sign && choice.chosen.length === 0);
  const values = unused.map(({ number }) => number.readings.flat().find(({ value }) => value.denominator !== 1n));
  return values
    .flatMap((value) => (value ? [valueKey(value)] : []))
    .toSorted()
    .join();
}

/** Of words that count for nothing, those that are left when those that may say the same are taken away. */
function unusedWords(choices: readonly Choice[], isOne: (number: FoundNumber) => boolean): WordsLeft {
  const unused = choices.filter(({ chosen, number }) => chosen.length === 0 && isOne(number));
  const first = unused.filter(({ sign }) => sign > 0);
  const second = unused.filter(({ sign }) => sign < 0);
  takeSame(first, second);
  takeSame(second, first);
  const left = ({ number }: Choice): LeftNumber => ({ ...number, meant: meantOf(number) });
  return { first: first.map(left), second: second.map(left) };
}

/** Takes what the others say from both: a number may be said in several, as 两三 is in two and three. */
function takeSame(numbers: Choice[], others: Choice[]): void {
  for (const number of [...numbers]) {
    const same = number.readings.map((reading) => sayersOf(reading, others)).find((found) => found.length > 0);
    if (!same) continue;
    numbers.splice(numbers.indexOf(number), 1);
    for (const other of same) others.splice(others.indexOf(other), 1);
  }
}

/** One that says all of a reading, or one for each of its values; none unless all are said. */
function sayersOf(reading: readonly string[], others: readonly Choice[]): readonly Choice[] {
  if (reading.length === 0) return [];
  const whole = others.find((other) => other.readings.some((said) => said.join() === reading.join()));
  if (whole) return [whole];
  const found: Choice[] = [];
  for (const key of reading) {
    const sayer = others.find((other) => !found.includes(other) && other.readings.some((said) => said.join() === key));
    if (!sayer) return [];
    found.push(sayer);
  }
  return found;
}

function meantOf({ readings }: FoundNumber): readonly NumberValue[] {
  return readings.find((values) => values.length > 0) ?? [];
}

/** Whether a number in words counts something: none, one, dates and parts are said in many other ways. */
function isCount(number: FoundNumber): boolean {
  return (
    number.certain &&
    !number.inName &&
    !number.inDate &&
    !isAll(number) &&
    (isEachOf(number) ||
      meantOf(number).every(({ value: { numerator, denominator } }) => denominator === 1n && numerator > 1n))
  );
}

/** All of something is 100% of it, and counts nothing. */
export function isAll(number: FoundNumber): boolean {
  return meantOf(number).every(({ kind, value }) => kind === 'percent' && value.numerator === 100n * value.denominator);
}

/** *Jeder fünfte* is a fifth, and counts up to 5. */
function isEachOf({ readings }: FoundNumber): boolean {
  const singles = readings.flatMap(([value, ...more]) =>
    value?.kind === 'number' && more.length === 0 ? [value] : [],
  );
  return singles.some(({ value: { numerator, denominator } }) => {
    if (numerator !== 1n || denominator === 1n) return false;
    return singles.some(({ value }) => value.denominator === 1n && value.numerator === denominator);
  });
}

/** Whether a number in words is a part of a whole, such as two thirds. */
function isPart(number: FoundNumber): boolean {
  return (
    number.certain &&
    number.readings.some(([said, ...more]) => {
      if (!said || more.length > 0 || said.kind !== 'number') return false;
      return said.value.numerator > 0n && said.value.numerator < said.value.denominator;
    })
  );
}

/** The last of each value that one text has too often. */
function leftOver(choices: readonly Choice[], balance: Balance, sign: number): readonly LeftNumber[] {
  const taken = new Map<string, number>();
  return choices
    .filter((choice) => choice.sign === sign)
    .toReversed()
    .filter(({ chosen }) =>
      chosen.some((key) => {
        const used = taken.get(key) ?? 0;
        if (used >= balance.of(key) * sign) return false;
        taken.set(key, used + 1);
        return true;
      }),
    )
    .map(asLeft)
    .reverse();
}

function asLeft({ number, readings, chosen }: Choice): LeftNumber {
  return { ...number, meant: number.readings[readings.indexOf(chosen)] ?? [] };
}

/** Numbers that agree with the other text only without their sign. */
function signsLeft(open: readonly Choice[], choices: readonly Choice[]): NumberDifference['signs'] {
  return open.flatMap((choice) => {
    const { number, readings, chosen, sign } = choice;
    if (number.unsigned === undefined || readings.indexOf(chosen) < number.unsigned) return [];
    const other = choices.find((one) => one.sign !== sign && one.chosen.join() === chosen.join());
    if (!other) return [];
    const negative = { ...number, meant: number.readings[0] ?? [] };
    return [sign > 0 ? { first: negative, second: asLeft(other) } : { first: asLeft(other), second: negative }];
  });
}
