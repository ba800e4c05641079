import type { FontkitFont, PositionValue, SubTable } from 'fontkit';
import { refusedPair } from '../face-format.js';
import {
  type ContextRule,
  classesOf,
  contextRules,
  covered,
  type Glyphs,
  lookupAt,
  startsOf,
} from './layout-tables.js';
import { Numbered } from './numbered.js';

/** The pairs of a lookup: the first subtable that knows a pair says how far it is moved. */
interface PairTable {
  readonly first: ReadonlyMap<number, number>;
  /** What tells the second glyphs apart. */
  readonly second: (glyph: number) => number;
  /** How far what is told apart so is moved after a glyph: nothing where this subtable does not know the pair. */
  readonly after: (first: number) => ((second: number) => number | undefined) | undefined;
}

/** How a program positions glyphs along the line. */
export interface Positioning {
  readonly pairTables: readonly (readonly PairTable[])[];
  readonly contexts: readonly ContextRule[];
  /** Glyphs that are moved in other ways. */
  readonly refused: Glyphs;
}

export function positioning(font: FontkitFont, indices: readonly number[]): Positioning {
  const lookups = indices.map((index) => lookupAt(font.GPOS, index));
  type Lookup = (typeof lookups)[number];
  const isPair = ({ type, isPlain }: Lookup) => type === 2 && isPlain;
  const isContext = ({ type, isPlain }: Lookup) => (type === 7 || type === 8) && isPlain;
  const tablesOf = (those: (lookup: Lookup) => boolean) => lookups.filter(those).flatMap(({ subTables }) => subTables);
  return {
    pairTables: lookups.filter(isPair).map(({ subTables }) => subTables.map(pairTable)),
    contexts: contextRules(tablesOf(isContext), font.numGlyphs),
    refused: new Set(tablesOf((lookup) => !isPair(lookup) && !isContext(lookup)).flatMap(startsOf)),
  };
}

function pairTable(table: SubTable): PairTable {
  const first = covered(table.coverage);
  return table.version === 1 ? glyphPairs(table, first) : classPairs(table, first);
}

function glyphPairs(table: SubTable, first: ReadonlyMap<number, number>): PairTable {
  const sets = new Map<number, Map<number, number>>();
  const seconds = new Set<number>();
  for (const [glyph, index] of first) {
    const set = new Map<number, number>();
    for (const { secondGlyph, value1, value2 } of table.pairSets.get(index)) {
      if (set.has(secondGlyph)) continue;
      seconds.add(secondGlyph);
      set.set(secondGlyph, movement(value1, value2));
    }
    sets.set(glyph, set);
  }
  const second = (glyph: number) => (seconds.has(glyph) ? glyph : -1);
  const after = (glyph: number) => {
    const set = sets.get(glyph);
    return set && ((of: number) => set.get(of));
  };
  return { first, second, after };
}

function classPairs(table: SubTable, covers: ReadonlyMap<number, number>): PairTable {
  const firsts = classesOf(table.classDef1);
  const seconds = classesOf(table.classDef2);
  const rows = table.classRecords
    .toArray()
    .map((row) => row.toArray().map(({ value1, value2 }) => movement(value1, value2)));
  const first = new Map([...covers.keys()].map((glyph) => [glyph, firsts.get(glyph) ?? 0]));
  const second = (glyph: number) => seconds.get(glyph) ?? 0;
  const after = (glyph: number) => {
    const row = rows[first.get(glyph) ?? -1];
    return row && ((of: number) => row[of]);
  };
  return { first, second, after };
}

/** How far the second glyph of a pair is moved along the line. */
function movement(one: PositionValue | undefined, other: PositionValue | undefined): number {
  const { xAdvance = 0, ...across } = one ?? {};
  const known = [across.xPlacement, across.yPlacement, across.yAdvance];
  const moves = [...known, other?.xAdvance, other?.yAdvance, other?.xPlacement, other?.yPlacement];
  return moves.some((move) => move !== undefined && move !== 0) ? refusedPair : xAdvance;
}

/** Kerning by classes: rows are those of the first glyph of a pair, columns those of the second. Class 0 is never moved. */
export interface KernMatrix {
  readonly rowOf: Uint16Array;
  readonly columnOf: Uint16Array;
  readonly columns: number;
  readonly kerns: Int16Array;
}

/** Glyphs that all pairs treat alike are of one class. */
export function kernMatrix({ pairTables }: Positioning, glyphs: readonly number[]): KernMatrix {
  const tables = pairTables.flat();
  const firsts = new Numbered<number>();
  const seconds = new Numbered<number>();
  const firstOf = glyphs.map((one) =>
    firsts.numberOf(tables.map(({ first }) => first.get(one) ?? -1).join(), () => one),
  );
  const secondOf = glyphs.map((one) => seconds.numberOf(tables.map(({ second }) => second(one)).join(), () => one));
  const secondKeys = pairTables.map((ofLookup) => ofLookup.map(({ second }) => seconds.values.map(second)));
  const rows = merged(
    firsts.values.map((glyph) => {
      const kerns = pairTables.map((ofLookup) => ofLookup.map(({ after }) => after(glyph)));
      return seconds.values.map((_, i) => kernOf(kerns, secondKeys, i));
    }),
  );
  const columns = merged(seconds.values.map((_, column) => rows.kept.map((row) => row[column] ?? 0)));
  return {
    rowOf: Uint16Array.from(firstOf, (of) => rows.of[of] ?? 0),
    columnOf: Uint16Array.from(secondOf, (of) => columns.of[of] ?? 0),
    columns: columns.kept.length,
    kerns: Int16Array.from(rows.kept.flatMap((_, row) => columns.kept.map((column) => column[row] ?? 0))),
  };
}

/** The movements of all lookups together, each by its first subtable that knows the pair. */
function kernOf(
  kerns: readonly (readonly ReturnType<PairTable['after']>[])[],
  secondKeys: readonly (readonly (readonly number[])[])[],
  second: number,
): number {
  let sum = 0;
  for (let lookup = 0; lookup < kerns.length; lookup += 1) {
    const ofLookup = kerns[lookup] ?? [];
    for (let i = 0; i < ofLookup.length; i += 1) {
      const kern = ofLookup[i]?.(secondKeys[lookup]?.[i]?.[second] ?? -1);
      if (kern === undefined) continue;
      if (kern === refusedPair) return refusedPair;
      sum += kern;
      break;
    }
  }
  return sum;
}

/** Lines of numbers without repeats, with the number of each; the first is all zeros. */
function merged(lines: readonly (readonly number[])[]) {
  const zeros = (lines[0] ?? []).map(() => 0);
  const kept = new Numbered<readonly number[]>();
  const [, ...of] = [zeros, ...lines].map((line) => kept.numberOf(line.join(), () => line));
  return { kept: kept.values, of };
}
