import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { type Preview, preview } from '../../src/preview/preview.js';
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

it.each(['mine', 'templates'])('a preview with --templates redraws as files in %s change', async (folder) => {
  style('mine', '/* first */');
  if (folder === 'templates') style(folder, '/* hidden */');
  const request = { paper: 'a4', theme: 'standard', templates: 'mine', set: [] } as const;
  shown = await preview(request, diskHost(desk.path));
  const first = await fetch(shown.address, { redirect: 'manual' });
  const cookie = first.headers.get('set-cookie')?.split(';')[0] ?? '';
  const ask = (path: string) => fetch(new URL(path, shown?.address), { headers: { cookie } });
  const page = async () => (await ask('/brief/readers/en/html')).text();
  expect(await page()).toContain('/* first */');
  style(folder, '/* second */');
  await vi.waitFor(async () => expect(await (await ask('/api/state')).json()).toMatchObject({ version: 2 }), {
    timeout: 10_000,
  });
  expect(await page()).toContain(folder === 'mine' ? '/* second */' : '/* first */');
});
