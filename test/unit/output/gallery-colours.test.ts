import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { darkBackground, darkened } from '../../../src/render/html/dark-colours.js';
import { themeSchema } from '../../../src/schema/theme-schema.js';
import { standardTheme } from '../../support/theme.js';

const { colours } = themeSchema.parse(standardTheme());
const style = readFileSync('templates/index.html.hbs', 'utf8');

it.each([
  ['light', { ground: '#ffffff', ...colours }, style.split('@media')[0] ?? ''],
  ['dark', { ground: darkBackground, ...darkened(colours) }, style.split('(prefers-color-scheme: dark)')[1] ?? ''],
])('the gallery has the %s colours of the pages that it shows', (_, expected, written) => {
  const named = [...written.matchAll(/--([a-z]+): (#[\da-f]{6})/g)].map(([, name, value]) => [name, value]);
  expect(named.length).toBeGreaterThan(5);
  expect(expected).toMatchObject(Object.fromEntries(named));
});
