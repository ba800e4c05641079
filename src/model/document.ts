import { withoutSoftHyphens } from '../text/set-text.js';

/** The tree that all renderers read: nodes named as in mdast, and the containers of the templates. */
export interface DocumentRoot {
  readonly type: 'root';
  readonly children: readonly Block[];
}

export const containerNames = [
  'masthead',
  'logo',
  'issuer',
  'kicker',
  'marks',
  'handling',
  'lede',
  'ask',
  'points',
  'why',
  'facts',
  'fact',
  'value',
  'whole',
  'alt',
  'chart',
  'caption',
  'row',
  'place',
  'limits',
  'pillars',
  'pillar',
  'headline',
  'unit',
  'evidence',
  'contact',
  'references',
  'reference',
  'footer',
  'online',
] as const;
export type ContainerName = (typeof containerNames)[number];

export type Block = Heading | Paragraph | List | Container;

interface InUnit {
  /** The unit that a node belongs to: from its own container or one around it. */
  readonly unit?: string;
}

export interface Heading extends InUnit {
  readonly type: 'heading';
  readonly depth: number;
  readonly children: readonly Inline[];
}

export interface Paragraph extends InUnit {
  readonly type: 'paragraph';
  readonly children: readonly Inline[];
}

export interface List extends InUnit {
  readonly type: 'list';
  readonly ordered: boolean;
  readonly children: readonly ListItem[];
}

export interface ListItem extends InUnit {
  readonly type: 'listItem';
  readonly children: readonly Block[];
}

export interface Container extends InUnit {
  readonly type: 'container';
  readonly name: ContainerName;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Block[];
}

export type Inline = Text | Strong | Emphasis | Small | Span | Link | Citation | Image;

export interface Text {
  readonly type: 'text';
  readonly value: string;
}

export interface Strong {
  readonly type: 'strong';
  readonly children: readonly Inline[];
}

export interface Emphasis {
  readonly type: 'emphasis';
  readonly children: readonly Inline[];
}

/** Words that come after others in weight, as the small print of a heading. */
export interface Small {
  readonly type: 'small';
  readonly children: readonly Inline[];
}

/** Words in another language than the page's. */
export interface Span {
  readonly type: 'span';
  /** A BCP 47 tag. */
  readonly lang: string;
  readonly children: readonly Inline[];
}

export interface Link {
  readonly type: 'link';
  readonly url: string;
  readonly children: readonly Inline[];
}

/** The number of a work in the printed references. */
export interface Citation {
  readonly type: 'citation';
  readonly reference: string;
  readonly number: number;
}

/** A picture of the theme, by name; content cannot bring pictures. */
export interface Image {
  readonly type: 'image';
  readonly asset: Asset;
  readonly alt: string;
}

/** The pictures that a template may show, as `![…](asset:logo)`: the theme's logo, and the QR code of the online edition. */
export const assets = ['logo', 'qr'] as const;
export type Asset = (typeof assets)[number];

/** The words alone, as metadata, bookmarks and alternatives have them. */
export function plainText(nodes: readonly Inline[]): string {
  return nodes
    .map((node, i) => {
      switch (node.type) {
        case 'text':
          // Without the gap that a mark may have in front of it.
          return withoutSoftHyphens(nodes[i + 1]?.type === 'citation' ? node.value.trimEnd() : node.value);
        case 'citation':
        case 'image':
          return '';
        default:
          return plainText(node.children);
      }
    })
    .join('');
}

export function isContainer(node: Block, name: string): node is Container {
  return node.type === 'container' && node.name === name;
}

/** The containers of a name among a container's children. */
export function containersIn(node: Container, name: ContainerName): readonly Container[] {
  return node.children.filter((child): child is Container => isContainer(child, name));
}

/** The title of the page: its first heading of depth 1. */
export function titleOf(document: DocumentRoot): string {
  const find = (blocks: readonly Block[]): string | undefined => {
    for (const block of blocks) {
      if (block.type === 'heading' && block.depth === 1) return plainText(block.children);
      const inside = block.type === 'container' ? find(block.children) : undefined;
      if (inside !== undefined) return inside;
    }
    return undefined;
  };
  return find(document.children) ?? '';
}
