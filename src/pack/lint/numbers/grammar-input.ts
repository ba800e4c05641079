import type { LocaleRules } from '../../../schema/locale.js';
import { isPlain, patternFor } from '../../../text/plain-text.js';
import { type MonthName, monthNames } from './month-names.js';
import { escaped, type WordPatterns, wordPatterns } from './word-patterns.js';

const endsInHan = patternFor(({ han }) => new RegExp(`[${han}]$`, 'u'));

/** What the parts of a grammar are made of. */
export interface GrammarInput {
  readonly rules: LocaleRules;
  readonly isForPlain: boolean;
  readonly patterns: WordPatterns;
  /** The words of numbers, with their endings. */
  readonly numberWords: Readonly<Record<string, number>>;
  /** Of those, what other words begin with: fivefold. */
  readonly ownNumbers: Readonly<Record<string, number>>;
  /** What joins words and has no blank after it may begin the first of them too: the و of Arabic. Its pattern, or nothing. */
  readonly attached: string;
  readonly monthOf: ReadonlyMap<string, MonthName>;
  readonly scaleWords: readonly string[];
  /** Characters that other words have too are read by themselves, in `letters.ts`. */
  readonly digitSigns: readonly string[];
  readonly hanScales: readonly string[];
  /** A pattern of one character of a number. */
  readonly numeral: string;
}

export function grammarInput(rules: LocaleRules, isForPlain: boolean): GrammarInput {
  const typed = rules['typed-numbers'];
  const characters = rules['character-numbers'];
  const attachedWords = typed['between-words'].filter((joint) => /^\s.*\S$/u.test(joint)).map((joint) => joint.trim());
  const numberWords = inflected(typed);
  const scaleWords = Object.values(typed.scales).flat();
  const digitSigns = characters.counters.length > 0 ? [] : Object.keys(characters.digits);
  const unitSigns = Object.keys(characters.units);
  const hanScales = scaleWords.filter((word) => endsInHan(isPlain(word)).test(word));
  const inCharacters = [...digitSigns, ...unitSigns, ...hanScales.filter((word) => word.length === 1)].join('');
  return {
    rules,
    isForPlain,
    patterns: wordPatterns(isForPlain),
    numberWords,
    ownNumbers: Object.keys(typed.compounds.numbers).length > 0 ? typed.compounds.numbers : numberWords,
    attached: attachedWords.length === 0 ? '' : `(?:${attachedWords.map(escaped).join('|')})?`,
    monthOf: monthNames(rules.dates),
    scaleWords,
    digitSigns,
    hanScales,
    numeral: `[${inCharacters.replace(/[\\\]^-]/g, '\\$&')}]`,
  };
}

/** The words of numbers, and each stem with each ending. */
function inflected(typed: LocaleRules['typed-numbers']): Readonly<Record<string, number>> {
  const forms = Object.entries(typed['word-stems']).flatMap(([stem, value]) =>
    typed['word-endings'].map((ending) => [stem + ending, value] as const),
  );
  return { ...Object.fromEntries(forms), ...typed.words };
}
