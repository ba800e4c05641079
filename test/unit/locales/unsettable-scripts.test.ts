import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { scriptOf } from '../../../src/schema/scripts.js';
import { refusalOf } from '../../../src/text/settable-scripts.js';
import { checkCharacters } from '../../../src/yaml/unsafe-characters.js';
import { languages } from '../../support/locales.js';
import { miniPackFolder, workspace } from '../../support/packs.js';
import { program } from '../../support/program.js';
import { noSpan } from '../../support/spans.js';

let at: ReturnType<typeof workspace>;
beforeEach(() => {
  at = workspace({ mini: miniPackFolder });
});
afterEach(() => at.remove());

const edit = (path: string, change: (text: string) => string) => {
  const file = join(at.path, 'content/mini', path);
  writeFileSync(file, change(readFileSync(file, 'utf8')));
};

describe('a script', () => {
  it.each([
    ['th', 'has no blanks', 'สวัสดี ชาว โลก'],
    ['hi', 'change places', 'नमस्ते दुनिया के'],
    ['he', 'was not made', 'רחובות בטוחים יותר'],
    ['dv', 'change places', 'ދިވެހި ބަސް'],
    ['ber-Tfng', 'was not made', 'ⵜⴰⵎⴰⵣⵉⵖⵜ ⵜⴰⵎⴰ'],
    ['zgh', 'was not made', 'ⵜⴰⵎⴰⵣⵉⵖⵜ ⵜⴰⵎⴰ'],
  ])('of %s cannot be set, for the reason that is true of it, told once', (tag, reason, text) => {
    const { name, reason: told } = refusalOf(scriptOf(tag)) ?? {};
    expect(told).toContain(reason);
    const found = checkCharacters(text, () => noSpan);
    expect(found.map(({ code }) => code)).toEqual(['content/unsupported-script']);
    expect(found[0]?.hint).toContain(reason);
    expect(found[0]?.message).toContain(name);
  });

  it('that is not known by name is refused too', () => {
    expect(checkCharacters('ᚠᚢᚦ ᚠᚢ', () => noSpan).map(({ code }) => code)).toEqual(['content/unsupported-script']);
    expect(refusalOf(scriptOf('non-Runr'))).toBeDefined();
  });

  it.each([...languages, 'el', 'hy', 'ka', 'am', 'fa', 'ur', 'sr', 'sr-Latn', 'ja-Hrkt', 'yue'])(
    'of %s can be set',
    (tag) => expect(refusalOf(scriptOf(tag))).toBeUndefined(),
  );
});

describe('a language that cannot be set', () => {
  it('is said at its place, and nothing else of it, before it has a text or a locale', async () => {
    edit('pack.yaml', (text) => text.replace('languages: [en, zh-Hant]', 'languages: [en, zh-Hant, th]'));
    const { status, stderr } = await program(at.path, ['check', 'mini']);
    expect(status).toBe(1);
    expect(stderr).toContain('"th" is written in Thai letters');
    expect(stderr).toContain('1 error');
    expect(stderr).not.toMatch(/locales\/th|missing-text/);
  });

  it('is said once, however many texts are in it', async () => {
    edit('pack.yaml', (text) => text.replaceAll('zh-Hant', 'he'));
    for (const path of ['argument.yaml', 'audiences/readers.yaml', 'pack.yaml']) {
      edit(path, (text) => text.replace(/zh-Hant: "[^"]*"/g, 'he: "רחובות בטוחים"').replaceAll('zh-Hant', 'he'));
    }
    const { stderr } = await program(at.path, ['check', 'mini']);
    expect(stderr.match(/\[content\/unsupported-script\]/g)).toHaveLength(1);
  });

  it.each([
    ['th', '[content/unsupported-script]'],
    ['it', '[template/missing]'],
  ])('is warned of when texts are exported into %s', async (language, code) => {
    const exported = await program(at.path, ['translate', 'export', 'mini', '-l', language]);
    expect(exported).toMatchObject({ status: 0, stderr: expect.stringContaining(code) });
    expect(exported.stderr).toContain('1 warning');
    const known = await program(at.path, ['translate', 'export', 'mini', '-l', 'fr']);
    expect(known.stderr).not.toContain('warning');
  });
});

describe('the base that is advised for a language without a locale', () => {
  it.each([
    ['zh-Hant-HK', 'base: zh-Hant  as'],
    ['fr-CA', 'base: fr  as'],
    ['es-419', 'base: es  as'],
    ['de-Latn-AT', 'base: de  as'],
    ['sr-Latn', 'locales/sr-Latn.yaml.'],
    ['it-IT', 'locales/it-IT.yaml.'],
    ['ru-Latn', 'locales/ru-Latn.yaml.'],
  ])('of %s is one that is there', async (tag, advised) => {
    for (const path of ['argument.yaml', 'audiences/readers.yaml', 'pack.yaml']) {
      edit(path, (text) => text.replaceAll('zh-Hant', tag));
    }
    const { stderr } = await program(at.path, ['check', 'mini']);
    expect(stderr).toContain(advised);
  });
});
