import { type Block, type Container, containersIn, isContainer } from '../../model/document.js';
import { childrenBut } from '../containers.js';
import { type Box, type BoxElement, stack } from '../page/box.js';
import { factCard, hasShare } from '../page/fact-cards.js';
import { hangingItem, rule } from '../page/items.js';
import { heightIn } from '../page/layout.js';
import type { PageBuilder } from '../page/page-builder.js';
import { cardHead } from '../page/pillar-cards.js';
import { referenceDestination } from '../page/typesetter.js';
import type { Strip } from './page-breaks.js';

/** Longer lines are hard to follow: an em is two characters. */
const measureEm = 46;

/** Boxes one below the other, within elements of the structure tree. */
interface Flow {
  readonly element?: BoxElement;
  readonly items: readonly (FlowItem | Flow)[];
}

interface FlowItem {
  readonly box: Box;
  readonly keepWithNext?: boolean;
}

/** An annex as one column, and where it may be broken into pages. */
export interface AnnexColumn {
  readonly box: Box;
  readonly strips: readonly Strip[];
}

/** Builds the boxes of an annex, of any length, with the parts and styles of the brief. */
export class AnnexBuilder {
  /** Of words that are read; tables and charts have the same edge. */
  private readonly measurePt: number;

  constructor(private readonly page: PageBuilder) {
    this.measurePt = Math.min(page.widthPt, page.styles.body.sizePt * measureEm);
  }

  column(nodes: readonly Block[]): AnnexColumn {
    const flows = nodes.map((node) => this.section(node));
    const strips: Strip[] = [];
    let topPt = 0;
    const add = (flow: FlowItem | Flow): void => {
      if (!('box' in flow)) {
        flow.items.forEach(add);
        return;
      }
      const bottomPt = topPt + heightIn(flow.box, this.page.widthPt);
      strips.push({ topPt, bottomPt, keepWithNext: flow.keepWithNext ?? false });
      topPt = bottomPt;
    };
    for (const [i, flow] of flows.entries()) {
      const before = strips.length - 1;
      // No page has the disclaimer alone.
      const last = strips[before];
      if (last && isFooter(nodes[i])) strips[before] = { ...last, keepWithNext: true };
      add(flow);
    }
    return { box: stack(flows.map((flow) => boxOf(flow))), strips };
  }

  private section(node: Block): Flow {
    if (node.type !== 'container') return { items: this.page.blocks([node]).map((box) => ({ box })) };
    switch (node.name) {
      case 'pillars':
        return this.titled(node, 'pillar', (pillar) => this.pillar(pillar));
      case 'facts':
        return this.titled(node, 'fact', (fact) => ({ items: [{ box: this.fact(fact) }] }));
      case 'evidence':
        return this.titled(node, 'unit', (unit) => ({ items: [{ box: this.item(unit) }] }), { type: 'L' });
      case 'references':
        return this.references(node);
      case 'footer':
        return { element: { type: 'Sect' }, items: [{ box: this.footer(node) }] };
      default:
        return { items: this.page.blocks([node]).map((box) => ({ box })) };
    }
  }

  /** A section under a rule: its heading stays with its first entry. */
  private titled(
    node: Container,
    name: 'pillar' | 'fact' | 'unit' | 'reference',
    entry: (container: Container) => Flow,
    list?: BoxElement,
  ): Flow {
    const { page } = this;
    const { accent } = page.typesetter.theme.colours;
    const gapPt = page.typesetter.scale['section-gap-pt'];
    const line = rule(page.widthPt, page, { colour: accent, abovePt: gapPt * 1.2, belowPt: gapPt * 0.5 });
    const heading = stack([line, ...page.blocks(childrenBut(node, name))]);
    const entries = containersIn(node, name).map(entry);
    return {
      element: { type: 'Sect' },
      items: [{ box: heading, keepWithNext: true }, list ? { element: list, items: entries } : { items: entries }],
    };
  }

  /** Its title and its sentence stay with its first measure. */
  private pillar(node: Container): Flow {
    const { page, measurePt } = this;
    const gapPt = page.typesetter.scale['section-gap-pt'];
    const head = cardHead(node, measurePt, page);
    const measures = containersIn(node, 'unit').map((unit): FlowItem => ({ box: this.item(unit) }));
    return {
      element: { type: 'Sect' },
      items: [
        { box: this.narrow(head, gapPt * 0.6), keepWithNext: measures.length > 0 },
        { element: { type: 'L' }, items: measures },
      ],
    };
  }

  /** What is said after the first paragraph is how far that can be trusted. */
  private item(unit: Container): Box {
    const { page, measurePt } = this;
    const [first, ...limits] = childrenBut(unit, 'place');
    const places = containersIn(unit, 'place');
    const words = { ...unit, children: [...(first ? [first] : []), ...places] };
    const blocks: typeof page.blocks = (nodes, style = page.styles.body, widthPt = measurePt) =>
      nodes.flatMap((node) =>
        node === words
          ? [...page.blocks([words], style, widthPt), ...page.blocks(limits, page.styles.note, widthPt)]
          : page.blocks([node], style, widthPt),
      );
    const abovePt = page.typesetter.scale['item-gap-pt'];
    return hangingItem('–', [words], page.styles.body, measurePt, { typesetter: page.typesetter, blocks }, { abovePt });
  }

  private fact(node: Container): Box {
    const { page, measurePt } = this;
    const limits = containersIn(node, 'limits').flatMap(({ children }) => children);
    const card = { ...node, children: childrenBut(node, 'limits') };
    const abovePt = page.typesetter.scale['section-gap-pt'] * 0.6;
    const words = page.blocks(limits, page.styles.note, measurePt);
    const box = stack([factCard(card, page, measurePt, hasShare(card)), stack(words, { abovePt: 1 })]);
    return this.narrow(box, abovePt);
  }

  private narrow(box: Box, abovePt: number): Box {
    return { kind: 'row', cells: [{ widthPt: this.measurePt, box }], gapPt: 0, abovePt };
  }

  private references(node: Container): Flow {
    const { page, measurePt } = this;
    const { note } = page.styles;
    const count = String(containersIn(node, 'reference').length);
    const hangPt = page.typesetter.widthPtOf([{ type: 'text', value: count }], note) + 6;
    const reference = (entry: Container): Flow => {
      const { number = '' } = entry.attributes;
      const within = { type: 'Note', options: { id: referenceDestination(number) } } as const;
      const box = hangingItem(number, entry.children, note, measurePt, page, { within, hangPt, belowPt: 2 });
      return { items: [{ box }] };
    };
    return this.titled(node, 'reference', reference, { type: 'L' });
  }

  private footer(node: Container): Box {
    const { page } = this;
    const line = rule(page.widthPt, page, { abovePt: page.typesetter.scale['section-gap-pt'] * 0.6 });
    return stack([line, ...page.blocks(childrenBut(node, 'handling', 'online'), page.styles.note)]);
  }
}

function isFooter(node: Block | undefined): boolean {
  return node !== undefined && isContainer(node, 'footer');
}

function boxOf(flow: FlowItem | Flow): Box {
  if ('box' in flow) return flow.box;
  return stack(
    flow.items.map((item) => boxOf(item)),
    { element: flow.element },
  );
}
