import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, expectTypeOf, it } from 'vitest';
import {
  type BriefEntry,
  type BriefSummary,
  type Bug,
  type BuildRequest,
  build,
  type CheckOptions,
  type CoverageRow,
  check,
  type Diagnostic,
  type DiagnosticCode,
  type DiagnosticJson,
  type EditorSchemas,
  type ExampleLanguage,
  type Excess,
  type ExplainedLength,
  type ExplainedPage,
  type ExplainedUnit,
  type ExplainReport,
  type ExplainRequest,
  type Explanation,
  exampleLanguages,
  explain,
  type FileEntry,
  type FileRefusal,
  type Format,
  formatFrame,
  formats,
  type GatherRequest,
  gather,
  type Host,
  IoError,
  type Listing,
  type Manifest,
  type NewPackChoices,
  type NewPackTarget,
  newPack,
  newPackTarget,
  nodeHost,
  type PackCoverage,
  type PackSchemas,
  type Paint,
  type Paper,
  type Preview,
  type PreviewOptions,
  type PreviewRequest,
  type Priority,
  type Progress,
  papers,
  plain,
  preview,
  type Reason,
  type Report,
  type ReportStep,
  reasonText,
  type SchemaReport,
  type SchemaRequest,
  type Selection,
  type Severity,
  type Shard,
  type SourceFile,
  type SourceId,
  type Sources,
  type Span,
  type StaleOutput,
  type Step,
  type StopSignal,
  schema,
  type TemplateChoice,
  toJson,
  type UnitEntry,
  type UnitReport,
  UsageError,
  type VariantId,
  verify,
} from '../../src/index.js';
import { miniPackFolder, root, workspace } from '../support/packs.js';

const at = workspace({ mini: miniPackFolder });
afterAll(() => at.remove());
const host: Host = nodeHost(at.path, { POLICY_BRIEF_CACHE: '' });
const selection: Selection = { audiences: [], locales: [], formats: [...formats], paper: papers[0], theme: 'standard' };
const tool = 'my-program 1.0';

describe('the public API', () => {
  it('builds briefs, says how far it is, and writes a manifest of a known shape', async () => {
    const steps: Step[] = [];
    const shown: Progress[] = [];
    const onStep: ReportStep = (step) => steps.push(step);
    const request: BuildRequest = {
      ...selection,
      packs: [],
      outDir: 'out',
      onStep,
      onProgress: (progress) => shown.push(progress),
      stopSignal: (): StopSignal | undefined => undefined,
    };
    const report: Report = await build(request, host, tool);
    expect(report.ok).toBe(true);
    const briefs: readonly BriefSummary[] = report.briefs;
    expect(briefs.map(({ id }: { readonly id: VariantId }) => id)).toEqual(['readers.en', 'readers.zh-Hant']);
    expect(shown.map(({ done, total }) => [done, total])).toEqual([
      [0, 2],
      [1, 2],
    ]);
    expect(steps.map(({ work }) => work)).toContain('fit');
    const manifest = JSON.parse(readFileSync(join(at.path, 'out/mini/manifest.json'), 'utf8')) as Manifest;
    const entry: BriefEntry | undefined = manifest.briefs['readers.en'];
    const pdf: FileEntry | undefined = entry?.files.pdf;
    const unit: UnitEntry | undefined = entry?.kept[0];
    expect(manifest.tool).toBe(tool);
    expect(pdf?.file).toBe('readers.en.pdf');
    expect(unit?.heightPt).toBeGreaterThan(0);
    const stale: readonly StaleOutput[] = report.staleOutputs;
    const bugs: readonly Bug[] = report.bugs;
    expect([stale, bugs]).toEqual([[], []]);
    expect((await verify(['out/mini/readers.en.pdf'], host)).files).toEqual(['out/mini/readers.en.pdf']);
  });

  it('checks packs, and formats what it finds for people and for programs', async () => {
    const options: CheckOptions = { accept: false };
    const found = await check(['mini'], host, options);
    const [coverage]: readonly PackCoverage[] = found.coverage;
    const [row]: readonly CoverageRow[] = coverage?.rows ?? [];
    expect(row?.audience).toBe('readers');
    const path = join(at.path, 'content/mini/argument.yaml');
    const text = readFileSync(path, 'utf8');
    writeFileSync(path, text.replace('priority: must', 'priorty: must'));
    const { diagnostics, sources }: { diagnostics: readonly Diagnostic[]; sources: Sources } = await check([], host);
    writeFileSync(path, text);
    const [mistake] = diagnostics;
    if (!mistake?.span) throw new Error('no mistake was found');
    const code: DiagnosticCode = mistake.code;
    const severity: Severity = mistake.severity;
    const span: Span = mistake.span;
    const source: SourceId = span.source;
    const file: SourceFile | undefined = sources.get(source);
    const paint: Paint = plain;
    const json: DiagnosticJson = toJson(mistake, sources);
    expect({ code, severity }).toEqual({ code: 'content/unknown-key', severity: 'error' });
    expect(file?.text.slice(span.start, span.end)).toBe('priorty');
    expect(formatFrame(mistake, sources, paint)).toContain('argument.yaml:21:9: error: Unknown key "priorty"');
    expect(json.line).toBe(21);
  });

  it('explains a page, with reasons as data', async () => {
    const { formats: _, ...some } = selection;
    const drop = 'audiences.readers.drop=[{ unit: second.finish, reason: "Later." }]';
    const request: ExplainRequest = { ...some, pack: 'mini', set: [drop] };
    const report: ExplainReport = await explain(request, host);
    const [page]: readonly Explanation[] = report.explanations;
    const [language]: readonly ExplainedPage[] = page?.pages ?? [];
    const unit: ExplainedUnit | undefined = page?.units.find((one) => one.unit === 'second.finish');
    const length: ExplainedLength | undefined = unit?.lengths[0];
    const reason: Reason | undefined = length?.reason;
    expect(language?.fill).toBeGreaterThan(0);
    expect(reason).toEqual({ cause: 'dropped' });
    expect(reasonText(reason, unit?.pin)).toBe('Later.');
    expectTypeOf<ExplainedUnit['priority']>().toEqualTypeOf<Priority>();
    expectTypeOf<Extract<Reason, { excess: unknown }>['excess'][number]>().toEqualTypeOf<Excess>();
    expectTypeOf<ExplainedUnit['pin']>().toEqualTypeOf<UnitReport['pin']>();
  });

  it('gathers what several machines have built', async () => {
    const shard: Shard = { index: 1, of: 1 };
    const only: readonly Format[] = ['md'];
    await build({ ...selection, formats: only, packs: [], outDir: 'part', shard }, host, tool);
    const request: GatherRequest = { folders: ['part'], outDir: 'joined' };
    expect((await gather(request, host)).files).toContain('joined/mini/readers.en.md');
  });

  it('makes a new pack and the schemas of its files', async () => {
    const languages: readonly ExampleLanguage[] = exampleLanguages.slice(0, 1);
    const choices: NewPackChoices = { languages, titles: ['A plan'] };
    const target: NewPackTarget = await newPackTarget('content/plan', undefined, host);
    expect((await newPack(target, choices, host)).ok).toBe(true);
    const request: SchemaRequest = { pack: 'plan', write: false };
    const { schemas }: SchemaReport = await schema(request, host);
    const [first]: readonly PackSchemas[] = schemas;
    expect(Object.keys(first as EditorSchemas)).toEqual(['folder', 'sections', 'audience']);
  });

  it('serves a preview', async () => {
    const options: PreviewOptions & TemplateChoice = { paper: 'a4' satisfies Paper, theme: 'standard', set: [] };
    const request: PreviewRequest = { ...options, pack: 'mini' };
    const shown: Preview = await preview(request, host);
    expect((await fetch(shown.address, { redirect: 'manual' })).status).toBe(303);
    await shown.close();
  });

  it('throws for wrong usage, and reports a file that cannot be read', async () => {
    const unknown = build({ ...selection, audiences: ['nobody'], packs: ['mini'], outDir: 'out' }, host, tool);
    await expect(unknown).rejects.toThrow(UsageError);
    expect(await verify(['absent.pdf'], host)).toMatchObject({ ok: false, failure: expect.any(IoError) });
  });

  it('lets a program bring its own file system', async () => {
    const refused: FileRefusal = 'too large';
    const empty: Listing = { files: [], folders: [], others: [] };
    const report = await check(['mini'], { ...host, readInside: async () => refused });
    expect(report.diagnostics[0]?.code).toBe('content/too-large');
    expect((await check([], { ...host, list: async () => empty })).diagnostics[0]?.code).toBe('content/no-pack');
  });
});

describe('the types of the package', () => {
  it('are made of what an install brings', () => {
    const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    const foreign = [...modulesOf(join(root, 'dist/index.d.ts'))].filter((name) => !(name in dependencies));
    expect(foreign).toEqual([]);
  });
});

/** The packages that declarations import, with all that they lead to. */
function modulesOf(entry: string): ReadonlySet<string> {
  const packages = new Set<string>();
  const files = new Set([entry]);
  for (const file of files) {
    const imports = readFileSync(file, 'utf8').matchAll(/\b(?:from|import)[\s(]+['"]([^'"]+)['"]/g);
    for (const [, name = ''] of imports) {
      if (name.startsWith('.')) files.add(join(dirname(file), name.replace(/\.js$/, '.d.ts')));
      else packages.add(name);
    }
  }
  return packages;
}
