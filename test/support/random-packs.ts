import fc from 'fast-check';
import type { PackFile } from '../../src/model/loaded-pack.js';

/**
 * Packs as other people write them: any languages, readers and works, and texts of words with odd characters, addresses and
 * marks between them. Most have no mistake; none has one on purpose. They are plain data, so that a failure can be read.
 */
export interface RandomPack {
  readonly languages: readonly string[];
  readonly files: readonly PackFile[];
}

const wordsOf: Readonly<Record<string, readonly string[]>> = {
  en: ['towns', 'should', '“measure”', 'the', 'air', 'near', 'schools', 'and', 'tell', 'everybody', 'isn’t', 'twenty'],
  fr: ['les', 'villes', 'doivent', 'mesurer', 'l’air', 'près', 'des', 'écoles', 'où', 'œuvre', 'cœur'],
  de: ['die', 'Städte', 'sollen', 'Luft', 'messen', 'Straßen', 'Bevölkerung', 'Straßenverkehrsordnung', 'für', 'alle'],
  es: ['las', 'ciudades', 'deben', 'medir', 'el', 'aire', 'niños', 'según', 'más', '¿cómo?', 'años'],
  'zh-Hant': ['各市', '應當', '監測', '學校', '附近', '的空氣', '，並', '告知公眾', '「透明」', '《報告》'],
  'zh-Hans': ['各市', '应当', '监测', '学校', '附近', '的空气', '，并', '告知公众', '“透明”', '《报告》'],
};

/** What stands in a text whatever its language. `@` is a citation. */
const odd = fc.constantFrom(
  '@',
  '@@',
  'https://example.org/a_b?c=ü&d=é–x',
  'www.example.org',
  'office@example.org',
  '[words](https://example.org/x_(y))',
  '<https://example.org/>',
  '**stressed**',
  '*so*',
  '***both***',
  '`code`',
  'Serbia\\*',
  'Kosovo*',
  '2*x*y',
  'snake_case_',
  'R&amp;D',
  'R&D',
  '&copy;',
  '&nbsp;&mdash;',
  '&#8212;',
  'US$ and A$',
  'x^2 ~so~',
  'a < b > c',
  '\\<b>',
  '[sic]',
  '[see]{lang=en}',
  'C#',
  '# of',
  '{x}',
  '| a |',
  'a\\b',
  '«ainsi»',
  'Cafe\u0301',
  'Ọ̀yọ́',
  'ė́ ū̃',
  'Ɓ ƙ ɔ',
  'Việt Nam',
  'Łódź',
  'Ελλάδα',
  'Україна',
  'CO₂ m³ x⁻¹',
  '฿ ₦ €',
  '北京',
  'カガ',
  'soft\u00adhyphen\u00adated',
  'no\u00a0break',
  'narrow\u202fblank',
  'en\u2013dash\u2014em',
  '…',
  '→ ≤ √',
  'ﬁne',
  '①',
);

type Token = { readonly word: number } | { readonly odd: string };
const token: fc.Arbitrary<Token> = fc.oneof(
  { weight: 8, arbitrary: fc.nat(1_000).map((word) => ({ word })) },
  { weight: 2, arbitrary: odd.map((text) => ({ odd: text })) },
);
const sentence = (maxLength: number) => fc.array(token, { minLength: 1, maxLength });

const works = [
  { type: 'report', author: [{ literal: 'Ministry of Transport & Roads' }], URL: 'https://example.org/a–b?c=“d”' },
  {
    type: 'article-journal',
    author: [{ family: 'Müller', given: 'Jörg' }],
    'container-title': 'J. <i>of</i> Tests',
    DOI: '10.1234/(sici)1<2:a>3.0',
  },
  {
    type: 'book',
    author: [
      { family: 'Nguyễn', given: 'Thị' },
      { family: 'Ọ̀ṣun', given: 'A.' },
    ],
    publisher: 'Press: A & B',
  },
  { type: 'webpage', author: [{ literal: '世界衛生組織' }], language: 'zh-Hant', URL: 'https://例子.example/路徑' },
  { type: 'legislation', number: '2024/1689', authority: 'European Union' },
  { type: 'thesis', author: [{ family: 'de la Cruz', given: 'M.' }], publisher: 'Universidad', genre: 'PhD thesis' },
  { type: 'dataset', author: [{ literal: 'Data *Office*' }], publisher: 'Zenodo', version: '1.0' },
] as const;
const titles = [
  'Air, near schools',
  'The $5 question: why?',
  'R&D in #1 towns *',
  'Über “Luft” – 2024',
  '空氣與學校',
  'a_b_c [draft]',
  'Café',
];
const issued = [
  '2025',
  '2024-05',
  '2023-04-30',
  'c. 1850',
  '2019/2021',
  '2020-21',
  { 'date-parts': [[2025, 4]] },
  { literal: 'forthcoming' },
];

interface Shape {
  readonly languages: readonly string[];
  readonly works: readonly { readonly kind: number; readonly title: number; readonly issued: number }[];
  readonly pillars: readonly (readonly (readonly Token[])[])[];
  readonly facts: readonly (readonly Token[])[];
  readonly readers: readonly { readonly headline: readonly Token[]; readonly ask: readonly Token[] }[];
  readonly lines: readonly (readonly Token[])[];
  readonly extras: readonly string[];
}

const shape: fc.Arbitrary<Shape> = fc.record({
  languages: fc.constantFrom(
    ['en'],
    ['fr'],
    ['de'],
    ['es'],
    ['zh-Hant'],
    ['zh-Hans'],
    ['en', 'fr'],
    ['en', 'zh-Hant'],
    ['zh-Hans', 'en'],
    ['de', 'es', 'en'],
  ),
  works: fc.array(
    fc.record({ kind: fc.nat(works.length - 1), title: fc.nat(titles.length - 1), issued: fc.nat(issued.length - 1) }),
    {
      minLength: 1,
      maxLength: 5,
    },
  ),
  pillars: fc.array(fc.array(sentence(14), { minLength: 1, maxLength: 4 }), { minLength: 2, maxLength: 4 }),
  facts: fc.array(sentence(10), { maxLength: 3 }),
  readers: fc.array(fc.record({ headline: sentence(6), ask: sentence(8) }), { minLength: 1, maxLength: 3 }),
  lines: fc.array(sentence(5), { minLength: 8, maxLength: 8 }),
  extras: fc.subarray(['issuer', 'authors', 'keywords', 'contact', 'licence', 'online', 'handling', 'distribution']),
});

export const randomPacks: fc.Arbitrary<RandomPack> = shape.map((made) => ({
  languages: made.languages,
  files: filesOf(made),
}));

function filesOf(made: Shape): readonly PackFile[] {
  const { languages, works: chosen, pillars, facts, readers, lines } = made;
  const cited = (i: number) => `w${i % chosen.length}`;
  const text = (tokens: readonly Token[] = []) =>
    Object.fromEntries(languages.map((language) => [language, sentenceIn(language, tokens, cited)]));
  /** The full one says something more. */
  const lengths = (tokens: readonly Token[]) =>
    Object.fromEntries(
      Object.entries(text(tokens)).map(([language, short]) => {
        const more = sentenceIn(language, [{ word: 0 }, { word: 1 }], cited);
        return [language, { full: `${short}${language.startsWith('zh') ? '' : ' '}${more}`, short }];
      }),
    );
  const source = { paragraphs: ['1'] };
  const pack = {
    id: 'random',
    version: '1.0',
    issued: '2026-11-23',
    'as-at': '2026-10',
    languages,
    title: text(lines[0]),
    source: 'w0',
    disclaimer: text(lines[1]),
    ...Object.fromEntries(made.extras.map((key) => [key, extra(key, lines, text)])),
  };
  const content = {
    pack,
    framing: { finding: { text: text(lines[2]), source }, advice: text(lines[3]) },
    references: chosen.map(({ kind, title, issued: date }, i) => ({
      id: cited(i),
      title: titles[title],
      issued: issued[date],
      ...works[kind],
    })),
    pillars: pillars.map((measures, i) => ({
      id: `pillar-${i}`,
      title: text(lines[4 + (i % 2)]),
      headline: text(lines[6 + (i % 2)]),
      source,
      measures: measures.map((tokens, j) => ({ id: `m${j}`, source, text: (j % 2 === 0 ? text : lengths)(tokens) })),
    })),
    facts: facts.map((tokens, i) => ({
      id: `fact-${i}`,
      standing: 'reported',
      source,
      references: [cited(i)],
      figures: { part: '62', all: '100' },
      value: text([{ odd: `{{fact-${i}.part}}` }]),
      chart: { kind: 'share', of: ['part', 'all'] },
      text: text(tokens),
    })),
  };
  const audiences = readers.map(({ headline, ask }, i) => ({
    id: `reader-${i}`,
    name: text(lines[i]),
    headline: text(headline),
    ask: { standing: 'derived', text: text(ask) },
    weights: { [`pillar-${i % pillars.length}`]: '2.5' },
  }));
  // JSON is YAML.
  const file = (path: string, value: object) => ({
    path,
    bytes: new TextEncoder().encode(JSON.stringify(value, null, 1)),
  });
  return [file('pack.yaml', content), ...audiences.map((one) => file(`audiences/${one.id}.yaml`, one))];
}

function extra(key: string, lines: Shape['lines'], text: (tokens?: readonly Token[]) => object): unknown {
  if (key === 'online') return 'https://briefs.example.org/r&d/ü/';
  if (key === 'handling') return 'TLP:AMBER+STRICT';
  return key === 'authors' ? [text(lines[5])] : text(lines[key.length % lines.length]);
}

/** The same tokens in each language: what is cited, linked and stressed agrees. */
function sentenceIn(language: string, tokens: readonly Token[], cited: (i: number) => string): string {
  const words = wordsOf[language] ?? [];
  const shown = tokens.map((each, i) => {
    if ('word' in each) return words[each.word % words.length] ?? '';
    return /^@+$/.test(each.odd) ? `[${[...each.odd].map((_, j) => `@${cited(i + j)}`).join('; ')}]` : each.odd;
  });
  // Chinese is written without blanks.
  const text = shown.join(language.startsWith('zh') ? '，' : ' ');
  const isFigure = /^\{\{[^}]*\}\}$/.test(text);
  return isFigure ? text : `${text}${language.startsWith('zh') ? '。' : '.'}`;
}
