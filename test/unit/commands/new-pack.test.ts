import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { type ExampleLanguage, languagesNamed } from '../../../src/commands/example-languages.js';
import { newPack, newPackTarget } from '../../../src/commands/new-pack.js';
import { inLanguages, type Translations, withHead } from '../../../src/commands/new-pack-text.js';
import { type Host, IoError } from '../../../src/host/host.js';
import { loadPack } from '../../../src/pack/load-pack.js';
import { UsageError } from '../../../src/pipeline/report.js';
import { memoryHost, type Written } from '../../support/built.js';
import { diskHost } from '../../support/host.js';
import { root, workspace } from '../../support/packs.js';

const example = `# for those who write it

# en: Explained
# zh-Hant: 說明
# all: key: 1
pack:
  id: example
  languages: [en, zh-Hant, zh-Hans]
  title:
    en: "T"
    zh-Hant: "題"
    zh-Hans: "题"
  # en| name: "N"
  # zh-Hant| name: "名"
  name-by-language:
    en: "N"
    zh-Hant: "名"
    zh-Hans: "名"
  text:
    en:
      full: "Long: en: text"
      short: "L"
    zh-Hant:
      full: "長"
      short: "長"
    zh-Hans: "长"
  end: 1
`;

const none: Translations = new Map();

describe('the text of a new pack', () => {
  it('has the chosen languages in their order, and the comments of the first', () => {
    expect(inLanguages(example, ['zh-Hant', 'en'], none)).toBe(`# 說明
# key: 1
pack:
  id: example
  languages: [en, zh-Hant, zh-Hans]
  title:
    zh-Hant: "題"
    en: "T"
  name: "N"
  name-by-language:
    zh-Hant: "名"
  text:
    zh-Hant:
      full: "長"
      short: "長"
    en:
      full: "Long: en: text"
      short: "L"
  end: 1
`);
  });

  it('has no key for other languages in a pack with one', () => {
    const text = inLanguages(example, ['zh-Hant'], none);
    expect(text).toContain('  name: "名"\n  text:\n');
    expect(text).not.toContain('by-language');
  });

  it('names a text that the example lacks', () => {
    const lacking = example.replace('    zh-Hans: "题"\n', '');
    expect(() => inLanguages(lacking, ['zh-Hans'], none)).toThrow('zh-Hans');
    expect(inLanguages(lacking, ['en'], none)).toContain('"T"');
  });

  it('gets its id, its languages and its titles', () => {
    const languages = ['zh-Hant', 'en'] as const;
    const head = { id: 'mine', languages, titles: ['$1 \\ "二"', 'Two: #2'] };
    expect(withHead(inLanguages(example, languages, none), head)).toContain(`pack:
  id: mine
  languages: [zh-Hant, en]
  title:
    zh-Hant: "$1 \\\\ \\"二\\""
    en: "Two: #2"
  name`);
    expect(() => withHead('pack:\n', head)).toThrow('mine');
  });
});

describe('a disk that fills up', () => {
  it('is reported, and nothing is written', async () => {
    const written: Written = new Map();
    const host: Host = {
      ...memoryHost(root, 'out', written),
      writeTogether: async (folder) => {
        throw new IoError('write', join(folder, 'pack.yaml'), Object.assign(new Error(), { code: 'ENOSPC' }));
      },
    };
    const place = await newPackTarget('out/fresh', undefined, host);
    const report = await newPack(place, { languages: ['en'], titles: [] }, host);
    expect(report.ok).toBe(false);
    expect(report.failure?.message).toMatch(/pack\.yaml/);
    expect(report.files).toEqual([]);
    expect([...written.keys()]).toEqual([]);
  });
});

describe('the folder', () => {
  const at = workspace();
  afterAll(() => at.remove());
  const host = diskHost(at.path);
  const fresh = async (dir: string) =>
    newPack(await newPackTarget(dir, undefined, host), { languages: ['en'], titles: [] }, host);

  it.each([['.DS_Store'], ['.gitkeep'], ['desktop.ini'], ['Thumbs.db']])(
    'may have what a computer has put into it: %s',
    async (name) => {
      const dir = `with-${name.replace('.', '').toLowerCase().replace(/[._]/g, '-')}`;
      mkdirSync(join(at.path, dir));
      writeFileSync(join(at.path, dir, name), '');
      expect((await fresh(dir)).ok).toBe(true);
    },
  );

  it('may not have anything else', async () => {
    mkdirSync(join(at.path, 'used'));
    writeFileSync(join(at.path, 'used', 'notes.txt'), '');
    await expect(fresh('used')).rejects.toThrow(/used is not empty: it holds notes\.txt/);
  });

  it('whose pack was cut short is finished, and told to hold one', async () => {
    await fresh('cut-short');
    const folder = join(at.path, 'cut-short');
    const names = ['evidence.yaml', 'pack.yaml', 'audiences/councillors.yaml'];
    const whole = names.map((name) => readFileSync(join(folder, name)));
    const files = names.map((path, i) => ({ path, after: whole[i]?.toString('base64') }));
    // As it is where the computer stops behind the first file.
    writeFileSync(join(folder, '.policy-brief.journal'), JSON.stringify({ version: 1, files }));
    for (const name of names.slice(1)) rmSync(join(folder, name));
    await expect(fresh('cut-short')).rejects.toThrow(/cut-short holds a pack already/);
    expect(names.map((name) => readFileSync(join(folder, name)))).toEqual(whole);
  });
});

describe('the languages', () => {
  it.each([
    ['cn', 'zh-Hans'],
    ['english', 'en'],
    ['de-AT', 'de'],
    ['zh-Hnat', 'zh-Hant'],
  ])('are guessed by their names and by slips in a long tag: %s is %s', (name, meant) => {
    expect(() => languagesNamed([name])).toThrow(
      new UsageError(`there is no example in "${name}". Did you mean "${meant}"?`),
    );
  });

  it.each(['el', 'tr', 'he', 'no', 'uk', 'uk-UA', 'pl', 'polski'])(
    'are not guessed by letters: %s is another one',
    (name) => {
      expect(() => languagesNamed([name])).toThrow(/Known here: ar, de, en, .*, zh-Hant\.$/m);
    },
  );

  it('are taken in their order, each once, whatever the case of letters', () => {
    expect(languagesNamed(['zh-hans', 'EN', 'zh-Hans'])).toEqual(['zh-Hans', 'en']);
  });

  it('are those of the example', () => {
    expect(() => languagesNamed(['xx'])).toThrow(
      /^there is no example in "xx"\. Known here: ar, de, en, es, fr, ja, ko, pt, ru, zh-Hans, zh-Hant\.\n.*pack\.yaml/,
    );
  });
});

describe('the id', () => {
  const host = memoryHost(root, 'out');
  const idOf = async (dir: string, id?: string) => (await newPackTarget(`out/fresh/${dir}`, id, host)).id;

  it.each([
    ['demo', 'demo'],
    ['My Plan 2026', 'my-plan-2026'],
    ['Überblick_für.alle', 'uberblick-fur-alle'],
    ['--yes-', 'yes'],
    ['demo/', 'demo'],
  ])('of a folder named "%s" is "%s"', async (name, id) => {
    expect(await idOf(name)).toBe(id);
  });

  it.each(['學校', 'plan-學校', '…', 'a'.repeat(70)])('must be given where the folder is named "%s"', async (name) => {
    await expect(idOf(name)).rejects.toThrow(
      new UsageError(
        `no id can be made from the name of the folder "${name}". ` +
          'Write one of up to 64 lower-case letters, digits and hyphens: --id my-pack',
      ),
    );
    expect(await idOf(name, 'schools')).toBe('schools');
  });

  it('is refused with other letters', async () => {
    await expect(idOf('demo', 'My Pack')).rejects.toThrow(
      new UsageError(
        '"My Pack" cannot be the id of a pack. Write up to 64 lower-case letters, digits and hyphens: my-pack',
      ),
    );
  });
});

describe('the title', () => {
  /** The titles of a new pack, by language. */
  async function titled(languages: readonly ExampleLanguage[], ...titles: string[]) {
    const written: Written = new Map();
    const host = memoryHost(root, 'out', written);
    const place = await newPackTarget('out/fresh', undefined, host);
    await newPack(place, { languages, titles }, host).catch((cause: unknown) => {
      expect([...written.keys()]).toEqual([]);
      throw cause;
    });
    const files = [...written].filter(([path]) => path.endsWith('.yaml'));
    const { result } = loadPack(
      files.map(([path, bytes]) => ({ path: path.slice(join(place.folder, '/').length), bytes })),
      (path) => path,
    );
    if (!result.ok) throw new Error(result.diagnostics.map(({ message }) => message).join());
    return Object.fromEntries(
      Object.entries(result.value.pack.title.byLocale).map(([language, { full }]) => [language, full]),
    );
  }

  it('stays as it was typed, whatever it means to YAML', async () => {
    const title = '- Roads: what #1 {means} \\n %x [a](b) $1 & more';
    expect(await titled(['en'], `  ${title}\n`)).toEqual({ en: title });
  });

  it('is given in the order of the languages', async () => {
    expect(await titled(['zh-Hans', 'en'], '道路2026', 'Roads 2026')).toEqual({
      'zh-Hans': '道路2026',
      en: 'Roads 2026',
    });
  });

  it('is that of the example in a language for which none is given', async () => {
    const titles = await titled(['en', 'zh-Hans'], 'Roads');
    expect(titles).toEqual({ en: 'Roads', 'zh-Hans': expect.stringContaining('图书馆') });
  });

  it.each(['A levy of 5% on plastic', '312 villages without water'])(
    'may have a number that the example has too: %s',
    async (title) => {
      expect(await titled(['en'], title)).toEqual({ en: title });
    },
  );

  it.each([
    ['a quotation mark of another language', ['The "best" plan'], '" is not a quotation mark of en. Write “…”'],
    ['a figure that there is not', ['All of {{nothing.here}}'], 'the title cannot stand: '],
    ['a number that the other language lacks', ['Roads 2026'], 'Write --title once for each language.'],
    ['nothing', [' '], 'a title is empty.'],
    ['more titles than languages', ['One', '二', '三'], 'there are 3 titles for en, zh-Hant.'],
  ])('with %s is refused before anything is written', async (_, titles, message) => {
    await expect(titled(['en', 'zh-Hant'], ...titles)).rejects.toThrow(message);
    await expect(titled(['en', 'zh-Hant'], ...titles)).rejects.toThrow(UsageError);
  });
});
