import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { printPages } from '../../src/render/pdf/pdfmake/printer.js';
import { builtIn } from '../support/built.js';
import { miniPackFolder, workspace } from '../support/packs.js';

vi.mock('../../src/render/pdf/pdfmake/printer.js', async (original) => {
  const real = await original<typeof import('../../src/render/pdf/pdfmake/printer.js')>();
  return { printPages: vi.fn(real.printPages) };
});

const made = workspace({ mini: miniPackFolder });
beforeEach(() => {
  vi.mocked(printPages).mockClear();
});
afterAll(() => made.remove());

const names = (written: ReadonlyMap<string, Uint8Array>) =>
  [...written.keys()].map((path) => path.replace(/^.*\//, '')).filter((name) => name.startsWith('readers'));

describe('a fault of ours in one brief', () => {
  it('is told with its variant, and stops no other brief', async () => {
    vi.mocked(printPages).mockImplementationOnce(() => {
      throw new TypeError('x is not a function');
    });
    const { report, written } = await builtIn(made.path);
    expect(report).toMatchObject({ ok: false, diagnostics: [] });
    expect(report.bugs).toEqual([{ variant: 'readers.en', detail: expect.stringContaining('x is not a function') }]);
    expect(names(written)).toEqual(['readers.zh-Hant.pdf', 'readers.zh-Hant.html', 'readers.zh-Hant.md']);
  });

  it('is one where the drawn page lacks words of the document: none of its files is written', async () => {
    vi.mocked(printPages).mockImplementationOnce(() => 'Only this was drawn.');
    const { report, written } = await builtIn(made.path);
    expect(report.bugs[0]?.detail).toMatch(/the page has lost the words “/);
    expect(names(written).some((name) => name.startsWith('readers.en'))).toBe(false);
  });
});
