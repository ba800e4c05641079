import type { ClassDef, Coverage, LayoutTable, Lookup, SubTable } from 'fontkit';

export type Glyphs = ReadonlySet<number>;

/** The features that are on for every text, in the order in which the full shaper knows them. */
const alwaysOn = ['rvrn', 'ltra', 'ltrm', 'ccmp', 'locl', 'rlig', 'mark', 'mkmk'].concat([
  'calt',
  'clig',
  'liga',
  'rclt',
  'curs',
  'kern',
]);

/**
 * The lookups that a text of a script goes through, in their order. One that a font names twice is done twice: so does the
 * full shaper.
 */
export function lookupsFor(table: LayoutTable | undefined, script: string, features: readonly string[]): number[] {
  const entry = [script, 'DFLT', 'dflt', 'latn']
    .map((tag) => table?.scriptList.find((one) => one.tag === tag))
    .find((one) => one !== undefined);
  // Of two records of one feature, the last.
  const lookups = new Map<string, readonly number[]>();
  for (const index of entry?.script.defaultLangSys?.featureIndexes ?? []) {
    const { tag, feature } = table?.featureList[index] ?? {};
    if (tag !== undefined && feature) lookups.set(tag, feature.lookupListIndexes);
  }
  return [...new Set([...alwaysOn, ...features])].flatMap((tag) => lookups.get(tag) ?? []).sort((a, b) => a - b);
}

/** The subtables of a lookup, and what they are, through the extensions of a large font. */
export function unwrapped(lookup: Lookup, extensionType: number): { type: number; subTables: readonly SubTable[] } {
  const [first] = lookup.subTables;
  const type = lookup.lookupType === extensionType ? (first?.lookupType ?? 0) : lookup.lookupType;
  return { type, subTables: lookup.subTables.map((table) => table.extension ?? table) };
}

/** Glyphs by their index in a coverage. */
export function covered(coverage: Coverage): ReadonlyMap<number, number> {
  const indices = new Map<number, number>();
  for (const [i, glyph] of (coverage.glyphs ?? []).entries()) if (!indices.has(glyph)) indices.set(glyph, i);
  for (const { start, end, startCoverageIndex } of coverage.rangeRecords ?? []) {
    for (let glyph = start; glyph <= end; glyph += 1) indices.set(glyph, startCoverageIndex + glyph - start);
  }
  return indices;
}

/** The class of each glyph that has another than 0. */
export function classesOf(definition: ClassDef): ReadonlyMap<number, number> {
  const classes = new Map<number, number>();
  if (definition.version === 1) {
    for (const [i, value] of definition.classValueArray.entries()) classes.set(definition.startGlyph + i, value);
    return classes;
  }
  for (const range of definition.classRangeRecord) {
    for (let glyph = range.start; glyph <= range.end; glyph += 1) {
      if (!classes.has(glyph)) classes.set(glyph, range.class);
    }
  }
  return classes;
}

/** Glyphs before, of and after a place, and what is to be done there. */
export interface ContextRule {
  /** From the place backwards. */
  readonly back: readonly Glyphs[];
  readonly input: readonly Glyphs[];
  readonly ahead: readonly Glyphs[];
  readonly records: SubTable['lookupRecords'];
}

/** The rules of a contextual lookup in the order in which they are tried; all three ways to write them are made one. */
export function contextRules(
  { type, subTables }: ReturnType<typeof unwrapped>,
  chained: boolean,
  glyphCount: number,
): readonly ContextRule[] {
  return subTables.flatMap((table) => {
    if (table.version === 3) return [coverageRule(table, chained)];
    return table.version === 2 ? classRules(table, chained, glyphCount) : glyphRules(table, chained, type);
  });
}

function coverageRule(table: SubTable, chained: boolean): ContextRule {
  const sets = (coverages: readonly Coverage[]) => coverages.map((one): Glyphs => new Set(covered(one).keys()));
  const { lookupRecords: records } = table;
  if (!chained) return { back: [], input: sets(table.coverages), ahead: [], records };
  return {
    // The full shaper reads what stands before from the front, where it is written from the back.
    back: sets(table.backtrackCoverage).reverse(),
    input: sets(table.inputCoverage),
    ahead: sets(table.lookaheadCoverage),
    records,
  };
}

function glyphRules(table: SubTable, chained: boolean, _: number): readonly ContextRule[] {
  const ruleSets = chained ? table.chainRuleSets : table.ruleSets;
  const one = (glyphs: readonly number[] | undefined): Glyphs[] => (glyphs ?? []).map((glyph) => new Set([glyph]));
  return [...covered(table.coverage)].flatMap(([glyph, index]) =>
    (ruleSets[index] ?? []).map((rule) => ({
      back: one(rule.backtrack).reverse(),
      input: [new Set([glyph]), ...one(rule.input)],
      ahead: one(rule.lookahead),
      records: rule.lookupRecords,
    })),
  );
}

function classRules(table: SubTable, chained: boolean, glyphCount: number): readonly ContextRule[] {
  const input = membersOf(chained ? table.inputClassDef : table.classDef, glyphCount);
  const [back, ahead] = chained
    ? [membersOf(table.backtrackClassDef, glyphCount), membersOf(table.lookaheadClassDef, glyphCount)]
    : [input, input];
  const first = covered(table.coverage);
  const ruleSets = chained ? table.chainClassSet : table.classSet;
  return ruleSets.flatMap((rules, of) => {
    const start = new Set([...input(of)].filter((glyph) => first.has(glyph)));
    return (rules ?? []).map((rule) => ({
      back: (rule.backtrack ?? []).map(back).reverse(),
      input: [start, ...((chained ? rule.input : rule.classes) ?? []).map(input)],
      ahead: (rule.lookahead ?? []).map(ahead),
      records: rule.lookupRecords,
    }));
  });
}

/** The glyphs of each class. */
function membersOf(definition: ClassDef, glyphCount: number): (of: number) => Glyphs {
  const classes = classesOf(definition);
  const members = new Map<number, Set<number>>();
  for (let glyph = 0; glyph < glyphCount; glyph += 1) {
    const of = classes.get(glyph) ?? 0;
    members.set(of, (members.get(of) ?? new Set()).add(glyph));
  }
  return (of) => members.get(of) ?? new Set();
}
