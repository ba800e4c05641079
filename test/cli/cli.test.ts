import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { digestsBelow, editFile, testFolder } from '../support/folders.js';
import { applyEdits, builtInPackFolder, miniPackFolder, root } from '../support/packs.js';
import { pdfFacts } from '../support/pdf.js';
import { run } from '../support/program.js';

function edit(cwd: string, file: string, find: string, write: string): void {
  editFile(join(cwd, 'content/mini', file), find, write);
}

const six = ['en', 'zh-Hant'].flatMap((l) => ['html', 'md', 'pdf'].map((f) => `mini/readers.${l}.${f}`));

describe('build', () => {
  it('writes every brief, the manifest and the index, and names them on stdout', async () => {
    const cwd = testFolder();
    const { status, stdout, stderr } = await run(cwd, 'build');
    expect(stderr).toBe(
      [
        '  brief            fill  left out',
        '  readers.en        76%  nothing',
        '  readers.zh-Hant   78%  nothing',
        '',
        '2 briefs in out/',
        '',
      ].join('\n'),
    );
    expect(status).toBe(0);
    const written = [...six, 'mini/manifest.json', 'index.html'].sort();
    expect(Object.keys(digestsBelow(join(cwd, 'out')))).toEqual(written);
    expect(stdout.trim().split('\n').sort()).toEqual(written.map((f) => `out/${f}`).sort());
    for (const file of six.filter((f) => f.endsWith('.pdf'))) {
      expect((await pdfFacts(readFileSync(join(cwd, 'out', file)))).pages).toBe(1);
    }
  });

  it.each([
    ['out/', '1 brief in out/'],
    ['./a folder/äöü//', '1 brief in ./a folder/äöü/'],
  ])('names the folder that it writes to once: %s', async (out, line) => {
    const { stderr } = await run(testFolder(), 'build', '-l', 'en', '-f', 'md', '-o', out);
    expect(stderr.trimEnd().split('\n').at(-1)).toBe(line);
  });

  it.each(['content', 'content/mini'])('mixes its briefs with the files of no pack: -o %s', async (out) => {
    const cwd = testFolder();
    const before = digestsBelow(cwd);
    const { status, stdout, stderr } = await run(cwd, 'build', '-f', 'md', '-o', out);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(/^error: content\/mini is the folder of a pack\. /);
    expect(digestsBelow(cwd)).toEqual(before);
  });

  it('links an address in the contact line', async () => {
    const cwd = testFolder();
    edit(cwd, 'pack.yaml', 'disclaimer:', 'contact: { en: "first_last@example.org", zh-Hant: "x" }\n  disclaimer:');
    await run(cwd, 'build', '-f', 'html');
    expect(readFileSync(join(cwd, 'out/mini/readers.en.html'), 'utf8')).toContain(
      '<a href="mailto:first_last@example.org">first_last@example.org</a>',
    );
  });

  it('renders the built-in pack where there is no ./content', async () => {
    const cwd = testFolder({});
    expect((await run(cwd, 'build', '-f', 'md', '-o', 'made')).status).toBe(0);
    expect(Object.keys(digestsBelow(join(cwd, 'made')))).toContain('inclusive-ai-governance/un-delegates.en.md');
  });

  it('takes a pack by folder or by id', async () => {
    const cwd = testFolder();
    expect((await run(cwd, 'build', 'content/mini', '-f', 'md')).status).toBe(0);
    expect((await run(cwd, 'build', 'mini', '-f', 'md')).status).toBe(0);
    const wrong = await run(cwd, 'build', 'mimi');
    expect(wrong.status).toBe(1);
    expect(wrong.stderr).toContain('"mini"');
  });

  it('builds a part with -a, -l and -f, keeps the rest in the manifest, and gives the same bytes', async () => {
    const cwd = testFolder();
    await run(cwd, 'build');
    const before = digestsBelow(join(cwd, 'out'));
    const alone = testFolder();
    const { stdout } = await run(alone, 'build', '-a', 'readers', '-l', 'zh-Hant', '-f', 'pdf,md');
    expect(stdout.trim().split('\n')).toHaveLength(4);
    const part = digestsBelow(join(alone, 'out'));
    expect(part['mini/readers.zh-Hant.pdf']).toBe(before['mini/readers.zh-Hant.pdf']);
    expect(part['mini/readers.zh-Hant.md']).toBe(before['mini/readers.zh-Hant.md']);
    await run(cwd, 'build', '-l', 'en', '-f', 'html', '-f', 'md');
    expect(digestsBelow(join(cwd, 'out'))).toEqual(before);
  });

  it('writes the same folder in parts as at once', async () => {
    const whole = testFolder();
    const parts = testFolder();
    for (const cwd of [whole, parts])
      edit(cwd, 'argument.yaml', 'Continue with patience', 'Continue with patience '.repeat(200));
    await run(whole, 'build');
    // A web page leads to what is beside it.
    for (const lang of ['zh-Hant', 'en'])
      for (const format of ['md', 'pdf', 'html']) await run(parts, 'build', '-l', lang, '-f', format);
    expect(digestsBelow(join(parts, 'out'))).toEqual(digestsBelow(join(whole, 'out')));
  });

  it('fits Letter with --paper, in files and entries of its own', async () => {
    const cwd = testFolder();
    await run(cwd, 'build', '-l', 'en');
    const before = digestsBelow(join(cwd, 'out'));
    // As it is written in a sentence.
    const { status, stdout } = await run(cwd, 'build', '--paper', 'Letter', '-l', 'en');
    expect(status).toBe(0);
    expect(stdout).toContain('out/mini/readers.en.letter.pdf');
    const { pages, sizePt } = await pdfFacts(readFileSync(join(cwd, 'out/mini/readers.en.letter.pdf')));
    expect([pages, ...sizePt]).toEqual([1, 612, 792]);
    const manifest = JSON.parse(readFileSync(join(cwd, 'out/mini/manifest.json'), 'utf8'));
    expect(Object.keys(manifest.briefs)).toEqual(['readers.en', 'readers.en.letter']);
    expect(digestsBelow(join(cwd, 'out'))['mini/readers.en.pdf']).toBe(before['mini/readers.en.pdf']);
    expect(readFileSync(join(cwd, 'out/index.html'), 'utf8')).toContain('mini/readers.en.letter.html');
  });

  it('puts a theme into files and entries of its own with --theme', async () => {
    const cwd = testFolder();
    mkdirSync(join(cwd, 'templates/themes'), { recursive: true });
    writeFileSync(join(cwd, 'templates/themes/plain.yaml'), 'base: standard\ncolours: { accent: "#222222" }\n');
    await run(cwd, 'build', '-l', 'en');
    const { status, stdout } = await run(cwd, 'build', '-l', 'en', '--theme', 'plain', '--paper', 'letter');
    expect(status).toBe(0);
    expect(stdout).toContain('out/mini/readers.en.letter.plain.pdf');
    const manifest = JSON.parse(readFileSync(join(cwd, 'out/mini/manifest.json'), 'utf8'));
    expect(Object.keys(manifest.briefs)).toEqual(['readers.en', 'readers.en.letter.plain']);
    expect(manifest.briefs['readers.en.letter.plain']).toMatchObject({ theme: 'plain', paper: 'letter' });
    expect(readFileSync(join(cwd, 'out/index.html'), 'utf8')).toContain('Letter, plain');
    for (const bad of ['../plain', 'a4', 'Plain']) {
      expect(await run(cwd, 'build', '--theme', bad)).toMatchObject({ status: 2, stdout: '' });
    }
  });

  it('reports what a page left out, and where to read why', async () => {
    const cwd = testFolder();
    edit(cwd, 'argument.yaml', 'Continue."', `${'Continue and continue again. '.repeat(120)}"`);
    edit(cwd, 'argument.yaml', 'who wants to help."', `who wants to help. ${'Go on and on and on. '.repeat(200)}"`);
    const { status, stderr } = await run(cwd, 'build', '-l', 'en', '-f', 'md');
    expect(status).toBe(0);
    expect(stderr).toMatch(/^ {2}readers\.en +\d+% {2}first\.continue$/m);
    expect(stderr).toContain('policy-brief explain <pack> -a <audience>');
  });

  it('one changed sentence changes all three formats', async () => {
    const cwd = testFolder();
    await run(cwd, 'build');
    const before = digestsBelow(join(cwd, 'out'));
    edit(cwd, 'argument.yaml', 'Begin early.', 'Begin at once.');
    await run(cwd, 'build');
    const after = digestsBelow(join(cwd, 'out'));
    for (const file of six) {
      if (file.includes('.en.')) expect(after[file], file).not.toBe(before[file]);
      else expect(after[file], file).toBe(before[file]);
    }
    expect(readFileSync(join(cwd, 'out/mini/readers.en.md'), 'utf8')).toContain('Begin at once.');
    expect(readFileSync(join(cwd, 'out/mini/readers.en.html'), 'utf8')).toContain('Begin at once.');
  });

  it('one changed number changes every language', async () => {
    const cwd = testFolder();
    edit(cwd, 'argument.yaml', 'all: 3', 'all: 7');
    await run(cwd, 'build', '-f', 'md');
    expect(readFileSync(join(cwd, 'out/mini/readers.en.md'), 'utf8')).toContain('2 of 7 things');
    expect(readFileSync(join(cwd, 'out/mini/readers.zh-Hant.md'), 'utf8')).toContain('在7件中完成2件');
  });

  it('records in the manifest what each page shows, and from which paragraphs', async () => {
    const cwd = testFolder();
    await run(cwd, 'build', '-f', 'md');
    const manifest = JSON.parse(readFileSync(join(cwd, 'out/mini/manifest.json'), 'utf8'));
    expect(manifest).toMatchObject({
      version: 2,
      pack: { id: 'mini', asAt: '2025-12' },
      sources: { 'argument.yaml': expect.stringMatching(/^[0-9a-f]{64}$/) },
      briefs: { 'readers.en': { pages: 1, leftOut: [], title: 'What readers should know' } },
    });
    expect(manifest.briefs['readers.en'].kept).toContainEqual({
      unit: 'first.continue',
      priority: 'should',
      value: 12,
      paragraphs: [2],
      length: 'full',
      heightPt: expect.any(Number),
    });
    expect(JSON.stringify(manifest)).not.toContain(cwd);
  });
});

describe('mistakes', () => {
  const mistakes: readonly (readonly [string, string, string, string, string])[] = [
    ['wrong YAML', 'argument.yaml', '"Begin early."', '"Begin early.', 'yaml/syntax'],
    ['a misspelt key', 'argument.yaml', 'limits:', 'limit:', 'content/unknown-key'],
    ['a missing text', 'argument.yaml', '      zh-Hant: "第一"\n', '', 'content/missing-text'],
    ['a duplicate id', 'argument.yaml', '- id: continue', '- id: begin', 'content/duplicate-id'],
    ['an unknown reference', 'argument.yaml', '[@smith2025].', '[@smit2025].', 'content/unknown-reference'],
  ];

  it.each(mistakes)(
    '%s: a located error, exit code 1, earlier output untouched',
    async (_, file, find, write, code) => {
      const cwd = testFolder();
      await run(cwd, 'build');
      const before = digestsBelow(join(cwd, 'out'));
      edit(cwd, file, find, write);
      const { status, stdout, stderr } = await run(cwd, 'build');
      expect(status).toBe(1);
      expect(stdout).toBe('');
      expect(stderr).toMatch(new RegExp(`^content/mini/${file}:\\d+:\\d+: error: .*\\[${code}\\]$`, 'm'));
      expect(stderr).toMatch(/^ {2}\d+ \| /m);
      expect(stderr).toMatch(/^ +\| +\^/m);
      expect(stderr).toMatch(/^ {2}→ /m);
      expect(digestsBelow(join(cwd, 'out'))).toEqual(before);
    },
  );

  it('a page that cannot hold its musts: where, by how much, what to shorten', async () => {
    const cwd = testFolder();
    await run(cwd, 'build');
    const before = digestsBelow(join(cwd, 'out/mini'));
    edit(cwd, 'argument.yaml', '"Begin early."', `"${'Begin early and never stop. '.repeat(200)}"`);
    const { status, stderr } = await run(cwd, 'build');
    expect(status).toBe(1);
    expect(stderr).toMatch(
      /^content\/mini\/argument\.yaml:24:15: error: .* \d+ pt too long for one page\. \[fit\/overflow\]$/m,
    );
    expect(stderr).toContain('Shorten first.begin');
    const after = digestsBelow(join(cwd, 'out/mini'));
    for (const file of six.map((f) => f.slice('mini/'.length))) expect(after[file], file).toBe(before[file]);
  });

  it('in one language leave the others alone', async () => {
    const cwd = testFolder();
    edit(cwd, 'argument.yaml', '"及早開始。"', '"及早😀開始。"');
    const all = await run(cwd, 'build', '-f', 'md');
    expect(all.status).toBe(1);
    expect(all.stderr).toContain('in readers.zh-Hant');
    expect(all.stdout).toContain('out/mini/readers.en.md');
    expect(all.stdout).not.toContain('readers.zh-Hant');
    expect(await run(cwd, 'build', '-l', 'en', '-f', 'md')).toMatchObject({
      status: 0,
      stderr: expect.stringContaining('1 brief in out/\n'),
    });
  });

  it('a character that no font has: its location in the YAML', async () => {
    const cwd = testFolder();
    edit(cwd, 'argument.yaml', '"Begin early."', '"Begin 😀 early."');
    const { status, stderr } = await run(cwd, 'build');
    expect(status).toBe(1);
    expect(stderr).toMatch(/^content\/mini\/argument\.yaml:24:22: error: .*U\+1F600.*\[render\/missing-glyph\]$/m);
  });

  it.each([
    ['raw HTML in a measure', '"Begin early."', '"Begin <b>early</b>."', '24:22', 'document/raw-html'],
    ['raw HTML in the limits of a fact', '"counted once."', '"Counted <i>once</i>."', '67:20', 'document/raw-html'],
    ['a script as a link', '"Read', '"[Read](javascript:x)', '\\d+:\\d+', 'document/unsafe-link'],
  ])('%s: its location in the YAML', async (_, find, write, place, code) => {
    const cwd = testFolder();
    const file = find === '"Read' ? 'audiences/readers.yaml' : 'argument.yaml';
    edit(cwd, file, find, write);
    const { status, stderr } = await run(cwd, 'build');
    expect(status).toBe(1);
    expect(stderr).toMatch(new RegExp(`^content/mini/${file}:${place}: error: .*\\[${code}\\]$`, 'm'));
  });

  it('in backup files of text editors do not count', async () => {
    const cwd = testFolder();
    for (const name of ['.pack.yaml', '~pack.yaml', '#pack.yaml'])
      writeFileSync(join(cwd, 'content/mini', name), 'x: 1');
    expect((await run(cwd, 'check')).status).toBe(0);
  });

  it('stop only their own pack', async () => {
    const cwd = testFolder({ mini: miniPackFolder, other: builtInPackFolder });
    edit(cwd, 'argument.yaml', 'limits:', 'limit:');
    const { status, stdout } = await run(cwd, 'build', '-f', 'md');
    expect(status).toBe(1);
    expect(stdout).toContain('out/inclusive-ai-governance/un-delegates.en.md');
    expect(stdout).not.toContain('out/mini');
  });

  it('two packs of one id are refused', async () => {
    const cwd = testFolder({ mini: miniPackFolder, twin: miniPackFolder });
    const { status, stderr } = await run(cwd, 'build', '-f', 'md');
    expect(status).toBe(1);
    expect(stderr).toContain('content/twin');
  });
});

describe('templates in the working directory', () => {
  const override = (cwd: string, name: string, find: string, write: string) => {
    const original = readFileSync(join(root, 'templates', name), 'utf8');
    const path = join(cwd, 'templates', name);
    mkdirSync(join(path, '..'), { recursive: true });
    writeFileSync(path, applyEdits(original, name, [{ file: name, find, write }]));
  };

  it('override those of the package by name', async () => {
    const cwd = testFolder();
    override(cwd, 'locales/en.yaml', '"Key figures"', '"In numbers"');
    override(cwd, 'partials/evidence.md.hbs', '## {{labels.references}}', '## {{labels.references}} used');
    await run(cwd, 'build', '-f', 'html');
    const page = readFileSync(join(cwd, 'out/mini/readers.en.html'), 'utf8');
    expect(page).toContain('<h2>In numbers</h2>');
    expect(page).toContain('<h2 id="references">Sources used</h2>');
  });

  it.each([
    ['partials/facts.md.hbs', '{{#each facts}}', '{{#each fact}}', '5:9', 'template/unknown-path'],
    ['locales/en.yaml', '  figures:', '  figure:', '\\d+:3', 'content/unknown-key'],
    ['themes/standard.yaml', 'body-pt: 10\n', 'body-pt: 9\n', '\\d+:16', 'content/invalid-value'],
  ])('a mistake in %s has a location', async (name, find, write, place, code) => {
    const cwd = testFolder();
    override(cwd, name, find, write);
    const { status, stderr } = await run(cwd, 'build');
    expect(status).toBe(1);
    expect(stderr).toMatch(new RegExp(`^templates/${name}:${place}: error: .*\\[${code}\\]$`, 'm'));
    expect(existsSync(join(cwd, 'out'))).toBe(false);
  });
});

describe('output for programs', () => {
  it('--json is one document on stdout', async () => {
    const cwd = testFolder();
    const good = JSON.parse((await run(cwd, 'build', '--json', '-f', 'md')).stdout);
    expect(good).toMatchObject({ ok: true, diagnostics: [], version: 'test' });
    expect(good.files).toContain('out/mini/readers.en.md');
    edit(cwd, 'argument.yaml', 'limits:', 'limit:');
    const { status, stdout, stderr } = await run(cwd, 'build', '--json');
    expect(status).toBe(1);
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toMatchObject({
      ok: false,
      files: [],
      diagnostics: [
        {
          code: 'content/unknown-key',
          severity: 'error',
          file: 'content/mini/argument.yaml',
          line: 66,
          column: 5,
          endLine: 66,
          endColumn: 10,
          hint: 'Did you mean "limits"?',
        },
      ],
    });
  });

  it('--quiet prints errors only', async () => {
    const cwd = testFolder();
    expect(await run(cwd, 'build', '--quiet', '-f', 'md')).toEqual({ status: 0, stdout: '', stderr: '' });
    edit(cwd, 'argument.yaml', 'limits:', 'limit:');
    expect((await run(cwd, 'build', '--quiet')).stderr).toContain('content/unknown-key');
  });
});

describe('check', () => {
  it('finds the same mistakes and writes nothing', async () => {
    const cwd = testFolder();
    expect(await run(cwd, 'check')).toEqual({ status: 0, stdout: '', stderr: 'No errors.\n' });
    edit(cwd, 'argument.yaml', 'limits:', 'limit:');
    const { status, stderr } = await run(cwd, 'check', 'mini');
    expect(status).toBe(1);
    expect(stderr).toContain('content/unknown-key');
    expect(existsSync(join(cwd, 'out'))).toBe(false);
  });
});

describe('usage', () => {
  it.each([
    ['an unknown option', ['build', '--colour'], '--colour'],
    ['an unknown command', ['bild'], 'bild'],
    ['an unknown format', ['build', '-f', 'odt'], 'odt'],
    ['an unknown paper', ['build', '--paper', 'a5'], 'a5'],
    ['an unknown audience', ['build', '-a', 'reader'], '"readers"'],
    ['an unknown language', ['build', '-l', 'fr'], 'fr'],
    ['no command', [], 'Usage'],
  ])('%s is exit code 2', async (_, args, says) => {
    const { status, stdout, stderr } = await run(testFolder(), ...args);
    expect(status).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain(says);
  });

  it('an output that cannot be written is exit code 3, in one line', async () => {
    const cwd = testFolder();
    writeFileSync(join(cwd, 'out'), 'a file in the way');
    const { status, stderr } = await run(cwd, 'build', '-f', 'md');
    expect(status).toBe(3);
    expect(stderr).toMatch(/^error: .*out.*\n$/);
  });

  it('reports the mistakes found before the disk failed', async () => {
    const cwd = testFolder({ mini: miniPackFolder, other: builtInPackFolder });
    edit(cwd, 'argument.yaml', 'limits:', 'limit:');
    writeFileSync(join(cwd, 'out'), 'a file in the way');
    const { status, stdout, stderr } = await run(cwd, 'build', '--json', '-f', 'md');
    expect(status).toBe(3);
    expect(JSON.parse(stdout)).toMatchObject({
      ok: false,
      diagnostics: [{ code: 'content/unknown-key' }, { code: 'command/failed' }],
    });
    expect(stderr).toMatch(/^error: .*out/m);
  });

  it('a folder in the way of a file leaves no temporary file behind', async () => {
    const cwd = testFolder();
    mkdirSync(join(cwd, 'out/mini/readers.zh-Hant.md'), { recursive: true });
    writeFileSync(join(cwd, 'out/mini/readers.zh-Hant.md/x'), '');
    expect((await run(cwd, 'build', '-f', 'md')).status).toBe(3);
    expect(readdirSync(join(cwd, 'out/mini')).filter((f) => f.endsWith('.tmp'))).toEqual([]);
  });
});
