import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchBrowser } from '../support/browser.js';
import { builtIn, type Written } from '../support/built.js';
import { root } from '../support/packs.js';
import { describeWith } from '../support/programs.js';
import { openSite } from '../support/site.js';

const request = {
  audiences: ['un-delegates', 'research-community'],
  formats: ['html' as const],
  htmlFonts: 'all' as const,
};

interface DomNode {
  readonly nodeId: number;
  readonly nodeName: string;
  readonly children?: readonly DomNode[];
  readonly pseudoElements?: readonly DomNode[];
}

/** Every font that anything in the body is drawn with, from the page's own `@font-face` or the system's. */
async function fontsOn(page: Page): Promise<{ readonly own: readonly string[]; readonly system: readonly string[] }> {
  const session = await page.context().newCDPSession(page);
  await session.send('DOM.enable');
  await session.send('CSS.enable');
  const { root: document } = await session.send('DOM.getDocument', { depth: -1 });
  const all = (node: DomNode): readonly DomNode[] => [
    node,
    ...[...(node.children ?? []), ...(node.pseudoElements ?? [])].flatMap(all),
  ];
  const own = new Set<string>();
  const system = new Set<string>();
  for (const { nodeId, nodeName } of all(document)) {
    if (nodeName === '#document') continue;
    const { fonts } = await session.send('CSS.getPlatformFontsForNode', { nodeId });
    for (const font of fonts) {
      if (font.isCustomFont) own.add(font.postScriptName);
      else system.add(`${nodeName}: ${font.familyName}`);
    }
  }
  return { own: [...own].sort(), system: [...system] };
}

describeWith('chromium', 'HTML with embedded fonts', () => {
  let browser: Browser;
  let written: Written;
  beforeAll(async () => {
    browser = await launchBrowser();
    ({ written } = await builtIn(root, request));
  });
  afterAll(() => browser.close());

  it.each([
    ['en', ['Inter-Regular', 'Inter-SemiBold', 'SourceSerif4-Regular', 'SourceSerif4-SemiBold']],
    ['zh-Hant', ['Inter-Regular', 'Inter-SemiBold', 'NotoSansTC-Bold', 'NotoSansTC-Regular']],
    ['zh-Hans', ['Inter-Regular', 'Inter-SemiBold', 'NotoSansSC-Bold', 'NotoSansSC-Regular']],
  ])('draws every character of %s in them, and asks nothing of the system', async (locale, used) => {
    for (const audience of request.audiences) {
      const site = await openSite(browser, written);
      await site.open(`${audience}.${locale}.html`);
      const { own, system } = await fontsOn(site.page);
      expect(system).toEqual([]);
      for (const name of used) expect(own).toContain(name);
      expect(site.problems).toEqual([]);
      expect(site.asked).toEqual([]);
      await site.close();
    }
  });

  it('gives the same bytes again', async () => {
    const again = await builtIn(root, { ...request, audiences: ['un-delegates'] });
    for (const locale of ['en', 'zh-Hant', 'zh-Hans']) {
      const name = `un-delegates.${locale}.html`;
      const first = [...written].find(([path]) => path.endsWith(`/${name}`))?.[1] ?? new Uint8Array();
      expect(Buffer.compare(first, again.file(`/${name}`)), name).toBe(0);
      expect(new TextDecoder().decode(first)).toContain('; font-src data:; ');
    }
  });

  it.each([
    ['en', /^never$/],
    ['zh-Hant', /: Noto Sans CJK TC$/],
  ])(
    'by default, draws every letter of %s in them, and Han characters alone in the system’s',
    async (locale, system) => {
      const { written: pages } = await builtIn(root, { ...request, audiences: ['un-delegates'], htmlFonts: 'latin' });
      const site = await openSite(browser, pages);
      await site.open(`un-delegates.${locale}.html`);
      // The names of the other languages are in the system’s fonts.
      await site.page.evaluate(() => document.querySelector('nav')?.remove());
      const found = await fontsOn(site.page);
      expect(found.own).toContain('Inter-Regular');
      expect(found.system.filter((one) => !system.test(one))).toEqual([]);
      const size = [...pages].find(([path]) => path.endsWith(`un-delegates.${locale}.html`))?.[1].length ?? 0;
      expect(size).toBeLessThan(120_000);
      await site.close();
    },
  );
});
