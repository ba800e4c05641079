/** The public API: what the command line does, for programs. */
export { type BuildRequest, build, check } from './build/build.js';
export { type ExplainRequest, type Explanation, explain } from './build/explain.js';
export { type Host, IoError, nodeHost } from './build/host.js';
export type { BriefSummary, Report } from './build/report.js';
export { UsageError } from './build/usage-error.js';
export type { DiagnosticCode } from './diagnostics/codes.js';
export type { Diagnostic, Severity } from './diagnostics/diagnostic.js';
export { formatFrame } from './diagnostics/format-frame.js';
export { toJson } from './diagnostics/format-json.js';
export type { Span } from './diagnostics/span.js';
export { type Format, formats } from './model/variant.js';
