// Makes the picture of the preview in the README: npm run screenshot. Needs Chromium; writes test/readme/preview.png.
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { nodeHost } from '../../dist/host/host.js';
import { preview } from '../../dist/preview/preview.js';

const here = dirname(fileURLToPath(import.meta.url));
const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);
const desk = mkdtempSync(join(tmpdir(), 'policy-brief-'));
cpSync(join(here, '..', '..', 'content'), join(desk, 'content'), { recursive: true });

const shown = await preview({ paper: 'a4', theme: 'standard', set: [] }, nodeHost(desk));
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, locale: 'en' });
await page.goto(shown.address);
await page.locator('input[name=locale][value=en]').check({ force: true });
await page.locator('#reader').selectOption('un-delegates');
const sentence = page.getByRole('button', { name: /^Show the place of agenda\.capacity/ });
await sentence.click();
await page.getByText(/recommendations\.yaml:\d+/).waitFor();
await page.waitForTimeout(500);
await page.screenshot({ path: join(here, 'preview.png') });
await browser.close();
await shown.close();
rmSync(desk, { recursive: true, force: true });
