import { barOf } from '../model/chart.js';
import {
  type Block,
  type Container,
  type ContainerName,
  childrenBut,
  containersIn,
  type Inline,
  isContainer,
  partOf,
  plainText,
  titleOf,
} from '../model/document.js';
import type { Picture } from '../model/image.js';
import { type PageView, pillarsPerRow, type RenderInput } from '../model/render.js';
import { faceClass, scriptClass, type TypeScale } from '../model/theme.js';

/** A brief as the parts of one self-contained page. */
export function htmlView(input: RenderInput, css: string): PageView {
  const { document, variant, meta, theme, density } = input;
  const step = theme.densities[density];
  if (!step) throw new Error(`the theme ${theme.id} has no density ${density}`);
  return {
    lang: variant.locale,
    title: titleOf(document),
    audience: meta.audience,
    version: meta.version,
    issued: meta.issued,
    style: `${tokens(input, step[scriptClass(variant.locale)])}\n${css.trim()}`,
    body: new BodyWriter(input.logo).blocks(document.children),
  };
}

/** The theme's tokens as CSS custom properties: the same values that the PDF is set with. */
function tokens({ theme, variant }: RenderInput, scale: TypeScale): string {
  const sheet = theme.papers[variant.paper];
  const faces = theme.faces[faceClass(variant.locale)];
  const script = scriptClass(variant.locale);
  const family = ({ latin, han }: { latin: string; han: string }) => {
    const [latinList = '', hanList = ''] = [latin, han].map((name) => theme.fonts[name]?.css);
    // A Latin page falls back to the reader's serif or sans before it takes letters from a Chinese font.
    if (script === 'latin') return `${latinList}, ${hanList}`;
    return `"${hanPunctuation}", ${latinList.replace(/,\s*(?:sans-)?serif$/, '')}, ${hanList}`;
  };
  const properties: readonly (readonly [string, string])[] = [
    ...Object.entries(theme.colours).map(([name, value]) => [name, value] as const),
    ...Object.entries(scale).map(([name, value]) =>
      name.endsWith('-pt') ? ([name.replace(/-pt$/, ''), `${value}pt`] as const) : ([name, String(value)] as const),
    ),
    ['text-face', family(faces.text)],
    ['sans-face', family(faces.sans)],
    ['title-face', family(script === 'han' ? faces.sans : faces.text)],
    ['logo-height', `${theme.issuer?.logo?.['height-pt'] ?? 0}pt`],
    ['paper-width', `${sheet['width-pt']}pt`],
    ['margin-side', `${sheet['margin-side-pt']}pt`],
  ];
  const root = `:root {\n${properties.map(([name, value]) => `  --${name}: ${value};`).join('\n')}\n}`;
  const hanFaces = script === 'han' ? punctuationFaces(theme.fonts[faces.text.han]?.css ?? '') : [];
  return [...hanFaces, root, printedSheet(sheet)].join('\n');
}

const hanPunctuation = 'Han punctuation';

/** Quotes, dashes and ellipses are as wide as a character beside Chinese, though Latin fonts have them too. */
function punctuationFaces(families: string): readonly string[] {
  const names = [...families.matchAll(/"([^"]+)"/g)].map(([, name]) => name ?? '');
  return [
    ['400', 'Regular'],
    ['700', 'Bold'],
  ].map(([weight, face]) => {
    const local = names.flatMap((name) => [`local("${name} ${face}")`, `local("${name}")`]).join(', ');
    return `@font-face { font-family: "${hanPunctuation}"; font-weight: ${weight}; src: ${local}; unicode-range: U+2014, U+2018-2019, U+201C-201D, U+2026; }`;
  });
}

/**
 * The sheet that a browser prints on. Its margins are narrower than the PDF's: the reader's fonts may be a little
 * wider than the theme's, and the page must stay one.
 */
function printedSheet(sheet: RenderInput['theme']['papers']['a4']): string {
  const margin = (['margin-top-pt', 'margin-side-pt', 'margin-bottom-pt'] as const)
    .map((side) => `${Math.round(sheet[side] * printedMargin)}pt`)
    .join(' ');
  return `@page { size: ${sheet['width-pt']}pt ${sheet['height-pt']}pt; margin: ${margin}; }`;
}

const printedMargin = 0.8;

/** Names of containers that are one `div` with their name as class. */
const plainDivs: readonly ContainerName[] = ['logo', 'issuer', 'kicker', 'marks', 'lede', 'headline'];

class BodyWriter {
  constructor(private readonly logo: Picture | undefined) {}

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
    const unit = node.attributes.unit === undefined ? '' : ` data-unit="${escapeHtml(node.attributes.unit)}"`;
    if (plainDivs.includes(node.name)) return `<div class="${node.name}"${unit}>${this.blocks(node.children)}</div>`;
    switch (node.name) {
      case 'masthead':
        return `<header class="masthead">\n${this.blocks(node.children)}\n</header>`;
      case 'footer':
        return `<footer class="footer">\n${this.blocks(node.children)}\n</footer>`;
      case 'fact':
        return `<li class="fact"${unit}>\n${this.fact(node)}\n</li>`;
      case 'unit':
        return `<li${unit}>${this.blocks(node.children)}</li>`;
      case 'reference':
        return `<li id="${referenceId(node.attributes.ref ?? '')}" value="${Number(node.attributes.number)}">${this.blocks(node.children)}</li>`;
      case 'pillar':
        return `<section class="pillar"${unit}>\n${this.pillar(node)}\n</section>`;
      case 'facts':
        return this.section(node, unit, this.grouped(node.children, 'fact', 'ul', 'fact-grid'));
      case 'why':
        return this.section(node, unit, this.grouped(node.children, 'unit', 'ul', 'units'));
      case 'evidence':
        return this.section(node, unit, this.grouped(node.children, 'unit', 'ul', 'limits'));
      case 'references':
        return this.section(node, unit, this.grouped(node.children, 'reference', 'ol', 'reference-list'));
      case 'pillars':
        return this.section(node, unit, this.grouped(node.children, 'pillar', 'div', pillarGrid(node)));
      default:
        return this.section(node, unit, this.blocks(node.children));
    }
  }

  private section(node: Container, unit: string, inner: string): string {
    return `<section class="${node.name}"${unit}>\n${inner}\n</section>`;
  }

  /** Neighbouring containers of one name go into one element; what stands between stays where it is. */
  private grouped(nodes: readonly Block[], name: ContainerName, tag: string, className: string): string {
    const out: string[] = [];
    let group: string[] = [];
    const flush = () => {
      if (group.length > 0) out.push(`<${tag} class="${className}">\n${group.join('\n')}\n</${tag}>`);
      group = [];
    };
    for (const child of nodes) {
      if (child.type === 'container' && child.name === name) group.push(this.container(child));
      else {
        flush();
        out.push(this.block(child));
      }
    }
    flush();
    return out.join('\n');
  }

  /** Heading and place in one line, then the rest. */
  private pillar(node: Container): string {
    const [heading, ...rest] = node.children;
    if (heading?.type !== 'heading') return this.grouped(node.children, 'unit', 'ul', 'units');
    const { number } = node.attributes;
    const mark = number ? `<span class="number">${escapeHtml(number)}</span> ` : '';
    const depth = heading.depth;
    const title = `<h${depth}>${mark}${this.inlines(heading.children)}</h${depth}>`;
    const head = `<div class="pillar-head">\n${title}\n<p class="place">${this.inlines(partOf(node, 'place'))}</p>\n</div>`;
    const others = rest.filter((child) => !isContainer(child, 'place'));
    return `${head}\n${this.grouped(others, 'unit', 'ul', 'units')}`;
  }

  /** The value large, what it is a part of beside it, then a bar, and the statement with its place. */
  private fact(node: Container): string {
    const value = partOf(node, 'value');
    const whole = partOf(node, 'whole');
    const place = partOf(node, 'place');
    const others = childrenBut(node, 'value', 'whole', 'alt', 'place');
    const line = `<p class="value"><strong>${this.inlines(value)}</strong>${whole.length > 0 ? ` <span class="whole">${this.inlines(whole)}</span>` : ''}</p>`;
    const last = others.length - 1;
    const text = others.map((child, i) =>
      i === last && child.type === 'paragraph' && place.length > 0
        ? `<p>${this.inlines(child.children)} <span class="place">${this.inlines(place)}</span></p>`
        : this.block(child),
    );
    return [...(value.length > 0 ? [line] : []), ...bar(node), ...text].join('\n');
  }

  private inlines(nodes: readonly Inline[]): string {
    return nodes.map((node, i) => this.inline(node, nodes[i - 1])).join('');
  }

  private inline(node: Inline, before: Inline | undefined): string {
    switch (node.type) {
      case 'text':
        return escapeHtml(node.value);
      case 'strong':
        return `<strong>${this.inlines(node.children)}</strong>`;
      case 'emphasis':
        return `<em>${this.inlines(node.children)}</em>`;
      case 'link':
        return `<a href="${escapeHtml(node.url)}">${this.inlines(node.children)}</a>`;
      case 'citation': {
        const comma = before?.type === 'citation' ? ',' : '';
        // A word joiner keeps the mark off the start of a line.
        return `${before ? '\u2060' : ''}<sup>${comma}<a href="#${referenceId(node.reference)}">${node.number}</a></sup>`;
      }
      case 'image':
        return this.logo ? `<img alt="${escapeHtml(node.alt)}" src="${dataUrl(this.logo)}">` : '';
    }
  }
}

const mediaTypes = { png: 'image/png', jpeg: 'image/jpeg', svg: 'image/svg+xml' } as const;

function dataUrl({ kind, bytes }: Picture): string {
  return `data:${mediaTypes[kind]};base64,${Buffer.from(bytes).toString('base64')}`;
}

/** Three cards to a row where that leaves no hole. */
function pillarGrid(node: Container): string {
  return pillarsPerRow(containersIn(node, 'pillar').length) === 3 ? 'pillar-grid by-three' : 'pillar-grid';
}

/** A bar with an alternative is a picture; without, it only repeats what the words say, and is hidden. */
function bar(node: Container): readonly string[] {
  const { parts, of } = barOf(node.attributes);
  if (of === 0) return [];
  const alt = plainText(partOf(node, 'alt'));
  const role = alt === '' ? 'aria-hidden="true"' : `role="img" aria-label="${escapeHtml(alt)}"`;
  const percent = (share: number) => Math.round(share * 10_000) / 100;
  const drawn = parts.map(({ from, share }, i) => {
    const gap = i === 0 ? 0 : 0.6;
    return `<rect class="part" x="${percent(from) + gap}" width="${Math.max(0, percent(share) - gap)}" height="4" fill-opacity="${0.5 ** i}"/>`;
  });
  return [
    `<svg class="bar" viewBox="0 0 100 4" preserveAspectRatio="none" ${role}><rect class="whole" width="100" height="4"/>${drawn.join('')}</svg>`,
  ];
}

function referenceId(id: string): string {
  return `ref-${id.replace(/[^\p{L}\p{N}._-]/gu, (c) => `_${c.codePointAt(0)?.toString(16)}`)}`;
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
}
