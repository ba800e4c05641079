import type { Image, Inline } from '../../model/document.js';
import type { Picture } from '../../model/picture.js';
import { escapeMarkup } from '../../text/escape-markup.js';
import { logoImage, qrImage } from './pictures.js';

/** The pictures that a page may show: the theme's logo, and the address that its code leads to. */
export interface Assets {
  readonly logo?: Picture | undefined;
  readonly online?: string | undefined;
}

export function writeInlines(nodes: readonly Inline[], assets: Assets): string {
  return nodes.map((node, i) => inline(node, nodes[i - 1], assets)).join('');
}

function inline(node: Inline, before: Inline | undefined, assets: Assets): string {
  switch (node.type) {
    case 'text':
      return escapeMarkup(node.value);
    case 'strong':
      return `<strong>${writeInlines(node.children, assets)}</strong>`;
    case 'emphasis':
      return `<em>${writeInlines(node.children, assets)}</em>`;
    case 'span':
      return `<span lang="${escapeMarkup(node.lang)}">${writeInlines(node.children, assets)}</span>`;
    case 'link':
      return `<a href="${escapeMarkup(node.url)}">${writeInlines(node.children, assets)}</a>`;
    case 'citation': {
      const comma = before?.type === 'citation' ? ',' : '';
      const id = referenceId(node.reference);
      // The role says that this number leads to a source, in the words of the reader's own software; the source itself
      // is the description. As the name it would be read out in the middle of every sentence.
      const mark = `<a href="#${id}" role="doc-biblioref" aria-describedby="${id}">${node.number}</a>`;
      // A word joiner keeps the mark off the start of a line.
      return `${before ? '\u2060' : ''}<sup>${comma}${mark}</sup>`;
    }
    case 'image':
      return image(node, assets);
  }
}

function image({ asset, alt }: Image, { logo, online }: Assets): string {
  if (asset === 'qr') return online === undefined ? '' : qrImage(online, alt);
  return logo ? logoImage(logo, alt) : '';
}

export function referenceId(id: string): string {
  return `ref-${id.replace(/[^\p{L}\p{N}._-]/gu, (c) => `_${c.codePointAt(0)?.toString(16)}`)}`;
}
