import { type Diagnostic, error } from '../../diagnostics/diagnostic.js';
import type { Pack, Term } from '../../model/pack.js';
import { type LintSet, type LintText, spanOf } from './lint-text.js';

/**
 * A fixed term has the same standing in every language: where one language's text has it, the others have one of their
 * accepted renderings; and no text has a rendering that the glossary calls wrong.
 */
export function checkGlossary(pack: Pack, sets: readonly LintSet[]): Diagnostic[] {
  return pack.glossary.flatMap((term) => [
    ...sets.flatMap((set) => unmatched(term, set)),
    ...sets.flatMap((set) => set.texts).flatMap((text) => avoided(term, text)),
  ]);
}

function unmatched(term: Term, { texts }: LintSet): Diagnostic[] {
  const using = texts.find((text) => (term.terms[text.locale] ?? []).some((word) => find(text, word)));
  if (!using) return [];
  return texts.flatMap((text) => {
    const words = term.terms[text.locale];
    if (!words || words.some((word) => find(text, word))) return [];
    return [
      error('lint/term', `This text lacks the fixed term "${words[0]}", which its ${using.locale} text has.`, {
        span: spanOf(text, 0, text.text.length),
        related: [{ span: spanOf(using, 0, using.text.length), message: `The ${using.locale} text.` }],
        hint: `Accepted: ${words.join(', ')}. The term is "${term.id}" in the glossary.`,
      }),
    ];
  });
}

function avoided(term: Term, text: LintText): Diagnostic[] {
  const words = Object.hasOwn(term.avoid, text.locale) ? (term.avoid[text.locale] ?? []) : [];
  return words.flatMap((word) => {
    const at = find(text, word);
    if (!at) return [];
    const [right] = term.terms[text.locale] ?? [];
    return [
      error('lint/term', `"${word}" is not how this pack says it.`, {
        span: spanOf(text, at.start, at.end),
        ...(right === undefined ? {} : { hint: `Write "${right}".` }),
      }),
    ];
  });
}

/** Where a word stands: in Latin script as a whole word, upper or lower case; in Chinese anywhere. */
function find({ text }: LintText, word: string): { start: number; end: number } | undefined {
  const escaped = word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
  const edge = (side: string, at: RegExp) => (at.test(word) ? side : '');
  const pattern = `${edge('(?<![\\p{L}\\p{N}])', /^[a-z0-9]/i)}${escaped}${edge('(?![\\p{L}\\p{N}])', /[a-z0-9]$/i)}`;
  const match = new RegExp(pattern, 'iu').exec(text);
  return match ? { start: match.index, end: match.index + match[0].length } : undefined;
}
