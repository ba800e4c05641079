import { type Block, type Container, containersIn, type Inline, isContainer, plainText } from '../../model/document.js';
import { pageLines } from '../../model/named-text.js';
import type { Picture } from '../../model/picture.js';
import type { PrintedRun } from '../../model/printed-page.js';
import type { RenderInput } from '../../model/render-input.js';
import { type Direction, directionOf } from '../../schema/scripts.js';
import { sectionNames } from '../../schema/section-names.js';
import type { Theme } from '../../schema/theme.js';
import { groupAdjacent } from '../../text/group-adjacent.js';
import { type BarPart, barOf, barShade } from '../bar.js';
import { chartOf, type DrawnChart, hasNames, hasOwnWords, labelAndValue } from '../charts/chart.js';
import { childrenBut, lastSentence, partOf } from '../containers.js';
import { chartBesideItsWords, type FactRow, rowsOfFacts } from '../fact-rows.js';
import { logoSize } from '../logo-size.js';
import { balancedSplit, textLength } from '../page/columns.js';
import { pillarsPerRow } from '../pillars-per-row.js';
import { chartTable } from './chart-table.js';
import { beside, numberBefore, runsOf, strong } from './inline-runs.js';
import type { TextPlacer } from './place-texts.js';
import {
  cellOf,
  type ListKind,
  tableOf,
  type WordBlock,
  type WordCell,
  type WordPage,
  type WordParagraph,
} from './word-blocks.js';
import type { WordStyle } from './word-styles.js';

/** What a page in Word shows, in its order. The same document says what a page that comes back was made from. */
export function wordPage({ document, theme, logo, variant }: RenderInput, placer: TextPlacer): WordPage {
  const footers = document.children.filter((block) => isContainer(block, 'footer'));
  const others = document.children.filter((block) => !isContainer(block, 'footer'));
  const logoHeightPt = theme.issuer?.logo?.['height-pt'] ?? 0;
  const writer = new PageWriter(
    placer,
    theme.colours,
    logo && { picture: logo, heightPt: logoHeightPt },
    directionOf(variant.locale),
  );
  return {
    body: others.flatMap((block) => writer.block(block, 'Normal')),
    footer: footers.flatMap((block) => writer.block(block, 'Footer')),
  };
}

/** The styles of what stands in a container, and of headings over it. */
const stylesOf: Readonly<Record<string, WordStyle>> = {
  issuer: 'Issuer',
  handling: 'Handling',
  kicker: 'Kicker',
  marks: 'Marks',
  lede: 'Subtitle',
  ask: 'Ask',
  headline: 'PillarHeadline',
  contact: 'Contact',
  evidence: 'Small',
  references: 'Footnote',
  footer: 'Footer',
};

const sectionHeadings = [pageLines.advice, ...sectionNames];

/** What stands in paragraphs that are of no unit. */
const linesOf: Readonly<Partial<Record<WordStyle, readonly string[]>>> = {
  Title: [pageLines.headline],
  Kicker: [pageLines.name],
  Marks: [pageLines.issuer],
  Issuer: [pageLines.issuer],
  Handling: [pageLines.handling],
  Contact: [pageLines.contact],
  Footer: [pageLines.disclaimer, pageLines.contact, pageLines.imprint],
  Reference: [pageLines.numbering],
  Footnote: [pageLines.numbering],
  Heading1: sectionHeadings,
  HeadingAsk: sectionHeadings,
  HeadingMinor: sectionHeadings,
  HeadingQuiet: sectionHeadings,
};

const headingOf: Readonly<Partial<Record<WordStyle, WordStyle>>> = {
  Ask: 'HeadingAsk',
  Small: 'HeadingMinor',
  Footnote: 'HeadingQuiet',
};

/** What a list, or a list of units, is set as in a part. */
const listStyles: Readonly<Partial<Record<WordStyle, WordStyle>>> = {
  Small: 'ListSmall',
  ListSmall: 'ListSmall',
  Ask: 'ListAsk',
  ListAsk: 'ListAsk',
};

class PageWriter {
  private numberedLists = 0;

  constructor(
    private readonly placer: TextPlacer,
    private readonly colours: Theme['colours'],
    private readonly logo: { readonly picture: Picture; readonly heightPt: number } | undefined,
    private readonly direction: Direction,
  ) {}

  block(node: Block, style: WordStyle): readonly WordBlock[] {
    switch (node.type) {
      case 'heading':
        return [this.paragraph(runsOf(node.children), headingStyle(node.depth, style), node.unit)];
      case 'paragraph':
        return node.children.every(({ type }) => type === 'image')
          ? this.pictures(node.children)
          : [this.paragraph(runsOf(node.children), style, node.unit)];
      case 'list': {
        const kind = node.ordered ? 'numbers' : 'bullets';
        const items = node.children.map(({ children }) =>
          children.flatMap((child, i) => {
            const blocks = this.block(child, listStyles[style] ?? 'ListBullet');
            return child.type === 'list'
              ? blocks.map((one) => nested(one, kind))
              : i === 0
                ? blocks
                : blocks.map((one) => continued(one, kind));
          }),
        );
        return node.ordered ? this.numbered(items) : items.flat();
      }
      case 'container':
        return this.container(node, style);
    }
  }

  /** The first paragraph of each item has its number. */
  private numbered(items: readonly (readonly WordBlock[])[]): readonly WordBlock[] {
    this.numberedLists += 1;
    const numberedList = this.numberedLists;
    return items.flatMap(([first, ...others]) =>
      first?.kind === 'paragraph' ? [{ ...first, numberedList }, ...others] : [...(first ? [first] : []), ...others],
    );
  }

  private blocks(nodes: readonly Block[], style: WordStyle): readonly WordBlock[] {
    return nodes.flatMap((node) => this.block(node, style));
  }

  private container(node: Container, style: WordStyle): readonly WordBlock[] {
    switch (node.name) {
      case 'unit':
        return this.withPlace(node, listStyles[style] ?? 'ListBullet');
      case 'fact':
        return this.fact(node);
      case 'facts':
        return this.facts(node);
      case 'pillars':
        return this.pillars(node);
      case 'references':
        return this.references(node);
      default:
        return this.blocks(node.children, stylesOf[node.name] ?? style);
    }
  }

  /** The last paragraph goes on with the place in the source. */
  private withPlace(node: Container, style: WordStyle, children = childrenBut(node, 'place')): readonly WordBlock[] {
    const place = partOf(node, 'place');
    const last = lastSentence(children);
    return children.flatMap((child, i) => {
      if (i !== last || child.type !== 'paragraph' || place.length === 0) return this.block(child, style);
      return [this.paragraph([...runsOf(child.children), ...beside(place, 'place', '\u00a0')], style, node.unit)];
    });
  }

  private fact(node: Container, leavesRoomForBar = false): readonly WordBlock[] {
    const { words, chart } = this.partsOfFact(node, leavesRoomForBar);
    return [...words, ...chart];
  }

  /** What a fact says, and the chart that is read after it. */
  private partsOfFact(
    node: Container,
    leavesRoomForBar: boolean,
  ): Readonly<Record<'words' | 'chart', readonly WordBlock[]>> {
    const [value, whole] = [partOf(node, 'value'), partOf(node, 'whole')];
    const bar = barOf(node.attributes);
    const rest = childrenBut(node, 'value', 'whole', 'alt', 'chart', 'place');
    const chart = chartOf(node);
    // What has no words of its own belongs to the bar.
    const isRead = chart !== undefined && hasOwnWords(chart);
    const alt = chart?.alt ?? plainText(partOf(node, 'alt'));
    const words = [
      ...(value.length === 0
        ? []
        : [this.paragraph([...runsOf(value), ...beside(whole, 'whole', ' ')], 'KeyFigure', node.unit)]),
      ...(bar ? [{ kind: 'bar', parts: bar, alt } as const] : leavesRoomForBar ? [{ kind: 'space' } as const] : []),
      ...(isRead ? [] : this.chart(node)),
      ...this.withPlace(node, 'Small', rest),
    ];
    return { words, chart: isRead ? this.chart(node) : [] };
  }

  /** A chart is its table here, with its title above. */
  private chart(node: Container): readonly WordBlock[] {
    const chart = chartOf(node);
    if (!chart) return [];
    const { kind, title, marks, alt } = chart;
    const small = (runs: readonly PrintedRun[]) => this.paragraph(runs, 'Small', node.unit);
    const date = beside(marks, 'whole', title.length === 0 ? '' : ' ');
    const titleRuns = [...strong(runsOf(title)), ...date];
    const caption = titleRuns.length === 0 ? [] : [small(titleRuns)];
    if (kind !== 'table' && !hasNames(chart))
      return [...caption, small(this.valuesInLine(chart, barOf(node.attributes)))];
    const headedBy = chart.head.length > 0 ? 'row' : 'column';
    const { rows: lines, columns, areNumbers } = chartTable(chart, this.direction);
    const cell = (runs: readonly PrintedRun[], column: number, missingEnd = '') =>
      cellOf([areNumbers[column] ? { ...small(runs), alignsAtEnd: true, missingEnd } : small(runs)]);
    const head = chart.head.map((inlines, column) => cell(strong(runsOf(inlines)), column));
    const body = lines.map((cells) =>
      cells.map(({ inlines, missingEnd }, column) => cell(runsOf(inlines), column, missingEnd)),
    );
    const rows = headedBy === 'row' ? [head, ...body] : body;
    return [...caption, { kind: 'table', headedBy, columns, rows, description: alt || plainText(title) }];
  }

  /** Values without names, each behind the shade that it has in the bar. */
  private valuesInLine({ rows }: DrawnChart, parts: readonly BarPart[] = []): readonly PrintedRun[] {
    const { accent, rule } = this.colours;
    return rows.flatMap((row, i): readonly PrintedRun[] => {
      const colour = i < parts.length ? barShade(accent, i, parts.length) : rule;
      return [
        ...(i > 0 ? [{ text: '\u2002' }] : []),
        ...(parts.length > 0 ? [{ text: '■', colour }, { text: '\u00a0' }] : []),
        ...strong(runsOf(labelAndValue(row).value)),
      ];
    });
  }

  /** Neighbouring rows of as many columns are one table. Every chart is a table here, which three columns have no room for. */
  private facts(node: Container): readonly WordBlock[] {
    const cards = containersIn(node, 'fact');
    const anyBar = cards.some(({ attributes }) => barOf(attributes) !== undefined);
    const most = cards.some((card) => chartOf(card) !== undefined) ? 2 : 3;
    const columnsOf = ({ columns }: FactRow) => Math.min(most, columns);
    const groups = groupAdjacent(
      rowsOfFacts(cards),
      (one, next) => one.columns > 1 && columnsOf(one) === columnsOf(next),
    );
    const tables = groups.flatMap((rows): readonly WordBlock[] => {
      const [first] = rows;
      const own = rows.flatMap((row) => row.cards);
      if (first && first.columns > 1) {
        return [
          tableOf(
            own.map((card) => cellOf(this.fact(card, anyBar))),
            columnsOf(first),
          ),
        ];
      }
      return own.flatMap((card) => {
        const { words, chart } = this.partsOfFact(card, anyBar);
        const isBeside = rows.some((row) => chartBesideItsWords(row) === card);
        return isBeside ? [tableOf([cellOf(words), cellOf(chart)], 2)] : [...words, ...chart];
      });
    });
    return [...this.blocks(childrenBut(node, 'fact'), 'Normal'), ...tables];
  }

  private pillars(node: Container): readonly WordBlock[] {
    const cards = containersIn(node, 'pillar');
    const columns = pillarsPerRow(cards.length);
    const wide = cards.length % columns === 1 && columns > 1 ? cards.at(-1) : undefined;
    const cells = cards.flatMap((card, i): readonly WordCell[] => {
      const hasRule = i >= columns;
      const [head, units] = [this.pillarHead(card), this.blocks(containersIn(card, 'unit'), 'ListBullet')];
      if (card !== wide) return [{ blocks: [...head, ...units], hasRule }];
      return [
        { blocks: head, hasRule },
        { blocks: units, hasRule },
      ];
    });
    return [...this.blocks(childrenBut(node, 'pillar'), 'Normal'), tableOf(cells, columns)];
  }

  private pillarHead(node: Container): readonly WordBlock[] {
    const place = partOf(node, 'place');
    return childrenBut(node, 'unit', 'place').flatMap((child) => {
      if (child.type !== 'heading') return this.block(child, 'Normal');
      const heading = this.paragraph(
        [...numberBefore(node.attributes.number), ...runsOf(child.children), ...beside(place, 'place', ' ')],
        headingStyle(child.depth, 'Normal'),
        node.unit,
      );
      return [heading];
    });
  }

  /** The list numbers itself where its numbers are 1, 2, 3. */
  private references(node: Container): readonly WordBlock[] {
    const entries = containersIn(node, 'reference');
    const isCounted = entries.every(({ attributes }, i) => attributes.number === String(i + 1));
    const lines = entries.map((entry): readonly WordBlock[] => {
      const blocks = this.blocks(entry.children, isCounted ? 'Reference' : 'Footnote');
      if (isCounted) return blocks;
      const [first, ...rest] = blocks;
      if (first?.kind !== 'paragraph') return blocks;
      return [
        this.paragraph([...numberBefore(entry.attributes.number), ...first.runs], first.style, undefined),
        ...rest,
      ];
    });
    const heading = this.blocks(childrenBut(node, 'reference'), 'Footnote');
    const split = balancedSplit(entries.map((entry) => textLength(entry)));
    if (entries.length < 2) return [...heading, ...lines.flat()];
    const columns = [lines.slice(0, split), lines.slice(split)].filter((column) => column.length > 0);
    return [
      ...heading,
      tableOf(
        columns.map((column) => ({ blocks: column.flat(), hasRule: false })),
        columns.length,
      ),
    ];
  }

  private pictures(nodes: readonly Inline[]): readonly WordBlock[] {
    const { logo } = this;
    return nodes.flatMap((node): readonly WordBlock[] => {
      if (node.type !== 'image' || node.asset !== 'logo' || !logo) return [];
      return [{ kind: 'picture', picture: logo.picture, alt: node.alt, ...logoSize(logo.picture, logo.heightPt) }];
    });
  }

  private paragraph(runs: readonly PrintedRun[], style: WordStyle, unit: string | undefined): WordParagraph {
    const units = unit === undefined ? (linesOf[style] ?? []) : [unit];
    return { kind: 'paragraph', style, units, runs, texts: this.placer.place(runs, units) };
  }
}

function nested(block: WordBlock, kind: ListKind): WordBlock {
  return block.kind === 'paragraph' ? { ...block, within: [kind, ...(block.within ?? [])] } : block;
}

function continued(block: WordBlock, kind: ListKind): WordBlock {
  return block.kind === 'paragraph' ? { ...block, continues: kind } : block;
}

function headingStyle(depth: number, text: WordStyle): WordStyle {
  if (depth === 1) return 'Title';
  return depth === 2 ? (headingOf[text] ?? 'Heading1') : depth === 3 ? 'Heading2' : 'Heading3';
}
