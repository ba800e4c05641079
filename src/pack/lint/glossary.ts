import { type Diagnostic, error } from '../../diagnostics/diagnostic.js';
import type { Term } from '../../schema/pack.js';
import { literalPattern } from '../../text/literal-pattern.js';
import { once } from '../../text/once.js';
import { withPlainBlanks } from '../../text/plain-blanks.js';
import { type LintSet, type LintText, ownWords, printedWords, spanOf } from './lint-text.js';

/**
 * A fixed term has the same standing in every language: where one language's text has it, the others have one of their
 * accepted renderings; and no text has a rendering that the glossary calls wrong.
 */
export function checkGlossary(glossary: readonly Term[], sets: readonly LintSet[]): Diagnostic[] {
  const texts = sets.flatMap((set) => set.texts);
  const textsWith = searchIn(texts);
  return glossary.flatMap((term) => {
    const [accepted, avoided] = [wordsOf(term.terms, textsWith), wordsOf(term.avoid, textsWith)];
    return [
      ...sets.flatMap((set) => missingTerms(term.id, accepted, set)),
      ...texts.flatMap((text) => wrongTerms(accepted, avoided, text)),
    ];
  });
}

interface Word {
  readonly word: string;
  /** Those that have its letters: most texts have none of the words. */
  readonly texts: ReadonlySet<LintText>;
  /** Its letters. Made when it is first needed: most words are in no text. */
  readonly pattern: () => RegExp;
}

/** By locale. */
type Words = ReadonlyMap<string, readonly Word[]>;

/** The texts of a locale that have these letters, in upper or lower case. */
type TextsWith = (locale: string, word: string) => ReadonlySet<LintText>;

function wordsOf(renderings: Term['terms'], textsWith: TextsWith): Words {
  return new Map(
    Object.entries(renderings).map(([locale, words]) => [
      locale,
      words.map((word) => ({
        word,
        texts: textsWith(locale, word),
        pattern: once(() => new RegExp(literalPattern(withPlainBlanks(word)), 'giu')),
      })),
    ]),
  );
}

/** Searches all texts of a locale as one: that is much faster than one after the other. */
function searchIn(texts: readonly LintText[]): TextsWith {
  const byLocale = new Map<string, { readonly text: LintText; readonly end: number }[]>();
  const joined = new Map<string, string>();
  for (const text of texts) {
    const before = joined.get(text.locale) ?? '';
    const all = `${before}${withPlainBlanks(text.lowerCase)}\n`;
    const list = byLocale.get(text.locale) ?? [];
    list.push({ text, end: all.length });
    byLocale.set(text.locale, list);
    joined.set(text.locale, all);
  }
  return (locale, word) => {
    const [all, list] = [joined.get(locale) ?? '', byLocale.get(locale) ?? []];
    const wanted = withPlainBlanks(word).toLowerCase();
    const found = new Set<LintText>();
    let next = 0;
    for (let at = all.indexOf(wanted); at >= 0 && next < list.length; at = all.indexOf(wanted, list[next - 1]?.end)) {
      while ((list[next]?.end ?? Number.POSITIVE_INFINITY) <= at) next += 1;
      const one = list[next];
      if (one) found.add(one.text);
      next += 1;
    }
    return found;
  };
}

/** A word in Latin script stands as a whole word, in upper or lower case; in Chinese anywhere. */
const [letterBefore, letterAfter] = [/[\p{L}\p{N}]$/iu, /^[\p{L}\p{N}]/iu];

/** Edges are looked at with two patterns for all words: V8 takes longer to make one for each than to search with it. */
function find({ word, texts, pattern }: Word, text: LintText, wordsIn = ownWords): RegExpExecArray | null {
  if (!texts.has(text)) return null;
  const words = withPlainBlanks(wordsIn(text));
  const [begins, ends] = [/^[a-z0-9]/i.test(word), /[a-z0-9]$/i.test(word)];
  const letters = pattern();
  letters.lastIndex = 0;
  for (let match = letters.exec(words); match; match = letters.exec(words)) {
    const end = match.index + match[0].length;
    const isInside =
      (begins && letterBefore.test(words.slice(Math.max(0, match.index - 2), match.index))) ||
      (ends && letterAfter.test(words.slice(end, end + 2)));
    if (!isInside) return match;
    letters.lastIndex = match.index + 1;
  }
  return null;
}

function missingTerms(id: string, accepted: Words, { texts }: LintSet): Diagnostic[] {
  const using = texts.find((text) => accepted.get(text.locale)?.some((word) => find(word, text)));
  if (!using) return [];
  return texts.flatMap((text) => {
    const words = accepted.get(text.locale);
    // A rendering may be a word of another language, and marked as one: `[AI]{lang=en}`.
    if (!words || words.some((word) => find(word, text, printedWords))) return [];
    return [
      error('lint/term', `This text lacks the fixed term "${words[0]?.word}", which its ${using.locale} text has.`, {
        span: spanOf(text),
        related: [{ span: spanOf(using), message: `The ${using.locale} text.` }],
        hint: `Accepted: ${words.map(({ word }) => word).join(', ')}. The term is "${id}" in the glossary.`,
      }),
    ];
  });
}

function wrongTerms(accepted: Words, avoided: Words, text: LintText): Diagnostic[] {
  return (avoided.get(text.locale) ?? []).flatMap((word) => {
    const match = find(word, text);
    if (!match) return [];
    const [right] = accepted.get(text.locale) ?? [];
    return [
      error('lint/term', `"${word.word}" is not how this pack says it.`, {
        span: spanOf(text, match.index, match.index + match[0].length),
        hint: right && `Write "${right.word}".`,
      }),
    ];
  });
}
