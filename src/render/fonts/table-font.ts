import type { Direction } from '../../schema/scripts.js';
import { type FaceHead, type FaceMetrics, fullShaperOnly, noCharacter, unpackFace } from './face-format.js';
import type { FontFile } from './font-file.js';
import type { FontProgram, ShapedRun } from './font-program.js';
import { FullFont } from './full-font.js';
import { fontIdentity, Outlines } from './outlines.js';
import { OutlineSubset } from './subset.js';
import { TableShaper } from './table-shaper.js';

/** A font as its file says, from its table where it has one; read and shaped once for all documents. */
export function openFont(file: FontFile): FontProgram {
  const face = file.table && unpackFace(file.table);
  if (!face || !isOf(face.head, file)) return new FullFont(file.whole());
  return new TableFont(file, face.head, new TableShaper(face.head, face.arrays));
}

function isOf({ font }: FaceHead, file: FontFile): boolean {
  const { size, directory } = fontIdentity(file);
  return size === font.size && directory === font.directory;
}

/** A font with a face table. Its file is decoded only for what the table does not know. */
class TableFont implements FontProgram {
  readonly metrics: FaceMetrics;
  private readonly marks: ReadonlyMap<number, { readonly minX: number; readonly maxX: number }>;
  private decoded: FullFont | undefined;
  private outlines: Outlines | undefined;

  constructor(
    private readonly file: FontFile,
    head: FaceHead,
    private readonly shaper: TableShaper,
  ) {
    this.metrics = head.metrics;
    this.marks = new Map(head.marks.map(([codePoint, minX, maxX]) => [codePoint, { minX, maxX }]));
  }

  private get full(): FullFont {
    this.decoded ??= new FullFont(this.file.whole());
    return this.decoded;
  }

  private get drawn(): Outlines {
    this.outlines ??= new Outlines(this.file);
    return this.outlines;
  }

  get missingAdvance(): number {
    return this.drawn.of(0).advance;
  }

  hasGlyphForCodePoint(codePoint: number): boolean {
    return this.shaper.entryOf(codePoint) !== noCharacter;
  }

  glyphForCodePoint(codePoint: number) {
    const entry = this.shaper.entryOf(codePoint);
    const bbox = this.marks.get(codePoint);
    if (!bbox || entry === noCharacter || entry === fullShaperOnly) return this.full.glyphForCodePoint(codePoint);
    return { advanceWidth: this.shaper.advanceOf(entry), bbox };
  }

  shape(text: string, features?: readonly string[], direction?: Direction): ShapedRun {
    // Tables know no letters that join.
    if (direction === 'rtl') return this.full.shape(text, features, direction);
    return this.shaper.shape(text, features) ?? this.full.shape(text, features);
  }

  subset(): OutlineSubset {
    return new OutlineSubset(this.drawn);
  }
}
