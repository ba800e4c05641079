/** Red, green and blue of `#rrggbb`, 0 to 255. */
export function channelsOf(colour: string): readonly number[] {
  return [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
}

/** Whether a text is a colour `#rrggbb`. */
export function isColour(text: string): boolean {
  return /^#[\da-f]{6}$/i.test(text);
}

/** `#rrggbb` of three channels, rounded. */
export function hexOf(channels: readonly number[]): string {
  return `#${channels.map((c) => Math.round(c).toString(16).padStart(2, '0')).join('')}`;
}

/** WCAG 2.2, 1.4.3: text of ordinary size needs this contrast with its background. */
export const minContrast = 4.5;

/** The contrast ratio of two colours `#rrggbb`, 1 to 21 (WCAG 2.2, "contrast ratio"). */
export function contrastOf(one: string, other: string): number {
  const [darker, lighter] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (lighter + 0.05) / (darker + 0.05);
}

/** The same hue, darkened just as far as text on `background` needs. */
export function darkenedFor(colour: string, background: string): string {
  const channels = channelsOf(colour);
  for (let percent = 99; percent > 0; percent -= 1) {
    const darker = hexOf(channels.map((c) => (c * percent) / 100));
    if (contrastOf(darker, background) >= minContrast) return darker;
  }
  return '#000000';
}

/** WCAG 2.2, "relative luminance". */
function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = channelsOf(colour).map((value) => {
    const c = value / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
