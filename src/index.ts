/**
 * The public API: the commands of the command line, for programs.
 *
 * Every command works on a `Host`, usually `nodeHost(process.cwd())`, and returns a `Report`: mistakes in packs and
 * templates are its `diagnostics`; reading or writing that fails is its `failure`, unless a function says that it throws
 * `IoError`. Wrong usage throws `UsageError`; any other error is a bug.
 */

export { build } from './commands/build.js';
export type { BuildRequest, Progress, Shard } from './commands/build-request.js';
export { type CheckOptions, check } from './commands/check.js';
export { type DiffReport, type DiffRequest, diffEditions } from './commands/diff.js';
export { type ExampleLanguage, exampleLanguages } from './commands/example-languages.js';
export {
  type ExplainedLength,
  type ExplainedPage,
  type ExplainedUnit,
  type ExplainReport,
  type ExplainRequest,
  type Explanation,
  explain,
} from './commands/explain.js';
export { type GatherRequest, gather } from './commands/gather.js';
export { type NewPackChoices, type NewPackTarget, newPack, newPackTarget } from './commands/new-pack.js';
export { type PackSchemas, type SchemaReport, type SchemaRequest, schema } from './commands/schema.js';
export { verify } from './commands/verify.js';
export type { DiagnosticCode } from './diagnostics/codes.js';
export type { Diagnostic, Severity } from './diagnostics/diagnostic.js';
export { formatFrame } from './diagnostics/format-frame.js';
export { type DiagnosticJson, toJson } from './diagnostics/format-json.js';
export { coloured, type Paint, plain } from './diagnostics/paint.js';
export type { SourceFile, SourceId, Sources } from './diagnostics/source.js';
export type { Span } from './diagnostics/span.js';
export type { LengthChange, Moved, PageChange, TextChange } from './editions/compare-pages.js';
export type { EditionDiff, FigureChange, ReaderChange, Version } from './editions/edition-diff.js';
export type { SettingChange } from './editions/settings.js';
export type { WordChange } from './editions/word-changes.js';
export type { FileRefusal } from './host/disk/read-inside.js';
export { type Host, IoError, type Listing, nodeHost } from './host/host.js';
export type { Excess, Length, Reason, UnitReport } from './model/fitted-brief.js';
export { type Format, formats, type Paper, papers, type VariantId } from './model/variant.js';
export { reasonText } from './output/reason-text.js';
export type { StaleOutput } from './output/stale-outputs.js';
export type { Selection } from './pipeline/matrix.js';
export {
  type BriefSummary,
  type Bug,
  type CoverageRow,
  type PackCoverage,
  type Report,
  type StopSignal,
  UsageError,
} from './pipeline/report.js';
export type { ReportStep, Step } from './pipeline/steps.js';
export type { TemplateChoice } from './pipeline/template-roots.js';
export { type Preview, type PreviewRequest, preview } from './preview/preview.js';
export type { PreviewOptions } from './preview/session.js';
export type { EditorSchemas } from './schema/editor-schemas.js';
export type { BriefEntry, FileEntry, Manifest, UnitEntry } from './schema/manifest-schema.js';
export type { Priority } from './schema/pack.js';
