import { type Diagnostic, error } from '../../diagnostics/diagnostic.js';
import type { Pack, Term } from '../../model/pack.js';
import { type LintSet, type LintText, spanOf } from './lint-text.js';

/**
 * A fixed term has the same standing in every language: where one language's text has it, the others have one of their
 * accepted renderings; and no text has a rendering that the glossary calls wrong.
 */
export function checkGlossary(pack: Pack, sets: readonly LintSet[]): Diagnostic[] {
  return pack.glossary
    .map(prepared)
    .flatMap((term) => [
      ...sets.flatMap((set) => unmatched(term, set)),
      ...sets.flatMap((set) => set.texts).flatMap((text) => avoided(term, text)),
    ]);
}

interface Word {
  readonly word: string;
  readonly pattern: RegExp;
}

interface Prepared {
  readonly id: string;
  readonly terms: ReadonlyMap<string, readonly Word[]>;
  readonly avoid: ReadonlyMap<string, readonly Word[]>;
}

function prepared({ id, terms, avoid }: Term): Prepared {
  const byLocale = (words: Readonly<Record<string, readonly string[]>>) =>
    new Map(
      Object.entries(words).map(([locale, list]) => [locale, list.map((word) => ({ word, pattern: patternOf(word) }))]),
    );
  return { id, terms: byLocale(terms), avoid: byLocale(avoid) };
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
  const using = texts.find((text) => wordsFor(text)?.some(({ pattern }) => pattern.test(text.text)));
  if (!using) return [];
  return texts.flatMap((text) => {
    const words = wordsFor(text);
    if (!words || words.some(({ pattern }) => pattern.test(text.text))) return [];
    return [
      error('lint/term', `This text lacks the fixed term "${words[0]?.word}", which its ${using.locale} text has.`, {
        span: spanOf(text, 0, text.text.length),
        related: [{ span: spanOf(using, 0, using.text.length), message: `The ${using.locale} text.` }],
        hint: `Accepted: ${words.map(({ word }) => word).join(', ')}. The term is "${term.id}" in the glossary.`,
      }),
    ];
  });
}

function avoided(term: Prepared, text: LintText): Diagnostic[] {
  return (term.avoid.get(text.locale) ?? []).flatMap(({ word, pattern }) => {
    const match = pattern.exec(text.text);
    if (!match) return [];
    const [right] = term.terms.get(text.locale) ?? [];
    return [
      error('lint/term', `"${word}" is not how this pack says it.`, {
        span: spanOf(text, match.index, match.index + match[0].length),
        ...(right === undefined ? {} : { hint: `Write "${right.word}".` }),
      }),
    ];
  });
}
