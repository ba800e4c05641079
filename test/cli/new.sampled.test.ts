import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ExampleLanguage, isTranslated, languagesNamed } from '../../src/commands/example-languages.js';
import { newPack, newPackTarget } from '../../src/commands/new-pack.js';
import { builtIn, memoryHost, type Written } from '../support/built.js';
import { sampleOf } from '../support/depth.js';
import { textsBelow } from '../support/folders.js';
import { tables } from '../support/lints.js';
import { loadedPack, workspace } from '../support/packs.js';
import { pdfFacts } from '../support/pdf.js';
import { run } from '../support/program.js';

const made: { remove(): void }[] = [];
afterAll(() => {
  for (const one of made) one.remove();
});

function folder(): string {
  const one = workspace();
  made.push(one);
  return one.path;
}

const yamlIn = (path: string) => Object.entries(textsBelow(path)).filter(([name]) => name.endsWith('.yaml'));

const chosen: readonly (readonly [first: string, ...others: string[]])[] = [
  ['en'],
  ['zh-Hant'],
  ['zh-Hans'],
  ['en', 'zh-Hans'],
  ['zh-Hant', 'en'],
  ['zh-Hans', 'zh-Hant'],
  ['zh-Hant', 'zh-Hans', 'en'],
  ['fr'],
  ['es'],
  ['ru'],
  ['ar'],
  ['de'],
  ['pt'],
  ['ja'],
  ['ko'],
  ['en', 'ar', 'ru'],
  ['fr', 'en', 'ja'],
];

describe.each(sampleOf(chosen, 4))('a new pack in %s %s %s', (...given) => {
  const languages = given.filter((language) => language !== undefined);
  const cwd = folder();
  const pack = join(cwd, 'demo');
  let first: Awaited<ReturnType<typeof run>>;
  beforeAll(async () => {
    first = await run(cwd, 'new', 'demo', '-l', languages.join());
  });

  it('is written at once, with the next two commands', () => {
    expect(first.status).toBe(0);
    const written = Object.keys(textsBelow(pack)).map((name) => `demo/${name}`);
    expect(first.stdout.trim().split('\n').sort()).toEqual(written.sort());
    expect(first.stderr.trimEnd().split('\n').slice(-2)).toEqual([
      '  npx policy-brief build demo',
      '  npx policy-brief preview demo',
    ]);
  });

  it('has no mistakes', async () => {
    expect(await run(cwd, 'check', 'demo', '--strict')).toEqual({ status: 0, stdout: '', stderr: 'No errors.\n' });
  });

  it('builds full pages of one sheet, and says what became of every unit', async () => {
    const { report, file } = await builtIn(cwd, { packs: ['demo'] });
    expect(report.diagnostics).toEqual([]);
    const readers = ['councillors', 'community-groups'];
    const ids = readers.flatMap((reader) => languages.map((language) => `${reader}.${language}`));
    expect(report.briefs.map(({ id }) => id).sort()).toEqual(ids.sort());
    const { framing, facts, pillars } = loadedPack(pack);
    const units = [
      ...framing.units.map(({ id }) => id),
      ...facts.map(({ id }) => id),
      ...pillars.flatMap((pillar) => pillar.measures.map(({ id }) => `${pillar.id}.${id}`)),
    ];
    for (const { id, entry } of report.briefs) {
      expect([...entry.kept, ...(entry.leftOut ?? [])].map(({ unit }) => unit).sort(), id).toEqual([...units].sort());
      // Languages that take more room than English leave more out; a must is always there.
      const left = (entry.leftOut ?? []).filter(({ priority }) => priority !== 'could');
      const allowed = languages.some((language) => isTranslated(language as ExampleLanguage)) ? 3 : 0;
      expect(left.length, id).toBeLessThanOrEqual(allowed);
      expect(
        left.map(({ priority }) => priority),
        id,
      ).not.toContain('must');
      expect(entry.fill, id).toBeGreaterThanOrEqual(0.88);
      expect((await pdfFacts(file(`demo/${id}.pdf`))).pages, id).toBe(1);
    }
  });

  it('has texts in these languages only, in their order', () => {
    const { pack: info, pillars } = loadedPack(pack);
    expect(info.languages).toEqual(languages);
    expect(Object.keys(info.title.byLocale)).toEqual(languages);
    expect(Object.keys(pillars[0]?.measures[0]?.text.byLocale ?? {})).toEqual(languages);
    for (const [name, text] of yamlIn(pack)) {
      const keys = [...text.matchAll(/^\s+(en|zh-\w+):/gm)].map(([, key]) => key);
      expect(
        keys.filter((key) => !languages.includes(key ?? '')),
        name,
      ).toEqual([]);
    }
  });

  it('is explained in the first of them, or in English', () => {
    const [source = ''] = languages;
    for (const [name, text] of yamlIn(pack)) {
      const [modeline, ...comments] = (text.match(/^\s*#.*$/gm) ?? []).filter((line) => !/# online: /.test(line));
      const schema = name.startsWith('audiences/') ? '../.schema/audience.schema.json' : '.schema/pack.schema.json';
      expect(modeline, name).toBe(`# yaml-language-server: $schema=${schema}`);
      expect(comments.length, name).toBeGreaterThan(0);
      const chinese = comments.filter((line) => /\p{Script=Han}/u.test(line));
      expect(chinese, name).toEqual(source.startsWith('zh') ? comments : []);
      const wrong = source === 'zh-Hant' ? tables.simplifiedOnly : tables.traditionalOnly;
      expect(
        [...chinese.join('')].filter((character) => wrong(character.codePointAt(0) ?? 0)),
        name,
      ).toEqual([]);
    }
  });

  it('has the same bytes when it is made again', async () => {
    const written: Written = new Map();
    const host = memoryHost(cwd, 'again', written);
    const place = await newPackTarget('again/demo', undefined, host);
    await newPack(place, { languages: languagesNamed(languages), titles: [] }, host);
    const again = [...written].map(([path, bytes]) => [
      relative(place.folder, path).replaceAll('\\', '/'),
      new TextDecoder().decode(bytes),
    ]);
    expect(Object.fromEntries(again.filter(([name]) => name?.endsWith('.yaml')))).toEqual(
      Object.fromEntries(yamlIn(pack)),
    );
  });
});

describe('a new pack', () => {
  const three = folder();
  beforeAll(async () => {
    await run(three, 'new', 'demo', '-l', 'en,zh-Hant,zh-Hans');
  });

  it('says the same in every language: full and short, with the same units', () => {
    const { framing, facts, pillars, audiences } = loadedPack(join(three, 'demo'));
    const units = [...framing.units, ...facts, ...pillars.flatMap(({ measures }) => measures)];
    const texts = [...units.map(({ text }) => text), ...audiences.flatMap(({ text }) => Object.values(text))];
    const lengths = texts.map(({ byLocale }) => Object.values(byLocale).map(({ full, short }) => full !== short));
    for (const one of lengths) expect(new Set(one).size).toBe(1);
    expect(lengths.filter(([two]) => two).length).toBeGreaterThan(5);
  });

  it('shows what a pack can be: readers, pillars, priorities, figures, a chart, weights and a pin', () => {
    const { pillars, facts, framing, glossary, references, audiences } = loadedPack(join(three, 'demo'));
    expect(pillars.length).toBe(4);
    const priorities = pillars.flatMap(({ measures }) => measures.map(({ priority }) => priority));
    expect([...new Set(priorities)].sort()).toEqual(['could', 'must', 'should']);
    expect(
      facts.filter(({ figures, derived, chart, limits }) => figures && derived.share && chart && limits),
    ).not.toEqual([]);
    expect(framing.units.length).toBeGreaterThan(2);
    expect(glossary.length).toBeGreaterThan(1);
    expect(references.length).toBe(2);
    expect(audiences.map(({ ask }) => ask.standing).sort()).toEqual(['authors-view', 'derived']);
    expect(audiences.every(({ weights }) => Object.keys(weights).length > 0)).toBe(true);
    expect(audiences.flatMap(({ keep }) => keep)).toHaveLength(1);
  });

  it('says on every page that it is invented', async () => {
    const { file } = await builtIn(three, { packs: ['demo'], formats: ['md'] });
    const says = { en: 'Invented example', 'zh-Hant': '虛構示例', 'zh-Hans': '虚构示例' };
    for (const reader of ['councillors', 'community-groups']) {
      for (const [language, words] of Object.entries(says)) {
        expect(new TextDecoder().decode(file(`demo/${reader}.${language}.md`))).toContain(words);
      }
    }
  });

  it('is in English by default, and never waits for an answer in a script', async () => {
    const cwd = folder();
    expect(await run(cwd, 'new', 'demo')).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('demo/pack.yaml'),
    });
    expect(loadedPack(join(cwd, 'demo')).pack.languages).toEqual(['en']);
  });

  it('lists for a script its files and the next commands', async () => {
    const cwd = folder();
    const { stdout, stderr } = await run(cwd, 'new', 'my plan', '--json');
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toMatchObject({
      ok: true,
      files: expect.arrayContaining(['my plan/pack.yaml', 'my plan/audiences/councillors.yaml']),
      next: ['npx policy-brief build "my plan"', 'npx policy-brief preview "my plan"'],
    });
  });

  it('prints nothing with --quiet', async () => {
    expect(await run(folder(), 'new', 'demo', '--quiet', '--yes')).toEqual({ status: 0, stdout: '', stderr: '' });
  });

  it('takes an id and a title in each language', async () => {
    const cwd = folder();
    const titles = ['--title', '道路，2026', '--title', 'Roads, 2026'];
    expect((await run(cwd, 'new', '計劃', '--id', 'roads', '-l', 'zh-Hant,en', ...titles)).status).toBe(0);
    const { id, title } = loadedPack(join(cwd, '計劃')).pack;
    expect(id).toBe('roads');
    expect(title.byLocale).toMatchObject({ 'zh-Hant': { full: '道路，2026' }, en: { full: 'Roads, 2026' } });
  });

  it('says in which languages the title is still that of the example', async () => {
    const { stderr } = await run(folder(), 'new', 'demo', '-l', 'en,zh-hant,zh-Hans', '--title', 'Roads');
    expect(stderr).toMatch(/\bzh-Hant, zh-Hans\b/);
  });

  it('is not written for a wrong option, and the message says what to write', async () => {
    const cwd = folder();
    for (const [args, toWrite] of [
      [['demo', '-l', 'en,zh-Hnat'], '"zh-Hant"'],
      [['學校'], '--id my-pack'],
      [['demo', '--title', 'A "plan"'], '“…”'],
    ] as const) {
      const { status, stdout, stderr } = await run(cwd, 'new', ...args);
      expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
      expect(stderr).toContain(toWrite);
      expect(stderr.trim().split('\n')).toHaveLength(1);
      expect(readdirSync(cwd)).toEqual([]);
    }
  });

  it('goes into an empty folder, even the working directory', async () => {
    const cwd = join(folder(), 'town-plan');
    mkdirSync(cwd);
    const { status, stderr } = await run(cwd, 'new', '.');
    expect(status).toBe(0);
    expect(stderr).toContain('npx policy-brief build .\n');
    expect(loadedPack(cwd).pack.id).toBe('town-plan');
    expect((await run(cwd, 'check', '.')).status).toBe(0);
  });

  it('is found by build under ./content', async () => {
    const cwd = folder();
    expect((await run(cwd, 'new', 'content/demo')).stderr).toContain('npx policy-brief build content/demo\n');
    expect((await run(cwd, 'build', '-f', 'md', '-a', 'councillors')).stdout).toContain('out/demo/councillors.en.md');
  });
});

describe('what exists already', () => {
  it.each([
    ['a file', (path: string) => writeFileSync(join(path, 'pack.yaml'), 'mine'), 'pack.yaml'],
    ['a hidden file', (path: string) => writeFileSync(join(path, '.keep'), ''), '.keep'],
    ['a folder', (path: string) => mkdirSync(join(path, 'audiences')), 'audiences/'],
  ])('stays: %s in the folder', async (_, put, holds) => {
    const cwd = folder();
    mkdirSync(join(cwd, 'demo'));
    put(join(cwd, 'demo'));
    const before = textsBelow(cwd);
    const { status, stdout, stderr } = await run(cwd, 'new', 'demo');
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(holds);
    expect(textsBelow(cwd)).toEqual(before);
  });

  it('stays: a pack made before, with its changes', async () => {
    const cwd = folder();
    await run(cwd, 'new', 'demo');
    writeFileSync(join(cwd, 'demo/pack.yaml'), 'changed');
    const before = textsBelow(cwd);
    expect((await run(cwd, 'new', 'demo', '-l', 'zh-Hant', '--yes')).status).toBe(2);
    expect(textsBelow(cwd)).toEqual(before);
  });

  it('stays: a file of the name', async () => {
    const cwd = folder();
    writeFileSync(join(cwd, 'demo'), 'mine');
    expect(await run(cwd, 'new', 'demo')).toMatchObject({ status: 2, stdout: '' });
    expect(textsBelow(cwd)).toEqual({ demo: 'mine' });
  });

  it('says in one line where it cannot write', async () => {
    const cwd = folder();
    writeFileSync(join(cwd, 'file'), '');
    const { status, stdout, stderr } = await run(cwd, 'new', 'file/demo');
    expect({ status, stdout }).toEqual({ status: 3, stdout: '' });
    expect(stderr).toMatch(/^error: .*file\/demo.*\n$/);
  });
});
