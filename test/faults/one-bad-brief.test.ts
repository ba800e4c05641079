import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import type { StopSignal } from '../../src/pipeline/report.js';
import { PdfRenderer } from '../../src/render/pdf/pdf-renderer.js';
import { PagePrinter } from '../../src/render/pdf/pdfmake/printer.js';
import { builtIn } from '../support/built.js';
import { miniPackFolder, workspace } from '../support/packs.js';

const made = workspace({ mini: miniPackFolder });
afterEach(() => {
  vi.restoreAllMocks();
});
afterAll(() => made.remove());

const names = (written: ReadonlyMap<string, Uint8Array>) =>
  [...written.keys()].map((path) => path.replace(/^.*\//, '')).filter((name) => name.startsWith('readers'));

describe('a bug in one brief', () => {
  it('is reported with its variant, and stops no other brief', async () => {
    vi.spyOn(PdfRenderer.prototype, 'render').mockImplementationOnce(() => {
      throw new TypeError('x is not a function');
    });
    const { report, written } = await builtIn(made.path);
    expect(report).toMatchObject({ ok: false, diagnostics: [] });
    expect(report.bugs).toEqual([{ variant: 'readers.en', detail: expect.stringContaining('x is not a function') }]);
    expect(names(written)).toEqual(['readers.zh-Hant.pdf', 'readers.zh-Hant.html', 'readers.zh-Hant.md']);
  });

  it('is also a page that lacks a line of its document: none of its files is written', async () => {
    vi.spyOn(PagePrinter.prototype, 'line').mockImplementationOnce(() => {});
    const { report, written } = await builtIn(made.path);
    expect(report.bugs).toEqual([{ variant: 'readers.en', detail: expect.stringMatching(/lost .*“.+”/) }]);
    expect(names(written)).toEqual(['readers.zh-Hant.pdf', 'readers.zh-Hant.html', 'readers.zh-Hant.md']);
  });
});

describe('a signal that comes while a page is fitted', () => {
  it('ends the build before the page is drawn', async () => {
    let signal: StopSignal | undefined;
    const { report, written } = await builtIn(made.path, {
      stopSignal: () => signal,
      onStep: ({ work }) => {
        if (work === 'fit') setImmediate(() => (signal = 'SIGHUP'));
      },
    });
    expect(report).toMatchObject({ ok: false, stopped: 'SIGHUP', briefs: [] });
    expect(names(written)).toEqual([]);
  });
});
