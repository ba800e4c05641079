import { type CMap, readCMap } from './cmap.js';
import { codeFrom } from './content-reader.js';
import { emptyDict, latin1, type PdfDict } from './objects.js';
import type { PdfFile } from './pdf-file.js';
import { ShownCodes } from './shown-codes.js';

/** A font in which text is shown, and the character codes shown. */
export class ShownFont {
  /** Its name without the subset tag, and where it was first used. */
  readonly label: string;
  readonly type: string;
  readonly codes = new ShownCodes();
  /** Whether any of its text is visible. */
  isVisible = false;
  /** The font with the glyphs: the descendant of a composite font, else the font itself. */
  readonly glyphs: PdfDict;
  private cmap: CMap | undefined | null = null;
  private encodingCMap: CMap | undefined | null = null;
  private width: number | undefined;

  constructor(
    private readonly file: PdfFile,
    readonly dict: PdfDict,
    where: string,
  ) {
    const name = file.name(dict.get('BaseFont')) ?? file.name(dict.get('Name')) ?? 'without a name';
    this.label = `${name.replace(/^[A-Z]{6}\+/, '')} (${where})`;
    this.type = file.name(dict.get('Subtype')) ?? '';
    this.glyphs = this.isComposite ? (file.dict(file.array(dict.get('DescendantFonts'))[0]) ?? emptyDict) : dict;
  }

  get isComposite(): boolean {
    return this.type === 'Type0';
  }

  get toUnicode(): CMap | undefined {
    if (this.cmap === null) {
      const stream = this.file.stream(this.dict.get('ToUnicode'));
      this.cmap = stream && readCMap(this.file, stream);
    }
    return this.cmap;
  }

  /** The CMap that is embedded as the encoding of a composite font. */
  get embeddedCMap(): CMap | undefined {
    if (this.encodingCMap === null) {
      const stream = this.isComposite ? this.file.stream(this.dict.get('Encoding')) : undefined;
      this.encodingCMap = stream && readCMap(this.file, stream);
    }
    return this.encodingCMap;
  }

  /** The length of a code; 0 where it takes a predefined CMap to tell codes apart. */
  get codeBytes(): number {
    this.width ??= this.isComposite ? this.compositeWidth() : 1;
    return this.width;
  }

  /** The Unicode text of a string, as far as ToUnicode has it. */
  words(bytes: Uint8Array): string {
    const { codeBytes, toUnicode } = this;
    if (!toUnicode || codeBytes === 0) return latin1(bytes);
    let text = '';
    for (let i = 0; i + codeBytes <= bytes.length; i += codeBytes) {
      text += toUnicode.unicode.get(codeFrom(bytes, i, codeBytes)) ?? '�';
    }
    return text;
  }

  private compositeWidth(): number {
    if (this.hasIdentityCodes) return 2;
    const widths = this.embeddedCMap?.codeBytes ?? [];
    return widths.length === 1 ? (widths[0] ?? 0) : 0;
  }

  /** Whether the codes of a composite font are its CIDs. */
  get hasIdentityCodes(): boolean {
    const name = this.file.name(this.dict.get('Encoding'));
    return this.isComposite && (name === 'Identity-H' || name === 'Identity-V');
  }
}
