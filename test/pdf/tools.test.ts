import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { builtInPack } from '../support/built.js';
import { squeeze } from '../support/pdf.js';
import { describeWith } from '../support/programs.js';

/** What other programs read in our PDFs. */
const folder = mkdtempSync(join(tmpdir(), 'policy-brief-pdf-'));
const files = new Map<string, string>();
beforeAll(async () => {
  const built = await builtInPack();
  for (const { id } of built.report.briefs) {
    files.set(id, join(folder, `${id}.pdf`));
    writeFileSync(join(folder, `${id}.pdf`), built.file(`/${id}.pdf`));
  }
});
afterAll(() => rmSync(folder, { recursive: true }));

describeWith('qpdf', 'the file format', () => {
  it('has no error in any brief', () => {
    expect(files.size).toBe(18);
    for (const [id, file] of files) {
      const { status, stdout, stderr } = spawnSync('qpdf', ['--check', file], { encoding: 'utf8' });
      expect(status, `${id}: ${stdout}${stderr}`).toBe(0);
      expect(stdout, id).toContain('No syntax or stream encoding errors found');
    }
  });
});

/** In the order in which a screen reader reads them. */
const orders: Readonly<Record<string, readonly string[]>> = {
  en: [
    'For UN delegates',
    'policy-brief, an open-source project',
    'facts as at April 2025',
    'Scholars advise China',
    'Most countries bear',
    'What this means for you',
    'The problem, and why now',
    'came from high-income countries',
    'What the authors advise China to do',
    '1 Set an inclusive agenda',
    '2 Lead by practical action',
    '3 Widen multilateral and bilateral ties',
    '4 Advocate shared principles',
    'Limits',
    'Next step',
    'Sources',
    '1 Xue Lan and Liang Zheng',
    'An independent summary',
  ],
  'zh-Hant': [
    '政策簡報',
    '事實截至2025年4月',
    '學者建議中國',
    '清華大學薛瀾',
    '對貴方的意義',
    '問題與時機',
    '24',
    '議程設置',
    '行動示範',
    '多雙邊合作',
    '理念倡導',
    '局限',
    '下一步',
    '資料來源',
    '薛瀾',
    '本簡報為獨立摘要',
  ],
  'zh-Hans': [
    '政策简报',
    '事实截至2025年4月',
    '学者建议中国',
    '清华大学薛澜',
    '对贵方的意义',
    '问题与时机',
    '24',
    '议程设置',
    '行动示范',
    '多双边合作',
    '理念倡导',
    '局限',
    '下一步',
    '资料来源',
    '薛澜',
    '本简报为独立摘要',
  ],
};

describeWith('pdfinfo', 'the structure that Poppler reads', () => {
  it.each(Object.entries(orders))('is in reading order in %s', (locale, order) => {
    const said = execFileSync('pdfinfo', ['-struct-text', files.get(`un-delegates.${locale}`) ?? ''], {
      encoding: 'utf8',
    });
    const words = [...said.matchAll(/^\s*"(.*)"$/gm)].map((match) => match[1]).join('');
    let rest = squeeze(words);
    for (const part of order.map(squeeze)) {
      expect(rest).toContain(part);
      rest = rest.slice(rest.indexOf(part) + part.length);
    }
  });

  it('belongs to a tagged file of one page without scripts, in every brief', () => {
    for (const [id, file] of files) {
      const said = execFileSync('pdfinfo', [file], { encoding: 'utf8' });
      expect(said, id).toMatch(/^Tagged:\s+yes$/m);
      expect(said, id).toMatch(/^Suspects:\s+no$/m);
      expect(said, id).toMatch(/^JavaScript:\s+no$/m);
      expect(said, id).toMatch(/^Pages:\s+1$/m);
    }
  });
});
