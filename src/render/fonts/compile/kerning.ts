import type { ClassDef, FontkitFont, PositionValue, SubTable } from 'fontkit';
import { refusedPair } from '../face-format.js';
import { type ContextRule, classesOf, contextRules, covered, type Glyphs, unwrapped } from './layout-tables.js';

const extension = 9;
const pairs = 2;

/** The pairs of a lookup: the first subtable that knows a pair says how far it is moved. */
interface PairTable {
  readonly first: ReadonlyMap<number, number>;
  /** What tells the second glyphs apart. */
  readonly second: (glyph: number) => number;
  /** Nothing where this subtable does not know the pair. */
  readonly kern: (first: number, second: number) => number | undefined;
}

/** How a program positions glyphs along the line. */
export interface Positioning {
  readonly pairTables: readonly (readonly PairTable[])[];
  readonly contexts: readonly ContextRule[];
  /** Glyphs that are moved in other ways. */
  readonly refused: Glyphs;
}

export function positioning(font: FontkitFont, indices: readonly number[]): Positioning {
  const lookups = indices.map((index) => {
    const lookup = font.GPOS?.lookupList.get(index);
    if (!lookup) throw new Error(`the font has no position lookup ${index}`);
    const { ignoreBaseGlyphs, ignoreLigatures } = lookup.flags.flags;
    return { ...unwrapped(lookup, extension), isPlain: !ignoreBaseGlyphs && !ignoreLigatures };
  });
  const isPair = ({ type, isPlain }: (typeof lookups)[number]) => type === pairs && isPlain;
  const isContext = ({ type, isPlain }: (typeof lookups)[number]) => (type === 7 || type === 8) && isPlain;
  const others = lookups.filter((lookup) => !isPair(lookup) && !isContext(lookup));
  return {
    pairTables: lookups.filter(isPair).map(({ subTables }) => subTables.map(pairTable)),
    contexts: lookups.filter(isContext).flatMap((lookup) => contextRules(lookup, lookup.type === 8, font.numGlyphs)),
    refused: new Set(others.flatMap(({ subTables }) => subTables.flatMap(startsOf))),
  };
}

function startsOf(table: SubTable): readonly number[] {
  const coverage = table.coverage ?? table.markCoverage ?? table.mark1Coverage ?? table.inputCoverage?.[0];
  return coverage ? [...covered(coverage).keys()] : [];
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
  return { first, second, kern: (a, b) => sets.get(a)?.get(b) };
}

function classPairs(table: SubTable, first: ReadonlyMap<number, number>): PairTable {
  const classOf = (definition: ClassDef) => {
    const classes = classesOf(definition);
    return (glyph: number) => classes.get(glyph) ?? 0;
  };
  const [firstClass, second] = [classOf(table.classDef1), classOf(table.classDef2)];
  const rows = new Map<number, number[]>();
  const rowOf = (of: number) => {
    const row =
      rows.get(of) ??
      table.classRecords
        .get(of)
        .toArray()
        .map(({ value1, value2 }) => movement(value1, value2));
    rows.set(of, row);
    return row;
  };
  const ofGlyph = new Map([...first.keys()].map((glyph) => [glyph, firstClass(glyph)]));
  return {
    first: ofGlyph,
    second,
    kern: (a, b) => {
      const of = ofGlyph.get(a);
      return of === undefined ? undefined : rowOf(of)[second(b)];
    },
  };
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
  const firsts = classed(
    glyphs,
    (glyph) => keyOf(tables.map(({ first }) => first.get(glyph) ?? -1)),
    tables.map(() => -1),
  );
  const seconds = classed(glyphs, (glyph) => keyOf(tables.map(({ second }) => second(glyph))), undefined);
  const values = firsts.members.map((a) => seconds.members.map((b) => (a < 0 ? 0 : kernOf(pairTables, a, b))));
  const rows = merged(values);
  const turned = seconds.members.map((_, column) => rows.kept.map((row) => row[column] ?? 0));
  const columns = merged(turned);
  const kerns = new Int16Array(rows.kept.length * columns.kept.length);
  rows.kept.forEach((_, row) => {
    columns.kept.forEach((column, at) => {
      kerns[row * columns.kept.length + at] = column[row] ?? 0;
    });
  });
  return {
    rowOf: Uint16Array.from(firsts.of, (of) => rows.of[of] ?? 0),
    columnOf: Uint16Array.from(seconds.of, (of) => columns.of[of] ?? 0),
    columns: columns.kept.length,
    kerns,
  };
}

function keyOf(numbers: readonly number[]): string {
  return numbers.join();
}

/** Classes of glyphs with one key, each with one of its members; of the key `none` none is a first glyph. */
function classed(glyphs: readonly number[], key: (glyph: number) => string, none: readonly number[] | undefined) {
  const classes = new Map<string, number>(none ? [[keyOf(none), 0]] : []);
  const members: number[] = none ? [-1] : [];
  const of = glyphs.map((glyph) => {
    const name = key(glyph);
    const known = classes.get(name);
    if (known !== undefined) return known;
    classes.set(name, members.length);
    return members.push(glyph) - 1;
  });
  return { of, members };
}

function kernOf(pairTables: Positioning['pairTables'], a: number, b: number): number {
  let sum = 0;
  for (const tables of pairTables) {
    for (const table of tables) {
      const kern = table.first.has(a) ? table.kern(a, b) : undefined;
      if (kern === undefined) continue;
      if (kern === refusedPair) return refusedPair;
      sum += kern;
      break;
    }
  }
  return sum;
}

/** Lines of numbers without repeats; the first is all zeros. */
function merged(lines: readonly (readonly number[])[]) {
  const zeros = (lines[0] ?? []).map(() => 0);
  const known = new Map<string, number>([[keyOf(zeros), 0]]);
  const kept: (readonly number[])[] = [zeros];
  const of = lines.map((line) => {
    const key = keyOf(line);
    const index = known.get(key) ?? kept.push(line) - 1;
    known.set(key, index);
    return index;
  });
  return { kept, of };
}
