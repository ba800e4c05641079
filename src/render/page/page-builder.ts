import { type Block, plainText } from '../../model/document.js';
import type { RenderInput } from '../../model/render-input.js';
import { type Box, type CutNumbers, type MissingCharacters, stack } from './box.js';
import { containerBoxes, entrySectionOf } from './container-boxes.js';
import { hangingItem, numberHangPt } from './items.js';
import type { PageContext, PlacedLogo } from './page-context.js';
import type { PageStyles } from './page-styles.js';
import type { Part, Parts } from './parts.js';
import { headingTag } from './tags.js';
import type { TextStyle, Typesetter } from './typesetter.js';

export function placedLogo({ logo, theme }: RenderInput): PlacedLogo | undefined {
  return logo && { picture: logo, heightPt: theme.issuer?.logo?.['height-pt'] ?? 0 };
}

/** What all pages of a theme share in one language and density. */
export interface Setting {
  readonly typesetter: Typesetter;
  readonly styles: PageStyles;
  readonly parts: Parts;
}

/** Builds the boxes of a page out of its parts; a section has its gap above it. */
export class PageBuilder implements PageContext {
  readonly typesetter: Typesetter;
  readonly styles: PageStyles;
  private readonly parts: Parts;
  private readonly flawed = new Set<Part>();

  constructor(
    { typesetter, styles, parts }: Setting,
    readonly widthPt: number,
    readonly logo: PlacedLogo | undefined,
  ) {
    this.typesetter = typesetter;
    this.styles = styles;
    this.parts = parts;
  }

  /** The characters that no font has, of all parts built so far. */
  get missing(): readonly MissingCharacters[] {
    return [...this.flawed].flatMap(({ missing }) => missing);
  }

  /** What tables have no room for, of all parts built so far. */
  get cuts(): readonly CutNumbers[] {
    return [...this.flawed].flatMap(({ cuts }) => cuts);
  }

  readonly part: PageContext['part'] = (how, blocks, widthPt, build) => {
    const part = this.parts.of(how, blocks, widthPt, build);
    if (part.missing.length > 0 || part.cuts.length > 0) this.flawed.add(part);
    return part;
  };

  /** The content of a page, but for what stands in its foot. */
  content(nodes: readonly Block[]): Box {
    return stack(nodes.map((node) => this.topLevel(node)));
  }

  readonly blocks: PageContext['blocks'] = (nodes, style = this.styles.body, widthPt = this.widthPt) =>
    nodes.flatMap((node) => this.block(node, style, widthPt));

  /** What stands on the page by itself: sections out of parts, and all else as a part. */
  private topLevel(node: Block): Box {
    const isOfParts = node.type === 'container' && entrySectionOf(node) !== undefined;
    // A heading of a template, over no section, stands off from what is above it.
    const abovePt = node.type === 'heading' && node.depth > 1 ? this.typesetter.scale['section-gap-pt'] / 2 : 0;
    const build = () => this.blocks([node]).map((box) => (abovePt > 0 ? { ...box, abovePt } : box));
    return isOfParts ? stack(build()) : this.part('body', [node], this.widthPt, build);
  }

  private block(node: Block, style: TextStyle, widthPt: number): readonly Box[] {
    const { typesetter, styles } = this;
    switch (node.type) {
      case 'heading': {
        const { children, depth, unit } = node;
        const options = { bookmark: plainText(children) };
        if (depth === 1) {
          const parts = [{ inlines: children, style: styles.title, unit: unit ?? 'headline' }];
          return [typesetter.text([{ type: 'H1', options, parts }], styles.title, widthPt, { abovePt: 5, belowPt: 4 })];
        }
        const heading = headingStyle(style, styles);
        const element = { type: headingTag(depth), options, parts: [{ inlines: children, style: heading, unit }] };
        return [typesetter.text([element], heading, widthPt, { belowPt: heading === styles.section ? 3 : 1 })];
      }
      case 'paragraph':
        return [typesetter.paragraph(node.children, style, widthPt, node.unit)];
      case 'list': {
        const hang = node.ordered ? { hangPt: numberHangPt(node.children.length, style) } : {};
        const items = node.children.map((item, i) =>
          hangingItem(node.ordered ? `${i + 1}.` : '–', item.children, style, widthPt, this, hang),
        );
        return [stack(items, { element: { type: 'L' } })];
      }
      case 'container':
        return containerBoxes(node, this, style, widthPt);
    }
  }
}

/** Headings rank as what they stand over. */
function headingStyle(text: TextStyle, styles: PageStyles): TextStyle {
  if (text === styles.body) return styles.section;
  if (text === styles.small) return styles.minor;
  return text === styles.note ? styles.quiet : styles.asked;
}
