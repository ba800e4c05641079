import type { LocaleRules } from '../../schema/locale.js';
import { literalPattern } from '../../text/literal-pattern.js';
import { getOrInsertComputed, once } from '../../text/once.js';
import { smallLetters } from '../../text/small-letters.js';
import type { LintText } from './lint-text.js';
import { wordPatterns } from './numbers/word-patterns.js';

/** A part of a year or a day that a text names, such as its first quarter, and where. */
interface PartOfTime {
  readonly start: number;
  readonly end: number;
}

/** A part of a whole: what a text has that names it, in small letters, and the pattern, which few texts need. */
interface Part {
  readonly words: readonly string[];
  readonly pattern: () => RegExp;
}

type Parts = readonly Part[];

interface Wholes {
  readonly quarters: Parts;
  readonly halves: Parts;
  readonly halfDays: Parts;
}

const known = new WeakMap<LocaleRules, Wholes>();

const { letter, letterBesideNumbers } = wordPatterns(false);
/** In characters with the word for it: 晚上一家 is a family in the evening. */
const hour = '(?:\\d{1,2}(?:[:.]\\d\\d)?|[一二三四五六七八九十]{1,2}(?=[時时點点]))';
/** Of noon and midnight, languages say either half of the day. */
const twelve = /(?<!\d)(?:12|0|24)(?!\d)|十二/u;

/**
 * Where two texts name one part of the same whole each, and not the same: the first quarter and 第四季, the first half and
 * 下半年, 9 a.m. and 下午九時. Numbers do not tell, for the parts are said in words.
 */
export function differingParts(
  [text, rules]: readonly [LintText, LocaleRules],
  [otherText, otherRules]: readonly [LintText, LocaleRules],
): readonly [PartOfTime, PartOfTime] | undefined {
  const [wholes, others] = [wholesOf(rules, text.locale), wholesOf(otherRules, otherText.locale)];
  for (const whole of ['quarters', 'halves', 'halfDays'] as const) {
    const said = onlyPart(text, wholes[whole]);
    const saidByOther = said && onlyPart(otherText, others[whole]);
    if (said && saidByOther && said.index !== saidByOther.index) return [said, saidByOther];
  }
  return undefined;
}

/** The part that a text names, where it names no other of the same whole. */
function onlyPart({ text, lowerCase }: LintText, parts: Parts): (PartOfTime & { readonly index: number }) | undefined {
  const found = parts.flatMap(({ words, pattern }, index) => {
    const match = words.some((word) => lowerCase.includes(word)) ? pattern().exec(text) : undefined;
    return match ? [{ index, start: match.index, end: match.index + match[0].length, written: match[0] }] : [];
  });
  const [only, ...more] = found;
  return only && more.length === 0 && !twelve.test(only.written) ? only : undefined;
}

function wholesOf(rules: LocaleRules, language: string): Wholes {
  return getOrInsertComputed(known, rules, () => makeWholes(rules, language));
}

function makeWholes({ dates }: LocaleRules, language: string): Wholes {
  const { quarters, halves, morning, afternoon } = dates;
  const halfDays = morning.length > 0 && afternoon.length > 0 ? [morning, afternoon] : [];
  return {
    quarters: quarters.map((words) => partOf(words, language, named)),
    halves: halves.map((words) => partOf(words, language, named)),
    halfDays: halfDays.map((words) => partOf(words, language, besideHour)),
  };
}

function partOf(words: readonly string[], language: string, make: (words: string) => RegExp): Part {
  const patterns = words.map((word) => literalPattern(word).replace(/ /g, '[ \\u00a0]'));
  return {
    words: words.map((word) => smallLetters(word, language).split(' ')[0] ?? ''),
    pattern: once(() => make(patterns.join('|'))),
  };
}

function named(words: string): RegExp {
  return new RegExp(`(?<!${letter}|\\d)(?:${words})(?!${letterBesideNumbers}|\\d)`, 'iu');
}

/**
 * Before the hour, but for words in Latin letters, as PM10 and PM2.5 are dust; or after it, maybe with a word such as *heures*
 * between.
 */
function besideHour(words: string): RegExp {
  const after = `(?<!\\d)${hour}(?:[ \\u00a0]?\\p{L}{1,7})?[ \\u00a0]?(?:${words})(?!${letterBesideNumbers})`;
  return new RegExp(`(?<!${letter})(?:${words})(?<!\\p{Script=Latin}\\.?)\\s?${hour}|${after}`, 'u');
}
