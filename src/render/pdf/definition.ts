import {
  type Block,
  type Container,
  childrenBut,
  containersIn,
  findContainer,
  type Inline,
  isContainer,
  partOf,
} from '../../model/document.js';
import { pillarsPerRow, type RenderInput } from '../../model/render.js';
import type { Theme } from '../../model/theme.js';
import { balancedSplit, columnWidth, inRows, textLength } from './columns.js';
import { factCards } from './fact-cards.js';
import { masthead, type PlacedLogo } from './masthead.js';
import type { PageContext } from './page-context.js';
import { type PageStyles, pageStyles } from './page-styles.js';
import { spaced } from './parts.js';
import { type Tag, TagBuilder } from './tags.js';
import type { TextNode, TextStyle, Typesetter } from './typesetter.js';

/** The two parts of a page for pdfmake, in pt. Built anew for each pass, since pdfmake changes them. */
export interface PageDefinition {
  readonly content: object;
  readonly footer: object;
  /** The structure of both, in the order of meaning. */
  readonly tags: Tag;
}

const cardGapPt = 26;
const hangPt = 9;
const askPaddingPt = 10;
const noBorders = {
  hLineWidth: () => 0,
  vLineWidth: () => 0,
  paddingLeft: () => 0,
  paddingRight: () => 0,
  paddingTop: () => 0,
  paddingBottom: () => 0,
};

export function definePage(input: RenderInput, typesetter: Typesetter, widthPt: number): PageDefinition {
  const { document, logo, theme } = input;
  const logoHeightPt = theme.issuer?.logo?.['height-pt'] ?? 0;
  typesetter.tags = new TagBuilder();
  const page = new PageBuilder(typesetter, widthPt, logo && { picture: logo, heightPt: logoHeightPt });
  const footer = findContainer(document.children, 'footer');
  return {
    content: { stack: page.blocks(document.children.filter((b) => b !== footer)) },
    footer: footer ? page.footer(footer) : { stack: [] },
    tags: typesetter.tags.root,
  };
}

/** The footer alone, to be measured: its height becomes part of the bottom margin. */
export function defineFooter({ document }: RenderInput, typesetter: Typesetter, widthPt: number): object {
  const footer = findContainer(document.children, 'footer');
  return footer ? new PageBuilder(typesetter, widthPt, undefined).footer(footer) : { stack: [] };
}

class PageBuilder implements PageContext {
  private readonly colours: Theme['colours'];
  readonly styles: PageStyles;

  constructor(
    readonly set: Typesetter,
    readonly widthPt: number,
    private readonly logo: PlacedLogo | undefined,
  ) {
    this.colours = set.theme.colours;
    this.styles = pageStyles(set);
  }

  blocks(nodes: readonly Block[], style = this.styles.body, widthPt = this.widthPt): object[] {
    return nodes.flatMap((node) => this.block(node, style, widthPt));
  }

  private block(node: Block, style: TextStyle, widthPt: number): object[] {
    switch (node.type) {
      case 'heading': {
        const more = { margin: [0, 0, 0, 2] };
        return [
          this.set.tags.leaf('H2', () =>
            this.set.paragraph(node.children, this.styles.label, widthPt, node.unit, more),
          ),
        ];
      }
      case 'paragraph':
        return [this.set.paragraph(node.children, style, widthPt, node.unit)];
      case 'list':
        return this.set.tags.group('L', () =>
          node.children.map((item, i) => this.hanging(node.ordered ? `${i + 1}.` : '–', item.children, style, widthPt)),
        );
      case 'container':
        return this.container(node, style, widthPt);
    }
  }

  private container(node: Container, style: TextStyle, widthPt: number): object[] {
    switch (node.name) {
      case 'masthead':
        return masthead(node, this, this.logo);
      case 'ask':
        return [this.section(() => this.ask(node))];
      case 'facts':
        return [this.section(() => factCards(node, this))];
      case 'pillars':
        return [this.section(() => this.pillars(node))];
      case 'why':
        return [this.section(() => this.why(node))];
      case 'evidence':
        return [this.section(() => ({ stack: this.blocks(node.children, this.styles.small, widthPt) }))];
      case 'references':
        return [this.section(() => this.references(node))];
      default:
        return this.blocks(node.children, style, widthPt);
    }
  }

  private section(build: () => object): object {
    const content = this.set.tags.group('Sect', build);
    return { stack: [content], margin: [0, this.set.scale['section-gap-pt'], 0, 0] };
  }

  /** A tinted box with a bar at its left. */
  private ask(node: Container): object {
    const barPt = 3;
    const inner = this.widthPt - barPt - 2 * askPaddingPt;
    const style = { ...this.styles.body, sizePt: (this.styles.body.sizePt + this.styles.lede.sizePt) / 2 };
    return {
      table: { widths: ['*'], body: [[{ stack: this.blocks(node.children, style, inner) }]] },
      layout: {
        hLineWidth: () => 0,
        vLineWidth: (i: number) => (i === 0 ? barPt : 0),
        vLineColor: () => this.colours.accent,
        fillColor: () => this.colours.tint,
        paddingLeft: () => askPaddingPt,
        paddingRight: () => askPaddingPt,
        paddingTop: () => 6,
        paddingBottom: () => 7,
      },
    };
  }

  private why(node: Container): object {
    return { stack: [...this.blocks(childrenBut(node, 'unit')), ...this.measures(node, this.widthPt)] };
  }

  /**
   * Cards in rows, each row as high as its highest card. An odd card at the end takes the whole row,
   * its measures beside its headline.
   */
  private pillars(node: Container): object {
    const cards = containersIn(node, 'pillar');
    const perRow = pillarsPerRow(cards.length);
    const width = columnWidth(this.widthPt, perRow, cardGapPt);
    const others = this.blocks(childrenBut(node, 'pillar'));
    const rows = inRows(cards, perRow).map((row) => {
      const [only] = row;
      if (row.length > 1 || !only) {
        return row.map((card) => ({ stack: this.set.tags.group('Sect', () => this.pillar(card, width)) }));
      }
      const wide = { stack: this.set.tags.group('Sect', () => this.widePillar(only, width)), colSpan: perRow };
      return [wide, ...Array.from({ length: perRow - 1 }, () => ({}))];
    });
    return {
      stack: [
        ...others,
        {
          table: { widths: Array.from({ length: perRow }, () => width), body: rows, dontBreakRows: true },
          layout: {
            ...noBorders,
            paddingRight: (i: number) => (i < perRow - 1 ? cardGapPt : 0),
            paddingTop: (i: number) => (i > 0 ? this.set.scale['section-gap-pt'] * 0.75 : 0),
          },
        },
      ],
    };
  }

  private pillar(card: Container, widthPt: number): object[] {
    return [this.rule(widthPt, 1), ...this.pillarHead(card, widthPt), ...this.measures(card, widthPt)];
  }

  private widePillar(card: Container, columnPt: number): object[] {
    const [head, measures] = [this.pillarHead(card, columnPt), this.measures(card, columnPt)];
    const columns = [
      { width: columnPt, stack: head },
      { width: columnPt, stack: measures },
    ];
    return [this.rule(this.widthPt, 1), { columns, columnGap: cardGapPt }];
  }

  /** Number, title and place in one line; then whatever stands before the measures. */
  private pillarHead(card: Container, widthPt: number): object[] {
    const { body } = this.styles;
    return childrenBut(card, 'unit', 'place').flatMap((child): object[] => {
      if (child.type === 'heading') return [this.pillarHeading(child.children, card, widthPt)];
      return this.block(child, isContainer(child, 'headline') ? { ...body, bold: true } : body, widthPt);
    });
  }

  private measures(card: Container, widthPt: number): object[] {
    const gap = this.set.scale['item-gap-pt'];
    return this.set.tags.group('L', () =>
      containersIn(card, 'unit').map((unit) => ({
        ...this.hanging('–', unit.children, this.styles.body, widthPt),
        margin: [0, gap, 0, 0],
      })),
    );
  }

  private pillarHeading(title: readonly Inline[], card: Container, widthPt: number): TextNode {
    const { heading, place } = this.styles;
    const { number } = card.attributes;
    const mark: readonly Inline[] = number ? [{ type: 'text', value: `${number}\u2002` }] : [];
    const where = spaced(partOf(card, 'place'));
    const parts = this.set.tags.leaf('H3', () => [
      this.set.paragraph(mark, { ...heading, colour: this.colours.warm }, widthPt),
      this.set.paragraph(title, heading, widthPt, card.unit),
      this.set.paragraph(where, this.set.inLineOf(heading, place), widthPt, card.unit),
    ]);
    const text = parts.flatMap((part) => part.text);
    return { ...this.set.paragraph([], heading, widthPt), text, margin: [0, 0, 0, 1] };
  }

  /** A mark, and text that hangs beside it. */
  private hanging(mark: string, children: readonly Block[], style: TextStyle, widthPt: number): object {
    const { tags } = this.set;
    const markStyle = { ...style, colour: this.colours.warm };
    const columns = tags.group('LI', () => {
      const label = tags.leaf('Lbl', () => this.set.paragraph([{ type: 'text', value: mark }], markStyle, hangPt));
      const body = tags.group('LBody', () => this.blocks(children, style, widthPt - hangPt));
      return [
        { ...label, width: hangPt },
        { width: widthPt - hangPt, stack: body },
      ];
    });
    // pdfmake hands a gap down to the columns inside.
    return { columns, columnGap: 0 };
  }

  /** Two columns, each entry hanging on its number. */
  private references(node: Container): object {
    const entries = containersIn(node, 'reference');
    const others = childrenBut(node, 'reference');
    const width = columnWidth(this.widthPt, Math.min(2, entries.length), cardGapPt);
    const split = balancedSplit(entries.map((entry) => textLength(entry)));
    const column = (part: readonly Container[]) => ({
      width,
      stack: part.map((entry) => ({
        ...this.hanging(entry.attributes.number ?? '', entry.children, this.styles.note, width),
        margin: [0, 0, 0, 1.5],
      })),
    });
    return {
      stack: [
        ...this.blocks(others, this.styles.note),
        {
          columns: this.set.tags.group('L', () =>
            [entries.slice(0, split), entries.slice(split)].filter((part) => part.length > 0).map(column),
          ),
          columnGap: cardGapPt,
        },
      ],
    };
  }

  private rule(widthPt: number, abovePt: number): object {
    return {
      canvas: [{ type: 'line', x1: 0, y1: 0, x2: widthPt, y2: 0, lineWidth: 0.6, lineColor: this.colours.rule }],
      margin: [0, abovePt, 0, 4],
    };
  }

  footer(node: Container): object {
    const words = this.set.tags.group('Sect', () => this.blocks(node.children, this.styles.note));
    return { stack: [this.rule(this.widthPt, 0), ...words] };
  }
}
