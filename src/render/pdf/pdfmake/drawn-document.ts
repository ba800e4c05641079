import pdfDocumentModule from 'pdfmake/js/PDFDocument.js';
import type { SharedFace } from '../../fonts/shared-face.js';
import { DrawnFont } from './drawn-font.js';

const { default: PdfDocument } = pdfDocumentModule;

/** A file that is being written. It can open no file or address. */
export class DrawnDocument extends PdfDocument {
  private readonly known = new Map<SharedFace, DrawnFont>();

  constructor(options: object) {
    super({}, {}, {}, {}, options, null, () => false);
  }

  /** The font of a face, made and registered at its first use as pdfkit would, without reading the file again. */
  fontOf(face: SharedFace): DrawnFont {
    const known = this.known.get(face);
    if (known) return known;
    this._fontCount += 1;
    const font = new DrawnFont(this, face, `F${this._fontCount}`);
    this._fontFamilies[font.name in this._fontFamilies ? font.id : font.name] = font;
    this.known.set(face, font);
    return font;
  }
}
