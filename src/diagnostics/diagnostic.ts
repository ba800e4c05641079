import type { DiagnosticCode } from './codes.js';
import type { Span } from './span.js';

export type Severity = 'error' | 'warning';

/** A user's mistake as data: what is wrong, where, and what to write instead. */
export interface Diagnostic {
  readonly code: DiagnosticCode;
  readonly severity: Severity;
  readonly message: string;
  readonly hint?: string;
  readonly span?: Span;
  readonly related: readonly { readonly span: Span; readonly message: string }[];
  /** The brief it concerns, where it concerns one, e.g. `un-delegates.en`. */
  readonly variant?: string;
}

interface Details {
  readonly hint?: string | undefined;
  readonly related?: Diagnostic['related'];
  readonly variant?: string;
}

/** A mistake in a file always has its place there: an editor who is told of it need not look for it. */
interface PlacedDetails extends Details {
  readonly span: Span;
}

/** What stands in no file: the file or folder is missing, or the command line or the system is at fault. */
type PlacelessCode = Extract<
  DiagnosticCode,
  'content/no-pack' | 'template/missing' | 'command/usage' | 'command/failed' | 'command/not-built'
>;

function diagnostic(
  severity: Severity,
  code: DiagnosticCode,
  message: string,
  details: Details & { readonly span?: Span },
): Diagnostic {
  const { hint, span, related = [], variant } = details;
  return {
    code,
    severity,
    message,
    ...(hint === undefined ? {} : { hint }),
    ...(span === undefined ? {} : { span }),
    related,
    ...(variant === undefined ? {} : { variant }),
  };
}

export function error(code: DiagnosticCode, message: string, details: PlacedDetails): Diagnostic {
  return diagnostic('error', code, message, details);
}

export function errorWithoutPlace(code: PlacelessCode, message: string, details: Details = {}): Diagnostic {
  return diagnostic('error', code, message, details);
}

export function warning(code: DiagnosticCode, message: string, details: PlacedDetails): Diagnostic {
  return diagnostic('warning', code, message, details);
}

export function warningWithoutPlace(code: PlacelessCode, message: string, details: Details = {}): Diagnostic {
  return diagnostic('warning', code, message, details);
}

export function isError(d: Diagnostic): boolean {
  return d.severity === 'error';
}

/** Pages are drawn many times, for many readers; a mistake that is in all of them is said once. */
export function withoutRepeats(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const seen = new Map<string, Diagnostic>();
  for (const d of diagnostics) {
    const key = JSON.stringify([d.code, d.message, d.span]);
    const earlier = seen.get(key);
    // A mistake in several briefs names none of them.
    const { variant, ...general } = d;
    seen.set(key, earlier && earlier.variant !== variant ? general : d);
  }
  return [...seen.values()];
}
