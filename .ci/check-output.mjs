// The files of the built-in pack are there, and each PDF has exactly one page.
import { readFile } from 'node:fs/promises';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

const folder = 'out/inclusive-ai-governance';
const briefs = [
  'european-diplomats',
  'foreign-policy',
  'industry-standards',
  'partner-governments',
  'research-community',
  'un-delegates',
].flatMap((audience) => ['en', 'zh-Hant', 'zh-Hans'].map((language) => `${audience}.${language}`));
const files = [
  'out/index.html',
  `${folder}/manifest.json`,
  ...briefs.flatMap((id) => ['pdf', 'html', 'md'].map((format) => `${folder}/${id}.${format}`)),
];
let failed = 0;
for (const file of files) {
  const bytes = await readFile(file).catch(() => undefined);
  let problem = bytes === undefined ? 'missing' : bytes.length === 0 ? 'empty' : undefined;
  if (bytes && file.endsWith('.pdf')) {
    const { numPages } = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
    if (numPages !== 1) problem = `${numPages} pages`;
  }
  process.stdout.write(`${problem ? 'FAILED' : 'ok'} ${file}${problem ? `: ${problem}` : ''}\n`);
  if (problem) failed += 1;
}
process.stdout.write(`${files.length - failed} passed, ${failed} failed\n`);
process.exitCode = failed === 0 ? 0 : 1;
