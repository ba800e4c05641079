import { create, type FontkitFont } from 'fontkit';
import { getOrInsertComputed } from '../../../text/once.js';
import { closingMarks, openingMarks } from '../../lines/characters.js';
import { withCorrectedLayout } from '../corrected-layout.js';
import {
  type FaceArrays,
  type FaceHead,
  type FaceProgram,
  formatVersion,
  fullShaperOnly,
  glyphFlags,
  type PackedSubstitution,
  packFace,
  packSubstitution,
} from '../face-format.js';
import { wholeFile } from '../font-file.js';
import { metricsOf } from '../full-font.js';
import { fontIdentity } from '../outlines.js';
import { type KernMatrix, kernMatrix, type Positioning, positioning } from './kerning.js';
import { classesOf, featuresOf, type Glyphs, lookupsFor } from './layout-tables.js';
import { Numbered } from './numbered.js';
import { compiledRule, isPossible, type Naming, Substitutions } from './substitutions.js';

/** Scripts of which one letter follows the other; of the rest, the full shaper knows more. The first is none. */
const scripts = ['zzzz', 'latn', 'grek', 'cyrl', 'hani', 'hira', 'kana', 'bopo'];

/**
 * Marks stand on letters, selectors choose glyphs, and what is invisible is hidden: the full shaper does that. A slash
 * of fractions makes small digits of those beside it.
 */
const refusedCharacters = /[\p{M}\p{Default_Ignorable_Code_Point}\p{C}\u2044]/u;

/** Ideographs that Unicode has had since 3.1: a font may have twenty thousand of them. */
const ideograph = /[\u4e00-\u9fa5\u3400-\u4db5\u{20000}-\u{2a6d6}]/u;

/** The script of one character, as the full shaper has it. */
function scriptOf(font: FontkitFont, character: string): string {
  return ideograph.test(character) ? 'hani' : String(font.layout(character).script);
}

/** The table of a font; nothing where shaping needs more than a table can say, or its outlines are not those of TrueType. */
export function compileFace(bytes: Uint8Array, digest: string): Uint8Array | undefined {
  const font = withCorrectedLayout(create(bytes));
  if (!font.directory.tables.glyf || font.morx || font.fvar || usesOldKerning(font)) return undefined;
  if (!font.GDEF?.glyphClassDef || font.numGlyphs >= fullShaperOnly) return undefined;
  return new FaceCompiler(font).compiled({ version: formatVersion, digest, font: fontIdentity(wholeFile(bytes)) });
}

/** Whether texts of some script are kerned by the table of before OpenType: by its own kerning, if the font has it, otherwise. */
function usesOldKerning({ kern, GPOS }: FontkitFont): boolean {
  return kern !== undefined && scripts.some((script) => !featuresOf(GPOS, script).has('kern'));
}

/** How a text of a script is shaped: lookups by their number. */
interface Way {
  readonly substitutions: readonly number[];
  readonly positions: readonly number[];
}

class FaceCompiler {
  private readonly characters = new Map<number, { readonly glyph: number; readonly script: number }>();
  private readonly covered: readonly number[];
  /** The glyphs of the table, in their order. */
  private readonly glyphs: readonly number[];
  private readonly all: Glyphs;
  private readonly numbers: ReadonlyMap<number, number>;
  private readonly substitutions: Substitutions;
  private readonly sets = new Numbered<Uint8Array>();
  private readonly ways = new Numbered<Way>();
  private readonly steps = new Numbered<PackedSubstitution>();
  private readonly scriptWays: [plain: number, tabular: number][];

  constructor(private readonly font: FontkitFont) {
    // The end of a table of characters is no character.
    this.covered = font.characterSet.filter((codePoint) => font.hasGlyphForCodePoint(codePoint));
    for (const character of this.covered) {
      const text = String.fromCodePoint(character);
      const script = refusedCharacters.test(text) ? -1 : scripts.indexOf(scriptOf(font, text));
      if (script >= 0) this.characters.set(character, { glyph: font.glyphForCodePoint(character).id, script });
    }
    this.scriptWays = scripts.map((script) => [this.way(script, []), this.way(script, ['tnum'])]);
    this.substitutions = new Substitutions(font);
    const used = new Set([...this.characters.values()].map(({ glyph }) => glyph));
    const lookups = [...new Set(this.ways.values.flatMap((way) => way.substitutions))];
    this.all = this.substitutions.closure(used, lookups);
    this.glyphs = [...this.all].sort((a, b) => a - b);
    this.numbers = new Map(this.glyphs.map((glyph, i) => [glyph, i]));
  }

  private way(script: string, features: readonly string[]): number {
    const { GSUB, GPOS } = this.font;
    const way = { substitutions: lookupsFor(GSUB, script, features), positions: lookupsFor(GPOS, script, features) };
    return this.ways.numberOf(JSON.stringify(way), () => way);
  }

  compiled(head: Pick<FaceHead, 'version' | 'digest' | 'font'>): Uint8Array {
    const { font, glyphs } = this;
    const matrices = new Numbered<KernMatrix>();
    const positionings = new Map<string, Positioning>();
    const flags = new Uint8Array(glyphs.length * this.ways.values.length);
    const programs = this.ways.values.map((way, i): FaceProgram => {
      const lookups = way.positions.join();
      const positions = getOrInsertComputed(positionings, lookups, () => positioning(font, way.positions));
      const kerning = matrices.numberOf(lookups, () => kernMatrix(positions, glyphs));
      return { ...this.program(way, positions, flags.subarray(i * glyphs.length, (i + 1) * glyphs.length)), kerning };
    });
    return packFace({
      head: {
        ...head,
        metrics: metricsOf(font),
        marks: this.marks(),
        substitutions: this.steps.values,
        programs,
        scripts: this.scriptWays,
        kernColumns: matrices.values.map(({ columns }) => columns),
      },
      arrays: {
        ...this.characterMap(),
        ...this.glyphArrays(),
        flags,
        ...kernArrays(matrices.values),
        sets: new Uint8Array(Buffer.concat(this.sets.values)),
      },
    });
  }

  private program(way: Way, positions: Positioning, flags: Uint8Array): Omit<FaceProgram, 'kerning'> {
    const { steps, starts, refused } = this.substitutions.compiled(way.substitutions, this.all, this.naming);
    const contexts = positions.contexts.filter((rule) => isPossible(rule, this.all));
    const mark = (of: Iterable<number>, flag: number) => {
      for (const glyph of of) {
        const number = this.numbers.get(glyph);
        if (number !== undefined) flags[number] = (flags[number] ?? 0) | flag;
      }
    };
    mark(starts, glyphFlags.substitution);
    mark(refused, glyphFlags.refused);
    mark(positions.refused, glyphFlags.refused);
    mark(this.marksOfFont(), glyphFlags.refused);
    for (const { input } of contexts) mark(input[0] ?? [], glyphFlags.context);
    const substitutions = steps.map(({ step, starts: beginning }) =>
      this.steps.numberOf(JSON.stringify(step), () => ({
        starts: this.naming.set(beginning),
        bytes: packSubstitution(step),
      })),
    );
    return { substitutions, contexts: contexts.map((rule) => compiledRule(rule, this.all, this.naming.set)) };
  }

  private readonly naming: Naming = {
    number: (glyph) => this.numbers.get(glyph) ?? 0,
    set: (glyphs) => {
      const bits = new Uint8Array((this.glyphs.length + 7) >> 3);
      for (const glyph of glyphs) {
        const number = this.naming.number(glyph);
        bits[number >> 3] = (bits[number >> 3] ?? 0) | (1 << (number & 7));
      }
      return this.sets.numberOf(Buffer.from(bits).toString('base64'), () => bits);
    },
  };

  /** Combining marks, as the font itself has them. */
  private marksOfFont(): readonly number[] {
    const { glyphClassDef } = this.font.GDEF ?? {};
    const markClass = 3;
    return glyphClassDef
      ? [...classesOf(glyphClassDef)].flatMap(([glyph, of]) => (of === markClass ? [glyph] : []))
      : [];
  }

  private characterMap(): Pick<FaceArrays, 'pages' | 'glyphs' | 'scriptClasses'> {
    const blocks = [...new Set(this.covered.map((character) => character >> 8))];
    const pages = new Uint16Array(0x1100);
    for (const [i, block] of blocks.entries()) pages[block] = i + 1;
    const glyphs = new Uint16Array((blocks.length + 1) << 8);
    const scriptClasses = new Uint8Array(glyphs.length);
    for (const character of this.covered) {
      const at = ((pages[character >> 8] ?? 0) << 8) | (character & 0xff);
      const known = this.characters.get(character);
      glyphs[at] = known ? this.naming.number(known.glyph) + 1 : fullShaperOnly;
      scriptClasses[at] = known?.script ?? 0;
    }
    return { pages, glyphs, scriptClasses };
  }

  private glyphArrays(): Pick<FaceArrays, 'ids' | 'advances'> {
    const { font, glyphs } = this;
    return {
      ids: Uint16Array.from(glyphs),
      advances: Uint16Array.from(glyphs, (glyph) => font.getGlyph(glyph).advanceWidth),
    };
  }

  private marks(): FaceHead['marks'] {
    const { font } = this;
    return [...closingMarks, ...openingMarks].flatMap((mark): FaceHead['marks'] => {
      const codePoint = mark.codePointAt(0) ?? 0;
      if (!this.characters.has(codePoint)) return [];
      const { minX, maxX } = font.glyphForCodePoint(codePoint).bbox;
      return [[codePoint, minX, maxX]];
    });
  }
}

function kernArrays(
  matrices: readonly KernMatrix[],
): Pick<FaceArrays, 'kernRows' | 'kernColumnOf' | 'kerns' | 'kernStarts'> {
  let start = 0;
  const kernStarts = matrices.map(({ kerns }) => {
    start += kerns.length;
    return start - kerns.length;
  });
  const joined = (arrays: readonly Iterable<number>[]) => arrays.flatMap((array) => [...array]);
  return {
    kernRows: Uint16Array.from(joined(matrices.map(({ rowOf }) => rowOf))),
    kernColumnOf: Uint16Array.from(joined(matrices.map(({ columnOf }) => columnOf))),
    kerns: Int16Array.from(joined(matrices.map(({ kerns }) => kerns))),
    kernStarts: Uint32Array.from(kernStarts),
  };
}
