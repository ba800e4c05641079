import type { ScriptClass, Theme } from '../../schema/theme.js';
import { BoundedCache } from '../../text/bounded-cache.js';
import { getOrInsertComputed } from '../../text/once.js';
import { fallbacksOf } from './faces.js';
import type { FontFile } from './font-file.js';
import { type EmbeddingRights, embeddingRights } from './font-rights.js';
import { FullFont } from './full-font.js';
import { type FacePair, type OtherFamilies, type ScriptRuns, splitScriptRuns } from './script-runs.js';
import { SharedFace } from './shared-face.js';
import { openFont } from './table-font.js';

const maxCachedRuns = 2_000;

/** One of the files of a family. */
export type Face = 'regular' | 'bold' | 'italic';

/** A theme's font file. */
export type OpenFontFile = (file: string) => FontFile;

export interface Fonts {
  face(family: string, face?: Face): SharedFace;
  /** A text in runs of one family each. Cached: the same texts are set at every density and on many pages. */
  runsOf(text: string, pair: FacePair, script: ScriptClass, face?: Face): ScriptRuns;
  /** Why the file of a face cannot be set, if so. */
  faultOf(family: string, face: Face): FontFault | undefined;
  /** Whether the file of a face says that it may be put into other files; asked of sound ones. */
  embeddingRights(family: string, face: Face): EmbeddingRights;
}

/** No font; one that is packed for web pages, whose outlines are stored otherwise; one with many faces in it; one of symbols. */
export type FontFault = 'unreadable' | 'packed' | 'variable' | 'symbols';

/** The first bytes of a WOFF2 file (W3C, WOFF File Format 2.0, 4). */
const packedSignature = 'wOF2';

/**
 * Faces by the bytes of their tables or files, for as long as somebody holds those: what is given the same bytes shares what
 * was read and shaped, be it two families of a theme, two themes, or two builds in one process.
 */
const faces = new WeakMap<Uint8Array, SharedFace>();

function faceOf(file: FontFile): SharedFace {
  const bytes = file.table ?? file.whole();
  return getOrInsertComputed(faces, bytes, () => new SharedFace(openFont(file)));
}

/** The fonts of a theme. A file is read once, when the first text is set in it: a Chinese one only for Chinese pages. */
export function loadFonts(theme: Theme, openFile: OpenFontFile): Fonts {
  const read = new Map<string, SharedFace>();
  const faceFor = (family: string, face: Face): SharedFace => {
    const files = theme.fonts[family];
    if (!files) throw new Error(`the theme has no family ${family}`);
    const file = fileOf(files, face);
    const known = read.get(file) ?? faceOf(openFile(file));
    read.set(file, known);
    return known;
  };
  const faultOf = (family: string, face: Face): FontFault | undefined => {
    const files = theme.fonts[family];
    const [signature] = files ? openFile(fileOf(files, face)).parts([[0, packedSignature.length]]) : [];
    if (signature && Buffer.from(signature).toString('latin1') === packedSignature) return 'packed';
    try {
      const { ascender, font } = faceFor(family, face);
      if (!Number.isFinite(ascender)) return 'unreadable';
      if (!(font instanceof FullFont)) return undefined;
      return font.isVariable ? 'variable' : font.hasCharacters ? undefined : 'symbols';
    } catch {
      return 'unreadable';
    }
  };
  const rightsOf: Fonts['embeddingRights'] = (family, face) => {
    const files = theme.fonts[family];
    return files === undefined ? 'any' : embeddingRights(openFile(fileOf(files, face)));
  };
  const ofHan = new Set(Object.values(theme.faces).flatMap(({ text, sans }) => [text.han, sans.han]));
  const othersOf = ({ latin }: FacePair): OtherFamilies => {
    const all = fallbacksOf(theme, latin);
    return { letters: all.filter((family) => !ofHan.has(family)), all };
  };
  const settings = new WeakMap<FacePair, Map<string, KnownTexts>>();
  const runsOf: Fonts['runsOf'] = (text, pair, script, face = 'regular') => {
    const setting = `${script} ${face}`;
    const ofPair = settings.get(pair) ?? new Map<string, KnownTexts>();
    const known = ofPair.get(setting) ?? newlyKnown(othersOf(pair));
    settings.set(pair, ofPair.set(setting, known));
    return known.runs.of(text, (own) => {
      // A bold or italic face may lack what the regular one has.
      const covers = (family: string, codePoint: number) => faceFor(family, face).font.hasGlyphForCodePoint(codePoint);
      return splitScriptRuns(own, pair, script, covers, known.others, known.usual);
    });
  };
  return { face: (family, face = 'regular') => faceFor(family, face), faultOf, embeddingRights: rightsOf, runsOf };
}

/** Where a family has no italics, the stress of words is seen in bold, as in scripts that have none. */
function fileOf({ regular, bold, italic }: Theme['fonts'][string], face: Face): string {
  return { regular, bold, italic: italic ?? bold }[face];
}

/** What is known of texts in a pair of families, in one script and face. */
interface KnownTexts {
  readonly others: OtherFamilies;
  readonly runs: BoundedCache<ScriptRuns>;
  /** The family that usually sets a character. */
  readonly usual: Map<number, string>;
}

function newlyKnown(others: OtherFamilies): KnownTexts {
  return { others, runs: new BoundedCache(maxCachedRuns), usual: new Map() };
}
