import { describe, expect, it } from 'vitest';
import { withSetQuotes } from '../../../src/write-back/set-quotes.js';
import { locales } from '../../support/locales.js';

describe('quotation marks and apostrophes that were typed are set', () => {
  it.each([
    [
      'en',
      "the ward's list, the nurses' hands, don't, in the '90s",
      'the ward’s list, the nurses’ hands, don’t, in the ’90s',
    ],
    ['en', 'they say "never" (and "often").', 'they say “never” (and “often”).'],
    ['en', `"He said 'no' twice"`, '“He said ‘no’ twice”'],
    ['en', '**"never"** and *"often"*', '**“never”** and *“often”*'],
    ['en', 'they say „never“ or «often»', 'they say “never” or “often”'],
    ['fr', `l'an prochain, "vite" et 'bien'`, 'l’an prochain, « vite » et “bien”'],
    ['fr', '« dire "non" »', '« dire “non” »'],
    ['de', `"schuldig", geht's?`, '„schuldig“, geht’s?'],
    ['de', '“schuldig”', '„schuldig“'],
    ['de', '„schuldig”', '„schuldig“'],
    ['es', 'dicen "no"', 'dicen «no»'],
    ['ru', 'они говорят “нет” и "да"', 'они говорят «нет» и «да»'],
    ['ar', 'قالوا "لا" اليوم', 'قالوا «لا» اليوم'],
    ['zh-Hant', '所謂"透明"和“公開”', '所謂「透明」和「公開」'],
    ['zh-Hans', '所谓"透明"，McDonald\'s', "所谓“透明”，McDonald's"],
  ])('in %s: %s', (locale, typed, set) => {
    const rules = locales.get(locale);
    if (!rules) throw new Error(locale);
    expect(withSetQuotes(typed, locale, rules)).toBe(set);
    expect(withSetQuotes(set, locale, rules)).toBe(set);
  });

  it.each([
    ['en', 'a pipe of 5" and a rod of 3\''],
    ['en', 'one "mark alone'],
    ['en', '[d"accord"]{lang=fr}, [words](https://example.org/"a")'],
    ['de', '“ein Zeichen'],
    ['de', '»so« und ›so‹'],
  ])('but not where no language says how, in %s: %s', (locale, typed) => {
    const rules = locales.get(locale);
    if (!rules) throw new Error(locale);
    expect(withSetQuotes(typed, locale, rules)).toBe(typed);
  });

  it('in a text of nothing else, in no time', { timeout: 5_000 }, () => {
    const rules = locales.get('en');
    if (!rules) throw new Error('en');
    expect(withSetQuotes('"a" '.repeat(5_000), 'en', rules)).toBe('“a” '.repeat(5_000));
  });
});
