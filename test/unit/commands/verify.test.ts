import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { build } from '../../../src/commands/build.js';
import { PdfRenderer } from '../../../src/render/pdf/pdf-renderer.js';
import { buildRequest, builtIn, memoryHost, type Written } from '../../support/built.js';
import { miniPackFolder, workspace } from '../../support/packs.js';

const made = workspace({ mini: miniPackFolder });
afterEach(() => {
  vi.restoreAllMocks();
});
afterAll(() => made.remove());

/** A PDF that no longer says that its title is to be shown, of the same length. */
function untitled(pdf: Uint8Array): Uint8Array {
  const text = Buffer.from(pdf).toString('latin1');
  expect(text).toContain('/DisplayDocTitle true');
  return Buffer.from(text.replace('/DisplayDocTitle true', '/DisplayDocTitle null'), 'latin1');
}

const broken = [{ code: 'pdf/rule', message: expect.stringMatching(/^title-shown: /), variant: 'readers.en' }];

describe('a PDF of ours that breaks a rule', () => {
  it('is a bug: its brief is not written, the others are', async () => {
    const { render } = PdfRenderer.prototype;
    vi.spyOn(PdfRenderer.prototype, 'render').mockImplementationOnce(async function (this: PdfRenderer, input) {
      return untitled(await render.call(this, input));
    });
    const { report, written } = await builtIn(made.path);
    expect(report).toMatchObject({ ok: false, bugs: [{ variant: 'readers.en' }] });
    expect(report.diagnostics).toMatchObject(broken);
    const names = [...written.keys()].map((path) => path.replace(/^.*\//, '')).sort();
    expect(names).toEqual([
      'index.html',
      'manifest.json',
      'readers.zh-Hant.html',
      'readers.zh-Hant.md',
      'readers.zh-Hant.pdf',
    ]);
  });

  it.each([
    [true, broken],
    [undefined, []],
  ])('on the disk is found with --verify: %s', async (verify, found) => {
    const written: Written = new Map();
    const host = memoryHost(made.path, 'out', written);
    const writeAtomically: typeof host.writeAtomically = (path, bytes) =>
      host.writeAtomically(path, path.endsWith('readers.en.pdf') ? untitled(bytes as Uint8Array) : bytes);
    const request = buildRequest(verify ? { verify } : {});
    const report = await build(request, { ...host, writeAtomically }, 'policy-brief test');
    expect(report.ok).toBe(found.length === 0);
    expect(report.diagnostics).toMatchObject(found);
  });
});
