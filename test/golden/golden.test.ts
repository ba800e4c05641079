import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { builtIn } from '../support/built.js';
import { root } from '../support/packs.js';

/** The text outputs of the built-in pack, to the letter. `npx vitest run test/golden -u` renews them: read the diff. */
describe('the built-in pack', () => {
  let built: Awaited<ReturnType<typeof builtIn>>;
  beforeAll(async () => {
    built = await builtIn(root);
  });

  it('builds without a diagnostic', () => {
    expect(built.report.diagnostics).toEqual([]);
    expect(built.report.files).toHaveLength(2 * 3 + 2);
  });

  it.each(['un-delegates.en', 'un-delegates.zh-Hant'].flatMap((id) => [`${id}.md`, `${id}.html`]))('%s', async (name) => {
    const text = new TextDecoder().decode(built.file(name));
    await expect(text).toMatchFileSnapshot(join(import.meta.dirname, name));
  });

  it('the index links to every file', () => {
    const index = new TextDecoder().decode(built.file('index.html'));
    const links = [...index.matchAll(/href="([^"]+)"/g)].map((m) => m[1]);
    expect(links).toHaveLength(6);
    for (const link of links) expect(() => built.file(`out/${link}`)).not.toThrow();
  });

  it('Markdown has no directive, no HTML and no placeholder left', () => {
    for (const id of ['un-delegates.en', 'un-delegates.zh-Hant']) {
      const text = new TextDecoder().decode(built.file(`${id}.md`));
      expect(text).not.toMatch(/:::|\{\{|\[@|<(?!https:)/);
    }
  });

  it('HTML asks for nothing from outside', () => {
    for (const id of ['un-delegates.en', 'un-delegates.zh-Hant']) {
      const text = new TextDecoder().decode(built.file(`${id}.html`));
      expect(text).not.toMatch(/<script|<link|<img|src=|url\(|@import/);
      expect(text).toContain(`<html lang="${id.split('.')[1]}">`);
    }
  });
});
