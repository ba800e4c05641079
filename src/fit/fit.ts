import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { FitReport, FittedBrief, PageLayout } from '../model/fitted-brief.js';
import type { VariantId } from '../model/variant.js';
import { distribute, type LanguageFit } from './distribute.js';
import { exclusionReasons, languagesWithoutRoom, reportOf } from './fit-report.js';
import { type FitInput, LanguagePage } from './language-page.js';
import { overflow } from './overflow.js';
import { maxRounds } from './preferences.js';
import { fixedIds, type Lengthening, select } from './select.js';

export type { FitInput } from './language-page.js';

export interface Fitted {
  readonly page: FittedBrief;
  readonly report: FitReport;
}

export interface FitOutcome {
  readonly fitted: ReadonlyMap<VariantId, Fitted>;
  /** What is wrong with the briefs that are not in `fitted`. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Chooses what stands on the page, the same units in every language of an edition.
 *
 * The search is arithmetic over the heights of the parts; its result is laid out once to confirm it, and searched again
 * with the difference where the layout disagrees. Headline, ask, pillars, musts and what the audience keeps never leave:
 * a language that cannot hold them is `fit/overflow`, and the others are fitted without it.
 */
export function fit(inputs: readonly FitInput[], lengthening: Lengthening = 'same'): FitOutcome {
  const all = inputs.map((input) => new LanguagePage(input));
  const failures = new Map<LanguagePage, Diagnostic>();
  let open = all.filter((page) => page.isMeasurable);
  for (let round = 1; open.length > 0; round += 1) {
    const stuck = open.filter((page) => !holdsFixed(page));
    if (stuck.length > 0) {
      for (const page of stuck) failures.set(page, overflow(page, fixedIds(page.units)));
      open = open.filter((page) => !stuck.includes(page));
      continue;
    }
    const fits = round < maxRounds ? distribute(open, select(open, lengthening), lengthening) : open.map(fixedOnly);
    const inOrder = [...fits].sort((a, b) => all.indexOf(a.page) - all.indexOf(b.page));
    const confirmed = inOrder.map((one) => {
      const brief = one.page.choose(one.candidate);
      return { ...one, brief, ...one.page.confirm(one.candidate, brief, round < maxRounds / 2) };
    });
    if (confirmed.every(({ holds }) => holds)) return outcome(all, confirmed, failures, lengthening);
  }
  return outcome(all, [], failures, lengthening);
}

interface ConfirmedFit extends LanguageFit {
  readonly brief: FittedBrief;
  readonly layout: PageLayout | undefined;
}

function outcome(
  pages: readonly LanguagePage[],
  fits: readonly ConfirmedFit[],
  failures: ReadonlyMap<LanguagePage, Diagnostic>,
  lengthening: Lengthening,
): FitOutcome {
  const reasons = {
    exclusions: exclusionReasons(fits),
    withoutRoom: lengthening === 'same' ? languagesWithoutRoom(fits) : new Map<string, readonly string[]>(),
  };
  const sound = fits.filter(({ page }) => page.problems.length === 0);
  const fitted = sound.flatMap(({ layout, ...one }): [VariantId, Fitted][] =>
    layout ? [[one.page.id, { page: one.brief, report: reportOf(one, reasons, layout) }]] : [],
  );
  const diagnostics = pages.flatMap((page) => {
    const { problems } = page;
    // How long a page is that cannot be set is not known.
    const failure = problems.length > 0 ? undefined : failures.get(page);
    return [...problems, ...(failure ? [failure] : [])];
  });
  return { fitted: new Map(fitted), diagnostics };
}

/** The smallest page there is: for one whose layout no arithmetic explains. */
function fixedOnly(page: LanguagePage): LanguageFit {
  return { page, candidate: { density: page.densest, lengths: page.fixedLengths } };
}

/** Whether the fixed units fit at all. Where the arithmetic denies it, the layout must deny it too. */
function holdsFixed(page: LanguagePage): boolean {
  const { candidate } = fixedOnly(page);
  const obstacle = page.obstacle(candidate);
  if (obstacle?.kind !== 'room') return obstacle === undefined;
  page.confirm(candidate, page.choose(candidate), true);
  return page.holds(candidate);
}
