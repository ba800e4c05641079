import type { FontkitFont, LayoutTable } from 'fontkit';

const corrected = new WeakSet<FontkitFont>();

/**
 * A font with its layout tables put right where the decoder reads them otherwise than OpenType has it and browsers do it:
 *
 * - A lookup that a feature names twice is done once, or the number 7.1 is kerned by twice as much and its digits touch.
 * - What stands before a place is written from the place backwards, and was compared from the front (OpenType 1.9, chained
 *   sequence contexts): a bracket after two small letters and digits had the height of capitals.
 */
export function withCorrectedLayout(font: FontkitFont): FontkitFont {
  if (corrected.has(font)) return font;
  for (const table of [font.GSUB, font.GPOS]) if (table) correctLayout(table);
  corrected.add(font);
  return font;
}

function correctLayout({ featureList, lookupList }: LayoutTable): void {
  for (const { feature } of featureList) feature.lookupListIndexes = [...new Set(feature.lookupListIndexes)];
  for (const { subTables } of lookupList.toArray()) {
    for (const subTable of subTables) {
      const { backtrackCoverage, chainRuleSets, chainClassSet } = subTable.extension ?? subTable;
      backtrackCoverage?.reverse();
      for (const rule of [chainRuleSets, chainClassSet].flatMap((sets) => sets ?? []).flatMap((rules) => rules ?? []))
        rule.backtrack?.reverse();
    }
  }
}
