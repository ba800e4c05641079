import { expect, it } from 'vitest';
import type { Block, ContainerName } from '../../../src/model/document.js';
import { loadFonts } from '../../../src/render/fonts/theme-fonts.js';
import { type Box, childrenOf } from '../../../src/render/page/box.js';
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
const pageOf = (density: number) => {
  const typesetter = new Typesetter(theme, 'en', density, fonts);
  return new PageBuilder({ typesetter, styles: pageStyles(typesetter), parts: new Parts() }, 500, undefined);
};
const page = pageOf(2);
const { typesetter } = page;
const heightPt = (...nodes: readonly Block[]) => heightIn(page.content(nodes), page.widthPt);

const text: Block = { type: 'paragraph', children: [{ type: 'text', value: 'What was found.' }] };
const container = (name: ContainerName, children: readonly Block[]): Block => {
  return { type: 'container', name, attributes: {}, children };
};
const rulesIn = (box: Box): number =>
  childrenOf(box).reduce((sum, child) => sum + rulesIn(child), box.kind === 'shapes' ? 1 : 0);

it('a finding is a section with a rule above it, unless it stands with the title', () => {
  const lede = container('lede', [text]);
  const linePt = typesetter.scale['lede-pt'] * typesetter.scale['lede-leading'];
  expect(rulesIn(page.content([lede]))).toBe(1);
  expect(heightPt(lede)).toBeGreaterThan(linePt + typesetter.scale['section-gap-pt']);
  const inMasthead = container('masthead', [lede]);
  expect(rulesIn(page.content([inMasthead]))).toBe(0);
  expect(heightPt(inMasthead) - heightPt(container('masthead', []))).toBeCloseTo(linePt, 5);
});

it('a contact has a rule above it, so that it is no line of the card that it stands below', () => {
  expect(rulesIn(page.content([text, container('contact', [text])]))).toBe(1);
});

it('the heading of the recommendations stands as far off as those of other sections, also on a loose page', () => {
  const heading: Block = { type: 'heading', depth: 2, children: [{ type: 'text', value: 'What we advise' }] };
  const gapPt = (density: number, name: ContainerName) => {
    const own = pageOf(density);
    return heightIn(own.content([container(name, [heading])]), own.widthPt);
  };
  expect(gapPt(2, 'pillars')).toBeCloseTo(gapPt(2, 'points'), 5);
  const { 'item-gap-pt': looseItemPt } = pageOf(0).typesetter.scale;
  const added = gapPt(0, 'pillars') - gapPt(0, 'points');
  expect(added).toBeGreaterThan(0);
  expect(added).toBeLessThan(looseItemPt);
});

it('a heading of a template, over no section, stands off from what is above it', () => {
  const words: Block = { type: 'paragraph', children: [{ type: 'text', value: 'What we do.' }] };
  const heading: Block = { type: 'heading', depth: 2, children: [{ type: 'text', value: 'What we do' }] };
  const gapPt = heightPt(words, heading) - heightPt(words);
  const headingPt = typesetter.lineHeightPt(pageStyles(typesetter).section);
  expect(gapPt - headingPt).toBeGreaterThanOrEqual(typesetter.scale['section-gap-pt'] / 2);
});
