import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { applyEdits, miniPackFolder, root, workspace } from '../../support/packs.js';
import { program } from '../../support/program.js';

let at: ReturnType<typeof workspace>;
beforeEach(() => {
  at = workspace({ mini: miniPackFolder });
});
afterEach(() => at.remove());

/** A template of the package, changed, in a folder of the person's. */
function own(folder: string, name: string, find: string, write: string): void {
  const original = readFileSync(join(root, 'templates', name), 'utf8');
  put(join(folder, name), applyEdits(original, name, [{ file: name, find, write }]));
}

function put(name: string, text: string): void {
  const path = join(at.path, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

const build = (...args: string[]) => program(at.path, ['build', '-f', 'md,html', '-l', 'en', ...args]);
const page = (name = 'readers.en.md') => readFileSync(join(at.path, 'out/mini', name), 'utf8');

describe('--templates', () => {
  it('takes each file that the folder has, and all others as before', async () => {
    own('mine', 'locales/en.yaml', '"Key figures"', '"In numbers"');
    expect(await build('--templates', 'mine')).toMatchObject({ status: 0 });
    expect(page()).toContain('## In numbers');
    expect(page('readers.en.html')).toContain('<h2 id="references">Sources</h2>');
    await build();
    expect(page()).toContain('## Key figures');
  });

  it('has precedence over templates/ of the working directory, which has precedence over the package', async () => {
    own('templates', 'locales/en.yaml', '"Key figures"', '"Of the folder"');
    own('templates', 'partials/evidence.md.hbs', '## {{labels.references}}', '## {{labels.references}} used');
    own('mine', 'locales/en.yaml', '"Key figures"', '"Of the flag"');
    await build('--templates', join(at.path, 'mine'));
    expect(page()).toContain('## Of the flag');
    expect(page('readers.en.html')).toContain('<h2 id="references">Sources used</h2>');
  });

  it('changes what a locale of the package says, and keeps the rest of it', async () => {
    const numbers = () => {
      const path = join(at.path, 'content/mini/argument.yaml');
      return { path, text: readFileSync(path, 'utf8') };
    };
    const { path, text } = numbers();
    writeFileSync(path, text.replace('part: 2, all: 3 }', 'part: -12345.5, all: 3 }').replace(/ {4}chart: .*\n/, ''));
    expect(await build()).toMatchObject({ status: 0 });
    expect(page()).toContain('−12,345.5');
    put('templates/locales/en.yaml', 'numbers: { group: "\u2009" }\n');
    expect(await build()).toMatchObject({ status: 0 });
    expect(page()).toContain('−12\u2009345.5');
    put('mine/locales/en.yaml', 'numbers: { decimal: "·" }\n');
    await build('--templates', 'mine');
    expect(page()).toContain('−12\u2009345·5');
  });

  it('names a mistake in a locale once, with its place', async () => {
    put('templates/locales/en.yaml', 'numbers: { groups: "," }\n');
    const { status, stderr } = await build();
    expect(status).toBe(1);
    expect(stderr.match(/templates\/locales\/en\.yaml:1:\d+: error/g)).toHaveLength(1);
  });

  it('finds themes, partials and the style of web pages there', async () => {
    put('mine/themes/plain.yaml', 'base: standard\ncolours: { accent: "#222222" }\n');
    put('mine/themes/standard.yaml', 'base: standard\ncolours: { accent: "#333333" }\n');
    put('mine/page.css', '/*! mine */\n/* a note */\n');
    await build('--templates', 'mine', '--theme', 'plain');
    expect(page('readers.en.plain.html')).toContain('/*! mine */\n</style>');
    expect(await build('--theme', 'plain')).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('[template/missing]'),
    });
  });

  it('never takes templates from a pack, which is not trusted', async () => {
    own('content/mini/templates', 'locales/en.yaml', '"Key figures"', '"Of the pack"');
    await build();
    expect(page()).toContain('## Key figures');
  });

  it('reports a mistake with its location in that folder', async () => {
    own('mine', 'partials/facts.md.hbs', '{{#each facts}}', '{{#each fact}}');
    const { status, stderr } = await build('--templates', 'mine');
    expect(status).toBe(1);
    expect(stderr).toMatch(/^mine\/partials\/facts\.md\.hbs:5:9: error: .*\[template\/unknown-path\]$/m);
  });

  it.each([['build'], ['explain'], ['preview']])('%s refuses a folder that does not exist', async (command) => {
    put('file', '');
    for (const folder of ['absent', 'file']) {
      expect(await program(at.path, [command, 'mini', '--templates', folder])).toMatchObject({
        status: 2,
        stdout: '',
        stderr: expect.stringMatching(new RegExp(`^error: .*\\b${folder}\\b`)),
      });
    }
  });

  it('explains the page with these templates', async () => {
    put('mine/themes/standard.yaml', readFileSync(join(root, 'templates/themes/clear-print.yaml'), 'utf8'));
    const density = async (...args: string[]) => {
      const { stdout } = await program(at.path, ['explain', 'mini', '-l', 'en', '--json', ...args]);
      return JSON.parse(stdout).explanations[0].pages[0].density;
    };
    expect(await density()).toBe('spacious');
    expect(await density('--templates', 'mine')).toBe('open');
  });
});

describe('a template with nearly the name of one', () => {
  it.each([
    ['locales/en.yml', 'locales/en.yaml'],
    ['locales/EN.yaml', 'locales/en.yaml'],
    ['locales/en.yaml.txt', 'locales/en.yaml'],
    ['locales/English.yaml', 'locales/en.yaml'],
    ['themes/standard.YAML', 'themes/standard.yaml'],
    ['brief.md.HBS', 'brief.md.hbs'],
    ['Page.css', 'page.css'],
    ['partials/Facts.md.hbs', 'partials/facts.md.hbs'],
  ])('is named, and the one of the program is used: %s', async (name, meant) => {
    const text = readFileSync(join(root, 'templates', meant), 'utf8');
    put(`templates/${name}`, text);
    const { status, stderr } = await build();
    expect(status).toBe(0);
    const hint = meant.split('/').at(-1);
    expect(stderr).toContain(`warning: templates/${name} is not used. [template/stray-file]\n`);
    expect(stderr).toContain(`  → Call it ${hint}.\n`);
    put(`templates/${meant}`, text);
    expect((await build()).stderr).not.toContain('stray-file');
  });

  it('is none that cannot be read, which is said alone', async () => {
    mkdirSync(join(at.path, 'templates/locales'), { recursive: true });
    writeFileSync(join(at.path, 'templates/locales/en.yaml'), Buffer.from('\ufeffbase: en\n', 'utf16le'));
    const { status, stderr } = await build();
    expect(status).toBe(1);
    expect(stderr).toContain('[yaml/encoding]');
    expect(stderr).not.toContain('stray-file');
  });

  it('is what a theme or a language that is missing was meant to be', async () => {
    put('templates/themes/house.yml', 'base: standard\n');
    const { status, stderr } = await build('--theme', 'house');
    expect(status).toBe(1);
    expect(stderr).toContain(
      'There is no themes/house.yaml among the templates. [template/missing]\n  → templates/themes/house.yml is there: call it house.yaml.\n',
    );
  });
});

describe('a second build with --templates', () => {
  const again = (...args: string[]) =>
    program(at.path, ['build', '-f', 'md,html', '--templates', 'mine', ...args], { cache: join(at.path, 'cache') });
  beforeEach(() => own('mine', 'locales/en.yaml', '"Key figures"', '"In numbers"'));

  it.each([
    ['changed', () => own('mine', 'locales/en.yaml', '"Key figures"', '"Changed"'), '## Changed'],
    ['deleted', () => rmSync(join(at.path, 'mine/locales/en.yaml')), '## Key figures'],
    ['added', () => own('mine', 'brief.md.hbs', '{{> facts}}', ''), undefined],
  ])('notices a template that was %s there', async (_, change, heading) => {
    await again();
    expect(page()).toContain('## In numbers');
    change();
    expect(await again()).toMatchObject({ status: 0 });
    if (heading !== undefined) expect(page()).toContain(heading);
    expect(page()).not.toContain('## In numbers');
    const cached = [page(), page('readers.en.html')];
    await again('--force');
    expect([page(), page('readers.en.html')]).toEqual(cached);
  });

  it('is not mistaken for one without them, or with another folder', async () => {
    await again();
    await program(at.path, ['build', '-f', 'md,html'], { cache: join(at.path, 'cache') });
    expect(page()).toContain('## Key figures');
    own('other', 'locales/en.yaml', '"Key figures"', '"Elsewhere"');
    await again('--templates', 'other');
    expect(page()).toContain('## Elsewhere');
  });

  it('refuses its folder once that is gone', async () => {
    rmSync(join(at.path, 'mine/locales'), { recursive: true });
    await again();
    rmSync(join(at.path, 'mine'), { recursive: true });
    expect(await again()).toMatchObject({ status: 2 });
  });
});

describe('a locale of one’s own', () => {
  /** The small pack in Turkish: its Chinese texts, which are as good as any here, under another name. */
  const turkish = () => {
    for (const path of ['pack.yaml', 'argument.yaml', 'audiences/readers.yaml', 'audiences/others.yaml']) {
      const file = join(at.path, 'content/mini', path);
      if (existsSync(file)) writeFileSync(file, readFileSync(file, 'utf8').replaceAll('zh-Hant', 'tr'));
    }
  };

  it('is missed by its name, where nothing says how the language writes', async () => {
    turkish();
    const { status, stderr } = await program(at.path, ['check', 'mini']);
    expect(status).toBe(1);
    expect(stderr).toMatch(
      /pack\.yaml:\d+:\d+: error: There is no locale for the language "tr".*\[template\/missing\]/,
    );
    expect(stderr).toContain('write templates/locales/tr.yaml.');
  });

  it('needs every word: none is printed in another language', async () => {
    turkish();
    put('templates/labels/tr.yaml', readFileSync(join(root, 'test/support/labels-of-before.yaml'), 'utf8'));
    const { status, stderr } = await program(at.path, ['check', 'mini']);
    expect(status).toBe(1);
    for (const key of ['sections', 'certainty', 'details']) expect(stderr).toContain(`"${key}"`);
    expect(stderr).toMatch(/^templates\/labels\/tr\.yaml:\d+:\d+: error: .*\[content\/missing-key\]/m);
  });

  it('may be a file of labels, over the locale of the package', async () => {
    put('templates/labels/en.yaml', readFileSync(join(root, 'test/support/labels-of-before.yaml'), 'utf8'));
    expect(await build()).toMatchObject({ status: 0 });
    expect(page()).toContain('## Sayılarla');
    expect(page()).toMatch(/31 Ocak 2026/);
    expect(page('readers.en.html')).toContain('Türkçe');
  });

  it('may be based on another', async () => {
    put('templates/locales/tr.yaml', 'base: en\nname: "Türkçe"\nlabels: { figures: "Sayılarla" }\n');
    turkish();
    const { stderr } = await program(at.path, ['build', '-f', 'md', '-l', 'tr']);
    // The words that it lacks are told; the page has them in the other language.
    expect(stderr).toContain('[template/words-of-base]');
    expect(stderr).not.toContain('error');
    expect(page('readers.tr.md')).toContain('## Sayılarla');
    expect(page('readers.tr.md')).toContain('## Limits');
  });
});
