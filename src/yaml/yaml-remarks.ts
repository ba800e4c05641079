import { type Diagnostic, error, warning } from '../diagnostics/diagnostic.js';
import type { Span } from '../diagnostics/span.js';
import type { RepairedText } from './recovery/repaired-text.js';
import { inQuotes } from './recovery/syntax-repair.js';

/** What an unquoted text loses to a comment. */
export function cutShort(repaired: RepairedText, end: number, rest: string): Diagnostic {
  const [whole = '', gap = '', missing = ''] = /^([ \t]*)(#[^\n]*)/.exec(rest) ?? [];
  const start = end + gap.length;
  return warning('yaml/comment-in-text', `Everything from "${missing.trimEnd()}" on is a note that nobody reads.`, {
    span: repaired.spanOf(start, end + whole.trimEnd().length),
    hint: 'If it belongs to the text, put the whole text in quotation marks. If it is a note, write a space after the #.',
  });
}

/** What is said of a text that has lost its first quotation mark. */
export function strayQuote(raw: string, key: string | undefined, span: Span): Diagnostic {
  return error('yaml/syntax', 'This text ends with a quotation mark and does not begin with one.', {
    span,
    hint: `Write:\n  ${inQuotes(key, raw.slice(0, -1))}`,
  });
}

export function curlyQuotes(inside: string, key: string | undefined, span: Span): Diagnostic {
  return warning('yaml/quotes', 'Curly quotation marks do not hold a text together: these are printed.', {
    span,
    hint:
      `If they are only to hold it together, write straight ones:\n  ${inQuotes(key, inside)}\n` +
      'If they are to be printed, put straight ones around them.',
  });
}
