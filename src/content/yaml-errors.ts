import type { ErrorCode, YAMLError } from 'yaml';
import type { DiagnosticCode } from '../diagnostics/codes.js';
import { type Diagnostic, error } from '../diagnostics/diagnostic.js';
import type { SourceFile } from '../diagnostics/source.js';

interface Explanation {
  readonly code?: DiagnosticCode;
  readonly message: string;
  readonly hint: string;
}

/** What the parser's error codes mean to somebody who is writing a pack. */
const explanations: Partial<Record<ErrorCode, Explanation>> = {
  TAB_AS_INDENT: { message: 'This line is indented with a tab.', hint: 'Use spaces: two for each level.' },
  BAD_INDENT: {
    message: 'The indentation does not fit the lines above.',
    hint: 'Line it up with its neighbours, two spaces for each level.',
  },
  MISSING_CHAR: {
    message: 'A quote or bracket is opened here and not closed.',
    hint: 'Add the closing one at the end of the text.',
  },
  BLOCK_AS_IMPLICIT_KEY: {
    message: 'A second ": " stands on this line, so YAML reads the text as a key.',
    hint: 'Put the whole text in quotes. Or is the next line indented too far?',
  },
  BAD_SCALAR_START: {
    message: 'An unquoted text cannot start with this character.',
    hint: 'Put the whole text in quotes.',
  },
  DUPLICATE_KEY: {
    code: 'yaml/duplicate-key',
    message: 'This key stands twice at the same level.',
    hint: 'Keep one of the two, or rename one.',
  },
  MULTIPLE_DOCS: {
    code: 'yaml/forbidden',
    message: 'A line of --- starts a second document in this file.',
    hint: 'Delete the line, or put the second part in a file of its own.',
  },
  NON_STRING_KEY: {
    message: 'A key must be a plain word.',
    hint: 'Write  key: value  with one word before the colon.',
  },
  BAD_DQ_ESCAPE: {
    message: 'A backslash in double quotes starts an escape, and this one does not exist.',
    hint: 'Write \\\\ for a backslash, or use single quotes.',
  },
  MULTILINE_IMPLICIT_KEY: {
    message: 'This line has no colon followed by a space.',
    hint: 'Write  key: value  with a space after the colon.',
  },
  UNEXPECTED_TOKEN: {
    message: 'YAML did not expect this here.',
    hint: 'Look for a missing quote or colon, or a wrong indentation, here or just above.\nInside single quotes an apostrophe is written twice; double quotes are easier.',
  },
};

export function explainSyntaxError(cause: YAMLError, file: SourceFile): Diagnostic {
  const [start, end] = placeOf(cause, file.text);
  const span = { source: file.id, start, end };
  const braces = file.text.slice(Math.max(0, start - 1), start + 1) === '{{';
  if (cause.code === 'NON_STRING_KEY' && braces) {
    return error('yaml/bare-braces', 'An unquoted {{…}} is read as a mapping, not as text.', {
      span: { ...span, start: start - 1 },
      hint: 'Put the whole text in quotes: "{{fact-id.figure}} …".',
    });
  }
  if (/call stack/.test(cause.message)) {
    return error('yaml/syntax', 'This file is nested too deeply to be read.', {
      span,
      hint: 'A pack needs fewer than ten levels.',
    });
  }
  const known = explanations[cause.code];
  if (known) return error(known.code ?? 'yaml/syntax', known.message, { span, hint: known.hint });
  return error('yaml/syntax', `${cause.message}.`, {
    span,
    hint: 'Look for a missing quote or colon, or a wrong indentation.',
  });
}

/** The parser points at one character, or at the end of the file where a quote was never closed. */
function placeOf(cause: YAMLError, text: string): readonly [number, number] {
  const [start, end] = cause.pos;
  const quote = /Missing closing (["'])quote/.exec(cause.message)?.[1];
  const from = quote === undefined ? start : Math.max(0, text.lastIndexOf(quote, start - 1));
  const lineEnd = text.indexOf('\n', from);
  const restOfLine = text.slice(from, lineEnd === -1 ? text.length : lineEnd);
  switch (cause.code) {
    case 'DUPLICATE_KEY': {
      const key = /^[^:]+/.exec(restOfLine)?.[0] ?? '';
      return [from, from + Math.max(1, key.length)];
    }
    case 'MISSING_CHAR':
    case 'BLOCK_AS_IMPLICIT_KEY':
      return [from, from + Math.max(1, restOfLine.trimEnd().length)];
    default:
      return [start, Math.max(end, start + 1)];
  }
}
