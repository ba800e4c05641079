import { beforeAll, describe, expect, it } from 'vitest';
import { miniPackFolder, packFiles } from '../support/packs.js';
import { pdfFacts } from '../support/pdf.js';
import { rendered, SharedRenderContext } from '../support/render-context.js';

let context: SharedRenderContext;
beforeAll(async () => {
  context = await SharedRenderContext.open(['en', 'zh-Hant']);
});

/** A point of the problem in both languages. */
const withPoint = (en: string, zh: string) =>
  packFiles(miniPackFolder, [
    { file: 'pack.yaml', find: '  disclaimer:', write: '  places: shown\n  disclaimer:' },
    {
      file: 'argument.yaml',
      find: 'pillars:\n',
      write: `  units:\n    - { id: lack, role: problem, priority: must, source: { paragraphs: [4] }, text: { en: "${en}", zh-Hant: "${zh}" } }\npillars:\n`,
    },
  ]);

describe('a place in the source', () => {
  it('stands in one line with the last words of its sentence, however long that is', async () => {
    for (let words = 14; words <= 24; words += 1) {
      const files = withPoint(`Much ${'is so '.repeat(words)}lacking.`, `所缺${'甚多甚多'.repeat(words)}而已。`);
      const { pages } = await rendered(files, ['pdf'], context);
      const [english, chinese] = await Promise.all(
        pages.map(({ files: made }) => pdfFacts(made.get('pdf') as Uint8Array)),
      );
      expect(english?.placeOf('[1] para. 4')?.yPt).toBe(english?.placeOf('lacking.')?.yPt);
      expect(chinese?.placeOf('[1] 第 4 段')?.yPt).toBe(chinese?.placeOf('已。')?.yPt);
      expect(english?.placeOf('[1] para. 4')?.yPt).toBeGreaterThan(0);
      expect(chinese?.placeOf('[1] 第 4 段')?.yPt).toBeGreaterThan(0);
    }
  });
});

it('is not printed for readers who do not cite, but the number of the source is', async () => {
  const files = packFiles(miniPackFolder, [
    {
      file: 'argument.yaml',
      find: 'pillars:\n',
      write:
        '  units:\n    - { id: lack, role: problem, priority: must, source: { paragraphs: [4] }, text: { en: "Much is lacking.", zh-Hant: "所缺甚多。" } }\npillars:\n',
    },
  ]);
  const { pages } = await rendered(files, ['md'], context);
  const [english, chinese] = pages.map(({ files: made }) => String(made.get('md')));
  expect(english).toContain('- Much is lacking.[^1]');
  expect(chinese).toContain('- 所缺甚多[^1]。');
  expect(`${english}${chinese}`).not.toMatch(/para\. 4|第 ?4 ?段/);
});
