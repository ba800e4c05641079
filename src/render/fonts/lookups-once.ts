import type { FontkitFont } from 'fontkit';

const read = new WeakSet<FontkitFont>();

/**
 * A lookup that a feature of a font names twice is done once, as OpenType has it and browsers do it. The decoder would do
 * it twice: kern the number 7.1 by twice as much, so that its digits touch.
 */
export function withLookupsOnce(font: FontkitFont): FontkitFont {
  if (read.has(font)) return font;
  for (const table of [font.GSUB, font.GPOS]) {
    for (const { feature } of table?.featureList ?? []) {
      feature.lookupListIndexes = [...new Set(feature.lookupListIndexes)];
    }
  }
  read.add(font);
  return font;
}
