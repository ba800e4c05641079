import rendererModule from 'pdfmake/js/Renderer.js';
import svgMeasureModule from 'pdfmake/js/SVGMeasure.js';
import { groupAdjacent } from '../../../text/group-adjacent.js';
import { type Fragment, sizePtOf, type WordRun } from '../../lines/fragment.js';
import type { Line } from '../../lines/paragraph.js';
import type { PictureBox, ShapesBox, TextBox } from '../../page/box.js';
import type { PageVisitor, PlacedPath, Rectangle } from '../../page/layout.js';
import type { PageStructure } from '../../page/structure.js';
import type { Slot } from '../../page/tags.js';
import { referenceDestination } from '../../page/typesetter.js';
import type { PrintedReference } from '../../printed-references.js';
import type { DrawnDocument } from './drawn-document.js';
import { pdfNumber, rgb } from './operands.js';
import { StructureWriter } from './structure-writer.js';
import { type ShownStyle, TextOperators } from './text-operators.js';

/** Level with the tops of the letters: a third of the text's size, as in typefaces. */
const rise = 0.52;

/** The line below linked words: how far beneath their baseline, as on web pages, and how thick. In em. */
const underline = { depth: 0.15, line: 0.04 };

interface Drawing {
  readonly document: DrawnDocument;
  readonly structure: PageStructure;
  /** What the page prints, by id: its mark is its number, and links to it are described by its text. */
  readonly references: ReadonlyMap<string, PrintedReference>;
}

/** Where a link stands on the page: its line, from the top left. */
interface LinkPlace extends Pick<Rectangle, 'xPt' | 'yPt' | 'heightPt'> {
  readonly baselinePt: number;
}

/**
 * Draws a laid-out page and its structure tree: whatever is drawn belongs to an element or is an artifact. pdfmake draws the
 * pictures.
 */
export class PagePrinter implements PageVisitor {
  /** All text that was drawn. */
  readonly drawn: string[] = [];
  private readonly tree: StructureWriter;
  private slots: readonly Slot[] = [];
  private page = 0;
  /** The fragment whose words were shown last. */
  private shown: { readonly fragment: Fragment; readonly style: ShownStyle } | undefined;
  /** The text that is open, and the element that it belongs to. */
  private open: { readonly slot: Slot; readonly text: TextOperators } | undefined;
  /** Those of this page, drawn when all its words are, so that they part no text. */
  private underlines: Rectangle[] = [];

  constructor(private readonly drawing: Drawing) {
    this.tree = new StructureWriter(drawing.document);
  }

  text(box: TextBox): void {
    this.slots = this.slotsOf(box);
  }

  /** The places of a text that begins now. */
  slotsOf(box: TextBox): readonly Slot[] {
    return this.drawing.structure.next(box);
  }

  /** Goes on with a text that began on an earlier page, or beside another. */
  resume(slots: readonly Slot[]): void {
    this.slots = slots;
  }

  /** Closes what is open on a page before the next one begins. */
  turnPage(): void {
    this.drawUnderlines();
    // A page names the fonts that it shows.
    this.shown = undefined;
    this.page += 1;
  }

  /** A line of what stands at the head or the foot of each page, and is read on none. */
  artifact(line: Line, { strutAscentPt }: TextBox, xPt: number, yPt: number): void {
    this.closeText();
    const text = new TextOperators();
    for (const run of line.runs) this.show(run, text, xPt, yPt + strutAscentPt);
    const { document } = this.drawing;
    document.markArtifact('Pagination');
    document.addContent(text.end());
    document.endMarked();
  }

  line(line: Line, { strutAscentPt }: TextBox, xPt: number, yPt: number): void {
    const baselinePt = yPt + strutAscentPt;
    const { runs, widthPt, heightPt } = line;
    let linkFrom = 0;
    for (let from = 0, to = 0; from < runs.length; from = to) {
      const { fragment, starts } = runs[from] as WordRun;
      while (to < runs.length && runs[to]?.fragment.slot === fragment.slot) to += 1;
      const { target } = fragment;
      if (runs[linkFrom]?.fragment.target !== target) linkFrom = from;
      const slot = this.slots[fragment.slot];
      if (!slot) continue;
      if (slot.tag.type === 'Figure') this.extend(slot, { xPt, yPt, widthPt, heightPt });
      slot.drawnAt ??= { page: this.page, xPt: xPt + (starts[0] ?? 0), yPt };
      const text = this.textIn(slot);
      for (let i = from; i < to; i += 1) this.drawn.push(this.show(runs[i] as WordRun, text, xPt, baselinePt));
      // With the last of its words on this line, in whatever styles they are.
      if (!target || runs[to]?.fragment.target === target) continue;
      const words = runs.slice(linkFrom, to);
      for (const part of partsBeside(words, runs)) this.link(part, slot, { xPt, yPt, heightPt, baselinePt });
    }
  }

  shapes(rectangles: readonly Rectangle[], paths: readonly PlacedPath[], box?: ShapesBox): void {
    const [slot] = box ? this.drawing.structure.next(box) : [];
    const [whole] = rectangles;
    if (slot && whole) this.extend(slot, whole);
    const operators = [...rectangles.map(operatorsOf), ...paths.map(operatorsOfPath)];
    this.marked(slot, () => this.drawing.document.addContent(operators.join('\n')));
  }

  picture(box: PictureBox, xPt: number, yPt: number): void {
    const { widthPt, heightPt, svg, dataUrl } = box;
    const [slot] = this.drawing.structure.next(box);
    if (slot) this.extend(slot, { xPt, yPt, widthPt, heightPt });
    const place = { x: xPt, y: yPt, _width: widthPt, _height: heightPt };
    if (svg !== undefined) {
      const sized = new svgMeasureModule.default().writeDimensions(svg, { width: widthPt, height: heightPt });
      this.marked(slot, () => this.renderer().renderSVG({ ...place, svg: sized }));
    } else if (dataUrl !== undefined) {
      const { document } = this.drawing;
      document.images.picture = dataUrl;
      document.provideImage('picture');
      this.marked(slot, () => this.renderer().renderImage({ ...place, image: 'picture' }));
    }
  }

  /** Ends the last page, and writes the structure tree of what was drawn. */
  end(): void {
    this.drawUnderlines();
    this.tree.end(this.drawing.structure.root);
  }

  /** pdfmake's, which is loaded with the first picture. */
  private renderer() {
    return new rendererModule.default(this.drawing.document);
  }

  /** Shows words of a line, and returns their text. */
  private show({ fragment, direction, ...words }: WordRun, operators: TextOperators, xPt: number, yPt: number): string {
    const number = this.numberOf(fragment);
    const texts = number === undefined ? words.texts : [number];
    const shown = texts.join('');
    if (shown === '') return shown;
    const style = this.styleOf(fragment);
    const baselinePt = fragment.sup ? yPt - rise * style.sizePt : yPt;
    operators.show({ texts, starts: words.starts, features: fragment.features, direction }, style, xPt, baselinePt);
    return shown;
  }

  /** Marks have the number of this page: they were set with any. */
  private numberOf({ target }: Fragment): string | undefined {
    if (target === undefined || 'url' in target) return undefined;
    return this.drawing.references.get(target.reference)?.number.toString();
  }

  private styleOf(fragment: Fragment): ShownStyle {
    if (this.shown?.fragment === fragment) return this.shown.style;
    const { document } = this.drawing;
    const font = document.fontOf(fragment.face);
    document.page.fonts[font.id] ??= font.dictionary;
    const style = { font, sizePt: sizePtOf(fragment), colour: rgb(fragment.colour) };
    this.shown = { fragment, style };
    return style;
  }

  /** One sequence of marked content for each stretch of an element, over several lines. */
  private textIn(slot: Slot): TextOperators {
    if (this.open?.slot === slot) return this.open.text;
    this.closeText();
    slot.contents.push(this.drawing.document.markElement(slot.tag.type));
    this.open = { slot, text: new TextOperators() };
    return this.open.text;
  }

  private closeText(): void {
    const operators = this.open?.text.end() ?? '';
    if (operators !== '') this.drawing.document.addContent(operators);
    if (this.open) this.drawing.document.endMarked();
    this.open = undefined;
  }

  private marked(slot: Slot | undefined, draw: () => void): void {
    this.closeText();
    const { document } = this.drawing;
    if (slot) slot.contents.push(document.markElement(slot.tag.type));
    else document.markArtifact('Layout');
    draw();
    document.endMarked();
  }

  /** Closes the text of a page, and draws the lines below its links. */
  private drawUnderlines(): void {
    this.closeText();
    const lines = this.underlines.map(operatorsOf);
    if (lines.length > 0) this.marked(undefined, () => this.drawing.document.addContent(lines.join('\n')));
    this.underlines = [];
  }

  /** One annotation for what of a link is side by side on a line, described by its words or its target. */
  private link(runs: readonly WordRun[], slot: Slot, { xPt, yPt, heightPt, baselinePt }: LinkPlace): void {
    const [first] = runs;
    const target = first?.fragment.target;
    if (!target) return;
    const { document, references } = this.drawing;
    const start = Math.min(...runs.map(({ leftPt }) => leftPt));
    const widthPt = Math.max(...runs.map(({ rightPt }) => rightPt)) - start;
    const shown = runs.flatMap(({ texts }) => texts).join('');
    const printed = 'url' in target ? undefined : references.get(target.reference);
    const description = 'url' in target ? shown.trim() : (printed?.text ?? '');
    const options = { structParent: this.tree.linkIn(slot.link ?? slot.tag), Contents: new String(description) };
    if ('url' in target) {
      document.link(xPt + start, yPt, widthPt, heightPt, target.url, options);
      // An address is seen to be one.
      const words = runs.find(({ fragment }) => fragment.addressLinePt === undefined)?.fragment;
      if (!words) return;
      const { sizePt, colour } = words;
      const place = { xPt: xPt + start, yPt: baselinePt + underline.depth * sizePt, widthPt, heightPt: 0 };
      this.underlines.push({ ...place, colour, linePt: underline.line * sizePt });
    } else document.goTo(xPt + start, yPt, widthPt, heightPt, referenceDestination(printed?.number ?? ''), options);
  }

  /** Part of a figure, whose bounding box is around it. */
  private extend(slot: Slot, { xPt, yPt, widthPt, heightPt }: Omit<Rectangle, 'colour'>): void {
    slot.drawnAt ??= { page: this.page, xPt, yPt };
    this.tree.extend(slot.tag, [xPt, yPt, xPt + widthPt, yPt + heightPt]);
  }
}

/** The words of a link by what is side by side: in a line of both directions other words may come to stand among them. */
function partsBeside(words: readonly WordRun[], line: readonly WordRun[]): readonly (readonly WordRun[])[] {
  const others = line.filter((run) => !words.includes(run));
  const isAmong = ({ leftPt: from }: WordRun, { leftPt: to }: WordRun) =>
    others.some(({ leftPt }) => leftPt >= from && leftPt < to);
  if (words.length === 1) return [words];
  const fromLeft = words.toSorted((one, other) => one.leftPt - other.leftPt);
  const parts = groupAdjacent(fromLeft, (one, next) => !isAmong(one, next));
  // What is read first is described first.
  return parts.map((part) => words.filter((run) => part.includes(run)));
}

/** With round ends and corners; the line of a dot has no length. */
function operatorsOfPath({ points, colour, linePt }: PlacedPath): string {
  const [first, ...rest] = points.map(({ xPt, yPt }) => `${pdfNumber(xPt)} ${pdfNumber(yPt)}`);
  if (first === undefined) return '';
  const to = rest.length === 0 ? [first] : rest;
  const lines = to.map((point) => `${point} l`).join(' ');
  return `q ${rgb(colour)} RG ${pdfNumber(linePt)} w 1 J 1 j ${first} m ${lines} S Q`;
}

function operatorsOf({ xPt, yPt, widthPt, heightPt, colour, linePt }: Rectangle): string {
  const [x, y, right] = [xPt, yPt, xPt + widthPt].map(pdfNumber);
  if (linePt !== undefined) return `${rgb(colour)} RG ${pdfNumber(linePt)} w ${x} ${y} m ${right} ${y} l S`;
  return `${rgb(colour)} rg ${x} ${y} ${pdfNumber(widthPt)} ${pdfNumber(heightPt)} re f`;
}
