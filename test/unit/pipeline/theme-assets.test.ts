import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { toJson } from '../../../src/diagnostics/format-json.js';
import { builtIn } from '../../support/built.js';
import { testFolder } from '../../support/folders.js';
import { pdfFacts } from '../../support/pdf.js';
import { jpegOf, pngOf, shield } from '../../support/pictures.js';

const require = createRequire(import.meta.url);

/** A font file with a part under the name of another. */
function withTableRenamed(font: Buffer, from: string, to: string): Uint8Array {
  const changed = Buffer.from(font);
  changed.write(to, changed.indexOf(from, 12, 'latin1'), 'latin1');
  return changed;
}

/** A font file with other rights (OpenType, OS/2, fsType). */
function withRights(font: Buffer, rights: number): Uint8Array {
  const changed = Buffer.from(font);
  const record = changed.indexOf('OS/2', 12, 'latin1');
  changed.writeUInt16BE(rights, changed.readUInt32BE(record + 8) + 8);
  return changed;
}

/** A working directory with the mini pack and these files under templates/themes/. */
function house(files: Readonly<Record<string, string | Uint8Array>>): string {
  const path = testFolder();
  mkdirSync(join(path, 'templates/themes'), { recursive: true });
  for (const [name, content] of Object.entries(files)) writeFileSync(join(path, 'templates/themes', name), content);
  return path;
}

/** Place and code of all that is told, and nothing is built. */
async function mistakes(cwd: string, theme = 'house'): Promise<string[]> {
  const { report, written } = await builtIn(cwd, { theme });
  expect(written.size).toBe(0);
  return report.diagnostics
    .map((d) => toJson(d, report.sources))
    .map(({ file, line, column, code }) => (file === null ? code : `${file}:${line}:${column} ${code}`))
    .sort();
}

const letterhead = [
  'base: standard',
  'issuer:',
  '  name: { en: "Ministry of Tests", zh-Hant: "測試部" }',
  '  logo: { file: logo.img, alt: { en: "A shield", zh-Hant: "盾牌" } }',
  'colours: { accent: "#1F4D3A" }',
].join('\n');

describe('a house theme', () => {
  it('tells all its mistakes at once: of form, of colours and fonts, and files that are not there', async () => {
    const lines = [
      'base: standard',
      'issuer: { name: Ministry, logo: { file: none.svg, alt: Shield } }',
      'colours: { accent: "1f4d3a", warm: "#ffff00" }',
      'fonts: { house: { regular: None.ttf, bold: None-Bold.ttf, css: serif } }',
      'faces: { latin: { text: { latin: hose } } }',
      'densities: none',
      'sections: { problem: { heading: { fr: Problème } } }',
    ];
    expect(await mistakes(house({ 'house.yaml': lines.join('\n') }))).toEqual([
      'templates/themes/house.yaml:2:41 template/missing',
      'templates/themes/house.yaml:3:20 content/invalid-value',
      'templates/themes/house.yaml:3:36 content/invalid-value',
      'templates/themes/house.yaml:4:28 template/missing',
      'templates/themes/house.yaml:4:44 template/missing',
      'templates/themes/house.yaml:5:34 content/invalid-value',
      'templates/themes/house.yaml:6:1 content/wrong-type',
      'templates/themes/house.yaml:7:33 content/missing-text',
      'templates/themes/house.yaml:7:33 content/missing-text',
    ]);
  });

  it('has the characters of its references in the text of its logo too', async () => {
    const alt = letterhead.replace('"A shield"', '"R&amp;D &copy; *shield*"');
    const { file } = await builtIn(house({ 'house.yaml': alt, 'logo.img': shield }), {
      theme: 'house',
      formats: ['html'],
    });
    expect(new TextDecoder().decode(file('.en.house.html'))).toMatch(/alt="R&(?:#38|amp);D © \*shield\*"/);
  });

  it.each([
    ['SVG', shield, 'image/svg+xml'],
    ['PNG', pngOf(30, 30), 'image/png'],
    ['JPEG', jpegOf(30, 30), 'image/jpeg'],
  ])('puts name and %s logo over the title, in files named after it', async (_, logo, mediaType) => {
    const cwd = house({ 'house.yaml': letterhead, 'logo.img': logo });
    const { report, file } = await builtIn(cwd, { theme: 'house' });
    expect(report.diagnostics).toEqual([]);
    const pdf = await pdfFacts(file('readers.en.house.pdf'));
    expect(pdf.pages).toBe(1);
    expect(pdf.text.indexOf('Ministry of Tests')).toBe(0);
    expect(pdf.pictures).toBe(mediaType === 'image/svg+xml' ? 0 : 1);
    const html = new TextDecoder().decode(file('readers.zh-Hant.house.html'));
    expect(html).toContain(`<img alt="盾牌" src="data:${mediaType};base64,`);
    expect(html).toContain('測試部');
    expect(html).toContain('--accent:#1f4d3a;');
    const markdown = new TextDecoder().decode(file('readers.en.house.md'));
    expect(markdown).toContain('publisher: "Ministry of Tests"');
    expect(markdown).not.toContain('logo');
  });

  it('finds a file whose accents the disk has taken apart, as a Mac does', async () => {
    const theme = letterhead.replace('logo.img', '"L\u00f3go é.svg"').normalize('NFC');
    const cwd = house({ 'house.yaml': theme, ['L\u00f3go é.svg'.normalize('NFD')]: shield });
    const { report } = await builtIn(cwd, { theme: 'house' });
    expect(report.diagnostics).toEqual([]);
  });

  it.each([
    ['logo.SVG', 'Logo.svg'],
    ['sub\\crest.svg', 'sub/crest.svg'],
    ['sub/Crest.svg', 'sub/crest.svg'],
    ['ministery.svg', 'ministry.svg'],
  ])('names the file that is meant by %s', async (written, meant) => {
    const theme = letterhead.replace('logo.img', () => `'${written}'`);
    const cwd = house({ 'house.yaml': theme, 'Logo.svg': shield, 'ministry.svg': shield });
    mkdirSync(join(cwd, 'templates/themes/sub'));
    writeFileSync(join(cwd, 'templates/themes/sub/crest.svg'), shield);
    const { report } = await builtIn(cwd, { theme: 'house' });
    expect(report.diagnostics).toMatchObject([{ code: 'template/missing', hint: `Did you mean ${meant}?` }]);
  });

  it('sets a name at the middle of a logo that is lower than the theme says, for its width', async () => {
    const baselinePt = async (logo: Uint8Array) => {
      const cwd = house({ 'house.yaml': letterhead, 'logo.img': logo });
      const { file } = await builtIn(cwd, { theme: 'house' });
      return (await pdfFacts(file('readers.en.house.pdf'))).placeOf('Ministry of Tests')?.yPt ?? Number.NaN;
    };
    // As wide as a logo may be, and 24 or 6 pt high: the name is at the middle of the one, and as high as it can be at the other.
    const [high, low] = [await baselinePt(pngOf(150, 20)), await baselinePt(pngOf(600, 20))];
    expect(low - high).toBeGreaterThan(2);
  });

  it('sets its own fonts, and changes nothing else', async () => {
    const cwd = house({
      'house.yaml':
        'base: standard\nfonts:\n  own: { regular: Own.ttf, bold: Own.ttf, css: "Own, serif" }\nfaces:\n  latin:\n    text: { latin: own }\n',
    });
    copyFileSync(
      require.resolve('@expo-google-fonts/inter/300Light/Inter_300Light.ttf'),
      join(cwd, 'templates/themes/Own.ttf'),
    );
    const { report, file } = await builtIn(cwd, { theme: 'house' });
    expect(report.diagnostics).toEqual([]);
    const { fonts } = await pdfFacts(file('readers.en.house.pdf'));
    expect(fonts.map((f) => f.name).some((name) => name.includes('Inter-Light'))).toBe(true);
    expect(fonts.map((f) => f.name).some((name) => name.includes('SourceSerif'))).toBe(false);
    expect(new TextDecoder().decode(file('readers.en.house.html'))).toContain(
      '--text-face:"brief own", "brief inter", Own, serif,',
    );
    const plain = await builtIn(cwd);
    // Beside the names of files, which say the theme.
    expect(new TextDecoder().decode(file('readers.zh-Hant.house.html')).replaceAll('.house', '')).toBe(
      new TextDecoder().decode(plain.file('readers.zh-Hant.html')),
    );
  });

  it('may override the standard theme and be based on it', async () => {
    const cwd = house({ 'standard.yaml': 'base: standard\ncolours: { accent: "#5b1a3a" }\n' });
    const { report, file } = await builtIn(cwd);
    expect(report.diagnostics).toEqual([]);
    expect(new TextDecoder().decode(file('readers.en.html'))).toContain('--accent:#5b1a3a;');
  });

  it('has precedence over the issuer of the pack', async () => {
    const cwd = house({ 'house.yaml': 'base: standard\nissuer: { name: "The House" }\n' });
    const pack = join(cwd, 'content/mini/pack.yaml');
    const text = readFileSync(pack, 'utf8').replace('source:', 'issuer: { en: "The Pack", zh-Hant: "包" }\n  source:');
    writeFileSync(pack, text);
    const both = await builtIn(cwd, { theme: 'house', formats: ['md'] });
    expect(new TextDecoder().decode(both.file('readers.en.house.md'))).toMatch(/\n\nThe House · /);
    const own = await builtIn(cwd, { formats: ['md'] });
    expect(new TextDecoder().decode(own.file('readers.en.md'))).toMatch(/\n\nThe Pack · /);
  });
});

describe('a mistake in a theme is reported with its location', () => {
  const file = 'templates/themes/house.yaml';
  it.each([
    ['a colour that is too pale for text', 'colours: { accent: "#6fa8dc" }', ['2:20 content/invalid-value']],
    [
      'a colour that is too pale on the tint',
      'colours: { warm: "#b3590f", tint: "#d0d0d0" }',
      ['2:18 content/invalid-value'],
    ],
    ['a tint on which no text has enough contrast', 'colours: { tint: "#333333" }', ['2:18 content/invalid-value']],
    [
      'a misspelt key, a missing file, a name without a language: all at once',
      'colour: { accent: "#000000" }\nissuer:\n  name: { en: "Only English" }\n  logo: { file: none.svg, alt: "x" }',
      ['2:1 content/unknown-key', '4:9 content/missing-text', '5:17 template/missing'],
    ],
    [
      'a heading without a language',
      'sections:\n  sources: { heading: { en: "Where it comes from" } }',
      ['3:23 content/missing-text'],
    ],
    [
      'a file that is not a font, in each of its faces',
      'fonts:\n  own: { regular: Own.ttf, bold: Own.ttf, css: "Own" }',
      ['3:19 template/bad-font', '3:34 template/bad-font'],
    ],
    [
      'a font of a package that is not installed',
      'fonts:\n  own: { regular: "@nobody/fonts/a.ttf", bold: "@expo-google-fonts/inter/700Bold/Inter_701.ttf", css: "Own" }',
      ['3:19 template/bad-font', '3:48 template/bad-font'],
    ],
    [
      'a floor above the sizes of the base',
      'floors: { latin: { body-pt: 11 }, han: { note-pt: 10 } }',
      ['2:29 content/invalid-value', '2:51 content/invalid-value'],
    ],
    ['a name of the issuer in its place', 'issuer: "Ministry"', ['2:1 content/wrong-type']],
    ['the same by language', 'issuer: { en: "Ministry", zh-Hant: "部" }', ['2:11 content/missing-key']],
  ])('%s', async (_, theme, found) => {
    const cwd = house({ 'house.yaml': `base: standard\n${theme}\n`, 'Own.ttf': 'not a font' });
    expect(await mistakes(cwd)).toEqual(found.map((one) => `${file}:${one}`));
  });

  const inter = readFileSync(require.resolve('@expo-google-fonts/inter/300Light/Inter_300Light.ttf'));
  it.each<readonly [of: string, bytes: Uint8Array]>([
    ['packed for web pages', Buffer.concat([Buffer.from('wOF2'), inter.subarray(4)])],
    ['variable', withTableRenamed(inter, 'gasp', 'fvar')],
    ['of symbols', withTableRenamed(inter, 'cmap', 'xmap')],
  ])('a font that is %s, in each of its faces', async (_, bytes) => {
    const theme = 'base: standard\nfonts:\n  own: { regular: Own.ttf, bold: Own.ttf, css: "Own" }\n';
    expect(await mistakes(house({ 'house.yaml': theme, 'Own.ttf': bytes }))).toEqual([
      `${file}:3:19 template/bad-font`,
      `${file}:3:34 template/bad-font`,
    ]);
  });

  it.each([
    ['"A shield with a white road"', ['warning content/missing-text']],
    ['"Ministry of Tests, a shield"', []],
    ['"Shield"', []],
    ['{ en: "A shield with a white road", zh-Hant: "盾牌" }', []],
  ])('the words for a logo that are those of one language on pages in two: %s', async (alt, told) => {
    const theme = letterhead.replace(/alt: \{.*?\}/, `alt: ${alt}`);
    const files = house({ 'house.yaml': theme, 'logo.img': shield });
    const { report, written } = await builtIn(files, { theme: 'house' });
    expect(report.diagnostics.map(({ code, severity }) => `${severity} ${code}`)).toEqual(told);
    expect(written.size).toBeGreaterThan(0);
  });

  it('the words for a logo may be the name of whoever issues the pack, which a theme without a name does not have', async () => {
    const theme = 'base: standard\nissuer:\n  logo: { file: logo.img, alt: "Ministry of Tests" }\n';
    const { report } = await builtIn(house({ 'house.yaml': theme, 'logo.img': shield }), { theme: 'house' });
    expect(report.diagnostics).toEqual([]);
  });

  it('a font that says that it may not be embedded, once, and the page is built', async () => {
    const theme = 'base: standard\nfonts:\n  own: { regular: Own.ttf, bold: Own.ttf, css: "Own" }\n';
    const restricted = withRights(inter, 0x2);
    const { report, written } = await builtIn(house({ 'house.yaml': theme, 'Own.ttf': restricted }), {
      theme: 'house',
    });
    expect(report.diagnostics.map(({ code, severity }) => `${severity} ${code}`)).toEqual([
      'warning template/font-rights',
    ]);
    expect(written.size).toBeGreaterThan(0);
    const previewed = { 'house.yaml': theme, 'Own.ttf': withRights(inter, 0x4) };
    expect((await builtIn(house(previewed), { theme: 'house' })).report.diagnostics).toEqual([]);
    const whole = { 'house.yaml': theme, 'Own.ttf': withRights(inter, 0x104) };
    expect((await builtIn(house(whole), { theme: 'house' })).report.diagnostics).toMatchObject([
      { severity: 'warning', code: 'template/font-rights', span: { start: theme.indexOf('Own.ttf') } },
    ]);
  });

  it('a font of a package that is packed for web pages', async () => {
    const cwd = house({
      'house.yaml': `base: standard\nfonts:\n  own: { regular: "@one/fonts/a.woff2", bold: b.ttf, css: "Own" }\n`,
      'b.ttf': inter,
    });
    mkdirSync(join(cwd, 'node_modules/@one/fonts'), { recursive: true });
    writeFileSync(join(cwd, 'node_modules/@one/fonts/package.json'), '{ "name": "@one/fonts", "version": "1.0.0" }');
    writeFileSync(join(cwd, 'node_modules/@one/fonts/a.woff2'), 'wOF2');
    expect(await mistakes(cwd)).toEqual([`${file}:3:19 template/bad-font`]);
  });

  it('a logo that may not be shown', async () => {
    const logo = shield.replace('<path', '<script/><path');
    expect(await mistakes(house({ 'house.yaml': letterhead, 'logo.img': logo }))).toEqual([
      `${file}:4:17 template/bad-picture`,
    ]);
  });

  it('a base that does not exist, or is the theme itself', async () => {
    expect(await mistakes(house({ 'house.yaml': 'base: standart\n' }))).toEqual([`${file}:1:7 template/missing`]);
    expect(await mistakes(house({ 'house.yaml': 'base: other\n', 'other.yaml': 'base: house\n' }))).toEqual([
      `${file}:1:7 template/bad-theme`,
    ]);
  });

  it('a paper that the margins of the base leave no room on', async () => {
    const wide = 'base: standard\npapers: { a4: { margin-side-pt: 140 } }\n';
    const theme = 'base: wide\npapers: { a4: { width-pt: 400 } }\n';
    expect(await mistakes(house({ 'wide.yaml': wide, 'house.yaml': theme }))).toEqual([
      `${file}:2:27 content/invalid-value`,
    ]);
  });

  it('a base that is not named, and what else is wrong then', async () => {
    const theme = 'colours: { accent: "#6fa8dc" }\nisuer: { name: "House" }\n';
    expect(await mistakes(house({ 'house.yaml': theme }))).toEqual([
      `${file}:1:1 content/missing-key`,
      `${file}:1:20 content/invalid-value`,
      `${file}:2:1 content/unknown-key`,
    ]);
    const { report } = await builtIn(house({ 'house.yaml': theme, 'other.yaml': 'base: standard\n' }), {
      theme: 'house',
    });
    const { hint = '' } = report.diagnostics.find(({ code }) => code === 'content/missing-key') ?? {};
    expect(hint).toContain('\n  base: standard\n');
    expect(hint).toContain('clear-print, mono, other, standard');
  });

  it('a theme that does not exist', async () => {
    expect(await mistakes(house({ 'ministry.yaml': 'base: standard\n' }), 'minstry')).toEqual(['template/missing']);
  });
});
