import type { Diagnostic } from '../../../diagnostics/diagnostic.js';
import type { Block, Container, ContainerName } from '../../../model/document.js';
import type { FittedBrief, Length } from '../../../model/fitted-brief.js';
import type { PageHeights, UnitHeight } from '../../../model/page-heights.js';
import { childrenBut, containersIn } from '../../containers.js';
import { pillarsPerRow } from '../../pillars-per-row.js';
import { balancedSplit, columnWidth, inRows, textLength } from './columns.js';
import { type DocumentParts, isList, sectionOf } from './document-parts.js';
import { factCard, factGrid, factRowGapPt, hasShare } from './fact-cards.js';
import { unitList } from './items.js';
import { contactGapPt, type PageBuilder } from './page-builder.js';
import { cardGapPt } from './page-context.js';
import type { PartHeight, PartMeasurer } from './part-heights.js';
import { cardHead, cardRowGapPt, cardRule } from './pillar-cards.js';
import { referenceEntry, referenceWidth } from './reference-list.js';

/** Documents of one brief that together contain every part that a page of it may have. */
export interface Extremes<T> {
  /** All units in full, and all of them short. */
  readonly full: T;
  readonly short: T;
  /** No unit at all. */
  readonly none: T;
}

/**
 * The heights of pages, computed as the builders of their parts set them: cards of a row are as high as the highest,
 * references are in two columns, a section without units is left out.
 */
export class DocumentHeights implements PageHeights {
  private readonly heights = new Map<Block | string, Map<string, Map<number, PartHeight>>>();
  private readonly width: number;
  private readonly lists: readonly Container[];

  constructor(
    private readonly parts: Extremes<DocumentParts>,
    private readonly page: PageBuilder,
    private readonly measurer: PartMeasurer,
    readonly availablePt: number,
  ) {
    this.width = page.widthPt;
    this.lists = parts.full.sections.filter(isList);
  }

  problems(): readonly Diagnostic[] {
    return [...this.heights.values()]
      .flatMap((ways) => [...ways.values()].flatMap((widths) => [...widths.values()]))
      .flatMap(({ problems }) => problems);
  }

  usedPt(page: FittedBrief): number {
    return this.parts.full.sections.reduce((sum, section) => sum + this.section(section, page), 0);
  }

  measureUnit(id: string, length: Length, page: FittedBrief): UnitHeight {
    const inLists = this.lists.flatMap((node) => {
      const entry = this.entryOf(node, id, length);
      return entry ? [this.listItem(node, entry)] : [];
    });
    const own = this.card(id, length, page);
    const heights = [...(own ? [own] : []), ...inLists];
    return { heightPt: sum(heights.map(({ heightPt }) => heightPt)), hasRunt: heights[0]?.hasRunt ?? false };
  }

  /** The unit itself where it is a figure or a measure. */
  private card(id: string, length: Length, page: FittedBrief): PartHeight | undefined {
    const parts = this.parts[length];
    const fact = parts.facts.get(id);
    if (fact) return this.fact(fact, Math.max(1, page.facts.filter((f) => f.figure).length), this.anyShare(page));
    const unit = parts.units.get(id);
    return unit && this.item(unit, this.cardWidth);
  }

  private section(node: Block, page: FittedBrief): number {
    if (node.type !== 'container') return this.whole(node);
    switch (node.name) {
      case 'footer':
        // In the bottom margin.
        return 0;
      case 'points':
      case 'why':
      case 'evidence':
        return this.list(node, page);
      case 'contact':
        return contactGapPt(this.page) + this.blocks(node.children);
      case 'facts':
        return this.facts(node, page);
      case 'pillars':
        return this.pillars(node, page);
      case 'references':
        return this.references(node, page);
      default:
        return this.whole(node);
    }
  }

  private facts(node: Container, page: FittedBrief): number {
    const shown = page.facts.flatMap(({ id, length }) => this.parts[length].facts.get(id) ?? []);
    if (shown.length === 0) return 0;
    const share = this.anyShare(page);
    const { perRow } = factGrid(shown.length, this.width);
    const rows = inRows(shown, perRow).map(
      (row, i) => factRowGapPt(i) + highest(row.map((card) => this.fact(card, shown.length, share).heightPt)),
    );
    return this.gap + this.blocks(this.others(node, 'fact')) + sum(rows);
  }

  private anyShare(page: FittedBrief): boolean {
    return page.facts.some(({ id, length }) => {
      const card = this.parts[length].facts.get(id);
      return card !== undefined && hasShare(card);
    });
  }

  private pillars(node: Container, page: FittedBrief): number {
    const cards = containersIn(node, 'pillar');
    const perRow = pillarsPerRow(cards.length);
    const rows = inRows(cards, perRow).map((row, i) => {
      const heights = row.map((card) => {
        const kept = page.pillars.find(({ id }) => id === card.unit)?.units ?? [];
        const [head, list] = [this.cardHead(card), this.items(kept, this.cardWidth)];
        return row.length === 1 && perRow > 1
          ? this.rule(this.width) + Math.max(head, list)
          : this.rule(this.cardWidth) + head + list;
      });
      return cardRowGapPt(i, this.page) + highest(heights);
    });
    const some = page.pillars.reduce((count, { units: kept }) => count + kept.length, 0) < page.measures;
    // The heading says how many measures the brief has, unless all are shown.
    const { pillars } = this.parts[some ? 'none' : 'full'];
    return this.gap + this.blocks(this.others(pillars ?? node, 'pillar')) + sum(rows);
  }

  /** A list of points, or of evidence in small type; without entries it is left out with its heading. */
  private list(node: Container, page: FittedBrief): number {
    const always = this.parts.none.lists.get(sectionOf(node));
    const entries = containersIn(node, 'unit').flatMap(({ unit = '' }) => {
      const length = this.lengthOn(page, unit);
      return always?.get(unit) ?? (length && this.entryOf(node, unit, length)) ?? [];
    });
    if (entries.length === 0) return 0;
    const others = this.others(node, 'unit');
    const heading = node.name === 'evidence' ? this.small(others) : this.blocks(others);
    return this.gap + heading + sum(entries.map((entry) => this.listItem(node, entry).heightPt));
  }

  private entryOf(node: Container, unit: string, length: Length): Container | undefined {
    const section = sectionOf(node);
    return this.parts[length].lists.get(section)?.get(unit);
  }

  private listItem(node: Container, entry: Container): PartHeight {
    if (node.name !== 'evidence') return this.item(entry, this.width);
    return this.part('small', [entry], () => this.page.blocks([entry], this.page.styles.small));
  }

  private readonly shownLengths = new WeakMap<FittedBrief, ReadonlyMap<string, Length>>();

  private lengthOn(page: FittedBrief, unit: string): Length | undefined {
    const known = this.shownLengths.get(page) ?? new Map(shownUnits(page).map(({ id, length }) => [id, length]));
    this.shownLengths.set(page, known);
    return known.get(unit);
  }

  private references(node: Container, page: FittedBrief): number {
    const shown = page.references.flatMap(
      ({ id }) => this.parts.full.references.get(id) ?? this.parts.short.references.get(id) ?? [],
    );
    const width = referenceWidth(shown.length, this.width);
    const heights = shown.map((entry) => this.reference(entry, width));
    const split = balancedSplit(shown.map((entry) => textLength(entry)));
    const others = this.others(node, 'reference');
    const above = this.part('note', others, () => this.page.blocks(others, this.page.styles.note));
    return this.gap + above.heightPt + highest([sum(heights.slice(0, split)), sum(heights.slice(split))]);
  }

  private get gap(): number {
    return this.page.typesetter.scale['section-gap-pt'];
  }

  private get cardWidth(): number {
    const cards = this.parts.full.pillars ? containersIn(this.parts.full.pillars, 'pillar').length : 1;
    return columnWidth(this.width, pillarsPerRow(cards), cardGapPt);
  }

  /** The height of a list of units, each with the gap above it. */
  private items(kept: readonly { readonly id: string; readonly length: Length }[], widthPt: number): number {
    return sum(
      kept.map(({ id, length }) => {
        const unit = this.parts[length].units.get(id);
        return unit ? this.item(unit, widthPt).heightPt : 0;
      }),
    );
  }

  private item(unit: Container, widthPt: number): PartHeight {
    const alone: Container = { type: 'container', name: 'points', attributes: {}, children: [unit] };
    return this.part('item', [unit], () => unitList(alone, widthPt, this.page), widthPt);
  }

  private fact(card: Container, cards: number, share: boolean): PartHeight {
    const { width } = factGrid(cards, this.width);
    return this.part(share ? 'fact with share' : 'fact', [card], () => factCard(card, this.page, width, share), width);
  }

  private cardHead(card: Container): number {
    return this.part('head', this.others(card, 'unit'), () => cardHead(card, this.cardWidth, this.page), this.cardWidth)
      .heightPt;
  }

  private rule(widthPt: number): number {
    return this.part('rule', [], () => cardRule(widthPt, this.page), widthPt).heightPt;
  }

  private reference(entry: Container, widthPt: number): number {
    return this.part('reference', [entry], () => referenceEntry(entry, widthPt, this.page), widthPt).heightPt;
  }

  private small(nodes: readonly Block[]): number {
    return this.part('small', nodes, () => this.page.blocks(nodes, this.page.styles.small)).heightPt;
  }

  private blocks(nodes: readonly Block[]): number {
    return this.part('body', nodes, () => this.page.blocks(nodes)).heightPt;
  }

  private whole(node: Block): number {
    return this.blocks([node]);
  }

  /** Called very often: a single block is its own key. */
  private part(
    how: string,
    blocks: readonly Block[],
    build: () => object | readonly object[],
    widthPt = this.width,
  ): PartHeight {
    const key = blocks.length === 1 ? (blocks[0] as Block) : blocks.map((block) => this.nameOf(block)).join(' ');
    const known = this.heights.get(key)?.get(how)?.get(widthPt);
    if (known) return known;
    const measured = this.measurer.measure(how, blocks, widthPt, build);
    const ways = this.heights.get(key) ?? new Map<string, Map<number, PartHeight>>();
    const widths = ways.get(how) ?? new Map<number, PartHeight>();
    this.heights.set(key, ways.set(how, widths.set(widthPt, measured)));
    return measured;
  }

  private readonly rest = new Map<Container, readonly Block[]>();

  /** The children of a node beside its units. */
  private others(node: Container, name: ContainerName): readonly Block[] {
    const known = this.rest.get(node) ?? childrenBut(node, name);
    this.rest.set(node, known);
    return known;
  }

  private readonly names = new Map<Block, number>();

  private nameOf(block: Block): number {
    const name = this.names.get(block) ?? this.names.size;
    this.names.set(block, name);
    return name;
  }
}

function shownUnits({ points, facts, pillars }: FittedBrief) {
  return [...points, ...facts, ...pillars.flatMap(({ units }) => units)];
}

function sum(heights: readonly number[]): number {
  return heights.reduce((total, height) => total + height, 0);
}

function highest(heights: readonly number[]): number {
  return Math.max(0, ...heights);
}
