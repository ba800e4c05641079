import pdfDocumentModule from 'pdfmake/js/PDFDocument.js';
import type { ScriptClass, Theme } from '../../../schema/theme.js';
import { BoundedCache } from '../../../text/bounded-cache.js';
import type { FontFile } from '../../fonts/font-file.js';
import { type FacePair, type ScriptRuns, splitScriptRuns } from '../../fonts/script-runs.js';
import { openFont } from '../../fonts/table-font.js';
import { DrawnFont } from './drawn-font.js';
import { SharedFace } from './shared-face.js';

const { default: PdfDocument } = pdfDocumentModule;

const maxCachedRuns = 4_000;

/** Which face of a family sets a text. */
export interface FaceStyle {
  readonly bold?: boolean;
  readonly italics?: boolean;
}

/** A theme's font file. */
export type OpenFontFile = (file: string) => FontFile;

export interface Fonts {
  /** Measures text in the theme's families, and is never drawn. It can open no file or address. */
  readonly measuring: MeasuringDocument;
  /** A new document that embeds the theme's families. */
  createDocument(options: object): DrawnDocument;
  /** The face of a family, for measuring. */
  font(family: string, bold?: boolean): SharedFace;
  covers(family: string, codePoint: number): boolean;
  /** A text in runs of one family each. Cached: the same texts are set at every density and on many pages. */
  runsOf(text: string, face: FacePair, script: ScriptClass, style?: FaceStyle): ScriptRuns;
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

/** A document in the families of a theme. */
abstract class ThemeDocument<Font> extends PdfDocument {
  private readonly known = new Map<SharedFace, Font>();

  constructor(
    private readonly faceFor: FindFace,
    options: object,
  ) {
    super({}, {}, {}, {}, options, null, () => false);
  }

  fontOf(family: string, bold: boolean, italics: boolean): Font {
    const face = this.faceFor(family, bold ? 'bold' : italics ? 'italic' : 'regular');
    const known = this.known.get(face) ?? this.fontFor(face);
    this.known.set(face, known);
    return known;
  }

  protected abstract fontFor(face: SharedFace): Font;
}

export class MeasuringDocument extends ThemeDocument<SharedFace> {
  protected override fontFor(face: SharedFace): SharedFace {
    return face;
  }
}

export class DrawnDocument extends ThemeDocument<DrawnFont> {
  /** Creates and registers a font as pdfkit would, without reading the file again. */
  protected override fontFor(face: SharedFace): DrawnFont {
    this._fontCount += 1;
    const font = new DrawnFont(this, face, `F${this._fontCount}`);
    this._fontFamilies[font.name in this._fontFamilies ? font.id : font.name] = font;
    return font;
  }
}

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
  const createDocument = (options: object) => new DrawnDocument(faceFor, options);
  const measuring = new MeasuringDocument(faceFor, { autoFirstPage: false, font: null });
  const font = (family: string, bold = false) => measuring.fontOf(family, bold, false);
  const opens = (family: string, face: Face) => {
    try {
      return Number.isFinite(faceFor(family, face).ascender);
    } catch {
      return false;
    }
  };
  const covers = (family: string, codePoint: number) => font(family).font.hasGlyphForCodePoint(codePoint);
  const known = new BoundedCache<ScriptRuns>(maxCachedRuns);
  const families = Object.keys(theme.fonts);
  const runsOf = (text: string, face: FacePair, script: ScriptClass, style: FaceStyle = {}): ScriptRuns => {
    const { bold = false, italics = false } = style;
    // A bold or italic face may lack what the regular one has.
    const has = (family: string, codePoint: number) =>
      measuring.fontOf(family, bold, italics).font.hasGlyphForCodePoint(codePoint);
    const key = `${face.han}\n${face.latin}\n${script}${bold ? 'b' : ''}${italics ? 'i' : ''}\n${text}`;
    return known.of(key, () => splitScriptRuns(text, face, script, has, families));
  };
  return { measuring, createDocument, font, opens, covers, runsOf };
}
