// Compares the places of all glyphs in the PDFs of two folders, as pdf.js reads them: for a change of the page engine that
// changes bytes and is to move nothing.
//   node scripts/compare-places.js out-before/my-pack out/my-pack
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { getDocument, OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** How far a glyph may be from where it was, in pt. */
const tolerancePt = 0.05;

const product = (a, b) => [
  a[0] * b[0] + a[2] * b[1],
  a[1] * b[0] + a[3] * b[1],
  a[0] * b[2] + a[2] * b[3],
  a[1] * b[2] + a[3] * b[3],
  a[0] * b[4] + a[2] * b[5] + a[4],
  a[1] * b[4] + a[3] * b[5] + a[5],
];
const unmoved = [1, 0, 0, 1, 0, 0];

/** Every glyph of the first page that shows something: what it says, its place from the bottom left, its size and font. */
async function glyphsOf(file) {
  const document = await getDocument({ data: new Uint8Array(readFileSync(file)), verbosity: 0 }).promise;
  const page = await document.getPage(1);
  const { fnArray, argsArray } = await page.getOperatorList();
  const glyphs = [];
  const saved = [];
  let [page2d, text2d, x, font, size] = [unmoved, unmoved, 0, '', 1];
  const show = (glyph) => {
    if (typeof glyph === 'number') {
      x -= (glyph * size) / 1000;
      return;
    }
    const [, , , up, left, bottom] = product(product(page2d, text2d), [1, 0, 0, 1, x, 0]);
    const name = page.commonObjs.get(font).name.replace(/^[A-Z]+\+/, '');
    if (glyph.unicode.trim() !== '')
      glyphs.push({ says: glyph.unicode, x: left, y: bottom, size: Math.abs(size * up), font: name });
    x += (glyph.width * size) / 1000;
  };
  const actions = new Map([
    [OPS.save, () => saved.push(page2d)],
    [OPS.restore, () => (page2d = saved.pop())],
    [OPS.transform, (matrix) => (page2d = product(page2d, matrix))],
    [OPS.beginText, () => ([text2d, x] = [unmoved, 0])],
    [OPS.setFont, ([name, sizePt]) => ([font, size] = [name, sizePt])],
    [OPS.setTextMatrix, (matrix) => ([text2d, x] = [matrix.length === 6 ? matrix : [...matrix[0]], 0])],
    [OPS.showText, ([shown]) => shown.forEach(show)],
    [OPS.showSpacedText, ([shown]) => shown.forEach(show)],
  ]);
  for (const [i, operator] of fnArray.entries()) actions.get(operator)?.(argsArray[i]);
  await document.destroy();
  return glyphs.sort((a, b) => Math.round(b.y * 2) - Math.round(a.y * 2) || a.x - b.x);
}

const [, , before, after] = process.argv;
let moved = 0;
for (const name of readdirSync(before).filter((file) => file.endsWith('.pdf'))) {
  const [old, now] = await Promise.all([before, after].map((folder) => glyphsOf(join(folder, name))));
  const offPt = old.map((glyph, i) => {
    const other = now[i];
    if (other?.says !== glyph.says || other.font !== glyph.font) return Number.POSITIVE_INFINITY;
    return Math.max(Math.abs(other.x - glyph.x), Math.abs(other.y - glyph.y), Math.abs(other.size - glyph.size));
  });
  const most = old.length === now.length ? Math.max(0, ...offPt) : Number.POSITIVE_INFINITY;
  if (most > tolerancePt) moved += 1;
  process.stdout.write(`${name}: ${old.length} glyphs, at most ${most.toFixed(4)} pt\n`);
}
process.exitCode = moved > 0 ? 1 : 0;
