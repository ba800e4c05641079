// Copies the style sheet of the preview, and the two files of PDF.js that it needs, beside its compiled scripts, so that
// the package does not depend on all of PDF.js.
import { copyFileSync, mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const client = join('preview', 'client');
const target = join(here, '..', '..', 'dist', client);
const pdfjs = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));

mkdirSync(target, { recursive: true });
copyFileSync(join(here, '..', client, 'preview.css'), join(target, 'preview.css'));
for (const name of ['pdf.min.mjs', 'pdf.worker.min.mjs']) copyFileSync(join(pdfjs, 'build', name), join(target, name));
