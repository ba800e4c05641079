import type { FontkitFont, SubTable } from 'fontkit';
import { getOrInsertComputed } from '../../../text/once.js';
import type { ContextRule as CompiledRule, GlyphMap, Ligature, Substitution } from '../face-format.js';
import { type ContextRule, contextRules, covered, type Glyphs, lookupAt, startsOf } from './layout-tables.js';
import { Numbered } from './numbered.js';

/** A lookup that replaces glyphs, in numbers of the font; `refused` ones become several glyphs, or do what we do not know. */
type Lookup =
  | { readonly kind: 'single'; readonly to: ReadonlyMap<number, number> }
  | { readonly kind: 'ligatures'; readonly of: readonly Ligature[] }
  | { readonly kind: 'context'; readonly rules: readonly ContextRule[] }
  | { readonly kind: 'refused'; readonly glyphs: Glyphs };

/** The substitutions of a font, each lookup read once. */
export class Substitutions {
  private readonly lookups = new Map<number, Lookup>();
  /** Many rules replace the same glyphs by the same: what is one object is packed once. */
  private readonly maps = new Numbered<GlyphMap>();

  constructor(private readonly font: FontkitFont) {}

  private lookup(index: number): Lookup {
    return getOrInsertComputed(this.lookups, index, () => this.read(index));
  }

  private read(index: number): Lookup {
    const { type, subTables, isPlain } = lookupAt(this.font.GSUB, index);
    if (isPlain && (type === 1 || type === 3)) return { kind: 'single', to: singles(subTables) };
    if (isPlain && type === 4) return { kind: 'ligatures', of: subTables.flatMap(ligaturesIn) };
    if (isPlain && (type === 5 || type === 6))
      return { kind: 'context', rules: contextRules(subTables, this.font.numGlyphs) };
    return { kind: 'refused', glyphs: new Set(subTables.flatMap(startsOf)) };
  }

  /** What glyphs may become in these lookups, with the glyphs themselves. */
  closure(glyphs: Glyphs, indices: readonly number[]): Glyphs {
    const all = new Set(glyphs);
    for (let before = -1; before < all.size; ) {
      before = all.size;
      for (const index of indices) for (const made of this.madeBy(index, all)) all.add(made);
    }
    return all;
  }

  private madeBy(index: number, from: Glyphs): readonly number[] {
    const lookup = this.lookup(index);
    switch (lookup.kind) {
      case 'single':
        return [...from].flatMap((glyph) => lookup.to.get(glyph) ?? []);
      case 'ligatures':
        return lookup.of.flatMap(([made, ...parts]) => (parts.every((part) => from.has(part)) ? [made] : []));
      case 'context':
        return lookup.rules
          .filter((rule) => isPossible(rule, from))
          .flatMap((rule) => rule.records.flatMap((record) => this.nested(rule, record, from).map(([, to]) => to)));
      case 'refused':
        return [];
    }
  }

  /** What a record of a rule replaces: pairs of glyphs. */
  private nested(
    rule: ContextRule,
    record: SubTable['lookupRecords'][number],
    among: Glyphs,
  ): readonly [number, number][] {
    const lookup = this.lookup(record.lookupListIndex);
    if (lookup.kind !== 'single') return [];
    return [...(rule.input[record.sequenceIndex] ?? [])].flatMap((glyph): [number, number][] => {
      const to = among.has(glyph) ? lookup.to.get(glyph) : undefined;
      return to === undefined ? [] : [[glyph, to]];
    });
  }

  /** The lookups as a table has them, for texts of some glyphs. */
  compiled(indices: readonly number[], among: Glyphs, naming: Naming): CompiledSubstitutions {
    const made = indices.map((index) => this.step(this.lookup(index), among, naming));
    const union = (sets: readonly Iterable<number>[]) => new Set(sets.flatMap((set) => [...set]));
    return {
      steps: made.flatMap(({ step, starts }) => (step && starts.size > 0 ? [{ step, starts }] : [])),
      starts: union(made.map(({ step, starts }) => (step ? starts : []))),
      refused: union(made.map(({ step, starts }) => (step ? [] : starts))),
    };
  }

  /** One lookup, and the glyphs that it begins with. No step where only the full shaper knows what follows. */
  private step(
    lookup: Lookup,
    among: Glyphs,
    naming: Naming,
  ): { readonly step?: Substitution; readonly starts: Glyphs } {
    const { number } = naming;
    switch (lookup.kind) {
      case 'refused':
        return { starts: cut(lookup.glyphs, among) };
      case 'single': {
        const pairs = [...lookup.to].filter(([from]) => among.has(from));
        return { step: { kind: 'single', to: pairs.flat().map(number) }, starts: new Set(pairs.map(([from]) => from)) };
      }
      case 'ligatures': {
        const possible = lookup.of.filter(([, ...parts]) => parts.every((part) => among.has(part)));
        const of = possible.map(
          ([made, first, ...rest]): Ligature => [number(made), number(first), ...rest.map(number)],
        );
        return { step: { kind: 'ligatures', of }, starts: new Set(possible.map(([, first]) => first)) };
      }
      case 'context': {
        const possible = lookup.rules.filter((rule) => isPossible(rule, among));
        const rules = possible.map((rule) => ({
          ...compiledRule(rule, among, naming.set),
          ...this.changes(rule, among, naming),
        }));
        return {
          step: { kind: 'context', rules },
          starts: new Set(possible.flatMap(({ input }) => [...cut(input[0], among)])),
        };
      }
    }
  }

  /** What a rule replaces, if that is single glyphs only. */
  private changes(rule: ContextRule, among: Glyphs, { number }: Naming): Pick<CompiledRule, 'changes'> {
    if (!rule.records.every(({ lookupListIndex }) => this.lookup(lookupListIndex).kind === 'single')) return {};
    return {
      changes: rule.records.map((record) => {
        const to = this.nested(rule, record, among).flat().map(number);
        return [record.sequenceIndex, this.maps.valueFor(to.join(), () => to)];
      }),
    };
  }
}

export interface CompiledSubstitutions {
  readonly steps: readonly { readonly step: Substitution; readonly starts: Glyphs }[];
  /** Glyphs with which any of them may begin, and those that only the full shaper sets. */
  readonly starts: Glyphs;
  readonly refused: Glyphs;
}

/** The numbers of glyphs and of sets in a table. */
export interface Naming {
  readonly number: (glyph: number) => number;
  readonly set: (glyphs: Glyphs) => number;
}

export function compiledRule({ back, input, ahead }: ContextRule, among: Glyphs, set: Naming['set']): CompiledRule {
  const named = (sets: readonly Glyphs[]) => sets.map((one) => set(cut(one, among)));
  return { back: named(back), input: named(input), ahead: named(ahead) };
}

/** Whether a text of some glyphs can have such a place. */
export function isPossible({ back, input, ahead }: ContextRule, among: Glyphs): boolean {
  return [...back, ...input, ...ahead].every((set) => cut(set, among).size > 0);
}

function cut(glyphs: Glyphs | undefined, among: Glyphs): Glyphs {
  return new Set([...(glyphs ?? [])].filter((glyph) => among.has(glyph)));
}

/** Of the alternatives of a glyph the first is taken. */
function singles(subTables: readonly SubTable[]): ReadonlyMap<number, number> {
  const to = new Map<number, number>();
  for (const table of subTables) {
    for (const [glyph, index] of covered(table.coverage)) {
      if (to.has(glyph)) continue;
      if (table.alternateSet) to.set(glyph, table.alternateSet.get(index)[0] ?? glyph);
      else to.set(glyph, table.version === 1 ? (glyph + table.deltaGlyphID) & 0xffff : table.substitute.get(index));
    }
  }
  return to;
}

function ligaturesIn(table: SubTable): readonly Ligature[] {
  return [...covered(table.coverage)].flatMap(([first, index]) =>
    table.ligatureSets.get(index).map(({ components, glyph }): Ligature => [glyph, first, ...components]),
  );
}
