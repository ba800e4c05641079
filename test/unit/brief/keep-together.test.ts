import { describe, expect, it } from 'vitest';
import { keepTogether } from '../../../src/brief/keep-together.js';
import { composed } from '../../support/briefs.js';
import { rulesOf } from '../../support/locales.js';
import { loadedPack, miniPackFolder } from '../../support/packs.js';

/** No-break spaces are shown as underscores. */
const shown = (text: string) => keepTogether(text, rulesOf('en')).replaceAll('\u00a0', '_');

describe('a number in English', () => {
  it.each([
    ['in 300 m of school, 2.5 million pupils', 'in 300_m of school, 2.5_million pupils'],
    ['61.5 % or 4 per cent', '61.5_% or 4_per cent'],
    ['on 23 November 2026', 'on 23_November 2026'],
    ['resolution 79/325, Article 6, paras. 3 and 4', 'resolution_79/325, Article_6, paras._3 and 4'],
    ['at Session II of the Group of 77', 'at Session_II of the Group of_77'],
  ])('stays with its unit, its month and the word that points at it: %s', (text, expected) => {
    expect(shown(text)).toBe(expected);
  });

  it.each([
    'in 2024 Member States agreed',
    '24 members of 39',
    '2024 Marching on',
    'the resolution of 2024',
    '5 Mayors',
    'subresolution 4',
  ])('is left alone before other words: %s', (text) => {
    expect(shown(text)).toBe(text);
  });

  it('has no no-break space in a Chinese brief', () => {
    const edit = { file: 'argument.yaml', find: '"Begin early."', write: '"Begin on 5 May."' };
    const pack = loadedPack(miniPackFolder, [edit]);
    const texts = (locale: string) => JSON.stringify(composed(pack, 'readers', locale));
    expect(texts('en')).toContain('on 5\u00a0May');
    expect(texts('zh-Hant')).not.toContain('\u00a0');
  });
});

describe('a line in other languages', () => {
  const shownIn = (locale: string, text: string) => keepTogether(text, rulesOf(locale)).replaceAll('\u00a0', '_');
  it.each([
    ['ru', 'Книга — друг: он в школе мог бы помочь, был бы рад', 'Книга_— друг: он в_школе мог_бы помочь, был_бы рад'],
    ['ru', '№ 5 от 3 марта 2026 г., 12 млн руб.', '№_5 от_3_марта 2026_г., 12_млн руб.'],
    ['fr', 'au paragraphe 5, 3 millions en mars, le 3 mars', 'au paragraphe_5, 3_millions en mars, le 3_mars'],
    ['es', 'artículo 3 y 12 millones', 'artículo_3 y_12_millones'],
    ['de', 'Artikel 3, 5 Mio. Euro', 'Artikel_3, 5_Mio. Euro'],
    ['ar', 'الفقرة 8 و 3 ملايين', 'الفقرة_8 و 3_ملايين'],
  ])('keeps together what is read together: %s %s', (locale, text, expected) => {
    expect(shownIn(locale, text)).toBe(expected);
  });
});
