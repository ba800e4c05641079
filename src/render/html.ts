import type { Block, Container, DocumentRoot, Inline } from '../model/document.js';
import { titleOf } from '../model/document.js';
import type { PageView, RenderInput } from '../model/render.js';
import { scriptClass, type Theme, type TypeScale } from '../model/theme.js';
import type { Paper } from '../model/variant.js';

/** A brief as the parts of one self-contained page. */
export function htmlView(input: RenderInput, css: string): PageView {
  const { document, variant, meta, theme, density } = input;
  const step = theme.densities[density];
  if (!step) throw new Error(`the theme ${theme.id} has no density ${density}`);
  const script = scriptClass(variant.locale);
  return {
    lang: variant.locale,
    title: titleOf(document),
    audience: meta.audience,
    version: meta.version,
    issued: meta.issued,
    style: `${tokens(theme, step[script], script, variant.paper)}\n${css.trim()}`,
    body: body(document),
  };
}

/** The theme's tokens as CSS custom properties: the same values that the PDF is set with. */
function tokens(theme: Theme, scale: TypeScale, script: 'latin' | 'han', paper: Paper): string {
  const { [paper]: sheet } = theme.papers;
  const faces = theme.faces[script];
  const family = ({ latin, han }: { latin: string; han: string }) => {
    const css = [latin, han].map((name) => theme.fonts[name]?.css ?? '');
    return (
      css.map((list) => list.replace(/,\s*(?:sans-)?serif$/, '')).join(', ') +
      (css[0]?.endsWith('sans-serif') ? ', sans-serif' : ', serif')
    );
  };
  const properties: readonly (readonly [string, string])[] = [
    ...Object.entries(theme.colours).map(([name, value]) => [name, value] as const),
    ...Object.entries(scale).map(([name, value]) =>
      name.endsWith('-pt') ? ([name.replace(/-pt$/, ''), `${value}pt`] as const) : ([name, String(value)] as const),
    ),
    ['text-face', family(faces.text)],
    ['sans-face', family(faces.sans)],
    ['title-face', family(script === 'han' ? faces.sans : faces.text)],
    ['paper-width', `${sheet['width-pt']}pt`],
    ['margin-side', `${sheet['margin-side-pt']}pt`],
  ];
  const page = `@page { size: ${sheet['width-pt']}pt ${sheet['height-pt']}pt; margin: ${sheet['margin-top-pt']}pt ${sheet['margin-side-pt']}pt ${sheet['margin-bottom-pt']}pt; }`;
  return `:root {\n${properties.map(([name, value]) => `  --${name}: ${value};`).join('\n')}\n}\n${page}`;
}

function body(document: DocumentRoot): string {
  return document.children.map((node) => block(node)).join('\n');
}

function children(node: { readonly children: readonly Block[] }): string {
  return node.children.map((child) => block(child)).join('\n');
}

function block(node: Block): string {
  switch (node.type) {
    case 'heading':
      return `<h${node.depth}>${inlines(node.children)}</h${node.depth}>`;
    case 'paragraph':
      return `<p>${inlines(node.children)}</p>`;
    case 'list': {
      const tag = node.ordered ? 'ol' : 'ul';
      return `<${tag}>\n${node.children.map((item) => `<li>${children(item)}</li>`).join('\n')}\n</${tag}>`;
    }
    case 'container':
      return container(node);
  }
}

function container(node: Container): string {
  const unit = node.attributes.unit === undefined ? '' : ` data-unit="${escapeHtml(node.attributes.unit)}"`;
  switch (node.name) {
    case 'masthead':
      return `<header class="masthead">\n${children(node)}\n</header>`;
    case 'footer':
      return `<footer class="footer">\n${children(node)}\n</footer>`;
    case 'kicker':
    case 'marks':
    case 'lede':
      return `<div class="${node.name}"${unit}>${children(node)}</div>`;
    case 'value':
      return `<div class="value">${children(node)}</div>`;
    case 'fact':
      return `<li class="fact"${unit}>\n${fact(node)}\n</li>`;
    case 'unit':
      return `<li${unit}>${children(node)}</li>`;
    case 'reference':
      return `<li id="${referenceId(node.attributes.ref ?? '')}" value="${Number(node.attributes.number)}">${children(node)}</li>`;
    case 'pillar':
      return `<section class="pillar"${unit}>\n${pillar(node)}\n</section>`;
    case 'facts':
      return section(node, unit, grouped(node, 'fact', 'ul', 'fact-grid'));
    case 'evidence':
      return section(node, unit, grouped(node, 'unit', 'ul', 'limits'));
    case 'references':
      return section(node, unit, grouped(node, 'reference', 'ol', 'reference-list'));
    case 'pillars':
      return section(node, unit, grouped(node, 'pillar', 'div', 'pillar-grid'));
    case 'ask':
    case 'advice':
      return section(node, unit, children(node));
  }
}

function section(node: Container, unit: string, inner: string): string {
  return `<section class="${node.name}"${unit}>\n${inner}\n</section>`;
}

/** Neighbouring containers of one name go into one element; what stands between stays where it is. */
function grouped(node: Container, name: Container['name'], tag: string, className: string): string {
  const out: string[] = [];
  let group: string[] = [];
  const flush = () => {
    if (group.length > 0) out.push(`<${tag} class="${className}">\n${group.join('\n')}\n</${tag}>`);
    group = [];
  };
  for (const child of node.children) {
    if (child.type === 'container' && child.name === name) group.push(container(child));
    else {
      flush();
      out.push(block(child));
    }
  }
  flush();
  return out.join('\n');
}

function pillar(node: Container): string {
  const { number } = node.attributes;
  const numbered = node.children.map((child, i): Block => {
    if (i > 0 || child.type !== 'heading' || !number) return child;
    return {
      ...child,
      children: [
        { type: 'strong', children: [{ type: 'text', value: number }] },
        { type: 'text', value: ' ' },
        ...child.children,
      ],
    };
  });
  return grouped({ ...node, children: numbered }, 'unit', 'ul', 'units');
}

/** The bar repeats in form what the value says in words, so it is hidden from screen readers. */
function fact(node: Container): string {
  const { part, of } = node.attributes;
  const percent = of ? Math.round((Number(part) / Number(of)) * 10_000) / 100 : 0;
  const bar = of
    ? `<svg class="bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true"><rect class="whole" width="100" height="4"/><rect class="part" width="${percent}" height="4"/></svg>`
    : '';
  return node.children
    .map((child) => (child.type === 'container' && child.name === 'value' ? `${block(child)}\n${bar}` : block(child)))
    .join('\n');
}

function inlines(nodes: readonly Inline[]): string {
  return nodes.map((node, i) => inline(node, nodes[i - 1])).join('');
}

function inline(node: Inline, before: Inline | undefined): string {
  switch (node.type) {
    case 'text':
      return escapeHtml(node.value);
    case 'strong':
      return `<strong>${inlines(node.children)}</strong>`;
    case 'emphasis':
      return `<em>${inlines(node.children)}</em>`;
    case 'link':
      return `<a href="${escapeHtml(node.url)}">${inlines(node.children)}</a>`;
    case 'citation': {
      const comma = before?.type === 'citation' ? ',' : '';
      // A word joiner keeps the mark off the start of a line.
      return `${before ? '\u2060' : ''}<sup>${comma}<a href="#${referenceId(node.reference)}">${node.number}</a></sup>`;
    }
  }
}

function referenceId(id: string): string {
  return `ref-${id.replace(/[^\p{L}\p{N}._-]/gu, (c) => `_${c.codePointAt(0)?.toString(16)}`)}`;
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
}
