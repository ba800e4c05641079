// Makes the face tables of the fonts that the built-in themes name, unless they are there already.
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename } from 'node:path';
import { themeFonts } from './theme-fonts.js';

const at = (path) => new URL(`../../${path}`, import.meta.url);
const dist = (path) => import(at(`dist/${path}`).href);
const require = createRequire(import.meta.url);
const { compileFace } = await dist('render/fonts/compile/compile-face.js');
const { unpackFace } = await dist('render/fonts/face-format.js');

/** What makes a table: the programs that compile it, and the version of their packages. */
const folder = 'dist/render/fonts/';
const compilers = readdirSync(at(folder), { recursive: true }).filter((name) => name.endsWith('.js'));
const program = compilers.sort().map((name) => readFileSync(at(`${folder}${name}`)));
const { version } = JSON.parse(readFileSync(new URL('package.json', `file://${require.resolve('fontkit')}/../../`)));

mkdirSync(at('dist/faces'), { recursive: true });
const kept = new Set();
// Letters that join are shaped by the font itself.
for (const file of themeFonts.filter((one) => !one.includes('-arabic'))) {
  const bytes = readFileSync(require.resolve(file));
  const digest = [...program, version, bytes]
    .reduce((hash, one) => hash.update(one), createHash('sha256'))
    .digest('hex');
  const name = `${basename(file)}.face`;
  const known = readdirSync(at('dist/faces')).includes(name) && unpackFace(readFileSync(at(`dist/faces/${name}`)));
  const table = known?.head?.digest === digest ? undefined : compileFace(bytes, digest);
  if (table) writeFileSync(at(`dist/faces/${name}`), table);
  kept.add(name);
}
for (const name of readdirSync(at('dist/faces'))) if (!kept.has(name)) rmSync(at(`dist/faces/${name}`));
