import { type Diagnostic, error } from '../diagnostics/diagnostic.js';
import type { Span } from '../diagnostics/span.js';

export function invalidValue(message: string, hint: string, span: Span): readonly Diagnostic[] {
  return [error('content/invalid-value', message, { span, hint })];
}
