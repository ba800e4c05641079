import rendererModule from 'pdfmake/js/Renderer.js';
import { Slot, type Tag } from '../structure/tags.js';
import { writeBookmarks, writeNotePlaces } from './bookmarks.js';
import type { DrawnDocument } from './font-documents.js';
import { TextOperators } from './text-operators.js';
import type { Line, MeasuredInline, StructureElement } from './types.js';

const { default: Renderer } = rendererModule;

/** pdfmake raises a superscript by this much of its own size, above the tops of the letters beside it. */
const stockRise = 0.75;
/** What looks level with the tops of the letters: a third of the text's size, as typefaces have it. */
const rise = 0.52;

/** A picture that is laid out, in pt from the top left of the page. `image` is the name that pdfmake gave it. */
interface PlacedPicture {
  readonly slot?: Slot;
  readonly image?: string;
  readonly dataUrl?: string;
  readonly x: number;
  readonly y: number;
  readonly _width: number;
  readonly _height: number;
}
interface PlacedItems {
  readonly items: readonly { readonly item: PlacedPicture }[];
}

/** A rectangle of a bar: the first of a slot is the whole. */
interface PlacedVector {
  readonly slot?: Slot;
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

/**
 * Draws laid-out pages and their structure tree: every stroke is the content of an element or an artifact. Nothing is
 * fetched: pictures and fonts come as bytes. Returns all words that were drawn.
 */
export function printPages(pages: object[], document: DrawnDocument, root: Tag): string {
  const renderer = new BriefRenderer(document);
  renderer.renderPages(pages);
  renderer.writeTree(root);
  return renderer.drawn.join('');
}

class BriefRenderer extends Renderer {
  readonly drawn: string[] = [];
  private readonly elements = new Map<Tag, StructureElement>();

  private readonly textOperators: TextOperators;

  constructor(private readonly document: DrawnDocument) {
    super(document);
    this.textOperators = new TextOperators(document);
  }

  /** Pictures come first in the file, as if they had been measured in it. */
  override renderPages(pages: object[]): void {
    for (const { image, dataUrl } of (pages as PlacedItems[]).flatMap(({ items }) => items.map(({ item }) => item))) {
      if (image === undefined || dataUrl === undefined) continue;
      this.document.images[image] = dataUrl;
      this.document.provideImage(image);
    }
    super.renderPages(pages);
  }

  /** In stretches of one slot each; a mark is set lower than pdfmake would. */
  override renderLine(line: Line, x: number, y: number): void {
    const heightPt = line.getHeight();
    const descentPt = heightPt - line.getAscenderHeight();
    for (const stretch of stretchesOf(line.inlines)) {
      const [first] = stretch;
      if (!first) continue;
      const { slot } = first.fragment;
      slot.drawnAt ??= { xPt: x + first.x, yPt: y };
      this.marked(slot, () => {
        const operators = stretch.map((inline) => {
          this.drawn.push(inline.text);
          const { fontSize, font } = inline;
          const toBaselinePt = heightPt - (font.ascender / 1000) * fontSize - descentPt;
          const top = inline.sup
            ? y + fontSize * (stockRise - rise) + toBaselinePt - fontSize * stockRise
            : y + toBaselinePt;
          return this.textOperators.operators(inline, x + inline.x, top);
        });
        this.document.addContent(operators.join('\n'));
      });
      this.linkOver(stretch, x, y, heightPt);
    }
  }

  override renderVector(vector: PlacedVector): void {
    const { slot, x, y, w, h } = vector;
    if (slot && slot.contents.length === 0) this.placeFigure({ slot, x, y, _width: w, _height: h });
    this.marked(slot, () => super.renderVector(vector));
  }

  override renderImage(image: PlacedPicture): void {
    this.placeFigure(image);
    this.marked(image.slot, () => super.renderImage(image));
  }

  override renderSVG(svg: PlacedPicture): void {
    this.placeFigure(svg);
    this.marked(svg.slot, () => super.renderSVG(svg));
  }

  /** The tree of what was drawn, in the order of meaning, with the bookmarks and the places that links lead to. */
  writeTree(root: Tag): void {
    const element = this.assemble(root);
    this.document.addStructure(element);
    writeNotePlaces(root, this.document, (tag) => this.elementOf(tag));
    writeBookmarks(root, this.document);
    element.end();
  }

  private marked(slot: Slot | undefined, draw: () => void): void {
    if (slot) slot.contents.push(this.document.markStructureContent(slot.tag.type));
    else this.document.markContent('Artifact', { type: 'Layout' });
    draw();
    this.document.endMarkedContent();
  }

  /** One annotation for each line that a link runs over, named by its words or by what it leads to. */
  private linkOver(stretch: readonly MeasuredInline[], x: number, y: number, heightPt: number): void {
    const [first] = stretch;
    const last = stretch.at(-1);
    if (!first?.fragment.target || !last) return;
    const { target, slot } = first.fragment;
    const widthPt = last.x + last.width - last.trailingCut - first.x;
    const structParent = this.elementOf(slot.tag);
    if ('url' in target) {
      const words = stretch
        .map((inline) => inline.text)
        .join('')
        .trim();
      const options = { structParent, Contents: new String(words) };
      this.document.link(x + first.x, y, widthPt, heightPt, target.url, options);
    } else {
      const options = { structParent, Contents: new String(target.says) };
      this.document.goTo(x + first.x, y, widthPt, heightPt, target.place, options);
    }
  }

  /** A figure says where it stands (ISO 14289-1, 7.3). */
  private placeFigure({ slot, x, y, _width, _height }: PlacedPicture): void {
    if (!slot) return;
    const bbox = [x, y, x + _width, y + _height];
    this.elements.set(slot.tag, this.document.struct(slot.tag.type, { ...slot.tag.options, bbox }));
  }

  private assemble(tag: Tag): StructureElement {
    const element = this.elementOf(tag);
    for (const kid of tag.kids) {
      if (kid instanceof Slot) for (const content of kid.contents) element.add(content);
      else if (!kid.isEmpty) element.add(this.assemble(kid));
    }
    return element;
  }

  private elementOf(tag: Tag): StructureElement {
    const known = this.elements.get(tag) ?? this.document.struct(tag.type, { ...tag.options });
    this.elements.set(tag, known);
    return known;
  }
}

/** Neighbours of one slot. */
function stretchesOf(inlines: readonly MeasuredInline[]): readonly (readonly MeasuredInline[])[] {
  const stretches: MeasuredInline[][] = [];
  for (const inline of inlines) {
    const open = stretches.at(-1);
    if (open && open[0]?.fragment.slot === inline.fragment.slot) open.push(inline);
    else stretches.push([inline]);
  }
  return stretches;
}
