import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkPdf } from '../../src/pdfua/check-pdf.js';
import { type Built, builtIn } from '../support/built.js';
import { applyEdits, builtInPackFolder } from '../support/packs.js';
import { type PdfFacts, pdfFacts, squeeze } from '../support/pdf.js';
import { describeWith } from '../support/programs.js';

const address = 'https://example.org/briefs/un-delegates.zh-Hant.html';

/** The built-in pack with every mark that a page can have. */
const folder = mkdtempSync(join(tmpdir(), 'policy-brief-marks-'));
let built: Built;
let facts: PdfFacts;
beforeAll(async () => {
  const pack = join(folder, 'content/marked');
  cpSync(builtInPackFolder, pack, { recursive: true });
  const edit = {
    file: 'p',
    find: '  disclaimer:\n',
    write: `  handling: "TLP:AMBER+STRICT"
  online: "https://example.org/briefs/"
  distribution:
    en: "For the delegations named; not for publication"
    zh-Hant: "供所列代表團使用，不得公開"
    zh-Hans: "供所列代表团使用，不得公开"
  disclaimer:
`,
  };
  writeFileSync(join(pack, 'pack.yaml'), applyEdits(readFileSync(join(pack, 'pack.yaml'), 'utf8'), 'p', [edit]));
  built = await builtIn(folder, { audiences: ['un-delegates'] });
  facts = await pdfFacts(built.file('un-delegates.zh-Hant.pdf'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const occurrences = (text: string, part: string) => text.split(part).length - 1;

describe('marks of use', () => {
  it('cause no diagnostic, and are in every format', () => {
    expect(built.report.diagnostics).toEqual([]);
    const text = (name: string) => new TextDecoder().decode(built.file(name));
    for (const page of [squeeze(facts.text), text('zh-Hant.html'), text('zh-Hant.md')]) {
      expect(page).toContain('供所列代表團使用，不得公開');
      expect(squeeze(page)).toContain('MIT');
      expect(page).toContain(address);
    }
    expect(text('zh-Hant.md')).toMatch(/^TLP:AMBER\+STRICT$/m);
  });

  it('have the handling at head and foot, right-aligned, in 12 pt, untranslated', () => {
    expect(occurrences(squeeze(facts.text), 'TLP:AMBER+STRICT')).toBe(2);
    expect(facts.sizePtOf('TLP:AMBER+STRICT')).toBeGreaterThanOrEqual(12);
    expect(facts.placeOf('TLP:AMBER+STRICT')?.xPt).toBeGreaterThan(facts.sizePt[0] / 2);
  });

  it('leave one page, and break no rule of PDF/UA', () => {
    expect(facts.pages).toBe(1);
    expect(checkPdf(built.file('un-delegates.zh-Hant.pdf'))).toEqual([]);
  });

  it('have the QR code as a figure that says what it opens', () => {
    expect(facts.alternatives.at(-1)).toBe(`二維碼，可打開${address}`);
    expect(facts.links).toContain(address);
  });

  it('are left out where the pack has none', async () => {
    const plain = await builtIn(folder.replace(/marks-.*/, 'none'), {
      packs: [builtInPackFolder],
      audiences: ['un-delegates'],
      locales: ['en'],
    });
    const page = new TextDecoder().decode(plain.file('un-delegates.en.md'));
    expect(page).not.toMatch(/TLP|Online:/);
  });
});

describeWith('pdftoppm', 'the rendered page', () => {
  describeWith('zbarimg', 'its QR code', () => {
    it('has the printed address', () => {
      const pdf = join(folder, 'page.pdf');
      writeFileSync(pdf, built.file('un-delegates.zh-Hant.pdf'));
      execFileSync('pdftoppm', ['-r', '150', '-png', '-singlefile', pdf, join(folder, 'page')]);
      const read = execFileSync('zbarimg', ['-q', '--raw', join(folder, 'page.png')], {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      });
      expect(read.trim()).toBe(address);
    });
  });
});
