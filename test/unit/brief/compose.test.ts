import { describe, expect, it } from 'vitest';
import { unitsOf } from '../../../src/model/brief.js';
import { loadPack } from '../../../src/pack/load-pack.js';
import { composed } from '../../support/briefs.js';
import { builtInPackFolder, loadedPack, miniPackFolder, packFiles } from '../../support/packs.js';

describe('a brief', () => {
  const brief = composed(loadedPack(miniPackFolder), 'readers', 'en');
  const unit = (id: string) => unitsOf(brief).find((u) => u.id === id);

  it('fills figures in and leaves citations to be numbered', () => {
    expect(unit('second.finish')?.full.text).toBe('Finish 2 of 3 things [@smith2025].');
    expect(brief.facts[0]).toMatchObject({
      figure: { value: { text: '2' }, whole: { text: 'of 3' } },
      chart: { kind: 'share', bar: { parts: [2], of: 3 } },
    });
  });

  it('prints a number as it was typed', () => {
    const edit = { file: 'argument.yaml', find: 'part: 2,', write: 'part: 1.10,' };
    const typed = composed(loadedPack(miniPackFolder, [edit]), 'readers', 'en');
    expect(typed.facts[0]).toMatchObject({
      figure: { value: { text: '1.10' } },
      chart: { bar: { parts: [1.1], of: 3 } },
    });
  });

  it('values a unit by priority × the weights of its pillar, its topics and itself', () => {
    expect(unit('first.begin')?.value).toBe(4 * 2);
    expect(unit('first.continue')?.value).toBe(2 * 2 * 3);
    expect(unit('second.finish')?.value).toBe(2);
  });

  it('computes derived figures, as percentages where the pack says so', () => {
    const edits = [
      {
        file: 'argument.yaml',
        find: 'figures: { part: 2, all: 3 }',
        write:
          'figures: { part: 2, all: 3 }\n    derived:\n      rest: "all - part"\n      share: { value: "part / all", percent: 1 }',
      },
      {
        file: 'argument.yaml',
        find: '"things are missing"',
        write: '"things are missing ({{missing.share}}, {{missing.rest}} left)"',
      },
      { file: 'argument.yaml', find: '"缺失"', write: '"缺失（{{missing.share}}，餘{{missing.rest}}）"' },
    ];
    const derived = composed(loadedPack(miniPackFolder, edits), 'readers', 'en');
    expect(derived.facts[0]?.full.text).toBe('things are missing (66.7%, 1 left)');
  });

  it('weighs a unit of the framing by its families, and leaves out what is reserved for another audience', () => {
    const units = (reserved: string) => {
      const unit =
        '{ id: stakes.fair, role: stake, priority: should, source: { paragraphs: [1] }, text: { en: "x", zh-Hant: "文" } }';
      const edits = [
        { file: 'argument.yaml', find: '  advice:', write: `  units: [${unit}]\n  advice:` },
        { file: 'audiences/readers.yaml', find: '  first: 2', write: '  first: 2\n  stakes: 5' },
      ];
      const other = packFiles(miniPackFolder, edits);
      const text = new TextDecoder().decode(other.find((f) => f.path === 'audiences/readers.yaml')?.bytes);
      const second = text.replace('id: readers', 'id: others').replace('weights:', `reserved: [${reserved}]\nweights:`);
      const { result } = loadPack(
        [...other, { path: 'audiences/zz.yaml', bytes: new TextEncoder().encode(second) }],
        (path) => path,
      );
      if (!result.ok) throw new Error(result.diagnostics.map((d) => d.message).join());
      return unitsOf(composed(result.value, 'readers', 'en'));
    };
    expect(units('').find((u) => u.id === 'stakes.fair')?.value).toBe(10);
    expect(units('stakes.fair, missing, first.begin').map((u) => u.id)).toEqual(['first.continue', 'second.finish']);
  });

  it('has what several readers reserve on the pages of each of them, and of no other', () => {
    const own = { file: 'audiences/readers.yaml', find: 'weights:', write: 'reserved: [first.continue]\nweights:' };
    const files = packFiles(miniPackFolder, [own]);
    const reserving = new TextDecoder().decode(files.find(({ path }) => path === 'audiences/readers.yaml')?.bytes);
    const others = [
      ['audiences/y.yaml', reserving.replace('id: readers', 'id: allies')],
      ['audiences/z.yaml', reserving.replace('id: readers', 'id: others').replace('reserved: [first.continue]\n', '')],
    ].map(([path = '', text]) => ({ path, bytes: new TextEncoder().encode(text) }));
    const { result } = loadPack([...files, ...others], (path) => path);
    if (!result.ok) throw new Error(result.diagnostics.map((d) => d.message).join());
    const pack = result.value;
    const whoHas = pack.audiences.filter(({ id }) =>
      unitsOf(composed(pack, id, 'en')).some((unit) => unit.id === 'first.continue'),
    );
    expect(whoHas.map(({ id }) => id)).toEqual(['readers', 'allies']);
  });

  it('takes the wording of the audience, and its span', () => {
    const edit = {
      file: 'audiences/readers.yaml',
      find: 'weights:',
      write: 'text:\n  first.begin:\n    en: "Start now."\n    zh-Hant: "現在開始。"\nweights:',
    };
    const reworded = composed(loadedPack(miniPackFolder, [edit]), 'readers', 'zh-Hant');
    const begin = unitsOf(reworded).find((u) => u.id === 'first.begin');
    expect(begin?.full.text).toBe('現在開始。');
    expect(begin?.full.span.source).toBe('audiences/readers.yaml');
  });

  it('says how to cite it, and whom this reader asks before whom any asks', () => {
    const ofPack = {
      file: 'pack.yaml',
      find: 'disclaimer:',
      write:
        'contact: { en: "the desk", zh-Hant: "編輯部" }\n  cite-as: { en: "Cite as: Mini", zh-Hant: "引用：小" }\n  disclaimer:',
    };
    const ofReader = {
      file: 'audiences/readers.yaml',
      find: 'id: readers',
      write: 'id: readers\ncontact: { en: "the readers’ desk", zh-Hant: "讀者部" }',
    };
    expect(composed(loadedPack(miniPackFolder, [ofPack]), 'readers', 'en').meta).toMatchObject({
      contact: 'the desk',
      citeAs: 'Cite as: Mini',
    });
    expect(composed(loadedPack(miniPackFolder, [ofPack, ofReader]), 'readers', 'en').meta.contact).toBe(
      'the readers’ desk',
    );
  });

  it('fills figures into its contact line too', () => {
    const edit = {
      file: 'pack.yaml',
      find: 'disclaimer:',
      write: 'contact: { en: "{{missing.all}} offices", zh-Hant: "x" }\n  disclaimer:',
    };
    expect(composed(loadedPack(miniPackFolder, [edit]), 'readers', 'en').meta.contact).toBe('3 offices');
  });

  it('joins folded Chinese without a space', () => {
    const edit = {
      file: 'argument.yaml',
      find: 'zh-Hant: "及早開始。"',
      write: 'zh-Hant: |\n            及早\n            開始，\n            一起。',
    };
    const folded = composed(loadedPack(miniPackFolder, [edit]), 'readers', 'zh-Hant');
    expect(unitsOf(folded).find((u) => u.id === 'first.begin')?.full.text).toBe('及早開始，一起。');
  });

  it('writes its dates and version in the language', () => {
    expect(brief.meta.marks).toEqual(['v0.1', '31 January 2026', 'facts as at December 2025']);
    expect(composed(loadedPack(miniPackFolder), 'readers', 'zh-Hant').meta.marks).toEqual([
      '0.1 版',
      '2026年1月31日',
      '事實截至2025年12月',
    ]);
  });

  it.each([
    ['1', 'v1', '1 版'],
    ['1.0 (draft)', 'v1.0 (draft)', '1.0 (draft) 版'],
    ['B2', 'vB2', 'B2 版'],
    ['v1.0', 'v1.0', 'v1.0'],
    ['Draft 3', 'Draft 3', 'Draft 3'],
    ['2nd edition', '2nd edition', '2nd edition'],
    ['Ed. 2', 'Ed. 2', 'Ed. 2'],
    ['2. Auflage', '2. Auflage', '2. Auflage'],
    ['1.0 draft', 'v1.0 draft', '1.0 draft 版'],
    ['第2版', '第2版', '第2版'],
    ['제2판', '제2판', '제2판'],
  ])('writes a version that says itself what it is as it stands: %s', (version, en, zhHant) => {
    const edit = { file: 'pack.yaml', find: 'version: "0.1"', write: `version: "${version}"` };
    const pack = loadedPack(miniPackFolder, [edit]);
    expect(composed(pack, 'readers', 'en').meta.marks[0]).toBe(en);
    expect(composed(pack, 'readers', 'zh-Hant').meta.marks[0]).toBe(zhHant);
  });

  it.each([
    ['1.0', 'Smith (2026), v1.0', true],
    ['1.0', 'Smith (2026), version 11.0', false],
    ['2', 'Smith (2026), page 12', false],
    ['2', 'Smith, 2 March 2026', false],
    ['2', 'Smith (2026), v. 2', true],
    ['第2版', 'Smith（2026年），第2版', true],
  ])('leaves the version %s to the words on how to cite it, where they say it: %s', (version, cited, isLeft) => {
    const edits = [
      { file: 'pack.yaml', find: 'version: "0.1"', write: `version: "${version}"` },
      {
        file: 'pack.yaml',
        find: '  disclaimer:',
        write: `  cite-as: { en: "${cited}", zh-Hant: "${cited}" }\n  disclaimer:`,
      },
    ];
    const { marks } = composed(loadedPack(miniPackFolder, edits), 'readers', 'en').meta;
    expect(marks).toHaveLength(isLeft ? 2 : 3);
  });
});

describe('the handling and distribution of a brief', () => {
  const edits = [
    {
      file: 'pack.yaml',
      find: '  disclaimer:',
      write:
        '  handling: "TLP:GREEN"\n  distribution: { en: "For all", zh-Hant: "公開" }\n  online: "https://example.org/b/"\n' +
        '  keywords: { en: "first, second; third", zh-Hant: "一、二；三" }\n  authors: [{ en: "Ann Editor", zh-Hant: "編者" }]\n  disclaimer:',
    },
  ];
  const ofAudience = {
    file: 'audiences/readers.yaml',
    find: 'weights:',
    write:
      'handling: { en: "For the desk only", zh-Hant: "限本處使用" }\ndistribution: { en: "Desk", zh-Hant: "本處" }\nweights:',
  };
  const meta = (locale: string, ...more: (typeof ofAudience)[]) =>
    composed(loadedPack(miniPackFolder, [...edits, ...more]), 'readers', locale).meta;

  it('is that of the pack, a label untranslated', () => {
    expect(meta('zh-Hant')).toMatchObject({ handling: 'TLP:GREEN', distribution: '公開' });
    expect(meta('en')).toMatchObject({ handling: 'TLP:GREEN', distribution: 'For all' });
  });

  const labelOnly = (label: string) => [
    { file: 'pack.yaml', find: '  disclaimer:', write: `  handling: "${label}"\n  disclaimer:` },
  ];
  it.each([
    ['TLP:RED', 'For the recipients themselves only; not to be passed on.', '僅供收件人本人使用，不得轉給他人。'],
    [
      'TLP:AMBER+STRICT',
      'Within the recipients’ organization only, to those who need to know.',
      '僅限收件人所在組織內有必要知悉者。',
    ],
    ['TLP:CLEAR', 'May be passed on without limit.', '可不受限制地分享。'],
  ])('says what %s allows, where it does not say who may have it', (label, en, zhHant) => {
    const of = (locale: string) => composed(loadedPack(miniPackFolder, labelOnly(label)), 'readers', locale).meta;
    expect(of('en')).toMatchObject({ handling: label, distribution: en });
    expect(of('zh-Hant')).toMatchObject({ handling: label, distribution: zhHant });
  });

  it('is that of the audience where it has one', () => {
    expect(meta('en', ofAudience)).toMatchObject({ handling: 'For the desk only', distribution: 'Desk' });
  });

  it('names the brief’s address, its authors and keywords', () => {
    expect(meta('en')).toMatchObject({
      online: 'https://example.org/b/readers.en.html',
      authors: ['Ann Editor'],
      keywords: ['first', 'second', 'third'],
    });
    expect(meta('zh-Hant').keywords).toEqual(['一', '二', '三']);
  });

  it('takes the titles of the pillars as keywords where the pack has none', () => {
    const pack = loadedPack(miniPackFolder);
    const titles = composed(pack, 'readers', 'en').pillars.map((pillar) => pillar.title.text);
    expect(composed(pack, 'readers', 'en').meta.keywords).toEqual(titles);
  });
});

describe('references', () => {
  const pack = loadedPack(builtInPackFolder);
  const text = (locale: string, id: string) => composed(pack, 'un-delegates', locale).references.get(id);

  it('says how paragraphs are counted: behind a blank, but for a full-width bracket, which has its own', () => {
    const source = (locale: string) => composed(pack, 'research-community', locale).references.get('xue-liang2025');
    expect(source('en')).toMatch(/\.003>? \(Paragraphs are counted/);
    expect(source('zh-Hant')).toMatch(/\.003>?（段號自摘要起計/);
  });

  it('are author–year in English', () => {
    expect(text('en', 'vinuesa2020')).toBe(
      'Vinuesa, R. et al. (2020). “The role of artificial intelligence in achieving the Sustainable Development Goals”. Nature Communications 11, 233. <https://doi.org/10.1038/s41467-019-14108-y>',
    );
  });

  it('follow GB/T 7714 in Chinese, with Chinese names and titles where the reference has them', () => {
    expect(text('zh-Hant', 'vinuesa2020')).toBe(
      'Vinuesa R, Azizpour H, Leite I, et al. [The role of artificial intelligence in achieving the Sustainable Development Goals]{lang=en}\\[J\\]. [Nature Communications]{lang=en}, 2020, 11: 233. <https://doi.org/10.1038/s41467-019-14108-y>',
    );
    expect(text('zh-Hant', 'unga-78-311')).toContain(
      '聯合國大會. 加強人工智能能力建設國際合作: A/RES/78/311\\[Z/OL\\]. 2024.',
    );
    expect(text('zh-Hant', 'xue-liang2025')).toMatch(/^薛瀾, 梁正\. /);
  });

  it('mark a title in another language than the page, and escape Markdown in it', () => {
    const edit = {
      file: 'references.yaml',
      find: 'title: "The role of artificial intelligence in achieving the Sustainable Development Goals"',
      write: 'title: "A [note] on *R&D*"',
    };
    const edited = composed(loadedPack(builtInPackFolder, [edit]), 'un-delegates', 'zh-Hans').references;
    expect(edited.get('vinuesa2020')).toContain('[A \\[note\\] on *R\\&D*]{lang=en}');
    expect(text('zh-Hans', 'unga-78-311')).not.toContain('lang=');
    expect(text('en', 'unga-78-311')).not.toContain('lang=');
  });

  it.each([
    '"2020"',
    '2020-01',
    '2020-01-13',
    '{ date-parts: [[2020, 1]] }',
    '[{ year: 2020 }]',
    '{ year: 2020 }',
    '{ raw: "2020-05" }',
  ])('take the year from a date written as %s', (issued) => {
    const edit = { file: 'pack.yaml', find: 'issued: "2025"', write: `issued: ${issued}` };
    const text = composed(loadedPack(miniPackFolder, [edit]), 'readers', 'en').references.get('smith2025');
    expect(text).toContain('Smith, A. (2020).');
  });
});
