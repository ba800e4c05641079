import { type Block, type Container, plainText } from '../../../model/document.js';
import type { RenderInput } from '../../../model/render-input.js';
import type { Theme } from '../../../schema/theme.js';
import { childrenBut, findContainer } from '../../containers.js';
import type { QrCode } from '../../image/qr-code.js';
import { type Tag, TagBuilder } from '../structure/tags.js';
import { factCards } from './fact-cards.js';
import { footer } from './footer.js';
import { hanging, units } from './items.js';
import { masthead, type PlacedLogo } from './masthead.js';
import type { PageContext } from './page-context.js';
import { type PageStyles, pageStyles } from './page-styles.js';
import { pillarCards } from './pillar-cards.js';
import { notesOf, referenceList } from './reference-list.js';
import type { TextStyle, Typesetter } from './typesetter.js';

/** The two parts of a page for pdfmake, in pt. Built anew for each pass, since pdfmake changes them. */
export interface PageDefinition {
  readonly content: object;
  readonly footer: object;
  /** The structure of both, in the order of meaning. */
  readonly tags: Tag;
}

const askPaddingPt = 10;

/** `online` is the code of the online edition, where there is one. */
export function definePage(
  input: RenderInput,
  typesetter: Typesetter,
  widthPt: number,
  online: QrCode | undefined,
): PageDefinition {
  const { document } = input;
  typesetter.tags = new TagBuilder();
  typesetter.notes = notesOf(document.children);
  const page = new PageBuilder(typesetter, widthPt, placedLogo(input));
  const last = findContainer(document.children, 'footer');
  return {
    content: { stack: page.blocks(document.children.filter((b) => b !== last)) },
    footer: last ? footer(last, page, online) : { stack: [] },
    tags: typesetter.tags.root,
  };
}

export function placedLogo({ logo, theme }: RenderInput): PlacedLogo | undefined {
  return logo && { picture: logo, heightPt: theme.issuer?.logo?.['height-pt'] ?? 0 };
}

/** Builds the parts of a page, a section with the gap above it. */
export class PageBuilder implements PageContext {
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

  readonly blocks = (nodes: readonly Block[], style = this.styles.body, widthPt = this.widthPt): object[] =>
    nodes.flatMap((node) => this.block(node, style, widthPt));

  private block(node: Block, style: TextStyle, widthPt: number): object[] {
    switch (node.type) {
      case 'heading': {
        const more = { margin: [0, 0, 0, 2] };
        return [
          this.set.tags.leaf(
            'H2',
            () => this.set.paragraph(node.children, this.styles.label, widthPt, node.unit, more),
            { bookmark: plainText(node.children) },
          ),
        ];
      }
      case 'paragraph':
        return [this.set.paragraph(node.children, style, widthPt, node.unit)];
      case 'list':
        return this.set.tags.group('L', () =>
          node.children.map((item, i) =>
            hanging(node.ordered ? `${i + 1}.` : '–', item.children, style, widthPt, this),
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
      case 'why':
        return [this.section(() => this.why(node))];
      case 'evidence':
        return [this.section(() => ({ stack: this.blocks(node.children, this.styles.small, widthPt) }))];
      case 'references':
        return [this.section(() => referenceList(node, this))];
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
    return { stack: [...this.blocks(childrenBut(node, 'unit')), ...units(node, this.widthPt, this)] };
  }
}
