import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { type Preview, preview } from '../../src/preview/preview.js';
import { diskHost } from './host.js';
import { applyEdits, miniPackFolder, packFiles, workspace } from './packs.js';

/** A preview of a pack in a folder of its own. */
export interface Desk {
  readonly preview: Preview;
  /** Changes a file as an editor would, who finds some words and writes others. */
  edit(file: string, find: string, write: string, how?: Save): void;
  /** As the pack was in the beginning. */
  reset(): void;
  path(file: string): string;
  close(): Promise<void>;
}

/** How text editors save: over the file, by a new file that takes its name, or emptying it first. */
export type Save = 'over' | 'rename' | 'truncate';

interface DeskOptions {
  readonly readOnly?: boolean;
  /** Else the mini pack. */
  readonly pack?: string;
  /** Beside those of the program. */
  readonly templates?: Readonly<Record<string, string>>;
}

export async function openDesk({
  readOnly = false,
  pack = miniPackFolder,
  templates = {},
}: DeskOptions = {}): Promise<Desk> {
  const { path: cwd, remove } = workspace({ mini: pack });
  const folder = join(cwd, 'content/mini');
  for (const [name, text] of Object.entries(templates)) {
    mkdirSync(dirname(join(cwd, 'templates', name)), { recursive: true });
    writeFileSync(join(cwd, 'templates', name), text);
  }
  const texts = new Map(packFiles(pack).map(({ path, bytes }) => [path, new TextDecoder().decode(bytes)]));
  const now = new Map(texts);
  const shown = await preview({ paper: 'a4', theme: 'standard', set: [], readOnly }, diskHost(cwd));
  const save = (file: string, text: string, how: Save) => {
    const path = join(folder, file);
    if (how === 'truncate') writeFileSync(path, '');
    if (how === 'rename') {
      writeFileSync(`${path}.tmp`, text);
      renameSync(`${path}.tmp`, path);
    } else writeFileSync(path, text);
    now.set(file, text);
  };
  return {
    preview: shown,
    edit: (file, find, write, how = 'over') =>
      save(file, applyEdits(now.get(file) ?? '', file, [{ file, find, write }]), how),
    reset: () => {
      for (const [file, text] of texts) if (now.get(file) !== text) save(file, text, 'over');
    },
    path: (file) => join(folder, file),
    close: async () => {
      await shown.close();
      remove();
      rmSync(cwd, { recursive: true, force: true });
    },
  };
}

export interface PreviewWindow {
  readonly page: Page;
  /** Addresses outside the preview that were asked for, and what the browser found to say. */
  readonly outside: readonly string[];
  readonly complaints: readonly string[];
  close(): Promise<void>;
}

export async function openWindow(
  browser: Browser,
  { address }: Preview,
  options: BrowserContextOptions = {},
): Promise<PreviewWindow> {
  const context = await browser.newContext({ viewport: { width: 1400, height: 900 }, locale: 'en', ...options });
  const page = await context.newPage();
  const { origin } = new URL(address);
  const outside: string[] = [];
  const complaints: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(`${origin}/`) && !/^(?:data|blob|about):/.test(request.url())) {
      outside.push(request.url());
    }
  });
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(address);
  await drawn(page);
  return { page, outside, complaints, close: () => context.close() };
}

/** Waits until a page stands there, of a version that the given test accepts. */
export async function drawn(page: Page, after = 0): Promise<number> {
  await page.waitForFunction(
    (least) => Number(document.querySelector<HTMLElement>('.stage')?.dataset.version ?? '0') > least,
    after,
    { timeout: 20_000 },
  );
  return page.evaluate(() => Number(document.querySelector<HTMLElement>('.stage')?.dataset.version));
}

/** What a field of the editor says of its room as soon as somebody has typed more at its end. */
export function roomAfter(field: Locator, more: string): Promise<string | null | undefined> {
  return field.evaluate((element, words) => {
    const area = element as HTMLTextAreaElement;
    area.value += words;
    area.dispatchEvent(new Event('input', { bubbles: true }));
    return area.closest('.wording')?.querySelector('.room')?.textContent;
  }, more);
}
