import { type Image, type Inline, plainText } from '../../model/document.js';
import type { Picture } from '../../model/picture.js';
import { type Direction, directionOf } from '../../schema/scripts.js';
import { showsAddress } from '../../text/address.js';
import { escapeMarkup } from '../../text/escape-markup.js';
import { rangesFromLeft } from '../../text/ranges-from-left.js';
import { undividedIn } from '../../text/undivided.js';
import type { QrCode } from '../image/qr-code.js';
import { logoImage, qrImage } from './pictures.js';

/** The pictures that a page may show: the theme's logo, and the QR code of its own address. */
export interface Assets {
  readonly logo?: Picture | undefined;
  readonly qr?: QrCode | undefined;
  /** Of the page; left to right by default. */
  readonly direction?: Direction;
  /** The size of labels, which drawings are made for; by default that of a usual page. */
  readonly labelPt?: number | undefined;
}

export function writeInlines(nodes: readonly Inline[], assets: Assets): string {
  return nodes.map((node, i) => inline(node, nodes[i - 1], assets)).join('');
}

function inline(node: Inline, before: Inline | undefined, assets: Assets): string {
  switch (node.type) {
    case 'text':
      return assets.direction === 'rtl' ? withIsolated(node.value) : withWholeNumbers(node.value);
    case 'strong':
      return `<strong>${writeInlines(node.children, assets)}</strong>`;
    case 'emphasis':
      return `<em>${writeInlines(node.children, assets)}</em>`;
    case 'small':
      return `<small>${writeInlines(node.children, assets)}</small>`;
    case 'span': {
      const direction = directionOf(node.lang);
      const words = writeInlines(node.children, { ...assets, direction });
      return `<span lang="${escapeMarkup(node.lang)}"${directionAttribute(direction, assets)}>${words}</span>`;
    }
    case 'link': {
      const isAddress = isAddressShown(node);
      const direction = isAddress ? 'ltr' : (assets.direction ?? 'ltr');
      // An address may be broken wherever it must.
      const words = isAddress
        ? escapeMarkup(plainText(node.children))
        : writeInlines(node.children, { ...assets, direction });
      return `<a href="${escapeMarkup(node.url)}"${directionAttribute(direction, assets)}>${words}</a>`;
    }
    case 'citation': {
      const comma = before?.type === 'citation' ? ',' : '';
      const id = referenceId(node.reference);
      // Screen readers announce the role as a link to a source. The source is the description, not the name, which
      // would be read out in the middle of every sentence.
      const mark = `<a href="#${id}" role="doc-biblioref" aria-describedby="${id}">${node.number}</a>`;
      // On a page from right to left it is no part of the number that it stands after.
      const apart = assets.direction === 'rtl' && comma === '' ? '\u200f' : '';
      // A word joiner, so that no line starts with the mark.
      return `${before ? `\u2060${apart}` : ''}<sup>${comma}${mark}</sup>`;
    }
    case 'image':
      return image(node, assets);
  }
}

function withWholeNumbers(text: string): string {
  return undividedIn(text)
    .map(({ text: own, isUndivided }) => {
      const words = escapeMarkup(own);
      return isUndivided ? `<span class="undivided">${words}</span>` : words;
    })
    .join('');
}

/** Numbers and Latin words that are drawn as they are typed are isolated from a text that runs from right to left. */
function withIsolated(text: string): string {
  return withRangesFromLeft(text, withWholeNumbers, (range) => `<span dir="ltr">${range}</span>`);
}

/** The same in the text of a drawing. */
export function withIsolatedInSvg(text: string): string {
  const isolated = (range: string) => `<tspan direction="ltr" unicode-bidi="isolate">${range}</tspan>`;
  return withRangesFromLeft(text, escapeMarkup, isolated);
}

function withRangesFromLeft(
  text: string,
  written: (text: string) => string,
  isolated: (range: string) => string,
): string {
  const parts: string[] = [];
  let at = 0;
  for (const { start, end } of rangesFromLeft(text)) {
    parts.push(written(text.slice(at, start)), isolated(written(text.slice(start, end))));
    at = end;
  }
  return parts.join('') + written(text.slice(at));
}

/** Words that run the other way than the page are isolated from it. */
function directionAttribute(own: Direction, { direction = 'ltr' }: Assets): string {
  return own === direction ? '' : ` dir="${own}"`;
}

function isAddressShown({ url, children }: Extract<Inline, { type: 'link' }>): boolean {
  const [only, ...others] = children;
  return only?.type === 'text' && others.length === 0 && showsAddress(only.value, url);
}

function image({ asset, alt }: Image, { logo, qr }: Assets): string {
  if (asset === 'qr') return qr ? qrImage(qr, alt) : '';
  return logo ? logoImage(logo, alt) : '';
}

/** The id of a reference's list item. */
export function referenceId(id: string): string {
  return `ref-${id.replace(/[^\p{L}\p{N}._-]/gu, (c) => `_${c.codePointAt(0)?.toString(16)}`)}`;
}
