import { type Diagnostic, isError } from './diagnostic.js';

/** What a stage returns: its value with warnings, or all the mistakes it found. */
export type Result<T> = Success<T> | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

export interface Success<T> {
  readonly ok: true;
  readonly value: T;
  readonly warnings: readonly Diagnostic[];
}

export function ok<T>(value: T, warnings: readonly Diagnostic[] = []): Success<T> {
  return { ok: true, value, warnings };
}

export function fail(diagnostics: readonly Diagnostic[]): Result<never> {
  return { ok: false, diagnostics };
}

/** Succeeds with `value` unless an error is among the diagnostics. */
export function unlessErrors<T>(value: () => T, diagnostics: readonly Diagnostic[]): Result<T> {
  return diagnostics.some(isError) ? fail(diagnostics) : ok(value(), diagnostics);
}

export function diagnosticsOf(result: Result<unknown>): readonly Diagnostic[] {
  return result.ok ? result.warnings : result.diagnostics;
}
