import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { builtIn } from '../support/built.js';
import { writeEnglishPack } from '../support/english-pack.js';
import { workspace } from '../support/packs.js';
import { pdfFacts, type TextPlace } from '../support/pdf.js';

const longText = 'Long enough to need a second line in its card, and a third one where three cards stand in a row.';

/** The English pack with so many pillars of two measures each. */
function packOf(pillars: number): ReturnType<typeof workspace> {
  const made = workspace();
  const folder = join(made.path, 'content/mini');
  writeEnglishPack(folder);
  const file = join(folder, 'argument.yaml');
  const text = readFileSync(file, 'utf8');
  const each = Array.from({ length: pillars }, (_, i) => {
    const measure = (id: string, words: string) =>
      `      - id: ${id}\n        source: { paragraphs: [2] }\n        text: "${words}"\n`;
    return `  - id: p${i + 1}\n    title: "Pillar ${i + 1}"\n    headline: "Headline ${i + 1} says it in a sentence."\n    source: { paragraphs: [${i + 1}] }\n    measures:\n${measure('one', `Measure ${i + 1}.1. ${longText}`)}${measure('two', `Measure ${i + 1}.2.`)}`;
  });
  const [framing, facts] = [text.slice(0, text.indexOf('pillars:')), text.slice(text.indexOf('facts:'))];
  writeFileSync(file, `${framing}pillars:\n${each.join('')}${facts}`);
  // Of pillars that are no longer there.
  const readers = join(folder, 'audiences/readers.yaml');
  writeFileSync(readers, readFileSync(readers, 'utf8').replace(/weights:[\s\S]*/, ''));
  return made;
}

const rows: Record<number, number[][]> = {
  2: [[1, 2]],
  3: [[1, 2, 3]],
  4: [
    [1, 2],
    [3, 4],
  ],
  5: [[1, 2], [3, 4], [5]],
  6: [
    [1, 2],
    [3, 4],
    [5, 6],
  ],
};

describe.each([2, 3, 4, 5, 6])('a pack of %i pillars with one language and plain strings', (count) => {
  it.each(['a4', 'letter'] as const)('is laid out in rows of cards on one page of %s', async (paper) => {
    const made = packOf(count);
    try {
      const { report, file } = await builtIn(made.path, { paper });
      expect(report.diagnostics).toEqual([]);
      expect(report.briefs.map((b) => b.entry.leftOut)).toEqual([[]]);
      const pdf = await pdfFacts(file(paper === 'a4' ? 'readers.en.pdf' : 'readers.en.letter.pdf'));
      expect(pdf.pages).toBe(1);
      const at = (text: string): TextPlace => {
        const found = pdf.placeOf(text);
        if (!found) throw new Error(`not on the page: ${text}`);
        return found;
      };
      const tops: number[] = [];
      for (const row of rows[count] ?? []) {
        const titles = row.map((n) => at(`Pillar ${n}`));
        // The cards of a row start at the same height, from left to right.
        expect(new Set(titles.map((t) => Math.round(t.yPt))).size).toBe(1);
        expect(titles.map((t) => t.xPt)).toEqual([...titles.map((t) => t.xPt)].sort((a, b) => a - b));
        tops.push(titles[0]?.yPt ?? 0);
        for (const n of row) expect(at(`Measure ${n}.1`).yPt).toBeLessThan((titles[0]?.yPt ?? 0) + 1);
      }
      // A pillar that is alone in its row has its measures beside its title, the first on the same line.
      if (count === 5) expect(at('Measure 5.1').yPt).toBeCloseTo(at('Pillar 5').yPt, 2);
      // Rows are one below the other, and the evidence below the last.
      const measures = Array.from({ length: count }, (_, i) => at(`Measure ${i + 1}.2`).yPt);
      expect(tops).toEqual([...tops].sort((a, b) => b - a));
      expect(at('Limits').yPt).toBeLessThan(Math.min(...measures));
      expect(pdf.rightmostPt).toBeLessThanOrEqual(pdf.sizePt[0] - 48 + 1);
      const html = new TextDecoder().decode(file('.html'));
      expect(html.match(/<section class="pillar"/g)).toHaveLength(count);
      expect(html.includes('by-three"')).toBe(count === 3);
    } finally {
      made.remove();
    }
  });
});
