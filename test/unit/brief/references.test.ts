import { describe, expect, it } from 'vitest';
import { formatReference } from '../../../src/brief/references/format.js';
import { authorNames, fullName, invertedName, unpunctuatedName } from '../../../src/brief/references/names.js';
import { plainTitle, quotedTitle, richTitle } from '../../../src/brief/references/titles.js';
import { type Name, type Reference, referenceSchema } from '../../../src/schema/reference-schema.js';
import { changedLocale, rulesOf } from '../../support/locales.js';

const labels = { en: rulesOf('en'), 'zh-Hans': rulesOf('zh-Hans') };

function printed(reference: object, locale: keyof typeof labels, form?: 'short'): string {
  const parsed = referenceSchema.parse({ id: 'x', type: 'report', title: 'T', ...reference });
  // As it is read: escapes are for the Markdown.
  return formatReference(parsed, locale, labels[locale], form).replace(/\\(.)/g, '$1');
}

const at = { URL: 'https://example.org/a' };

/** Name as a file has it; said; inverted; without marks. */
const names: readonly (readonly [Name, string, string, string])[] = [
  [{ family: 'Smith', given: 'Ann' }, 'Ann Smith', 'Smith, A.', 'Smith A'],
  [{ family: 'Smith', given: 'Ann Mary' }, 'Ann Mary Smith', 'Smith, A. M.', 'Smith A M'],
  [{ family: 'Doe', given: 'ME' }, 'ME Doe', 'Doe, M.E.', 'Doe M E'],
  [{ family: 'Doe', given: 'M. E.' }, 'M. E. Doe', 'Doe, M. E.', 'Doe M E'],
  [{ family: 'Doe', given: 'M.E.' }, 'M.E. Doe', 'Doe, M. E.', 'Doe M E'],
  [{ family: 'Roe', given: 'Jean-Paul' }, 'Jean-Paul Roe', 'Roe, J.-P.', 'Roe J-P'],
  [{ family: 'Roe', given: 'J.-P.' }, 'J.-P. Roe', 'Roe, J.-P.', 'Roe J-P'],
  [{ family: 'Poe', given: 'Robert (Bob)' }, 'Robert Poe', 'Poe, R.', 'Poe R'],
  [{ family: 'Beethoven', given: 'Ludwig van' }, 'Ludwig van Beethoven', 'Beethoven, L. van', 'Beethoven L van'],
  [
    { family: 'Gogh', given: 'Vincent', 'non-dropping-particle': 'van' },
    'Vincent van Gogh',
    'van Gogh, V.',
    'van Gogh V',
  ],
  [{ family: 'Gogh', given: 'Vincent', 'dropping-particle': 'van' }, 'Vincent van Gogh', 'Gogh, V. van', 'Gogh V van'],
  [
    { family: 'Berg', given: 'A. B.', 'dropping-particle': 'van der' },
    'A. B. van der Berg',
    'Berg, A. B. van der',
    'Berg A B van der',
  ],
  [
    { family: 'Fontaine', given: 'Jean', 'dropping-particle': 'de', 'non-dropping-particle': 'La' },
    'Jean de La Fontaine',
    'La Fontaine, J. de',
    'La Fontaine J de',
  ],
  [
    { family: 'Alembert', given: 'Jean-Baptiste', 'non-dropping-particle': 'd’' },
    'Jean-Baptiste d’Alembert',
    'd’Alembert, J.-B.',
    'd’Alembert J-B',
  ],
  [
    { family: 'Alembert', given: 'Jean', 'dropping-particle': "d'" },
    "Jean d'Alembert",
    "Alembert, J. d'",
    "Alembert J d'",
  ],
  [{ family: 'Ávila', given: 'Ana d’' }, 'Ana d’Ávila', 'Ávila, A. d’', 'Ávila A d’'],
  [
    { family: 'Hôpital', given: 'Guillaume', 'dropping-particle': 'de', 'non-dropping-particle': 'l’' },
    'Guillaume de l’Hôpital',
    'l’Hôpital, G. de',
    'l’Hôpital G de',
  ],
  [
    { family: 'Khwarizmi', given: 'Musa', 'non-dropping-particle': 'al-' },
    'Musa al-Khwarizmi',
    'al-Khwarizmi, M.',
    'al-Khwarizmi M',
  ],
  [{ family: 'Khwarizmi', 'dropping-particle': 'al-' }, 'al-Khwarizmi', 'Khwarizmi, al-', 'Khwarizmi, al-'],
  [
    { family: 'Veld', given: 'Piet', 'non-dropping-particle': "in 't" },
    "Piet in 't Veld",
    "in 't Veld, P.",
    "in 't Veld P",
  ],
  [
    { family: 'King', given: 'Martin Luther', suffix: 'Jr.' },
    'Martin Luther King Jr.',
    'King, M. L., Jr.',
    'King M L Jr',
  ],
  [{ family: 'King', given: 'Martin Luther, Jr.' }, 'Martin Luther King Jr.', 'King, M. L., Jr.', 'King M L Jr'],
  [{ family: 'Windsor', given: 'Henry, III' }, 'Henry Windsor III', 'Windsor, H., III', 'Windsor H III'],
  [{ family: 'Windsor', given: 'Henry', suffix: 'III' }, 'Henry Windsor III', 'Windsor, H., III', 'Windsor H III'],
  [{ literal: 'World Health Organization' }, ...same('World Health Organization')],
  [{ family: 'Plato' }, ...same('Plato')],
  [{ given: 'Madonna' }, ...same('Madonna')],
  [{ literal: 'Acme Inc.' }, ...same('Acme Inc.')],
  [{ family: '李', given: '世明' }, ...same('李世明')],
  [{ family: '欧阳', given: '叔同' }, ...same('欧阳叔同')],
  [{ literal: '中国信息通信研究院' }, ...same('中国信息通信研究院')],
  [{ family: '村上', given: '春樹' }, ...same('村上春樹')],
  [{ family: 'やまだ', given: 'はなこ' }, ...same('やまだはなこ')],
  [{ family: '김', given: '민준' }, ...same('김민준')],
  [{ family: 'Li', given: 'Shiming' }, 'Shiming Li', 'Li, S.', 'Li S'],
  [{ family: 'Álvarez', given: 'Óscar' }, 'Óscar Álvarez', 'Álvarez, Ó.', 'Álvarez Ó'],
  [{ family: 'Ødegård', given: 'Åse' }, 'Åse Ødegård', 'Ødegård, Å.', 'Ødegård Å'],
  [{ family: 'García Márquez', given: 'Gabriel' }, 'Gabriel García Márquez', 'García Márquez, G.', 'García Márquez G'],
  [{ family: 'Толстой', given: 'Лев Николаевич' }, 'Лев Николаевич Толстой', 'Толстой, Л. Н.', 'Толстой Л Н'],
  [{ family: "O'Brien", given: 'Flann' }, "Flann O'Brien", "O'Brien, F.", "O'Brien F"],
];

function same(text: string): readonly [string, string, string] {
  return [text, text, text];
}

describe('a name', () => {
  it.each(names)('%j is said, inverted and set without marks', (name, said, inverted, bare) => {
    expect([fullName(name), invertedName(name), unpunctuatedName(name)]).toEqual([said, inverted, bare]);
  });

  it('of an editor stands where there are no authors, in the metadata too', () => {
    const editor = [{ family: 'Roe', given: 'Ann' }];
    expect(printed({ editor, issued: '2020' }, 'en')).toBe('Roe, A. (Ed.) (2020). “T”.');
    expect(printed({ editor: [...editor, { family: 'Poe', given: 'B' }] }, 'en')).toBe(
      'Roe, A. and Poe, B. (Eds.). “T”.',
    );
    expect(authorNames(referenceSchema.parse({ id: 'x', type: 'book', title: 'T', editor }), 'en')).toEqual([
      'Ann Roe',
    ]);
  });

  it('is missing where nobody is named: then the title comes first', () => {
    expect(printed({ issued: '2020', publisher: 'Acme' }, 'en')).toBe('“T” (2020). Acme.');
    expect(printed({ issued: '2020', publisher: '某社' }, 'zh-Hans')).toBe('T[R]. 某社, 2020.');
  });
});

describe('pages', () => {
  const article = { type: 'article-journal', title: 'T', 'container-title': 'J' };
  it.each([
    ['101-119', '101–119', '101-119'],
    ['101--119', '101–119', '101-119'],
    ['101 – 119', '101–119', '101-119'],
    ['101‐119', '101–119', '101-119'],
    ['101−119', '101–119', '101-119'],
    ['101～119', '101–119', '101-119'],
    ['１０１－１１９', '101–119', '101-119'],
    ['12-13, 15-17', '12–13, 15–17', '12-13, 15-17'],
    ['12-13; 15-17; 20-21', '12–13; 15–17; 20–21', '12-13; 15-17; 20-21'],
    ['A-12-A-15', 'A-12–A-15', 'A-12-A-15'],
  ])('%s have one dash between them', (page, english, chinese) => {
    expect(printed({ ...article, page }, 'en')).toBe(`“T”. J, ${english}.`);
    expect(printed({ ...article, page }, 'zh-Hans')).toMatch(new RegExp(`: ${chinese}\\.$`));
  });
});

describe('authors that a work does not name', () => {
  it.each([{ literal: 'others' }, { literal: 'et al.' }, { family: 'et al' }, { literal: 'и др.' }, { literal: '等' }])(
    'are others, and nobody of that name: %j',
    (last) => {
      const author = [{ family: 'Doe', given: 'Jane' }, last];
      expect(printed({ author, issued: '2020' }, 'en')).toBe('Doe, J. et al. (2020). “T”.');
      expect(printed({ author, issued: '2020' }, 'zh-Hans')).toBe('Doe J, et al. T[R]. 2020.');
      expect(authorNames(referenceSchema.parse({ id: 'x', type: 'book', title: 'T', author }), 'en')).toEqual([
        'Jane Doe',
      ]);
    },
  );

  it('are a name where it stands alone', () => {
    expect(printed({ author: [{ literal: 'Others' }], issued: '2020' }, 'en')).toBe('Others (2020). “T”.');
  });
});

/** As files have them, and as English and Chinese print them. */
const dates: readonly (readonly [unknown, string, string])[] = [
  ['2020', '(2020)', '2020'],
  ['2020-05', '(2020)', '2020'],
  ['2020-05-17', '(2020)', '2020'],
  ['2020-21', '(2020)', '2020'],
  ['1850~', '(c. 1850)', '[1850]'],
  ['1850?', '(c. 1850)', '[1850]'],
  ['1850%', '(c. 1850)', '[1850]'],
  ['c. 1850', '(c. 1850)', '[1850]'],
  ['circa 1850', '(c. 1850)', '[1850]'],
  ['201X', '(201X)', '201X'],
  ['20XX', '(20XX)', '20XX'],
  ['2004/2006', '(2004–2006)', '2004-2006'],
  ['2019-10/2020-03', '(2019–2020)', '2019-2020'],
  ['2019-10/2019-12', '(2019)', '2019'],
  ['2019/..', '(2019–)', '2019-'],
  ['2019/', '(2019–)', '2019-'],
  [{ 'date-parts': [['2015']] }, '(2015)', '2015'],
  [{ 'date-parts': [['2015', '4']] }, '(2015)', '2015'],
  [{ 'date-parts': [['2015', '4', '30']] }, '(2015)', '2015'],
  [{ 'date-parts': [['2015'], ['2017']] }, '(2015–2017)', '2015-2017'],
  [{ 'date-parts': [['1850']], circa: 'true' }, '(c. 1850)', '[1850]'],
  [{ 'date-parts': [['1850']], circa: '1' }, '(c. 1850)', '[1850]'],
  [{ 'date-parts': [['1850']], circa: 'false' }, '(1850)', '1850'],
  [{ 'date-parts': [['2020']], season: 'summer' }, '(2020)', '2020'],
  [{ 'date-parts': [['2020']], season: '3' }, '(2020)', '2020'],
  [{ raw: '2020-05-17' }, '(2020)', '2020'],
  [{ raw: 'c. 1950' }, '(c. 1950)', '[1950]'],
  [{ literal: 'forthcoming' }, '(forthcoming)', 'forthcoming'],
  [{ literal: 'n.d.' }, '(n.d.)', 'n.d.'],
  [{ year: '2020', month: '5' }, '(2020)', '2020'],
  [[{ year: '2019' }, { year: '2021' }], '(2019–2021)', '2019-2021'],
  [undefined, '', ''],
];

describe('a date', () => {
  it.each(dates)('%j', (issued, english, chinese) => {
    const reference = { author: [{ literal: 'Body' }], ...(issued === undefined ? {} : { issued }) };
    expect(printed(reference, 'en')).toBe(`Body${english && ` ${english}`}. “T”.`);
    expect(printed(reference, 'zh-Hans')).toBe(`Body. T[R]. ${chinese}.`.replace(' .', '').replace('..', '.'));
  });

  it.each(['20155', '2020x', '2015–2017', '2020-13', '2020-1', '-350', '2020-05-32', 'May 2020'])(
    '%s is none',
    (issued) => {
      expect(referenceSchema.safeParse({ id: 'x', type: 'book', title: 'T', issued }).success).toBe(false);
    },
  );
});

describe('a title', () => {
  it.each([
    [
      'Growth of <i>Zea mays</i> at high CO<sub>2</sub>',
      'Growth of *Zea mays* at high CO₂',
      'Growth of Zea mays at high CO₂',
    ],
    ['A study of <span class="nocase">iPhone</span> use', 'A study of iPhone use', 'A study of iPhone use'],
    ['<b>Bold</b> words', '**Bold** words', 'Bold words'],
    ['10<sup>−3</sup> m', '10−3 m', '10−3 m'],
    ['10<sup>-3</sup> m', '10⁻³ m', '10⁻³ m'],
    ['x<sup>2</sup> + y<sup>n</sup>', 'x² + yⁿ', 'x² + yⁿ'],
    ['The <sc>un</sc> charter', 'The un charter', 'The un charter'],
    ['Plants &amp; People', 'Plants \\& People', 'Plants & People'],
    ['Temperatures &lt; 0', 'Temperatures \\< 0', 'Temperatures < 0'],
    ['Growth of *Zea mays* at CO~2~', 'Growth of *Zea mays* at CO₂', 'Growth of Zea mays at CO₂'],
    ['[iPhone]{.nocase} use', 'iPhone use', 'iPhone use'],
    ['2 * 3 * 4', '2 \\* 3 \\* 4', '2 * 3 * 4'],
    ['snake_case_name', 'snake\\_case\\_name', 'snake_case_name'],
    ['An escaped \\* star', 'An escaped \\* star', 'An escaped * star'],
    ['a < b and c > d', 'a \\< b and c \\> d', 'a < b and c > d'],
    ['Price: $5', 'Price: $5', 'Price: $5'],
  ])('%s', (title, markdown, plain) => {
    expect([richTitle(title), plainTitle(title)]).toEqual([markdown, plain]);
  });

  const { en } = labels;
  const french = { outer: ['« ', ' »'], inner: ['“', '”'] } as const;
  const german = { outer: ['„', '“'], inner: ['‚', '‘'] } as const;
  it.each([
    ['On “truth”', en.quotes, '“On ‘truth’”'],
    ['On "truth"', en.quotes, '“On ‘truth’”'],
    ['On «truth»', en.quotes, '“On ‘truth’”'],
    ['A study.', en.quotes, '“A study”'],
    ['The U.S.A.', en.quotes, '“The U.S.A.”'],
    ['Why?', en.quotes, '“Why?”'],
    ['Sur la « vérité »', french, '« Sur la “vérité” »'],
    ['Über „Wahrheit“', german, '„Über ‚Wahrheit‘“'],
    ['Brown’s dog', en.quotes, '“Brown’s dog”'],
  ] as const)('%s in quotation marks', (title, quotes, expected) => {
    expect(quotedTitle(title, quotes as typeof en.quotes)).toBe(expected);
  });
});

const smith = [{ family: 'Smith', given: 'Ann' }];
/** Records of each kind, and how English (author–year) and Chinese (GB/T 7714) print them. */
type WorkRecord = readonly [string, object, string, string];
const records: readonly WorkRecord[] = [
  [
    'a journal article',
    {
      type: 'article-journal',
      title: 'The role of artificial intelligence in achieving the Sustainable Development Goals',
      author: [
        { family: 'Vinuesa', given: 'Ricardo' },
        { family: 'Azizpour', given: 'Hossein' },
        { family: 'Leite', given: 'Iolanda' },
        { family: 'Balaam', given: 'Madeline' },
      ],
      'container-title': 'Nature Communications',
      volume: '11',
      issue: '1',
      page: '233',
      issued: '2020',
      DOI: '10.1038/s41467-019-14108-y',
    },
    'Vinuesa, R. et al. (2020). “The role of artificial intelligence in achieving the Sustainable Development Goals”. Nature Communications 11(1), 233. <https://doi.org/10.1038/s41467-019-14108-y>',
    'Vinuesa R, Azizpour H, Leite I, et al. The role of artificial intelligence in achieving the Sustainable Development Goals[J]. Nature Communications, 2020, 11(1): 233. <https://doi.org/10.1038/s41467-019-14108-y>',
  ],
  [
    'pages with a hyphen',
    {
      type: 'article-journal',
      author: smith,
      'container-title': 'Journal',
      volume: '12',
      issue: '3',
      page: '101-119',
      issued: '2019',
    },
    'Smith, A. (2019). “T”. Journal 12(3), 101–119.',
    'Smith A. T[J]. Journal, 2019, 12(3): 101-119.',
  ],
  [
    'pages with two hyphens of BibTeX',
    {
      type: 'article-journal',
      author: smith,
      'container-title': 'Journal',
      volume: '12',
      page: 'S1--S9',
      issued: '2019',
    },
    'Smith, A. (2019). “T”. Journal 12, S1–S9.',
    'Smith A. T[J]. Journal, 2019, 12: S1-S9.',
  ],
  [
    'a Chinese journal article',
    {
      type: 'article-journal',
      title: '沙地种菜',
      language: 'zh-CN',
      author: [
        { family: '李', given: '世明' },
        { family: '欧阳', given: '叔同' },
      ],
      'container-title': '沙地学刊',
      volume: '7',
      issue: '14',
      page: '11-17',
      issued: { 'date-parts': [['2021', '7', '14']] },
    },
    '李世明 and 欧阳叔同 (2021). “[沙地种菜]{lang=zh-CN}”. [沙地学刊]{lang=zh-CN} 7(14), 11–17.',
    '李世明, 欧阳叔同. 沙地种菜[J]. 沙地学刊, 2021, 7(14): 11-17.',
  ],
  [
    'a magazine article',
    { type: 'article-magazine', author: smith, 'container-title': 'The Economist', issued: '2024-03-02', page: '12' },
    'Smith, A. (2024). “T”. The Economist, 2 March 2024, 12.',
    'Smith A. T[J]. The Economist, 2024: 12.',
  ],
  [
    'a newspaper article, with its day',
    { type: 'article-newspaper', author: smith, 'container-title': 'The Times', issued: '2024-03-02', page: '4' },
    'Smith, A. (2024). “T”. The Times, 2 March 2024, 4.',
    'Smith A. T[N]. The Times, 2024-03-02(4).',
  ],
  [
    'a book of several volumes',
    { type: 'book', author: smith, volume: '3', publisher: 'Penguin', issued: '2011' },
    'Smith, A. (2011). “T”, vol. 3. Penguin.',
    'Smith A. T: Vol. 3[M]. Penguin, 2011.',
  ],
  [
    'a book whose volume says what it is',
    { type: 'book', author: smith, volume: 'Part II', publisher: 'Penguin', issued: '2011' },
    'Smith, A. (2011). “T”, Part II. Penguin.',
    'Smith A. T: Part II[M]. Penguin, 2011.',
  ],
  [
    'a book',
    { type: 'book', author: smith, publisher: 'Penguin', 'publisher-place': 'London', issued: '2011' },
    'Smith, A. (2011). “T”. Penguin.',
    'Smith A. T[M]. London: Penguin, 2011.',
  ],
  [
    'a book of a publisher whose name ends in a full stop',
    { type: 'book', author: smith, publisher: 'Acme Inc.' },
    'Smith, A. “T”. Acme Inc.',
    'Smith A. T[M]. Acme Inc.',
  ],
  [
    'an edited book',
    { type: 'book', editor: [...smith, { family: 'Roe', given: 'Bo' }], publisher: 'OUP', issued: '2001' },
    'Smith, A. and Roe, B. (Eds.) (2001). “T”. OUP.',
    'Smith A, Roe B. T[M]. OUP, 2001.',
  ],
  [
    'a chapter',
    {
      type: 'chapter',
      author: smith,
      editor: [{ family: 'Roe', given: 'Bo' }],
      'container-title': 'The handbook',
      publisher: 'OUP',
      page: '3-20',
      issued: '2001',
    },
    'Smith, A. (2001). “T”. The handbook, 3–20.',
    'Smith A. T[M]//Roe B. The handbook. OUP, 2001: 3-20.',
  ],
  [
    'a conference paper',
    {
      type: 'paper-conference',
      author: smith,
      'container-title': 'Proceedings of CHI',
      publisher: 'ACM',
      page: '1-9',
      issued: '2022',
    },
    'Smith, A. (2022). “T”. Proceedings of CHI, 1–9.',
    'Smith A. T[C]//Proceedings of CHI. ACM, 2022: 1-9.',
  ],
  [
    'an entry of an encyclopedia',
    { type: 'entry-encyclopedia', 'container-title': 'Britannica', title: 'Tea', issued: '1998' },
    '“Tea” (1998). Britannica.',
    'Tea[M]//Britannica. 1998.',
  ],
  [
    'a report',
    { type: 'report', author: [{ literal: 'OECD' }], publisher: 'OECD Publishing', number: '12', issued: '2023' },
    'OECD (2023). “T”. OECD Publishing, 12.',
    'OECD. T: 12[R]. OECD Publishing, 2023.',
  ],
  [
    'a report with a web address',
    { type: 'report', author: [{ literal: 'OECD' }], publisher: 'OECD', issued: '2023', URL: 'https://oecd.org/a' },
    'OECD (2023). “T”. <https://oecd.org/a>',
    'OECD. T[R/OL]. OECD, 2023. <https://oecd.org/a>',
  ],
  [
    'a document of the United Nations, by its symbol',
    {
      type: 'report',
      author: [{ literal: 'United Nations General Assembly' }],
      title: 'Enhancing international cooperation on capacity-building of artificial intelligence',
      number: 'A/RES/78/311',
      issued: '2024-07-01',
    },
    'United Nations General Assembly (2024). “Enhancing international cooperation on capacity-building of artificial intelligence”. A/RES/78/311.',
    'United Nations General Assembly. Enhancing international cooperation on capacity-building of artificial intelligence: A/RES/78/311[R]. 2024.',
  ],
  [
    'a thesis',
    { type: 'thesis', author: smith, genre: 'PhD thesis', publisher: 'MIT', issued: '2016' },
    'Smith, A. (2016). “T” (PhD thesis). MIT.',
    'Smith A. T[D]. MIT, 2016.',
  ],
  [
    'a thesis of no kind',
    { type: 'thesis', author: smith, publisher: 'MIT', issued: '2016' },
    'Smith, A. (2016). “T” (thesis). MIT.',
    'Smith A. T[D]. MIT, 2016.',
  ],
  [
    'a preprint',
    {
      type: 'article',
      author: smith,
      publisher: 'arXiv',
      number: '2301.00001',
      issued: '2023',
      URL: 'https://arxiv.org/abs/2301.00001',
    },
    'Smith, A. (2023). “T”. arXiv, 2301.00001. <https://arxiv.org/abs/2301.00001>',
    'Smith A. T: 2301.00001[Z/OL]. arXiv, 2023. <https://arxiv.org/abs/2301.00001>',
  ],
  [
    'a dataset',
    {
      type: 'dataset',
      author: [{ literal: 'World Bank' }],
      publisher: 'World Bank',
      issued: '2024',
      DOI: '10.1000/abc',
    },
    'World Bank (2024). “T” (data set). <https://doi.org/10.1000/abc>',
    'World Bank. T[DS/OL]. World Bank, 2024. <https://doi.org/10.1000/abc>',
  ],
  [
    'software',
    { type: 'software', author: smith, publisher: 'Zenodo', issued: '2021' },
    'Smith, A. (2021). “T” (computer software). Zenodo.',
    'Smith A. T[CP]. Zenodo, 2021.',
  ],
  [
    'a web page',
    { type: 'webpage', author: [{ literal: 'Cabinet Office' }], issued: '2022', URL: 'https://gov.uk/a' },
    'Cabinet Office (2022). “T”. <https://gov.uk/a>',
    'Cabinet Office. T[EB/OL]. 2022. <https://gov.uk/a>',
  ],
  [
    'a page of a site',
    { type: 'webpage', author: smith, 'container-title': 'BBC News', issued: '2022', URL: 'https://bbc.com/a' },
    'Smith, A. (2022). “T”. BBC News. <https://bbc.com/a>',
    'Smith A. T[EB/OL]. BBC News, 2022. <https://bbc.com/a>',
  ],
  [
    'a blog post',
    { type: 'post-weblog', author: smith, 'container-title': 'A blog', issued: '2022', URL: 'https://b.org/a' },
    'Smith, A. (2022). “T”. A blog. <https://b.org/a>',
    'Smith A. T[EB/OL]. A blog, 2022. <https://b.org/a>',
  ],
  [
    'a standard',
    { type: 'standard', author: [{ literal: 'ISO' }], number: 'ISO 14289-1:2014', publisher: 'ISO', issued: '2014' },
    'ISO (2014). “T”. ISO 14289-1:2014.',
    'ISO. T: ISO 14289-1:2014[S]. ISO, 2014.',
  ],
  [
    'a patent',
    { type: 'patent', author: smith, number: 'US1234567', issued: '1999' },
    'Smith, A. (1999). “T”. US1234567.',
    'Smith A. T: US1234567[P]. 1999.',
  ],
  [
    'a map',
    { type: 'map', author: [{ literal: 'USGS' }], publisher: 'USGS', issued: '2010' },
    'USGS (2010). “T”.',
    'USGS. T[CM]. USGS, 2010.',
  ],
  [
    'a law',
    { type: 'legislation', title: 'Artificial Intelligence Act', number: 'Regulation (EU) 2024/1689', issued: '2024' },
    'Artificial Intelligence Act, Regulation (EU) 2024/1689 (2024).',
    'Artificial Intelligence Act: Regulation (EU) 2024/1689[Z]. 2024.',
  ],
  [
    'a law of a collection',
    {
      type: 'legislation',
      title: 'Clean Air Act',
      volume: '42',
      'container-title': 'U.S.C.',
      section: '7401',
      issued: '1963',
    },
    'Clean Air Act, 42 U.S.C. § 7401 (1963).',
    'Clean Air Act[Z]. U.S.C., 1963, 42: § 7401.',
  ],
  ...(
    [
      ['a section with a sign of its own', '§ 823 Abs. 1', '§ 823 Abs. 1'],
      ['a section with a sign close to it of its own', '§823', '§ 823'],
      ['a section with the sign of several of its own', '§§ 2–4', '§§ 2–4'],
      ['a section with a word of its own', 'Art. 5 Abs. 1', 'Art. 5 Abs. 1'],
      ['a section with a short word of its own', 's 12(3)', 's 12(3)'],
      ['a section with a letter before its number, and no word of its own', 'A12', '§ A12'],
    ] as const
  ).map(
    ([what, section, printed]): WorkRecord => [
      what,
      { type: 'legislation', title: 'Act', section, issued: '1963' },
      `Act, ${printed} (1963).`,
      `Act[Z]. 1963: ${printed}.`,
    ],
  ),
  [
    'a bill',
    { type: 'bill', title: 'Algorithmic Accountability Act', number: 'H.R. 6580', issued: '2022' },
    'Algorithmic Accountability Act, H.R. 6580 (2022).',
    'Algorithmic Accountability Act: H.R. 6580[Z]. 2022.',
  ],
  [
    'a treaty',
    {
      type: 'treaty',
      title: 'Treaty on the Non-Proliferation of Nuclear Weapons',
      volume: '729',
      'container-title': 'U.N.T.S.',
      page: '161',
      issued: '1968',
    },
    'Treaty on the Non-Proliferation of Nuclear Weapons, 729 U.N.T.S. 161 (1968).',
    'Treaty on the Non-Proliferation of Nuclear Weapons[Z]. U.N.T.S., 1968, 729: 161.',
  ],
  [
    'a case',
    {
      type: 'legal_case',
      title: 'Brown v. Board of Education',
      volume: '347',
      'container-title': 'U.S.',
      page: '483',
      authority: 'Supreme Court',
      issued: '1954',
    },
    'Brown v. Board of Education, 347 U.S. 483 (Supreme Court 1954).',
    'Supreme Court. Brown v. Board of Education[Z]. U.S., 1954, 347: 483.',
  ],
  [
    'a case by its number',
    { type: 'legal_case', title: 'Schrems II', number: 'C-311/18', authority: 'CJEU', issued: '2020' },
    'Schrems II, C-311/18 (CJEU 2020).',
    'CJEU. Schrems II: C-311/18[Z]. 2020.',
  ],
  [
    'a speech',
    { type: 'speech', author: smith, issued: '2023-09-19' },
    'Smith, A. (2023). “T”. 19 September 2023.',
    'Smith A. T[Z]. 2023.',
  ],
  [
    'a post',
    { type: 'post', author: smith, 'container-title': 'Mastodon', issued: '2024-05-03', accessed: '2024-06-01', ...at },
    `Smith, A. (2024). “T”. Mastodon, 3 May 2024. Accessed 1 June 2024. <${at.URL}>`,
    `Smith A. T[EB/OL]. Mastodon, 2024(2024-05-03)[2024-06-01]. <${at.URL}>`,
  ],
  [
    'an episode of a podcast, by its number and month',
    { type: 'broadcast', author: smith, 'container-title': 'Pod', number: '12', issued: '2024-05' },
    'Smith, A. (2024). “T”. Pod 12, May 2024.',
    'Smith A. T[Z]. Pod, 2024: 12.',
  ],
  [
    'a talk of several days, whose first alone would mislead',
    { type: 'speech', author: smith, issued: '2024-05-03/2024-05-05' },
    'Smith, A. (2024). “T”.',
    'Smith A. T[Z]. 2024.',
  ],
  [
    'an interview of an uncertain day',
    { type: 'interview', author: smith, issued: { 'date-parts': [['1944', '5', '3']], circa: 'true' } },
    'Smith, A. (c. 1944). “T”.',
    'Smith A. T[Z]. [1944].',
  ],
  [
    'an interview',
    { type: 'interview', author: smith, issued: '2024-05-03' },
    'Smith, A. (2024). “T”. 3 May 2024.',
    'Smith A. T[Z]. 2024.',
  ],
  [
    'a page of a site that is its author',
    { type: 'webpage', author: [{ literal: 'WHO' }], 'container-title': 'WHO', issued: '2024-05-03', ...at },
    `WHO (2024). “T”. 3 May 2024. <${at.URL}>`,
    `WHO. T[EB/OL]. WHO, 2024(2024-05-03). <${at.URL}>`,
  ],
  [
    'a report that was read online',
    { type: 'report', author: smith, issued: '2012-01-16', accessed: '2013-03-26', ...at },
    `Smith, A. (2012). “T”. Accessed 26 March 2013. <${at.URL}>`,
    `Smith A. T[R/OL]. (2012-01-16)[2013-03-26]. <${at.URL}>`,
  ],
  [
    'a report of a publisher, read online',
    { type: 'report', author: smith, publisher: 'P', issued: '2012-01-16', accessed: '2013-03-26', ...at },
    `Smith, A. (2012). “T”. P. Accessed 26 March 2013. <${at.URL}>`,
    `Smith A. T[R/OL]. P, 2012[2013-03-26]. <${at.URL}>`,
  ],
  [
    'a patent that was read online',
    { type: 'patent', author: smith, number: 'EP 1', issued: '2012-01-16', accessed: '2013-03-26', ...at },
    `Smith, A. (2012). “T”. EP 1. Accessed 26 March 2013. <${at.URL}>`,
    `Smith A. T: EP 1[P/OL]. 2012-01-16[2013-03-26]. <${at.URL}>`,
  ],
  [
    'an article of a newspaper that was read online',
    { type: 'article-newspaper', author: smith, 'container-title': 'N', issued: '2015-05-20', accessed: '2015', ...at },
    `Smith, A. (2015). “T”. N, 20 May 2015. Accessed 2015. <${at.URL}>`,
    `Smith A. T[N/OL]. N, 2015-05-20[2015]. <${at.URL}>`,
  ],
  [
    'a chapter of a volume',
    { type: 'chapter', author: smith, 'container-title': 'Handbook', volume: '2', page: '12-30', issued: '2020' },
    'Smith, A. (2020). “T”. Handbook, vol. 2, 12–30.',
    'Smith A. T[M]//Handbook: Vol. 2. 2020: 12-30.',
  ],
  [
    'a chapter of a Chinese volume',
    { type: 'chapter', author: smith, 'container-title': '手册', volume: '2', issued: '2020' },
    'Smith, A. (2020). “T”. 手册, vol. 2.',
    'Smith A. T[M]//手册: 第2卷. 2020.',
  ],
  [
    'an issue of a journal without volumes',
    { type: 'article-journal', author: smith, 'container-title': 'J', issue: '9', page: '1-3', issued: '2025' },
    'Smith, A. (2025). “T”. J, no. 9, 1–3.',
    'Smith A. T[J]. J, 2025(9): 1-3.',
  ],
  [
    'an issue that has its own word',
    { type: 'article-journal', author: smith, 'container-title': 'J', issue: 'Heft 9', issued: '2025' },
    'Smith, A. (2025). “T”. J, Heft 9.',
    'Smith A. T[J]. J, 2025(Heft 9).',
  ],
  [
    'an issue of a magazine, with its day',
    { type: 'article-magazine', author: smith, 'container-title': 'M', issue: '21', page: '3', issued: '2015-05-20' },
    'Smith, A. (2015). “T”. M, no. 21, 20 May 2015, 3.',
    'Smith A. T[J]. M, 2015(21): 3.',
  ],
  [
    'pages of a report by itself, which are no sentence of their own',
    { type: 'report', author: [{ literal: 'WHO' }], publisher: 'WHO', page: '45-52', issued: '2023' },
    'WHO (2023). “T”, 45–52.',
    'WHO. T[R]. WHO, 2023: 45-52.',
  ],
  [
    'a working paper by its number in a series',
    {
      type: 'report',
      author: [{ literal: 'IMF' }],
      'collection-title': 'IMF Working Papers',
      'collection-number': 'WP/22/131',
      publisher: 'IMF',
      issued: '2022',
    },
    'IMF (2022). “T”. IMF Working Papers WP/22/131.',
    'IMF. T: WP/22/131[R]. IMF, 2022.',
  ],
  [
    'a working paper whose series has its number apart',
    {
      type: 'report',
      author: smith,
      'collection-title': 'NBER Working Papers',
      number: '24871',
      publisher: 'NBER',
      issued: '2018',
    },
    'Smith, A. (2018). “T”. NBER Working Papers 24871, NBER.',
    'Smith A. T: 24871[R]. NBER, 2018.',
  ],
  [
    'a series without a number, which finds no work',
    { type: 'book', author: smith, 'collection-title': 'Studies', publisher: 'P', issued: '2018' },
    'Smith, A. (2018). “T”. P.',
    'Smith A. T[M]. P, 2018.',
  ],
  ...(
    [
      ['2', '2nd ed.'],
      ['3rd', '3rd ed.'],
      ['11.', '11th ed.'],
      ['第2版', '2nd ed.'],
      ['Rev. ed.', 'Rev. ed.'],
    ] as const
  ).map(
    ([edition, said]): WorkRecord => [
      `an edition, as ${edition}`,
      { type: 'book', author: smith, edition, publisher: 'P', issued: '2018', volume: '2' },
      `Smith, A. (2018). “T”, ${said}, vol. 2. P.`,
      `Smith A. T: Vol. 2[M]. ${said} P, 2018.`,
    ],
  ),
  [
    'a first edition',
    { type: 'book', author: smith, edition: '1st', publisher: 'P', issued: '2018' },
    'Smith, A. (2018). “T”. P.',
    'Smith A. T[M]. P, 2018.',
  ],
  [
    'an edition of a Chinese book',
    { type: 'book', title: '统计学', author: smith, edition: '5', publisher: 'P', issued: '2012' },
    'Smith, A. (2012). “统计学”, 5th ed. P.',
    'Smith A. 统计学[M]. 5版. P, 2012.',
  ],
  [
    'an edition of the book that holds a chapter',
    { type: 'chapter', author: smith, edition: '2', 'container-title': 'Handbook', page: '3-4', issued: '2018' },
    'Smith, A. (2018). “T”. Handbook, 2nd ed., 3–4.',
    'Smith A. T[M]//Handbook. 2nd ed. 2018: 3-4.',
  ],
  [
    'the late edition of a newspaper, which has its day',
    { type: 'article-newspaper', author: smith, edition: 'late', 'container-title': 'N', issued: '2015-05-20' },
    'Smith, A. (2015). “T”. N, 20 May 2015.',
    'Smith A. T[N]. N, 2015-05-20.',
  ],
  [
    'a magazine with a volume, and its month',
    { type: 'article-magazine', author: smith, 'container-title': 'M', volume: '322', issue: '1', issued: '2018-07' },
    'Smith, A. (2018). “T”. M 322(1), July 2018.',
    'Smith A. T[J]. M, 2018, 322(1).',
  ],
  [
    'a section of a law behind the page of its gazette',
    { type: 'legislation', title: 'BDSG', 'container-title': 'BGBl. I', page: '2097', section: '§ 26', issued: '2017' },
    'BDSG, BGBl. I 2097, § 26 (2017).',
    'BDSG[Z]. BGBl. I, 2017: 2097, § 26.',
  ],
  [
    'a section of a bill that has a word of its own, behind its collection',
    { type: 'bill', title: 'Loi', 'container-title': 'Compte rendu', section: 'article 3', issued: '2022' },
    'Loi, Compte rendu, article 3 (2022).',
    'Loi[Z]. Compte rendu, 2022: article 3.',
  ],
  [
    'a law in an issue of a gazette',
    { type: 'legislation', title: 'Ley 7', 'container-title': 'BOE', issue: '83', page: '4-9', issued: '2024' },
    'Ley 7, BOE, no. 83, 4–9 (2024).',
    'Ley 7[Z]. BOE, 2024(83): 4-9.',
  ],
  [
    'a paper with a number, and nobody who gave it',
    { type: 'report', author: smith, number: '12', issued: '2022' },
    'Smith, A. (2022). “T”, no. 12.',
    'Smith A. T: 12[R]. 2022.',
  ],
  [
    'a press release',
    { type: 'report', author: [{ literal: 'G20' }], genre: 'Press release', issued: '2023' },
    'G20 (2023). “T”.',
    'G20. T[R]. 2023.',
  ],
  [
    'a title that is a question',
    { type: 'book', title: 'Who governs?', author: smith, publisher: 'Yale', issued: '1961' },
    'Smith, A. (1961). “Who governs?” Yale.',
    'Smith A. Who governs?[M]. Yale, 1961.',
  ],
  [
    'a journal whose name ends in an abbreviation',
    {
      type: 'article-journal',
      title: 'A study.',
      author: smith,
      'container-title': 'Proc. Natl. Acad. Sci. U.S.A.',
      issued: '2020',
    },
    'Smith, A. (2020). “A study”. Proc. Natl. Acad. Sci. U.S.A.',
    'Smith A. A study[J]. Proc. Natl. Acad. Sci. U.S.A., 2020.',
  ],
  [
    'a short title beside a subtitle',
    {
      type: 'book',
      title: 'Weapons of math destruction: how big data increases inequality',
      'title-short': 'Weapons of math destruction',
      author: smith,
      issued: '2016',
    },
    'Smith, A. (2016). “Weapons of math destruction”.',
    'Smith A. Weapons of math destruction[M]. 2016.',
  ],
  [
    'two authors',
    { type: 'book', author: [...smith, { family: 'van Dijk', given: 'Jan' }], issued: '2016' },
    'Smith, A. and van Dijk, J. (2016). “T”.',
    'Smith A, van Dijk J. T[M]. 2016.',
  ],
  [
    'a number in the place of pages',
    {
      type: 'article-journal',
      author: smith,
      'container-title': 'eLife',
      volume: '9',
      number: 'e12345',
      issued: '2020',
    },
    'Smith, A. (2020). “T”. eLife 9, e12345.',
    'Smith A. T[J]. eLife, 2020, 9: e12345.',
  ],
  [
    'a forthcoming work',
    { type: 'article-journal', author: smith, 'container-title': 'Journal', issued: { literal: 'forthcoming' } },
    'Smith, A. (forthcoming). “T”. Journal.',
    'Smith A. T[J]. Journal, forthcoming.',
  ],
];

describe('a reference', () => {
  it.each(records)('%s', (_, reference: Partial<Reference>, english, chinese) => {
    expect({ en: printed(reference, 'en'), 'zh-Hans': printed(reference, 'zh-Hans') }).toEqual({
      en: english,
      'zh-Hans': chinese,
    });
  });
});

describe('an author who is the publisher too', () => {
  const un = { author: [{ literal: 'UN' }], publisher: 'UN', issued: '2024' };
  const site = { type: 'webpage', author: [{ literal: 'BBC News' }], 'container-title': 'BBC News' };
  it.each<[object, string]>([
    [{ ...un, number: 'A/RES/79/1' }, 'UN (2024). “T”. A/RES/79/1.'],
    [{ ...un, author: [{ literal: 'WHO' }, { literal: 'UN' }] }, 'WHO and UN (2024). “T”.'],
    [{ ...un, author: ['WHO', 'FAO', 'UN'].map((literal) => ({ literal })) }, 'WHO et al. (2024). “T”. UN.'],
    [{ ...un, author: [{ family: 'Roe', given: 'Ann' }], publisher: 'Ann Roe' }, 'Roe, A. (2024). “T”.'],
    [{ ...un, author: undefined, editor: un.author }, 'UN (Ed.) (2024). “T”. UN.'],
    [{ ...un, type: 'standard', author: undefined, authority: 'UN' }, 'UN (2024). “T”.'],
    [{ ...un, publisher: 'UN Publications' }, 'UN (2024). “T”. UN Publications.'],
    // A number by itself would say nothing.
    [{ ...un, number: '12' }, 'UN (2024). “T”. UN, 12.'],
    [site, 'BBC News. “T”.'],
    [{ ...site, type: 'article-newspaper', issued: '2024-03-02' }, 'BBC News (2024). “T”. BBC News, 2 March 2024.'],
    [{ ...site, type: 'article-journal', volume: '3' }, 'BBC News. “T”. BBC News 3.'],
  ])('is named once: %o', (fields, expected) => {
    expect(printed(fields, 'en')).toBe(expected);
  });

  it('is named once in the words of the page too', () => {
    const bank = { author: [{ literal: '日本銀行' }], 'author-by-language': { en: ['Bank of Japan'] } };
    expect(printed({ ...bank, publisher: 'Bank of Japan' }, 'en')).toBe('Bank of Japan. “T”.');
    expect(printed({ ...bank, publisher: '日本銀行' }, 'en')).toBe('Bank of Japan. “T”.');
  });

  it('has both places in GB/T 7714, which wants a publisher', () => {
    expect(printed(un, 'zh-Hans')).toBe('UN. T[R]. UN, 2024.');
  });
});

describe('the names of authors in the language of a Chinese page', () => {
  const author = [
    { family: 'Xue', given: 'Lan' },
    { family: 'Liang', given: 'Zheng' },
  ];
  it.each<[object, string]>([
    [{ author, 'author-by-language': { 'zh-Hans': ['薛澜', '梁正'] } }, '薛澜, 梁正. T[R].'],
    [{ author, 'author-by-language': { 'zh-Hans': ['薛澜'] } }, '薛澜. T[R].'],
    [{ author: author.slice(0, 1), 'author-by-language': { 'zh-Hans': ['薛澜', '梁正'] } }, '薛澜, 梁正. T[R].'],
    [{ 'author-by-language': { 'zh-Hans': ['薛澜'] } }, '薛澜. T[R].'],
    [
      { author: [...author, { literal: 'others' }], 'author-by-language': { 'zh-Hans': ['薛澜', '梁正', '等'] } },
      '薛澜, 梁正, 等. T[R].',
    ],
  ])('are printed as they are given: %o', (fields, expected) => {
    expect(printed(fields, 'zh-Hans')).toBe(expected);
  });
});

describe('a body that issued a work of no author', () => {
  const standard = { type: 'standard', authority: 'ISO', number: 'ISO 14289-1:2014', issued: '2014' };

  it.each<[object, string]>([
    [standard, 'ISO (2014). “T”. ISO 14289-1:2014.'],
    [{ ...standard, author: [{ literal: 'AIIM' }] }, 'AIIM (2014). “T”. ISO 14289-1:2014.'],
    [{ type: 'hearing', authority: 'US Senate', issued: '2023' }, 'US Senate (2023). “T”.'],
    [{ type: 'patent', authority: 'EPO', number: 'EP1', issued: '2023' }, '“T” (2023). EP1.'],
  ])('stands where the authors do: %o', (fields, expected) => {
    expect(printed(fields, 'en')).toBe(expected);
  });
});

describe('a work as GB/T 7714 has it', () => {
  const law = { type: 'regulation', title: '暂行办法', issued: '2023-07-10', authority: '国家网信办' };
  const patent = {
    type: 'patent',
    title: '节电器',
    author: [{ family: '邓', given: '一刚' }],
    number: '200610171314.3',
  };

  it.each<[string, object, string]>([
    ['a law begins with the body that made it', law, '国家网信办. 暂行办法[Z]. 2023.'],
    [
      'a law of a collection has its number and its section too',
      { ...law, number: '主席令第91号', 'container-title': '公报', issue: '6', section: '第五条' },
      '国家网信办. 暂行办法: 主席令第91号[Z]. 公报, 2023(6): 第五条.',
    ],
    [
      'and its pages',
      { ...law, 'container-title': '公报', page: '7-9', section: '5' },
      '国家网信办. 暂行办法[Z]. 公报, 2023: 7-9, § 5.',
    ],
    ['a case with its court', { ...law, type: 'legal_case' }, '国家网信办. 暂行办法[Z]. 2023.'],
    ['a standard with its committee', { ...law, type: 'standard' }, '国家网信办. 暂行办法[S]. 2023.'],
    ['an author goes first', { ...law, author: [{ literal: '王' }] }, '王. 暂行办法[Z]. 2023.'],
    ['no office has made an invention', { ...patent, authority: '专利局' }, '邓一刚. 节电器: 200610171314.3[P].'],
    ['a patent has its day', { ...patent, issued: '2006-12-13' }, '邓一刚. 节电器: 200610171314.3[P]. 2006-12-13.'],
    ['or its year', { ...patent, issued: '2006' }, '邓一刚. 节电器: 200610171314.3[P]. 2006.'],
  ])('%s', (_, fields, expected) => {
    expect(printed(fields, 'zh-Hans')).toBe(expected);
  });
});

it('the section and the pages of a law are no Markdown', () => {
  const law = { id: 'x', type: 'legislation', title: 'Act', 'container-title': 'C', page: '*1*', section: '*2*' };
  const shown = (more: object) => formatReference(referenceSchema.parse({ ...law, ...more }), 'en', labels.en);
  expect(shown({})).toBe(String.raw`Act, C \*1\*, § \*2\*.`);
  expect(shown({ volume: '7', language: 'de' })).toBe(String.raw`[Act]{lang=de}, [C]{lang=de} 7, \*1\*, § \*2\*.`);
});

describe('the volume of a law, a treaty or a case', () => {
  const print = (locale: string, fields: object) =>
    formatReference(referenceSchema.parse({ id: 'x', title: 'T', issued: '2021', ...fields }), locale, rulesOf(locale));
  const act = { type: 'legislation', volume: '42', 'container-title': 'U.S.C.', section: '7401' };
  const treaty = { type: 'treaty', volume: '1155', 'container-title': 'UNTS', page: '331' };
  const judgment = { type: 'legal_case', volume: '157', 'container-title': 'BVerfGE', page: '30' };
  const journal = { type: 'legislation', 'container-title': 'OJ L', volume: '119', page: '1-88' };
  const decree = { type: 'regulation', 'container-title': 'Diário Oficial da União', volume: '155', issue: '157' };

  it.each<[string, object, string]>([
    ['en', act, 'T, 42 U.S.C. § 7401 (2021).'],
    ['fr', { ...act, language: 'en-US' }, '[T]{lang=en-US}, 42 [U.S.C.]{lang=en-US} § 7401 (2021).'],
    ['de', act, 'T, 42 U.S.C. § 7401 (2021).'],
    ['en', treaty, 'T, 1155 UNTS 331 (2021).'],
    ['ja', { ...treaty, language: 'ja', 'container-title': '条約集' }, 'T, 条約集 1155, 331（2021）。'],
    ['de', judgment, 'T, BVerfGE 157, 30 (2021).'],
    ['en', { ...judgment, language: 'de' }, '[T]{lang=de}, [BVerfGE]{lang=de} 157, 30 (2021).'],
    ['en', { ...journal, language: 'en' }, 'T, OJ L 119, 1–88 (2021).'],
    [
      'en',
      { ...journal, 'container-title': 'Official Journal of the European Union', volume: 'L 119' },
      'T, Official Journal of the European Union L 119, 1–88 (2021).',
    ],
    ['en', { ...journal, 'container-title': 'BGBl.', volume: 'I' }, 'T, BGBl. I, 1–88 (2021).'],
    ['pt', decree, 'T, Diário Oficial da União 155(157) (2021).'],
    ['es', { ...decree, volume: undefined, page: '7' }, 'T, Diário Oficial da União, n.º\u00a0157, 7 (2021).'],
    ['en', { ...judgment, volume: undefined, 'container-title': 'AC' }, 'T, AC 30 (2021).'],
  ])('stands before a collection of the common law, and after any other: %s, %o', (locale, fields, expected) => {
    expect(print(locale, fields).replace(/\\(.)/g, '$1')).toBe(expected);
  });
});

describe('a document of the United Nations, read on a day', () => {
  const document = {
    type: 'report',
    author: [{ literal: 'UN' }],
    issued: '2025-07-25',
    number: 'A/RES/79/325',
    URL: 'https://undocs.org/A/RES/79/325',
    accessed: '2026-11-01',
  };
  const print = (locale: string, over: object = {}) =>
    formatReference(
      referenceSchema.parse({ id: 'x', title: 'T', ...document, ...over }),
      locale,
      rulesOf(locale),
    ).replace(/\\(.)/g, '$1');

  it.each([
    ['en', 'UN (2025). “T”. A/RES/79/325. Accessed 1 November 2026. <https://undocs.org/A/RES/79/325>'],
    [
      'fr',
      'UN (2025). «\u00a0T\u00a0». A/RES/79/325. Consulté le 1er novembre 2026. <https://undocs.org/A/RES/79/325>',
    ],
    ['es', 'UN (2025). «T». A/RES/79/325. Consultado el 1 de noviembre de 2026. <https://undocs.org/A/RES/79/325>'],
    [
      'ru',
      'UN (2025). «T». A/RES/79/325. <https://undocs.org/A/RES/79/325> (дата обращения: 1\u00a0ноября 2026\u00a0г.).',
    ],
    [
      'ar',
      '[UN (2025). «T». A/RES/79/325.]{lang=und-Latn} تاريخ الاطلاع: 1\u00a0تشرين الثاني/نوفمبر 2026. <https://undocs.org/A/RES/79/325>',
    ],
    ['de', 'UN (2025). „T“. A/RES/79/325. Abgerufen am 1.\u00a0November 2026. <https://undocs.org/A/RES/79/325>'],
    ['pt', 'UN (2025). “T”. A/RES/79/325. Consultado em 1 de novembro de 2026. <https://undocs.org/A/RES/79/325>'],
    ['ja', 'UN（2025）。「T」。A/RES/79/325。 <https://undocs.org/A/RES/79/325>（参照 2026年11月1日）'],
    ['ko', 'UN (2025). “T”. A/RES/79/325. <https://undocs.org/A/RES/79/325> (2026년 11월 1일 접속)'],
    ['zh-Hans', 'UN. T: A/RES/79/325[R/OL]. (2025-07-25)[2026-11-01]. <https://undocs.org/A/RES/79/325>'],
    ['zh-Hant', 'UN. T: A/RES/79/325[R/OL]. (2025-07-25)[2026-11-01]. <https://undocs.org/A/RES/79/325>'],
  ])('has its symbol as it is, and the date in the words of the language: %s', (locale, expected) => {
    expect(print(locale)).toBe(expected);
  });

  it.each([
    ['a month', '2026-11', 'Accessed November 2026.', '[2026-11]'],
    ['a year', { year: '2026' }, 'Accessed 2026.', '[2026]'],
    ['parts', { 'date-parts': [['2026', '11', '3']] }, 'Accessed 3 November 2026.', '[2026-11-03]'],
  ])('is as precise as the reference: %s', (_, accessed, english, chinese) => {
    expect(print('en', { accessed })).toContain(english);
    expect(print('zh-Hans', { accessed })).toContain(chinese);
  });

  it('has no date beside a DOI, which lasts, or without an address', () => {
    for (const over of [{ DOI: '10.1000/abc' }, { URL: undefined }]) {
      expect(print('en', over)).not.toContain('Accessed');
      expect(print('zh-Hans', over)).not.toContain('2026');
    }
  });
});

describe('references in short', () => {
  const work = { author: [{ family: 'Roe', given: 'Jean' }], title: 'On', issued: '2020-05' };
  it.each([
    ['en', { ...work, URL: 'https://example.org/on' }, 'Roe, J. (2020). <https://example.org/on>'],
    ['en', { ...work, DOI: '10.1234/x' }, 'Roe, J. (2020). <https://doi.org/10.1234/x>'],
    ['zh-Hans', { ...work, URL: 'https://example.org/on' }, 'Roe J. 2020. <https://example.org/on>'],
    ['en', work, 'Roe, J. (2020). “On”.'],
    ['en', { title: 'On', issued: '2020-05', URL: 'https://example.org/on' }, '“On” (2020). <https://example.org/on>'],
  ] as const)('lead to a work by its address, and name one that has none (%s)', (locale, reference, expected) => {
    expect(printed(reference, locale, 'short')).toBe(expected);
  });
});

/** Of a work of three authors and of one body, as each language has them. */
const cruz = [
  { family: 'Cruz', given: 'María José' },
  { family: 'Roe', given: 'S. P.' },
  { family: 'Poe', given: 'T.' },
];
const murakami = ['村上', '高橋', '佐藤'].map((family) => ({ family, given: '春樹' }));

describe('the first of many authors', () => {
  it.each([
    ['ja', cruz, 'Cruz, M. J. et al.（2024）'],
    ['ja', murakami, '村上春樹ほか（2024）'],
    ['ko', cruz, 'Cruz, M. J. et al. (2024)'],
    ['en', cruz, 'Cruz, M. J. et al. (2024)'],
  ])('is followed by the others as %s has it: %j', (locale, author, expected) => {
    const reference = referenceSchema.parse({ id: 'x', type: 'report', title: 'T', issued: '2024', author });
    expect(formatReference(reference, locale, rulesOf(locale))).toMatch(startsWith(expected));
  });

  it.each([
    ['en', { literal: 'others' }, 'Cruz, M. J. et al. (2024)'],
    ['de', { family: 'others' }, 'Cruz, M. J. u. a. (2024)'],
    ['fr', { literal: 'et al.' }, 'Cruz, M. J. et al. (2024)'],
    ['zh-Hant', { literal: 'others' }, 'Cruz M J, Roe S P, et al.'],
  ])('has them in the words of %s where BibTeX names no more: %j', (locale, more, expected) => {
    const author = [...cruz.slice(0, 2), more];
    for (const people of [{ author }, { editor: author }]) {
      const reference = referenceSchema.parse({ id: 'x', type: 'book', title: 'T', issued: '2024', ...people });
      expect(formatReference(reference, locale, rulesOf(locale)).replaceAll('\u00a0', ' ')).toMatch(
        startsWith('author' in people ? expected : (expected.split(' (')[0] ?? '')),
      );
    }
  });

  it('is followed by the only words that a language in Latin letters needs', () => {
    const reference = referenceSchema.parse({ id: 'x', type: 'report', title: 'T', issued: '2024', author: cruz });
    const polish = changedLocale('en', 'citation: { et-al: "i in." }\n');
    expect(formatReference(reference, 'pl', polish)).toMatch(startsWith('Cruz, M. J. i in. (2024)'));
  });

  it('has no blank before 等', () => {
    const author = [...murakami, { family: '鈴木', given: '春樹' }];
    const reference = referenceSchema.parse({ id: 'x', type: 'report', title: 'T', issued: '2024', author });
    expect(formatReference(reference, 'zh-Hans', rulesOf('zh-Hans'))).toContain('佐藤春樹, 等. T');
  });
});

function startsWith(text: string): RegExp {
  return new RegExp(`^${text.replace(/[().]/g, '\\$&')}`);
}

describe('what is in Arabic script on a page from left to right', () => {
  const work = {
    type: 'article-journal',
    title: 'تقرير التنمية',
    author: [{ literal: 'برنامج الأمم' }, { family: 'خوري', given: 'سامي' }],
    'container-title': 'المجلة',
    issued: '2020',
  };
  const book = { ...work, type: 'book', 'container-title': undefined, publisher: 'دار النشر' };

  it.each([
    [
      'en',
      { ...work, language: 'ar' },
      '[برنامج الأمم]{lang=ar} and [خوري، سامي]{lang=ar} (2020). “[تقرير التنمية]{lang=ar}”. [المجلة]{lang=ar}.',
    ],
    [
      'ja',
      { ...work, language: 'fa' },
      '[برنامج الأمم]{lang=fa}・[خوري، سامي]{lang=fa}（2020）。「[تقرير التنمية]{lang=fa}」。[المجلة]{lang=fa}。',
    ],
    [
      'zh-Hans',
      { ...work, language: 'ar' },
      '[برنامج الأمم]{lang=ar}, [خوري سامي]{lang=ar}. [تقرير التنمية]{lang=ar}[J]. [المجلة]{lang=ar}, 2020.',
    ],
    [
      'en',
      work,
      '[برنامج الأمم]{lang=und-Arab} and [خوري، سامي]{lang=und-Arab} (2020). “[تقرير التنمية]{lang=und-Arab}”. [المجلة]{lang=und-Arab}.',
    ],
    [
      'ko',
      { ...book, language: 'ar' },
      '[برنامج الأمم]{lang=ar}, [خوري، سامي]{lang=ar} (2020). “[تقرير التنمية]{lang=ar}”. [دار النشر]{lang=ar}.',
    ],
    ['ar', { ...work, language: 'ar' }, 'برنامج الأمم وخوري، سامي (2020). «تقرير التنمية». المجلة.'],
    [
      'en',
      { ...work, language: 'en', title: 'The word كلمة', author: cruz },
      'Cruz, M. J. et al. (2020). “The word كلمة”. [المجلة]{lang=und-Arab}.',
    ],
  ])(
    'is marked with its language, so that it turns nothing beside it: on a page in %s, %j',
    (locale, fields, expected) => {
      const reference = referenceSchema.parse({ id: 'x', ...fields });
      expect(formatReference(reference, locale, rulesOf(locale)).replace(/\\(.)/g, '$1')).toBe(expected);
    },
  );
});

describe('what has no letter from right to left on a page in Arabic', () => {
  const printedInArabic = (fields: object) =>
    formatReference(
      referenceSchema.parse({ id: 'x', type: 'report', title: 'Water', issued: '2021', ...fields }),
      'ar',
      rulesOf('ar'),
    ).replace(/\\(.)/g, '$1');

  it.each<[object, string]>([
    [
      { author: [{ family: 'Al-Rashid', given: 'Mohammed A.' }], publisher: 'Dar Inc.', language: 'en' },
      '[Al-Rashid, M. A. (2021). «Water». Dar Inc.]{lang=en}',
    ],
    [
      { author: [{ literal: 'WHO' }, { literal: 'UNICEF' }], URL: 'https://example.org/jmp' },
      '[WHO and UNICEF (2021). «Water». <https://example.org/jmp>]{lang=und-Latn}',
    ],
    [{ title: 'Loi sur l’eau', type: 'legislation', language: 'fr' }, '[Loi sur l’eau (2021).]{lang=fr}'],
    [{ author: [{ literal: 'WHO' }], title: 'Maa', language: 'ar' }, '[WHO (2021). «Maa».]{lang=und-Latn}'],
  ])('is read from the left as a whole, with its full stop and its address: %o', (fields, expected) => {
    expect(printedInArabic(fields)).toBe(expected);
  });

  it.each<[object, string]>([
    [{ author: [{ literal: 'وزارة' }] }, 'وزارة (2021). «[Water]{lang=und-Latn}».'],
    [
      { author: [{ literal: 'World Bank' }], type: 'dataset', language: 'en' },
      '[World Bank]{lang=en} (2021). «[Water]{lang=en}» (مجموعة بيانات).',
    ],
  ])('is marked part by part beside words in Arabic: %o', (fields, expected) => {
    expect(printedInArabic(fields)).toBe(expected);
  });

  it('has its volume in its own letters', () => {
    expect(printedInArabic({ type: 'book', volume: '3' })).toBe('[«Water», vol. 3 (2021).]{lang=und-Latn}');
  });
});

describe('what a page says of a work in its own words', () => {
  it.each([
    ['de', 'Smith, A. (2018). „T“, 2.\u00a0Aufl., 3–4. P.'],
    ['ja', 'Smith, A.（2018）。「T」第2版, 3–4。P。'],
    ['ar', 'Smith, A. (2018). «T», 2nd ed., 3–4. P.'],
  ] as const)('an edition in %s', (locale, expected) => {
    const work = referenceSchema.parse({
      ...{ id: 'x', type: 'book', title: 'T', author: smith, publisher: 'P', issued: '2018' },
      ...{ edition: '2', page: '3-4' },
    });
    const plain = formatReference(work, locale, rulesOf(locale)).replace(/\\(.)/g, '$1');
    expect(plain.replace(/^\[(.*)\]\{lang=und-Latn\}$/, '$1')).toBe(expected);
  });

  it.each(['n.d.', 'n. d.', 'N.D.', 'nd'])('that a work has no date, typed as %s', (literal) => {
    const work = referenceSchema.parse({ id: 'x', type: 'report', title: 'T', author: smith, issued: { literal } });
    expect(formatReference(work, 'de', rulesOf('de')).replace(/\\(.)/g, '$1')).toBe('Smith, A. (o.\u00a0J.). „T“.');
  });

  it('a blank behind a Latin full stop in a language without blanks', () => {
    const work = referenceSchema.parse({ id: 'x', type: 'report', title: 'T', page: '12 f.', publisher: 'P' });
    expect(formatReference(work, 'ja', rulesOf('ja')).replace(/\\(.)/g, '$1')).toBe('「T」, 12 f. P。');
  });

  const printedIn = (locale: string, fields: object) =>
    formatReference(
      referenceSchema.parse({ id: 'x', type: 'report', title: 'T', author: [{ literal: 'IMF' }], ...fields }),
      locale,
      rulesOf(locale),
    ).replace(/\\(.)/g, '$1');

  it.each([
    ['en', 'n.d.', 'IMF (n.d.). “T”.'],
    ['fr', 'n.d.', 'IMF (s.\u00a0d.). «\u00a0T\u00a0».'],
    ['de', 'N.D.', 'IMF (o.\u00a0J.). „T“.'],
    ['es', 'forthcoming', 'IMF (próxima publicación). «T».'],
    ['ru', 'in press', 'IMF (в печати). «T».'],
    ['ja', 'forthcoming', 'IMF（近刊）。「T」。'],
    // GB/T 7714 has a reference in the language of the work.
    ['zh-Hans', 'forthcoming', 'IMF. T[R]. forthcoming.'],
    ['en', 'Spring issue', 'IMF (Spring issue). “T”.'],
  ])('stands for a date: %s, %s', (locale, literal, expected) => {
    expect(printedIn(locale, { issued: { literal } })).toBe(expected);
  });

  it.each([
    [{ type: 'dataset', issued: '2024' }, 'IMF（2024）。「T」（データセット）。'],
    [{ type: 'legislation', issued: '2003' }, 'T（2003）。'],
    [{ type: 'book', volume: '3', issued: '2003' }, 'IMF（2003）。「T」第3巻。'],
  ])('has the brackets and the full stop of Japanese: %o', (fields, expected) => {
    expect(printedIn('ja', fields)).toBe(expected);
  });

  it.each([
    ['en-GB', { 'title-by-language': { en: 'A title' } }, 'IMF. “A title”.'],
    [
      'zh-Hant-HK',
      { 'title-by-language': { 'zh-Hant': '題目' }, 'author-by-language': { 'zh-Hant': ['基金'] } },
      '基金. 題目[R].',
    ],
    ['zh-Hant-HK', { 'title-by-language': { zh: '题目' } }, 'IMF. T[R].'],
    ['en', { 'title-by-language': { 'en-GB': 'A title' } }, 'IMF. “T”.'],
  ])('has a title and names of its language where none are of its place: %s, %o', (locale, fields, expected) => {
    const reference = referenceSchema.parse({
      id: 'x',
      type: 'report',
      title: 'T',
      author: [{ literal: 'IMF' }],
      ...fields,
    });
    const rules = rulesOf(locale.startsWith('zh') ? 'zh-Hant' : 'en');
    expect(formatReference(reference, locale, rules).replace(/\\(.)/g, '$1')).toBe(expected);
  });

  it.each([
    [
      'en',
      { author: [{ literal: '日本銀行' }], 'author-by-language': { en: ['Bank of Japan'] } },
      'Bank of Japan (2024). “T”.',
    ],
    ['fr', { 'author-by-language': { fr: ['FMI'] } }, 'FMI (2024). «\u00a0T\u00a0».'],
    ['ko', { 'author-by-language': { ko: ['국제통화기금'] } }, '국제통화기금 (2024). “T”.'],
    ['en', { 'author-by-language': { ja: ['国際通貨基金'] } }, 'IMF (2024). “T”.'],
  ])('has the authors as the work names them in the language of the page: %s, %o', (locale, fields, expected) => {
    expect(printedIn(locale, { issued: '2024', ...fields })).toBe(expected);
  });
});

it.each([
  ['de', 'S (2025). „T“. J, Nr. 9, 1–3.'],
  ['fr', 'S (2025). « T ». J, n° 9, 1–3.'],
  ['ru', 'S (2025). «T». J, № 9, 1–3.'],
  ['ja', 'S（2025）。「T」。J第9号, 1–3。'],
  ['ko', 'S (2025). “T”. J, 제9호, 1–3.'],
])('an issue without a volume has the word of the language before it: %s', (locale, expected) => {
  const fields = { 'container-title': 'J', issue: '9', page: '1-3', issued: '2025', author: [{ literal: 'S' }] };
  const reference = referenceSchema.parse({ id: 'x', type: 'article-journal', title: 'T', ...fields });
  const text = formatReference(reference, locale, rulesOf(locale)).replace(/\\(.)/g, '$1');
  expect(text.replace(/[\u00a0\u202f]/g, ' ')).toBe(expected);
});

it('an issue without a volume stands in brackets where a locale has no word for it', () => {
  const locale = changedLocale('en', 'citation: { issue: " ({issue})" }');
  const reference = referenceSchema.parse({
    id: 'x',
    type: 'article-journal',
    title: 'T',
    'container-title': 'J',
    issue: '9',
  });
  expect(formatReference(reference, 'en', locale).replace(/\\(.)/g, '$1')).toBe('“T”. J (9).');
});

it('an issue with its day has the words of a page from right to left', () => {
  const fields = { 'container-title': 'M', issue: '21', issued: '2015-05-20' };
  const reference = referenceSchema.parse({ id: 'x', type: 'article-magazine', title: 'T', ...fields });
  expect(formatReference(reference, 'ar', rulesOf('ar'))).toContain('[M]{lang=und-Latn}، العدد 21');
});
