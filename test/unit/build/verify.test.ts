import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { checkPdf } from '../../../src/pdfua/check-pdf.js';
import { builtIn } from '../../support/built.js';
import { miniPackFolder, workspace } from '../../support/packs.js';

vi.mock('../../../src/pdfua/check-pdf.js', async (original) => ({
  ...(await original<typeof import('../../../src/pdfua/check-pdf.js')>()),
  checkPdf: vi.fn(() => []),
}));

const made = workspace({ mini: miniPackFolder });
beforeAll(() => vi.mocked(checkPdf).mockClear());
afterAll(() => made.remove());

describe('a PDF of ours that breaks a rule', () => {
  it('is a bug: it is not written, nor its brief; the others are', async () => {
    vi.mocked(checkPdf).mockReturnValueOnce([{ rule: 'note-id', message: 'Element 12 has no ID.' }]);
    const { report, written } = await builtIn(made.path);
    expect(report).toMatchObject({ ok: false, bugs: [{ variant: expect.any(String) }] });
    expect(report.diagnostics).toMatchObject([
      { code: 'pdf/rule', message: 'note-id: Element 12 has no ID.', variant: 'readers.en' },
    ]);
    const names = [...written.keys()].map((path) => path.replace(/^.*\//, '')).sort();
    expect(names).toEqual([
      'index.html',
      'manifest.json',
      'readers.zh-Hant.html',
      'readers.zh-Hant.md',
      'readers.zh-Hant.pdf',
    ]);
  });

  it('is looked for on every build, and once more on the disk with --verify', async () => {
    vi.mocked(checkPdf).mockClear();
    await builtIn(made.path);
    expect(checkPdf).toHaveBeenCalledTimes(2);
    await builtIn(made.path, { verify: true });
    expect(checkPdf).toHaveBeenCalledTimes(2 + 4);
    await builtIn(made.path, { formats: ['html', 'md'] });
    expect(checkPdf).toHaveBeenCalledTimes(2 + 4);
  });
});
