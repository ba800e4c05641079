import type { Brief } from '../model/brief.js';
import { isMet, mentionsIn, referencesOn } from './choose.js';
import { keyOf, type UnitLengths } from './unit-lengths.js';

/** The works that a page prints, in their order. */
export interface PrintedWorks {
  readonly ids: readonly string[];
  /** The same for pages that print the same works in the same order. */
  readonly key: string;
}

/** The works on the pages of a brief, put together once for all pages that mention them in the same texts. */
export class WorksOfPages {
  /** Of the units that mention works. */
  private readonly places: Uint16Array;
  private readonly byShown = new Map<number | string, PrintedWorks>();

  constructor(private readonly brief: Brief) {
    this.places = Uint16Array.from(new Set(mentionsIn(brief).flatMap(({ place }) => (place < 0 ? [] : [place]))));
  }

  on(lengths: UnitLengths): PrintedWorks {
    const key = keyOf(this.places, lengths.shown);
    const known = this.byShown.get(key);
    if (known) return known;
    const ids = referencesOn(this.brief, ({ need, place }) => isMet(need, lengths.at(place)));
    const works = { ids, key: ids.join() };
    this.byShown.set(key, works);
    return works;
  }
}
