import type { FittedVariant } from './fit-edition.js';

/** Units that come, go, or change their length on a page. */
export type ChangedUnits = Readonly<Record<'enters' | 'leaves' | 'shorter' | 'longer', readonly string[]>>;

/** The units that are another way on a page than before. */
export function changedUnits(before: FittedVariant, after: FittedVariant): ChangedUnits {
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
