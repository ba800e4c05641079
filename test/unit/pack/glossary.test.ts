import { describe, expect, it } from 'vitest';
import { termsIn } from '../../../src/commands/terms-in.js';
import { checkGlossary } from '../../../src/pack/lint/glossary.js';
import { type LintSet, lintSets } from '../../../src/pack/lint/lint-text.js';
import { checkParity } from '../../../src/pack/lint/parity.js';
import type { PackText } from '../../../src/pack/pack-index.js';
import { readYaml } from '../../../src/yaml/read-yaml.js';
import { rulesOf } from '../../support/locales.js';

/** One text of a pack, in English and another language. */
function setOf(language: string, english: string, other: string): readonly LintSet[] {
  const wordings = Object.entries({ en: english, [language]: other }).map(([locale, text]) => ({
    locale,
    lengths: ['full', 'short'],
    node: { kind: 'text', text, raw: text, span: { source: 'a.yaml', start: 0, end: text.length }, offsets: undefined },
  }));
  return lintSets([{ field: 'text', path: [], wordings } as unknown as PackText], ['en', language]);
}

describe('a term of the glossary that a text says shortly', () => {
  const law = {
    id: 'data-law',
    terms: { en: ['Personal Data Protection Law'], fr: ['loi sur la protection des données personnelles'] },
    short: { en: ['the Law'], fr: ['la loi'] },
    avoid: {},
  };
  const codes = (english: string, french: string) =>
    checkGlossary([law], setOf('fr', english, french)).map(({ code }) => code);

  it.each([
    ['The Law obliges agencies.', 'La loi sur la protection des données personnelles oblige les agences.'],
    ['The Personal Data Protection Law obliges agencies.', 'La loi oblige les agences.'],
    ['The law of supply and demand.', 'L’offre et la demande.'],
    ['Agencies act.', 'La loi de l’offre et de la demande.'],
  ])('is accepted, and asks for nothing by itself: %s %s', (english, french) => {
    expect(codes(english, french)).toEqual([]);
  });

  it('is missed where neither stands', () => {
    expect(codes('The Personal Data Protection Law obliges agencies.', 'Elle oblige les agences.')).toEqual([
      'lint/term',
    ]);
  });
});

describe('a term with letters or digits beside a script without blanks', () => {
  const term = (language: string, word: string, avoid: string) => ({
    id: 'term',
    terms: { en: ['Agenda'], [language]: [word] },
    short: {},
    avoid: { [language]: [avoid] },
  });

  it.each([
    ['zh-Hant', '2030年議程', '落實2030年議程。'],
    ['zh-Hans', 'G20', '请G20行动。'],
    ['zh-Hans', 'AI芯片', '改革AI芯片。'],
    ['ja', 'WTO', '世界貿易機関のWTOは動く。'],
    ['ko', 'G20', 'G20은 행동한다.'],
  ])('stands as a whole word: %s %s', (language, word, text) => {
    expect(checkGlossary([term(language, word, 'XYZ')], setOf(language, 'Agenda', text))).toEqual([]);
    const avoided = checkGlossary([term(language, 'XYZ', word)], setOf(language, 'None', text));
    expect(avoided.map(({ span }) => text.slice(span?.start, span?.end))).toEqual([word]);
  });

  it('is not found in a longer one', () => {
    expect(checkGlossary([term('zh-Hans', 'XYZ', 'G20')], setOf('zh-Hans', 'None', '请G200和BG20行动。'))).toEqual([]);
  });
});

describe('a term that has a number in one language', () => {
  const glossary = [
    {
      id: 'package',
      terms: { en: ['Fit for 55'], 'zh-Hans': ['欧盟减排一揽子方案'] },
      short: { 'zh-Hans': ['一揽子方案'] },
      avoid: {},
    },
  ];
  const codes = (english: string, chinese: string) =>
    checkParity(setOf('zh-Hans', english, chinese), glossary, rulesOf, () => false).map(({ code }) => code);

  it.each([
    ['Pass Fit for 55 by 2027.', '2027年前通过欧盟减排一揽子方案。'],
    ['Fit for 55 is law: Fit for 55 binds 27 states.', '一揽子方案已成法律，约束27个国家。'],
  ])('is no difference between texts that both have it: %s', (english, chinese) => {
    expect(codes(english, chinese)).toEqual([]);
  });

  it.each([
    ['Pass Fit for 55 by 2027.', '2028年前通过欧盟减排一揽子方案。'],
    ['Pass Fit for 55.', '通过该方案。'],
    ['Pass Fit for 55 with 55 votes.', '通过一揽子方案。'],
  ])('hides no other number: %s', (english, chinese) => {
    expect(codes(english, chinese)).toEqual(['lint/parity-number']);
  });
});

describe('a term of the glossary in Turkish, whose i has a dot or none', () => {
  const heatPump = {
    id: 'heat-pump',
    terms: { en: ['heat pump'], tr: ['ısı pompası'], az: ['istilik nasosu'] },
    short: {},
    avoid: { tr: ['iç ünite'] },
  };

  it.each([
    ['tr', 'Isı pompası ucuzdur.'],
    ['tr', 'En ucuzu ısı pompası.'],
    ['tr', 'ISI POMPASI'],
    ['az', 'İstilik nasosu ucuzdur.'],
  ])('is found however it is written: %s %s', (language, text) => {
    expect(checkGlossary([heatPump], setOf(language, 'A heat pump is cheap.', text))).toEqual([]);
  });

  it('is missed where it is missing', () => {
    const found = checkGlossary([heatPump], setOf('tr', 'A heat pump is cheap.', 'Isıtıcı ucuzdur.'));
    expect(found.map(({ code }) => code)).toEqual(['lint/term']);
  });

  it('has its place where capitals stand before it', () => {
    const text = 'İSTANBUL’da İç ünite ile ısı pompası';
    const [found] = checkGlossary([heatPump], setOf('tr', 'A heat pump.', text));
    expect(text.slice(found?.span?.start, found?.span?.end)).toBe('İç ünite');
  });

  it('is told to a translator', () => {
    const yaml = 'glossary: [{ id: heat, terms: { tr: [ısı], en: [heat] } }]';
    const read = readYaml({ id: 'glossary.yaml', text: yaml });
    if (!read.ok) throw new Error('no YAML');
    expect(termsIn('Isı ucuzdur.', 'tr', 'en', read.value)).toEqual([{ term: 'ısı', translation: 'heat' }]);
  });
});
