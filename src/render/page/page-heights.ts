import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import { type Block, type Container, isContainer } from '../../model/document.js';
import type { Length } from '../../model/fitted-brief.js';
import type { PageChoice, PageHeights, SectionHeights, UnitHeight } from '../../model/page-heights.js';
import type { RenderInput } from '../../model/render-input.js';
import { once } from '../../text/once.js';
import { childrenBut, containersIn } from '../containers.js';
import { type DocumentParts, isList, sectionOf } from './document-parts.js';
import { factCard, factWidth, hasShare } from './fact-cards.js';
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

type Lengths = PageChoice['lengths'];

/**
 * The heights of pages: each is put together of its parts, as it is for drawing, and every part was measured once.
 */
export class DocumentHeights implements PageHeights {
  private readonly lists: readonly Container[];
  readonly sections: readonly SectionHeights[];

  constructor(
    private readonly parts: Extremes<DocumentParts>,
    private readonly page: PageBuilder,
    private readonly textsWith: RenderInput['textsWith'],
    readonly availablePt: number,
  ) {
    const { sections } = parts.full;
    this.lists = sections.filter(isList);
    this.sections = sections.map((node) => ({
      units: unitsOf(node),
      printsReferences: isContainer(node, 'references'),
      heightPt: isList(node) ? this.listHeightPt(node) : (choice) => this.heightPt(node, choice),
    }));
  }

  problems(): readonly Diagnostic[] {
    return missingGlyphProblems(
      this.page.incomplete.flatMap(({ missing }) => missing),
      this.textsWith,
    );
  }

  measureUnit(id: string, length: Length, lengths: Lengths): UnitHeight {
    // How wide a figure is, and whether it leaves room for a bar, depends on the others.
    if (this.parts[length].facts.has(id)) return this.measured(id, length, lengths);
    const known = this.units[length].get(id) ?? this.measured(id, length, lengths);
    this.units[length].set(id, known);
    return known;
  }

  private readonly units = { full: new Map<string, UnitHeight>(), short: new Map<string, UnitHeight>() };

  private measured(id: string, length: Length, lengths: Lengths): UnitHeight {
    const inLists = this.lists.flatMap((list) => {
      const entry = this.entryOf(list, id, length);
      return entry ? [this.page.listItem(list, entry)] : [];
    });
    const own = this.card(id, length, lengths);
    const boxes = [...(own ? [own] : []), ...inLists];
    const heightPt = boxes.reduce((sum, { measured }) => sum + measured.heightPt, 0);
    return { heightPt, hasRunt: boxes[0]?.hasRunt ?? false };
  }

  /** The unit itself where it is a figure or a measure. */
  private card(id: string, length: Length, lengths: Lengths): Part | undefined {
    const parts = this.parts[length];
    const fact = parts.facts.get(id);
    if (fact) {
      const shown = this.factsOn(lengths);
      return factCard(fact, this.page, factWidth(fact, shown, this.page.widthPt), shown.some(hasShare));
    }
    const unit = parts.units.get(id);
    const cards = this.parts.full.pillars ? containersIn(this.parts.full.pillars, 'pillar').length : 1;
    return unit && unitItem(unit, cardWidthPt(cards, this.page.widthPt), this.page);
  }

  private heightPt(node: Block, choice: PageChoice): number {
    const shown = this.section(node, choice);
    return shown ? heightIn(this.page.content([shown]), this.page.widthPt) : 0;
  }

  /** A section as it is on a page; nothing where it has no unit there. */
  private section(node: Block, { lengths, references }: PageChoice): Block | undefined {
    if (node.type !== 'container') return node;
    switch (node.name) {
      case 'footer':
        // In the bottom margin.
        return undefined;
      case 'facts': {
        const shown = this.factsOn(lengths);
        return shown.length === 0 ? undefined : { ...node, children: [...this.others(node, 'fact'), ...shown] };
      }
      case 'pillars':
        return this.pillars(node, lengths);
      case 'references': {
        const { full, short } = this.parts;
        const shown = references.flatMap((id) => full.references.get(id) ?? short.references.get(id) ?? []);
        return { ...node, children: [...this.others(node, 'reference'), ...shown] };
      }
      default:
        return node;
    }
  }

  private factsOn(lengths: Lengths): readonly Container[] {
    return [...this.parts.full.facts.keys()].flatMap((id) => {
      const length = lengths.get(id);
      return (length && this.parts[length].facts.get(id)) ?? [];
    });
  }

  private pillars(node: Container, lengths: Lengths): Container {
    let leavesOut = false;
    const cards = containersIn(node, 'pillar').map((card): Container => {
      const kept = containersIn(card, 'unit').flatMap(({ unit = '' }) => {
        const length = lengths.get(unit);
        if (length === undefined) leavesOut = true;
        return (length && this.parts[length].units.get(unit)) ?? [];
      });
      return { ...card, children: [...this.others(card, 'unit'), ...kept] };
    });
    // The heading says how many measures the brief has, unless all are shown.
    const { pillars = node } = this.parts[leavesOut ? 'none' : 'full'];
    return { ...node, children: [...this.others(pillars, 'pillar'), ...cards] };
  }

  /** A list is as high as its frame and its entries together; without entries it is left out with its heading. */
  private listHeightPt(list: Container): (choice: PageChoice) => number {
    const { page } = this;
    const frame = once(() => heightIn(page.content([{ ...list, children: this.others(list, 'unit') }]), page.widthPt));
    const always = this.parts.none.lists.get(sectionOf(list));
    const entries = containersIn(list, 'unit').map(({ unit = '' }) => ({
      unit,
      always: always?.get(unit),
      full: this.entryOf(list, unit, 'full'),
      short: this.entryOf(list, unit, 'short'),
    }));
    const heights = new Map<Container, number>();
    return ({ lengths }) => {
      let heightPt = 0;
      let isEmpty = true;
      for (const entry of entries) {
        const length = lengths.get(entry.unit);
        const shown = entry.always ?? (length && entry[length]);
        if (!shown) continue;
        isEmpty = false;
        const ownPt = heights.get(shown) ?? heightIn(page.listItem(list, shown), page.widthPt);
        heights.set(shown, ownPt);
        heightPt += ownPt;
      }
      return isEmpty ? 0 : frame() + heightPt;
    };
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

/** The ids of the units that a section may show. */
function unitsOf(node: Block): readonly string[] {
  if (node.type !== 'container') return [];
  const own = ['unit', 'fact'].includes(node.name) && node.unit !== undefined ? [node.unit] : [];
  return [...own, ...node.children.flatMap(unitsOf)];
}
