import type { LocaleRules } from '../../../schema/locale.js';
import { oncePer } from '../../../text/once.js';
import { isPlain } from '../../../text/plain-text.js';
import { afterNumbers, beforeNumbers, besideLetters } from './beside-numbers.js';
import type { PartOfHourPattern, TimePattern } from './clock-patterns.js';
import type { DurationPattern } from './durations.js';
import { grammarInput } from './grammar-input.js';
import type { MonthName } from './month-names.js';
import { numbersInSigns, numbersInWords, valuesOfWords } from './numbers-written.js';
import { type Beside, type DecadePattern, severalNumbers } from './several-numbers.js';

/** The patterns of how one language writes numbers, made once of its locale. */
export interface NumberGrammar {
  readonly rules: LocaleRules;
  /** A text as the patterns that know no case want it. Of plain texts, these have small letters alone: V8 finds them sooner. */
  readonly anyCase: (text: string) => string;
  /** At the end of what stands before a number, and at the beginning of what follows it. */
  readonly letterBefore: RegExp;
  readonly letterAfter: RegExp;
  readonly hyphenAndLetter: RegExp;
  /** Sticky: what may follow a number. */
  readonly scale: RegExp | undefined;
  readonly unsureScale: RegExp | undefined;
  readonly percent: RegExp | undefined;
  readonly perMille: RegExp | undefined;
  readonly points: RegExp | undefined;
  readonly basisPoints: RegExp | undefined;
  readonly ordinal: RegExp | undefined;
  readonly monthMark: RegExp | undefined;
  readonly dateMark: RegExp | undefined;
  readonly converted: RegExp | undefined;
  readonly prefixedUnit: RegExp | undefined;
  readonly halfMore: RegExp | undefined;
  readonly halfDayAfter: RegExp | undefined;
  readonly negativeAfter: RegExp | undefined;
  readonly fiscalAfter: RegExp | undefined;
  readonly yearMark: RegExp | undefined;
  /** After a year of the Islamic calendar, and before it, where it stands with its day and month. */
  readonly lunarAfter: RegExp | undefined;
  readonly lunarMonth: RegExp | undefined;
  readonly tenths: RegExp | undefined;
  readonly fraction: RegExp | undefined;
  /** What may end before a number. */
  readonly negative: RegExp | undefined;
  readonly unsureNegative: RegExp | undefined;
  readonly numbered: RegExp | undefined;
  readonly halfDayBefore: RegExp | undefined;
  readonly fiscalBefore: RegExp | undefined;
  readonly indefinite: RegExp | undefined;
  readonly percentBefore: RegExp | undefined;
  readonly scaleBefore: RegExp | undefined;
  /** All that may stand between a number and a half that is added to it. */
  readonly halfMoreInWords: RegExp | undefined;
  /** All that may stand between a 1 and the number that it is a part of. */
  readonly oneOf: RegExp | undefined;
  readonly perOne: RegExp | undefined;
  /** All that stands between two words of one number. */
  readonly betweenWords: RegExp | undefined;
  readonly durations: readonly DurationPattern[];
  /** Beside a percentage that is added, and one that is reached. */
  readonly percentAdded: Beside;
  readonly percentReached: Beside;
  /** All that may stand between the ends of a range. */
  readonly range: RegExp;
  /** Searched for in a whole text. */
  readonly decades: readonly DecadePattern[];
  readonly times: readonly TimePattern[];
  readonly partsOfHours: readonly PartOfHourPattern[];
  readonly eras: RegExp | undefined;
  readonly months: RegExp | undefined;
  readonly words: RegExp | undefined;
  /** Several words of one number, written as one: zweihundertfünfzig. */
  readonly joinedWords: RegExp | undefined;
  /** After a number: dozens and their like, of which it says how many. */
  readonly collectives: RegExp | undefined;
  readonly parts: RegExp | undefined;
  readonly fractions: RegExp | undefined;
  readonly compounds: RegExp | undefined;
  readonly saidTwice: RegExp | undefined;
  readonly romans: RegExp;
  readonly names: RegExp | undefined;
  readonly characters: RegExp | undefined;
  /** So many tenths of a price. */
  readonly discounts: RegExp | undefined;
  /** What says of each that it is meant, as 100% of all does. */
  readonly each: RegExp | undefined;
  /** A stretch of time that the word before it is of: each day. */
  readonly periodAfter: RegExp | undefined;
  readonly unclear: RegExp | undefined;
  /** Sticky: an unclear word with what makes it clear, such as “times a day”. */
  readonly howOften: RegExp | undefined;
  readonly decreases: RegExp | undefined;
  /** At the end of what stands before a year, and at the beginning of what follows it. */
  readonly beforeYear: RegExp | undefined;
  readonly afterYear: RegExp | undefined;
  readonly counted: readonly { readonly before: string; readonly after: string }[];
  /** Values of words and signs, in small letters where case means nothing. */
  readonly powers: ReadonlyMap<string, number>;
  readonly monthOf: ReadonlyMap<string, MonthName>;
  readonly halfDayOf: ReadonlyMap<string, 'morning' | 'afternoon'>;
  readonly compoundValues: ReadonlyMap<string, number>;
  readonly wordValues: ReadonlyMap<string, number>;
  readonly collectiveValues: ReadonlyMap<string, number>;
  readonly partValues: ReadonlyMap<string, string>;
  readonly denominatorValues: ReadonlyMap<string, number>;
  /** What a text has that names one, in the case of the patterns. */
  readonly denominatorStems: readonly string[];
}

const ofPlainTexts = oncePer((rules: LocaleRules) => makeGrammar(rules, true));
const ofAllTexts = oncePer((rules: LocaleRules) => makeGrammar(rules, false));

/** The grammar for a text. */
export function grammarOf(rules: LocaleRules, text: string): NumberGrammar {
  return isPlain(text) ? ofPlainTexts(rules) : ofAllTexts(rules);
}

function makeGrammar(rules: LocaleRules, isForPlain: boolean): NumberGrammar {
  const input = grammarInput(rules, isForPlain);
  return {
    rules,
    anyCase: input.patterns.anyCase,
    ...besideLetters(input),
    ...afterNumbers(input),
    ...beforeNumbers(input),
    ...severalNumbers(input),
    ...numbersInWords(input),
    ...numbersInSigns(input),
    ...valuesOfWords(input),
  };
}
