import { describe, expect, it } from 'vitest';
import { darkBackground, darkened } from '../../../src/render/html/dark-colours.js';
import { contrastOf } from '../../../src/schema/colour.js';
import { themeSchema } from '../../../src/schema/theme-schema.js';
import { standardTheme } from '../../support/theme.js';

const theme = themeSchema.parse(standardTheme());
const { colours: standard } = theme;
const black = '#000000';

/** Extreme colours that a theme may still have. */
const themes = {
  standard,
  'all black': { ink: black, muted: black, accent: black, warm: black, tint: '#ffffff', rule: black },
  'one grey, as pale as allowed': {
    ink: '#767676',
    muted: '#767676',
    accent: '#767676',
    warm: '#767676',
    tint: '#ffffff',
    rule: '#ffffff',
  },
  'pure red and blue': { ...standard, ink: '#0000ff', accent: '#e60000', warm: '#0000ff', muted: '#d00000' },
  'a tint as dark as black text allows': { ...standard, ink: black, warm: black, tint: '#767676' },
  'saturated green': { ...standard, accent: '#006400', warm: '#00571f', tint: '#b6ffb6', rule: '#00ff00' },
};

describe('the colours of a dark page', () => {
  it.each(Object.entries(themes))('are legible for %s', (_, colours) => {
    expect(themeSchema.safeParse({ ...(standardTheme() as object), colours }).error?.issues ?? []).toEqual([]);
    const dark = darkened(colours);
    for (const name of ['ink', 'muted', 'accent', 'warm'] as const) {
      for (const ground of [darkBackground, dark.tint]) {
        expect(contrastOf(dark[name], ground), `${name} on ${ground}`).toBeGreaterThanOrEqual(4.5);
      }
    }
    expect(contrastOf(dark.tint, darkBackground)).toBeLessThan(1.6);
  });

  it('keep the contrasts of the light page, up to a limit for text', () => {
    const dark = darkened(standard);
    for (const name of ['muted', 'accent', 'warm', 'tint', 'rule'] as const) {
      const [light, now] = [contrastOf(standard[name], '#ffffff'), contrastOf(dark[name], darkBackground)];
      expect(Math.abs(now / light - 1), name).toBeLessThan(0.06);
    }
    expect(contrastOf(dark.ink, darkBackground)).toBeGreaterThan(12.9);
    expect(contrastOf(dark.ink, darkBackground)).toBeLessThan(13.5);
  });
});
