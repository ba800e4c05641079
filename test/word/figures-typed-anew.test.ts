import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from 'vitest';
import { editFile, testFolder, textsBelow } from '../support/folders.js';
import { run as command } from '../support/program.js';
import { editWord } from '../support/word.js';

/** A page on which a text has the figure 1,250, that an edit of the words of the document is made to. */
async function redlinedAfter(find: string, write: string, between = ' of ') {
  const cwd = testFolder();
  editFile(join(cwd, 'content/mini/argument.yaml'), '{{missing.part}} of ', `{{missing.part}}${between}`);
  editFile(join(cwd, 'content/mini/argument.yaml'), 'all: 3', 'all: 1250');
  expect(await command(cwd, 'build', '-f', 'docx', '-l', 'en')).toMatchObject({ status: 0 });
  const file = join(cwd, 'out/mini/readers.en.docx');
  editWord(file, (parts) => {
    const xml = parts['word/document.xml'] ?? '';
    const at = xml.indexOf('Finish ');
    return { 'word/document.xml': xml.slice(0, at) + xml.slice(at).replace(find, write) };
  });
  const before = textsBelow(join(cwd, 'content/mini'));
  const { stdout } = await command(cwd, 'redline', file, '--apply', '--everywhere', '--json');
  const { ok, diagnostics } = JSON.parse(stdout) as { ok: boolean; diagnostics: { code: string; message: string }[] };
  const isWritten = !isDeepStrictEqual(textsBelow(join(cwd, 'content/mini')), before);
  return { ok, isWritten, found: diagnostics.map(({ code, message }) => `${code} ${message}`) };
}

describe('a figure that came back as another number is told whole', () => {
  it.each([
    ['other digits behind a comma', '1,300'],
    ['digits behind it', '1,250.5'],
    ['thousands behind it', '1,250,000'],
    ['thousands behind a blank', '1,250 000'],
    ['a digit in front of it', '11,250'],
    ['a number with a comma in front of it', '3,1,250'],
    ['a sign in front of it', '-1,250'],
    ['fewer digits', '250'],
    ['another comma', '1.250'],
    ['the upper end of a range behind it', '1,250–1,300'],
    ['a hyphen and a number behind it', '1,250-60'],
    ['the lower end of a range in front of it', '1,000–1,250'],
    ['a tilde and a number behind it, as in Chinese', '1,250～1,300'],
    ['a sign and a range', '~1,250–1,300'],
    ['a tilde in front of it', '~1,250'],
    ['a sign of less in front of it', '&lt;1,250'],
    ['a sign of more and a blank in front of it', '&gt; 1,250'],
    ['a sign of at least in front of it', '≥1,250'],
  ])('%s', async (_, typed) => {
    expect(await redlinedAfter('1,250', typed)).toEqual({
      ok: false,
      isWritten: false,
      found: [
        expect.stringMatching(
          new RegExp(
            `^change/retyped-figure .*\\{\\{missing\\.all\\}\\}, printed as 1,250, came back as “${typed.replace('&lt;', '<').replace('&gt;', '>')}”`,
          ),
        ),
      ],
    });
  });

  it('and not where a number only stands beside it', async () => {
    expect(await redlinedAfter('>1,250<', '>1,250, or more,<')).toEqual({ ok: true, isWritten: true, found: [] });
  });

  it.each([
    ['a dash between words', '1,250–or more'],
    ['a dash with blanks', '1,250 – half of them new –'],
    ['an arrow', '-> 1,250'],
    ['a word with a hyphen', 'mid-1,250'],
  ])('nor behind or in front of %s', async (_, typed) => {
    const escaped = typed.replace('->', '-&gt;');
    expect(await redlinedAfter('>1,250<', `>${escaped}<`)).toEqual({ ok: true, isWritten: true, found: [] });
  });

  it('nor where a dash comes between two figures, or a sign instead of a word', async () => {
    const right = { ok: true, isWritten: true, found: [] };
    expect(await redlinedAfter('> of <', '>–<')).toEqual(right);
    expect(await redlinedAfter('> of about <', '> of ~<', ' of about ')).toEqual(right);
  });

  it('and one end of a range by itself', async () => {
    expect(await redlinedAfter('>2<', '>4<', '–')).toMatchObject({
      found: [expect.stringMatching(/\{\{missing\.part\}\}, printed as 2, came back as “4”/)],
    });
  });
});

it.each([
  ['the number', ' (2 of 3 <', ' (1 of 3 <', '{{missing.part}}, printed as 2'],
  ['what it is a part of', ' (2 of 3 <', ' (2 of 4 <', '{{missing.all}}, printed as 3'],
])(
  'a figure in the sentence of a measure that came back as another number is told: %s',
  async (_, find, write, told) => {
    const cwd = testFolder();
    editFile(join(cwd, 'content/mini/argument.yaml'), '- id: begin\n', '- id: begin\n        facts: [missing]\n');
    expect(await command(cwd, 'build', '-f', 'docx', '-l', 'en')).toMatchObject({ status: 0 });
    const file = join(cwd, 'out/mini/readers.en.docx');
    editWord(file, (parts) => {
      const xml = parts['word/document.xml'] ?? '';
      expect(xml).toContain(find);
      return { 'word/document.xml': xml.replace(find, write) };
    });
    const { stdout } = await command(cwd, 'redline', file, '--json');
    const { ok, diagnostics } = JSON.parse(stdout) as { ok: boolean; diagnostics: { code: string; message: string }[] };
    expect({ ok, codes: diagnostics.map(({ code }) => code) }).toEqual({ ok: false, codes: ['change/retyped-figure'] });
    expect(diagnostics[0]?.message).toContain(told);
  },
);
