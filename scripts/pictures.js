// Draws the pictures in docs/images/ anew: npm run screenshot. Needs pdftoppm (poppler), Chromium, and LibreOffice with python3-uno.
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { PNG } from 'pngjs';
import { nodeHost } from '../dist/host/host.js';
import { preview } from '../dist/preview/preview.js';
import { palettePng } from './palette-png.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const images = join(root, 'docs/images');
const dotsPerInch = 76;

const pack = 'content/inclusive-ai-governance';
const otherPack = 'content/animal-drugs';
/** A working directory of its own, so that nothing but this pack shows. */
const desk = mkdtempSync(join(tmpdir(), 'policy-brief-'));
cpSync(join(root, pack), join(desk, pack), { recursive: true });
try {
  drawPage('un-delegates.en');
  await drawPreview();
  drawWord('un-delegates.en');
  const otherDesk = join(desk, 'other');
  cpSync(join(root, otherPack), join(otherDesk, otherPack), { recursive: true });
  drawPage('veterinarians.fr', otherDesk);
} finally {
  rmSync(desk, { recursive: true, force: true });
}

/** The first page of a brief of the pack in a folder. */
function drawPage(brief, cwd = desk) {
  const launcher = join(root, 'src/cli/launcher.js');
  const [audience, language] = brief.split('.');
  execFileSync(process.execPath, [launcher, 'build', '-a', audience, '-l', language, '-f', 'pdf', '--quiet'], { cwd });
  const [folder] = readdirSync(join(cwd, 'out'), { withFileTypes: true }).filter((one) => one.isDirectory());
  const pdf = join(cwd, 'out', folder.name, `${brief}.pdf`);
  execFileSync('pdftoppm', ['-r', String(dotsPerInch), '-png', '-singlefile', pdf, join(cwd, brief)]);
  save(`${brief}.png`, readFileSync(join(cwd, `${brief}.png`)));
}

/** A page in Word in which a colleague has changed some words, as LibreOffice shows it: the upper part. */
function drawWord(brief) {
  const [audience, language] = brief.split('.');
  const launcher = join(root, 'src/cli/launcher.js');
  execFileSync(process.execPath, [launcher, 'build', '-a', audience, '-l', language, '-f', 'docx', '--quiet'], {
    cwd: desk,
  });
  const [folder] = readdirSync(join(desk, 'out'), { withFileTypes: true }).filter((one) => one.isDirectory());
  const made = join(desk, 'out', folder.name, `${brief}.docx`);
  const changes = join(desk, 'changes.json');
  writeFileSync(
    changes,
    JSON.stringify({
      replace: [
        ['Call on more countries', 'Invite more countries'],
        ['most low- and', 'nearly all low- and'],
      ],
    }),
  );
  const profile = join(desk, 'office');
  const marked = join(desk, 'marked.docx');
  execFileSync('/usr/bin/python3', [join(root, 'test/support/track-changes.py'), made, marked, changes, profile]);
  const office = [
    `-env:UserInstallation=file://${profile}`,
    '--headless',
    '--convert-to',
    'pdf',
    '--outdir',
    desk,
    marked,
  ];
  execFileSync('soffice', office, { stdio: 'ignore' });
  const upper = ['-x', '0', '-y', '0', '-W', '630', '-H', '500'];
  execFileSync('pdftoppm', [
    '-r',
    String(dotsPerInch),
    '-png',
    '-singlefile',
    ...upper,
    join(desk, 'marked.pdf'),
    join(desk, 'word'),
  ]);
  save('word.png', readFileSync(join(desk, 'word.png')));
}

async function drawPreview() {
  const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  for (const [name, readOnly] of [
    ['preview.png', true],
    ['editing.png', false],
  ]) {
    const shown = await preview({ paper: 'a4', theme: 'standard', set: [], readOnly }, nodeHost(desk));
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, locale: 'en' });
    await page.goto(shown.address);
    await page.locator('input[name=locale][value=en]').check({ force: true });
    await page.locator('#reader').selectOption('un-delegates');
    await page.getByRole('button', { name: /^Show the place of agenda\.capacity/ }).click();
    await page.getByText(/recommendations\.yaml:\d+/).waitFor();
    if (!readOnly) await editSentence(page);
    await page.waitForTimeout(500);
    save(name, await page.screenshot());
    await page.close();
    await shown.close();
  }
  await browser.close();
}

/** A sentence that is being changed, on a page that follows. */
async function editSentence(page) {
  const box = page.getByRole('textbox', { name: 'English · short text' });
  await box.fill((await box.inputValue()).replace('Call on more countries', 'Invite more countries'));
  await page.getByText('A draft. It is not saved.').waitFor();
  // Not over a sentence, which would show as under the pointer.
  await page.mouse.move(640, 20);
}

/** Few colours are enough for a page, and make a third of the bytes. */
function save(name, png) {
  writeFileSync(join(images, name), palettePng(PNG.sync.read(png), 48));
}
