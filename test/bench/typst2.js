import { readFileSync, writeFileSync } from 'node:fs';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
const [, , fonts, what, lang, out, count = '1'] = process.argv;
const workspace = new URL('.', import.meta.url).pathname;
const compiler = NodeCompiler.create({ workspace, fontArgs: [{ fontPaths: [fonts] }] });
const brief = what==='one'?undefined:JSON.parse(readFileSync('/tmp/h/brief.en.json','utf8'));
const render = (inputs) =>
  compiler.pdf({ mainFilePath: 'brief.typ', inputs }, { pdfTags: true, creationTimestamp: 1735689600 });
function other(value, i) {
  if (typeof value === 'string') return `${value} ${(i + 10).toString(36)}`;
  if (Array.isArray(value)) return value.map((item) => other(item, i));
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, key === 'lang' ? item : other(item, i)]));
}
function renderOther(i) { compiler.evictCache(0); return render({ json: JSON.stringify(other(brief, i)) }); }
if (what === 'one') writeFileSync(out, render({ data: `/data/brief.${lang}.yaml` }));
if (what === 'many') for (let i = 0; i < Number(count); i += 1) writeFileSync(`${out}-${i}.pdf`, renderOther(i));
