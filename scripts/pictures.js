// Draws the pictures in docs/images/ anew: npm run screenshot. Needs pdftoppm (poppler), Chromium, and LibreOffice with python3-uno.
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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
  const browser = await chromium.launch({
    executablePath: ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync),
    args: ['--no-sandbox'],
  });
  try {
    await drawPreview(browser);
    await drawTranslation(browser);
  } finally {
    await browser.close();
  }
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

async function drawPreview(browser) {
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
}

/** What an editor sees in the terminal whose English sentence has changed, and whose translator sends the new French one. */
async function drawTranslation(browser) {
  const cwd = join(desk, 'translation');
  const launcher = join(root, 'src/cli/launcher.js');
  mkdirSync(cwd);
  execFileSync(process.execPath, [launcher, 'new', 'content/library-hours', '-l', 'en,fr', '--yes', '--quiet'], {
    cwd,
  });
  execFileSync(process.execPath, [launcher, 'check', '--accept', '--quiet'], { cwd });
  replaceIn(
    join(cwd, 'content/library-hours/recommendations.yaml'),
    'en: "Plan the shifts',
    'en: "Plan the late shifts',
  );
  const lines = [];
  /** A command, and all that the program says to it. */
  const run = (...words) => {
    const { status, stdout } = spawnSync('sh', ['-c', '"$@" 2>&1', 'sh', process.execPath, launcher, ...words], {
      cwd,
    });
    if (status !== 0) throw new Error(String(stdout));
    lines.push(`$ npx policy-brief ${words.join(' ')}`, ...String(stdout).trimEnd().split('\n'));
  };
  run('translate', 'export', 'library-hours', '-l', 'fr');
  const target = '<target xml:space="preserve">Planifier les horaires';
  replaceIn(join(cwd, 'library-hours.fr.xlf'), target, `${target} du soir`);
  lines.push('');
  run('translate', 'import', 'library-hours.fr.xlf');
  const page = await browser.newPage({ viewport: { width: 800, height: 100 } });
  await page.setContent(
    '<style>body { margin: 0; background: #fff } pre { margin: 0; padding: 20px 24px; width: max-content; min-width: 752px; color: #1b1f23; font: 16px/1.5 monospace } b { color: #12486b }</style><pre></pre>',
  );
  await page.evaluate((texts) => {
    const shown = texts.map((text) => {
      const line = document.createElement(text.startsWith('$ ') ? 'b' : 'span');
      line.textContent = `${text}\n`;
      return line;
    });
    document.querySelector('pre').append(...shown);
  }, lines);
  save('translate.png', await page.locator('pre').screenshot());
  await page.close();
}

function replaceIn(file, find, write) {
  const text = readFileSync(file, 'utf8');
  if (!text.includes(find)) throw new Error(`${file} has no ${find}`);
  writeFileSync(file, text.replace(find, write));
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
