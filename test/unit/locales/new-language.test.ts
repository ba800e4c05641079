import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { localeSchema } from '../../../src/schema/locale-schema.js';
import { locales } from '../../support/locales.js';
import { miniPackFolder, root, workspace } from '../../support/packs.js';
import { program } from '../../support/program.js';

let at: ReturnType<typeof workspace>;
beforeEach(() => {
  at = workspace({ mini: miniPackFolder });
  mkdirSync(join(at.path, 'templates/locales'), { recursive: true });
});
afterEach(() => at.remove());

const edit = (path: string, change: (text: string) => string) => {
  const file = join(at.path, 'content/mini', path);
  writeFileSync(file, change(readFileSync(file, 'utf8')));
};

/** The small pack with Swahili in the place of its Chinese. */
function inSwahili(): void {
  const words: readonly (readonly [RegExp, string])[] = [
    [
      /zh-Hant: "[^"]*\{\{([\w.-]+)\}\}[^"]*\{\{([\w.-]+)\}\}[^"[]*(\[@\w+\])?[^"]*"/g,
      'sw: "kati ya {{$1}}, {{$2}}$3"',
    ],
    [/zh-Hant: "[^"]*\{\{([\w.-]+)\}\}[^"]*"/g, 'sw: "kati ya {{$1}}"'],
    [/zh-Hant: "[^"]*"/g, 'sw: "maneno ya Kiswahili"'],
    [/zh-Hant/g, 'sw'],
  ];
  const change = (text: string) => words.reduce((done, [from, to]) => done.replace(from, to), text);
  for (const path of ['pack.yaml', 'argument.yaml', 'audiences/readers.yaml']) edit(path, change);
}

describe('a language that the package does not have', () => {
  it('is added by one file, and read in all formats', async () => {
    inSwahili();
    cpSync(join(import.meta.dirname, 'sw.yaml'), join(at.path, 'templates/locales/sw.yaml'));
    edit('argument.yaml', (text) =>
      text.replace('part: 2, all: 3 }', 'part: 2, all: 12345 }').replace(/ {4}chart: .*\n/, ''),
    );
    const { status, stderr } = await program(at.path, ['build', 'mini', '-l', 'sw']);
    expect(stderr).not.toContain('error');
    expect(status).toBe(0);
    const page = (format: string) => readFileSync(join(at.path, `out/mini/readers.sw.${format}`), 'utf8');
    expect(page('md')).toContain('Muhtasari wa sera · Kwa: maneno ya Kiswahili');
    expect(page('md')).toContain('31 Januari 2026 · takwimu hadi Desemba 2025');
    expect(page('md')).toContain('12,345');
    expect(page('html')).toContain('<html lang="sw">');
    expect(page('html')).toContain('Ruka hadi muhtasari');
    // Nothing of it is in English.
    expect(page('md')).not.toMatch(/Policy brief|Sources|Key figures|Limits/);
  });

  it('is told where it has the words of another language', async () => {
    inSwahili();
    const file = join(at.path, 'templates/locales/sw.yaml');
    const own = readFileSync(join(import.meta.dirname, 'sw.yaml'), 'utf8');
    const warnings = async (text: string) => {
      writeFileSync(file, text);
      const { stdout } = await program(at.path, ['check', 'mini', '--json']);
      const { diagnostics } = JSON.parse(stdout) as { diagnostics: { code: string }[] };
      return diagnostics.filter(({ code }) => code === 'template/words-of-base');
    };
    expect(await warnings('name: "Kiswahili"\nbase: en\n')).toMatchObject([{ line: 2 }]);
    expect(await warnings(`base: en\n${own}`)).toMatchObject([{}]);
    expect(await warnings(own)).toEqual([]);
    // Who copies the English file may leave something in it; a word that both languages have is no sign of that.
    const left = own
      .replace(/authors-view: .*/, 'authors-view: "What the authors advise you to do"')
      .replace(/limits: .*/, 'limits: "Limits"');
    const line = left.split('\n').findIndex((each) => each.includes('authors-view')) + 1;
    const [kept, ...more] = await warnings(left);
    expect(kept).toMatchObject({ line, message: expect.stringContaining('ask.authors-view, sections.limits.') });
    expect(more).toEqual([]);
    expect(await warnings(own.replace(/limits: .*/, 'limits: "Limits"'))).toEqual([]);
  });

  it.each([
    ['numbers: { percent: "{number}%" }', '5%'],
    ['spacing: { before: { "%": "" } }', '5%'],
    ['numbers: { percent: "{number}\\u202f%" }', '5\u202f%'],
    ['numbers: { percent: "{number} p.c." }', '5\u00a0%'],
  ])('has the space before a percent sign that it names, and not that of its base: %s', async (said, expected) => {
    edit('argument.yaml', (text) =>
      text
        .replace('"Do the first thing."', '"Do 5% first."')
        .replace(/zh-Hant: "先做第一件。"/, 'sw: "maneno 5 % kwanza"'),
    );
    inSwahili();
    for (const path of ['pack.yaml', 'argument.yaml', 'audiences/readers.yaml']) {
      edit(path, (text) => text.replace(/\bsw\b/g, 'de-CH'));
    }
    writeFileSync(join(at.path, 'templates/locales/de-CH.yaml'), `base: de\nname: "Deutsch (Schweiz)"\n${said}\n`);
    expect(await program(at.path, ['build', 'mini', '-l', 'de-CH', '-f', 'md'])).toMatchObject({ status: 0 });
    expect(readFileSync(join(at.path, 'out/mini/readers.de-CH.md'), 'utf8')).toContain(`maneno ${expected} kwanza`);
  });

  it.each([
    ['{number}\\u00a0%', '', '5\u00a0%'],
    ['{number}\\u00a0%', 'spacing: { before: { "%": "\\u202f" } }\n', '5\u202f%'],
  ])(
    'has the space of its figures before each percent sign, without a base too: %s %s',
    async (percent, more, expected) => {
      edit('argument.yaml', (text) =>
        text
          .replace('"Do the first thing."', '"Do 5% first."')
          .replace(/zh-Hant: "先做第一件。"/, 'sw: "maneno 5 % kwanza"'),
      );
      inSwahili();
      const own = readFileSync(join(import.meta.dirname, 'sw.yaml'), 'utf8').replace(/^numbers: .*\n/m, '');
      const numbers = `numbers: { decimal: ".", group: ",", percent: "${percent}" }\n`;
      writeFileSync(join(at.path, 'templates/locales/sw.yaml'), `${own}${numbers}${more}`);
      expect(await program(at.path, ['build', 'mini', '-l', 'sw', '-f', 'md'])).toMatchObject({ status: 0 });
      expect(readFileSync(join(at.path, 'out/mini/readers.sw.md'), 'utf8')).toContain(`maneno ${expected} kwanza`);
    },
  );

  it('names the file of an annex, if it has no words for it', async () => {
    inSwahili();
    cpSync(join(import.meta.dirname, 'sw.yaml'), join(at.path, 'templates/locales/sw.yaml'));
    edit('argument.yaml', (text) => text.replace(/ {4}chart: .*\n/, ''));
    edit('pack.yaml', (text) => text.replace('  languages: ', '  annex: true\n  languages: '));
    const { status, stderr } = await program(at.path, ['build', 'mini', '-l', 'sw']);
    expect({ status, stderr }).toMatchObject({ status: 0 });
    const page = (format: string) => readFileSync(join(at.path, `out/mini/readers.sw.${format}`), 'utf8');
    expect(page('md')).toContain('→ readers.sw.annex.pdf');
    expect(page('html')).toContain('<a href="readers.sw.annex.pdf" type="application/pdf">readers.sw.annex.pdf</a>');
    expect(`${page('md')}${page('html')}`).not.toMatch(/Annex/);
  });

  it('is set looser than another language unless it says that it is not', async () => {
    inSwahili();
    const locale = readFileSync(join(import.meta.dirname, 'sw.yaml'), 'utf8');
    edit('argument.yaml', (text) =>
      text.replace('en: "Begin early."', `en: "Begin early. ${'Count again. '.repeat(100)}"`),
    );
    const densities = async (said: string) => {
      writeFileSync(join(at.path, 'templates/locales/sw.yaml'), `${said}${locale}`);
      await program(at.path, ['build', 'mini', '-f', 'md']);
      const { briefs } = JSON.parse(readFileSync(join(at.path, 'out/mini/manifest.json'), 'utf8'));
      return Object.values<{ density: string }>(briefs).map(({ density }) => density);
    };
    const [dense, loose] = await densities('');
    expect(loose).not.toBe(dense);
    expect(await densities('not-looser-than: en\n')).toEqual([dense, dense]);
  });

  it.each([
    ['tr', 'İki okul', 'Begin with "iki'],
    ['az', 'Işıq', 'Begin with "ışıq'],
  ])('has its own small letters: those of %s', async (tag, words, advised) => {
    inSwahili();
    const inTurkic = (text: string) => text.replace(/\bsw\b/g, tag);
    for (const path of ['pack.yaml', 'audiences/readers.yaml']) edit(path, inTurkic);
    edit('argument.yaml', (text) => {
      const [before = '', facts = ''] = inTurkic(text).split('facts:');
      return `${before}facts:${facts.replaceAll('maneno', words)}`;
    });
    cpSync(join(import.meta.dirname, 'sw.yaml'), join(at.path, `templates/locales/${tag}.yaml`));
    const { stderr } = await program(at.path, ['check', 'mini']);
    expect(stderr).toContain(advised);
  });

  it('has its numbers compared, in both directions', async () => {
    inSwahili();
    cpSync(join(import.meta.dirname, 'sw.yaml'), join(at.path, 'templates/locales/sw.yaml'));
    edit('argument.yaml', (text) => text.replace('en: "Begin early."', 'en: "Begin with 75% of 3 million."'));
    const { stderr } = await program(at.path, ['check', 'mini']);
    expect(stderr).toContain('The sw text lacks 75%');
    edit('argument.yaml', (text) =>
      text.replace(/(en: "Begin with 75% of 3 million\."\n\s+sw: )"[^"]*"/, '$1"Anza na asilimia 75 ya milioni 3."'),
    );
    expect((await program(at.path, ['check', 'mini'])).stderr).not.toContain('75');
  });

  it.each([
    ['based on English', () => 'base: en\nname: "Kiswahili"\n', 'warning'],
    ['a copy of the English one', () => readFileSync(join(root, 'templates/locales/en.yaml'), 'utf8'), 'warning'],
    [
      'based on English, with words for large numbers of its own',
      () => 'base: en\nname: "Kiswahili"\ntyped-numbers: { scales-before: { 9: [bilioni] } }\n',
      'error',
    ],
  ])('is sure of its numbers with its own words for millions alone: %s', async (_, locale, severity) => {
    inSwahili();
    writeFileSync(join(at.path, 'templates/locales/sw.yaml'), locale());
    edit('argument.yaml', (text) =>
      text
        .replace('en: "Begin early."', 'en: "Begin with 23.4 million."')
        .replace(/(en: "Begin with 23\.4 million\."\n\s+sw: )"[^"]*"/, '$1"Anza na milioni 23.4."'),
    );
    const { stdout } = await program(at.path, ['check', 'mini', '--json']);
    const { diagnostics } = JSON.parse(stdout) as { diagnostics: { code: string; severity: string }[] };
    expect(diagnostics.filter(({ code }) => code === 'lint/parity-number')).toMatchObject([{ severity }]);
  });
});

describe('each language of the package', () => {
  it.each([...locales])('has words for the annex: %s', (_, { labels }) => {
    expect(labels.annex.name).toMatch(/\p{L}/u);
    expect(labels.annex.line).toMatch(/\p{L}.*\{file\}/u);
    expect(labels.page.annex).toContain(labels.annex.name);
  });
});

describe('the page on languages', () => {
  it('says what each section of a locale is for', () => {
    const page = readFileSync(join(root, 'docs/languages.md'), 'utf8');
    for (const key of Object.keys(localeSchema.shape)) expect(page).toContain(`| \`${key}\` |`);
  });
});
