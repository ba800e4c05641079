// The files of the two packs are there, and each PDF has exactly one page.
import { readFile } from 'node:fs/promises';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

const packs = [
  {
    id: 'inclusive-ai-governance',
    audiences: [
      'european-diplomats',
      'foreign-policy',
      'industry-standards',
      'partner-governments',
      'research-community',
      'un-delegates',
    ],
    languages: ['en', 'zh-Hant', 'zh-Hans'],
  },
  {
    id: 'animal-drugs',
    audiences: ['authorities-abroad', 'congress', 'journalists', 'veterinarians'],
    languages: ['en', 'fr'],
  },
];
const files = [
  'out/index.html',
  ...packs.flatMap(({ id, audiences, languages }) => [
    `out/${id}/manifest.json`,
    ...audiences.flatMap((audience) =>
      languages.flatMap((language) =>
        ['pdf', 'html', 'md'].map((format) => `out/${id}/${audience}.${language}.${format}`),
      ),
    ),
  ]),
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
