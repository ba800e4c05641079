import { createHash } from 'node:crypto';
import { HtmlValidate } from 'html-validate';
import { beforeAll, describe, expect, it } from 'vitest';
import { adornedPack } from '../../support/adorned.js';
import { builtIn, builtInPack } from '../../support/built.js';
import { chartPackFolder, root, workspace } from '../../support/packs.js';

let pages: [name: string, html: string][];
const briefs = () => pages.filter(([name]) => name !== 'index.html');
beforeAll(async () => {
  const { written } = await builtInPack();
  pages = [...written].flatMap(([path, bytes]) => {
    const name = path.split('/').at(-1) ?? '';
    return name.endsWith('.html') ? [[name, new TextDecoder().decode(bytes)] as [string, string]] : [];
  });
});

const validator = new HtmlValidate({
  root: true,
  extends: ['html-validate:recommended', 'html-validate:a11y'],
  rules: {
    // A title is the headline of the brief, which is a sentence.
    'long-title': 'off',
    'doctype-style': ['error', { style: 'lowercase' }],
  },
});

describe('an HTML page', () => {
  it('is valid in all eighteen briefs and in the index', async () => {
    expect(briefs()).toHaveLength(18);
    const found: string[] = [];
    for (const [name, html] of pages) {
      const { results } = await validator.validateString(html, name);
      found.push(
        ...results.flatMap(({ messages }) => messages.map((m) => `${name}:${m.line} ${m.ruleId} ${m.message}`)),
      );
    }
    const { path, remove } = adornedPack();
    const adorned = await builtIn(path, { theme: 'house', formats: ['html'] });
    remove();
    for (const locale of ['en', 'zh-Hant']) {
      const html = new TextDecoder().decode(adorned.file(`readers.${locale}.house.html`));
      const { results } = await validator.validateString(html, locale);
      found.push(...results.flatMap(({ messages }) => messages.map((m) => `${m.ruleId} ${m.message}`)));
    }
    const charts = workspace({ charts: chartPackFolder });
    const { written } = await builtIn(charts.path, { formats: ['html'] });
    charts.remove();
    for (const [name, bytes] of written) {
      if (!name.endsWith('.html')) continue;
      const { results } = await validator.validateString(new TextDecoder().decode(bytes), name);
      found.push(...results.flatMap(({ messages }) => messages.map((m) => `${name} ${m.ruleId} ${m.message}`)));
    }
    expect(found).toEqual([]);
  });

  it('has at most 120 kilobytes with its fonts', () => {
    for (const [name, html] of briefs()) expect(Buffer.byteLength(html), name).toBeLessThanOrEqual(120_000);
  });

  it('allows nothing but its own style, by its hash', () => {
    for (const [name, html] of briefs()) {
      const [, policy] = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html) ?? [];
      const [, style = ''] = /<style>([\s\S]*?)<\/style>/.exec(html) ?? [];
      const hash = createHash('sha256').update(style).digest('base64');
      expect(policy, name).toBe(
        `default-src 'none'; img-src data:; style-src 'sha256-${hash}'; font-src data:; base-uri 'none'; form-action 'none'`,
      );
      expect(html.replace(/<style>[\s\S]*?<\/style>/, '')).not.toMatch(/\sstyle=|<style/);
    }
  });

  it('has each of its dates in an item that is broken only where no line has room for it', () => {
    for (const [, html] of briefs()) {
      const [, marks = ''] = /<div class="marks"><p>(.*?)<\/p>/.exec(html) ?? [];
      const items = marks.split(/(?<=·<\/span>) /);
      expect(items.length).toBeGreaterThan(1);
      for (const item of items) expect(item).toMatch(/^<span class="item">[^·]+(?: ·)?<\/span>$/);
      expect(html).toMatch(/\.marks \.item[^}]*display: ?inline-block/);
    }
  });

  it('has one title, its landmarks side by side, and a skip link', () => {
    for (const [name, html] of briefs()) {
      expect(html.match(/<h1/g), name).toHaveLength(1);
      const order = html.match(/<\/?(?:header|main|footer|nav)\b/g);
      expect(order).toEqual(['<nav', '</nav', '<header', '</header', '<main', '</main', '<footer', '</footer']);
      expect(html).toMatch(/<body>\n<a class="skip" href="#main">[^<]+<\/a>/);
      expect(html.match(/<main id="main">\s*<h1>/)).not.toBeNull();
    }
  });

  it('links to its other languages, named in themselves, and to its other formats', () => {
    const html = new Map(pages).get('un-delegates.zh-Hans.html') ?? '';
    const [nav = ''] = /<nav[\s\S]*<\/nav>/.exec(html) ?? [];
    expect(nav).toContain('aria-label="语言与格式"');
    expect([...nav.matchAll(/<(?:a|span)[^>]*>[^<]*/g)].map(([link]) => link)).toEqual([
      '<a href="un-delegates.zh-Hant.html" hreflang="zh-Hant" lang="zh-Hant">繁體中文',
      '<span lang="zh-Hans" aria-current="page">简体中文',
      '<a href="un-delegates.en.html" hreflang="en" lang="en">English',
      '<a href="un-delegates.zh-Hans.pdf" type="application/pdf">PDF',
      '<a href="un-delegates.zh-Hans.md" type="text/markdown">Markdown',
    ]);
    for (const locale of ['zh-Hant', 'zh-Hans', 'en']) {
      expect(html).toContain(`<link rel="alternate" hreflang="${locale}" href="un-delegates.${locale}.html">`);
    }
    expect(html).toContain('<meta property="og:locale" content="zh_Hans">');
    expect(html).not.toContain('canonical');
  });

  it('keeps paper and theme when the language changes', async () => {
    const { file } = await builtIn(root, { paper: 'letter', audiences: ['un-delegates'], formats: ['html'] });
    expect(new TextDecoder().decode(file('un-delegates.en.letter.html'))).toContain(
      'href="un-delegates.zh-Hant.letter.html"',
    );
  });
});
