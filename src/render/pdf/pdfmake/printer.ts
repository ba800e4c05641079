import rendererModule from 'pdfmake/js/Renderer.js';
import { groupAdjacent } from '../../group-adjacent.js';
import { Slot, type Tag } from '../structure/tags.js';
import { writeBookmarks, writeNoteDestinations } from './bookmarks.js';
import type { DrawnDocument } from './font-documents.js';
import type { LaidOutPage, PlacedPicture } from './layout.js';
import { textOf } from './text-inlines.js';
import { TextOperators } from './text-operators.js';
import type { Line, MeasuredInline, StructureElement } from './types.js';

const { default: Renderer } = rendererModule;

/** How far pdfmake raises a superscript, in its size: above the tops of the letters beside it. */
const pdfmakeRise = 0.75;
/** Level with the tops of the letters: a third of the text's size, as in typefaces. */
const rise = 0.52;

/** A rectangle of a bar; the first of a slot is the whole bar. */
interface PlacedVector {
  readonly slot?: Slot;
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

/**
 * Draws laid-out pages and their structure tree: whatever is drawn belongs to an element or is an artifact. Returns all
 * text that was drawn.
 */
export function printPages(pages: LaidOutPage[], document: DrawnDocument, root: Tag): string {
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

  /** Pictures come first in the file. */
  override renderPages(pages: LaidOutPage[]): void {
    for (const { type, item } of pages.flatMap(({ items }) => items)) {
      if (type !== 'image' || item.image === undefined || item.dataUrl === undefined) continue;
      this.document.images[item.image] = item.dataUrl;
      this.document.provideImage(item.image);
    }
    super.renderPages(pages);
  }

  /** One sequence of marked content for each slot; superscripts are lower than pdfmake's. */
  override renderLine(line: Line, x: number, y: number): void {
    const heightPt = line.getHeight();
    const descentPt = heightPt - line.getAscenderHeight();
    const bySlot = groupAdjacent(line.inlines, (before, next) => before.fragment.slot === next.fragment.slot);
    for (const inlines of bySlot) {
      const [first] = inlines;
      if (!first) continue;
      const { slot } = first.fragment;
      slot.drawnAt ??= { xPt: x + first.x, yPt: y };
      this.marked(slot, () => {
        const operators = inlines.map((inline) => {
          this.drawn.push(inline.text);
          const { fontSize, font } = inline;
          const toBaselinePt = heightPt - (font.ascender / 1000) * fontSize - descentPt;
          const top = inline.sup
            ? y + fontSize * (pdfmakeRise - rise) + toBaselinePt - fontSize * pdfmakeRise
            : y + toBaselinePt;
          return this.textOperators.operators(inline, x + inline.x, top);
        });
        this.document.addContent(operators.join('\n'));
      });
      this.annotateLink(inlines, x, y, heightPt);
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

  /** The structure tree of what was drawn, with bookmarks and the destinations of links. */
  writeTree(root: Tag): void {
    const element = this.assemble(root);
    this.document.addStructure(element);
    writeNoteDestinations(root, this.document, (tag) => this.elementOf(tag));
    writeBookmarks(root, this.document);
    element.end();
  }

  private marked(slot: Slot | undefined, draw: () => void): void {
    if (slot) slot.contents.push(this.document.markStructureContent(slot.tag.type));
    else this.document.markContent('Artifact', { type: 'Layout' });
    draw();
    this.document.endMarkedContent();
  }

  /** One annotation for each line of a link, described by its words or its target. */
  private annotateLink(inlines: readonly MeasuredInline[], x: number, y: number, heightPt: number): void {
    const [first] = inlines;
    const last = inlines.at(-1);
    if (!first?.fragment.target || !last) return;
    const { target, slot } = first.fragment;
    const widthPt = last.x + last.width - last.trailingCut - first.x;
    const description = 'url' in target ? textOf(inlines).trim() : target.description;
    const options = { structParent: this.elementOf(slot.tag), Contents: new String(description) };
    if ('url' in target) this.document.link(x + first.x, y, widthPt, heightPt, target.url, options);
    else this.document.goTo(x + first.x, y, widthPt, heightPt, target.destination, options);
  }

  /** A figure has its bounding box (ISO 14289-1, 7.3). */
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
