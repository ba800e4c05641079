import { isAbsolute, join, resolve } from 'node:path';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { codeFrame } from '../diagnostics/format-frame.js';
import { positionAt, type Sources } from '../diagnostics/source.js';
import type { Span } from '../diagnostics/span.js';
import type { Host, IoError } from '../host/host.js';
import type { PackOutline } from '../pack/load-pack.js';
import type { TextEdit } from '../schema/preview-edits.js';
import { textAtSpan } from './editing.js';
import type { EditFinding, PreviewProblem, SourceLocation } from './responses.js';

/** Where diagnostics have their places. */
export interface Saying {
  readonly sources: Sources;
  readonly outline: PackOutline | undefined;
  readonly host: Host;
}

export function problemOf(
  { severity, message, code, hint, span, related, variant }: Diagnostic,
  sources: Sources,
  host: Host,
): PreviewProblem {
  const at = (where: Span | undefined) => {
    const location = locationOf(where, sources, host);
    return location ? { location } : {};
  };
  return {
    severity,
    message,
    code,
    excerpt: span ? codeFrame(span, sources).join('\n') : '',
    ...at(span),
    related: related.map((one) => ({ message: one.message, ...at(one.span) })),
    ...(hint === undefined ? {} : { hint }),
    ...(variant === undefined ? {} : { variant }),
  };
}

export function locationOf(span: Span | undefined, sources: Sources, { cwd }: Host): SourceLocation | undefined {
  const text = span && sources.get(span.source)?.text;
  if (!span || text === undefined) return undefined;
  const { line, column } = positionAt(text, span.start);
  const path = isAbsolute(span.source) ? span.source : resolve(join(cwd, span.source));
  return { file: span.source, path, line, column };
}

/** Problems with the texts that they are about. */
export function findingsOf(
  diagnostics: readonly Diagnostic[],
  { sources, outline, host }: Saying,
): readonly EditFinding[] {
  return diagnostics.map((one) => {
    const text = outline && textAtSpan(one.span, outline);
    return { ...problemOf(one, sources, host), ...(text ? { text } : {}) };
  });
}

/** Those of edits that make no pack: places in it are not those of any file, but of one edit alone they are. */
export function findingsOfEdits(
  edits: readonly TextEdit[],
  diagnostics: readonly Diagnostic[],
  saying: Saying,
): readonly EditFinding[] {
  const [only, ...others] = edits;
  return findingsOf(diagnostics, saying).map((finding) =>
    finding.text || !only || others.length > 0
      ? finding
      : { ...finding, text: { key: only.key, language: only.language } },
  );
}

/** Files that could not be read or written. */
export function findingOfFailure({ message }: IoError): EditFinding {
  return { severity: 'error', message, code: '', excerpt: '', related: [] };
}

/** The same for findings that say the same, wherever they stand: edits move lines. */
export function sayingOf({ code, message, variant }: Diagnostic): string {
  return `${code} ${variant ?? ''} ${message}`;
}
