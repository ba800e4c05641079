import { getOrInsertComputed } from '../../text/once.js';
import {
  type ContextRule,
  type FaceArrays,
  type FaceHead,
  type FaceProgram,
  fullShaperOnly,
  type GlyphMap,
  glyphFlags,
  type Ligature,
  noCharacter,
  refusedPair,
  type Substitution,
  unpackSubstitution,
} from './face-format.js';
import type { GlyphPosition, ShapedGlyph, ShapedRun } from './font-program.js';

/** A text in glyphs of the table. */
interface Glyphs {
  readonly of: number[];
  /** What each glyph stands for. */
  readonly codePoints: (readonly number[])[];
}

/** No table has so many. */
const noGlyph = 0xffff;

/** No box: it is asked for marks on letters only, which the full shaper sets. */
const noBox = { minX: 0, maxX: 0, minY: 0, maxY: 0 };

/** Shapes texts by looking things up in the table of a face, as the full shaper would. */
export class TableShaper {
  private readonly scale: number;
  private readonly setBytes: number;
  private readonly substitutions: Substitution[] = [];
  private readonly ligatures = new Map<Substitution, ReadonlyMap<number, readonly Ligature[]>>();
  /** Those that may begin at a glyph: most glyphs begin none. */
  private readonly rulesByFirst = new Map<readonly ContextRule[], Map<number, readonly ContextRule[]>>();

  /** What most words consist of, kept so that words share it: the code points of one character, a glyph, its place. */
  private readonly singles = new Map<number, readonly number[]>();
  private readonly glyphs = new Map<number, ShapedGlyph>();
  private readonly unkerned = new Map<number, GlyphPosition>();

  constructor(
    private readonly head: FaceHead,
    private readonly arrays: FaceArrays,
  ) {
    this.scale = 1000 / head.metrics.unitsPerEm;
    this.setBytes = (arrays.ids.length + 7) >> 3;
  }

  /** What the table has for a character: `noCharacter`, `fullShaperOnly`, or one more than its glyph. */
  entryOf(codePoint: number): number {
    const { pages, glyphs } = this.arrays;
    return glyphs[((pages[codePoint >> 8] ?? 0) << 8) | (codePoint & 0xff)] ?? noCharacter;
  }

  advanceOf(entry: number): number {
    return this.arrays.advances[entry - 1] ?? 0;
  }

  /** Nothing for a text that only the full shaper can shape. */
  shape(text: string, features?: readonly string[]): ShapedRun | undefined {
    const tabular = features !== undefined && features.length > 0;
    if (tabular && (features.length > 1 || features[0] !== 'tnum')) return undefined;
    const glyphs = this.glyphsOf(text);
    if (!glyphs) return undefined;
    const number = this.head.scripts[glyphs.script]?.[tabular ? 1 : 0] ?? 0;
    const program = this.head.programs[number];
    if (!program || !this.substitute(glyphs, number, program)) return undefined;
    return this.positioned(glyphs, program);
  }

  private glyphsOf(text: string): (Glyphs & { readonly script: number }) | undefined {
    const { pages, glyphs, scriptClasses } = this.arrays;
    const of: number[] = [];
    const codePoints: (readonly number[])[] = [];
    let script = 0;
    for (let i = 0; i < text.length; i += 1) {
      const codePoint = text.codePointAt(i) ?? 0;
      if (codePoint > 0xffff) i += 1;
      const at = ((pages[codePoint >> 8] ?? 0) << 8) | (codePoint & 0xff);
      const entry = glyphs[at] ?? noCharacter;
      if (entry === noCharacter || entry === fullShaperOnly) return undefined;
      if (script === 0) script = scriptClasses[at] ?? 0;
      of.push(entry - 1);
      codePoints.push(this.singleOf(codePoint));
    }
    return { of, codePoints, script };
  }

  /** Whether the table knows all that happens to the glyphs. */
  private substitute(glyphs: Glyphs, number: number, program: FaceProgram): boolean {
    let flags = this.flagsOf(glyphs.of, number);
    if (flags & glyphFlags.refused) return false;
    for (const step of flags & glyphFlags.substitution ? program.substitutions : []) {
      const substitution = this.beginning(step, glyphs.of);
      if (!substitution) continue;
      if (!this.apply(substitution, glyphs)) return false;
      flags = this.flagsOf(glyphs.of, number);
      if (flags & glyphFlags.refused) return false;
    }
    if (!(flags & glyphFlags.context)) return true;
    return !glyphs.of.some((_, at) => this.ruleAt(program.contexts, glyphs.of, at));
  }

  /** What the glyphs may set off together. */
  private flagsOf(glyphs: readonly number[], program: number): number {
    const { flags, ids } = this.arrays;
    const first = program * ids.length;
    let found = 0;
    for (let at = 0; at < glyphs.length; at += 1) found |= flags[first + (glyphs[at] ?? 0)] ?? 0;
    return found;
  }

  /** A substitution, if one of the glyphs begins it. */
  private beginning(number: number, glyphs: readonly number[]): Substitution | undefined {
    const packed = this.head.substitutions[number];
    if (!packed || !glyphs.some((glyph) => this.has(packed.starts, glyph))) return undefined;
    const known = this.substitutions[number] ?? unpackSubstitution(packed.bytes);
    this.substitutions[number] = known;
    return known;
  }

  private apply(step: Substitution, glyphs: Glyphs): boolean {
    switch (step.kind) {
      case 'single':
        for (let at = 0; at < glyphs.of.length; at += 1) glyphs.of[at] = mapped(step.to, glyphs.of[at] ?? 0);
        return true;
      case 'ligatures': {
        const ligatures = this.ligaturesOf(step);
        for (let at = 0; at < glyphs.of.length; at += 1) ligate(ligatures, glyphs, at);
        return true;
      }
      case 'context':
        return this.applyRules(step.rules, glyphs.of);
    }
  }

  private applyRules(rules: readonly ContextRule[], glyphs: number[]): boolean {
    for (let at = 0; at < glyphs.length; at += 1) {
      const rule = this.ruleAt(rules, glyphs, at);
      if (!rule) continue;
      if (!rule.changes) return false;
      for (const [offset, to] of rule.changes) glyphs[at + offset] = mapped(to, glyphs[at + offset] ?? 0);
    }
    return true;
  }

  /** Asked at every glyph: a loop by index makes no objects. */
  private ruleAt(rules: readonly ContextRule[], glyphs: readonly number[], at: number): ContextRule | undefined {
    const beginning = this.rulesFrom(glyphs[at] ?? 0, rules);
    for (let i = 0; i < beginning.length; i += 1) {
      const rule = beginning[i];
      if (rule && this.matches(rule, glyphs, at)) return rule;
    }
    return undefined;
  }

  private rulesFrom(glyph: number, rules: readonly ContextRule[]): readonly ContextRule[] {
    const byFirst = this.rulesByFirst.get(rules) ?? new Map<number, readonly ContextRule[]>();
    if (byFirst.size === 0) this.rulesByFirst.set(rules, byFirst);
    const known = byFirst.get(glyph);
    if (known) return known;
    const beginning = rules.filter(({ input }) => this.has(input[0], glyph));
    byFirst.set(glyph, beginning);
    return beginning;
  }

  private matches({ back, input, ahead }: ContextRule, glyphs: readonly number[], at: number): boolean {
    if (at < back.length || at + input.length + ahead.length > glyphs.length) return false;
    return (
      this.haveEach(input, glyphs, at, 1) &&
      this.haveEach(back, glyphs, at - 1, -1) &&
      this.haveEach(ahead, glyphs, at + input.length, 1)
    );
  }

  /** Whether each set has its glyph, from one on. */
  private haveEach(sets: readonly number[], glyphs: readonly number[], at: number, step: 1 | -1): boolean {
    for (let i = 0; i < sets.length; i += 1) if (!this.has(sets[i], glyphs[at + i * step])) return false;
    return true;
  }

  private has(set = 0, glyph = 0): boolean {
    return ((this.arrays.sets[set * this.setBytes + (glyph >> 3)] ?? 0) & (1 << (glyph & 7))) !== 0;
  }

  /** By the first two glyphs: most pairs of neighbours begin none. */
  private ligaturesOf(step: Substitution & { readonly kind: 'ligatures' }): ReadonlyMap<number, readonly Ligature[]> {
    return getOrInsertComputed(this.ligatures, step, () => {
      const byPair = new Map<number, Ligature[]>();
      for (const ligature of step.of) {
        getOrInsertComputed(byPair, pairOf(ligature[1], ligature[2]), () => []).push(ligature);
      }
      return byPair;
    });
  }

  private singleOf(codePoint: number): readonly number[] {
    const single = this.singles.get(codePoint) ?? [codePoint];
    this.singles.set(codePoint, single);
    return single;
  }

  private shapedGlyph(glyph: number, codePoints: readonly number[]): ShapedGlyph {
    const known = this.glyphs.get(glyph);
    if (known?.codePoints === codePoints) return known;
    const { ids, advances } = this.arrays;
    const made = { id: ids[glyph] ?? 0, advanceWidth: advances[glyph] ?? 0, codePoints, bbox: noBox };
    this.glyphs.set(glyph, made);
    return made;
  }

  private unkernedPosition(glyph: number): GlyphPosition {
    const known = this.unkerned.get(glyph);
    if (known) return known;
    const advance = (this.arrays.advances[glyph] ?? 0) * this.scale;
    const made = positionOf(advance, advance);
    this.unkerned.set(glyph, made);
    return made;
  }

  /** In thousandths of the size; nothing where a pair is moved in another way than along the line. */
  private positioned({ of, codePoints }: Glyphs, { kerning }: FaceProgram): ShapedRun | undefined {
    const { arrays, scale } = this;
    const { ids, advances, kernRows, kernColumnOf, kerns } = arrays;
    const start = arrays.kernStarts[kerning] ?? 0;
    const columns = this.head.kernColumns[kerning] ?? 0;
    const first = kerning * ids.length;
    const glyphs: ShapedGlyph[] = [];
    const positions: GlyphPosition[] = [];
    let advanceWidth = 0;
    for (let at = 0; at < of.length; at += 1) {
      const glyph = of[at] ?? 0;
      const next = of[at + 1];
      const row = next === undefined ? 0 : (kernRows[first + glyph] ?? 0);
      const kern = row === 0 ? 0 : (kerns[start + row * columns + (kernColumnOf[first + (next ?? 0)] ?? 0)] ?? 0);
      if (kern === refusedPair) return undefined;
      const advance = advances[glyph] ?? 0;
      const xAdvance = (advance + kern) * scale;
      glyphs.push(this.shapedGlyph(glyph, codePoints[at] ?? []));
      positions.push(kern === 0 ? this.unkernedPosition(glyph) : positionOf(xAdvance, advance * scale));
      advanceWidth += xAdvance;
    }
    return { glyphs, positions, advanceWidth, codePoints, clusters: [] };
  }
}

function positionOf(xAdvance: number, advanceWidth: number): GlyphPosition {
  return { xAdvance, advanceWidth, xOffset: 0, yOffset: 0 };
}

function mapped(to: GlyphMap, glyph: number): number {
  for (let i = 0; i < to.length; i += 2) if (to[i] === glyph) return to[i + 1] ?? glyph;
  return glyph;
}

function pairOf(first: number, second = noGlyph): number {
  return (first << 16) | second;
}

/** Puts a ligature in the place of the glyphs that it is made of, which stand for what they did together. */
function ligate(ligatures: ReadonlyMap<number, readonly Ligature[]>, { of, codePoints }: Glyphs, at: number): void {
  const first = of[at] ?? noGlyph;
  const beginning = ligatures.get(pairOf(first, of[at + 1])) ?? ligatures.get(pairOf(first));
  const found = beginning?.find((ligature) => ligature.every((part, i) => i < 2 || of[at + i - 1] === part));
  if (!found) return;
  const count = found.length - 1;
  of.splice(at, count, found[0]);
  codePoints.splice(at, count, codePoints.slice(at, at + count).flat());
}
