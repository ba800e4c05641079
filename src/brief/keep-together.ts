import { type LocaleRules, printedMonths } from '../schema/locale.js';
import { capitalized } from '../text/capitalized.js';
import { currencyAbbreviation, currencyCode, currencySign } from '../text/currency.js';
import { literalPattern } from '../text/literal-pattern.js';
import { oncePer } from '../text/once.js';
import { wordPattern } from '../text/open-words.js';
import { withPlainBlanks } from '../text/plain-blanks.js';
import { isPlain, type PatternFor, patternFor } from '../text/plain-text.js';
import { withWholeTelephones } from '../text/telephones.js';
import { unitOfLetters, unitOfSigns } from '../text/units.js';

const noBreakSpace = '\u00a0';

/** Signs of currencies and of sections of laws, which all languages that have a blank after them write before a number. */
const pointingSigns = [`[A-Z]{0,3}${currencySign}`, currencyCode, currencyAbbreviation, '§§?'];

/** A sign between two numbers, or before one: a line that ended in ± would say nothing. */
const signs = '[±∓≈≃~<>≤≥≠=×]';
const afterSign = new RegExp(` (?<=(?<!\\S)${signs} )(?=[+−-]?\\d)`, 'gu');
const hasSign = new RegExp(`${signs} `, 'u');

/** Before a slash between blanks, as in *Art. 3 / § 4*, and the mark of an omission: no line begins with these. */
const beforeSlash = / (?<=\S )(?=\/(?:\s|$)|…)/gu;

/** The blanks between the groups of a number that is typed with them. */
const typedGroups = / (?<=(?<![\d.,/:-])\d{1,3}(?:[ \u00a0\u202f]\d{3})* )(?=\d{3}(?![\d/:]))/gu;

/** Each begins with its blank, so that nothing is looked at anywhere else. */
interface Gaps {
  /** Whether the language groups digits by blanks; where it does not, some texts do, as 100 000 in an English one. */
  readonly groupsByBlanks: boolean;
  /** Whether a stop makes an ordinal of a number, as in *3. Quartal*. */
  readonly hasOrdinalStop: boolean;
  readonly beforeUnit: PatternFor;
  readonly afterPointer: PatternFor | undefined;
  readonly beforeMonth: PatternFor;
  readonly beforeSign: RegExp | undefined;
  readonly afterShortWord: PatternFor | undefined;
}

/** In `z. B.`, `т. е.` and `J. K. Rowling`. */
const betweenInitials = patternFor(
  ({ letter, number }) => new RegExp(` (?<=(?<![${letter}${number}])[${letter}]\\. )(?=[${letter}]\\.)`, 'gu'),
);

/**
 * A text in a language with spaces, in which a number stays in one line with its unit or what it counts, where the language
 * names that, with the month after it, and with the word that points at it (The Chicago Manual of Style, 6.121 and 9.20),
 * the number of a telephone and initials with one another (DIN 5008), and no line ends with a short word, where the language
 * wants that. In a language without spaces, only the groups of a number and of a telephone are kept.
 */
export function keepTogether(typed: string, rules: LocaleRules): string {
  const text = withWholeTelephones(typed);
  if (rules.lines.breaks === 'characters') return text.replace(typedGroups, noBreakSpace);
  const { groupsByBlanks, hasOrdinalStop, beforeUnit, afterPointer, beforeMonth, beforeSign, afterShortWord } =
    gapsOf(rules);
  const plain = isPlain(text);
  const endsNumber = hasOrdinalStop ? /\d\.? /.test(text) : /\d /.test(text);
  const grouped = endsNumber ? text.replace(typedGroups, groupsByBlanks ? rules.numbers.group : noBreakSpace) : text;
  const gaps = [
    endsNumber ? beforeUnit(plain) : undefined,
    hasSign.test(text) ? afterSign : undefined,
    / [+−-]?[\dIVX]/.test(text) ? afterPointer?.(plain) : undefined,
    /\d[.º]* /.test(text) || rules.dates['first-day'] !== undefined ? beforeMonth(plain) : undefined,
    beforeSign,
    /\. .\./.test(text) ? betweenInitials(plain) : undefined,
    afterShortWord?.(plain),
    / [/…]/.test(text) ? beforeSlash : undefined,
  ];
  return gaps.reduce((kept, gap) => (gap ? kept.replace(gap, noBreakSpace) : kept), grouped);
}

const gapsOf = oncePer((rules: LocaleRules): Gaps => {
  const {
    'after-number': after,
    'before-number': pointers,
    'before-word': short,
    'not-at-start': noStart,
  } = rules.lines;
  const hasOrdinalStop = rules.dates.day.includes('{day}.');
  const stop = hasOrdinalStop ? '\\.?' : '';
  return {
    hasOrdinalStop,
    groupsByBlanks: /^\s$/u.test(rules.numbers.group),
    beforeUnit: patternFor(
      ({ letter, number }) =>
        new RegExp(
          ` (?<=\\d${stop} )(?=${unitOfSigns}|(?:${[unitOfLetters, ...after.map(literalPattern)].join('|')})(?![${letter}${number}’']))`,
          'gu',
        ),
    ),
    afterPointer: afterAnyOf([...pointingSigns, ...formsOf(pointers)], '(?=[+−-]?[\\dIVX])'),
    beforeMonth: beforeMonthOf(rules),
    beforeSign:
      noStart.length === 0 ? undefined : new RegExp(` (?<=\\S )(?=(?:${noStart.map(whole).join('|')}))`, 'gu'),
    afterShortWord: afterAnyOf(formsOf(short), '(?=\\S)'),
  };
});

/** The blanks between a day and its month, with what a date of the language has there: `5 mai`, `5. Mai`, `5 de mayo`. */
function beforeMonthOf(rules: LocaleRules): PatternFor {
  const { day, 'first-day': firstDay } = rules.dates;
  const [, between = ' '] = /\{day\}(.*)\{month\}/.exec(withPlainBlanks(day)) ?? [];
  const [sign = '', word = ''] = between.split(' ');
  const days = [
    `\\d{1,2}(?:\\.?º)?${literalPattern(sign)}`,
    ...(firstDay === undefined ? [] : [literalPattern(firstDay)]),
  ];
  const names = new Set([...printedMonths(rules), ...(rules.dates.months ?? []).flat()]);
  const months = [...names].map((name) => wordPattern(name, literalPattern)).join('|');
  const link = word === '' ? '' : `(?:${literalPattern(word)} )?`;
  return patternFor(
    ({ letter }) =>
      new RegExp(` (?<=(?<!\\d)(?:${days.join('|')}) ${link})(?=${link}(?:${months})(?![${letter}]))`, 'gu'),
  );
}

/** Patterns of words whose first letter may be a capital. */
function formsOf(words: readonly string[]): readonly string[] {
  const forms = words.flatMap((word) => [word, capitalized(word)]);
  return [...new Set(forms)].map(literalPattern);
}

/** A blank after one of some words, given as patterns; not after the end of one, as the “S.” of U.S. is. */
function afterAnyOf(words: readonly string[], then: string): PatternFor | undefined {
  if (words.length === 0) return undefined;
  return patternFor(
    ({ letter, number }) => new RegExp(` ${then}(?<=(?<![${letter}${number}]\\.?)(?:${words.join('|')}) )`, 'gu'),
  );
}

/** A word is not the beginning of a longer one. */
function whole(sign: string): string {
  return /\p{L}$/u.test(sign) ? `${literalPattern(sign)}(?!\\p{L})` : literalPattern(sign);
}
