import { byFallingValue } from '../fit/select.js';
import type { Host } from '../host/host.js';
import type { Brief, Unit } from '../model/brief.js';
import type { Length, Reason, UnitReport } from '../model/fitted-brief.js';
import type { Pack } from '../model/pack.js';
import { defaultTheme, papers } from '../model/variant.js';
import type { FittedVariant } from '../pipeline/compile.js';
import { checkSelection, editionsOf, type Selection } from '../pipeline/matrix.js';
import type { Report } from '../pipeline/report.js';
import { Run } from '../pipeline/run.js';
import type { ReportStep } from '../pipeline/steps.js';
import { checkTemplateChoice, type TemplateChoice } from '../pipeline/template-roots.js';

export interface ExplainRequest extends Omit<Selection, 'formats'>, TemplateChoice {
  readonly pack: string;
  /** Values that stand in for those of the files, as `path=value`. */
  readonly set: readonly string[];
  /** Told of each step of the work when it is done. */
  readonly onStep?: ReportStep;
}

/** How the page of one language came out. */
export interface ExplainedPage {
  readonly language: string;
  readonly density: string;
  /** Used height over available height. */
  readonly fill: number;
  readonly usedPt: number;
  readonly availablePt: number;
  /** How often it was laid out to find it. */
  readonly layouts: number;
}

/** What became of a unit on the page of one language. */
export interface ExplainedLength {
  readonly language: string;
  readonly kept: Length | 'out';
  /** The height of its text on the page; for a unit left out, that of its shortest text. */
  readonly heightPt: number;
  readonly reason?: Reason;
}

export interface ExplainedUnit {
  readonly unit: string;
  /** The pillar that it belongs to, `facts` or `why`. */
  readonly part: string;
  readonly priority: UnitReport['priority'];
  readonly value: number;
  readonly pin?: NonNullable<UnitReport['pin']>;
  readonly lengths: readonly ExplainedLength[];
}

/** What is on the page of a reader, what is not, and why; units in the order in which they are considered. */
export interface Explanation {
  readonly pack: string;
  readonly audience: string;
  readonly reader: string;
  readonly paper: string;
  readonly theme: string;
  readonly set: readonly string[];
  readonly pages: readonly ExplainedPage[];
  readonly units: readonly ExplainedUnit[];
  /** The page as it is on the first paper, in the standard theme, with the values of the files; where that is another one. */
  readonly present?: Omit<Explanation, 'present'>;
}

export interface ExplainReport extends Report {
  readonly explanations: readonly Explanation[];
}

/**
 * Fits the page of each reader asked for, and says what stands on it. Draws and writes nothing.
 * @throws UsageError for an audience or language that the pack does not have, and a folder of templates that is not there
 */
export async function explain(request: ExplainRequest, host: Host): Promise<ExplainReport> {
  const run = new ExplainRun(host, undefined, request.onStep);
  const report = await run.end(() => run.explain(request));
  return { ...report, explanations: run.explanations };
}

class ExplainRun extends Run {
  explanations: readonly Explanation[] = [];

  async explain(request: ExplainRequest): Promise<void> {
    await checkTemplateChoice(request, this.host);
    const asked = await this.pages(request);
    const usual = { ...request, paper: papers[0], theme: defaultTheme, set: [] };
    const isUsual = request.paper === usual.paper && request.theme === usual.theme && request.set.length === 0;
    // What is wrong with the pack as it is was not asked for.
    const present = isUsual || this.failed ? [] : await new ExplainRun(this.host).pages(usual);
    this.explanations = asked.map((one) => {
      const before = present.find(({ audience }) => audience === one.audience);
      return before ? { ...one, present: before } : one;
    });
  }

  private async pages(request: ExplainRequest): Promise<readonly Explanation[]> {
    const packs = await this.load([request.pack], { set: request.set });
    const selection = { ...request, formats: [] };
    if (packs.length > 0) checkSelection(selection, packs);
    const explanations: Explanation[] = [];
    for (const pack of packs) {
      const context = await this.renderContext(request, pack.pack.languages, false);
      if (!context) continue;
      const locales = request.locales.length > 0 ? request.locales : pack.pack.languages;
      for (const edition of editionsOf(pack, selection)) {
        const variants = this.fitted(pack, edition, context, locales);
        if (variants.length > 0) explanations.push(explanationOf(pack, request, variants));
      }
    }
    return explanations;
  }
}

export function explanationOf(
  pack: Pack,
  request: Pick<ExplainRequest, 'set'>,
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
    set: request.set,
    pages: variants.map(({ variant: { locale }, fitted: { report } }) => {
      const { density, fill, usedPt, availablePt, layouts } = report;
      return { language: locale, density, fill, usedPt, availablePt, layouts };
    }),
    units: partsOf(first.brief).map(({ part, unit }) => explainedUnit(part, unit, variants)),
  };
}

/** Units with the part of the page that they belong to, those considered first first. */
function partsOf(brief: Brief): readonly { readonly part: string; readonly unit: Unit }[] {
  const parts = new Map<Unit, string>([
    ...brief.why.map((unit) => [unit, 'why'] as const),
    ...brief.facts.map((unit) => [unit, 'facts'] as const),
    ...brief.pillars.flatMap(({ id, units }) => units.map((unit) => [unit, id] as const)),
  ]);
  return byFallingValue([...parts.keys()]).map((unit) => ({ unit, part: parts.get(unit) ?? '' }));
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
