import { suggestion } from '../diagnostics/suggest.js';
import type { Pack } from '../model/pack.js';
import type { Edition, Format, Paper } from '../model/variant.js';

/** What of the packs to build; an empty list means all. One paper at a time. */
export interface Selection {
  readonly audiences: readonly string[];
  readonly locales: readonly string[];
  readonly formats: readonly Format[];
  readonly paper: Paper;
}

/** Wrong usage of the command line: exit code 2. */
export class UsageError extends Error {}

/** Refuses names that no pack has. A name that only some packs have is fine: the others have nothing to build. */
export function checkSelection(selection: Selection, packs: readonly Pack[]): void {
  const known = {
    audience: packs.flatMap((pack) => pack.audiences.map((a) => a.id)),
    language: packs.flatMap((pack) => pack.pack.languages),
  };
  const requested = { audience: selection.audiences, language: selection.locales };
  for (const kind of ['audience', 'language'] as const) {
    const unknown = requested[kind].find((name) => !known[kind].includes(name));
    if (unknown !== undefined) {
      throw new UsageError(
        `no pack has the ${kind} "${unknown}". ${suggestion(unknown, [...new Set(known[kind])]) ?? ''}`,
      );
    }
  }
}

/** The editions to build of a pack, one for each audience asked for. */
export function editionsOf(pack: Pack, selection: Selection): readonly Edition[] {
  return pack.audiences
    .filter((audience) => selection.audiences.length === 0 || selection.audiences.includes(audience.id))
    .map((audience) => ({ pack: pack.pack.id, audience: audience.id, paper: selection.paper, theme: 'standard' }));
}

export function localesOf(pack: Pack, selection: Selection): readonly string[] {
  return pack.pack.languages.filter((l) => selection.locales.length === 0 || selection.locales.includes(l));
}
