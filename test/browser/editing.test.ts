import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it, onTestFinished } from 'vitest';
import { english } from '../../src/preview/client/words.js';
import { preview } from '../../src/preview/preview.js';
import { launchBrowser } from '../support/browser.js';
import { filesBelow, textsBelow } from '../support/folders.js';
import { diskHost } from '../support/host.js';
import { type Desk, drawn, openDesk, openWindow, type PreviewWindow, roomAfter } from '../support/preview.js';
import { describeWith } from '../support/programs.js';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const { editing } = english;

/** A busy machine takes its time. */
const eventually = <T>(look: () => T) => expect.poll(look, { timeout: 15_000 });

describeWith('chromium', 'texts are edited beside the page', () => {
  let browser: Browser;
  let desk: Desk;
  const open: PreviewWindow[] = [];
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterEach(async () => {
    for (const one of open.splice(0)) await one.close();
    await desk?.close();
  });
  afterAll(() => browser?.close());

  async function window(options = {}): Promise<Page> {
    if (open.length === 0) desk = await openDesk();
    const one = await openWindow(browser, desk.preview, { bypassCSP: true, ...options });
    open.push(one);
    return one.page;
  }

  /** Without the lock of who reads or writes them at this moment. */
  const files = () => {
    const { '.writing.lock': _, ...texts } = textsBelow(desk.path('.'));
    return texts;
  };
  const editor = (page: Page) => page.getByRole('region', { name: editing.edit, exact: true });
  const choose = (page: Page, unit: string) =>
    page.getByRole('button', { name: new RegExp(`^Show the place of ${unit.replace('.', '\\.')}`) }).click();
  /** Until its texts are there, what is typed is of the unit before. */
  const isShown = (page: Page, unit: string) =>
    editor(page)
      .getByRole('heading', { name: `${unit} ·` })
      .waitFor();
  const sourceText = (page: Page, name = /^English/): Locator => editor(page).getByRole('textbox', { name });
  const save = (page: Page) => editor(page).getByRole('button', { name: editing.save }).click();
  const status = (page: Page) => editor(page).getByRole('status');

  async function violations(page: Page): Promise<readonly string[]> {
    await page.evaluate(axe);
    const found = (await page.evaluate(
      `axe.run(document, { iframes: false, rules: { 'target-size': { enabled: true } } })`,
    )) as AxeResults;
    return found.violations.flatMap(({ id, nodes }) => nodes.map((n) => `${id}: ${n.html}`));
  }

  it('a sentence is changed, the page follows at once, and the file changes by that sentence alone', async () => {
    const page = await window();
    const before = files();
    await choose(page, 'first.begin');
    const focused = () => page.evaluate(() => (document.activeElement as HTMLTextAreaElement).value);
    await eventually(focused).toBe('Begin early.');
    await page.locator('input[name=view][value=md]').check({ force: true });
    await page.getByText('Begin early.').first().waitFor();
    await sourceText(page).fill('Begin before breakfast.');
    await page.locator('pre.markdown', { hasText: 'Begin before breakfast.' }).waitFor();
    // So far it is a draft.
    expect(files()).toEqual(before);
    await page.getByText(editing.draft).waitFor();
    await save(page);
    await eventually(() => status(page).textContent()).toContain(editing.saved);
    const after = files();
    const changed = (before['argument.yaml'] ?? '').replace('"Begin early."', '"Begin before breakfast."');
    expect(after['argument.yaml']).toBe(changed);
    expect({ ...after, 'argument.yaml': '', 'translations.lock.json': '' }).toEqual({
      ...{ ...before, 'argument.yaml': '', 'translations.lock.json': '' },
    });
    // Its translation is older than it now, which the editor and the problems say.
    expect(await status(page).textContent()).toContain('繁體中文');
    await page.getByText(/text has changed since this was translated/).waitFor();
    await page.getByText(english.updated).waitFor();
  });

  it('who hears the page is told once that it is a draft, and what is wrong with it', async () => {
    const page = await window();
    await choose(page, 'first.begin');
    await eventually(() => sourceText(page).inputValue()).toBe('Begin early.');
    await page.getByText(english.updated).waitFor();
    const heard = await page.evaluateHandle(() => {
      const said: string[] = [];
      const status = document.querySelector('main [role=status]');
      if (status) new MutationObserver(() => said.push(status.textContent)).observe(status, { childList: true });
      return said;
    });
    await sourceText(page).press('End');
    await page.keyboard.type(' [@nobody]', { delay: 150 });
    const told = editor(page).locator('[aria-live=polite]', { hasText: 'No reference has the id "nobody".' });
    await eventually(() => told.count()).toBe(1);
    expect(await heard.jsonValue()).toEqual([editing.draft]);
  });

  it('the apostrophe of a keyboard becomes that of the language, in the file and beside the page', async () => {
    const page = await window();
    await choose(page, 'first.begin');
    await sourceText(page).fill("Begin before it's late.");
    await save(page);
    await eventually(() => files()['argument.yaml']).toContain('"Begin before it’s late."');
    await eventually(() => sourceText(page).inputValue()).toBe('Begin before it’s late.');
    await eventually(() => status(page).textContent()).toContain(editing.saved);
    await editor(page).getByRole('button', { name: editing.undo }).click();
    await eventually(() => files()['argument.yaml']).toContain('"Begin early."');
  });

  it('undo writes the former text, byte for byte', async () => {
    const page = await window();
    const before = files();
    await choose(page, 'first.begin');
    await sourceText(page).fill('Begin: now or #never.');
    await save(page);
    await eventually(() => files()['argument.yaml']).toContain('"Begin: now or #never."');
    await editor(page).getByRole('button', { name: editing.undo }).click();
    await eventually(() => files()['argument.yaml']).toBe(before['argument.yaml']);
    await eventually(() => status(page).textContent()).toContain(editing.undone);
    expect(await sourceText(page).inputValue()).toBe('Begin early.');
  });

  it('all languages and both lengths are side by side, source first, with the room that is left', async () => {
    const page = await window();
    await choose(page, 'first.continue');
    await sourceText(page).first().waitFor();
    const labels = await editor(page).locator('label').allTextContents();
    expect(labels).toEqual([
      'English · full text',
      'English · short text',
      '繁體中文 · full text',
      '繁體中文 · short text',
    ]);
    const room = editor(page).locator('.wording', { hasText: 'English · full text' }).locator('.room');
    await eventually(() => room.textContent()).toMatch(/^\d+ characters left$/);
    const left = async () => Number(/^\d+/.exec((await room.textContent()) ?? '')?.[0]);
    const before = await left();
    // At once, before the page follows, whose lines may say something else.
    expect(await roomAfter(sourceText(page, /^English.*full/), '!!!!')).toBe(`${before - 4} characters left`);
  });

  it('findings are told as one types, at the text that they are about', async () => {
    const page = await window();
    await choose(page, 'second.finish');
    await sourceText(page).fill('Finish {{missing.part}} of {{missing.all}} things.');
    const wording = editor(page).locator('.wording', { hasText: 'English' });
    await wording.getByText(/has lost \[@smith2025\]/).waitFor();
    const before = files();
    await save(page);
    await eventually(() => status(page).textContent()).toBe(editing['not-saved']);
    expect(files()).toEqual(before);
    await sourceText(page).fill('Finish {{missing.part}} of {{missing.all}} big things [@smith2025].');
    await eventually(() => wording.getByText(/has lost/).count()).toBe(0);
    await save(page);
    await eventually(() => files()['argument.yaml']).toContain('big things [@smith2025].');
  });

  it('of what an editor outside has changed, both texts and what they were made from are shown', async () => {
    const page = await window();
    await choose(page, 'first.begin');
    await sourceText(page).fill('Begin before breakfast.');
    desk.edit('argument.yaml', '"Begin early."', '"Begin on Monday."');
    const conflict = editor(page).getByRole('group', { name: editing.conflict });
    await conflict.waitFor();
    expect(await conflict.locator('dd').allTextContents()).toEqual([
      'Begin on Monday.',
      'Begin before breakfast.',
      'Begin early.',
    ]);
    // Saving all the same overwrites nothing.
    await save(page);
    await eventually(() => status(page).textContent()).toBe(editing['not-saved']);
    expect(files()['argument.yaml']).toContain('"Begin on Monday."');
    await conflict.getByRole('button', { name: editing['keep-mine'] }).click();
    await save(page);
    await eventually(() => files()['argument.yaml']).toContain('"Begin before breakfast."');
    expect(files()['argument.yaml']).not.toContain('Monday');
  });

  it('two windows do not lose each other’s work', async () => {
    const [one, other] = [await window(), await window()];
    for (const page of [one, other]) await choose(page, 'first.begin');
    await sourceText(one).fill('One begins.');
    await sourceText(other).fill('Another begins.');
    await save(one);
    await eventually(() => files()['argument.yaml']).toContain('"One begins."');
    await save(other);
    const conflict = editor(other).getByRole('group', { name: editing.conflict });
    await conflict.waitFor();
    expect(files()['argument.yaml']).toContain('"One begins."');
    await conflict.getByRole('button', { name: editing['take-theirs'] }).click();
    expect(await sourceText(other).inputValue()).toBe('One begins.');
    // A text that another window changes follows where nobody has typed.
    await sourceText(one).fill('One begins again.');
    await save(one);
    await eventually(() => status(one).textContent()).toContain(editing.saved);
    await eventually(() => sourceText(other).inputValue()).toBe('One begins again.');
  });

  it('what was typed stays while other units are looked at, and is saved together', async () => {
    const page = await window();
    await choose(page, 'first.begin');
    await sourceText(page).fill('Begin today.');
    await choose(page, 'first.continue');
    await sourceText(page, /^English.*full/).fill('Continue tomorrow, with everybody.');
    await eventually(() => status(page).textContent()).toContain('2');
    await choose(page, 'first.begin');
    await eventually(() => sourceText(page).inputValue()).toBe('Begin today.');
    await page.keyboard.press('Control+s');
    await eventually(() => files()['argument.yaml']).toContain('"Begin today."');
    expect(files()['argument.yaml']).toContain('"Continue tomorrow, with everybody."');
  });

  it('what is typed while another unit is on its way is of the one that is shown, and so is its undo', async () => {
    const page = await window();
    await choose(page, 'first.begin');
    await eventually(() => sourceText(page).inputValue()).toBe('Begin early.');
    let letGo = () => {};
    const gate = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    await page.route('**/api/unit/*/second.finish', async (route) => {
      await gate;
      await route.continue();
    });
    await choose(page, 'second.finish');
    await sourceText(page).fill('Begin at noon.');
    letGo();
    await editor(page).getByText('second.finish').waitFor();
    await save(page);
    await eventually(() => files()['argument.yaml']).toContain('"Begin at noon."');
    const undo = editor(page).getByRole('button', { name: editing.undo });
    await eventually(() => undo.getAttribute('title')).toBe('first.begin');
  });

  it('a unit that is chosen while the preview has ended leaves the texts there, and follows when it answers again', async () => {
    const page = await window();
    await choose(page, 'first.begin');
    await eventually(() => sourceText(page).inputValue()).toBe('Begin early.');
    const failures: string[] = [];
    page.on('pageerror', ({ message }) => failures.push(message));
    await page.context().setOffline(true);
    await page.route('**/api/**', (route) => route.abort());
    await choose(page, 'first.continue');
    await sourceText(page).fill('Begin at noon.');
    await eventually(() => status(page).textContent()).toContain('1');
    expect(await editor(page).getByText('first.begin').count()).toBe(1);
    await page.unroute('**/api/**');
    await page.context().setOffline(false);
    desk.edit('argument.yaml', '"Do the second thing."', '"Do the other thing."');
    await editor(page).getByText('first.continue').waitFor();
    await save(page);
    await eventually(() => files()['argument.yaml']).toContain('"Begin at noon."');
    expect(failures).toEqual([]);
  });

  it('what keeps a text from being saved that is not shown is told with its unit', async () => {
    const page = await window();
    await choose(page, 'first.begin');
    await sourceText(page).fill('Begin early [@nobody].');
    await choose(page, 'first.continue');
    await isShown(page, 'first.continue');
    const told = editor(page).locator('[aria-live=polite]', { hasText: 'No reference has the id "nobody".' });
    await told.getByRole('button', { name: 'first.begin' }).click();
    await isShown(page, 'first.begin');
    await sourceText(page).fill('Begin on time.');
    await choose(page, 'first.continue');
    await isShown(page, 'first.continue');
    // Another program changes the text that nobody sees.
    desk.edit('argument.yaml', '"Begin early."', '"Begin on Monday."');
    await eventually(() => page.locator('.stage').getAttribute('data-version')).not.toBe('1');
    await save(page);
    const conflict = editor(page).getByRole('group', { name: editing.conflict });
    await conflict.waitFor();
    expect(await conflict.locator('dd').allTextContents()).toEqual([
      'Begin on Monday.',
      'Begin on time.',
      'Begin early.',
    ]);
  });

  it('what is typed while a save or an undo is on its way stays, and is saved with the next', async () => {
    const page = await window();
    await choose(page, 'first.begin');
    /** Holds what is sent to be saved, until it is let go. */
    const hold = async () => {
      let [reach, letGo] = [() => {}, () => {}];
      const isHeld = new Promise<void>((resolve) => {
        reach = resolve;
      });
      const gate = new Promise<void>((resolve) => {
        letGo = resolve;
      });
      await page.route('**/api/save', async (route) => {
        reach();
        await gate;
        await route.continue();
      });
      return { isHeld, letGo: () => letGo() };
    };
    await sourceText(page).fill('Begin today');
    const saving = await hold();
    await page.keyboard.press('Control+s');
    await saving.isHeld;
    await sourceText(page).pressSequentially(' and tomorrow');
    saving.letGo();
    await eventually(() => files()['argument.yaml']).toContain('"Begin today"');
    await eventually(() => status(page).textContent()).toContain('1');
    expect(await sourceText(page).inputValue()).toBe('Begin today and tomorrow');
    await page.unroute('**/api/save');
    await page.keyboard.press('Control+s');
    await eventually(() => files()['argument.yaml']).toContain('"Begin today and tomorrow"');
    await eventually(() => status(page).textContent()).toContain(editing.saved);

    const undoing = await hold();
    await editor(page).getByRole('button', { name: editing.undo }).click();
    await undoing.isHeld;
    await sourceText(page).fill('Begin next year');
    undoing.letGo();
    await eventually(() => files()['argument.yaml']).toContain('"Begin today"');
    expect(await sourceText(page).inputValue()).toBe('Begin next year');
    await page.unroute('**/api/save');
    await page.keyboard.press('Control+s');
    await eventually(() => files()['argument.yaml']).toContain('"Begin next year"');
  });

  it('a save that takes its time shows that it is on its way', async () => {
    const page = await window();
    await page.route('**/api/save', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 1000));
      await route.continue();
    });
    await choose(page, 'first.begin');
    await sourceText(page).fill('Begin before breakfast.');
    const button = editor(page).getByRole('button', { name: editing.save });
    expect(await button.getAttribute('aria-disabled')).toBe('false');
    await button.click();
    expect(await button.getAttribute('aria-disabled')).toBe('true');
    expect(await status(page).textContent()).toBe('');
    await eventually(() => status(page).textContent()).toContain(editing.saved);
  });

  it('what was given up comes back with undo, also where other units were looked at', async () => {
    const page = await window();
    const before = files();
    await choose(page, 'first.begin');
    await sourceText(page).fill('Begin before breakfast.');
    await choose(page, 'ask');
    await isShown(page, 'ask');
    await sourceText(page).fill('Read this page twice.');
    await editor(page).getByRole('button', { name: editing.discard }).click();
    await page.getByText(english.updated).waitFor();
    await editor(page).getByRole('button', { name: editing.undo }).click();
    await eventually(() => sourceText(page).inputValue()).toBe('Begin before breakfast.');
    await choose(page, 'ask');
    await eventually(() => sourceText(page).inputValue()).toBe('Read this page twice.');
    expect(files()).toEqual(before);
    await save(page);
    await eventually(() => files()['argument.yaml']).toContain('"Begin before breakfast."');
    await eventually(() => files()['audiences/readers.yaml']).toContain('"Read this page twice."');
  });

  it('what was typed outlives a preview that is started anew, and is saved there', async () => {
    const page = await window();
    await choose(page, 'first.begin');
    await sourceText(page).fill('Begin before breakfast.');
    await page.getByText(editing.draft).waitFor();
    await desk.preview.close();
    await page.getByText(english.ended).waitFor();
    await save(page);
    // Beside what was typed, too: the line that says so is far from the button.
    await eventually(() => status(page).textContent()).toBe(`${editing['not-saved']} ${english.ended}`);
    const port = Number(new URL(desk.preview.address).port);
    // Its token is another.
    const refused = page.waitForResponse((answer) => answer.url().endsWith('/api/events') && answer.status() === 403);
    const anew = await preview({ paper: 'a4', theme: 'standard', set: [], port }, diskHost(desk.path('../..')));
    onTestFinished(() => anew.close());
    await refused;
    const other = await page.context().newPage();
    await other.goto(anew.address);
    await page.getByText(editing.draft).waitFor();
    await save(page);
    await eventually(() => files()['argument.yaml']).toContain('"Begin before breakfast."');
  });

  it('Escape closes the candidates of a word that is being composed, and leaves the editor only then', async () => {
    const page = await window();
    await choose(page, 'first.begin');
    const focused = () => page.evaluate(() => document.activeElement?.tagName);
    await eventually(focused).toBe('TEXTAREA');
    const pressEscape = (isComposing: boolean) =>
      page.evaluate((is) => {
        const event = new KeyboardEvent('keydown', { key: 'Escape', isComposing: is, bubbles: true });
        document.activeElement?.dispatchEvent(event);
      }, isComposing);
    await pressEscape(true);
    expect(await focused()).toBe('TEXTAREA');
    await pressEscape(false);
    expect(await focused()).toBe('BUTTON');
  });

  it('words that are being composed are checked once they are chosen', async () => {
    const page = await window();
    await choose(page, 'first.begin');
    const field = editor(page).getByRole('textbox', { name: /^繁體中文/ });
    await field.click();
    await field.press('End');
    const keyboard = await page.context().newCDPSession(page);
    const asked: string[] = [];
    page.on('request', (request) => {
      if (request.url().endsWith('/api/draft')) asked.push(request.postData() ?? '');
    });
    for (const text of ['j', "j'i", "j'in"]) {
      await keyboard.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
    }
    await page.waitForTimeout(600);
    expect(asked).toEqual([]);
    await keyboard.send('Input.insertText', { text: '今' });
    await eventually(() => asked.length).toBe(1);
    expect(asked[0]).toContain('及早開始。今');
    expect(await field.inputValue()).toBe('及早開始。今');
  });

  it('a text gets a short one of its own', async () => {
    const page = await window();
    await choose(page, 'first.begin');
    await editor(page).getByRole('button', { name: editing['add-short'] }).click();
    await sourceText(page, /^English.*short/).fill('Begin.');
    await save(page);
    await eventually(() => files()['argument.yaml']).toContain(
      '          en:\n            full: "Begin early."\n            short: "Begin."\n',
    );
  });

  it('a unit that was left out is brought in with one button, which shows what leaves the page', async () => {
    const page = await window();
    desk.edit('audiences/readers.yaml', 'weights:', 'drop:\n  - { unit: second.finish, reason: "Later." }\nweights:');
    const fit = page.getByRole('region', { name: english.fit });
    const bring = fit.getByRole('button', { name: 'Bring in second.finish' });
    await bring.waitFor();
    const before = files();
    await bring.click();
    const place = page.getByRole('region', { name: editing.place });
    await place.getByText(`${editing.enters}: second.finish`).waitFor();
    await page.getByText(editing.draft).waitFor();
    expect(files()).toEqual(before);
    await place.getByRole('button', { name: editing.save }).click();
    await eventually(() => files()['audiences/readers.yaml']).toContain('keep:\n  - second.finish\nweights:');
    // The lock of the write goes after the file is there.
    await eventually(() => ({ ...files(), 'audiences/readers.yaml': '' })).toEqual({
      ...{ ...before, 'audiences/readers.yaml': '' },
    });
    await place.getByRole('button', { name: editing.undo }).click();
    await eventually(() => files()['audiences/readers.yaml']).toBe(before['audiences/readers.yaml']);
    await eventually(() => place.getByRole('status').textContent()).toContain(editing.undone);
    // A weight, and a reason that must be there.
    await place.getByLabel(editing.weight).fill('4');
    await place.getByLabel('second.finish').selectOption('drop');
    await place.getByLabel(editing.reason).fill('Said elsewhere.');
    await place.getByRole('button', { name: editing.save }).click();
    await eventually(() => files()['audiences/readers.yaml']).toContain('  second.finish: 4\n');
    expect(files()['audiences/readers.yaml']).toContain('  - { unit: second.finish, reason: "Said elsewhere." }\n');
    await choose(page, 'first.continue');
    await place.getByLabel('first.continue').selectOption('drop');
    await place.getByLabel(editing.reason).fill('Said elsewhere.');
    await place.getByText(`${editing.leaves}: first.continue`).waitFor();
    expect(await violations(page)).toEqual([]);
  });

  it('a place is undone for the reader whose it was, also once the preview answers again', async () => {
    const page = await window();
    const path = (id: string) => `audiences/${id}.yaml`;
    const before = files()[path('readers')] ?? '';
    writeFileSync(
      desk.path(path('others')),
      before.replace('id: readers', 'id: others').replace('"readers"', '"others"'),
    );
    const reader = page.getByLabel(english.reader, { exact: true });
    await eventually(() => reader.locator('option').count()).toBe(2);
    await reader.selectOption('readers');
    await choose(page, 'first.continue');
    const place = page.getByRole('region', { name: editing.place });
    await place.getByLabel(editing.weight).fill('4');
    await place.getByRole('button', { name: editing.save }).click();
    await eventually(() => files()[path('readers')]).toContain('  first.continue: 4\n');
    await reader.selectOption('others');
    await choose(page, 'first.continue');
    await place.getByLabel(editing.weight).fill('4');
    await place.getByRole('button', { name: editing.save }).click();
    await eventually(() => files()[path('others')]).toContain('  first.continue: 4\n');
    const [others, undo] = [files()[path('others')], place.getByRole('button', { name: editing.undo })];
    await page.route('**/api/place', (route) => route.abort());
    await undo.click();
    await eventually(() => place.getByRole('status').textContent()).toBe(`${editing['not-saved']} ${english.ended}`);
    await page.unroute('**/api/place');
    await undo.click();
    await eventually(() => files()[path('others')]).not.toBe(others);
    await eventually(() => place.getByRole('status').textContent()).toContain(editing.undone);
    await undo.click();
    await eventually(() => files()[path('readers')]).toBe(before);
  });

  it('a place that was chosen and not saved is there again when its unit is, and the page is without it meanwhile', async () => {
    const page = await window();
    await choose(page, 'first.continue');
    const place = page.getByRole('region', { name: editing.place });
    await place.getByLabel('first.continue').selectOption('drop');
    await place.getByLabel(editing.reason).fill('Said elsewhere.');
    await place.getByText(`${editing.leaves}: first.continue`).waitFor();
    await page.getByText(editing.draft).waitFor();
    await choose(page, 'second.finish');
    await place.getByLabel('second.finish').waitFor();
    await page.getByText(english.updated).waitFor();
    await choose(page, 'first.continue');
    await place.getByText(`${editing.leaves}: first.continue`).waitFor();
    expect(await place.getByLabel(editing.reason).inputValue()).toBe('Said elsewhere.');
    await place.getByRole('button', { name: editing.save }).click();
    await eventually(() => files()['audiences/readers.yaml']).toContain('reason: "Said elsewhere."');
  });

  it('has no violation that axe finds, with a conflict and a finding, in both schemes', async () => {
    for (const [i, colorScheme] of (['light', 'dark'] as const).entries()) {
      const page = await window({ colorScheme });
      await choose(page, 'second.finish');
      await sourceText(page).fill(`Finish ${i}.`);
      desk.edit('argument.yaml', i === 0 ? 'Finish {{' : `Now ${i - 1} {{`, `Now ${i} {{`);
      await editor(page).getByRole('group', { name: editing.conflict }).waitFor();
      await editor(page).locator('.finding').first().waitFor();
      expect(await violations(page)).toEqual([]);
      await page.setViewportSize({ width: 400, height: 900 });
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(400);
      expect(open.at(-1)?.complaints.filter((one) => !/409|422/.test(one))).toEqual([]);
    }
  });

  it('of a preview that is read-only, nothing is offered', async () => {
    desk = await openDesk({ readOnly: true });
    const one = await openWindow(browser, desk.preview);
    open.push(one);
    await choose(one.page, 'first.begin');
    await one.page.getByText('content/mini/argument.yaml:24:15').waitFor();
    expect(await editor(one.page).count()).toBe(0);
    expect(await drawn(one.page)).toBeGreaterThan(0);
    expect(filesBelow(desk.path('.')).has('translations.lock.json')).toBe(false);
  });
});
