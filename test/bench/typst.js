// The peer: one brief, or many in one process; `warm` prints the median of a render in milliseconds.
import { readFileSync, writeFileSync } from 'node:fs';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { parse } from 'yaml';
import { median } from './measure.js';

const [, , what, lang, out, count = '1'] = process.argv;
const workspace = new URL('.', import.meta.url).pathname;
const compiler = NodeCompiler.create({ workspace, fontArgs: [{ fontPaths: ['/usr/share/fonts'] }] });
const brief =
  what === 'one' ? undefined : parse(readFileSync(new URL(`data/brief.${lang}.yaml`, import.meta.url), 'utf8'));
const render = (inputs) =>
  compiler.pdf({ mainFilePath: 'brief.typ', inputs }, { pdfTags: true, creationTimestamp: 1735689600 });
const other = (i) => ({ json: JSON.stringify({ ...brief, title: `${brief.title} ${i}` }) });

if (what === 'one') writeFileSync(out, render({ data: `/data/brief.${lang}.yaml` }));
if (what === 'many') for (let i = 0; i < Number(count); i += 1) writeFileSync(`${out}-${i}.pdf`, render(other(i)));
if (what === 'warm') {
  for (let i = 0; i < 10; i += 1) render(other(i));
  const times = Array.from({ length: 30 }, (_, i) => {
    compiler.evictCache(0);
    const began = performance.now();
    render(other(100 + i));
    return performance.now() - began;
  });
  process.stdout.write(String(median(times)));
}
