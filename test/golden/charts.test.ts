import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { builtIn, type Built } from '../support/built.js';
import { chartPackFolder, workspace } from '../support/packs.js';

const made = workspace({ charts: chartPackFolder });
afterAll(() => made.remove());

/** A chart of each kind, byte for byte. `npx vitest run test/golden -u` renews them: read the diff. */
describe('charts', () => {
  let built: Built;
  const text = (name: string) => new TextDecoder().decode(built.file(`/${name}`));
  beforeAll(async () => {
    built = await builtIn(made.path);
  });

  it('are built without a diagnostic, and none is left out', () => {
    expect(built.report.diagnostics).toEqual([]);
    for (const { entry } of built.report.briefs) expect(entry.leftOut).toEqual([]);
  });

  it.each(['en', 'zh-Hant', 'ar'])('as tables of Markdown in %s', async (locale) => {
    const facts = /^## (?:Key figures|關鍵數據|الأرقام الرئيسية)\n[\s\S]*?(?=^## )/m.exec(text(`ministers.${locale}.md`));
    await expect(facts?.[0]).toMatchFileSnapshot(join(import.meta.dirname, `charts.${locale}.md`));
  });

  it.each(['en', 'ar'])('as tables and drawings of HTML in %s', async (locale) => {
    const facts = /<section class="facts">[\s\S]*?<\/section>/.exec(text(`ministers.${locale}.html`));
    await expect(`${facts?.[0]}\n`).toMatchFileSnapshot(join(import.meta.dirname, `charts.${locale}.html`));
  });
});
