// Makes the subsets for web pages of the fonts that the built-in themes name, unless they are there already.
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename } from 'node:path';
import { themeFonts } from './theme-fonts.js';

const at = (path) => new URL(`../../${path}`, import.meta.url);
const dist = (path) => import(at(`dist/${path}`).href);
const require = createRequire(import.meta.url);
const { FullFont } = await dist('render/fonts/full-font.js');
const { makeWebFont } = await dist('render/html/web-fonts.js');
const { lettersOf, letterSetNames } = await dist('render/html/letter-sets.js');

/** Chinese, Japanese and Korean fonts come from the reader's system. */
const maxBytes = 1 << 20;

const files = themeFonts.map((file) => [basename(file), readFileSync(require.resolve(file))]);

/** What makes a subset: the programs, and the version of the package. */
const programs = ['letter-sets', 'font-subset', 'web-fonts'].map((name) =>
  readFileSync(at(`dist/render/html/${name}.js`)),
);
const { version } = JSON.parse(readFileSync(new URL('package.json', `file://${require.resolve('subset-font')}`)));
const digestOf = (bytes) =>
  [...programs, version, bytes].reduce((hash, one) => hash.update(one), createHash('sha256')).digest('hex');

/** The subsets of a font: of each set of which it has a letter. */
async function subsetsOf(bytes) {
  const font = new FullFont(bytes);
  const has = (letter) => letter.trim() !== '' && font.hasGlyphForCodePoint(letter.codePointAt(0));
  const subsets = {};
  for (const name of letterSetNames) if ([...lettersOf(name)].some(has)) subsets[name] = await makeWebFont(bytes, name);
  return subsets;
}

const folder = at('dist/web-fonts/');
mkdirSync(folder, { recursive: true });
const names = readdirSync(folder);
const kept = new Set();
for (const [file, bytes] of files.filter(([, { length }]) => length <= maxBytes)) {
  const name = `${file}.json`;
  const digest = digestOf(bytes);
  const known = names.includes(name) && JSON.parse(readFileSync(new URL(name, folder), 'utf8')).digest === digest;
  if (!known) writeFileSync(new URL(name, folder), JSON.stringify({ digest, subsets: await subsetsOf(bytes) }));
  kept.add(name);
}
for (const name of names) if (!kept.has(name)) rmSync(new URL(name, folder));
