import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkAgainst } from '../../../src/validation/check-schema.js';
import { readYaml } from '../../../src/yaml/read-yaml.js';
import { root } from '../../support/packs.js';

const standard = readFileSync(join(root, 'templates/themes/standard.yaml'), 'utf8');

function diagnostics(text: string) {
  const tree = readYaml({ id: 'theme.yaml', text });
  if (!tree.ok) throw new Error('not YAML');
  return checkAgainst('theme', tree.value).diagnostics;
}

const messages = (text: string) => diagnostics(text).map((d) => d.message);

describe('a theme', () => {
  it('is accepted as shipped', () => {
    expect(messages(standard)).toEqual([]);
  });

  it('cannot go below its own floors', () => {
    expect(messages(standard.replace('body-pt: 10\n', 'body-pt: 9.5\n'))).toEqual([
      '"body-pt" is below the floor of 10 pt.',
    ]);
  });

  it('names only fonts that it has', () => {
    expect(messages(standard.replace('text: { latin: source-serif-4,', 'text: { latin: garamond,'))).toEqual([
      '"latin" names "garamond", which is not one of the fonts.',
    ]);
  });

  it.each([
    ['margin-side-pt: 48', '-40', '300', '0', '140'],
    ['margin-top-pt: 34', '-20', '201', '0', '200'],
    ['width-pt: 595.28', '-595', '2', '300', '2400'],
    ['title-leading: 1.2', '0.3', '12', '1', '3'],
    ['body-leading: 1.56', '0.99', '-1.3', '1', '2'],
    ['section-gap-pt: 26', '-20', '1000', '0', '100'],
    ['item-gap-pt: 8', '-0.5', '101', '0', '20'],
    ['figure-pt: 28', '0', '280', '11', '96'],
    ['small-pt: 10.4', '-8', '104', '8', '12'],
    ['label-pt: 9.6', '0.1', '7.9', '8', '20'],
    ['lede-pt: 14.5', '1.45', '9.9', '10', '20'],
    ['latin: { body-pt: 10, note-pt: 8 }', '{ body-pt: -10, note-pt: 8 }', '{ body-pt: 1, note-pt: 8 }'],
  ])('has no %s that no page can be read with', (line, low, high, ...right) => {
    const key = line.slice(0, line.indexOf(':') + 2);
    const themeWith = (value: string) => standard.replace(line, key + value);
    for (const wrong of [low, high]) {
      const [first] = diagnostics(themeWith(wrong));
      expect(first).toMatchObject({ code: 'content/invalid-value' });
      const { start = 0, end = 0 } = first?.span ?? {};
      expect(themeWith(wrong).slice(start, end)).toMatch(/^-?[\d.]+$/);
      expect(first?.hint).toMatch(/\d/);
    }
    for (const value of right) expect(messages(themeWith(value))).toEqual([]);
  });

  const cssOfInter = `'Inter, "Helvetica Neue", Arial, sans-serif'`;

  it.each(["'Museo 500', system-ui, -apple-system", 'House', '微软雅黑, "Noto Sans SC"', 'PT Serif,serif'])(
    'has lists of fonts as CSS has them: %s',
    (list) => {
      expect(messages(standard.replace(cssOfInter, JSON.stringify(list)))).toEqual([]);
    },
  );

  it.each([
    ['font-family: Lato, sans-serif;', 'Write "Lato, sans-serif" in its place.'],
    ['Source Sans 3, serif', `Write "'Source Sans 3', serif" in its place.`],
    ['“Gill Sans”, serif', 'Write "Gill Sans, serif" in its place.'],
    ['Lato; } body { display: none', 'Write Lato in its place.'],
  ])('has no list of fonts that a browser would leave out: %s', (list, hint) => {
    const [first, ...more] = diagnostics(standard.replace(cssOfInter, JSON.stringify(list)));
    expect(more).toEqual([]);
    expect(first).toMatchObject({ code: 'content/invalid-value', hint });
  });

  it('leaves half of its paper to the text', () => {
    const [first, ...more] = diagnostics(standard.replace('margin-side-pt: 48', 'margin-side-pt: 150'));
    expect(more).toEqual([]);
    expect(first?.message).toBe('"margin-side-pt" leaves 295 of 595 pt of the paper for the text.');
  });

  it.each([
    ['margin-side-pt: 48', 'margin-side-pt: 400'],
    ['width-pt: 595.28', 'width-pt: 20'],
    ['small-pt: 10.4', 'small-pt: 2'],
    ['latin: { body-pt: 10, note-pt: 8 }', 'latin: { body-pt: 99, note-pt: 8 }'],
  ])('says once what is wrong with %s as %s, and nothing of what follows from it', (line, wrong) => {
    const found = messages(standard.replace(line, wrong));
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(/must be between/);
  });
});
