import { type Block, type Container, type DocumentRoot, findContainer, type Inline } from '../../model/document.js';
import type { Theme } from '../../model/theme.js';
import { balancedSplit, columnWidth, inRows, textLength } from './columns.js';
import { type PageStyles, pageStyles } from './page-styles.js';
import { childrenBut, containersIn, inlinesOf, withGap } from './parts.js';
import type { TextNode, TextStyle, Typesetter } from './typesetter.js';

/** The two parts of a page for pdfmake, in pt. Built anew for each pass, since pdfmake changes them. */
export interface PageDefinition {
  readonly content: object;
  readonly footer: object;
}

const columnGapPt = 20;
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

export function definePage(document: DocumentRoot, typesetter: Typesetter, widthPt: number): PageDefinition {
  const page = new PageBuilder(typesetter, widthPt);
  const footer = findContainer(document.children, 'footer');
  return {
    content: { stack: page.blocks(document.children.filter((b) => b !== footer)) },
    footer: footer ? page.footer(footer) : { stack: [] },
  };
}

class PageBuilder {
  private readonly colours: Theme['colours'];
  private readonly styles: PageStyles;

  constructor(
    private readonly set: Typesetter,
    private readonly widthPt: number,
  ) {
    this.colours = set.theme.colours;
    this.styles = pageStyles(set);
  }

  blocks(nodes: readonly Block[], style = this.styles.body, widthPt = this.widthPt): object[] {
    return nodes.flatMap((node) => this.block(node, style, widthPt));
  }

  private block(node: Block, style: TextStyle, widthPt: number): object[] {
    switch (node.type) {
      case 'heading':
        return [this.set.paragraph(node.children, this.styles.label, widthPt, node.unit, { margin: [0, 0, 0, 2] })];
      case 'paragraph':
        return [this.set.paragraph(node.children, style, widthPt, node.unit)];
      case 'list':
        return node.children.map((item, i) =>
          this.hanging(node.ordered ? `${i + 1}.` : '–', item.children, style, widthPt),
        );
      case 'container':
        return this.container(node, style, widthPt);
    }
  }

  private container(node: Container, style: TextStyle, widthPt: number): object[] {
    switch (node.name) {
      case 'masthead':
        return this.masthead(node);
      case 'ask':
        return [this.section(this.ask(node))];
      case 'facts':
        return [this.section(this.facts(node))];
      case 'pillars':
        return [this.section(this.pillars(node))];
      case 'evidence':
        return [this.section({ stack: this.blocks(node.children, this.styles.small, widthPt) })];
      case 'references':
        return [this.section(this.references(node))];
      default:
        return this.blocks(node.children, style, widthPt);
    }
  }

  private section(content: object): object {
    return { stack: [content], margin: [0, this.set.scale['section-gap-pt'], 0, 0] };
  }

  private masthead(node: Container): object[] {
    const { label, title, lede } = this.styles;
    const kickerStyle = { ...label, colour: this.colours.accent };
    const marksStyle = { ...label, bold: false, colour: this.colours.muted };
    const inLine = (name: 'kicker' | 'marks', style: TextStyle) =>
      containersIn(node, name).flatMap((part) => this.blocks(part.children, style));
    const rest = node.children.flatMap((child): object[] => {
      if (child.type === 'heading') {
        return [this.set.paragraph(child.children, title, this.widthPt, child.unit, { margin: [0, 3, 0, 4] })];
      }
      if (child.type === 'container' && ['kicker', 'marks'].includes(child.name)) return [];
      return this.block(child, lede, this.widthPt);
    });
    const line = {
      columns: [
        { stack: inLine('kicker', kickerStyle), width: '*' },
        { stack: inLine('marks', marksStyle), width: 'auto', alignment: 'right' },
      ],
      columnGap: columnGapPt,
    };
    return [line, ...rest];
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

  private facts(node: Container): object {
    const cards = containersIn(node, 'fact');
    const others = childrenBut(node, 'fact');
    const perRow = cards.length === 4 ? 2 : Math.min(3, cards.length);
    // Fixed widths: a column of pdfmake's own choosing grows to its longest word.
    const width = columnWidth(this.widthPt, perRow, columnGapPt);
    const anyShare = cards.some((card) => card.attributes.of);
    return {
      stack: [
        ...this.blocks(others),
        ...inRows(cards, perRow).map((row, i) => ({
          columns: row.map((card) => ({ width, stack: this.fact(card, width, anyShare) })),
          margin: [0, i === 0 ? 2 : 6, 0, 0],
          columnGap: columnGapPt,
        })),
      ],
    };
  }

  private fact(card: Container, widthPt: number, leaveRoomForBar: boolean): object[] {
    const { figure, small, label } = this.styles;
    const value = findContainer(card.children, 'value');
    const wholeStyle = { ...label, bold: false, sizePt: small.sizePt, colour: this.colours.muted };
    const figureNode: TextNode[] = value ? [this.figure(inlinesOf(value), figure, wholeStyle, widthPt, card.unit)] : [];
    const rest = card.children.filter((child) => child !== value);
    return [
      ...figureNode,
      ...this.blocks(
        (value?.children ?? []).filter((c) => c.type !== 'paragraph'),
        small,
        widthPt,
      ),
      ...(leaveRoomForBar ? [this.shareBar(card.attributes, widthPt)] : []),
      ...this.blocks(rest, small, widthPt),
    ];
  }

  /** The strong part large, the rest beside it small. */
  private figure(
    inlines: readonly Inline[],
    large: TextStyle,
    small: TextStyle,
    widthPt: number,
    unit?: string,
  ): TextNode {
    const lineHeightPt = this.set.lineHeightPt(large);
    const parts = inlines.map((node) => {
      const style = node.type === 'strong' ? large : { ...small, leading: lineHeightPt / small.sizePt };
      const gap = node.type === 'strong' ? node : withGap(node);
      return this.set.paragraph([gap], style, widthPt, unit);
    });
    const strutAscentPt = this.set.paragraph([], large, widthPt).strutAscentPt;
    return { text: parts.flatMap((p) => p.text), strutAscentPt };
  }

  /** A thin bar, the part in the accent colour; without a known whole the room stays empty. */
  private shareBar({ part, of }: Container['attributes'], widthPt: number): object {
    const heightPt = 3.5;
    const share = of ? Number(part) / Number(of) : 0;
    const bar = (w: number, color: string) => ({ type: 'rect', x: 0, y: 0, w, h: heightPt, color });
    const drawn = of ? [bar(widthPt, this.colours.rule), bar(widthPt * share, this.colours.accent)] : [];
    return drawn.length > 0 ? { canvas: drawn, margin: [0, 1, 0, 3] } : { stack: [], margin: [0, 1 + heightPt, 0, 3] };
  }

  /** Cards in rows: two to a row, three where there are three or six. Each row is as high as its highest card. */
  private pillars(node: Container): object {
    const cards = containersIn(node, 'pillar');
    const perRow = cards.length % 3 === 0 ? 3 : 2;
    const width = columnWidth(this.widthPt, perRow, cardGapPt);
    const others = childrenBut(node, 'pillar');
    const rows = inRows(cards, perRow).map((row) => [
      ...row.map((card) => ({ stack: this.pillar(card, width) })),
      ...Array.from({ length: perRow - row.length }, () => ({ stack: [] })),
    ]);
    return {
      stack: [
        ...this.blocks(others),
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
    const gap = this.set.scale['item-gap-pt'];
    const body = card.children.flatMap((child): object[] => {
      if (child.type === 'heading') return [this.pillarHeading(child.children, card, widthPt)];
      if (child.type === 'container' && child.name === 'unit') {
        return [{ ...this.hanging('–', child.children, this.styles.body, widthPt), margin: [0, gap, 0, 0] }];
      }
      return this.block(child, this.styles.body, widthPt);
    });
    return [this.rule(widthPt, 1), ...body];
  }

  private pillarHeading(title: readonly Inline[], card: Container, widthPt: number): TextNode {
    const { heading } = this.styles;
    const { number } = card.attributes;
    const mark = number
      ? this.set.paragraph(
          [{ type: 'text', value: `${number}\u2002` }],
          { ...heading, colour: this.colours.warm },
          widthPt,
        )
      : undefined;
    const text = this.set.paragraph(title, heading, widthPt, card.unit);
    return { ...text, text: [...(mark?.text ?? []), ...text.text], margin: [0, 0, 0, 1] };
  }

  /** A mark, and text that hangs beside it. */
  private hanging(mark: string, children: readonly Block[], style: TextStyle, widthPt: number): object {
    const markStyle = { ...style, colour: this.colours.warm };
    return {
      columns: [
        { ...this.set.paragraph([{ type: 'text', value: mark }], markStyle, hangPt), width: hangPt },
        { width: widthPt - hangPt, stack: this.blocks(children, style, widthPt - hangPt) },
      ],
      // pdfmake hands a gap down to the columns inside.
      columnGap: 0,
    };
  }

  /** Two columns, each entry hanging on its number. */
  private references(node: Container): object {
    const entries = containersIn(node, 'reference');
    const others = childrenBut(node, 'reference');
    const width = columnWidth(this.widthPt, 2, cardGapPt);
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
        { columns: [column(entries.slice(0, split)), column(entries.slice(split))], columnGap: cardGapPt },
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
    return { stack: [this.rule(this.widthPt, 0), ...this.blocks(node.children, this.styles.note)] };
  }
}
