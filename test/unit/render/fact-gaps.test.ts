import { expect, it } from 'vitest';
import type { Container } from '../../../src/model/document.js';
import { loadFonts } from '../../../src/render/fonts/theme-fonts.js';
import { stack } from '../../../src/render/page/box.js';
import { factRows } from '../../../src/render/page/fact-cards.js';
import { heightIn } from '../../../src/render/page/layout.js';
import { PageBuilder } from '../../../src/render/page/page-builder.js';
import { pageStyles } from '../../../src/render/page/page-styles.js';
import { Parts } from '../../../src/render/page/parts.js';
import { Typesetter } from '../../../src/render/page/typesetter.js';
import { themeSchema } from '../../../src/schema/theme-schema.js';
import { packageFont } from '../../support/host.js';
import { standardTheme } from '../../support/theme.js';

const theme = { ...themeSchema.parse(standardTheme()), id: 'standard' };
const fonts = loadFonts(theme, packageFont);

/** How far a second row of figures stands from the first, with what is above the first one taken off. */
function gapPt(density: number): number {
  const typesetter = new Typesetter(theme, 'en', density, fonts);
  const page = new PageBuilder({ typesetter, styles: pageStyles(typesetter), parts: new Parts() }, 500, undefined);
  const heightOf = (count: number) => {
    const children = Array.from({ length: count }, (_, i): Container => {
      const words = { type: 'paragraph', children: [{ type: 'text', value: 'stay' }] } as const;
      return { type: 'container', name: 'fact', attributes: {}, unit: `fact-${i}`, children: [words] };
    });
    const facts: Container = { type: 'container', name: 'facts', attributes: {}, children };
    return heightIn(stack(factRows(facts, page)), 500);
  };
  return heightOf(6) - heightOf(3) - (heightOf(3) - 2);
}

it('rows of figures stand as far apart as the page is loose, and never closer than 6 pt', () => {
  const gaps = theme.densities.map((_, density) => gapPt(density));
  const expected = [13, 9.5, 7, 6, 6];
  expect(gaps).toHaveLength(expected.length);
  for (const [i, gap] of gaps.entries()) expect(gap).toBeCloseTo(expected[i] ?? 0, 6);
});
