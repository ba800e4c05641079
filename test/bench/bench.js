// Prints what policy-brief takes beside Typst, in the same run, as medians and ratios of wall and processor time, and
// beside other programs, of which those that are not installed are left out. `--growth` adds packs of up to 1,000 readers
// and of up to 800 measures, and `--all` one of 10,000 readers.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fontFolder, withoutSystemFonts } from './fonts.js';
import { byTurns, isInstalled, printedTimes, runOnce } from './measure.js';
import { manyMeasures, manyReaders, peerPack, textAsJson } from './packs.js';
import { writeWebPage } from './web-page.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const here = (name) => fileURLToPath(new URL(name, import.meta.url));
const launcher = join(root, 'src/cli/launcher.cjs');
const work = mkdtempSync(join(tmpdir(), 'policy-brief-bench-'));
const runs = Number(process.env.BENCH_RUNS ?? 7);
const say = (line) => process.stdout.write(`${line}\n`);
const builtInPack = join(root, 'content/inclusive-ai-governance');

const ours = (name, ...args) => ({ name, cwd: work, args: [launcher, 'build', '--quiet', ...args] });
/** Into a folder that is not there yet. */
const fresh = (name, out, ...args) => ({
  ...ours(name, ...args, '-o', out),
  before: () => rmSync(join(work, out), { recursive: true, force: true }),
});
const fonts = fontFolder(join(work, 'fonts'));
const noOtherFonts = { FONTCONFIG_FILE: withoutSystemFonts(join(work, 'system-fonts')) };
/** The peers' text as JSON: none of them has to load a reader of YAML first. */
const text = { en: textAsJson(work, 'en'), zh: textAsJson(work, 'zh') };
const typst = (name, what, lang, ...args) => ({
  name,
  cwd: here('.'),
  args: [here('typst.js'), fonts, what, what === 'one' ? lang : text[lang], ...args],
  env: noOtherFonts,
});
const bare = { name: 'node -e 0', cwd: work, args: ['-e', '0'] };

function row(what, us, peer, target) {
  const times = ({ ms, cpuMs }) => `${Math.round(ms)} ms${cpuMs ? `, ${Math.round(cpuMs)}` : ''}`;
  const cpu = us.cpuMs && peer.cpuMs ? `, ${(us.cpuMs / peer.cpuMs).toFixed(2)} ×` : '';
  say(`| ${what} | ${times(us)} | ${times(peer)} | **${(us.ms / peer.ms).toFixed(2)} ×**${cpu} | ${target} |`);
}

const chromium = ['chromium', 'chromium-browser', 'google-chrome'].find(isInstalled);
const weasyPrint = ['weasyprint'].find(isInstalled);

/** Other programs that make a PDF of the peer's text, each of which does less: none fits or checks, most do not tag. */
function others(lang) {
  const page = writeWebPage(join(work, `page-${lang}.html`), lang, fonts);
  const out = (name) => join(work, `${name}-${lang}.pdf`);
  const print = ['--headless', '--no-sandbox', '--disable-gpu', `--print-to-pdf=${out('chromium')}`, page];
  return [
    { name: 'stock pdfmake', cwd: work, args: [here('stock-pdfmake.js'), lang, text[lang], out('pdfmake')] },
    { name: 'react-pdf', cwd: work, args: [here('react-pdf.js'), lang, text[lang], out('react-pdf')] },
    ...(chromium ? [{ name: 'Chromium, print', cwd: work, command: chromium, args: print }] : []),
    ...(weasyPrint ? [{ name: 'WeasyPrint', cwd: work, command: weasyPrint, args: [page, out('weasyprint')] }] : []),
  ];
}

function cold() {
  for (const [name, found] of [
    ['Chromium', chromium],
    ['WeasyPrint', weasyPrint],
  ]) {
    if (!found) process.stderr.write(`${name} is not installed, and left out\n`);
  }
  for (const lang of ['en', 'zh']) {
    const pack = peerPack(join(work, `peer-${lang}`), lang);
    const found = byTurns(
      [
        fresh('us', `out-${lang}`, pack, '-f', 'pdf'),
        typst('typst', 'one', lang, join(work, `typst-${lang}.pdf`)),
        ...others(lang),
      ],
      runs,
    );
    const [us, peer] = ['us', 'typst'].map((name) => found.get(name));
    row(`one tagged PDF, cold, ${lang}`, us, peer, '≤ 1.2 ×');
    for (const { name } of others(lang)) row(`the same beside ${name}, ${lang}`, us, found.get(name), '< 1 ×');
    say(`| peak memory of a cold PDF, ${lang} | ${Math.round(us.mb)} MB | ${Math.round(peer.mb)} MB | | |`);
  }
}

function warm() {
  for (const lang of ['en', 'zh']) {
    const pack = join(work, `warm-${lang}`);
    const before = () => peerPack(pack, lang);
    const found = byTurns(
      [{ name: 'us', cwd: work, args: [here('warm.js'), pack], before }, typst('typst', 'warm', lang)],
      3,
    );
    const [us, peer] = ['us', 'typst'].map((name) => printedTimes(found.get(name).stdout));
    row(`one brief warm, ${lang}`, us, peer, '≤ 1.0 ×');
  }
}

function bulk() {
  const cache = join(work, 'cache');
  const env = { POLICY_BRIEF_CACHE: cache };
  const all = { ...ours('unchanged', builtInPack, '-o', 'all'), env };
  runOnce(all);
  const found = byTurns(
    [
      fresh('18', 'pdf', builtInPack, '-f', 'pdf'),
      typst('typst 18', 'many', 'en', join(work, 'many'), '18'),
      fresh('54', 'all-cold', builtInPack),
      all,
      { name: 'help', cwd: work, args: [launcher, '--help'] },
      bare,
    ],
    Math.min(runs, 5),
  );
  const of = (name) => found.get(name);
  row('18 PDFs from a cold start', of('18'), of('typst 18'), '≤ 2.2 ×');
  row('the built-in pack, 54 files, cold, no cache', of('54'), of('typst 18'), '≤ 2.8 ×');
  row('the same again, nothing changed (to `node -e 0`)', of('unchanged'), of('node -e 0'), '≤ 3 ×');
  row('`--help` (to `node -e 0`)', of('help'), of('node -e 0'), '≤ 1.5 ×');
}

function growth() {
  say('\n| readers | time | briefs/s | peak memory | with --jobs 1 |\n|---|---|---|---|---|');
  for (const readers of [10, 100, 1000, ...(process.argv.includes('--all') ? [10_000] : [])]) {
    const pack = manyReaders(join(work, `readers-${readers}`), readers);
    const { ms, mb } = runOnce(ours('us', pack, '-f', 'pdf', '-o', `out-${readers}`));
    const alone =
      readers > 1000 ? undefined : runOnce(ours('us', pack, '-f', 'pdf', '-o', `alone-${readers}`, '--jobs', '1'));
    const one = alone ? `${(alone.ms / 1000).toFixed(1)} s, ${Math.round(alone.mb)} MB` : '';
    say(
      `| ${readers} | ${(ms / 1000).toFixed(1)} s | ${Math.round((readers / ms) * 1000)} | ${Math.round(mb)} MB | ${one} |`,
    );
  }
}

/** One brief of packs that hold ever more than a page does. */
function growthOfPack() {
  say('\n| measures in the pack | time | peak memory |\n|---|---|---|');
  for (const perPillar of [5, 20, 80, 200]) {
    const pack = manyMeasures(join(work, `measures-${perPillar}`), perPillar);
    const { ms, mb } = runOnce(ours('us', pack, '-f', 'pdf', '-o', `measures-out-${perPillar}`));
    say(`| ${4 * perPillar} | ${(ms / 1000).toFixed(1)} s | ${Math.round(mb)} MB |`);
  }
}

/** A sentence that is saved, and one that is being typed, in a preview that runs already. */
function redraw() {
  for (const [how, what, target] of [
    ['saved', 'a page after a saved sentence, in the preview', '≤ 120 ms'],
    ['typed', 'a page after a keystroke, in the preview, without the browser', '≤ 100 ms'],
  ]) {
    const times = [1, 2, 3].map((i) =>
      runOnce({ cwd: work, args: [here('redraw.js'), builtInPack, join(work, `${how}-${i}`), how] }),
    );
    const [, middle] = times.map(({ stdout }) => printedTimes(stdout)).toSorted((a, b) => a.ms - b.ms);
    const { ms, cpuMs } = middle;
    say(`| ${what} | ${Math.round(ms)} ms, ${Math.round(cpuMs)} | | | ${target} |`);
  }
}

/** What one changed sentence of one reader costs, where all else is in the cache. */
function oneSentence() {
  const folder = manyReaders(join(work, 'sentence'), 20);
  const program = {
    ...ours('us', folder, '-f', 'pdf', '-o', 'sentence-out'),
    env: { POLICY_BRIEF_CACHE: join(work, 'c2') },
  };
  const first = runOnce(program).ms;
  const path = join(folder, 'audiences/reader-7.yaml');
  writeFileSync(path, readFileSync(path, 'utf8').replace('should know', 'must know'));
  say(
    `\n20 readers: ${Math.round(first)} ms; again with one sentence of one reader changed: ${Math.round(runOnce(program).ms)} ms`,
  );
}

try {
  say('Wall time and processor time in ms, medians of runs by turns.\n');
  say('| what | policy-brief | peer | ratio | target |\n|---|---|---|---|---|');
  cold();
  warm();
  bulk();
  redraw();
  oneSentence();
  if (process.argv.includes('--growth')) {
    growth();
    growthOfPack();
  }
} finally {
  rmSync(work, { recursive: true, force: true });
}
