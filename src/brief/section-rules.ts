import { byFallingValue, type Unit } from '../model/brief.js';
import type { SectionPlan } from '../schema/sections.js';

/** What the rules of sections make of units: those that a section never lacks, and those that no page shows. */
export function underSectionRules(
  units: readonly Unit[],
  plan: readonly SectionPlan[],
): ReadonlyMap<string, Pick<Unit, 'sectionRule'>> {
  const ordered = byFallingValue(units);
  return new Map(
    plan.flatMap(({ name, hidden, atLeast, isUsual }, place) => {
      const inSection = ordered.filter(({ section }) => section === name);
      const ruled = hidden ? inSection : inSection.filter(({ pin }) => pin?.kind !== 'drop').slice(0, atLeast);
      const firm = hidden ? 'hidden' : 'at-least';
      return ruled.map(({ id }, i): [string, Pick<Unit, 'sectionRule'>] => {
        const turn = i * plan.length + place;
        return [id, { sectionRule: isUsual && !hidden ? { usual: turn } : firm }];
      });
    }),
  );
}
