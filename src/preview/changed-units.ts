import type { FittedVariant } from '../pipeline/fit-edition.js';
import type { TrialAnswer } from './responses.js';

/** The units that are another way on a page than before. */
export function changedUnits(before: FittedVariant, after: FittedVariant): TrialAnswer['changes'] {
  const keptIn = ({ fitted }: FittedVariant) => new Map(fitted.report.units.map(({ unit, kept }) => [unit, kept]));
  const [was, is] = [keptIn(before), keptIn(after)];
  const unitsThat = (test: (now: 'full' | 'short' | 'out', then: 'full' | 'short' | 'out') => boolean) =>
    [...is].flatMap(([unit, now]) => (test(now, was.get(unit) ?? 'out') ? [unit] : []));
  return {
    enters: unitsThat((now, then) => now !== 'out' && then === 'out'),
    leaves: unitsThat((now, then) => now === 'out' && then !== 'out'),
    shorter: unitsThat((now, then) => now === 'short' && then === 'full'),
    longer: unitsThat((now, then) => now === 'full' && then === 'short'),
  };
}
