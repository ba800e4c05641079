import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { languages, type Words } from '../../src/preview/client/words.js';
import { type Preview, preview } from '../../src/preview/preview.js';
import type { PreviewState } from '../../src/preview/responses.js';
import { diskHost } from '../support/host.js';
import { miniPackFolder, workspace } from '../support/packs.js';

let desk: ReturnType<typeof workspace>;
let shown: Preview | undefined;
beforeEach(() => {
  desk = workspace({ mini: miniPackFolder });
});
afterEach(async () => {
  await shown?.close();
  desk.remove();
});

function style(folder: string, text: string): void {
  const path = join(desk.path, folder, 'page.css');
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

/** Asks a preview as its own page does. */
async function asking({ address }: Preview): Promise<(path: string) => Promise<Response>> {
  const first = await fetch(address, { redirect: 'manual' });
  const cookie = first.headers.get('set-cookie')?.split(';')[0] ?? '';
  return (path) => fetch(new URL(path, address), { headers: { cookie } });
}

it.each(['mine', 'templates'])('a preview with --templates redraws as files in %s change', async (folder) => {
  style('mine', '/*! first */');
  if (folder === 'templates') style(folder, '/*! hidden */');
  const request = { paper: 'a4', theme: 'standard', templates: 'mine', set: [] } as const;
  shown = await preview(request, diskHost(desk.path));
  const ask = await asking(shown);
  const page = async () => (await ask('/brief/readers/en/html')).text();
  expect(await page()).toContain('/*! first */');
  const version = async () => ((await (await ask('/api/state')).json()) as PreviewState).version;
  const before = await version();
  style(folder, '/*! second */');
  await vi.waitFor(
    async () => {
      expect(await version()).toBeGreaterThan(before);
      expect(await page()).toContain(folder === 'mine' ? '/*! second */' : '/*! first */');
    },
    { timeout: 10_000 },
  );
});

it('a preview redraws as templates/ is made, filled and deleted after it has started', async () => {
  shown = await preview({ paper: 'a4', theme: 'standard', set: [] }, diskHost(desk.path));
  const ask = await asking(shown);
  const shows = (css: string, isThere: boolean) =>
    vi.waitFor(async () => expect((await (await ask('/brief/readers/en/html')).text()).includes(css)).toBe(isThere), {
      timeout: 10_000,
      interval: 100,
    });
  await shows('/*! mine */', false);
  style('templates', '/*! mine */');
  await shows('/*! mine */', true);
  style('templates', '/*! changed */');
  await shows('/*! changed */', true);
  rmSync(join(desk.path, 'templates'), { recursive: true });
  await shows('/*! changed */', false);
  style('templates', '/*! again */');
  await shows('/*! again */', true);
});

it('a preview offers its menus in a language of the pack whose locale has words for them, all of them', async () => {
  const { name: _, ...words } = languages['zh-Hans'] as Words;
  const locale = (preview: object) => {
    const path = join(desk.path, 'templates/locales/zh-Hant.yaml');
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, JSON.stringify({ preview }));
  };
  locale({ ...words, reader: '誰' });
  shown = await preview({ paper: 'a4', theme: 'standard', set: [] }, diskHost(desk.path));
  const ask = await asking(shown);
  const state = async () => (await (await ask('/api/state')).json()) as PreviewState;
  const [english, chinese] = (await state()).languages;
  expect(english).toEqual({ locale: 'en', name: 'English', direction: 'ltr' });
  expect(chinese).toMatchObject({ locale: 'zh-Hant', direction: 'ltr', words: { reader: '誰', fields: words.fields } });
  const { reader: __, ...incomplete } = words;
  locale(incomplete);
  await vi.waitFor(
    async () =>
      expect((await state()).problems).toMatchObject([
        { severity: 'error', message: expect.stringContaining('reader') },
      ]),
    { timeout: 10_000 },
  );
});
