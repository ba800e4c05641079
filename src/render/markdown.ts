import {
  type Block,
  type Container,
  containersIn,
  type Emphasis,
  type Inline,
  isContainer,
  plainText,
  type Strong,
} from '../model/document.js';
import type { RenderInput } from '../model/render-input.js';
import { inOneSentence, type LocaleRules } from '../schema/locale.js';
import { escapeBlock, escapeEndOfHeading } from '../text/escape-markdown.js';
import { groupAdjacent } from '../text/group-adjacent.js';
import { withoutSoftHyphens } from '../text/set-text.js';
import { chartOf } from './charts/chart.js';
import { chartTable } from './charts/markdown-table.js';
import { childrenBut, partOf } from './containers.js';
import { rowsOfFacts } from './fact-rows.js';
import { metadataOf } from './metadata.js';

/** A brief as GitHub-flavoured Markdown: front matter, headings, lists, footnotes; no HTML, no directives. */
export function renderMarkdown(input: RenderInput): string {
  const body = new Writer(input.rules.spacing).blocks(input.document.children);
  return `${frontMatter(input)}\n${body.join('\n\n')}\n`;
}

/** Values are JSON, which is also YAML. */
function frontMatter(input: RenderInput): string {
  const metadata = metadataOf(input);
  const fields: readonly (readonly [string, string | readonly string[] | undefined])[] = [
    ['title', metadata.title],
    ['description', metadata.description],
    ['author', metadata.authors],
    ['publisher', metadata.publisher],
    ['audience', metadata.audience],
    ['keywords', metadata.keywords],
    ['lang', metadata.language],
    ['identifier', metadata.identifier],
    ['version', metadata.version],
    ['date', metadata.issued],
    ['as-at', metadata.asAt],
    ['notes-as-at', metadata.notesAsAt],
    ['rights', metadata.licence],
    ['handling', metadata.handling],
    ['url', metadata.url],
    ['source', metadata.source.url],
    ['source-title', metadata.source.title],
    ['source-authors', metadata.source.authors],
  ];
  const lines = fields.filter(([, value]) => value !== undefined && value.length > 0);
  return ['---', ...lines.map(([key, value]) => `${key}: ${JSON.stringify(value)}`), '---', ''].join('\n');
}

class Writer {
  constructor(private readonly spacing: LocaleRules['spacing']) {}

  blocks(nodes: readonly Block[]): string[] {
    return nodes.flatMap((node) => this.block(node));
  }

  private block(node: Block): string[] {
    switch (node.type) {
      case 'heading':
        return [`${'#'.repeat(node.depth)} ${escapeBlock(inlines(node.children))}`];
      case 'paragraph':
        // Pictures only repeat the text beside them.
        return node.children.every((inline) => inline.type === 'image') ? [] : [escapeBlock(inlines(node.children))];
      case 'list':
        return [
          node.children
            .map((item, i) => listItem(node.ordered ? `${i + 1}.` : '-', this.blocks(item.children)))
            .join('\n'),
        ];
      case 'container':
        return this.container(node);
    }
  }

  private container(node: Container): string[] {
    switch (node.name) {
      case 'logo':
        // The issuer's name is there as text.
        return [];
      case 'headline':
        return this.blocks(node.children.map(asStrong));
      case 'fact':
        return this.fact(node);
      case 'facts':
        return this.withUnitsAsList({ ...node, children: inOrderOfRows(node) });
      case 'points':
      case 'why':
      case 'evidence':
      case 'pillar':
        return this.withUnitsAsList(node);
      case 'references': {
        // Markdown viewers put footnotes into a section of their own, and the heading would have nothing below it.
        const entries = node.children.filter(isReference);
        const others = node.children.filter((child) => child.type !== 'heading' && !isReference(child));
        const notes = entries.map((e) => `[^${e.attributes.number}]: ${this.blocks(e.children).join(' ')}`);
        return [...this.blocks(others), notes.join('\n')];
      }
      case 'footer':
        return ['---', ...this.blocks(node.children)];
      default:
        return this.blocks(node.children);
    }
  }

  /** Neighbouring units and facts become one list. */
  private withUnitsAsList(node: Container): string[] {
    const children = childrenBut(node, 'place');
    return groupAdjacent(children, (before, next) => isUnit(before) && isUnit(next)).flatMap((group) =>
      group.every(isUnit)
        ? [group.map((unit) => this.unit(unit)).join('\n')]
        : group.flatMap((child) => this.numbered(node, child)),
    );
  }

  private unit(node: Container): string {
    if (node.name === 'fact') return listItem('-', this.fact(node));
    const [last = '', ...before] = this.blocks(childrenBut(node, 'place')).toReversed();
    return listItem('-', [...before.toReversed(), last + this.place(node)]);
  }

  /** Value, whole and statement are one sentence with its source reference; the text of the chart is another. */
  private fact(node: Container): string[] {
    const value = partOf(node, 'value');
    const whole = partOf(node, 'whole');
    const others = childrenBut(node, 'value', 'whole', 'alt', 'chart', 'place');
    const [first] = others;
    const words = whole.length > 0 ? whole : first?.type === 'paragraph' ? first.children : [];
    const head = value.length === 0 ? [] : [this.figureBefore(words, value)];
    const statement = this.blocks(others);
    const counted = whole.length > 0 ? [this.countedBefore(statement[0] ?? '', inlines(whole))] : [];
    const parts = [...head, ...counted, ...statement];
    // The evidence says what a bar of several parts shows.
    const chart = chartOf(node);
    const alt = chart ? '' : inlines(partOf(node, 'alt'));
    const table = chart ? chartTable(chart, inlines, (words) => this.inBrackets(words)) : [];
    return [inOneSentence(parts, this.spacing) + this.place(node), ...table, ...(alt === '' ? [] : [alt])];
  }

  /** A figure in bold, whose marks depend on what follows it, where that does so at once. */
  private figureBefore(words: readonly Inline[], value: readonly Inline[]): string {
    const [figure, after] = [plainText(value), plainText(words)];
    const isFollowed = after !== '' && inOneSentence([figure, after], this.spacing) === figure + after;
    return inline(
      { type: 'strong', children: value },
      {},
      undefined,
      isFollowed ? { type: 'text', value: after } : undefined,
    );
  }

  /**
   * What a figure counts. Where a language has no blanks, and no mark parts it from the statement, that stands on a line of
   * its own, as on the page.
   */
  private countedBefore(statement: string, whole: string): string {
    const runsOn = this.spacing.sentences === '' && /[\p{L}\p{N}]$/u.test(whole) && /^[\p{L}\p{N}]/u.test(statement);
    return runsOn ? `${whole}\\\n` : whole;
  }

  private place(node: Container): string {
    const place = inlines(partOf(node, 'place'));
    return place === '' ? '' : this.inBrackets(place);
  }

  private inBrackets(words: string): string {
    return this.spacing.sentences === '' ? `（${words}）` : ` (${words})`;
  }

  private numbered(parent: Container, child: Block): string[] {
    const { number } = parent.attributes;
    if (child.type !== 'heading' || number === undefined) return this.block(child);
    return [
      `${'#'.repeat(child.depth)} ${escapeEndOfHeading(`${number}. ${inlines(child.children)}${this.place(parent)}`)}`,
    ];
  }
}

function asStrong(node: Block): Block {
  return node.type === 'paragraph' ? { ...node, children: [{ type: 'strong', children: node.children }] } : node;
}

function isUnit(node: Block): node is Container {
  return isContainer(node, 'unit') || isContainer(node, 'fact');
}

/** Facts in the order in which the other formats show them, in rows. */
function inOrderOfRows(node: Container): readonly Block[] {
  const facts = rowsOfFacts(containersIn(node, 'fact')).flatMap(({ cards }) => cards);
  const next = facts.values();
  return node.children.map((child) => (isContainer(child, 'fact') ? (next.next().value ?? child) : child));
}

function isReference(node: Block): node is Container {
  return isContainer(node, 'reference');
}

function listItem(mark: string, paragraphs: readonly string[]): string {
  const indent = ' '.repeat(mark.length + 1);
  return `${mark} ${paragraphs.join('\n\n').replace(/\n(?=.)/g, `\n${indent}`)}`;
}

/** What nodes are inside of. */
interface Around {
  /** `**a **b** c**` would not read back. */
  readonly strong?: true;
  readonly link?: true;
}

function inlines(nodes: readonly Inline[], around: Around = {}): string {
  return nodes.map((node, i) => inline(node, around, nodes[i - 1], nodes[i + 1])).join('');
}

function inline(node: Inline, around: Around, before?: Inline, after?: Inline): string {
  switch (node.type) {
    case 'text':
      return textBefore(after, around.link ? escapeText(node.value) : withoutAutolinks(escapeText(node.value)));
    case 'strong':
      return around.strong
        ? inlines(node.children, around)
        : emphasis('**', node, { ...around, strong: true }, before, after);
    case 'emphasis':
      return emphasis('*', node, around, before, after);
    case 'small':
      return inlines(node.children, around);
    case 'span':
      // Markdown cannot mark the language of words.
      return inlines(node.children, around);
    case 'link': {
      const text = plainText(node.children);
      const url = node.url.replace(entity, '&amp;');
      const target = /[()\s<>]/.test(url) ? `<${url}>` : url;
      return text === node.url && text.search(entity) === -1
        ? `<${text}>`
        : `[${inlines(node.children, { ...around, link: true })}](${target})`;
    }
    case 'citation':
      return `[^${node.number}]`;
    case 'image':
      return '';
  }
}

/** A ! before the bracket of a link would make a picture of it. */
function textBefore(next: Inline | undefined, text: string): string {
  return next?.type === 'link' && text.endsWith('!') ? `${text.slice(0, -1)}\\!` : text;
}

/** What is no link on the page. GitHub would make one of it, with the backslashes of its marks (GFM 0.29, 6.9). */
function withoutAutolinks(text: string): string {
  return text.replace(/(?:(?:https?|ftp):(?=\/\/[^\s<]*(?:\\|$))|www\.(?=[^\s<]*(?:\\|$)))/gi, (start) => {
    return `${start.slice(0, -1)}\\${start.slice(-1)}`;
  });
}

/**
 * CommonMark does not see emphasis open or close between punctuation and a letter, as in `**「重點」**的`. There the
 * punctuation goes outside, with the blank that parts it from the words: `「**重點**」的`, `**62.5** %の`. Where a link or a
 * footnote mark stands at that edge nothing can go outside, and the words are left plain.
 */
function emphasis(mark: string, node: Strong | Emphasis, around: Around, before?: Inline, after?: Inline): string {
  const content = inlines(node.children, around);
  const beside = (other: Inline | undefined, edge: RegExp) => other !== undefined && edge.test(plainText([other]));
  const gluedBefore = beside(before, /[\p{L}\p{N}]$/u);
  const gluedAfter = beside(after, /^[\p{L}\p{N}]/u);
  // A soft hyphen alone writes nothing.
  const written = node.children.filter((child) => inline(child, around) !== '');
  const [first, last] = [written[0], written.at(-1)];
  if ((gluedBefore && first?.type !== 'text') || (gluedAfter && last?.type !== 'text')) return content;
  // Of those texts alone: what follows them in the Markdown may be the bracket of a link.
  const marksIn = (text: Inline | undefined, edge: RegExp) =>
    text?.type === 'text' ? (edge.exec(inline(text, around, undefined, nextTo(text, node.children)))?.[0] ?? '') : '';
  // A backslash is of what follows it alone: read in two ways, a row of escaped marks would take twice the time for each.
  const opening = marksIn(first, /^(?:\\.|(?!\\)[\p{P}\p{S}\s])+/u);
  const closing = marksIn(last, /(?:\\.|(?!\\)[\p{P}\p{S}\s])+$/u);
  const needed = (gluedBefore && opening !== '') || (gluedAfter && closing !== '');
  if (!needed) return `${mark}${content}${mark}`;
  const inner = content.slice(opening.length, content.length - closing.length);
  return inner === '' ? content : `${opening}${mark}${inner}${mark}${closing}`;
}

function nextTo(node: Inline, nodes: readonly Inline[]): Inline | undefined {
  return nodes[nodes.indexOf(node) + 1];
}

/** What would be read as a character reference. */
const entity = /&(?=#?\w+;)/g;

/** Escapes only what would start a construct: not an underscore inside a word, for example. */
function escapeText(text: string): string {
  return (
    // Markdown has no lines that a word could be divided at, and is searched.
    withoutSoftHyphens(text)
      .replace(/[\\`*[\]<]/g, '\\$&')
      .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
      .replace(/~/g, '\\~')
      // Pandoc reads a formula between dollars, and what stands higher between carets.
      .replace(/[$^]/g, '\\$&')
      .replace(entity, '\\&')
  );
}
