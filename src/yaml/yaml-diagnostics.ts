import { type ErrorCode, YAMLError } from 'yaml';
import { type Diagnostic, error, warning } from '../diagnostics/diagnostic.js';
import type { Span } from '../diagnostics/span.js';
import { limits } from '../schema/limits.js';
import type { RepairedText } from './recovery/repaired-text.js';
import { messages, openedCurly, writeQuoted } from './recovery/syntax-repair.js';

/** What an error of the parser means where no repair explains it. It names a place, but the mistake may be just above. */
const parserMessages: Partial<Record<ErrorCode, string>> = {
  TAB_AS_INDENT: 'This line is indented with a tab.',
  BAD_INDENT: 'This line does not line up with those above.',
  MISSING_CHAR: 'A quotation mark or bracket is opened here and not closed.',
  BLOCK_AS_IMPLICIT_KEY: 'A second colon stands in this line, or the line is indented too far.',
  BAD_SCALAR_START: 'A text that begins with this mark must stand in quotation marks.',
  NON_STRING_KEY: 'A key is one plain word, with a colon after it.',
  MULTILINE_IMPLICIT_KEY: 'This line has no colon with a space after it.',
};

/** @param cause whatever the parser threw or reported */
export function unexplained(cause: unknown, repaired: RepairedText): Diagnostic {
  const { pos = [0, 1], code, message = '' } = cause instanceof YAMLError ? cause : {};
  const [start, end] = pos;
  if (/call stack/.test(message)) return tooDeep(repaired.spanOf(start, start + 1));
  return error('yaml/syntax', (code && parserMessages[code]) ?? 'This line cannot be read.', {
    span: repaired.spanOf(start, Math.max(end, start + 1)),
    hint:
      'Look here and in the lines just above for a missing quotation mark or colon, or for a wrong indentation.\n' +
      'Each line has the form  key: "text"  and stands two spaces further in than the key that it belongs to.',
  });
}

export function tooDeep(span: Span): Diagnostic {
  return error('yaml/syntax', 'Too many levels stand inside one another in this file.', {
    span,
    hint: `A pack needs fewer than ten, and may have ${limits.depth}. Look for a row of brackets that are not meant as brackets.`,
  });
}

export function tooMany(span: Span): Diagnostic {
  return error('content/too-large', `This file has more than ${limits.parts.toLocaleString('en')} keys and values.`, {
    span,
    hint: 'Has something been pasted into it by mistake? Divide what is needed into several files.',
  });
}

/** An unquoted text that ends, perhaps by mistake, where a comment begins. `end` is the end of the text, `rest` what follows. */
export function commentInText(repaired: RepairedText, end: number, rest: string): Diagnostic {
  const [, gap = '', comment = ''] = /^([ \t]*)(#[^\n]*)/.exec(rest) ?? [];
  const start = end + gap.length;
  const lost = comment.trimEnd();
  return warning('yaml/comment-in-text', `Everything from "${lost}" on is a note that nobody reads.`, {
    span: repaired.spanOf(start, start + lost.length),
    hint: 'If it belongs to the text, put the whole text in quotation marks. If it is a note, write a space after the #.',
  });
}

export function strayQuote(raw: string, key: string | undefined, span: Span): Diagnostic {
  return error('yaml/syntax', messages.strayQuote, { span, hint: writeQuoted(key, openedCurly(raw.slice(0, -1))) });
}

export function curlyQuotes(inside: string, key: string | undefined, span: Span): Diagnostic {
  return aroundText('Curly quotation marks', inside, key, span);
}

/** @param marks what stands around a text in place of straight quotation marks */
export function aroundText(marks: string, inside: string, key: string | undefined, span: Span): Diagnostic {
  return warning('yaml/quotes', `${marks} do not hold a text together: these are printed.`, {
    span,
    hint:
      `${writeQuoted(key, inside, 'If they are only to hold it together, write straight ones:')}\n` +
      'If they are to be printed, put straight ones around them.',
  });
}
