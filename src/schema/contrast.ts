import { channelsOf, hexOf } from './colour.js';

/** WCAG 2.2, 1.4.3: text of ordinary size needs this contrast with what is behind it. */
export const leastContrast = 4.5;

/** The contrast ratio of two colours `#rrggbb`, 1 to 21 (WCAG 2.2, "contrast ratio"). */
export function contrastOf(one: string, other: string): number {
  const [darker, lighter] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (lighter + 0.05) / (darker + 0.05);
}

/** The same hue, darkened just as far as text on `background` needs; for a message that says what would do. */
export function darkenedFor(colour: string, background: string): string {
  const channels = channelsOf(colour);
  for (let percent = 99; percent > 0; percent -= 1) {
    const darker = hexOf(channels.map((c) => (c * percent) / 100));
    if (contrastOf(darker, background) >= leastContrast) return darker;
  }
  return '#000000';
}

function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = channelsOf(colour).map((value) => {
    const c = value / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
