/** The parts of fontkit 2.0.4 that we use; the layout tables are as their bytes are (OpenType 1.9). */
declare module 'fontkit' {
  type FontkitGlyph = import('./font-program.js').ShapedGlyph;
  type FaceMetrics = import('./face-format.js').FaceMetrics;

  export interface FontkitRun {
    readonly glyphs: readonly FontkitGlyph[];
    /** In units of the font. */
    readonly positions: readonly { xAdvance: number; xOffset: number; yOffset: number }[];
    /** The OpenType tag, `zzzz` where all characters are of any script; two tags for scripts of India. */
    readonly script: string | readonly string[];
  }

  /** A list of which some members are read when they are asked for. */
  export interface Lazy<T> {
    get(index: number): T;
    toArray(): readonly T[];
  }

  export interface Coverage {
    readonly glyphs?: readonly number[];
    readonly rangeRecords?: readonly {
      readonly start: number;
      readonly end: number;
      readonly startCoverageIndex: number;
    }[];
  }

  export interface ClassDef {
    readonly version: 1 | 2;
    readonly startGlyph: number;
    readonly classValueArray: readonly number[];
    readonly classRangeRecord: readonly { readonly start: number; readonly end: number; readonly class: number }[];
  }

  export interface LookupRecord {
    readonly sequenceIndex: number;
    readonly lookupListIndex: number;
  }

  export interface PositionValue {
    readonly xAdvance?: number;
    readonly yAdvance?: number;
    readonly xPlacement?: number;
    readonly yPlacement?: number;
  }

  /** A subtable of any kind; which members it has depends on the type of its lookup and on its version. */
  export interface SubTable {
    readonly lookupType: number;
    readonly extension?: SubTable;
    readonly version: number;
    readonly coverage: Coverage;
    readonly deltaGlyphID: number;
    readonly substitute: Lazy<number>;
    readonly alternateSet: Lazy<readonly number[]>;
    readonly ligatureSets: Lazy<readonly { readonly components: readonly number[]; readonly glyph: number }[]>;
    readonly coverages: readonly Coverage[];
    readonly inputCoverage: readonly Coverage[];
    readonly backtrackCoverage?: Coverage[];
    readonly lookaheadCoverage: readonly Coverage[];
    readonly lookupRecords: readonly LookupRecord[];
    readonly ruleSets: readonly (readonly ContextRule[] | null)[];
    readonly classSet: readonly (readonly ContextRule[] | null)[];
    readonly chainRuleSets: readonly (readonly ContextRule[] | null)[];
    readonly chainClassSet: readonly (readonly ContextRule[] | null)[];
    readonly classDef: ClassDef;
    readonly inputClassDef: ClassDef;
    readonly backtrackClassDef: ClassDef;
    readonly lookaheadClassDef: ClassDef;
    readonly pairSets: Lazy<
      readonly { readonly secondGlyph: number; readonly value1?: PositionValue; readonly value2?: PositionValue }[]
    >;
    readonly classDef1: ClassDef;
    readonly classDef2: ClassDef;
    readonly classRecords: Lazy<Lazy<{ readonly value1?: PositionValue; readonly value2?: PositionValue }>>;
    readonly markCoverage: Coverage;
    readonly mark1Coverage: Coverage;
  }

  export interface ContextRule {
    readonly input?: readonly number[];
    readonly classes?: readonly number[];
    readonly backtrack?: number[];
    readonly lookahead?: readonly number[];
    readonly lookupRecords: readonly LookupRecord[];
  }

  export interface Lookup {
    readonly lookupType: number;
    readonly flags: { readonly flags: { readonly ignoreBaseGlyphs: boolean; readonly ignoreLigatures: boolean } };
    readonly subTables: readonly SubTable[];
  }

  export interface LayoutTable {
    readonly scriptList: readonly {
      readonly tag: string;
      readonly script: { readonly defaultLangSys: { readonly featureIndexes: readonly number[] } | null };
    }[];
    readonly featureList: readonly {
      readonly tag: string;
      readonly feature: { lookupListIndexes: readonly number[] };
    }[];
    readonly lookupList: Lazy<Lookup>;
  }

  type DerivedMetric = 'name' | 'familyClass' | 'isFixedPitch' | 'isItalic' | 'xHeight' | 'capHeight';

  export interface FontkitFont extends Omit<FaceMetrics, DerivedMetric> {
    /** Not said by versions 0 and 1 of OS/2. */
    readonly xHeight: number | undefined;
    readonly capHeight: number | undefined;
    /** Not every file says it. */
    readonly postscriptName: string | undefined;
    readonly numGlyphs: number;
    /** The parts of the file, by their tags. */
    readonly directory: { readonly tables: Readonly<Record<string, object>> };
    readonly characterSet: readonly number[];
    readonly kern?: object;
    readonly morx?: object;
    readonly fvar?: object;
    readonly GSUB?: LayoutTable;
    readonly GPOS?: LayoutTable;
    readonly GDEF?: { readonly glyphClassDef?: ClassDef };
    readonly 'OS/2'?: {
      readonly sFamilyClass: number;
      readonly typoAscender: number;
      readonly typoDescender: number;
      readonly winAscent: number;
      readonly winDescent: number;
    };
    readonly post: { readonly isFixedPitch: number };
    readonly head: { readonly macStyle: { readonly italic: boolean } };
    /** Glyphs by number. */
    _glyphs: Record<number, FontkitGlyph>;
    /** A method of the class. */
    getGlyph(id: number, codePoints?: readonly number[]): FontkitGlyph;
    hasGlyphForCodePoint(codePoint: number): boolean;
    glyphForCodePoint(codePoint: number): FontkitGlyph;
    layout(
      text: string,
      features?: readonly string[],
      script?: string,
      language?: string,
      direction?: 'ltr' | 'rtl',
    ): FontkitRun;
    createSubset(): import('./subset.js').FontSubset;
  }

  export function create(bytes: Uint8Array): FontkitFont;
}
