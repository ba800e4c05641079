import { type Block, type Container, plainText } from '../../model/document.js';
import type { RenderInput } from '../../model/render-input.js';
import { childrenBut, containersIn } from '../containers.js';
import { type Box, stack } from './box.js';
import { factCards } from './fact-cards.js';
import { hangingItem, rule, unitBlocks, unitItem, unitList } from './items.js';
import { masthead, type PlacedLogo } from './masthead.js';
import type { PageContext } from './page-context.js';
import type { PageStyles } from './page-styles.js';
import type { Part, Parts } from './parts.js';
import { pillarCards } from './pillar-cards.js';
import { referenceList } from './reference-list.js';
import type { TextStyle, Typesetter } from './typesetter.js';

const askPaddingPt = 10;

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
  private readonly used = new Set<Part>();

  constructor(
    { typesetter, styles, parts }: Setting,
    readonly widthPt: number,
    private readonly logo: PlacedLogo | undefined,
  ) {
    this.typesetter = typesetter;
    this.styles = styles;
    this.parts = parts;
  }

  /** Those of the parts built so far that have characters which no font has. */
  get incomplete(): readonly Part[] {
    return [...this.used];
  }

  readonly part: PageContext['part'] = (how, blocks, widthPt, build) => {
    const part = this.parts.of(how, blocks, widthPt, build);
    if (part.missing.length > 0) this.used.add(part);
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
    const isComposed = node.type === 'container' && composed.has(node.name);
    const build = () => this.blocks([node]);
    return isComposed ? stack(build()) : this.part('body', [node], this.widthPt, build);
  }

  private block(node: Block, style: TextStyle, widthPt: number): readonly Box[] {
    const { typesetter, styles } = this;
    switch (node.type) {
      case 'heading': {
        const { children, unit } = node;
        const heading = headingStyle(style, styles);
        const parts = [{ inlines: children, style: heading, unit }];
        const element = { type: 'H2', options: { bookmark: plainText(children) }, parts } as const;
        return [typesetter.text([element], heading, widthPt, { belowPt: heading === styles.section ? 3 : 1 })];
      }
      case 'paragraph':
        return [typesetter.paragraph(node.children, style, widthPt, node.unit)];
      case 'list': {
        const items = node.children.map((item, i) =>
          hangingItem(node.ordered ? `${i + 1}.` : '–', item.children, style, widthPt, this),
        );
        return [stack(items, { element: { type: 'L' } })];
      }
      case 'container':
        return this.container(node, style, widthPt);
    }
  }

  private container(node: Container, style: TextStyle, widthPt: number): readonly Box[] {
    switch (node.name) {
      case 'masthead':
        return masthead(node, this, this.logo);
      case 'ask':
        return [this.section(this.ask(node))];
      case 'facts':
        return [this.ruled(factCards(node, this))];
      case 'pillars':
        return [this.ruled(pillarCards(node, this))];
      case 'points':
      case 'why':
        return [this.ruled(this.points(node))];
      case 'lede':
        return this.blocks(node.children, this.styles.lede, widthPt);
      case 'unit':
        return unitBlocks(node, style, widthPt, this);
      case 'contact': {
        const abovePt = this.typesetter.scale['section-gap-pt'] / 2;
        return [stack(this.blocks(node.children, style, widthPt), { abovePt })];
      }
      case 'evidence':
        return [this.ruled(this.evidence(node), 'rule')];
      case 'references':
        return [this.ruled(referenceList(node, this), 'rule')];
      default:
        return this.blocks(node.children, style, widthPt);
    }
  }

  private section(content: Box): Box {
    const abovePt = this.typesetter.scale['section-gap-pt'];
    return stack([content], { abovePt, element: { type: 'Sect' } });
  }

  /** A section under a rule, which parts its gap: sections that are read have one of the accent. */
  private ruled(content: Box, colour: 'accent' | 'rule' = 'accent'): Box {
    const { scale, theme } = this.typesetter;
    // Below a line of text there is more air already than above one.
    const [above, below] = colour === 'accent' ? [0.85, 0.45] : [0.8, 0.4];
    const abovePt = scale['section-gap-pt'] * above;
    const belowPt = scale['section-gap-pt'] * below;
    const line = rule(this.widthPt, abovePt, this, { colour: theme.colours[colour], belowPt });
    return stack([line, content], { element: { type: 'Sect' } });
  }

  private ask(node: Container): Box {
    const barPt = 3;
    const { accent, tint } = this.typesetter.theme.colours;
    const style = { ...this.styles.body, sizePt: (this.styles.body.sizePt + this.styles.lede.sizePt) / 2 };
    const inner = this.widthPt - barPt - 2 * askPaddingPt;
    return {
      kind: 'panel',
      child: stack(this.blocks(node.children, style, inner)),
      barPt,
      barColour: accent,
      ground: tint,
      padding: { sidePt: askPaddingPt, topPt: 6, bottomPt: 7 },
    };
  }

  private points(node: Container): Box {
    const others = childrenBut(node, 'unit');
    const heading = this.part('body', others, this.widthPt, () => this.blocks(others));
    return stack([heading, unitList(node, this.widthPt, this)]);
  }

  private evidence(node: Container): Box {
    const others = childrenBut(node, 'unit');
    const { small } = this.styles;
    const heading = this.part('small', others, this.widthPt, () => this.blocks(others, small));
    const entries = containersIn(node, 'unit').map((entry) => this.evidenceEntry(entry));
    return stack([heading, stack(entries, { element: { type: 'L' } })]);
  }

  /** A unit as its list shows it. */
  listItem(list: Container, unit: Container): Part {
    return list.name === 'evidence' ? this.evidenceEntry(unit) : unitItem(unit, this.widthPt, this);
  }

  private evidenceEntry(entry: Container): Part {
    return this.part('small', [entry], this.widthPt, () => [
      hangingItem('–', [entry], this.styles.small, this.widthPt, this),
    ]);
  }
}

/** Headings rank as what they stand over. */
function headingStyle(text: TextStyle, styles: PageStyles): TextStyle {
  if (text === styles.body) return styles.section;
  if (text === styles.small) return styles.minor;
  return text === styles.note ? styles.quiet : styles.asked;
}

const composed: ReadonlySet<string> = new Set(['facts', 'pillars', 'points', 'why', 'evidence', 'references']);
