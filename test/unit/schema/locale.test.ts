import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { localeOf } from '../../../src/schema/locale.js';
import { labelsOf } from '../../support/briefs.js';
import { languages, rulesOf } from '../../support/locales.js';
import { root } from '../../support/packs.js';

const namesIn = (folder: string) => readdirSync(join(root, 'templates', folder)).sort();

describe('the languages of the package', () => {
  it('have labels and a locale each', () => {
    const files = languages.map((tag) => `${tag}.yaml`).sort();
    expect(namesIn('labels')).toEqual(files);
    expect(namesIn('locales')).toEqual(files);
  });

  it.each(languages)('%s reads the months that it prints', (locale) => {
    const printed = labelsOf(locale).dates.months;
    const { months } = rulesOf(locale).dates;
    // Chinese months are numbers.
    if (months.length === 0) expect(printed).toEqual(Array.from({ length: 12 }, (_, i) => String(i + 1)));
    else expect(months.map(([name]) => name)).toEqual(printed);
  });

  it.each(languages)('%s reads the numbers that it prints', (locale) => {
    const { numbers, 'typed-numbers': typed } = rulesOf(locale);
    expect(typed.groups).toContain(numbers.group);
    expect(typed.decimals).toContain(numbers.decimal);
    expect(typed.negative).toContain(numbers.minus);
  });
});

describe('a locale of several files', () => {
  it('has of each key what the last file says that names it', () => {
    const rules = localeOf([
      { numbers: { decimal: ',', group: '.' }, dates: { 'after-year': ['年'] } },
      { numbers: { group: ' ' } },
    ]);
    expect(rules.numbers).toMatchObject({ decimal: ',', group: ' ', minus: '−' });
    expect(rules.dates['after-year']).toEqual(['年']);
    expect(rules.known).toBe(true);
  });

  it('is certain of nothing without any', () => {
    expect(localeOf([]).known).toBe(false);
  });
});
