import { type Diagnostic, error } from '../../diagnostics/diagnostic.js';
import { furtherPlaces } from '../../diagnostics/further-places.js';
import type { SourceId } from '../../diagnostics/source.js';
import type { Span } from '../../diagnostics/span.js';
import type { LocaleRules } from '../../schema/locale.js';
import { getOrInsertComputed, oncePer } from '../../text/once.js';
import { type CharacterClasses, type PatternFor, patternFor } from '../../text/plain-text.js';
import { type LintText, matchesIn, ownWords } from './lint-text.js';
import type { RulesOf } from './parity.js';

/** Every mark that some language quotes with, straight ones included. */
const quotationMarks = [...'“”„‟‘’‚‛«»‹›「」『』"＂'];

export function ownMarks({ quotes: { outer, inner, others } }: LocaleRules): ReadonlySet<string> {
  return new Set([...outer, ...inner, ...others].map((mark) => mark.trim()));
}

interface QuoteRule {
  readonly wrong: PatternFor;
  /** Words that are written with an apostrophe and have a straight one. */
  readonly wordsWithStraight: PatternFor | undefined;
  readonly right: string;
}

interface StraightWord {
  readonly found: string;
  readonly span: Span;
}

/**
 * Marks that a language does not quote with are wrong in it, but for ’ as the apostrophe. So is a straight ', unless it
 * stands after a number, for feet or minutes, and in no 1990's, or in a Latin word among Chinese characters.
 */
const quoteRuleOf = oncePer((rules: LocaleRules): QuoteRule => {
  const {
    quotes: { outer, inner },
    lines,
  } = rules;
  const own = ownMarks(rules);
  const foreign = quotationMarks.filter((mark) => mark !== '’' && !own.has(mark));
  const hasApostrophe = lines.breaks === 'words';
  const straight = ({ letter, digit }: CharacterClasses) => {
    if (own.has("'")) return undefined;
    if (!hasApostrophe) return `(?<![${digit}A-Za-z])'`;
    return `(?<![${digit}])'(?<![${letter}]'(?=[${letter}]))|(?<=[${digit}])'(?=s(?![${letter}]))`;
  };
  const apostrophe = hasApostrophe || own.has('’') ? undefined : '(?<![A-Za-z])’';
  const wrong = (classes: CharacterClasses) =>
    [`[${foreign.join('')}]`, straight(classes), apostrophe].filter(Boolean).join('|');
  const marks = [`${outer.join('…')}`, `and ${inner.join('…')} inside`];
  return {
    wrong: patternFor((classes) => new RegExp(wrong(classes), 'gu')),
    wordsWithStraight: hasApostrophe
      ? patternFor(
          ({ letter, mark }) => new RegExp(`[${letter}][${letter}${mark}]*(?:'[${letter}][${letter}${mark}]*)+`, 'gu'),
        )
      : undefined,
    right: hasApostrophe ? `${marks.join(', ')}; the apostrophe is ’` : marks.join(', '),
  };
});

/** Quotation marks and apostrophes that a language does not write with. */
export function checkQuotes(texts: readonly LintText[], rulesOf: RulesOf): Diagnostic[] {
  const straight: StraightWord[] = [];
  const wrongMarks = texts.flatMap((text) => {
    const { wrong, wordsWithStraight, right } = quoteRuleOf(rulesOf(text.locale));
    const words = withoutTags(withoutLinkTitles(ownWords(text)));
    if (wordsWithStraight && words.includes("'")) straight.push(...matchesIn(text, wordsWithStraight, words));
    return matchesIn(text, wrong, words).map(({ found, span }) =>
      error('lint/quotes', `${found} is not a quotation mark of ${text.locale}.`, { span, hint: `Write ${right}.` }),
    );
  });
  return [...wrongMarks, ...straightApostrophes(straight)];
}

/** Who types straight apostrophes does so throughout a file: it is told once for each. */
function straightApostrophes(words: readonly StraightWord[]): Diagnostic[] {
  const byFile = new Map<SourceId, StraightWord[]>();
  for (const word of words) {
    getOrInsertComputed(byFile, word.span.source, () => []).push(word);
  }
  return [...byFile.values()].flatMap(([first, ...others]) => {
    if (!first) return [];
    const { found, span } = first;
    const everywhere = others.length > 0 ? "; in your text editor, replace every ' between two letters by ’" : '';
    return error('lint/quotes', `The apostrophe in ${found} is straight.`, {
      span,
      hint: `Write ${found.replaceAll("'", '’')}${everywhere}.`,
      related: furtherPlaces(others.map((other) => other.span)),
    });
  });
}

/** Those of the title of a link go with the title, which no link may have. */
function withoutLinkTitles(words: string): string {
  if (!words.includes('](')) return words;
  return words.replace(/(?<=\]\([^()\s]+\s+)(?:"[^"]*"|'[^']*')(?=\))/g, (title) => ' '.repeat(title.length));
}

/** Those of a tag of HTML go with the tag, which no text may have. */
function withoutTags(words: string): string {
  return words.includes('<') ? words.replace(/<[a-z][^<>]*>/gi, (tag) => ' '.repeat(tag.length)) : words;
}
