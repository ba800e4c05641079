import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import { type Block, type Container, containersIn, isContainer } from '../../model/document.js';
import type { Length } from '../../model/fitted-brief.js';
import type { PageHeights, SectionHeights, UnitHeight } from '../../model/page-heights.js';
import type { RenderInput } from '../../model/render-input.js';
import { getOrInsertComputed, once } from '../../text/once.js';
import { childrenBut } from '../containers.js';
import { entrySectionOf } from './container-boxes.js';
import { type DocumentParts, sectionOf } from './document-parts.js';
import { factCard, factWidth, hasShare } from './fact-cards.js';
import { unitItem } from './items.js';
import { heightIn } from './layout.js';
import type { PageBuilder } from './page-builder.js';
import { partProblems } from './part-problems.js';
import type { Part } from './parts.js';
import { cardHead, cardsHeightPt, cardWidthPt } from './pillar-cards.js';
import { entriesHeightPt } from './reference-list.js';

/** Documents of one brief that together contain every part that a page of it may have. */
export interface Extremes<T> {
  /** All units in full, and all of them short. */
  readonly full: T;
  readonly short: T;
  /** No unit at all. */
  readonly none: T;
}

type Lengths = Parameters<PageHeights['measureUnit']>[2];

/** The place of a unit among those of its section; -1 for what is none of them. */
type PlaceOf = (id: string) => number;

/**
 * The heights of pages: each is put together of its parts, as it is for drawing, and every part was measured once.
 */
export class DocumentHeights implements PageHeights {
  private readonly lists: readonly Container[];
  readonly sections: readonly SectionHeights[];

  constructor(
    private readonly parts: Extremes<DocumentParts>,
    private readonly page: PageBuilder,
    private readonly input: Pick<RenderInput, 'textsWith' | 'spanOf'>,
    readonly availablePt: number,
  ) {
    const { sections } = parts.full;
    this.lists = sections.filter((node): node is Container => entryOf(node) === 'unit');
    this.sections = sections.map((node) => {
      const units = unitsOf(node);
      return {
        units,
        printsReferences: isContainer(node, 'references'),
        heightPt: this.heightPtOf(node, (id) => units.indexOf(id)),
      };
    });
  }

  problems(): readonly Diagnostic[] {
    return partProblems(this.page, this.input);
  }

  measureUnit(id: string, length: Length, lengths: Lengths): UnitHeight {
    // How wide a figure is, and whether it leaves room for a bar, depends on the others.
    if (this.parts[length].in('facts').has(id)) return this.measured(id, length, lengths);
    return getOrInsertComputed(this.units[length], id, () => this.measured(id, length, lengths));
  }

  private readonly units = { full: new Map<string, UnitHeight>(), short: new Map<string, UnitHeight>() };

  private measured(id: string, length: Length, lengths: Lengths): UnitHeight {
    const inLists = this.lists.flatMap((list) => {
      const entry = this.parts[length].in(sectionOf(list)).get(id);
      return entry ? [this.listItem(list, entry)] : [];
    });
    const own = this.card(id, length, lengths);
    const boxes = [...(own ? [own] : []), ...inLists];
    const heightPt = boxes.reduce((sum, { measured }) => sum + measured.heightPt, 0);
    return { heightPt, hasRunt: boxes[0]?.hasRunt ?? false };
  }

  /** The unit itself where it is a figure or a measure. */
  private card(id: string, length: Length, lengths: Lengths): Part | undefined {
    const parts = this.parts[length];
    const fact = parts.in('facts').get(id);
    if (fact) {
      const shown = this.factsOn((each) => lengths.get(each));
      return factCard(fact, this.page, factWidth(fact, shown, this.page.widthPt), shown.some(hasShare));
    }
    const unit = parts.in('pillars').get(id);
    const cards = this.parts.full.pillars ? containersIn(this.parts.full.pillars, 'pillar').length : 1;
    return unit && unitItem(unit, cardWidthPt(cards, this.page.widthPt), this.page);
  }

  /** How to tell the height of a section: of most by adding those of its parts to that of its frame. */
  private heightPtOf(node: Block, placeOf: PlaceOf): SectionHeights['heightPt'] {
    if (node.type === 'container') {
      // In the bottom margin.
      if (node.name === 'footer') return () => 0;
      switch (entryOf(node)) {
        case 'unit':
          return this.listHeightPt(node, placeOf);
        case 'fact':
          return ({ lengths }) => {
            const shown = this.factsOn((id) => lengths[placeOf(id)]);
            const children = [...childrenBut(node, 'fact'), ...shown];
            return shown.length === 0 ? 0 : this.composedPt({ ...node, children });
          };
        case 'pillar':
          return this.pillarsHeightPt(node, placeOf);
        case 'reference':
          return this.referencesHeightPt(node);
      }
    }
    return once(() => this.composedPt(node));
  }

  private composedPt(node: Block): number {
    return heightIn(this.page.content([node]), this.page.widthPt);
  }

  /** A section without its units: its heading, and the rule and the gaps around it. */
  private framePt(node: Container, unit: Container['name']): number {
    return this.composedPt({ ...node, children: childrenBut(node, unit) });
  }

  private factsOn(lengthOf: (id: string) => Length | undefined): readonly Container[] {
    return [...this.parts.full.in('facts').keys()].flatMap((id) => {
      const length = lengthOf(id);
      return (length && this.parts[length].in('facts').get(id)) ?? [];
    });
  }

  private pillarsHeightPt(node: Container, placeOf: PlaceOf): SectionHeights['heightPt'] {
    const { page } = this;
    const cards = containersIn(node, 'pillar');
    const widthPt = cardWidthPt(cards.length, page.widthPt);
    const heads = once(() => cards.map((card) => heightIn(cardHead(card, widthPt, page), widthPt)));
    const heightPt = (unit: Container | undefined) => (unit ? heightIn(unitItem(unit, widthPt, page), widthPt) : 0);
    const [full, short] = [this.parts.full.in('pillars'), this.parts.short.in('pillars')];
    const measures = cards.map((card) =>
      containersIn(card, 'unit').map(({ unit = '' }) => ({
        place: placeOf(unit),
        full: once(() => heightPt(full.get(unit))),
        short: once(() => heightPt(short.get(unit))),
      })),
    );
    // The heading says how many measures the brief has, unless all are shown.
    const frame = once(() => this.framePt(node, 'pillar'));
    const frameOfSome = once(() => this.framePt(this.parts.none.pillars ?? node, 'pillar'));
    return ({ lengths }) => {
      let leavesOut = false;
      const heights = measures.map((ofCard, i) => {
        let measuresPt = 0;
        for (const measure of ofCard) {
          const length = lengths[measure.place];
          if (length === undefined) leavesOut = true;
          else measuresPt += measure[length]();
        }
        return { headPt: heads()[i] ?? 0, measuresPt };
      });
      return (leavesOut ? frameOfSome() : frame()) + cardsHeightPt(heights, page);
    };
  }

  private referencesHeightPt(node: Container): SectionHeights['heightPt'] {
    const [full, short] = [this.parts.full.in('references'), this.parts.short.in('references')];
    const frame = once(() => this.framePt(node, 'reference'));
    const entriesPt = entriesHeightPt(this.page);
    return ({ references }) => frame() + entriesPt(references.flatMap((id) => full.get(id) ?? short.get(id) ?? []));
  }

  /** A list is as high as its frame and its entries together; without entries it is left out with its heading. */
  private listHeightPt(list: Container, placeOf: PlaceOf): SectionHeights['heightPt'] {
    const frame = once(() => this.framePt(list, 'unit'));
    const heightOf = (entry: Container | undefined) =>
      entry && once(() => heightIn(this.listItem(list, entry), this.page.widthPt));
    const { full, short, none } = this.parts;
    const name = sectionOf(list);
    const entries = containersIn(list, 'unit').map(({ unit = '' }) => ({
      place: placeOf(unit),
      always: heightOf(none.in(name).get(unit)),
      full: heightOf(full.in(name).get(unit)),
      short: heightOf(short.in(name).get(unit)),
    }));
    return ({ lengths }) => {
      let heightPt = 0;
      let isEmpty = true;
      entries.forEach((entry) => {
        const length = lengths[entry.place];
        const shownPt = entry.always ?? (length && entry[length]);
        if (!shownPt) return;
        isEmpty = false;
        heightPt += shownPt();
      });
      return isEmpty ? 0 : frame() + heightPt;
    };
  }

  private listItem(list: Container, unit: Container): Part {
    return unitItem(unit, this.page.widthPt, this.page, entrySectionOf(list)?.style);
  }
}

function entryOf(node: Block) {
  return node.type === 'container' ? entrySectionOf(node)?.entry : undefined;
}

/** The ids of the units that a section may show. */
function unitsOf(node: Block): readonly string[] {
  if (node.type !== 'container') return [];
  const own = ['unit', 'fact'].includes(node.name) && node.unit !== undefined ? [node.unit] : [];
  return [...own, ...node.children.flatMap(unitsOf)];
}
