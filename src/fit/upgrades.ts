import type { FittedBrief } from '../model/fitted-brief.js';
import type { LanguagePage } from './language-page.js';
import { preferences } from './preferences.js';

/** The full text of a unit in place of its short one. */
export interface Upgrade {
  readonly id: string;
  readonly worth: number;
}

/** The full texts that are worth their room on a page like the given one, best first. */
export function upgradesOf(page: LanguagePage, ids: Iterable<string>, like: FittedBrief): readonly Upgrade[] {
  return [...ids]
    .filter((id) => page.shortest(id) === 'short')
    .map((id) => ({ id, worth: page.unit(id).value * shareOf(page, id, like) }))
    .filter(({ worth }) => worth > 0)
    .sort((a, b) => b.worth - a.worth || (a.id < b.id ? -1 : 1));
}

function shareOf(page: LanguagePage, id: string, like: FittedBrief): number {
  const { fullText } = preferences;
  const full = page.heightOf(id, 'full', like).hasRunt;
  const short = page.heightOf(id, 'short', like).hasRunt;
  if (full === short) return fullText.usual;
  return full ? fullText.hasRunt : fullText.mends;
}
