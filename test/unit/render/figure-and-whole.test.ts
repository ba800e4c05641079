import { expect, it } from 'vitest';
import type { Container, Inline } from '../../../src/model/document.js';
import { loadFonts } from '../../../src/render/fonts/theme-fonts.js';
import { brokenText } from '../../../src/render/lines/paragraph.js';
import type { Box, TextBox } from '../../../src/render/page/box.js';
import { factCard } from '../../../src/render/page/fact-cards.js';
import { PageBuilder } from '../../../src/render/page/page-builder.js';
import { pageStyles } from '../../../src/render/page/page-styles.js';
import { Parts } from '../../../src/render/page/parts.js';
import { Typesetter } from '../../../src/render/page/typesetter.js';
import { themeSchema } from '../../../src/schema/theme-schema.js';
import { packageFont } from '../../support/host.js';
import { standardTheme } from '../../support/theme.js';

const theme = { ...themeSchema.parse(standardTheme()), id: 'standard' };
const typesetter = new Typesetter(theme, 'en', 2, loadFonts(theme, packageFont));

function textsIn(box: Box): readonly TextBox[] {
  if (box.kind === 'text') return [box];
  return box.kind === 'stack' ? box.children.flatMap(textsIn) : [];
}

const part = (name: 'value' | 'whole', value: string): Container => {
  const words: Inline = { type: 'text', value };
  return { type: 'container', name, attributes: {}, children: [{ type: 'paragraph', children: [words] }] };
};

it('what a number is a part of stands beside it or below it, never in two lines', () => {
  const children = [part('value', '$1,234,567,890'), part('whole', 'of $98,765,432,100')];
  const card: Container = { type: 'container', name: 'fact', attributes: {}, unit: 'loans', children };
  const counts = new Set<number>();
  for (let widthPt = 200; widthPt < 280; widthPt += 0.5) {
    const page = new PageBuilder({ typesetter, styles: pageStyles(typesetter), parts: new Parts() }, 500, undefined);
    const texts = textsIn(factCard(card, page, widthPt, false));
    for (const text of texts) expect(brokenText(text, widthPt).lines, `${widthPt} pt`).toHaveLength(1);
    counts.add(texts.length);
  }
  expect([...counts]).toEqual([2, 1]);
});
