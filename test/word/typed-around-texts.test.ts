import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { editFile, testFolder } from '../support/folders.js';
import { run as command } from '../support/program.js';
import { editWord } from '../support/word.js';

interface Redlined {
  readonly changed: readonly { readonly key: string; readonly after: string }[];
  readonly others: readonly { readonly before: string; readonly after: string }[];
  readonly reset: readonly { readonly how: string; readonly content?: string; readonly text?: string }[];
  readonly rearranged: readonly { readonly how: string }[];
}

/** What redline says of a page of the mini pack after an edit of its XML, and after one of its YAML. */
async function redlined(edit: (xml: string) => string, prepare: (argument: string) => void = () => {}) {
  const cwd = testFolder();
  prepare(join(cwd, 'content/mini/argument.yaml'));
  expect(await command(cwd, 'build', '-f', 'docx', '-l', 'en')).toMatchObject({ status: 0 });
  const file = join(cwd, 'out/mini/readers.en.docx');
  editWord(file, (parts) => {
    const xml = parts['word/document.xml'] ?? '';
    const edited = edit(xml);
    expect(edited).not.toBe(xml);
    return { 'word/document.xml': edited };
  });
  const { stdout } = await command(cwd, 'redline', file, '--everywhere', '--json');
  const { changed, others, reset, rearranged }: Redlined = JSON.parse(stdout);
  return {
    changed: changed.map(({ key, after }) => `${key}: ${after}`),
    others: others.map(({ before, after }) => `${before}>${after}`),
    reset: reset.map(({ how, content, text }) => `${how} ${content} ${text}`),
    rearranged: rearranged.map(({ how }) => how),
  };
}

const typed = (find: string, write: string) => (xml: string) => xml.replace(`>${find}`, `>${write}`);
const nothing = { changed: [], others: [], reset: [], rearranged: [] };
const begin = 'pillars/first/measures/begin/text';
const paragraph = (words: string) =>
  `</w:p><w:p><w:pPr><w:pStyle w:val="ListBullet"/></w:pPr><w:r><w:t xml:space="preserve">${words}</w:t></w:r>`;

describe('the mark of a list in front of a text is told, and no part of it', () => {
  it.each([
    ['•', '•\u00a0'],
    ['➢', '➢ '],
    ['○', '○ '],
    ['-', '- '],
    ['–', '– '],
    ['1.', '1. '],
    ['(2)', '(2) '],
    ['a)', 'a)</w:t><w:tab/><w:t>'],
  ])('%s', async (mark, prefix) => {
    const reset = [`list-mark ${mark} ${begin}@en`];
    expect(await redlined(typed('Begin early.', `${prefix}Begin early.`))).toEqual({ ...nothing, reset });
    expect(await redlined(typed('Begin early.', `${prefix}Begin today.`))).toEqual({
      ...{ ...nothing, reset },
      changed: [`${begin}: Begin today.`],
    });
  });

  it.each([
    ['a day of a month', '1. May is the day to begin.'],
    ['a minus', '– 3 or more, early.'],
    ['an initial', 'a b) early.'],
  ])('but for %s', async (_, words) => {
    expect(await redlined(typed('Begin early.', words))).toEqual({ ...nothing, changed: [`${begin}: ${words}`] });
  });

  it('nor for one that the text has', async () => {
    const prepare = (argument: string) => editFile(argument, '"Begin early."', '"– Begin early."');
    expect(await redlined(typed('– Begin early.', '– Begin now.'), prepare)).toEqual({
      ...{ ...nothing, changed: [`${begin}: – Begin now.`] },
    });
  });
});

describe('words that were typed at the border of a text', () => {
  it('are of no text where they were put to a label', async () => {
    const label = />1<\/w:t><\/w:r>(?=<w:r>)/;
    expect(await redlined((xml) => xml.replace(label, '>1.</w:t></w:r>'))).toEqual({ ...nothing, others: ['>.'] });
  });

  it('are of the text in whose bookmark they stand', async () => {
    expect(await redlined(typed('of </w:t>', 'out of </w:t>'))).toEqual({
      ...{ ...nothing, changed: ['facts/missing/whole: out of {{missing.all}}'] },
    });
  });

  it('are of none where they are a paragraph of their own, also within its bookmark', async () => {
    const edit = (xml: string) =>
      xml.replace('Begin early.</w:t></w:r>', `Begin early.</w:t></w:r>${paragraph('Ask.')}`);
    expect(await redlined(edit)).toEqual({ ...nothing, others: ['>Ask.'] });
    const two = (xml: string) =>
      xml.replace(
        'Begin early.</w:t></w:r>',
        `Begin today.</w:t></w:r>${paragraph('Tell everybody of it, soon and in good time.')}`,
      );
    expect(await redlined(two)).toEqual({
      ...{ ...nothing, changed: [`${begin}: Begin today.`] },
      others: ['>Tell everybody of it, soon and in good time.'],
    });
  });

  it('are of the text in whose place they stand alone, also without its bookmark', async () => {
    const edit = (xml: string) =>
      xml.replace(
        /<w:bookmarkStart[^>]*>(<w:r>(?:(?!<w:r>).)*>)Begin early\.(.*?)<w:bookmarkEnd[^>]*>/,
        '$1Ask anybody$2',
      );
    expect(await redlined(edit)).toEqual({ ...nothing, changed: [`${begin}: Ask anybody`] });
  });

  it('are of it where it was divided', async () => {
    const edit = (xml: string) =>
      xml.replace('with patience and with', `with patience.</w:t></w:r>${paragraph('Do so with')}`.slice(0, -12));
    expect(await redlined(edit)).toMatchObject({
      changed: [
        'pillars/first/measures/continue/text: Continue with patience. Do so with everybody who wants to help.',
      ],
      rearranged: ['divided'],
    });
    const anew = (xml: string) =>
      xml.replace(
        'patience and with everybody who wants to help.',
        `patience.</w:t></w:r>${paragraph('Ask all and everybody, near or far, who has time to help you.')}`.slice(
          0,
          -12,
        ),
      );
    expect(await redlined(anew)).toMatchObject({
      changed: [
        'pillars/first/measures/continue/text: Continue with patience. Ask all and everybody, near or far, who has time to help you.',
      ],
      rearranged: ['divided'],
    });
  });
});
