import { type Diagnostic, withoutRepeats } from '../diagnostics/diagnostic.js';
import type { Host } from '../host/host.js';
import type { Pack } from '../model/loaded-pack.js';
import { type Paper, papers } from '../model/variant.js';
import { type PageContents, paragraphCoverage } from '../pack/paragraph-coverage.js';
import { BuildCache } from '../pipeline/build-cache.js';
import { garbageCollector } from '../pipeline/collect-garbage.js';
import { checkSelection, editionsOf, localesOf, type Selection } from '../pipeline/matrix.js';
import type { PackCoverage, Report } from '../pipeline/report.js';
import { Run } from '../pipeline/run.js';
import { fitAndReport, type ReportStep } from '../pipeline/steps.js';
import { checkTemplateChoice, type TemplateChoice } from '../pipeline/template-roots.js';

/** Pages are fitted for every reader, in every language, on every sheet and in the reader's own theme, where nothing else is said. */
export interface CheckOptions extends Partial<Omit<Selection, 'formats'>>, TemplateChoice {
  /** Writes the lock file of each sound pack, which says that its translations are right as they stand. */
  readonly accept?: boolean;
  /** The name and version of the program, as for `build`: what it has fitted before is taken from the cache. */
  readonly tool?: string;
  /** Called at the end of each step of the work. */
  readonly onStep?: ReportStep;
}

/**
 * Loads packs and checks them: all that a build would refuse, on whatever sheet it is asked for. Writes nothing, except with `accept`.
 * @param packs folders or ids of packs; with none, those that a build takes
 * @throws UsageError for an audience or language that no pack has, and a folder of templates that does not exist
 */
export async function check(packs: readonly string[], host: Host, options: CheckOptions = {}): Promise<Report> {
  const { tool, onStep, templates } = options;
  const run = new Run(host, onStep, tool === undefined ? undefined : BuildCache.open(host, tool));
  const paragraphs = new Map<string, Pick<PackCoverage, 'paragraphs' | 'pages'>>();
  const { report } = await run.end(async () => {
    await checkTemplateChoice(options, host);
    const sound = await run.load(packs, options);
    const { audiences = [], locales = [], theme } = options;
    const sheets = options.paper === undefined ? papers : [options.paper];
    const selections = sheets.map((paper): Selection => ({ audiences, locales, theme, paper, formats: [] }));
    if (sound.length === 0 && theme !== undefined) await run.checkTheme({ theme, templates });
    if (sound.length > 0 && !run.failed) for (const selection of selections) checkSelection(selection, sound);
    for (const pack of sound) {
      const shown = await checkPages(pack, run, { theme, templates }, selections);
      paragraphs.set(pack.pack.id, { paragraphs: paragraphCoverage(pack, shown), pages: [...shown.keys()] });
    }
  });
  const coverage = report.coverage.map((one): PackCoverage => ({ ...one, ...paragraphs.get(one.pack) }));
  return { ...report, coverage };
}

/**
 * Fits every page as a build does, and draws none. A mistake in several is said once.
 * @returns the page of each reader, on the reader's own paper where there are several
 */
async function checkPages(
  pack: Pack,
  run: Run,
  look: TemplateChoice & Pick<Selection, 'theme'>,
  selections: readonly Selection[],
): Promise<ReadonlyMap<string, PageContents>> {
  const collectGarbage = garbageCollector();
  const contextOf = run.renderContexts(look, pack, 'none');
  const found: OnSheet[] = [];
  const shown = new Map<string, PageContents>();
  for (const selection of selections) {
    for (const edition of editionsOf(pack, selection)) {
      const context = await contextOf(edition);
      if (!context) continue;
      const locales = localesOf(pack, edition, selection);
      const fitted = fitAndReport(pack, edition, context, { locales, onStep: run.onStep });
      const own = edition.usual?.paper ?? papers[0];
      found.push(...fitted.diagnostics.map((diagnostic) => ({ diagnostic, paper: edition.paper, own })));
      const [first] = fitted.variants;
      if (first && (selections.length === 1 || edition.paper === own)) {
        const kept = first.fitted.report.units.filter((unit) => unit.kept !== 'out');
        const units = new Set(kept.map(({ unit }) => unit));
        shown.set(edition.audience, { units, sections: new Set(first.brief.sections.map(({ name }) => name)) });
      }
      collectGarbage();
    }
  }
  run.add({ diagnostics: withoutRepeats(ofSheets(found)) });
  return shown;
}

/** What was found on a sheet, and the one that its reader gets. */
interface OnSheet {
  readonly diagnostic: Diagnostic;
  readonly paper: Paper;
  readonly own: Paper;
}

/** A page that is too long for its reader's own sheet is shortened for that first: of the other one much the same would be said. */
function ofSheets(found: readonly OnSheet[]): readonly Diagnostic[] {
  const isOwn = ({ paper, own }: OnSheet) => paper === own;
  const tooLong = new Set(found.filter(isOwn).flatMap(({ diagnostic }) => pageTooLong(diagnostic) ?? []));
  return found.flatMap((one) => {
    const page = pageTooLong(one.diagnostic);
    if (isOwn(one) || page === undefined) return [one.diagnostic];
    return tooLong.has(page) ? [] : [forOtherSheet(one)];
  });
}

/** The reader and language of a page that does not fit. */
function pageTooLong({ code, variant }: Diagnostic): string | undefined {
  return code === 'fit/overflow' ? variant?.split('.').slice(0, 2).join('.') : undefined;
}

/** Who never prints on a sheet which the reader does not get needs to know how to say so. */
function forOtherSheet({ diagnostic, own }: OnSheet): Diagnostic {
  const advice = `This reader gets ${own}: "check --paper ${own}" looks at no other sheet.`;
  const { hint } = diagnostic;
  return { ...diagnostic, hint: hint === undefined ? advice : `${hint} ${advice}` };
}
