import type { ClassDef, Coverage, LayoutTable, SubTable } from 'fontkit';

export type Glyphs = ReadonlySet<number>;

/** The features that are on for every text, in the order in which the full shaper knows them. */
const alwaysOn = 'rvrn ltra ltrm ccmp locl rlig mark mkmk calt clig liga rclt curs kern'.split(' ');

/** The lookups that a text of a script goes through, in their order. One of two features is done twice: so does the full shaper. */
export function lookupsFor(table: LayoutTable | undefined, script: string, features: readonly string[]): number[] {
  const lookups = featuresOf(table, script);
  return [...new Set([...alwaysOn, ...features])].flatMap((tag) => lookups.get(tag) ?? []).sort((a, b) => a - b);
}

/** The lookups of each feature that a font has for a script; of two records of one feature, those of the last. */
export function featuresOf(table: LayoutTable | undefined, script: string): ReadonlyMap<string, readonly number[]> {
  const entry = [script, 'DFLT', 'dflt', 'latn']
    .map((tag) => table?.scriptList.find((one) => one.tag === tag))
    .find((one) => one !== undefined);
  const lookups = new Map<string, readonly number[]>();
  for (const index of entry?.script.defaultLangSys?.featureIndexes ?? []) {
    const { tag, feature } = table?.featureList[index] ?? {};
    if (tag !== undefined && feature) lookups.set(tag, feature.lookupListIndexes);
  }
  return lookups;
}

/** A lookup through the extensions of a large font; a plain one passes over no glyphs but marks. */
export function lookupAt(table: LayoutTable | undefined, index: number) {
  const lookup = table?.lookupList.get(index);
  if (!lookup) throw new Error(`the font has no lookup ${index}`);
  const { ignoreBaseGlyphs, ignoreLigatures } = lookup.flags.flags;
  const [first] = lookup.subTables;
  return {
    type: first?.extension ? first.lookupType : lookup.lookupType,
    subTables: lookup.subTables.map((one) => one.extension ?? one),
    isPlain: !ignoreBaseGlyphs && !ignoreLigatures,
  };
}

/** The glyphs with which something may begin, in a subtable of any kind. */
export function startsOf(table: SubTable): readonly number[] {
  const { coverage, markCoverage, mark1Coverage, inputCoverage, coverages } = table;
  const first = coverage ?? markCoverage ?? mark1Coverage ?? inputCoverage?.[0] ?? coverages?.[0];
  return first ? [...covered(first).keys()] : [];
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

/** The rules of a contextual lookup in the order in which they are tried; all ways to write them are made one. */
export function contextRules(subTables: readonly SubTable[], glyphCount: number): readonly ContextRule[] {
  return subTables.flatMap((table) => (table.version === 3 ? [coverageRule(table)] : numberedRules(table, glyphCount)));
}

function coverageRule(table: SubTable): ContextRule {
  const sets = (coverages: readonly Coverage[] = []) => coverages.map((one): Glyphs => new Set(covered(one).keys()));
  return {
    back: sets(table.backtrackCoverage).reverse(),
    input: sets(table.inputCoverage ?? table.coverages),
    ahead: sets(table.lookaheadCoverage),
    records: table.lookupRecords,
  };
}

/** Rules in numbers of glyphs, or of classes of them. */
function numberedRules(table: SubTable, glyphCount: number): readonly ContextRule[] {
  const first = [...covered(table.coverage)];
  const ofClasses = (definition: ClassDef | undefined) => {
    const members = definition ? membersOf(definition, glyphCount) : new Map<number, Glyphs>();
    return (of: number): Glyphs => members.get(of) ?? new Set();
  };
  const itself = (glyph: number): Glyphs => new Set([glyph]);
  const isOfClasses = table.version === 2;
  const input = isOfClasses ? ofClasses(table.inputClassDef ?? table.classDef) : itself;
  const back = isOfClasses ? ofClasses(table.backtrackClassDef) : itself;
  const ahead = isOfClasses ? ofClasses(table.lookaheadClassDef) : itself;
  const ruleSets = table.chainRuleSets ?? table.ruleSets ?? table.chainClassSet ?? table.classSet ?? [];
  return ruleSets.flatMap((rules, of) => {
    const starts = first.filter(([glyph, index]) => (isOfClasses ? input(of).has(glyph) : index === of));
    return (rules ?? []).map((rule) => ({
      back: (rule.backtrack ?? []).map(back).reverse(),
      input: [new Set(starts.map(([glyph]) => glyph)), ...(rule.input ?? rule.classes ?? []).map(input)],
      ahead: (rule.lookahead ?? []).map(ahead),
      records: rule.lookupRecords,
    }));
  });
}

/** The glyphs of each class. */
function membersOf(definition: ClassDef, glyphCount: number): ReadonlyMap<number, Glyphs> {
  const classes = classesOf(definition);
  const members = new Map<number, Set<number>>();
  for (let glyph = 0; glyph < glyphCount; glyph += 1) {
    const of = classes.get(glyph) ?? 0;
    members.set(of, (members.get(of) ?? new Set()).add(glyph));
  }
  return members;
}
