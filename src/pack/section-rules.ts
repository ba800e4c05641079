import { framingRoles, roleNamed } from '../schema/rules.js';
import type { SectionName } from '../schema/section-names.js';
import { sectionOfRole } from '../schema/sections.js';
import { entryOf, type Located, type LocatedText, nodeAt, textAt } from '../validation/located.js';
import type { PackEntry } from './pack-index.js';

/** In which section of a page a unit stands. */
export function sectionOf({ kind, node }: PackEntry): SectionName | undefined {
  if (kind === 'measure') return 'recommendations';
  if (kind === 'fact') return entryOf(node, 'value') ? 'figures' : 'evidence';
  const role = textAt(node, 'role')?.text ?? '';
  return Object.hasOwn(framingRoles, role) ? sectionOfRole[roleNamed(role as keyof typeof framingRoles)] : undefined;
}

/** What the first of these, the reader or the pack, says of a section; undefined where none says anything. */
export function sectionSetting(
  places: readonly (Located | undefined)[],
  section: SectionName,
  key: 'hidden' | 'at-least',
): LocatedText | undefined {
  return places
    .map((place) => place && textAt(nodeAt(place, ['sections', section]), key))
    .find((found) => found !== undefined);
}
