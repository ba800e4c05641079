import { type Container, plainText } from '../../model/document.js';
import type { Picture } from '../../model/picture.js';
import { escapeMarkup } from '../../text/escape-markup.js';
import { barOf } from '../bar.js';
import { partOf } from '../containers.js';
import { qrCode, qrSvg } from '../image/qr-code.js';

const mediaTypes = { png: 'image/png', jpeg: 'image/jpeg', svg: 'image/svg+xml' } as const;

export function logoImage({ kind, bytes }: Picture, alt: string): string {
  const data = `data:${mediaTypes[kind]};base64,${Buffer.from(bytes).toString('base64')}`;
  return `<img alt="${escapeMarkup(alt)}" src="${data}">`;
}

/** The code of an address as a picture with an alternative. Its size is the style's. */
export function qrImage(address: string, alt: string): string {
  return qrSvg(qrCode(address), ` class="qr" role="img" aria-label="${escapeMarkup(alt)}"`);
}

/** A bar with an alternative is a picture; without, it only repeats what the words say, and is hidden. */
export function barImage(fact: Container): readonly string[] {
  const { parts, of } = barOf(fact.attributes);
  if (of === 0) return [];
  const alt = plainText(partOf(fact, 'alt'));
  const role = alt === '' ? 'aria-hidden="true"' : `role="img" aria-label="${escapeMarkup(alt)}"`;
  const percent = (share: number) => Math.round(share * 10_000) / 100;
  const drawn = parts.map(({ from, share }, i) => {
    const gap = i === 0 ? 0 : 0.6;
    return `<rect class="part" x="${percent(from) + gap}" width="${Math.max(0, percent(share) - gap)}" height="4" fill-opacity="${0.5 ** i}"/>`;
  });
  return [
    `<svg class="bar" viewBox="0 0 100 4" preserveAspectRatio="none" ${role}><rect class="whole" width="100" height="4"/>${drawn.join('')}</svg>`,
  ];
}
