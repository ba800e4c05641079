import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { testFolder } from '../support/folders.js';
import { run as command } from '../support/program.js';
import { editWord, inPlaceOf, run } from '../support/word.js';

interface Taken {
  readonly changed: readonly { readonly after: string }[];
  readonly reset: readonly { readonly how: string; readonly words: string }[];
  readonly others: readonly { readonly after: string }[];
  readonly diagnostics: readonly { readonly code: string }[];
}

/** What `redline --apply` says of a page of the mini pack in which other runs stand in the place of one. */
async function readWith(words: string, runs: string): Promise<Taken & { readonly file: string }> {
  const cwd = testFolder();
  await command(cwd, 'build', '-f', 'docx', '-l', 'en');
  const page = join(cwd, 'out/mini/readers.en.docx');
  editWord(page, (parts) => ({ 'word/document.xml': inPlaceOf(parts['word/document.xml'] ?? '', words, runs) }));
  const { stdout } = await command(cwd, 'redline', page, '--apply', '--json');
  return {
    ...(JSON.parse(stdout) as Taken),
    file: readFileSync(join(cwd, 'content/mini/audiences/readers.yaml'), 'utf8'),
  };
}

/** A content control. */
const control = (runs: string, properties: string) =>
  `<w:sdt><w:sdtPr>${properties}</w:sdtPr><w:sdtContent>${runs}</w:sdtContent></w:sdt>`;
const box =
  '<w14:checkbox xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"><w14:checked w14:val="0"/></w14:checkbox>';
const unfilled = '<w:showingPlcHdr/><w:date/>';
const olderBox =
  '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox/></w:ffData></w:fldChar></w:r><w:r><w:instrText> FORMCHECKBOX </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>';

describe('what programs put into the words that are typed or pasted in them', () => {
  it.each([
    ['marks', '\u200eBegin\u200f at\u200f once\u061c.'],
    ['isolates', 'Begin at \u2068once\u2069.'],
    ['embeddings and overrides', 'Begin \u202aat\u202c \u202eonce\u202c.'],
    ['signs of objects and controls out of use', 'Begin\ufffc at\u206a\u206f on\u034fce.'],
  ])('turns no order, and blocks nothing: %s', async (_, typed) => {
    const { changed, diagnostics, file } = await readWith('Begin early.', run(typed));
    expect({ changed, diagnostics }).toMatchObject({ changed: [{ after: 'Begin at once.' }], diagnostics: [] });
    expect(file).toContain('"Begin at once."');
  });

  it.each(['\uf0b7\t', '\uf0b7 ', '\uf0b7', '•'])(
    'sets the mark of a list itself, as fonts of symbols have it: %j',
    async (mark) => {
      const { changed, diagnostics } = await readWith('Begin early.', run(`${mark}Begin at once.`));
      expect(changed).toMatchObject([{ after: 'Begin at once.' }]);
      expect(diagnostics).toMatchObject([{ code: 'change/not-taken' }]);
    },
  );

  it.each([
    ['a box to be ticked', control(run('☐'), box), `${run(' Begin at once.')}`, 'checkbox'],
    ['a box by itself', '', `${run('Begin at once. ')}${control(run('☒'), box)}`, 'checkbox'],
    ['a box of an older form', olderBox, run('Begin at once.'), 'checkbox'],
    [
      'a date that nobody chose',
      '',
      `${run('Begin at once. ')}${control(run('Choose a date.'), unfilled)}`,
      'unfilled',
    ],
    ['a box that was typed', run('☐ '), run('Begin at once.'), 'list-mark'],
  ])('is no words of a text, and told: %s', async (_, before, behind, how) => {
    const { changed, reset, file } = await readWith('Begin early.', before + behind);
    expect({ changed, reset }).toMatchObject({ changed: [{ after: 'Begin at once.' }], reset: [{ how }] });
    expect(file).toContain('"Begin at once."');
  });

  it('is told in front of the words that it stands in front of', async () => {
    const { reset } = await readWith('Begin early.', `${control(run('☐'), box)}${run(' Begin early.')}`);
    expect(reset).toMatchObject([{ how: 'checkbox', words: 'Begin', isInFront: true }]);
  });

  it('reads a control that was filled in, and a tab to a margin, as words and a blank', async () => {
    const tab = '<w:r><w:ptab w:relativeTo="margin" w:alignment="left" w:leader="none"/></w:r>';
    const { changed } = await readWith(
      'Begin early.',
      `${run('Begin')}${tab}${control(run('on 3 May.'), '<w:date/>')}`,
    );
    expect(changed).toMatchObject([{ after: 'Begin on 3 May.' }]);
  });

  it.each([
    ['Word', ''],
    ['LibreOffice, without words in it', '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'],
    ['a program that shows it', `<w:r><w:fldChar w:fldCharType="separate"/></w:r>${run('at once')}`],
  ])('reads what was chosen from a list of a form as words: %s', async (_, shown) => {
    const list = '<w:ddList><w:result w:val="1"/><w:listEntry w:val="early"/><w:listEntry w:val="at once"/></w:ddList>';
    const field = `<w:r><w:fldChar w:fldCharType="begin"><w:ffData>${list}</w:ffData></w:fldChar></w:r><w:r><w:instrText> FORMDROPDOWN </w:instrText></w:r>${shown}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;
    const { changed } = await readWith('Begin early.', `${run('Begin ')}${field}${run('.')}`);
    expect(changed).toMatchObject([{ after: 'Begin at once.' }]);
  });

  it.each([
    'https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fexample.org%2Fa&amp;data=05%7Cminister%40example.org',
    'https://www.google.com/url?q=https://example.org/a&amp;sa=D&amp;source=docs',
  ])('puts a service in front of an address, which is left out: %s', async (address) => {
    const field = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
    const instruction = `<w:r><w:instrText> HYPERLINK "${address}" </w:instrText></w:r>`;
    const link = `${field('begin')}${instruction}${field('separate')}${run('once')}${field('end')}`;
    const { changed } = await readWith('Begin early.', `${run('Begin at ')}${link}${run('.')}`);
    expect(changed).toMatchObject([{ after: 'Begin at [once](https://example.org/a).' }]);
  });

  it('sets the numbers of sources on the line, whose links still lead to them', async () => {
    const cwd = testFolder();
    await command(cwd, 'build', '-f', 'docx', '-l', 'en');
    const page = join(cwd, 'out/mini/readers.en.docx');
    editWord(page, (parts) => {
      const xml = parts['word/document.xml'] ?? '';
      expect(xml).toContain('<w:rStyle w:val="CitationMark"/>');
      return { 'word/document.xml': xml.replaceAll('<w:rStyle w:val="CitationMark"/>', '') };
    });
    const { stdout } = await command(cwd, 'redline', page, '--json');
    expect(JSON.parse(stdout)).toMatchObject({ ok: true, changed: [], others: [], reset: [], diagnostics: [] });
  });

  it('loses a letter, which is told', async () => {
    const { diagnostics, file } = await readWith('Begin early.', run('Begin at \ufffdnce.'));
    expect(diagnostics).toMatchObject([{ code: 'change/lost-letter' }]);
    expect(file).not.toContain('\ufffd');
  });

  it('raises the letters of an ordinal, which read the same on the line', async () => {
    const raised = run('st', '<w:vertAlign w:val="superscript"/>');
    const { changed, reset } = await readWith('Begin early.', `${run('Begin with the 1')}${raised}${run(' thing.')}`);
    expect({ changed, reset }).toMatchObject({ changed: [{ after: 'Begin with the 1st thing.' }], reset: [] });
  });

  it('raises other letters, which is told', async () => {
    const raised = run('a', '<w:vertAlign w:val="superscript"/>');
    const { reset } = await readWith('Begin early.', `${run('Begin early, see 1')}${raised}${run('.')}`);
    expect(reset).toMatchObject([{ how: 'raised', words: 'a' }]);
  });
});

describe('one habit of a program or of a person', () => {
  it('is told once, with all its places', async () => {
    const cwd = testFolder();
    await command(cwd, 'build', '-f', 'docx', '-l', 'en');
    const page = join(cwd, 'out/mini/readers.en.docx');
    editWord(page, (parts) => ({
      'word/document.xml': (parts['word/document.xml'] ?? '').replace(/>(?=Begin early|Continue with)/g, '>• '),
    }));
    const { stdout } = await command(cwd, 'redline', page, '--json');
    const { reset, diagnostics } = JSON.parse(stdout) as Taken & { diagnostics: readonly { hint: string }[] };
    expect(reset).toHaveLength(2);
    expect(diagnostics).toMatchObject([{ code: 'change/not-taken' }]);
    expect(diagnostics[0]?.hint).toContain('pillars/first/measures/continue/text');
  });

  it('is told once where all readers have one wording of what was changed', async () => {
    const cwd = testFolder();
    await command(cwd, 'build', '-f', 'docx', '-l', 'en');
    const page = join(cwd, 'out/mini/readers.en.docx');
    editWord(page, (parts) => ({
      'word/document.xml': (parts['word/document.xml'] ?? '')
        .replace('counted once', 'counted by us')
        .replace('of </w:t>', 'out of </w:t>'),
    }));
    const { stdout } = await command(cwd, 'redline', page, '--json');
    const { changed, diagnostics } = JSON.parse(stdout) as Taken;
    expect(changed).toHaveLength(2);
    expect(diagnostics).toMatchObject([{ code: 'change/not-taken' }]);
  });
});

describe('a table that was put in', () => {
  const cell = (words: string) => `<w:tc><w:tcPr/><w:p>${run(words)}</w:p></w:tc>`;
  const row = (...words: readonly string[]) => `<w:tr>${words.map(cell).join('')}</w:tr>`;
  const table = `<w:tbl><w:tblPr/><w:tblGrid/>${row('Town', 'Cost')}${row('Northfield', 'much')}</w:tbl>`;

  it('is told once, row by row, and paragraphs in a row with one piece of advice', async () => {
    const cwd = testFolder();
    await command(cwd, 'build', '-f', 'docx', '-l', 'en');
    const page = join(cwd, 'out/mini/readers.en.docx');
    const paragraphs = ['Ask us.', 'Do so soon.'].map((words) => `<w:p>${run(words)}</w:p>`).join('');
    editWord(page, (parts) => ({
      'word/document.xml': (parts['word/document.xml'] ?? '').replace(
        /(>Begin early\.(?:(?!<\/w:p>).)*<\/w:p>)/,
        `$1${table}${paragraphs}`,
      ),
    }));
    const { stdout: json } = await command(cwd, 'redline', page, '--json');
    const { others } = JSON.parse(json) as { others: readonly object[] };
    expect(others).toMatchObject([
      { before: '', after: 'Town | Cost\nNorthfield | much', isTable: true },
      { after: 'Ask us.' },
      { after: 'Do so soon.' },
    ]);
    const { stdout } = await command(cwd, 'redline', page);
    expect(stdout.match(/To have (?:it|them) on a page/g)).toHaveLength(2);
    expect(stdout).toContain('  {+Town | Cost+}\n  {+Northfield | much+}\n');
  });

  it('is told once with a table that stands in it', async () => {
    const inner = `<w:tbl><w:tblPr/><w:tblGrid/>${row('now', 'later')}</w:tbl>`;
    const outer = table.replace(`${run('Cost')}</w:p>`, `${run('Cost')}</w:p>${inner}<w:p/>`);
    const { others } = await readWith('Begin early.', `${run('Begin early.')}</w:p>${outer}<w:p>`);
    expect(others).toMatchObject([{ after: 'Town | Cost now later\nNorthfield | much', isTable: true }]);
  });
});
