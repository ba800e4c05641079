import type { Report } from './rules.js';
import { type Element, elementKids, placeOf, type StructureTree } from './structure.js';

/** Headings of a document that are numbered by level, or nested and without number (ISO 14289-1, 7.4). */
export function checkHeadings({ elements }: StructureTree, report: Report): void {
  const numbered = elements.flatMap((element) => (/^H[1-6]$/.test(element.role) ? [element] : []));
  const plain = elements.filter((element) => element.role === 'H');
  const [first] = numbered;
  if (first && plain[0]) report('headings', `${placeOf(plain[0])} is an H beside numbered headings.`);
  if (first && first.role !== 'H1') report('headings', `The first heading, ${placeOf(first)}, is no H1.`);
  for (const [i, heading] of numbered.slice(1).entries()) {
    const before = numbered[i];
    if (before && levelOf(heading) > levelOf(before) + 1) {
      report('headings', `${placeOf(heading)} follows ${before.role}: a level is skipped.`);
    }
  }
  for (const parent of new Set(plain.map((heading) => heading.parent))) {
    if (parent && elementKids(parent).filter((kid) => kid.role === 'H').length > 1) {
      report('headings', `${placeOf(parent)} holds more than one H.`);
    }
  }
}

function levelOf(heading: Element): number {
  return Number(heading.role.slice(1));
}
