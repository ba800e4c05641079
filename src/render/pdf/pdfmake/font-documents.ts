import pdfDocumentModule, { type EmbeddedFont, type FontFiles } from 'pdfmake/js/PDFDocument.js';
import type { ScriptClass, Theme } from '../../../schema/theme.js';
import { BoundedCache } from '../../../text/bounded-cache.js';
import { type FacePair, type ScriptRuns, splitScriptRuns } from '../../fonts/script-runs.js';
import { type DrawingFont, SharedFace } from './shared-face.js';

const { default: PdfDocument } = pdfDocumentModule;

const maxCachedRuns = 4_000;

/** Which face of a family sets a text. */
export interface FaceStyle {
  readonly bold?: boolean;
  readonly italics?: boolean;
}

/** The bytes of a theme's font file. */
export type ReadFont = (file: string) => Uint8Array;

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
  opens(family: string, face: 'regular' | 'bold' | 'italic'): boolean;
}

/**
 * Faces by the bytes of their files, for as long as somebody holds those: what is given the same bytes shares what was read
 * and shaped, be it two families of a theme, two themes, or two builds in one process.
 */
const faces = new WeakMap<Uint8Array, SharedFace>();

function faceOf(file: Uint8Array): SharedFace {
  const face = faces.get(file) ?? new SharedFace(readFontFile(file));
  faces.set(file, face);
  return face;
}

/** A document in the families of a theme. */
abstract class ThemeDocument<Font> extends PdfDocument {
  private readonly known = new Map<string, Font>();

  fontOf(family: string, bold: boolean, italics: boolean): Font {
    const key = `${family} ${this.getFontType(bold, italics)}`;
    const known = this.known.get(key);
    if (known) return known;
    const files = this.getFontFile(family, bold, italics);
    if (!files) throw new Error(`the theme has no family ${family}`);
    const font = this.fontFor(faceOf(files[0]));
    this.known.set(key, font);
    return font;
  }

  protected abstract fontFor(face: SharedFace): Font;
}

export class MeasuringDocument extends ThemeDocument<SharedFace> {
  protected override fontFor(face: SharedFace): SharedFace {
    return face;
  }
}

export class DrawnDocument extends ThemeDocument<DrawingFont> {
  /** Creates and registers a font as pdfkit would, without reading the file again. */
  protected override fontFor(face: SharedFace): DrawingFont {
    this._fontCount += 1;
    const id = `F${this._fontCount}`;
    const font = face.in(this, id);
    const namesake = this._fontFamilies[font.name];
    if (namesake?.font === font.font) return namesake as DrawingFont;
    this._fontFamilies[namesake ? id : font.name] = font;
    // pdfkit maps glyph 0, which we never show, to U+0000, which PDF/UA forbids (ISO 14289-1, 7.21.7).
    if (font.unicode[0]?.[0] === 0) font.unicode[0] = [0xfffd];
    return font;
  }
}

/** A font file as pdfkit reads it for a document. */
function readFontFile(file: Uint8Array): EmbeddedFont {
  const files = { normal: [file], bold: [file], italics: [file], bolditalics: [file] } as const;
  const options = { autoFirstPage: false, font: null };
  const document = new PdfDocument({ font: files }, {}, {}, {}, options, null, () => false);
  return document.provideFont('font', false, false) as EmbeddedFont;
}

/** The fonts of a theme. A file is read once, when the first text is set in it. */
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
    // Getters, so that a Chinese font of ten megabytes is only read for Chinese pages.
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
  const create = <T extends ThemeDocument<unknown>>(
    Kind: new (...parameters: ConstructorParameters<typeof PdfDocument>) => T,
    options: object,
  ): T => {
    const document = new Kind({}, {}, {}, {}, options, null, () => false);
    return Object.assign(document, { fonts: descriptors });
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
