/** The public API: what the command line does, for programs. */

export { build, check } from './commands/build.js';
export type { BuildRequest } from './commands/build-request.js';
export { type ExplainRequest, type Explanation, explain } from './commands/explain.js';
export type { DiagnosticCode } from './diagnostics/codes.js';
export type { Diagnostic, Severity } from './diagnostics/diagnostic.js';
export { formatFrame } from './diagnostics/format-frame.js';
export { toJson } from './diagnostics/format-json.js';
export type { Span } from './diagnostics/span.js';
export { type Host, IoError, nodeHost } from './host/host.js';
export { type Format, formats } from './model/variant.js';
export type { BriefSummary, Report } from './pipeline/report.js';
export { UsageError } from './pipeline/report.js';
