import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../support/browser.js';
import { type Built, builtIn } from '../support/built.js';
import { writeEnglishPack } from '../support/english-pack.js';
import { workspace } from '../support/packs.js';
import { pdfFacts } from '../support/pdf.js';
import { describeWith } from '../support/programs.js';
import { openSite } from '../support/site.js';

/** Beside that of the pack, which is short. */
const values = ['€1,234,567,890,123', '12,345,678–23,456,789'];
const statements = ['are spent', 'are counted'];

/** The English pack with figures that are too long for their columns in the usual size. */
async function pageOfFigures(): Promise<Built> {
  const { path, remove } = workspace();
  const folder = join(path, 'content/mini');
  writeEnglishPack(folder);
  const file = join(folder, 'argument.yaml');
  const text = readFileSync(file, 'utf8');
  const facts = values.map(
    (value, i) =>
      `  - id: long-${i}\n    priority: must\n    standing: reported\n    source: { paragraphs: [1] }\n    references: [smith2025]\n    value: "${value}"\n    text: "${statements[i]}"\n`,
  );
  writeFileSync(file, text.replace('facts:\n', `facts:\n${facts.join('')}`));
  const built = await builtIn(path, { formats: ['pdf', 'html', 'docx'] });
  remove();
  expect(built.report.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  return built;
}

describe('a key figure that is too long for its column', () => {
  let built: Built;
  beforeAll(async () => {
    built = await pageOfFigures();
  });

  it('is smaller on the PDF, and takes one line', async () => {
    const pdf = await pdfFacts(built.file('readers.en.pdf'));
    const topOf = (words: string) => pdf.placeOf(words)?.yPt ?? Number.NaN;
    const lines = statements.map((words, i) => topOf(values[i] ?? '') - topOf(words));
    // A line of a figure, and some of the next.
    for (const distance of lines) expect(distance).toBeLessThan(40);
  });

  it('is smaller in Word', () => {
    const xml = strFromU8(unzipSync(built.file('readers.en.docx'))['word/document.xml'] ?? new Uint8Array());
    const isSmaller = values.map((value) => {
      const run = xml.split('<w:r>').find((one) => one.includes(`>${value}<`));
      return run?.includes('<w:sz ');
    });
    expect(isSmaller).toEqual([true, true]);
  });

  describeWith('chromium', 'on a web page', () => {
    it('is smaller, and takes one line in every width', async () => {
      const browser = await launchBrowser();
      const site = await openSite(browser, built.written);
      await site.open('readers.en.html');
      for (const width of [320, 480, 640, 700, 900, 1280]) {
        await site.page.setViewportSize({ width, height: 900 });
        const heights = (await site.page.evaluate(
          `[...document.querySelectorAll('.value')].map((value) => value.getBoundingClientRect().height)`,
        )) as readonly number[];
        expect(heights).toHaveLength(values.length + 1);
        for (const height of heights) expect(height, `at ${width} px`).toBeLessThanOrEqual((heights.at(-1) ?? 0) + 1);
      }
      await browser.close();
    });
  });
});
