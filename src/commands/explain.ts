import type { Host } from '../host/host.js';
import { type Brief, byFallingValue, type Unit } from '../model/brief.js';
import type { FitReport, UnitReport } from '../model/fitted-brief.js';
import type { Pack } from '../model/loaded-pack.js';
import type { FittedVariant } from '../pipeline/fit-edition.js';
import { checkSelection, editionsOf, localesOf, type Selection } from '../pipeline/matrix.js';
import type { Report } from '../pipeline/report.js';
import { Run } from '../pipeline/run.js';
import { fitAndReport, type ReportStep } from '../pipeline/steps.js';
import { checkTemplateChoice, type TemplateChoice } from '../pipeline/template-roots.js';

export interface ExplainRequest extends Omit<Selection, 'formats'>, TemplateChoice {
  /** A folder or an id; without one, the packs that `build` takes. */
  readonly pack?: string | undefined;
  /** Values that stand in for those of the files, as `path=value`. */
  readonly set: readonly string[];
  /** Called at the end of each step of the work. */
  readonly onStep?: ReportStep;
}

/** The page of one language. */
export interface ExplainedPage extends Omit<FitReport, 'units'> {
  readonly language: string;
}

/** What became of a unit in one language. */
export interface ExplainedLength extends Pick<UnitReport, 'kept' | 'heightPt' | 'reason'> {
  readonly language: string;
}

export interface ExplainedUnit extends Pick<UnitReport, 'unit' | 'priority' | 'value' | 'pin'> {
  /** The pillar that it belongs to, `facts` or `why`. */
  readonly part: string;
  readonly lengths: readonly ExplainedLength[];
}

/** What is on the page of a reader, what is not, and why; units in the order in which the fit considers them. */
export interface Explanation {
  readonly pack: string;
  readonly audience: string;
  /** The reader's name in the pack's source language. */
  readonly reader: string;
  readonly paper: string;
  readonly theme: string;
  readonly set: readonly string[];
  readonly pages: readonly ExplainedPage[];
  readonly units: readonly ExplainedUnit[];
  /** The page on A4 in the standard theme with the values of the files, if that is not the page itself. */
  readonly present?: Omit<Explanation, 'present'>;
}

export interface ExplainReport extends Report {
  readonly explanations: readonly Explanation[];
}

/**
 * Fits the page of each reader requested and says what is on it. Draws and writes nothing.
 * @throws UsageError for an audience or language that the pack does not have, and a folder of templates that does not exist
 */
export async function explain(request: ExplainRequest, host: Host): Promise<ExplainReport> {
  const run = new Run(host, request.onStep);
  const { report, value: explanations = [] } = await run.end(async () => {
    await checkTemplateChoice(request, host);
    const requested = await explanationsFor(request, run);
    const { paper: _, theme: __, ...rest } = request;
    const usual = { ...rest, set: [] };
    const isUsual = request.paper === undefined && request.theme === undefined && request.set.length === 0;
    // The mistakes of the usual page were not asked for.
    const present = isUsual || run.failed ? [] : await explanationsFor(usual, new Run(host));
    return requested.map((one) => {
      const before = present.find(({ audience }) => audience === one.audience);
      const isSame =
        before !== undefined && before.paper === one.paper && before.theme === one.theme && request.set.length === 0;
      return before && !isSame ? { ...one, present: before } : one;
    });
  });
  return { ...report, explanations };
}

async function explanationsFor(request: ExplainRequest, run: Run): Promise<readonly Explanation[]> {
  const named = request.pack === undefined ? [] : [request.pack];
  const packs = await run.load(named, { set: request.set, templates: request.templates });
  const selection = { ...request, formats: [] };
  if (packs.length > 0) checkSelection(selection, packs);
  const explanations: Explanation[] = [];
  for (const pack of packs) {
    const contextOf = run.renderContexts(request, pack, 'none');
    for (const edition of editionsOf(pack, selection)) {
      const context = await contextOf(edition);
      if (!context) continue;
      const locales = localesOf(pack, edition, selection);
      const { variants, diagnostics } = fitAndReport(pack, edition, context, { locales, onStep: run.onStep });
      run.add({ diagnostics });
      if (variants.length > 0) explanations.push(explanationOf(pack, request, variants));
    }
  }
  return explanations;
}

/** The explanation of one reader's page; `variants` are its languages, at least one. */
export function explanationOf(
  pack: Pack,
  { set }: Pick<ExplainRequest, 'set'>,
  variants: readonly FittedVariant[],
): Explanation {
  const [first] = variants as [FittedVariant];
  const { audience, paper, theme } = first.variant;
  return {
    pack: pack.pack.id,
    audience,
    reader: first.brief.meta.audience,
    paper,
    theme,
    set,
    pages: variants.map(({ variant: { locale }, fitted: { report } }) => {
      const { density, fill, usedPt, availablePt, layouts } = report;
      return { language: locale, density, fill, usedPt, availablePt, layouts };
    }),
    units: partsOf(first.brief).map(({ part, unit }) => explainedUnit(part, unit, variants)),
  };
}

/** Units with the part of the page that they belong to, in the order in which the fit considers them. */
function partsOf(brief: Brief): readonly { readonly part: string; readonly unit: Unit }[] {
  const parts = new Map<Unit, string>([
    ...brief.points.map((unit) => [unit, unit.section] as const),
    ...brief.facts.map((unit) => [unit, 'facts'] as const),
    ...brief.pillars.flatMap(({ id, units }) => units.map((unit) => [unit, id] as const)),
  ]);
  return byFallingValue(parts.keys()).map((unit) => ({ unit, part: parts.get(unit) ?? '' }));
}

function explainedUnit(
  part: string,
  { id, priority, value, pin }: Unit,
  variants: readonly FittedVariant[],
): ExplainedUnit {
  return {
    unit: id,
    part,
    priority,
    value,
    ...(pin ? { pin } : {}),
    lengths: variants.flatMap(({ variant: { locale }, fitted: { report } }): ExplainedLength[] => {
      const found = report.units.find(({ unit }) => unit === id);
      if (!found) return [];
      const { kept, heightPt, reason } = found;
      return [{ language: locale, kept, heightPt, ...(reason ? { reason } : {}) }];
    }),
  };
}
