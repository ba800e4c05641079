// The peer: one brief, or many different ones in one process; `warm` prints medians of a render in milliseconds. It has
// the font files of our pages, and no others, and loads nothing that it does not need.
import { readFileSync, writeFileSync } from 'node:fs';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';

// `text` is a language for `one`, whose text Typst reads itself, else a file of JSON.
const [, , fonts, what, text, out, count = '1'] = process.argv;
const workspace = new URL('.', import.meta.url).pathname;
const compiler = NodeCompiler.create({ workspace, fontArgs: [{ fontPaths: [fonts] }] });
const brief = what === 'one' ? undefined : JSON.parse(readFileSync(text, 'utf8'));
const render = (inputs) =>
  compiler.pdf({ mainFilePath: 'brief.typ', inputs }, { pdfTags: true, creationTimestamp: 1735689600 });

/** The text with another word in every paragraph, so that nothing of it has been set before. */
function other(value, i) {
  if (typeof value === 'string') return `${value} ${(i + 10).toString(36)}`;
  if (Array.isArray(value)) return value.map((item) => other(item, i));
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, key === 'lang' ? item : other(item, i)]));
}

function renderOther(i) {
  compiler.evictCache(0);
  return render({ json: JSON.stringify(other(brief, i)) });
}

if (what === 'one') writeFileSync(out, render({ data: `/data/brief.${text}.yaml` }));
if (what === 'many') for (let i = 0; i < Number(count); i += 1) writeFileSync(`${out}-${i}.pdf`, renderOther(i));
if (what === 'warm') {
  const { printTimes, stopwatch } = await import('./measure.js');
  for (let i = 0; i < 10; i += 1) renderOther(i);
  const times = Array.from({ length: 30 }, (_, i) => {
    const end = stopwatch();
    renderOther(100 + i);
    return end();
  });
  printTimes(times);
}
