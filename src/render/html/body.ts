import {
  type Block,
  type Container,
  type ContainerName,
  containersIn,
  type DocumentRoot,
  type Inline,
  isContainer,
} from '../../model/document.js';
import { escapeMarkup } from '../../text/escape-markup.js';
import { groupAdjacent } from '../../text/group-adjacent.js';
import { widthOf } from '../charts/chart.js';
import { childrenBut, lastSentence, partOf } from '../containers.js';
import { chartBesideItsWords, rowsOfFacts } from '../fact-rows.js';
import { pillarsPerRow } from '../pillars-per-row.js';
import { chartMarkup } from './charts.js';
import { type Assets, referenceId, writeInlines } from './inlines.js';

/** The contents of a page's three landmarks. */
export interface Landmarks {
  /** What stands above the title: issuer, audience, handling. */
  readonly banner: string;
  readonly main: string;
  readonly contentInfo: string;
}

/** The main part starts with the title; what the masthead has above it is the banner. */
export function writeLandmarks({ children }: DocumentRoot, assets: Assets): Landmarks {
  const writer = new BodyWriter(assets);
  const [first, ...others] = children;
  const masthead = first && isContainer(first, 'masthead') ? first.children : [];
  const title = masthead.findIndex((block) => block.type === 'heading');
  const above = title === -1 ? masthead : masthead.slice(0, title);
  const rest = [...masthead.slice(above.length), ...(masthead.length > 0 ? others : children)];
  const last = rest.at(-1);
  const footer = last && isContainer(last, 'footer') ? last : undefined;
  return {
    banner: writer.blocks(above),
    main: writer.blocks(footer ? rest.slice(0, -1) : rest),
    contentInfo: footer ? writer.blocks(footer.children) : '',
  };
}

/** Containers that are one `div` with their name as class. */
const plainDivs: readonly ContainerName[] = [
  'masthead',
  'logo',
  'issuer',
  'handling',
  'kicker',
  'marks',
  'lede',
  'headline',
  'footer',
  'online',
  'contact',
];

/** Sections that become landmarks of their own, with their roles; the others are found by their headings. */
const landmarkRoles: Readonly<Partial<Record<ContainerName, string>>> = {
  ask: '',
  pillars: '',
  references: ' role="doc-bibliography"',
};

/** The blank after a sign that stands between blanks. */
const betweenItems = /(?<=\s[^\p{L}\p{N}\s]) (?=\S)/u;

class BodyWriter {
  private readonly ids = new Map<string, number>();

  constructor(private readonly assets: Assets) {}

  blocks(nodes: readonly Block[]): string {
    return nodes.map((node) => this.block(node)).join('\n');
  }

  private block(node: Block): string {
    switch (node.type) {
      case 'heading':
        return `<h${node.depth}>${this.inlines(node.children)}</h${node.depth}>`;
      case 'paragraph':
        return `<p>${this.inlines(node.children)}</p>`;
      case 'list': {
        const tag = node.ordered ? 'ol' : 'ul';
        return `<${tag}>\n${node.children.map((item) => `<li>${this.blocks(item.children)}</li>`).join('\n')}\n</${tag}>`;
      }
      case 'container':
        return this.container(node);
    }
  }

  private container(node: Container): string {
    const unit = unitAttribute(node);
    if (node.name === 'marks')
      return `<div class="marks"${unit}>${node.children.map((one) => this.row(one)).join('\n')}</div>`;
    if (plainDivs.includes(node.name)) return `<div class="${node.name}"${unit}>${this.blocks(node.children)}</div>`;
    switch (node.name) {
      case 'fact':
        return this.factCard(node);
      case 'unit':
        return `<li${unit}>${this.withPlace(node, childrenBut(node, 'place')).join('\n')}</li>`;
      case 'reference':
        return `<li id="${referenceId(node.attributes.ref ?? '')}" value="${Number(node.attributes.number)}">${this.blocks(node.children)}</li>`;
      case 'pillar':
        return `<section class="pillar"${unit}>\n${this.pillar(node)}\n</section>`;
      case 'facts':
        return this.facts(node);
      case 'points':
      case 'why':
        return this.section(node, 'unit', 'ul', 'units');
      case 'evidence':
        return this.section(node, 'unit', 'ul', 'limits');
      case 'references':
        return this.section(node, 'reference', 'ol', 'reference-list');
      case 'pillars':
        return this.section(node, 'pillar', 'div', pillarGrid(node));
      default:
        return this.section(node);
    }
  }

  /** A row of items, each of which stays in one line where it can. */
  private row(node: Block): string {
    const [text, ...others] = node.type === 'paragraph' ? node.children : [];
    const items = text?.type === 'text' && others.length === 0 ? text.value.split(betweenItems) : [];
    if (items.length < 2) return this.block(node);
    const written = items.map((value) => `<span class="item">${this.inlines([{ type: 'text', value }])}</span>`);
    return `<p>${written.join(' ')}</p>`;
  }

  /** A section; a landmark is named by its heading. Neighbouring containers named `part` are grouped in a `tag`. */
  private section(node: Container, part?: ContainerName, tag = '', className = ''): string {
    const [heading, ...rest] = node.children;
    const role = landmarkRoles[node.name];
    const write = (nodes: readonly Block[]) =>
      part === undefined ? this.blocks(nodes) : this.grouped(nodes, part, tag, className);
    const open = `<section class="${node.name}"${unitAttribute(node)}`;
    if (role === undefined || heading?.type !== 'heading') return `${open}>\n${write(node.children)}\n</section>`;
    const id = this.idOf(node.name);
    const title = `<h${heading.depth} id="${id}">${this.inlines(heading.children)}</h${heading.depth}>`;
    return `${open}${role} aria-labelledby="${id}">\n${title}\n${write(rest)}\n</section>`;
  }

  /** What stands over the cards, then these, in the order of their rows. */
  private facts(node: Container): string {
    const cards = rowsOfFacts(containersIn(node, 'fact')).flatMap((row) => {
      const beside = chartBesideItsWords(row);
      return row.cards.map((card) => this.factCard(card, card === beside));
    });
    const grid = cards.length === 0 ? [] : ['<ul class="fact-grid">', ...cards, '</ul>'];
    const blocks = childrenBut(node, 'fact').map((child) => this.block(child));
    return [`<section class="facts"${unitAttribute(node)}>`, ...blocks, ...grid, '</section>'].join('\n');
  }

  /** @param isBeside whether its chart has a row of its own, beside its words */
  private factCard(node: Container, isBeside = false): string {
    const row = isBeside ? ' beside' : widthOf(node) === 'full' ? ' wide' : '';
    return `<li class="fact${row}"${unitAttribute(node)}>\n${this.fact(node)}\n</li>`;
  }

  /** `ask`, then `ask-2` where a template has a second one. */
  private idOf(name: ContainerName): string {
    const count = (this.ids.get(name) ?? 0) + 1;
    this.ids.set(name, count);
    return count === 1 ? name : `${name}-${count}`;
  }

  /** Puts neighbouring containers of one name into one element. */
  private grouped(nodes: readonly Block[], name: ContainerName, tag: string, className: string): string {
    return groupAdjacent(nodes, (before, next) => isContainer(before, name) && isContainer(next, name))
      .map((group) => {
        const inner = this.blocks(group);
        return group.every((node) => isContainer(node, name))
          ? `<${tag} class="${className}">\n${inner}\n</${tag}>`
          : inner;
      })
      .join('\n');
  }

  /** Heading and source reference in one line, then the rest. */
  private pillar(node: Container): string {
    const [heading, ...rest] = node.children;
    if (heading?.type !== 'heading') return this.grouped(node.children, 'unit', 'ul', 'units');
    const { number } = node.attributes;
    const mark = number ? `<span class="number">${escapeMarkup(number)}</span> ` : '';
    const depth = heading.depth;
    const title = `<h${depth}>${mark}${this.inlines(heading.children)}</h${depth}>`;
    const place = partOf(node, 'place');
    const where = place.length > 0 ? `\n<p class="place">${this.inlines(place)}</p>` : '';
    const head = `<div class="pillar-head">\n${title}${where}\n</div>`;
    const others = rest.filter((child) => !isContainer(child, 'place'));
    return `${head}\n${this.grouped(others, 'unit', 'ul', 'units')}`;
  }

  /** The value with its whole beside it, the bar, then the statement with its source reference. */
  private fact(node: Container): string {
    const value = partOf(node, 'value');
    const whole = partOf(node, 'whole');
    const others = childrenBut(node, 'value', 'whole', 'alt', 'chart', 'place');
    const line = `<p class="value"><strong>${this.inlines(value)}</strong>${whole.length > 0 ? ` <span class="whole">${this.inlines(whole)}</span>` : ''}</p>`;
    const text = this.withPlace(node, others);
    const { before, after } = chartMarkup(node, this.assets);
    return [...(value.length > 0 ? [line] : []), ...before, ...text, ...after].join('\n');
  }

  /** The last paragraph goes on with the place in the source. */
  private withPlace(node: Container, others: readonly Block[]): readonly string[] {
    const place = partOf(node, 'place');
    const last = lastSentence(others);
    return others.map((child, i) =>
      i === last && child.type === 'paragraph' && place.length > 0
        ? `<p>${this.inlines(child.children)} <span class="place">${this.inlines(place)}</span></p>`
        : this.block(child),
    );
  }

  private inlines(nodes: readonly Inline[]): string {
    return writeInlines(nodes, this.assets);
  }
}

function unitAttribute({ attributes: { unit } }: Container): string {
  return unit === undefined ? '' : ` data-unit="${escapeMarkup(unit)}"`;
}

function pillarGrid(node: Container): string {
  return pillarsPerRow(containersIn(node, 'pillar').length) === 3 ? 'pillar-grid by-three' : 'pillar-grid';
}
