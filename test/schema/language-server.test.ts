import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { schema } from '../../src/commands/schema.js';
import { writeEnglishPack } from '../support/english-pack.js';
import { editFile } from '../support/folders.js';
import { diskHost } from '../support/host.js';
import { Editor, type Offer } from '../support/language-server.js';
import { applyEdits, builtInPackFolder, miniPackFolder, packFiles, workspace } from '../support/packs.js';

const { path: cwd, remove } = workspace({ mini: miniPackFolder, builtin: builtInPackFolder, single: miniPackFolder });
const packs = join(cwd, 'content');
let editor: Editor;

beforeAll(async () => {
  writeEnglishPack(join(packs, 'single'));
  editFile(join(packs, 'single/pack.yaml'), 'id: "mini"', 'id: single');
  const { ok } = await schema({ write: true }, diskHost(cwd));
  expect(ok).toBe(true);
  editor = await Editor.start();
});

afterAll(() => {
  editor?.stop();
  remove();
});

/** The squiggles of a file, after a change to it. */
function open(file: string, find = '', write = ''): ReturnType<Editor['open']> {
  const path = join(packs, file);
  const text = readFileSync(path, 'utf8');
  return editor.open(path, find === '' ? text : applyEdits(text, file, [{ file, find, write }]));
}

async function offered(file: string, find: string, write: string, behind: string): Promise<readonly Offer[]> {
  await open(file, find, write);
  return editor.offersBehind(behind);
}

const labels = (offers: readonly Offer[]) => offers.map(({ label }) => label);
const argument = 'mini/argument.yaml';
const readers = 'mini/audiences/readers.yaml';

describe('a text editor underlines', () => {
  it.each(['builtin', 'mini', 'single'])('nothing in the files of a sound pack: %s', async (pack) => {
    const files = packFiles(join(packs, pack)).map(({ path }) => `${pack}/${path}`);
    expect(files.length).toBeGreaterThan(2);
    for (const file of files) expect([file, await open(file)]).toEqual([file, []]);
  });

  it('a misspelt key', async () => {
    expect(await open(argument, 'priority: must', 'prioriti: must')).toEqual([
      { under: 'prioriti', message: 'Property prioriti is not allowed.' },
    ]);
    expect(await open(argument, 'facts:', 'fact:')).toMatchObject([{ under: 'fact' }]);
    expect(await open(readers, 'headline:', 'head-line:')).toMatchObject([
      { message: expect.stringContaining('headline') },
      { under: 'head-line' },
    ]);
  });

  it('a word that is not one of those that are possible', async () => {
    expect(await open(argument, 'priority: must', 'priority: most')).toMatchObject([
      { under: 'most', message: expect.stringContaining('"must", "should", "could"') },
    ]);
    expect(await open('mini/pack.yaml', '  source:', '  handling: TLP:AMBRE\n  source:')).toMatchObject([
      { under: 'TLP:AMBRE', message: expect.stringContaining('TLP:AMBER') },
    ]);
  });

  it.each([
    [argument, 'references: [smith2025]', 'references: [smit2025]', 'smit2025'],
    ['mini/pack.yaml', 'source: smith2025', 'source: smith', 'smith'],
    [readers, 'first: 2', 'frist: 2', 'frist'],
    [readers, 'weights:', 'keep: [first.begi]\nweights:', 'first.begi'],
    [readers, 'weights:', 'keep:\n  - { unit: secnd.finish, reason: "So." }\nweights:', 'secnd.finish'],
    [readers, 'weights:', 'drop:\n  - { unit: first, reason: "So." }\nweights:', 'first'],
    [readers, 'weights:', 'reserved: [nothing]\nweights:', 'nothing'],
    [readers, 'weights:', 'text:\n  first.bein: { en: "x", zh-Hant: "x" }\nweights:', 'first.bein'],
  ])('an id that the pack does not have, and says what to do: %s, %s', async (file, find, write, under) => {
    const found = await open(file, find, write);
    expect(found).toMatchObject([{ under, message: expect.stringContaining('of this pack has this id') }]);
    expect(found[0]?.message).toContain('policy-brief schema --write');
  });

  it('a text that lacks a language, has another, or is empty', async () => {
    expect(await open(argument, 'zh-Hant: "第一"', 'fr: "Premier"')).toEqual([
      { under: 'title', message: 'Missing property "zh-Hant".' },
      { under: 'fr', message: 'Property fr is not allowed.' },
    ]);
    expect(await open(argument, 'en: "First"', 'en:')).toHaveLength(1);
    expect(await open(argument, 'short: "Continue."', 'shrt: "Continue."')).toHaveLength(2);
  });

  it('a date, a figure or an id of another form, in the words of the check', async () => {
    expect(await open('mini/pack.yaml', '2026-01-31', '31 January 2026')).toMatchObject([
      { under: '31 January 2026', message: expect.stringContaining('2026-11-23') },
    ]);
    expect(await open(argument, 'part: 2', 'part: two')).toMatchObject([
      { under: 'two', message: expect.stringContaining('plain number') },
    ]);
    expect(await open(argument, 'id: begin', 'id: Begin Here')).toMatchObject([
      { under: 'Begin Here', message: expect.stringContaining('digits and hyphens') },
    ]);
  });

  it.each([
    ['mini/pack.yaml', 'version: "0.1"', 'version: 1.0'],
    ['mini/pack.yaml', 'as-at: 2025-12', 'as-at: 2025'],
    ['mini/pack.yaml', 'as-at: 2025-12', 'as-at: 2025-12-31'],
    ['mini/pack.yaml', 'issued: "2025"', 'issued: { date-parts: [[2025, 1, 13]] }'],
    [
      'mini/pack.yaml',
      'issued: "2025"',
      'issued: 2025\n    volume: 3\n    annote: "a field of CSL that we do not read"',
    ],
    [argument, 'part: 2', 'part: "2"'],
    [argument, 'en: "First"', 'en: 2025'],
    [argument, 'en: "First"', 'en: true'],
    [argument, 'en: "Begin early."', 'en: no'],
    [argument, 'topics: [patience]', 'topics: [patience, a-topic-of-its-own]'],
    [argument, 'id: begin', 'id: an-id-of-its-own'],
    [readers, 'first: 2', 'first: "2.5"'],
  ])('nothing that the check accepts: %s, %s → %s', async (file, find, write) => {
    expect(await open(file, find, write)).toEqual([]);
  });
});

describe('a text editor offers', () => {
  it('the keys that are missing, with their languages', async () => {
    const offers = await offered(argument, '- id: begin\n', '- id: begin\n        \n', '- id: begin\n        ');
    expect(labels(offers)).toEqual([
      ...['standing', 'topics', 'references'],
      ...['owner', 'by', 'when', 'cost', 'certainty', 'facts'],
    ]);
    const audience = await offered(readers, 'weights:', '\nweights:', 'Read this page."\n    zh-Hant: "請讀本頁。"\n');
    expect(audience.find(({ label }) => label === 'applicability')).toMatchObject({
      insertText: 'applicability:\n  en: $1\n  zh-Hant: $2',
      documentation: expect.stringContaining('partner governments'),
    });
  });

  it('the words that are possible', async () => {
    const offers = await offered(argument, 'priority: must', 'priority: ', 'priority: ');
    expect(labels(offers)).toEqual(['must', 'should', 'could']);
  });

  it('the ids of the pack where one of them belongs, references with their titles', async () => {
    const units = ['first.begin', 'first.continue', 'missing', 'second.finish'];
    const references = await offered(argument, '[smith2025]', '[]', 'references: [');
    expect(references).toMatchObject([{ label: 'smith2025', documentation: 'A source' }]);
    const reserved = await offered(readers, 'weights:', 'reserved:\n  - \nweights:', 'reserved:\n  - ');
    expect(labels(reserved)).toEqual(units);
    const keep = await offered(readers, 'weights:', 'keep:\n  - \nweights:', 'keep:\n  - ');
    expect(labels(keep)).toEqual(expect.arrayContaining(units));
    const drop = await offered(readers, 'weights:', 'drop:\n  - unit: \nweights:', 'unit: ');
    expect(labels(drop)).toEqual(units);
    const weights = await offered(readers, 'patience: 3', 'patience: 3\n  ', 'patience: 3\n  ');
    expect(labels(weights)).toEqual([...units, 'second'].sort());
    const topics = await offered(argument, 'topics: [patience]', 'topics:\n          - ', 'topics:\n          - ');
    expect(labels(topics)).toEqual(['patience']);
  });

  it('the units of the pack and their languages for a wording of its own', async () => {
    const write = 'text:\n  first.begin:\n    \nweights:';
    await open(readers, 'weights:', write);
    expect(labels(await editor.offersBehind('first.begin:\n    '))).toEqual(expect.arrayContaining(['en', 'zh-Hant']));
    const others = await offered(readers, 'weights:', 'text:\n  sec\nweights:', 'text:\n  sec');
    expect(labels(others)).toContain('second.finish');
  });

  it('nothing for a text, which only the editor knows', async () => {
    expect(await offered(argument, 'en: "First"', 'en: ', '    title:\n      en: ')).toEqual([]);
  });
});

describe('a text editor explains', () => {
  it.each([
    [argument, 'headline', 'one sentence, always on the page'],
    [argument, 'priority', 'how much it matters'],
    [argument, 'paragraphs', 'the numbers of the paragraphs'],
    [argument, 'short', 'the same message in fewer words'],
    [readers, 'weights', 'a factor for a pillar, a topic or a unit'],
    ['mini/pack.yaml', 'as-at', 'the date up to which the facts hold'],
    ['mini/pack.yaml', 'container-title', 'the journal, book or site'],
    ['single/pack.yaml', 'disclaimer', 'who speaks here and who does not'],
  ])('a key under the pointer: %s, %s', async (file, key, words) => {
    await open(file);
    expect(await editor.hover(`${key}:`)).toContain(words);
  });

  it('a reference by its title', async () => {
    await open(argument);
    expect(await editor.hover('smith2025]\n    value')).toContain('`smith2025`: A source');
  });
});
