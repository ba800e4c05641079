import pdfDocumentModule, { type EmbeddedFont, type FontFiles } from 'pdfmake/js/PDFDocument.js';
import type { ScriptClass, Theme } from '../../../schema/theme.js';
import { BoundedCache } from '../../../text/bounded-cache.js';
import { type Face, type ScriptRuns, splitScriptRuns } from '../../fonts/script-runs.js';
import { type DrawingFont, SharedFace } from './shared-face.js';

const { default: PdfDocument } = pdfDocumentModule;

/** Texts whose runs are kept. */
const mostRuns = 4_000;

/** The bytes of a theme's font file. Files are read at the edge. */
export type ReadFont = (file: string) => Uint8Array;

export interface Fonts {
  /** Knows the theme's families by their sizes, and is never drawn. Nothing local or remote can be opened by it. */
  readonly measuring: MeasuringDocument;
  /** A new pdfkit document that shows the theme's families. */
  createDocument(options: object): DrawnDocument;
  /** The font of a family, for measuring. */
  font(family: string, bold?: boolean): SharedFace;
  covers(family: string, codePoint: number): boolean;
  /** A text in runs of one family each; the same texts are asked for at every density, and on many pages. */
  runsOf(text: string, face: Face, script: ScriptClass): ScriptRuns;
  /** Whether the file of a face is a font that can be read. */
  opens(family: string, face: 'regular' | 'bold' | 'italic'): boolean;
}

/** The faces of a theme by their files: two may be set in one. */
class Faces {
  /** For as long as somebody holds the bytes: all that are given the same bytes share what was read and shaped. */
  private static readonly byBytes = new WeakMap<Uint8Array, SharedFace>();
  private readonly known = Faces.byBytes;

  of(file: Uint8Array): SharedFace {
    const face = this.known.get(file) ?? new SharedFace(read(file));
    this.known.set(file, face);
    return face;
  }
}

const noFaces = new Faces();

/** A document that knows the families of a theme, each as the font that it makes of its face. */
abstract class ThemeDocument<Font> extends PdfDocument {
  faces = noFaces;
  private readonly known = new Map<string, Font>();

  fontOf(family: string, bold: boolean, italics: boolean): Font {
    const key = `${family} ${this.getFontType(bold, italics)}`;
    const known = this.known.get(key);
    if (known) return known;
    const files = this.getFontFile(family, bold, italics);
    if (!files) throw new Error(`the theme has no family ${family}`);
    const font = this.made(this.faces.of(files[0]));
    this.known.set(key, font);
    return font;
  }

  protected abstract made(face: SharedFace): Font;
}

/** A document that is measured in, and never drawn. */
export class MeasuringDocument extends ThemeDocument<SharedFace> {
  protected override made(face: SharedFace): SharedFace {
    return face;
  }
}

/** A document whose fonts are shared with all others of its theme. */
export class DrawnDocument extends ThemeDocument<DrawingFont> {
  /** As pdfkit would make and register it, without reading the file again. */
  protected override made(face: SharedFace): DrawingFont {
    this._fontCount += 1;
    const id = `F${this._fontCount}`;
    const font = face.in(this, id);
    const namesake = this._fontFamilies[font.name];
    if (namesake?.font === font.font) return namesake as DrawingFont;
    this._fontFamilies[namesake ? id : font.name] = font;
    // pdfkit says in every font that glyph 0, which we never show, is U+0000: no value that a PDF/UA file may give
    // (ISO 14289-1, 7.21.7).
    if (font.unicode[0]?.[0] === 0) font.unicode[0] = [0xfffd];
    return font;
  }
}

/** A font file as pdfkit reads it, in a document that is thrown away. */
function read(file: Uint8Array): EmbeddedFont {
  const files = { normal: [file], bold: [file], italics: [file], bolditalics: [file] } as const;
  const options = { autoFirstPage: false, font: null };
  const document = new PdfDocument({ font: files }, {}, {}, {}, options, null, () => false);
  return document.provideFont('font', false, false) as EmbeddedFont;
}

/** Fonts of a theme, each file read once and only when something is set in it. */
export function loadFonts(theme: Theme, readFont: ReadFont): Fonts {
  const read = new Map<string, Uint8Array>();
  const bytes = (file: string): Uint8Array => {
    const known = read.get(file) ?? readFont(file);
    read.set(file, known);
    return known;
  };
  const descriptors: Record<string, FontFiles> = {};
  for (const [family, files] of Object.entries(theme.fonts)) {
    const { regular, bold, italic } = files;
    // Getters, so that a Chinese font of ten megabytes is read for Chinese pages only.
    descriptors[family] = {
      get normal(): readonly [Uint8Array] {
        return [bytes(regular)];
      },
      get bold(): readonly [Uint8Array] {
        return [bytes(bold)];
      },
      get italics(): readonly [Uint8Array] {
        return [bytes(italic ?? regular)];
      },
      get bolditalics(): readonly [Uint8Array] {
        return [bytes(bold)];
      },
    };
  }
  const faces = new Faces();
  const create = <T extends ThemeDocument<unknown>>(
    Kind: new (...of: ConstructorParameters<typeof PdfDocument>) => T,
    options: object,
  ): T => {
    const document = new Kind({}, {}, {}, {}, options, null, () => false);
    return Object.assign(document, { fonts: descriptors, faces });
  };
  const createDocument = (options: object) => create(DrawnDocument, options);
  const measuring = create(MeasuringDocument, { autoFirstPage: false, font: null });
  const font = (family: string, bold = false) => measuring.fontOf(family, bold, false);
  const opens = (family: string, face: 'regular' | 'bold' | 'italic') => {
    try {
      const { ascender } = measuring.fontOf(family, face === 'bold', face === 'italic');
      return Number.isFinite(ascender);
    } catch {
      return false;
    }
  };
  const covers = (family: string, codePoint: number) => font(family).font.hasGlyphForCodePoint(codePoint);
  const known = new BoundedCache<ScriptRuns>(mostRuns);
  const runsOf = (text: string, face: Face, script: ScriptClass): ScriptRuns => {
    const key = `${face.han}\n${face.latin}\n${script}\n${text}`;
    return known.of(key, () => splitScriptRuns(text, face, script, covers));
  };
  return { measuring, createDocument, font, opens, covers, runsOf };
}
