import { describe, expect, it } from 'vitest';
import { sha256 } from '../../../src/host/digest.js';
import { loadPack, type PackOutline } from '../../../src/pack/load-pack.js';
import { applyTexts } from '../../../src/write-back/apply-texts.js';
import { applied, editsOfText } from '../../../src/write-back/edit-text.js';
import type { TextChange } from '../../../src/write-back/text-change.js';
import { type Edit, miniPackFolder, packFiles } from '../../support/packs.js';

const nameOf = (path: string) => path;
const options = { nameOf, digest: sha256 };
const headline = 'pillars/first/headline';
const was = 'Do the first thing.';

/** The mini pack with its English headline of the first pillar written in some way. */
const written = (yaml: string): readonly Edit[] => [
  { file: 'argument.yaml', find: `      en: "${was}"\n`, write: `      en: ${yaml}\n` },
];

function change(text: string | undefined, more: Partial<TextChange> = {}): TextChange {
  return { key: headline, language: 'en', madeFrom: sha256(was), text, ...more };
}

function textOf(bytes: Uint8Array | undefined): string {
  return new TextDecoder().decode(bytes);
}

/** What stands after the key `en` of the headline once it was changed; all else is compared byte for byte. */
function rewritten(yaml: string, text: string, crlf = false): string {
  const end = crlf ? '\r\n' : '\n';
  const files = packFiles(miniPackFolder, written(yaml)).map((file) => ({
    ...file,
    bytes: new TextEncoder().encode(textOf(file.bytes).replaceAll('\n', end)),
  }));
  const result = applyTexts(files, [change(text)], options);
  if (!result.ok) throw new Error(JSON.stringify(result.diagnostics));
  const after = textOf(result.value.patches[0]?.after);
  const before = textOf(files.find(({ path }) => path === 'argument.yaml')?.bytes);
  const at = before.indexOf(`headline:${end}      en: `) + `headline:${end}      en: `.length;
  const tail = before.slice(at + yaml.replaceAll('\n', end).length);
  expect(after.slice(0, at)).toBe(before.slice(0, at));
  expect(after.endsWith(tail)).toBe(true);
  return after.slice(at, after.length - tail.length);
}

function outlineOf(files: Parameters<typeof loadPack>[0]): PackOutline {
  const { outline } = loadPack(files, nameOf);
  if (!outline) throw new Error('it does not load');
  return outline;
}

describe('a changed text', () => {
  it.each([
    ['plain', 'Do the first thing.', 'Do it now.', 'Do it now.'],
    ['plain with a note', 'Do the first thing. # a note', 'Do it now.', 'Do it now. # a note'],
    ['plain, which cannot hold it', 'Do the first thing.', 'Now: do it.', '"Now: do it."'],
    ['plain, which would read it as a note', 'Do the first thing.', 'Do #1 and #2.', '"Do #1 and #2."'],
    ['single', "'Do the first thing.'", "Isn’t it? It isn't.", "'Isn’t it? It isn''t.'"],
    ['double', '"Do the first thing."', 'Say "so" \\ now.', '"Say \\"so\\" \\\\ now."'],
    [
      'double, with an escape that stays',
      '"Do\\u0020the first thing."',
      'Do the last thing.',
      '"Do\\u0020the last thing."',
    ],
    [
      'double over lines',
      '"Do the\n        first thing."',
      'Do the very first thing.',
      '"Do the\n        very first thing."',
    ],
    ['literal', '|\n        Do the first thing.', 'Do it.\nNow.', '|\n        Do it.\n        Now.'],
    [
      'folded',
      '>- # why\n        Do the\n        first thing.',
      'Do the last thing.',
      '>- # why\n        Do the\n        last thing.',
    ],
    ['plain with a note, of two lines', 'Do the first thing. # a note', 'Do it.\nNow.', '"Do it.\\nNow." # a note'],
    [
      'folded with a note, of lines that are indented',
      '>- # why\n        Do the\n        first thing.',
      'Do it.\n  Now.',
      '|- # why\n        Do it.\n          Now.',
    ],
    [
      'folded, of paragraphs',
      '>-\n        Do the\n        first thing.',
      'Do it.\n\nNow.',
      '|-\n        Do it.\n\n        Now.',
    ],
  ])('keeps its style: %s', (_, yaml, text, expected) => {
    expect(rewritten(yaml, text)).toBe(expected);
    expect(rewritten(yaml, text, true)).toBe(expected.replaceAll('\n', '\r\n'));
  });

  it.each([
    [
      'with question marks before its keys',
      '    headline:\n      en: "Do the first thing."\n      zh-Hant: "先做第一件。"\n',
      '    ? headline\n    : ? en\n      : "Do the first thing."\n      ? zh-Hant\n      : "先做第一件。"\n',
      '    ? headline\n    : ? en\n      : "Do it."\n      ? zh-Hant\n      : "先做第一件。"\n      fr: "Fais-le."\n',
    ],
    [
      'in braces, with a question mark before its key',
      '    headline:\n      en: "Do the first thing."\n      zh-Hant: "先做第一件。"\n',
      '    ? headline\n    : # note\n      { en: "Do the first thing.",\n        zh-Hant: "先做第一件。" }\n',
      '    ? headline\n    : # note\n      { en: "Do it.",\n        zh-Hant: "先做第一件。",\n        fr: "Fais-le." }\n',
    ],
  ])('and one that is new, in a map %s', (_, find, write, expected) => {
    const files = packFiles(miniPackFolder, [{ file: 'argument.yaml', find, write }]);
    const changes = [change('Do it.'), change('Fais-le.', { language: 'fr', madeFrom: undefined })];
    const result = applyTexts(files, changes, { ...options, newLanguage: 'fr' });
    // Every other text of the pack lacks the new language.
    if (result.ok) throw new Error('a text in one language more');
    expect(new Set(result.diagnostics.map(({ code }) => code))).toEqual(new Set(['content/missing-text']));
    const { root } = outlineOf(files);
    const file = { id: 'argument.yaml', text: textOf(files.find(({ path }) => path === 'argument.yaml')?.bytes) };
    const wanted = new Map([
      ['en', 'Do it.'],
      ['fr', 'Fais-le.'],
    ]);
    const place = { root, path: ['pillars', 0, 'headline'], file, languages: ['en', 'zh-Hant', 'fr'] };
    expect(applied(file.text, editsOfText(place, wanted))).toContain(expected);
  });

  it('stands in one length, and a text that had one gets two', () => {
    const key = 'pillars/first/measures/begin/text';
    const short = { key, language: 'en', length: 'short', madeFrom: sha256('Begin early.'), text: 'Begin.' } as const;
    const result = applyTexts(packFiles(miniPackFolder), [short], options);
    if (!result.ok) throw new Error(JSON.stringify(result.diagnostics));
    const after = textOf(result.value.patches[0]?.after);
    expect(after).toContain(
      '          en:\n            full: "Begin early."\n            short: "Begin."\n          zh-Hant:',
    );
    expect(result.value.changed).toEqual([
      { key, language: 'en', length: 'short', before: 'Begin early.', after: 'Begin.' },
    ]);
  });

  it.each([
    ['in one line', '{ full: "Begin at once.", short: "Begin." }', '{ full: "Begin now, early.", short: "Begin." }'],
    ['plain', '{ short: Begin., full: Begin at once. } # why', '{ short: Begin., full: "Begin now, early." } # why'],
    [
      'in lines',
      '{\n            full: "Begin at once.",\n            short: "Begin."\n          }',
      '{\n            full: "Begin now, early.",\n            short: "Begin."\n          }',
    ],
  ])('stands between braces that hold its two lengths, %s', (_, yaml, expected) => {
    const key = 'pillars/first/measures/begin/text';
    const files = packFiles(miniPackFolder, [
      { file: 'argument.yaml', find: 'en: "Begin early."\n', write: `en: ${yaml}\n` },
    ]);
    const full = { key, language: 'en', length: 'full', madeFrom: sha256('Begin at once.') } as const;
    const result = applyTexts(files, [{ ...full, text: 'Begin now, early.' }], options);
    if (!result.ok) throw new Error(JSON.stringify(result.diagnostics));
    expect(textOf(result.value.patches[0]?.after)).toContain(`          en: ${expected}\n`);
  });

  it('is no change where it reads as it did', () => {
    const result = applyTexts(packFiles(miniPackFolder), [change(was, { madeFrom: 'something else' })], options);
    expect(result).toMatchObject({ ok: true, value: { patches: [], changed: [] } });
  });
});

describe('a change is refused, and with it all others', () => {
  const finish = 'pillars/second/measures/finish/text';
  const finished = sha256('Finish {{missing.part}} of {{missing.all}} things [@smith2025].');
  it('once where it loses several figures, with all of them', () => {
    const lost = change('Finish {1} of {2} things [@smith2025].', { key: finish, madeFrom: finished });
    const result = applyTexts(packFiles(miniPackFolder), [lost], options);
    const diagnostics = result.ok ? [] : result.diagnostics;
    expect(diagnostics).toMatchObject([{ code: 'change/lost-placeholder' }]);
    expect(diagnostics[0]?.message).toContain('{{missing.part}}, {{missing.all}}');
  });

  it.each([
    ['of a text that has changed since', change('New.', { madeFrom: sha256('Older.') }), 'change/conflict'],
    ['of a text that there is not', change('New.', { key: 'pillars/third/headline' }), 'change/unknown-text'],
    ['in a language that the pack has not', change('Neu.', { language: 'de' }), 'change/unknown-text'],
    ['that takes out the source language', change(undefined), 'change/unknown-text'],
    [
      'that loses a figure',
      change('Finish 2 of {{missing.all}} things [@smith2025].', { key: finish, madeFrom: finished }),
      'change/lost-placeholder',
    ],
    [
      'that loses a citation',
      change('Finish {{missing.part}} of {{missing.all}} things.', { key: finish, madeFrom: finished }),
      'change/lost-placeholder',
    ],
    [
      'that translates an older text',
      change('先做。', { language: 'zh-Hant', madeFrom: sha256('先做第一件。'), sourceMadeFrom: sha256('Older.') }),
      'change/conflict',
    ],
    ['that the pack does not load with', change('Do [@nobody2020].'), 'content/unknown-reference'],
    [
      'that leaves a text without a language',
      change(undefined, { language: 'zh-Hant', madeFrom: sha256('先做第一件。') }),
      'content/missing-text',
    ],
  ])('%s', (_, refused, code) => {
    const good: TextChange = { ...change('First of all'), key: 'pillars/first/title', madeFrom: sha256('First') };
    const result = applyTexts(packFiles(miniPackFolder), [good, refused], options);
    if (result.ok) throw new Error('nothing was refused');
    expect(result.diagnostics.map((d) => d.code)).toEqual([code]);
    expect(result.diagnostics[0]?.span).toBeDefined();
  });

  it('unless it is to overwrite what has changed since', () => {
    const older = change('New.', { madeFrom: sha256('Older.') });
    const result = applyTexts(packFiles(miniPackFolder), [older], { ...options, overwrite: true });
    expect(result).toMatchObject({ ok: true, value: { changed: [{ before: was, after: 'New.' }] } });
  });

  it('shows both texts, and the one that it was made from', () => {
    const older = change('New.', { madeFrom: sha256('Older.'), ancestor: 'Older.' });
    const result = applyTexts(packFiles(miniPackFolder), [older], options);
    if (result.ok) throw new Error('nothing was refused');
    for (const text of [was, 'New.', 'Older.']) expect(result.diagnostics[0]?.hint).toContain(text);
  });
});
