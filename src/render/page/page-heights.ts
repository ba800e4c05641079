import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import type { Block, Container } from '../../model/document.js';
import type { FittedBrief, Length } from '../../model/fitted-brief.js';
import type { PageHeights, UnitHeight } from '../../model/page-heights.js';
import type { RenderInput } from '../../model/render-input.js';
import { childrenBut, containersIn } from '../containers.js';
import { type DocumentParts, isList, sectionOf } from './document-parts.js';
import { factCard, factGrid, hasShare } from './fact-cards.js';
import { unitItem } from './items.js';
import { heightIn } from './layout.js';
import { missingGlyphProblems } from './missing-glyphs.js';
import type { PageBuilder } from './page-builder.js';
import type { Part } from './parts.js';
import { cardWidthPt } from './pillar-cards.js';

/** Documents of one brief that together contain every part that a page of it may have. */
export interface Extremes<T> {
  /** All units in full, and all of them short. */
  readonly full: T;
  readonly short: T;
  /** No unit at all. */
  readonly none: T;
}

/** The heights of pages: each is put together of its parts, as it is for drawing, and every part was measured once. */
export class DocumentHeights implements PageHeights {
  private readonly lists: readonly Container[];

  constructor(
    private readonly parts: Extremes<DocumentParts>,
    private readonly page: PageBuilder,
    private readonly textsWith: RenderInput['textsWith'],
    readonly availablePt: number,
  ) {
    this.lists = parts.full.sections.filter(isList);
  }

  problems(): readonly Diagnostic[] {
    return missingGlyphProblems(
      this.page.incomplete.flatMap(({ missing }) => missing),
      this.textsWith,
    );
  }

  usedPt(page: FittedBrief): number {
    const lengths = new Map(shownUnits(page).map(({ id, length }) => [id, length]));
    const blocks = this.parts.full.sections.flatMap((section) => this.section(section, page, lengths) ?? []);
    return heightIn(this.page.content(blocks), this.page.widthPt);
  }

  measureUnit(id: string, length: Length, page: FittedBrief): UnitHeight {
    const inLists = this.lists.flatMap((list) => {
      const entry = this.entryOf(list, id, length);
      return entry ? [this.page.listItem(list, entry)] : [];
    });
    const own = this.card(id, length, page);
    const boxes = [...(own ? [own] : []), ...inLists];
    const heightPt = boxes.reduce((sum, { measured }) => sum + measured.heightPt, 0);
    return { heightPt, hasRunt: boxes[0]?.hasRunt ?? false };
  }

  /** The unit itself where it is a figure or a measure. */
  private card(id: string, length: Length, page: FittedBrief): Part | undefined {
    const parts = this.parts[length];
    const fact = parts.facts.get(id);
    if (fact) {
      const { widthPt } = factGrid(Math.max(1, page.facts.filter((f) => f.figure).length), this.page.widthPt);
      const anyShare = this.factsOn(page).some(hasShare);
      return factCard(fact, this.page, widthPt, anyShare);
    }
    const unit = parts.units.get(id);
    const cards = this.parts.full.pillars ? containersIn(this.parts.full.pillars, 'pillar').length : 1;
    return unit && unitItem(unit, cardWidthPt(cards, this.page.widthPt), this.page);
  }

  /** A section as it is on a page; nothing where it has no unit there. */
  private section(node: Block, page: FittedBrief, lengths: ReadonlyMap<string, Length>): Block | undefined {
    if (node.type !== 'container') return node;
    switch (node.name) {
      case 'footer':
        // In the bottom margin.
        return undefined;
      case 'points':
      case 'why':
      case 'evidence':
        return this.list(node, lengths);
      case 'facts': {
        const shown = this.factsOn(page);
        return shown.length === 0 ? undefined : { ...node, children: [...this.others(node, 'fact'), ...shown] };
      }
      case 'pillars':
        return this.pillars(node, page);
      case 'references': {
        const { full, short } = this.parts;
        const shown = page.references.flatMap(({ id }) => full.references.get(id) ?? short.references.get(id) ?? []);
        return { ...node, children: [...this.others(node, 'reference'), ...shown] };
      }
      default:
        return node;
    }
  }

  private factsOn(page: FittedBrief): readonly Container[] {
    return page.facts.flatMap(({ id, length }) => this.parts[length].facts.get(id) ?? []);
  }

  private pillars(node: Container, page: FittedBrief): Container {
    const unitsOf = new Map(page.pillars.map(({ id, units }) => [id, units]));
    const cards = containersIn(node, 'pillar').map((card): Container => {
      const kept = (unitsOf.get(card.unit ?? '') ?? []).flatMap(
        ({ id, length }) => this.parts[length].units.get(id) ?? [],
      );
      return { ...card, children: [...this.others(card, 'unit'), ...kept] };
    });
    const shown = page.pillars.reduce((count, { units }) => count + units.length, 0);
    // The heading says how many measures the brief has, unless all are shown.
    const { pillars = node } = this.parts[shown < page.measures ? 'none' : 'full'];
    return { ...node, children: [...this.others(pillars, 'pillar'), ...cards] };
  }

  /** A list of points or of evidence; without entries it is left out with its heading. */
  private list(node: Container, lengths: ReadonlyMap<string, Length>): Container | undefined {
    const always = this.parts.none.lists.get(sectionOf(node));
    const entries = containersIn(node, 'unit').flatMap(({ unit = '' }) => {
      const length = lengths.get(unit);
      return always?.get(unit) ?? (length && this.entryOf(node, unit, length)) ?? [];
    });
    return entries.length === 0 ? undefined : { ...node, children: [...this.others(node, 'unit'), ...entries] };
  }

  private entryOf(node: Container, unit: string, length: Length): Container | undefined {
    return this.parts[length].lists.get(sectionOf(node))?.get(unit);
  }

  private readonly rest = new Map<Container, readonly Block[]>();

  /** The children of a node beside its units. */
  private others(node: Container, name: Container['name']): readonly Block[] {
    const known = this.rest.get(node) ?? childrenBut(node, name);
    this.rest.set(node, known);
    return known;
  }
}

function shownUnits({ points, facts, pillars }: FittedBrief) {
  return [...points, ...facts, ...pillars.flatMap(({ units }) => units)];
}
