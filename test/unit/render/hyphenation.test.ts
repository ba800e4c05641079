import { describe, expect, it } from 'vitest';
import { hyphenation } from '../../../src/render/lines/hyphenation.js';
import { segmentsIn } from '../../../src/render/lines/line-breaks.js';
import { hyphenator } from '../../support/hyphenator.js';
import { rulesOf } from '../../support/locales.js';

/** Soft hyphens are shown as bars. */
const divided = (locale: string, text: string) => hyphenator(locale).inText(text).replaceAll('\u00ad', '|');

describe('the words of a language with long words', () => {
  it.each([
    ['de', 'die Zweigstellen der Bibliothek', 'die Zweig|stel|len der Bi|blio|thek'],
    ['de', 'Öffnungszeiten,', 'Öff|nungs|zei|ten,'],
    ['ru', 'обеспечить безопасность', 'обес|пе|чить без|опас|ность'],
  ])('are divided where its patterns say: %s', (locale, text, expected) => {
    expect(divided(locale, text)).toBe(expected);
  });

  it.each([
    ['a short word', 'de', 'Abende'],
    ['an address', 'de', 'https://beispielstadt.example.org/bibliothekszeiten'],
    ['a mail address', 'de', 'bibliotheken@beispielstadt.example'],
    ['a word with digits', 'de', 'Bibliotheken2030'],
    ['capitals', 'de', 'BIBLIOTHEKSZEITEN'],
    ['a compound with a hyphen of its own', 'de', 'Bibliotheks-Öffnungszeiten'],
    ['a name, where nouns have no capitals', 'ru', 'Калининградская'],
  ])('are left whole: %s', (_, locale, text) => {
    expect(divided(locale, text)).toBe(text);
  });

  it('keep so many letters before and after a hyphen as the locale says', () => {
    const { hyphenation: settings } = rulesOf('de').lines;
    if (!settings) throw new Error('German is divided');
    const everywhere = (word: string) => [...word].join('\u00ad');
    const shown = hyphenation(everywhere, { ...settings, before: 3, after: 4 })
      .inText('Beispiel')
      .replaceAll('\u00ad', '|');
    expect(shown).toBe('Bei|s|piel');
  });
});

describe('Korean', () => {
  it('breaks between words, and nowhere else', () => {
    const segments = segmentsIn('각 분관을 토요일 오전 240건에서 (가상)의 도서관에').map(({ text }) => text);
    expect(segments).toEqual(['각 ', '분관을 ', '토요일 ', '오전 ', '240건에서 ', '(가상)의 ', '도서관에']);
  });
});
