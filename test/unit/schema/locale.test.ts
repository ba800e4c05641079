import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fillLabel } from '../../../src/schema/labels.js';
import { formatDate, printedMonths } from '../../../src/schema/locale.js';
import { changedLocale, languages, rulesOf } from '../../support/locales.js';
import { root } from '../../support/packs.js';

const namesIn = (folder: string) => readdirSync(join(root, 'templates', folder)).sort();

describe('the languages of the package', () => {
  it('have a locale each', () => {
    expect(namesIn('locales')).toEqual(languages.map((tag) => `${tag}.yaml`).sort());
  });

  it.each(languages)('%s reads the months that it prints', (locale) => {
    const { months } = rulesOf(locale).dates;
    const printed = printedMonths(rulesOf(locale));
    // Of Chinese the months are numbers.
    if (months === undefined) expect(printed).toEqual(Array.from({ length: 12 }, (_, i) => String(i + 1)));
    else expect(months.flat()).toEqual(expect.arrayContaining([...printed]));
  });

  it.each(languages)('%s says what each label of TLP allows, and translates none', (locale) => {
    const meanings = Object.values(rulesOf(locale).labels.tlp ?? {});
    expect(new Set(meanings).size).toBe(5);
    expect(meanings.join()).not.toMatch(/TLP|RED|AMBER|GREEN|CLEAR/);
  });

  it.each(languages)('%s reads the numbers that it prints', (locale) => {
    const { numbers, 'typed-numbers': typed } = rulesOf(locale);
    expect(typed.groups).toContain(numbers.group);
    expect(typed.decimals).toContain(numbers.decimal);
    expect(typed.negative).toContain(numbers.minus);
  });
});

describe('a date', () => {
  const dates = ['2026-03-05', '2026-03', '2026'];
  it.each([
    ['en', ['5 March 2026', 'March 2026', '2026']],
    ['fr', ['5 mars 2026', 'mars 2026', '2026']],
    ['es', ['5 de marzo de 2026', 'marzo de 2026', '2026']],
    ['de', ['5. März 2026', 'März 2026', '2026']],
    ['pt', ['5 de março de 2026', 'março de 2026', '2026']],
    ['ru', ['5 марта 2026 г.', 'март 2026 г.', '2026 г.']],
    ['ar', ['5 آذار/مارس 2026', 'آذار/مارس 2026', '2026']],
    ['ja', ['2026年3月5日', '2026年3月', '2026年']],
    ['ko', ['2026년 3월 5일', '2026년 3월', '2026년']],
    ['zh-Hant', ['2026年3月5日', '2026年3月', '2026年']],
  ])('is printed as the language writes it: %s', (locale, expected) => {
    expect(dates.map((date) => formatDate(date, rulesOf(locale)).replaceAll('\u00a0', ' '))).toEqual(expected);
  });
});

it('is the first of a month in words where the language has them', () => {
  expect(formatDate('2026-03-01', rulesOf('fr'))).toBe('1er mars 2026');
  expect(formatDate('2026-03-01', rulesOf('en'))).toBe('1 March 2026');
});

it('is in the digits that a locale names', () => {
  const persian = changedLocale('ar', 'numbers: { digits: "۰۱۲۳۴۵۶۷۸۹" }');
  expect(formatDate('2026-03-15', persian).replaceAll('\u00a0', ' ')).toMatch(/^۱۵ \S+ ۲۰۲۶$/u);
  expect(formatDate('2026', persian)).toBe('۲۰۲۶');
  expect(formatDate('2026-03-15', rulesOf('ar'))).toContain('2026');
});

it('fills a label with a text that ends in a full stop, and prints it once', () => {
  const dates = { ...rulesOf('ru').dates, day: '{day}. {month} {year} r.' };
  const date = formatDate('2026-03-05', { ...rulesOf('ru'), dates });
  expect(fillLabel('Dostęp {date}. {address}', { date, address: 'https://example.org' })).toBe(
    'Dostęp 5. марта 2026 r. https://example.org',
  );
  expect(fillLabel('{number}. {text}', { number: '4', text: '' })).toBe('4. ');
});

describe('a locale over another', () => {
  it('has of each key what the last file says that names it', () => {
    const { numbers, dates } = changedLocale('fr', 'numbers: { group: "." }\ndates: { year: "an {year}" }\n');
    expect(numbers).toMatchObject({ decimal: ',', group: '.', minus: '−' });
    expect(dates).toMatchObject({ year: 'an {year}', month: '{month} {year}' });
  });
});
