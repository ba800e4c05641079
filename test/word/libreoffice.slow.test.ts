import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, expect, it } from 'vitest';
import { testFolder, textsBelow } from '../support/folders.js';
import { builtInPackFolder, root } from '../support/packs.js';
import { run } from '../support/program.js';
import { describeWith } from '../support/programs.js';
import { wordParts } from '../support/word.js';

const profiles = mkdtempSync(join(tmpdir(), 'policy-brief-office-'));
afterAll(() => rmSync(profiles, { recursive: true, force: true }));

const dejaVu = ['/usr/share/fonts/truetype/dejavu', '/usr/share/fonts/opentype/noto'];

/** Where fonts are, and to which one text in a missing font falls back: those of DejaVu are as wide as any. */
const fallbacks: readonly (readonly [name: string, folders: readonly string[], fallback: string])[] = [
  ['DejaVu Sans', dejaVu, 'DejaVu Sans'],
  ['DejaVu Serif', dejaVu, 'DejaVu Serif'],
  [
    'the fonts of the themes',
    ['source-serif-4', 'inter', 'noto-sans-tc', 'noto-sans-sc'].map((name) =>
      join(root, 'node_modules/@expo-google-fonts', name),
    ),
    'Inter',
  ],
];

function fontConfig(folders: readonly string[], fallback: string): NodeJS.ProcessEnv {
  const file = join(mkdtempSync(join(profiles, 'fonts-')), 'fonts.conf');
  const dirs = folders.map((folder) => `<dir>${folder}</dir>`).join('');
  const last = `<match target="pattern"><edit name="family" mode="append_last"><string>${fallback}</string></edit></match>`;
  writeFileSync(file, `<?xml version="1.0"?><fontconfig>${dirs}<cachedir>${file}.cache</cachedir>${last}</fontconfig>`);
  return { FONTCONFIG_FILE: file };
}

/** The number of sheets of each document, as LibreOffice sets it. */
function sheetsOf(folder: string, env: NodeJS.ProcessEnv): Readonly<Record<string, number>> {
  const files = readdirSync(folder).filter((name) => name.endsWith('.docx'));
  const out = mkdtempSync(join(profiles, 'pdf-'));
  const { status, stderr } = spawnSync(
    'soffice',
    [
      `-env:UserInstallation=${pathToFileURL(join(profiles, 'convert')).href}`,
      ...[
        '--headless',
        '--norestore',
        '--convert-to',
        'pdf',
        '--outdir',
        out,
        ...files.map((name) => join(folder, name)),
      ],
    ],
    { encoding: 'utf8', env: { ...process.env, ...env }, timeout: 180_000 },
  );
  expect(status, stderr).toBe(0);
  return Object.fromEntries(
    files.map((name) => {
      const info = spawnSync('pdfinfo', [join(out, name.replace(/docx$/, 'pdf'))], { encoding: 'utf8' }).stdout;
      return [name, Number(/^Pages: +(\d+)$/m.exec(info)?.[1])];
    }),
  );
}

describeWith('soffice', 'a document of Word in LibreOffice', () => {
  it.each(['a4', 'letter'])(
    'takes one sheet of %s, whichever fonts there are',
    async (paper) => {
      const cwd = testFolder({ ai: builtInPackFolder });
      const { status } = await run(cwd, 'build', 'ai', '-f', 'docx', '--paper', paper);
      expect(status).toBe(0);
      const [id = ''] = readdirSync(join(cwd, 'out')).filter((name) => !name.includes('.'));
      for (const [name, folders, fallback] of fallbacks) {
        const sheets = sheetsOf(join(cwd, 'out', id), fontConfig(folders, fallback));
        expect(Object.keys(sheets)).toHaveLength(18);
        expect(
          Object.entries(sheets).filter(([, count]) => count !== 1),
          name,
        ).toEqual([]);
      }
    },
    480_000,
  );
});

/** A page is changed in LibreOffice, with changes tracked, as its users do it. */
function changeInOffice(file: string, changes: object): string {
  const [list, out] = [`${file}.json`, file.replace(/docx$/, 'back.docx')];
  writeFileSync(list, JSON.stringify(changes));
  const script = join(root, 'test/support/track-changes.py');
  const { status, stderr } = spawnSync('/usr/bin/python3', [script, file, out, list, join(profiles, 'edit')], {
    encoding: 'utf8',
    timeout: 120_000,
  });
  expect(stderr).toBe('');
  expect(status).toBe(0);
  return out;
}

describeWith('python3-uno', 'a page that was changed in LibreOffice', () => {
  it.each([
    ['with its bookmarks', false],
    ['with all bookmarks deleted', true],
  ])(
    'changes exactly what was changed, %s',
    async (_, dropBookmarks) => {
      const cwd = testFolder();
      expect(await run(cwd, 'build', 'mini', '-f', 'docx')).toMatchObject({ status: 0 });
      const before = textsBelow(join(cwd, 'content/mini'));
      const origin = wordParts(join(cwd, 'out/mini/readers.en.docx'))['customXml/item1.xml'];
      const back = changeInOffice(join(cwd, 'out/mini/readers.en.docx'), {
        replace: [
          ['Begin early', 'Begin today'],
          ['patience and with everybody', 'everybody'],
          ['Read this page', 'Please read this page'],
          ['Finish', 'Complete'],
        ],
        dropBookmarks,
      });
      // It is kept, whatever else is written anew.
      const kept = Object.entries(wordParts(back)).filter(([name]) => /^customXml\/item\d+\.xml$/.test(name));
      expect(kept.some(([, xml]) => xml.includes(/<page.*/s.exec(origin ?? '')?.[0] ?? 'none'))).toBe(true);
      expect(await run(cwd, 'redline', back, '--apply', '--everywhere')).toMatchObject({ status: 0 });
      const argument = (before['argument.yaml'] ?? '')
        .replace('"Begin early."', '"Begin today."')
        .replace('"Continue with patience and with everybody who', '"Continue with everybody who')
        .replace('"Finish {{', '"Complete {{');
      const readers = before['audiences/readers.yaml']?.replace('"Read this', '"Please read this');
      const { 'translations.lock.json': lock, ...written } = textsBelow(join(cwd, 'content/mini'));
      expect(written).toEqual({ ...before, 'argument.yaml': argument, 'audiences/readers.yaml': readers });
      // Of all four, the translations are older than the source now.
      expect(Object.keys(JSON.parse(lock ?? '{}').texts)).toHaveLength(4);
    },
    240_000,
  );

  it('in Chinese as well', async () => {
    const cwd = testFolder();
    expect(await run(cwd, 'build', 'mini', '-f', 'docx', '-l', 'zh-Hant')).toMatchObject({ status: 0 });
    const back = changeInOffice(join(cwd, 'out/mini/readers.zh-Hant.docx'), {
      replace: [['及早開始', '馬上開始']],
    });
    expect(await run(cwd, 'redline', back, '--apply', '--everywhere')).toMatchObject({ status: 0 });
    expect(readFileSync(join(cwd, 'content/mini/argument.yaml'), 'utf8')).toContain('zh-Hant: "馬上開始。"');
  }, 240_000);
});
