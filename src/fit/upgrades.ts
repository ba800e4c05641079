import { byFallingValue } from '../model/brief.js';
import type { Candidate, Draft, LanguagePage } from './language-page.js';
import { preferences } from './preferences.js';

/** The full text of a unit in place of its short one. */
export interface Upgrade {
  readonly id: string;
  readonly value: number;
}

/** The full texts that are worth their room on a page like the given one. */
function upgradesOf(page: LanguagePage, ids: readonly string[], like: Candidate): readonly Upgrade[] {
  return ids
    .filter((id) => page.canLengthen(id))
    .map((id) => ({ id, value: page.unit(id).value * shareOf(page, id, like) }))
    .filter(({ value }) => value > 0);
}

/** The full texts that are worth their room on several pages together; those that add most on average first. */
export function jointUpgrades(drafts: readonly Draft[], ids: Iterable<string>, density: number): readonly Upgrade[] {
  const totals = new Map<string, number>();
  const all = [...ids];
  for (const { page, lengths } of drafts) {
    for (const { id, value } of upgradesOf(page, all, { density, lengths })) {
      totals.set(id, (totals.get(id) ?? 0) + value / drafts.length);
    }
  }
  return byFallingValue([...totals].map(([id, value]) => ({ id, value })));
}

function shareOf(page: LanguagePage, id: string, like: Candidate): number {
  const { fullText } = preferences;
  const full = page.measureUnit(id, 'full', like).hasRunt;
  const short = page.measureUnit(id, 'short', like).hasRunt;
  if (full === short) return fullText.usual;
  return full ? fullText.endsInRunt : fullText.avoidsRunt;
}
