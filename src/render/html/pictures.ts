import { type Container, plainText } from '../../model/document.js';
import type { Picture } from '../../model/picture.js';
import { escapeMarkup } from '../../text/escape-markup.js';
import { barOf, barOpacity, restOpacity } from '../bar.js';
import { partOf } from '../containers.js';
import { dataUrlOf } from '../image/data-url.js';
import { type QrCode, qrSvg } from '../image/qr-code.js';

export function logoImage(picture: Picture, alt: string): string {
  return `<img alt="${escapeMarkup(alt)}" src="${dataUrlOf(picture)}">`;
}

/** The style sheet sets its size. */
export function qrImage(code: QrCode, alt: string): string {
  return qrSvg(code, ` class="qr" role="img" aria-label="${escapeMarkup(alt)}"`);
}

/** The bar of a fact, if it has one. Without an alternative text it only repeats the words, and is hidden. */
export function barImage(fact: Container, repeatsWords = false): readonly string[] {
  const parts = barOf(fact.attributes);
  if (!parts) return [];
  const alt = plainText(partOf(fact, 'alt'));
  const role = alt === '' || repeatsWords ? 'aria-hidden="true"' : `role="img" aria-label="${escapeMarkup(alt)}"`;
  const percent = (share: number) => Math.round(share * 10_000) / 100;
  const drawn = parts.map(({ from, share }, i) => {
    const gap = i === 0 ? 0 : Math.min(0.006, share / 2);
    return `<rect class="part" x="${percent(from + gap)}" width="${percent(share - gap)}" height="4" fill-opacity="${barOpacity(i, parts.length)}"/>`;
  });
  // Not behind the parts, whose shades would no longer be those of their legend.
  const end = parts.reduce((most, { from, share }) => Math.max(most, from + share), 0);
  const rest = `<rect class="whole" x="${percent(end)}" width="${percent(Math.max(0, 1 - end))}" height="4"${restShade(parts.length)}/>`;
  return [`<svg class="bar" viewBox="0 0 100 4" preserveAspectRatio="none" ${role}>${drawn.join('')}${rest}</svg>`];
}

/** The attribute of what is left of a whole, where it is not the usual shade. */
export function restShade(parts: number): string {
  const opacity = restOpacity(parts);
  return opacity === 1 ? '' : ` fill-opacity="${opacity}"`;
}
