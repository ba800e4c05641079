import { type ErrorCode, YAMLError } from 'yaml';
import { type Diagnostic, error } from '../diagnostics/diagnostic.js';
import type { Span } from '../diagnostics/span.js';
import { limits } from '../schema/limits.js';
import type { RepairedText } from './recovery/repaired-text.js';

/**
 * What the reader of YAML stumbles over where no slip is known that would explain it. It names a place,
 * but the mistake may be just above.
 */
const messages: Partial<Record<ErrorCode, string>> = {
  TAB_AS_INDENT: 'This line is indented with a tab.',
  BAD_INDENT: 'This line does not line up with those above.',
  MISSING_CHAR: 'A quotation mark or bracket is opened here and not closed.',
  BLOCK_AS_IMPLICIT_KEY: 'A second colon stands in this line, or the line is indented too far.',
  BAD_SCALAR_START: 'A text that begins with this mark must stand in quotation marks.',
  NON_STRING_KEY: 'A key is one plain word, with a colon after it.',
  MULTILINE_IMPLICIT_KEY: 'This line has no colon with a space after it.',
};

/** @param cause whatever the reader of YAML threw or reported */
export function unexplained(cause: unknown, repaired: RepairedText): Diagnostic {
  const { pos = [0, 1], code, message = '' } = cause instanceof YAMLError ? cause : {};
  const [start, end] = pos;
  if (/call stack/.test(message)) return tooDeep(repaired.spanOf(start, start + 1));
  return error('yaml/syntax', (code && messages[code]) ?? 'This line cannot be read.', {
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
