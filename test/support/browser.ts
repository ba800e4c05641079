import { type Browser, chromium as playwright } from 'playwright-core';
import { chromium } from './programs.js';

/** A headless browser that asks nothing of the network. */
export function launchBrowser(): Promise<Browser> {
  const args =
    '--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync';
  return playwright.launch({ executablePath: chromium ?? '', args: args.split(' ') });
}
