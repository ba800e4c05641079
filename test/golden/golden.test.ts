import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Built, builtInPack } from '../support/built.js';
import { withoutComments } from '../../src/render/html/style.js';
import { root } from '../support/packs.js';

const audiences = ['european-diplomats', 'foreign-policy', 'industry-standards', 'partner-governments', 'research-community', 'un-delegates'];
const languages = ['zh-Hant', 'zh-Hans', 'en'];
const briefs = audiences.flatMap((audience) => languages.map((language) => `${audience}.${language}`));
const bodyOf = (html: string) => /<body>[\s\S]*<\/body>/.exec(html)?.[0] ?? '';

/** The text outputs of the built-in pack, byte for byte. `npx vitest run test/golden -u` renews them: read the diff. */
describe('the built-in pack', () => {
  let built: Built;
  const text = (name: string) => new TextDecoder().decode(built.file(`/${name}`));
  beforeAll(async () => {
    built = await builtInPack();
  });

  it('builds 54 files, a manifest and an index without a diagnostic', () => {
    expect(built.report.diagnostics).toEqual([]);
    expect(built.report.files).toHaveLength(54 + 2);
    for (const id of briefs)
      for (const format of ['pdf', 'html', 'md']) expect(built.file(`/${id}.${format}`).length).toBeGreaterThan(0);
  });

  it.each(briefs.map((id) => `${id}.md`))('%s', async (name) => {
    await expect(text(name)).toMatchFileSnapshot(join(import.meta.dirname, name));
  });

  it.each(languages.map((language) => `un-delegates.${language}.html`))('%s, its body', async (name) => {
    await expect(bodyOf(text(name))).toMatchFileSnapshot(join(import.meta.dirname, name));
  });

  it.each(['en', 'zh-Hans'])('the head and style of an HTML page in %s', async (language) => {
    const page = text(`un-delegates.${language}.html`);
    const name = `page-head.${language}.html`;
    const css = withoutComments(readFileSync(join(root, 'templates/page.css'), 'utf8')).trim();
    expect(page).toContain(css);
    const head = page
      .replace(bodyOf(page), '')
      .replace(css, '/* page.css */')
      .replace(/sha256-[^']+/, 'sha256-…')
      .replace(/base64,[^"]+/g, 'base64,…');
    await expect(head).toMatchFileSnapshot(join(import.meta.dirname, name));
  });

  it('the index links to every file', () => {
    const links = [...text('index.html').matchAll(/href="([^"]+)"/g)].map((m) => m[1]);
    // Each file, the manifest, and the titles, which lead to the web pages.
    expect(links).toHaveLength(54 + 1 + 18);
    for (const link of links) expect(() => built.file(`out/${link}`)).not.toThrow();
  });

  it('shows the same units in every language of a reader', () => {
    for (const audience of audiences) {
      const kept = built.report.briefs
        .filter((b) => b.entry.audience === audience)
        .map((b) => b.entry.kept.map((u) => u.unit).sort());
      expect(kept).toHaveLength(3);
      for (const other of kept) expect(other).toEqual(kept[0]);
    }
  });

  it('prints the same numbers in every language of a reader', () => {
    // Of the problem, the limits and the next step; years and paragraphs among them. English writes months as words.
    const figures = (id: string) =>
      [...text(`${id}.md`).matchAll(/^- (?!\[).*$/gm)].map(([line]) => (line.replace(/\d+月/g, '').match(/\d+/g) ?? []).map(Number).sort().join(' '));
    for (const audience of audiences) {
      const first = figures(`${audience}.en`);
      expect(first.filter((numbers) => numbers !== '').length).toBeGreaterThanOrEqual(4);
      for (const language of languages) expect(figures(`${audience}.${language}`)).toEqual(first);
    }
  });

  it('differs for each reader in headline, ask and selection', () => {
    const pages = audiences.map((audience) => {
      const entry = built.report.briefs.find((b) => b.id === `${audience}.en`)?.entry;
      const [, ask = ''] = /^## What [^\n]*\n\n([^\n]*)/m.exec(text(`${audience}.en.md`)) ?? [];
      return { title: entry?.title, ask, kept: entry?.kept.map((u) => u.unit).join(' ') };
    });
    for (const key of ['title', 'ask', 'kept'] as const) {
      expect(new Set(pages.map((page) => page[key])).size, key).toBe(audiences.length);
    }
  });

  it('keeps a measure of every pillar for every reader', () => {
    for (const { id, entry } of built.report.briefs) {
      const pillars = new Set(entry.kept.map((u) => u.unit.split('.')[0]));
      for (const pillar of ['advocacy', 'agenda', 'cooperation', 'action']) expect(pillars.has(pillar), id).toBe(true);
    }
  });

  it('labels what comes from the editors', () => {
    for (const audience of audiences) {
      const derived = /## (?:What this means for you \(the editors’ reading\)|For decision \(the editors’ suggestion\))/.test(text(`${audience}.en.md`));
      expect(derived, audience).toBe(true);
      expect(text(`${audience}.en.md`), audience).toContain('## Next step (the editors’ suggestion)');
    }
    expect(text('un-delegates.en.md')).toContain('- Editors’ note: General Assembly resolution');
  });

  it('Markdown has no directive, no HTML and no placeholder left', () => {
    for (const id of briefs) expect(text(`${id}.md`)).not.toMatch(/:::|\{\{|\[@|<(?!https:)/);
  });

  it('HTML asks for nothing from outside', () => {
    for (const id of briefs) {
      const page = text(`${id}.html`).replace(/<link rel="(?:alternate|icon)"|<script type="application\/ld\+json">/g, '');
      expect(page).not.toMatch(/<script|<link|<img|src=|url\((?!"data:font)|@import/);
      expect(text(`${id}.html`)).toContain(`<html lang="${id.split('.')[1]}">`);
    }
  });

  it('has no word in an HTML or Markdown page that is neither of the pack nor of the labels', () => {
    // The heading words of one language never turn up in another.
    expect(text('un-delegates.zh-Hans.html').replace(/<style>[\s\S]*<\/style>/, '')).not.toMatch(/Policy brief|Sources|簡報|資料/);
    expect(text('un-delegates.zh-Hant.md')).not.toMatch(/Policy brief|Sources|简报|资料/);
  });
});
