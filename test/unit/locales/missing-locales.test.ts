import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { editFile, testFolder } from '../../support/folders.js';
import { program } from '../../support/program.js';

/** What `check` says of the small pack with other words in its pack.yaml. */
async function codesWith(...edits: readonly (readonly [find: string, write: string])[]) {
  const cwd = testFolder();
  for (const [find, write] of edits) editFile(join(cwd, 'content/mini/pack.yaml'), find, write);
  const { stderr } = await program(cwd, ['check', 'mini']);
  return [...stderr.matchAll(/\[([a-z]+\/[a-z-]+)\]$/gm)].map(([, code]) => code);
}

describe('a language without a locale', () => {
  it.each([
    ['beside others', '[en, zh-Hant, pl]'],
    ['in the place of the one that is meant', '[en-US, zh-Hant]'],
    ['whose script can be set', '[en, zh-Hant, el]'],
    ['and another', '[en, zh-Hant, pl, tr]'],
  ])('is missed at once, before anything is asked of its texts: %s', async (_, languages) => {
    const unset = languages.split(', ').filter((language) => !/^\[?(?:en|zh-Hant)\]?$/.test(language));
    expect(await codesWith(['[en, zh-Hant]', languages])).toEqual(unset.map(() => 'template/missing'));
  });

  it.each([
    ['ua', 'uk'],
    ['gr', 'el'],
    ['cz', 'cs'],
    ['il', 'he'],
    ['by', 'be'],
    ['ge', 'ka'],
  ])('is that of a country, if its code is no language: %s', async (country, language) => {
    const cwd = testFolder();
    editFile(join(cwd, 'content/mini/pack.yaml'), '[en, zh-Hant]', `[en, ${country}]`);
    const { stderr } = await program(cwd, ['check', 'mini']);
    expect(stderr).toContain(`"${country}" is the code of a country. Write that of the language: ${language}.`);
  });

  it.each(['turkish', 'Türkçe', 'tr_TR', 'tr-tr', 'TR'])('may be there under another name: %s', async (name) => {
    const cwd = testFolder();
    editFile(join(cwd, 'content/mini/pack.yaml'), '[en, zh-Hant]', '[en, tr]');
    mkdirSync(join(cwd, 'templates/locales'), { recursive: true });
    writeFileSync(join(cwd, `templates/locales/${name}.yaml`), 'base: en\n');
    const { stderr } = await program(cwd, ['check', 'mini']);
    expect(stderr).toContain(`templates/locales/${name}.yaml is there: call it tr.yaml.`);
  });

  it('is not the one that its former code is that of a country of: mo is Romanian, and no Chinese of Macau', async () => {
    const cwd = testFolder();
    editFile(join(cwd, 'content/mini/pack.yaml'), '[en, zh-Hant]', '[en, mo]');
    const { stderr } = await program(cwd, ['check', 'mini']);
    expect(stderr).toContain('Write ro in its place.');
    expect(stderr).not.toContain('Is zh-Hant meant?');
  });

  it('does not hide what else is wrong', async () => {
    const codes = await codesWith(['[en, zh-Hant]', '[en, zh-Hant, pl]'], ['    zh-Hant: "小型內容包"\n', '']);
    expect(codes).toEqual(['template/missing', 'content/missing-text']);
  });

  it('is asked for its texts once it has one', async () => {
    expect(await codesWith(['[en, zh-Hant]', '[en, zh-Hant, zh-Hans]'])).toEqual(['content/missing-text']);
  });
});
