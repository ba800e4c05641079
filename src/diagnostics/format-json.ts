import type { Diagnostic } from './diagnostic.js';
import { positionAt, type Sources } from './source.js';

/** A diagnostic as `--json` prints it: 1-based lines and columns, columns in code points. */
export interface DiagnosticJson {
  readonly code: string;
  readonly severity: string;
  readonly message: string;
  readonly hint: string | null;
  readonly file: string | null;
  readonly line: number | null;
  readonly column: number | null;
  readonly endLine: number | null;
  readonly endColumn: number | null;
  readonly variant: string | null;
}

export function toJson(d: Diagnostic, sources: Sources): DiagnosticJson {
  const text = d.span && sources.get(d.span.source)?.text;
  const start = d.span && text !== undefined ? positionAt(text, d.span.start) : undefined;
  const end = d.span && text !== undefined ? positionAt(text, d.span.end) : undefined;
  return {
    code: d.code,
    severity: d.severity,
    message: d.message,
    hint: d.hint ?? null,
    file: d.span?.source ?? null,
    line: start?.line ?? null,
    column: start?.column ?? null,
    endLine: end?.line ?? null,
    endColumn: end?.column ?? null,
    variant: d.variant ?? null,
  };
}
