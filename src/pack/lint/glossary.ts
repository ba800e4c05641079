import { type Diagnostic, error } from '../../diagnostics/diagnostic.js';
import type { Term } from '../../schema/pack.js';
import { type LintSet, type LintText, spanOf } from './lint-text.js';

/**
 * A fixed term has the same standing in every language: where one language's text has it, the others have one of their
 * accepted renderings; and no text has a rendering that the glossary calls wrong.
 */
export function checkGlossary(glossary: readonly Term[], sets: readonly LintSet[]): Diagnostic[] {
  return glossary
    .map(prepared)
    .flatMap((term) => [
      ...sets.flatMap((set) => unmatched(term, set)),
      ...sets.flatMap((set) => set.texts).flatMap((text) => avoided(term, text)),
    ]);
}

interface Word {
  readonly word: string;
  /** Where it stands in a text, and how long it is there. */
  find(text: LintText): { readonly index: number; readonly length: number } | undefined;
}

interface Prepared {
  readonly id: string;
  readonly terms: ReadonlyMap<string, readonly Word[]>;
  readonly avoid: ReadonlyMap<string, readonly Word[]>;
}

function prepared({ id, terms, avoid }: Term): Prepared {
  const byLocale = (words: Readonly<Record<string, readonly string[]>>) =>
    new Map(Object.entries(words).map(([locale, list]) => [locale, list.map(wordOf)]));
  return { id, terms: byLocale(terms), avoid: byLocale(avoid) };
}

/** Most texts have none of the words, and a plain search finds that out much faster than a pattern. */
function wordOf(word: string): Word {
  const small = word.toLowerCase();
  let pattern: RegExp | undefined;
  return {
    word,
    find: (text) => {
      if (!smallLetters(text).includes(small)) return undefined;
      pattern ??= patternOf(word);
      const match = pattern.exec(text.text);
      return match ? { index: match.index, length: match[0].length } : undefined;
    },
  };
}

const inSmallLetters = new WeakMap<LintText, string>();

function smallLetters(text: LintText): string {
  const small = inSmallLetters.get(text) ?? text.text.toLowerCase();
  inSmallLetters.set(text, small);
  return small;
}

/** A word in Latin script as a whole word, upper or lower case; in Chinese anywhere. */
function patternOf(word: string): RegExp {
  const escaped = word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
  const before = /^[a-z0-9]/i.test(word) ? '(?<![\\p{L}\\p{N}])' : '';
  const after = /[a-z0-9]$/i.test(word) ? '(?![\\p{L}\\p{N}])' : '';
  return new RegExp(`${before}${escaped}${after}`, 'iu');
}

function unmatched(term: Prepared, { texts }: LintSet): Diagnostic[] {
  const wordsFor = (text: LintText) => term.terms.get(text.locale);
  const using = texts.find((text) => wordsFor(text)?.some((word) => word.find(text)));
  if (!using) return [];
  return texts.flatMap((text) => {
    const words = wordsFor(text);
    if (!words || words.some((word) => word.find(text))) return [];
    return [
      error('lint/term', `This text lacks the fixed term "${words[0]?.word}", which its ${using.locale} text has.`, {
        span: spanOf(text),
        related: [{ span: spanOf(using), message: `The ${using.locale} text.` }],
        hint: `Accepted: ${words.map(({ word }) => word).join(', ')}. The term is "${term.id}" in the glossary.`,
      }),
    ];
  });
}

function avoided(term: Prepared, text: LintText): Diagnostic[] {
  return (term.avoid.get(text.locale) ?? []).flatMap(({ word, find }) => {
    const match = find(text);
    if (!match) return [];
    const [right] = term.terms.get(text.locale) ?? [];
    return [
      error('lint/term', `"${word}" is not how this pack says it.`, {
        span: spanOf(text, match.index, match.index + match.length),
        ...(right === undefined ? {} : { hint: `Write "${right.word}".` }),
      }),
    ];
  });
}
