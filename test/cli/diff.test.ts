import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EditionDiff } from '../../src/editions/edition-diff.js';
import { type Edit, miniPackFolder, workspace } from '../support/packs.js';
import { run } from '../support/program.js';
import { describeWith } from '../support/programs.js';

const made = workspace({ mini: miniPackFolder });
const cwd = made.path;
afterAll(() => made.remove());

const pack = join(cwd, 'content', 'mini');

/** Writes changes into the pack. */
function edit(...edits: readonly Edit[]): void {
  for (const { file, find, write } of edits) {
    const path = join(pack, file);
    const text = readFileSync(path, 'utf8');
    expect(text).toContain(find);
    writeFileSync(
      path,
      text.replace(find, () => write),
    );
  }
}

const diffOf = async (...args: string[]): Promise<EditionDiff> => {
  const { status, stdout, stderr } = await run(cwd, 'diff', ...args, '--json');
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  return JSON.parse(stdout).diff as EditionDiff;
};

beforeAll(() => {
  cpSync(pack, join(cwd, 'before'), { recursive: true });
  edit(
    { file: 'argument.yaml', find: 'figures: { part: 2, all: 3 }', write: 'figures: { part: 1, all: 3 }' },
    { file: 'argument.yaml', find: 'en: "Begin early."', write: 'en: "Begin *now* & here."' },
    {
      file: 'argument.yaml',
      find: '      - id: continue\n        source: { paragraphs: [2] }\n        topics: [patience]',
      write: '      - id: go-on\n        source: { paragraphs: [2] }\n        topics: [patience]',
    },
    { file: 'argument.yaml', find: '"Continue with patience', write: '"Go on with patience' },
    { file: 'argument.yaml', find: '"Continue."', write: '"Go on."' },
    { file: 'argument.yaml', find: '"耐心堅持，同', write: '"耐心走下去，同' },
    { file: 'argument.yaml', find: '"堅持。"', write: '"走下去。"' },
    { file: 'pack.yaml', find: 'version: "0.1"', write: 'version: "0.2"' },
  );
});

describe('diff', () => {
  it('tells programs which words, units and figures changed for each reader and language', async () => {
    const { before, after, figures, readers } = await diffOf('before', 'mini');
    expect([before, after]).toMatchObject([
      { pack: 'mini', version: '0.1', from: 'before' },
      { pack: 'mini', version: '0.2', from: 'mini' },
    ]);
    expect(figures).toEqual([{ figure: 'missing.part', before: '2', after: '1', readers: ['readers'] }]);
    expect(readers).toMatchObject([{ audience: 'readers', status: 'changed' }]);
    const pages = readers[0]?.pages ?? [];
    expect(pages.map(({ language }) => language)).toEqual(['en', 'zh-Hant']);
    expect(pages[0]?.texts).toContainEqual({
      unit: 'first.begin',
      field: 'text',
      before: 'Begin early.',
      after: 'Begin *now* & here.',
      words: [
        { kind: 'same', text: 'Begin ' },
        { kind: 'removed', text: 'early' },
        { kind: 'added', text: '*now* & here' },
        { kind: 'same', text: '.' },
      ],
    });
    expect(pages[0]?.texts).toContainEqual(expect.objectContaining({ unit: 'missing', field: 'value', after: '1' }));
    // Only the English changed; the figure stands in both languages.
    expect(pages[1]?.texts.map(({ unit }) => unit)).not.toContain('first.begin');
    expect(pages[1]?.texts).toContainEqual(expect.objectContaining({ unit: 'missing', field: 'value' }));
    expect(pages[0]?.entered).toMatchObject([{ unit: 'first.go-on', why: 'it is new', follows: false }]);
    expect(pages[0]?.left).toMatchObject([{ unit: 'first.continue', why: 'it is gone' }]);
  });

  it('tells a unit, a pillar or a fact that has another id and the same words as that alone', async () => {
    cpSync(join(cwd, 'before'), join(cwd, 'renamed'), { recursive: true });
    const file = join(cwd, 'renamed', 'argument.yaml');
    const text = readFileSync(file, 'utf8');
    const renamed = text.replaceAll(/(?<=id: |\{\{)missing/g, 'absent').replace('- id: first', '- id: start');
    writeFileSync(file, renamed.replace('part: 2, all: 3', 'part: 1, all: 3'));
    const weights = join(cwd, 'renamed', 'audiences', 'readers.yaml');
    writeFileSync(weights, readFileSync(weights, 'utf8').replace('first: 2', 'start: 2'));
    const { figures, readers } = await diffOf('before', 'renamed', '-l', 'en');
    expect(figures).toEqual([{ figure: 'absent.part', before: '2', after: '1', readers: ['readers'] }]);
    const [page] = readers[0]?.pages ?? [];
    expect(page).toMatchObject({ entered: [], left: [] });
    expect(page?.settings.filter(({ field }) => field === 'id')).toEqual([
      { unit: 'absent', field: 'id', before: 'missing', after: 'absent' },
      { unit: 'start', field: 'id', before: 'first', after: 'start' },
      ...['begin', 'continue'].map((id) => {
        return { unit: `start.${id}`, field: 'id', before: `first.${id}`, after: `start.${id}` };
      }),
    ]);
    expect(page?.texts).toContainEqual(expect.objectContaining({ unit: 'absent', field: 'value', after: '1' }));
  });

  it('says why a unit has entered or left where it is in both versions', async () => {
    cpSync(join(cwd, 'before'), join(cwd, 'hidden'), { recursive: true });
    const file = join(cwd, 'hidden', 'audiences', 'readers.yaml');
    writeFileSync(file, `${readFileSync(file, 'utf8')}drop: [{ unit: first.continue, reason: "not for them" }]\n`);
    const gone = await diffOf('before', 'hidden', '-l', 'en');
    expect(gone.readers[0]?.pages).toMatchObject([{ left: [{ unit: 'first.continue', why: 'now: not for them' }] }]);
    const back = await diffOf('hidden', 'before', '-l', 'en');
    expect(back.readers[0]?.pages).toMatchObject([{ entered: [{ why: 'before: not for them' }] }]);
  });

  const reader = 'audiences/readers.yaml';
  const below = (find: string, write: string) => ({ find, write: `${find}\n${write}` });
  it.each([
    ['contact', reader, below('id: readers', 'contact: { en: "a@example.org", zh-Hant: "a@example.org" }'), 'entered'],
    ['handling', reader, below('id: readers', 'handling: "TLP:RED"'), 'entered'],
    ['name', reader, { find: 'en: "readers"', write: 'en: "all readers"' }, 'texts'],
    ['ask', reader, { find: 'standing: derived', write: 'standing: authors-view' }, 'settings'],
    ['paper', reader, below('id: readers', 'paper: letter'), 'settings'],
    ['annex', reader, below('id: readers', 'annex: true'), 'settings'],
    ['sections', reader, below('id: readers', 'section-order: [recommendations]'), 'settings'],
    ['sections', reader, below('id: readers', 'sections: { limits: { hidden: true } }'), 'settings'],
    ['recommendations', reader, below('id: readers', 'pillar-order: [second]'), 'settings'],
    ['missing', 'argument.yaml', { find: '    chart: { kind: share, of: [part, all] }\n', write: '' }, 'settings'],
    ['issuer', 'pack.yaml', below('  source: smith2025', '  issuer: { en: "A ministry", zh-Hant: "部" }'), 'entered'],
    ['licence', 'pack.yaml', below('  source: smith2025', '  licence: { en: "CC BY", zh-Hant: "CC BY" }'), 'entered'],
    ['keywords', 'pack.yaml', below('  source: smith2025', '  keywords: { en: a, zh-Hant: 詞 }'), 'texts'],
  ] as const)('names what differs beside the sentences: %s, %s %j', async (name, file, change, list) => {
    cpSync(join(cwd, 'before'), join(cwd, 'other'), { recursive: true });
    const path = join(cwd, 'other', file);
    const text = readFileSync(path, 'utf8');
    expect(text).toContain(change.find);
    writeFileSync(path, text.replace(change.find, change.write));
    const { readers } = await diffOf('before', 'other', '-l', 'en');
    expect(readers[0]?.status).toBe('changed');
    expect(readers[0]?.pages[0]?.[list].map(({ unit }) => unit)).toContain(name);
  });

  it('names what differs in the annex alone', async () => {
    for (const [folder, limits] of [
      ['one', 'counted once.'],
      ['two', 'counted twice.'],
    ] as const) {
      cpSync(join(cwd, 'before'), join(cwd, folder), { recursive: true });
      const file = join(cwd, folder, reader);
      const hidden = 'annex: true\nsections: { limits: { hidden: true }, figures: { hidden: true } }\n';
      writeFileSync(file, hidden + readFileSync(file, 'utf8'));
      const argument = join(cwd, folder, 'argument.yaml');
      writeFileSync(argument, readFileSync(argument, 'utf8').replace('counted once.', limits));
    }
    const { readers } = await diffOf('one', 'two', '-l', 'en');
    expect(readers[0]?.pages[0]?.texts).toMatchObject([{ unit: 'missing', field: 'limits', in: 'annex' }]);
    expect((await run(cwd, 'diff', 'one', 'two')).stdout).toContain('in the annex: missing limits: counted');
  });

  /** A version with a line for its reader, its argument changed. */
  function version(name: string, readerLine: string, ...changes: readonly (readonly [string, string])[]): string {
    cpSync(join(cwd, 'before'), join(cwd, name), { recursive: true });
    const file = join(cwd, name, reader);
    writeFileSync(file, `${readFileSync(file, 'utf8')}${readerLine}\n`);
    const argument = join(cwd, name, 'argument.yaml');
    const text = readFileSync(argument, 'utf8');
    for (const [find] of changes) expect(text).toContain(find);
    writeFileSync(
      argument,
      changes.reduce((all, [find, write]) => all.replace(find, write), text),
    );
    return name;
  }

  it.each([
    ['in a sentence', 'sections: { figures: { hidden: true } }', [], { part: ['readers'], all: ['readers'], odd: [] }],
    [
      'in a chart alone',
      '',
      [
        ['Finish {{missing.part}} of {{missing.all}} things', 'Finish all things'],
        ['在{{missing.all}}件中完成{{missing.part}}件。', '全部完成。'],
        [
          '      en: "of {{missing.all}}"\n      zh-Hant: "件（共{{missing.all}}件）"',
          '      en: "in all"\n      zh-Hant: "件"',
        ],
      ],
      { part: ['readers'], all: ['readers'], odd: [] },
    ],
    [
      'in the sentence of a measure',
      '',
      [
        ['Finish {{missing.part}} of {{missing.all}} things', 'Finish all things'],
        ['在{{missing.all}}件中完成{{missing.part}}件。', '全部完成。'],
        ['- id: finish\n', '- id: finish\n        facts: [missing]\n'],
      ],
      { part: ['readers'], all: ['readers'], odd: [] },
    ],
    [
      'nowhere',
      'drop: [{ unit: missing, reason: "none" }, { unit: second.finish, reason: "none" }]',
      [],
      { part: [], all: [], odd: [] },
    ],
  ] as const)('names the readers whose page has a figure %s', async (_, readerLine, changes, readers) => {
    const old = version('figures-old', readerLine, ...changes, ['part: 2, all: 3', 'part: 2, all: 3, odd: 7']);
    const now = version('figures-now', readerLine, ...changes, ['part: 2, all: 3', 'part: 3, all: 4, odd: 9']);
    const { figures } = await diffOf(old, now);
    expect(Object.fromEntries(figures.map((one) => [one.figure.replace('missing.', ''), one.readers]))).toEqual(
      readers,
    );
  });

  it('tells where the pack has other words and the own words of a reader are as they were', async () => {
    const own = 'text: { first.begin: { en: "Begin before 2026.", zh-Hant: "2026年前開始。" } }';
    const change = ['en: "Begin early."', 'en: "Begin in time."'] as const;
    const [old, now] = [version('own-old', own), version('own-now', own, change)];
    const { readers } = await diffOf(old, now);
    expect(readers).toMatchObject([
      { status: 'same', outdated: [{ unit: 'first.begin', field: 'text', language: 'en' }] },
    ]);
    const line =
      'first.begin text: the pack has other words now, this reader’s own are as they were: Begin [-early-]{+in time+}.';
    const { stdout } = await run(cwd, 'diff', old, now);
    expect(stdout).toContain(line);
    expect(stdout).not.toContain('No reader sees anything different');
    expect((await run(cwd, 'diff', old, now, '--as', 'html')).stdout).toContain('<ins>in time</ins>');
    // Of words that were changed too, nothing is to be said; nor of a unit that is not on the page.
    const reworded = version('own-reworded', own.replace('2026', '2027').replace('2026', '2027'), change);
    expect((await diffOf(old, reworded)).readers[0]?.outdated).toEqual([]);
    const hidden =
      'text: { first.continue: { en: "Go on.", zh-Hant: "繼續。" } }\ndrop: [{ unit: first.continue, reason: "none" }]';
    const [was, gone] = [
      version('gone-old', hidden),
      version('gone-now', hidden, ['Continue with patience and', 'Continue']),
    ];
    expect((await diffOf(was, gone)).readers[0]?.outdated).toEqual([]);
  });

  it('names readers and languages that one version has', async () => {
    cpSync(join(cwd, 'before'), join(cwd, 'more'), { recursive: true });
    writeFileSync(
      join(cwd, 'more', 'audiences', 'others.yaml'),
      readFileSync(join(cwd, 'more', 'audiences', 'readers.yaml'), 'utf8').replace('id: readers', 'id: others'),
    );
    expect((await diffOf('before', 'more')).readers.map((one) => [one.audience, one.status])).toEqual([
      ['others', 'new'],
      ['readers', 'same'],
    ]);
    expect((await diffOf('more', 'before', '-a', 'others')).readers).toMatchObject([{ status: 'gone' }]);
  });

  it('is read at the terminal, as Markdown and as a web page, with what is not ours escaped', async () => {
    const text = await run(cwd, 'diff', 'before', 'mini');
    expect(text).toMatchObject({ status: 0, stderr: '' });
    expect(text.stdout).toContain('missing.part: 2 → 1, on the page of readers');
    expect(text.stdout).toContain('first.begin text: Begin [-early-]{+*now* & here+}.');
    expect(text.stdout).toMatch(/entered first\.go-on \(it is new\): /);
    const { stdout: markdown } = await run(cwd, 'diff', 'before', 'mini', '--as', 'markdown');
    expect(markdown).toContain('- `first.begin` text: Begin ~~early~~**\\*now\\* & here**.');
    const { stdout: html } = await run(cwd, 'diff', 'before', 'mini', '--as', 'html');
    expect(html).toContain('Begin <del>early</del><ins>*now* &#38; here</ins>.');
    expect(html).toMatch(/^<!doctype html>[\s\S]*<\/html>\n$/);
    expect(html).not.toContain('* & ');
  });

  it('isolates words that run from right to left from its own', async () => {
    await run(cwd, 'new', 'arabic', '-l', 'en,ar');
    cpSync(join(cwd, 'arabic'), join(cwd, 'arabic-now'), { recursive: true });
    const reader = join(cwd, 'arabic-now/audiences/councillors.yaml');
    const text = readFileSync(reader, 'utf8').replace(/(?<=headline:\n\s+en: "[^"]*)(?=")/, ' now');
    writeFileSync(reader, text.replace(/(?<=headline:[\s\S]*?ar: "[^"]*)(?=")/, ' 2027.'));
    const { stdout } = await run(cwd, 'diff', 'arabic', 'arabic-now', '--as', 'html', '-a', 'councillors');
    expect(stdout).toMatch(/<span lang="en">[^<]*<ins>/);
    expect(stdout).toMatch(/<span lang="ar" dir="rtl">[^<]*<ins>/);
  });

  it('says so where nothing changed', async () => {
    const { status, stdout } = await run(cwd, 'diff', 'before', 'before');
    expect(status).toBe(0);
    expect(stdout).toContain('No reader sees anything different.');
    expect(stdout).not.toContain('Unchanged');
  });

  it('reports the mistakes of a version that cannot be set, and packs that are not there', async () => {
    cpSync(join(cwd, 'before'), join(cwd, 'broken'), { recursive: true });
    writeFileSync(join(cwd, 'broken', 'pack.yaml'), 'pack: {}\n');
    const { status, stdout, stderr } = await run(cwd, 'diff', 'broken', 'mini');
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toMatch(/broken\/pack\.yaml:1/);
    expect(await run(cwd, 'diff', 'nowhere', 'mini')).toMatchObject({ status: 1, stderr: /no pack "nowhere"/ });
    expect((await run(cwd, 'diff', 'mini')).status).toBe(2);
    expect((await run(cwd, 'diff', 'before', 'mini', '-a', 'nobody')).status).toBe(2);
  });
});

describeWith('git', 'diff with git', () => {
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=Ann', '-c', 'user.email=ann@example.org', ...args], { cwd, stdio: 'pipe' });
  beforeAll(() => {
    renameSync(pack, join(cwd, 'after'));
    cpSync(join(cwd, 'before'), pack, { recursive: true });
    git('init', '-q');
    git('add', 'content');
    git('commit', '-qm', 'one');
    mkdirSync(join(cwd, 'elsewhere'));
    cpSync(join(cwd, 'after'), pack, { recursive: true });
    git('commit', '-qam', 'two');
  });

  it('takes a version of the other’s folder from a revision, and writes nothing', async () => {
    const fromFolders = await diffOf('before', 'mini');
    for (const [old, current] of [
      ['git:HEAD~1', 'mini'],
      ['git:HEAD~1', 'content/mini'],
      ['git:HEAD~1:content/mini', 'git:HEAD'],
      // Before the first of them: git takes the oldest that it knows.
      ['git:HEAD@{2001-01-01 09:30:00}', 'mini'],
      ['git:HEAD@{2001-01-01 09:30:00}:content/mini', 'git:HEAD^{/two}'],
    ] as const) {
      const { figures, readers, before } = await diffOf(old, current);
      expect(before.from).toBe(old);
      expect({ figures, readers }).toEqual({ figures: fromFolders.figures, readers: fromFolders.readers });
    }
    expect(String(git('status', '--porcelain', 'content'))).toBe('');
  });

  it('takes a pack that has moved since', async () => {
    renameSync(pack, join(cwd, 'moved'));
    const { readers } = await diffOf('git:HEAD:content/mini', 'moved');
    expect(readers.map(({ status }) => status)).toEqual(['same']);
    expect(await run(cwd, 'diff', 'git:HEAD', 'moved')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('git:HEAD:FOLDER'),
    });
    renameSync(join(cwd, 'moved'), pack);
  });

  it.each([
    ['git:', /names no revision/],
    ['git:HEAD~1', /Of which pack\?/, 'git:HEAD'],
    ['git:nothing', /is not to be had: there is no revision nothing in this repository\.\n/],
    ['git:HEAD:nowhere', /is not to be had: there is no folder nowhere at HEAD\.\n/],
    ['git:--output=x', /is not to be had: /],
    ['git:HEAD:../..', /is not to be had: /],
    ['HEAD~1', /A revision of git is git:HEAD~1\.\n/],
  ])('refuses %s as wrong usage', async (version, message, other = 'mini') => {
    expect(await run(cwd, 'diff', version, other)).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(message),
    });
  });
});
