import { describe, expect, it } from 'vitest';
import { keepTogether } from '../../../src/brief/keep-together.js';
import { inOneSentence } from '../../../src/schema/locale.js';
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
    ['5 mol·L⁻¹, 12 W/(m²·K), 3 s⁻¹', '5_mol·L⁻¹, 12_W/(m²·K), 3_s⁻¹'],
    ['5 m², 2.5 mg/d, 30 ml/min, 0.1 µg/L, 5 ‰', '5_m², 2.5_mg/d, 30_ml/min, 0.1_µg/L, 5_‰'],
    ['3 GWh at 5 p.m., 2 t CO2', '3_GWh at 5_p.m., 2_t CO2'],
    ['US$ 10 million, CHF 5 or −5 €, $ 3', 'US$_10_million, CHF_5 or −5_€, $_3'],
    ['a change of EUR −5, § 3 and §§ 4–6', 'a change of EUR_−5, §_3 and §§_4–6'],
    ['Rs. 1,250.75 crore, Rs 500, Fr. 14.5 million', 'Rs._1,250.75 crore, Rs_500, Fr._14.5_million'],
    ['Rp 1.2 trillion, KSh 300, RM 5', 'Rp_1.2_trillion, KSh_300, RM_5'],
    ['on 5 Jan. 2027 and 12 Sept', 'on 5_Jan. 2027 and 12_Sept'],
    ['20 °C ± 0.5 °C, k = 2, n ≥ 30, p < −4', '20_°C ±_0.5_°C, k =_2, n ≥_30, p <_−4'],
    ['12.4 per 100 000 people, 1 234 567 votes', '12.4 per 100_000 people, 1_234_567 votes'],
    ['s. 12(3)(a) and ss. 4 and 5 of Cap. 633, reg. 7', 's._12(3)(a) and ss._4 and 5 of Cap._633, reg._7'],
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
    '5 Janitors',
    'the LRs 4 and 5',
    'subresolution 4',
    'in 2024 300 towns, 1234 567',
    'in the 1990s. 12 towns',
    'MyUSD 4',
    '4 EURATOM members',
    '3 in 4 people, 2 minor',
    'A = B, x ± y, <b> 5',
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

describe('the number of a telephone', () => {
  it.each([
    ['en', 'tel. +48 22 123 45 67', 'tel. +48_22_123_45_67'],
    ['fr', 'tél. +33 1 42 34 20 00, 12 345 élus', 'tél. +33_1_42_34_20_00, 12\u202f345 élus'],
    ['fr', '22 123 45 67', '22\u202f123 45 67'],
    ['de', '030 18 17-0 oder (030) 123 456', '030_18_17-0 oder (030)_123_456'],
    ['ar', 'هاتف: +962 6 550 0400', 'هاتف: +962_6_550_0400'],
    ['fr', 'un solde de +1 234 567 et 0,5 à 200 000', 'un solde de +1\u202f234\u202f567 et 0,5 à 200\u202f000'],
    ['fr', 'le 09.05.2024 12 000 voix, le 01.02. 3 000', 'le 09.05.2024 12\u202f000 voix, le 01.02. 3\u202f000'],
    ['fr', 'tél. 01.02.34.56.78 ou 04 94 12 34 56', 'tél. 01.02.34.56.78 ou 04_94_12_34_56'],
    ['en', 'between 2.05 100 200 300 and 05/2026', 'between 2.05 100_200_300 and 05/2026'],
  ])('stays whole, and its groups are no thousands: %s, %s', (locale, text, expected) => {
    expect(keepTogether(text, rulesOf(locale)).replaceAll('\u00a0', '_')).toBe(expected);
  });
});

describe('a line in other languages', () => {
  const shownIn = (locale: string, text: string) => keepTogether(text, rulesOf(locale)).replaceAll('\u00a0', '_');
  it.each([
    ['ru', 'Книга — друг: он в школе мог бы помочь, был бы рад', 'Книга_— друг: он в_школе мог_бы помочь, был_бы рад'],
    ['ru', '№ 5 от 3 марта 2026 г., 12 млн руб.', '№_5 от_3_марта 2026_г., 12_млн руб.'],
    ['fr', 'au paragraphe 5, 3 millions en mars, le 3 mars', 'au paragraphe_5, 3_millions en mars, le 3_mars'],
    ['de', 'im 3. Quartal, am 24. November, 2. Auflage', 'im 3._Quartal, am 24._November, 2._Auflage'],
    ['de', 'nach Abs. 3 / § 4, so … und … es', 'nach Abs._3_/ §_4, so_… und_… es'],
    ['en', 'in items 2. Quarters are left alone', 'in items 2. Quarters are left alone'],
    ['es', 'el 24 de noviembre, 24 de 30', 'el 24_de_noviembre, 24 de 30'],
    ['de', 'je 100 000 Einwohner, Ziff. 3', 'je 100_000_Einwohner, Ziff._3'],
    ['zh-Hans', '每100 000人', '每100_000人'],
    ['ru', 'в статье 12, ч. 3', 'в_статье_12, ч._3'],
    ['fr', 'le 1er mars', 'le 1er_mars'],
    [
      'de',
      'bis 31. Dezember 2028, am 1. und 2. Mai, Punkt 3. Mais',
      'bis 31._Dezember 2028, am 1. und 2._Mai, Punkt 3. Mais',
    ],
    ['es', 'el 1 de enero, 1.º de mayo, 5 de mayores', 'el 1_de_enero, 1.º_de_mayo, 5 de mayores'],
    ['pt', 'de 15 de junho a 1.º de julho de 2027', 'de 15_de_junho a_1.º_de_julho de 2027'],
    ['de', 'z. B. in Bonn, i. V. m. § 3, d. h. nie', 'z._B. in Bonn, i._V._m. §_3, d._h. nie'],
    ['ru', 'школы, т. е. все, и т. д.', 'школы, т._е. все, и_т._д.'],
    ['en', 'by J. R. R. Tolkien; plan A. But plan AB. C. left', 'by J._R._R. Tolkien; plan A. But plan AB. C. left'],
    ['en', 'in the U.S. 12 schools, under s. 12', 'in the U.S. 12 schools, under s._12'],
    ['fr', 'en 4 heures, 700 000 enfants de 143 pays', 'en 4_heures, 700\u202f000_enfants de 143_pays'],
    ['fr', 'la résolution 79/325 100 fois, en 2024 300 morts', 'la résolution_79/325 100_fois, en 2024 300_morts'],
    ['fr', 'en 2024 les États, 12 paysans', 'en 2024 les États, 12 paysans'],
    ['fr', 'en 2024 l’Union, 2 d’entre eux, 5 m’ont vu', 'en 2024 l’Union, 2 d’entre eux, 5 m’ont vu'],
    ['ru', '5 €, 3 м² и 5 кг', '5_€, 3_м² и_5_кг'],
    ['pt', '±0,3 p.p. em 5 h', '±0,3_p.p. em 5_h'],
    ['es', 'artículo 3 y 12 millones', 'artículo_3 y_12_millones'],
    ['es', 'en 4 horas, 143 países', 'en 4_horas, 143_países'],
    ['pt', 'em 4 horas, 143 países', 'em 4_horas, 143_países'],
    ['ru', 'за 4 часа в 2026 году, 1 250 000 человек', 'за_4_часа в_2026_году, 1_250_000_человек'],
    ['de', 'in 4 Stunden, 143 Ländern', 'in 4_Stunden, 143_Ländern'],
    ['ar', 'خلال 4 ساعات', 'خلال 4_ساعات'],
    ['ko', '4 시간, 143 개국', '4_시간, 143_개국'],
    ['pt', 'R$ 5.000 e € 45 milhões, art. 167, § 1.º', 'R$_5.000 e_€_45_milhões, art._167, §_1.º'],
    ['de', 'Artikel 3, 5 Mio. Euro', 'Artikel_3, 5_Mio. Euro'],
    ['ar', 'الفقرة 8 و 3 ملايين', 'الفقرة_8 و 3_ملايين'],
  ])('keeps together what is read together: %s %s', (locale, text, expected) => {
    expect(shownIn(locale, text)).toBe(expected);
  });
});

describe('the parts of one sentence', () => {
  it.each([
    ['ko', ['**312**', '명(주민 480명 중)', '이 저녁에만 온다'], '**312**명(주민 480명 중)이 저녁에만 온다'],
    ['ko', ['10', '시간의 인력(주당)', '이면 된다'], '10시간의 인력(주당)이면 된다'],
    ['ko', ['+25%', '주간 방문 수', '이전보다 늘었다'], '+25% 주간 방문 수 이전보다 늘었다'],
    ['ko', ['62.5', '가까운 도시'], '62.5 가까운 도시'],
    ['en', ['312', 'of 480', 'agreed'], '312 of 480 agreed'],
    ['ja', ['312', '人', 'が来る'], '312人が来る'],
  ])(
    'have a blank between them, but where a Korean counter or particle follows a figure: %s, %j',
    (locale, parts, expected) => {
      expect(inOneSentence(parts, rulesOf(locale).spacing)).toBe(expected);
    },
  );
});
