import { describe, expect, it } from 'vitest';
import { compareNumbers } from '../../../src/pack/lint/numbers/compare-numbers.js';
import { numbersIn } from '../../../src/pack/lint/numbers/numbers.js';
import { formatDate } from '../../../src/schema/locale.js';
import { changedLocale, rulesOf } from '../../support/locales.js';

/** Polish as somebody writes it who names each word once, with any ending. */
const polish = changedLocale(
  'en',
  `
dates:
  day: "{day} {month} {year} r."
  months: [["stycz*"], ["lut*"], ["marc*", marzec], [kwiecień], [maj], [czerwiec], [lipiec], [sierpień], ["wrze*"], [październik], [listopad], ["grud*"]]
  afternoon: ["wieczor*"]
  times: ["godz. {hour} {half}"]
typed-numbers:
  groups: [" "]
  decimals: [","]
  scales: { 3: [tys., "tysi*"], 6: [mln, "milion*"], 9: ["miliard*"] }
  words: { "pięci*": 5, pięć: 5, "dziesię*": 10 }
  collectives: { "tuzin*": 12 }
  parts: { "połow*": "0.5" }
  denominators: { "trzeci*": 3 }
`,
);

describe('a word of a locale that ends in a star has any ending, and its value', () => {
  it.each([
    ['380 milionów zł', '380 million zloty'],
    ['1,2 miliona osób', '1.2 million people'],
    ['48,5 miliardami', '48.5 billion'],
    ['5 tysięcy szkół', '5,000 schools'],
    ['12 marca 2027 r.', '12 March 2027'],
    ['od 1 września 2027 r. do 31 grudnia', 'from 1 September 2027 to 31 December'],
    ['pięcioma', 'five'],
    ['2 tuziny', '24'],
    ['połowę gmin', '50% of communes'],
    ['2 trzecie', '2/3'],
    ['godz. 8 wieczorem', '8 p.m.'],
  ])('%s is %s', (text, english) => {
    const { missing, extra } = compareNumbers(numbersIn(text, polish), numbersIn(english, rulesOf('en')));
    expect([missing, extra]).toEqual([[], []]);
  });

  it.each([
    ['380 milionów zł', '380 billion zloty'],
    ['12 marca 2027 r.', '12 May 2027'],
    ['5 tysięcy szkół', '5 schools'],
    ['2 tuziny', '20'],
  ])('%s is not %s', (text, english) => {
    const { missing, extra } = compareNumbers(numbersIn(text, polish), numbersIn(english, rulesOf('en')));
    expect(missing.length + extra.length).toBeGreaterThan(0);
  });

  it('is printed without its star', () => {
    expect(formatDate('2027-01-12', polish)).toBe('12 stycz 2027 r.');
  });
});
