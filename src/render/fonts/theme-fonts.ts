import type { ScriptClass, Theme } from '../../schema/theme.js';
import { BoundedCache } from '../../text/bounded-cache.js';
import type { FontFile } from './font-file.js';
import type { FontProgram } from './font-program.js';
import { type FacePair, type ScriptRuns, splitScriptRuns } from './script-runs.js';
import { SharedFace } from './shared-face.js';
import { openFont } from './table-font.js';

const maxCachedRuns = 2_000;

/** Which face of a family sets a text. */
export interface FaceStyle {
  readonly bold?: boolean;
  readonly italics?: boolean;
}

/** A theme's font file. */
export type OpenFontFile = (file: string) => FontFile;

export interface Fonts {
  face(family: string, style?: FaceStyle): SharedFace;
  covers(family: string, codePoint: number): boolean;
  /** A text in runs of one family each. Cached: the same texts are set at every density and on many pages. */
  runsOf(text: string, pair: FacePair, script: ScriptClass, style?: FaceStyle): ScriptRuns;
  /** Whether the file of a face can be read as a font. */
  opens(family: string, face: Face): boolean;
}

/**
 * Faces by the bytes of their tables or files, for as long as somebody holds those: what is given the same bytes shares what
 * was read and shaped, be it two families of a theme, two themes, or two builds in one process.
 */
const faces = new WeakMap<Uint8Array, SharedFace>();

function faceOf(file: FontFile): SharedFace {
  const bytes = file.table ?? file.whole();
  const face = faces.get(bytes) ?? new SharedFace(openFont(file));
  faces.set(bytes, face);
  return face;
}

type Face = 'regular' | 'bold' | 'italic';
type FindFace = (family: string, face: Face) => SharedFace;

/** The fonts of a theme. A file is read once, when the first text is set in it: a Chinese one only for Chinese pages. */
export function loadFonts(theme: Theme, openFile: OpenFontFile): Fonts {
  const read = new Map<string, SharedFace>();
  const faceFor: FindFace = (family, face) => {
    const files = theme.fonts[family];
    if (!files) throw new Error(`the theme has no family ${family}`);
    const file = (face === 'italic' ? files.italic : undefined) ?? files[face === 'bold' ? 'bold' : 'regular'];
    const known = read.get(file) ?? faceOf(openFile(file));
    read.set(file, known);
    return known;
  };
  const face = (family: string, { bold = false, italics = false }: FaceStyle = {}) =>
    faceFor(family, bold ? 'bold' : italics ? 'italic' : 'regular');
  const opens = (family: string, which: Face) => {
    try {
      return Number.isFinite(faceFor(family, which).ascender);
    } catch {
      return false;
    }
  };
  const covers = (family: string, codePoint: number) => face(family).font.hasGlyphForCodePoint(codePoint);
  /** A bold or italic face may lack what the regular one has. */
  const coverageOf = (style: FaceStyle): typeof covers => {
    let known: { readonly family: string; readonly font: FontProgram } | undefined;
    return (family, codePoint) => {
      if (known?.family !== family) known = { family, font: face(family, style).font };
      return known.font.hasGlyphForCodePoint(codePoint);
    };
  };
  const families = Object.keys(theme.fonts);
  const settings = new WeakMap<FacePair, Map<string, KnownTexts>>();
  const runsOf = (text: string, pair: FacePair, script: ScriptClass, style: FaceStyle = {}): ScriptRuns => {
    const ofPair = settings.get(pair) ?? new Map<string, KnownTexts>();
    const setting = settingOf(script, style);
    const known = ofPair.get(setting) ?? { runs: new BoundedCache(maxCachedRuns), usual: new Map() };
    settings.set(pair, ofPair.set(setting, known));
    return known.runs.of(text, (own) => splitScriptRuns(own, pair, script, coverageOf(style), families, known.usual));
  };
  return { face, opens, covers, runsOf };
}

/** What is known of texts in a pair of families, in one script and style. */
interface KnownTexts {
  readonly runs: BoundedCache<ScriptRuns>;
  /** The family that usually sets a character. */
  readonly usual: Map<number, string>;
}

function settingOf(script: ScriptClass, { bold = false, italics = false }: FaceStyle): string {
  if (bold) return script === 'han' ? 'bold han' : 'bold';
  if (italics) return script === 'han' ? 'italic han' : 'italic';
  return script;
}
