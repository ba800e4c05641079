import { describe, expect, it } from 'vitest';
import type { Block, Container, ContainerName } from '../../../src/model/document.js';
import { loadFonts } from '../../../src/render/fonts/theme-fonts.js';
import { heightIn } from '../../../src/render/page/layout.js';
import { PageBuilder } from '../../../src/render/page/page-builder.js';
import { pageStyles } from '../../../src/render/page/page-styles.js';
import { Parts } from '../../../src/render/page/parts.js';
import { Typesetter } from '../../../src/render/page/typesetter.js';
import { themeSchema } from '../../../src/schema/theme-schema.js';
import { packageFont } from '../../support/host.js';
import { standardTheme } from '../../support/theme.js';

const theme = { ...themeSchema.parse(standardTheme()), id: 'standard' };
const typesetter = new Typesetter(theme, 'en', 2, loadFonts(theme, packageFont));
const styles = pageStyles(typesetter);
const page = new PageBuilder({ typesetter, styles, parts: new Parts() }, 500, undefined);
const [issuer, long] = [
  'Ministry of Fisheries',
  'Ministry of Fisheries, Coasts, Islands and the Sea, Directorate for Statistics',
];
const kicker = 'Policy brief · For harbour masters';

function heightPt(words: Readonly<Partial<Record<ContainerName, string>>>): number {
  const children = Object.entries(words).map(([name, value]): Container => {
    const paragraph: Block = { type: 'paragraph', children: [{ type: 'text', value }] };
    return { type: 'container', name: name as ContainerName, attributes: {}, children: [paragraph] };
  });
  return heightIn(page.content([{ type: 'container', name: 'masthead', attributes: {}, children }]), page.widthPt);
}

describe('a handling mark', () => {
  const labelPt = typesetter.lineHeightPt(styles.handling);
  const kickerPt = typesetter.lineHeightPt(styles.label);
  const marks = 'v1.0 · 24 November 2026';
  it.each([
    ['beside an issuer', { issuer, kicker, marks }, labelPt + 1 - 1.2 * styles.heading.sizePt + kickerPt],
    ['beside the kicker, below a long issuer', { issuer: long, kicker, marks }, labelPt - kickerPt],
    ['alone, where neither leaves it room', { issuer: long, kicker: `${kicker} `.repeat(3), marks }, labelPt],
  ])('stands %s', (_, words, morePt) => {
    expect(heightPt({ ...words, handling: 'TLP:AMBER+STRICT' }) - heightPt(words)).toBeCloseTo(morePt, 1);
  });
});
