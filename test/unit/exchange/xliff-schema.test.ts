import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { writeXliff } from '../../../src/exchange/write-xliff.js';
import { sha256 } from '../../../src/host/digest.js';
import { testFolder } from '../../support/folders.js';
import { root } from '../../support/packs.js';
import { run } from '../../support/program.js';
import { describeWith } from '../../support/programs.js';

const schema = join(root, 'test/support/xliff-2.1/core-and-modules.xsd');

/** What the schemas of OASIS find wrong. */
function complaints(xml: string): readonly string[] {
  const { status, stderr } = spawnSync('xmllint', ['--noout', '--nonet', '--schema', schema, '-'], {
    input: xml,
    encoding: 'utf8',
  });
  return status === 0 ? [] : stderr.trim().split('\n');
}

const unit = {
  name: 'a/text',
  source: 'Of {{a.b}} < [of {{c.d}} things]{lang=de} & [@e2020]\nnew line',
  target: '「{{a.b}}」 [von {{c.d}}]{lang=de} [@e2020]',
  notes: ['measure a: text', 'About 120 characters fit on the page.'],
  terms: [{ term: 'air & “sea”', translation: 'l’air' }],
  maxCharacters: 120,
};
const file = { pack: 'mini', sourceLanguage: 'en', targetLanguage: 'zh-Hant' };

describeWith('xmllint', 'our XLIFF is what the schemas of XLIFF 2.1 and its modules say', () => {
  it.each([
    ['with all there is', unit],
    ['without a translation', { ...unit, target: undefined }],
    ['without a glossary, notes and a limit', { ...unit, terms: [], notes: [], maxCharacters: undefined }],
    ['without codes', { ...unit, source: 'Air', target: 'Luft' }],
  ])('%s', (_, one) => {
    expect(complaints(writeXliff({ ...file, units: [one, { ...one, name: 'b/text' }] }, sha256))).toEqual([]);
  });

  it('of a whole pack', async () => {
    const cwd = testFolder();
    await run(cwd, 'translate', 'export', 'mini', '-l', 'zh-Hant', '--all');
    expect(complaints(readFileSync(join(cwd, 'mini.zh-Hant.xlf'), 'utf8'))).toEqual([]);
  });

  it.each([
    ['core', '<segment state="initial">', '<segment state="begun">'],
    ['core', '<ph id="1"', '<ph id="1" canFly="no"'],
    ['glossary', '<gls:term>', '<gls:word>x</gls:word><gls:term>'],
    ['size restriction', 'generalProfile=', 'profile='],
  ])('and not, where it is not: %s', (_, find, write) => {
    const xml = writeXliff({ ...file, units: [unit] }, sha256);
    expect(xml).toContain(find);
    expect(complaints(xml.replace(find, write))).not.toEqual([]);
  });
});
