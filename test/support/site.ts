import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import type { Written } from './built.js';

const origin = 'http://briefs.test/';

/** A page of a browser that has the files of a build on a host of their own, and no other network. */
export interface Site {
  readonly page: Page;
  /** Addresses that were asked for beside the pages themselves. */
  readonly asked: readonly string[];
  /** What the browser found to say: errors, and violations of the content security policy. */
  readonly problems: readonly string[];
  open(name: string): Promise<void>;
  close(): Promise<void>;
}

export async function openSite(browser: Browser, written: Written, options: BrowserContextOptions = {}): Promise<Site> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const asked: string[] = [];
  const problems: string[] = [];
  page.on('console', (message) => problems.push(message.text()));
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('request', (request) => {
    if (!request.isNavigationRequest() && !request.url().startsWith('data:')) asked.push(request.url());
  });
  await context.route('**/*', (route) => {
    const name = decodeURIComponent(route.request().url().slice(origin.length));
    const [, bytes] = [...written].find(([path]) => path.endsWith(`/${name}`)) ?? [];
    if (!bytes) return route.abort();
    return route.fulfill({ body: Buffer.from(bytes), contentType: 'text/html' });
  });
  return {
    page,
    asked,
    problems,
    open: async (name) => {
      await page.goto(origin + name);
    },
    close: () => context.close(),
  };
}
