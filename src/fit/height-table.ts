import type { PageHeights, SectionHeights } from '../model/page-heights.js';
import { getOrInsertComputed } from '../text/once.js';
import type { PrintedWorks } from './printed-works.js';
import { keyOf, type UnitLengths } from './unit-lengths.js';

/** A section, with the places of its units. */
interface Row {
  readonly section: SectionHeights;
  readonly places: Uint16Array;
  /** By the works that the page prints, where they matter, and by what it shows. */
  readonly known: Map<string, Map<number | string, number>>;
}

/** Of what is no unit of the brief: no page shows it as one. */
const noPlace = 0xffff;

/**
 * The heights of the pages of a brief at one density, as sums: a section is asked for its height once for each of the ways
 * in which it is shown.
 */
export class HeightTable {
  private static readonly known = new WeakMap<PageHeights, HeightTable>();
  private readonly rows: readonly Row[];

  /**
   * The table of a brief's heights. Whoever keeps the heights, for a brief that is fitted again, keeps the table too.
   * @param places of the units in the brief
   */
  static of(heights: PageHeights, places: ReadonlyMap<string, number>): HeightTable {
    return getOrInsertComputed(HeightTable.known, heights, () => new HeightTable(heights, places));
  }

  private constructor(
    readonly heights: PageHeights,
    places: ReadonlyMap<string, number>,
  ) {
    this.rows = heights.sections.map((section) => ({
      section,
      places: Uint16Array.from(section.units, (id) => places.get(id) ?? noPlace),
      known: new Map(),
    }));
  }

  usedPt(lengths: UnitLengths, works: PrintedWorks): number {
    return this.rows.reduce((sum, row) => sum + heightPtOf(row, lengths, works), 0);
  }
}

function heightPtOf({ section, places, known }: Row, lengths: UnitLengths, works: PrintedWorks): number {
  const printed = section.printsReferences ? works.key : '';
  const heights = known.get(printed) ?? new Map<number | string, number>();
  if (heights.size === 0) known.set(printed, heights);
  const key = keyOf(places, lengths.shown);
  const found = heights.get(key);
  if (found !== undefined) return found;
  const heightPt = section.heightPt({ lengths: lengths.allAt(places), references: works.ids });
  heights.set(key, heightPt);
  return heightPt;
}
