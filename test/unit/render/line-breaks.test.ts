import fc from 'fast-check';
import LineBreaker from 'linebreak';
import { describe, expect, it } from 'vitest';
import { lineBreaksIn, offsetsInsideWords } from '../../../src/render/lines/line-breaks.js';

/** The text with a bar wherever a title may break. */
const broken = (text: string) => {
  const inside = offsetsInsideWords(text);
  return [...text].map((char, i) => (i === 0 || inside.has(i) ? char : `|${char}`)).join('');
};

describe('a Chinese or Japanese title', () => {
  it('may break between words, but not before a particle', () => {
    expect(broken('中国的人工智能治理')).toBe('中国的|人工|智能|治理');
    expect(broken('聯合國推動能力建設')).toBe('聯合國|推動|能力|建設');
  });

  it('may break in Japanese before a word, but not before what belongs to the one before it', () => {
    expect(broken('「人」を――常勤司書の配置で読書はここまで変わる')).toMatch(
      /\|常勤司書の\|配置で\|読書は\|ここまで\|変わる$/,
    );
    expect(broken('子どもたちの居場所をつくる：食堂への支援を二倍に')).toBe(
      '子どもたちの|居場所を|つくる|：|食堂への|支援を|二倍に',
    );
    expect(broken('地方自治体における生成AIの活用について')).toBe('地方自治体における|生成|AIの|活用について');
    expect(broken('検討し、お金を出す')).toMatch(/、\|お/);
  });

  it('keeps a number with what it counts', () => {
    expect(broken('到2030年新建12个中心')).toBe('到|2030年|新建|12个|中心');
  });
});

/** What most texts consist of, and what has rules of its own. */
const characters = [...'aZ1  治理.,:;，。：！）」、“”’-–()[/%$é（「…—·?!\n\u00a0\u00ad\u0301\u200b\u200d\u2060א'];

function breaksByAllRules(text: string): readonly number[] {
  const breaker = new LineBreaker(text);
  const found: number[] = [];
  for (let next = breaker.nextBreak(); next; next = breaker.nextBreak()) found.push(next.position);
  return found;
}

/** Where a line would end in a single letter with its hyphen, which no rule of Unicode forbids. */
const singleLetter = /(?<![\p{L}\p{M}\p{N}])\p{L}\p{M}*-$/u;

/** Where a line would end in a hyphen that begins a word, which a later version of Unicode forbids (LB20a). */
function isAfterInitialHyphen(text: string, at: number): boolean {
  return /[\s\p{Ps}/]-$/u.test(text.slice(0, at)) && /^\p{L}/u.test(text.slice(at));
}

/** The text with a bar wherever a line may end. */
function inSegments(text: string): string {
  const { ends } = lineBreaksIn(text);
  return ends.map((end, i) => text.slice(ends[i - 1] ?? 0, end)).join('|');
}

/** Before the ending of a number. */
function isBeforeEnding(text: string, at: number): boolean {
  return /[\p{Nd}%‰]-$/u.test(text.slice(0, at)) && /^\p{L}{1,2}(?![\p{L}\p{M}\p{N}-])/u.test(text.slice(at));
}

/** Between short words with a slash, such as km/h. */
function isInUnit(text: string, at: number): boolean {
  const isShort = /(?<![\p{L}\p{M}\p{N}/])\p{L}{1,3}\/$/u.test(text.slice(0, at));
  return isShort && /^\p{L}{1,3}(?:[23])?(?![\p{L}\p{M}\p{N}/])/u.test(text.slice(at));
}

/** Between the brackets of 12(3)(a). */
function isInProvision(text: string, at: number): boolean {
  return /\d\p{L}{0,2}(?:\([\p{L}\d]{1,5}\))+$/u.test(text.slice(0, at)) && /^\([\p{L}\d]{1,5}\)/u.test(text.slice(at));
}

/** Behind a dash that is typed as a minus. */
function isAfterTypedMinus(text: string, at: number): boolean {
  return /(?:^|[\s\p{Ps}])–$/u.test(text.slice(0, at)) && /^\d/.test(text.slice(at));
}

/** Behind a long dash between two numbers. */
function isInRange(text: string, at: number): boolean {
  return /[\d%]—$/u.test(text.slice(0, at)) && /^\d/.test(text.slice(at));
}

describe('a text', () => {
  it.each([
    ['an t-ospidéal', 'an |t-ospidéal'],
    ['’s-Hertogenbosch', '’s-Hertogenbosch'],
    ['y a-t-il', 'y |a-t-il'],
    ['N-(4-hydroxy)', 'N-(4-|hydroxy)'],
    ['the e-mail of a co-author', 'the |e-mail |of |a |co-|author'],
    ['α-rays - or not', 'α-rays |- |or |not'],
  ])('does not break after a single letter with a hyphen: %s', (own, expected) => {
    expect(inSegments(own)).toBe(expected);
  });

  it.each([
    ['в 1990-х годах, 3-го, 20-ти', 'в |1990-х |годах, |3-го, |20-ти'],
    ['május 15-én, 5%-a, 2024-ben', 'május |15-én, |5%-a, |2024-|ben'],
    ['a 5-year plan, a 10-MW-plant', 'a |5-|year |plan, |a |10-|MW-|plant'],
  ])('does not break before the ending of a number: %s', (own, expected) => expect(inSegments(own)).toBe(expected));

  it.each([
    ['2.5 µg/m³ (k)', '2.5 |µg/m³ |(k)'],
    ['80 km/h, 1 mg/kg', '80 |km/h, |1 |mg/kg'],
    ['member/observer states', 'member/|observer |states'],
    ['TC/SC/WG', 'TC/|SC/|WG'],
    ['كانون الثاني/يناير، آب/أغسطس', 'كانون |الثاني/يناير، |آب/أغسطس'],
    ['المؤسسات/الجمعيات', 'المؤسسات/|الجمعيات'],
    ['in C++ or 1 + 2', 'in |C++ |or |1 |+ |2'],
    ['at –5 (–3 °C) to 2–3, a – 5', 'at |–5 |(–3 |°C) |to |2–|3, |a |– |5'],
  ])('does not break in a unit with a slash: %s', (own, expected) => expect(inSegments(own)).toBe(expected));

  it.each([
    ['待ち時間は21～47分だ', '待|ち|時|間|は|21|～47|分|だ'],
    ['21分〜47分、～未来へ', '21|分〜47|分、|～|未|来|へ'],
    ['約10%—20%的学生', '約|10%|—20%|的|学|生'],
    ['增长——2025年', '增|长|——|2025|年'],
  ])('does not break between the numbers of a range: %s', (own, expected) => expect(inSegments(own)).toBe(expected));

  it.each([
    ['Autorinnen und -autoren', 'Autorinnen |und |-autoren'],
    ['Bürger/-innen', 'Bürger/-innen'],
    ['Planung (-kosten)', 'Planung |(-kosten)'],
    ['Bau- und Planung', 'Bau- |und |Planung'],
    ['„Klima“-Fonds, CO₂-arm', '„Klima“-|Fonds, |CO₂-|arm'],
  ])('does not break after a hyphen that begins a word: %s', (own, expected) => {
    expect(inSegments(own)).toBe(expected);
  });

  it.each([
    ['s. 12(3)(a) of', 's. |12(3)(a) |of'],
    ['s. 12ZA(3)(a) of', 's. |12ZA(3)(a) |of'],
    ['Art. 5(1)(c)(ii)', 'Art. |5(1)(c)(ii)'],
    ['12A(3)(b)', '12A(3)(b)'],
    ['(so)(they)', '(so)|(they)'],
    ['2(second)(third)', '2(second)|(third)'],
  ])('does not break in the number of a provision: %s', (own, expected) => expect(inSegments(own)).toBe(expected));

  it('else breaks where all rules of Unicode break it, though most of it is not asked about', () => {
    const text = fc.string({ unit: fc.constantFrom(...characters), minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(text, (own) => {
        const breaks = breaksByAllRules(own);
        const staysWhole = (at: number) =>
          [
            singleLetter.test(own.slice(0, at)),
            isBeforeEnding(own, at),
            isInUnit(own, at),
            isAfterInitialHyphen(own, at),
            isInProvision(own, at),
            isAfterTypedMinus(own, at),
            isInRange(own, at),
          ].some(Boolean);
        const expected = breaks.filter((at) => at === own.length || !staysWhole(at));
        expect(lineBreaksIn(own).ends).toEqual(expected);
      }),
      { numRuns: 3000, examples: [['治，理'], ['a. b'], ['a.b'], ['a.治'], ['a  b'], ['「 治']] },
    );
  });
});
