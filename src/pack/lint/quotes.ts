import { type Diagnostic, error } from '../../diagnostics/diagnostic.js';
import type { LocaleRules } from '../../schema/locale.js';
import { type CharacterClasses, type PatternFor, patternFor } from '../../text/plain-text.js';
import { type LintText, matchesIn, ownWords } from './lint-text.js';

/** Every mark that some language quotes with, straight ones included. */
const quotationMarks = [...'“”„‟‘’‚‛«»‹›「」『』"＂'];

export function ownMarks({ quotes: { outer, inner, others } }: LocaleRules): ReadonlySet<string> {
  return new Set([...outer, ...inner, ...others].map((mark) => mark.trim()));
}

interface QuoteRule {
  readonly wrong: PatternFor;
  readonly right: string;
}

const quoteRules = new WeakMap<LocaleRules, QuoteRule>();

/**
 * Marks that a language does not quote with are wrong in it, but for ’ as the apostrophe. So is a straight ', unless it
 * stands after a number, for feet or minutes, and in no 1990's, or in a Latin word among Chinese characters.
 */
function quoteRuleOf(rules: LocaleRules): QuoteRule {
  const {
    quotes: { outer, inner },
    lines,
  } = rules;
  const own = ownMarks(rules);
  const foreign = quotationMarks.filter((mark) => mark !== '’' && !own.has(mark));
  const hasApostrophe = lines.breaks === 'words';
  const straight = ({ letter, digit }: CharacterClasses) => {
    if (own.has("'")) return hasApostrophe ? `(?<=[${letter}])'(?=[${letter}])` : undefined;
    return hasApostrophe ? `(?<![${digit}])'|(?<=[${digit}])'(?=s(?![${letter}]))` : `(?<![${digit}A-Za-z])'`;
  };
  const apostrophe = hasApostrophe || own.has('’') ? undefined : '(?<![A-Za-z])’';
  const wrong = (classes: CharacterClasses) =>
    [`[${foreign.join('')}]`, straight(classes), apostrophe].filter(Boolean).join('|');
  const marks = [`${outer.join('…')}`, `and ${inner.join('…')} inside`];
  return {
    wrong: patternFor((classes) => new RegExp(wrong(classes), 'gu')),
    right: hasApostrophe ? `${marks.join(', ')}; the apostrophe is ’` : marks.join(', '),
  };
}

/** Quotation marks and apostrophes that a language does not write with. */
export function checkQuotes(text: LintText, rules: LocaleRules): Diagnostic[] {
  const { wrong, right } = quoteRules.get(rules) ?? quoteRuleOf(rules);
  quoteRules.set(rules, { wrong, right });
  return matchesIn(text, wrong, withoutTags(withoutLinkTitles(ownWords(text)))).map(({ found, span }) =>
    error('lint/quotes', `${found} is not a quotation mark of ${text.locale}.`, { span, hint: `Write ${right}.` }),
  );
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
