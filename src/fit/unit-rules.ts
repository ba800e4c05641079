import type { Unit } from '../model/brief.js';

/** What the audience leaves out, and the units of hidden sections, are on no page. */
export function isExcluded({ pin, sectionRule }: Unit): boolean {
  return pin?.kind === 'drop' || sectionRule === 'hidden';
}

/** Musts, what the audience keeps and what a section never lacks stay on the page. */
export function isFixed(unit: Unit): boolean {
  const { priority, pin, sectionRule } = unit;
  return !isExcluded(unit) && (priority === 'must' || pin?.kind === 'keep' || sectionRule === 'at-least');
}
