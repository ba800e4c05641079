import { type Block, type Container, plainText } from '../../../model/document.js';
import type { RenderInput } from '../../../model/render-input.js';
import type { Theme } from '../../../schema/theme.js';
import { childrenBut, findContainer } from '../../containers.js';
import type { QrCode } from '../../image/qr-code.js';
import { printedReferences } from '../../printed-references.js';
import { factCards } from './fact-cards.js';
import { footer } from './footer.js';
import { hangingItem, unitBlocks, unitList } from './items.js';
import { masthead, type PlacedLogo } from './masthead.js';
import type { PageContext } from './page-context.js';
import { type PageStyles, pageStyles } from './page-styles.js';
import { pillarCards } from './pillar-cards.js';
import { referenceList } from './reference-list.js';
import type { Built, TextStyle, Typesetter } from './typesetter.js';

const askPaddingPt = 10;

/** Content and footer of a page for pdfmake, which changes them: build them anew for each pass. */
export function buildPage(
  input: RenderInput,
  typesetter: Typesetter,
  widthPt: number,
  qr: QrCode | undefined,
): Built<{ readonly content: object; readonly footer: object }> {
  const { children } = input.document;
  const page = new PageBuilder(typesetter, widthPt, placedLogo(input));
  const last = findContainer(children, 'footer');
  const references = new Map(printedReferences(children).map(({ number, text }) => [number, text]));
  return typesetter.build(
    () => ({
      content: { stack: page.blocks(children.filter((block) => block !== last)) },
      footer: last ? footer(last, page, qr) : { stack: [] },
    }),
    references,
  );
}

export function placedLogo({ logo, theme }: RenderInput): PlacedLogo | undefined {
  return logo && { picture: logo, heightPt: theme.issuer?.logo?.['height-pt'] ?? 0 };
}

/** Above the contact, which has no heading of its own. */
export function contactGapPt({ typesetter }: PageContext): number {
  return typesetter.scale['section-gap-pt'] / 2;
}

/** Builds the parts of a page; a section has its gap above it. */
export class PageBuilder implements PageContext {
  private readonly colours: Theme['colours'];
  readonly styles: PageStyles;

  constructor(
    readonly typesetter: Typesetter,
    readonly widthPt: number,
    private readonly logo: PlacedLogo | undefined,
  ) {
    this.colours = typesetter.theme.colours;
    this.styles = pageStyles(typesetter);
  }

  readonly blocks = (nodes: readonly Block[], style = this.styles.body, widthPt = this.widthPt): object[] =>
    nodes.flatMap((node) => this.block(node, style, widthPt));

  private block(node: Block, style: TextStyle, widthPt: number): object[] {
    switch (node.type) {
      case 'heading': {
        const more = { margin: [0, 0, 0, 2] };
        const heading = style === this.styles.body ? this.styles.section : this.styles.label;
        return [
          this.typesetter.tags.leaf(
            'H2',
            () => this.typesetter.paragraph(node.children, heading, widthPt, node.unit, more),
            { bookmark: plainText(node.children) },
          ),
        ];
      }
      case 'paragraph':
        return [this.typesetter.paragraph(node.children, style, widthPt, node.unit)];
      case 'list':
        return this.typesetter.tags.group('L', () =>
          node.children.map((item, i) =>
            hangingItem(node.ordered ? `${i + 1}.` : '–', item.children, style, widthPt, this),
          ),
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
        return [this.section(() => pillarCards(node, this))];
      case 'points':
      case 'why':
        return [this.section(() => this.points(node))];
      case 'lede':
        return this.blocks(node.children, this.styles.lede, widthPt);
      case 'unit':
        return unitBlocks(node, style, widthPt, this);
      case 'contact':
        return [{ stack: this.blocks(node.children, style, widthPt), margin: [0, contactGapPt(this), 0, 0] }];
      case 'evidence':
        return [this.section(() => ({ stack: this.blocks(node.children, this.styles.small, widthPt) }))];
      case 'references':
        return [this.section(() => referenceList(node, this))];
      default:
        return this.blocks(node.children, style, widthPt);
    }
  }

  private section(build: () => object): object {
    const content = this.typesetter.tags.group('Sect', build);
    return { stack: [content], margin: [0, this.typesetter.scale['section-gap-pt'], 0, 0] };
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

  private points(node: Container): object {
    return { stack: [...this.blocks(childrenBut(node, 'unit')), ...unitList(node, this.widthPt, this)] };
  }
}
