import { describe, expect, it } from 'vitest';
import type { Severity } from '../../../src/diagnostics/diagnostic.js';
import type { LintSet, LintText } from '../../../src/pack/lint/lint-text.js';
import { compareNumbers } from '../../../src/pack/lint/numbers/compare-numbers.js';
import { numbersIn } from '../../../src/pack/lint/numbers/numbers.js';
import { valueKey } from '../../../src/pack/lint/numbers/values.js';
import { checkParity } from '../../../src/pack/lint/parity.js';
import { changedLocale, rulesOf } from '../../support/locales.js';
import { foundIn } from '../../support/mistakes.js';
import { miniPackFolder, packFiles } from '../../support/packs.js';

/** A text in a language: `fr: 12 400 vies`. */
type Tagged = `${string}: ${string}`;

function read(tagged: Tagged) {
  const [locale = '', ...text] = tagged.split(': ');
  return numbersIn(text.join(': '), rulesOf(locale));
}

/** What is left over, as the two texts have it. */
function differences(first: Tagged, second: Tagged) {
  const { missing, extra } = compareNumbers(read(first), read(second));
  const text = (tagged: Tagged) => tagged.slice(tagged.indexOf(': ') + 2);
  return [
    missing.map(({ start, end }) => text(first).slice(start, end)),
    extra.map(({ start, end }) => text(second).slice(start, end)),
  ];
}

const same: readonly (readonly [Tagged, Tagged])[] = [
  // Percentages
  ['en: Feed 75 per cent of pupils.', 'zh-Hant: 供應75%的學生。'],
  ['en: Feed 75 percent of pupils.', 'zh-Hans: 供应75％的学生。'],
  ['en: 75%', 'zh-Hans: 百分之七十五'],
  ['en: 75%', 'zh-Hant: 百分之75'],
  ['en: seventy-five per cent', 'zh-Hant: 75%'],
  ['en: 12.5%', 'fr: 12,5 %'],
  ['en: 12.5%', 'fr: 12,5\u00a0pour cent'],
  ['en: 12.5%', 'es: 12,5 por ciento'],
  ['en: 12.5%', 'de: 12,5 Prozent'],
  ['en: a 5% rise', 'de: ein 5-prozentiger Anstieg'],
  ['en: 80% of towns', 'zh-Hans: 八成城市'],
  ['en: 75% of towns', 'zh-Hant: 七成五的城市'],
  ['en: 50% of pupils', 'fr: la moitié des élèves'],
  ['en: 3 percentage points', 'zh-Hans: 3个百分点'],
  ['en: 5‰', 'de: 5 Promille'],
  // Rates are no percentages.
  ['en: 20 deaths per 100,000 people', 'es: 20 muertes por 100 000 habitantes'],
  ['en: a rate of 20 per 100,000', 'es: una tasa de 20 por 100.000'],
  ['en: a rate of 20 per 100,000', 'es: una tasa de 20 por cien mil'],
  ['en: a rate of 20 per 100,000', 'pt: uma taxa de 20 por 100 mil'],
  ['en: 5 per mille', 'fr: 5 pour mille'],
  ['en: 3 percentage points', 'de: 3 Prozentpunkte'],
  // Years of the Islamic calendar
  ['en: in 2024', 'ar: في عام 1445 هـ الموافق 2024'],
  ['en: in 2024', 'ar: في عام 1445هـ (2024م)'],
  ['en: in 2024', 'ar: في عام 1445 هـ'],
  ['en: on 27 January 2024', 'ar: في 15 رجب 1445هـ الموافق 27 يناير 2024م'],
  ['en: on 1 January 2024', 'ar: في 19 جمادى الآخرة 1445 هـ الموافق 1 يناير 2024م'],
  ['en: in 1445 AH (2024)', 'fr: en 2024'],
  // Years of two digits after months, quarters and halves of a year
  ['en: December 2020', 'de: Dez-20'],
  ['en: in Q3 2024', 'es: en el 3T24'],
  ['en: in Q3 2024', 'fr: au T3-24'],
  ['ko: 2024년 하반기', 'en: in 2H24'],
  ['en: in the 1990s', 'es: en los 90'],
  ['en: in the 20th century', 'ru: в ХХ веке'],
  // The thousands of a range
  ['en: 3,000–4,000 people', 'en: 3-4,000 people'],
  ['en: 10-15,000 people', 'de: 10.000 bis 15.000 Menschen'],
  // Numbers of provisions
  ['en: Article 6.4 of the Agreement', 'zh-Hans: 《协定》第六条第四款'],
  ['en: Article 6.4 of the Agreement', 'ar: الفقرة 4 من المادة 6 من الاتفاق'],
  ['en: SDG 3.2', 'fr: ODD 3, cible 2'],
  // Losses in wide brackets, and thousands of euros
  ['en: (5) million yen', 'ja: （5）百万円'],
  ['en: -5%', 'zh-Hans: （5）%'],
  ['en: €150,000', 'de: TEUR 150'],
  ['en: €150,000', 'de: 150 TEUR'],
  // Korean counters, and Japanese words after a particle
  ['en: 300 vessels', 'ko: 선박 삼백 척'],
  ['en: 12,000 hectares', 'ko: 만 이천 헥타르'],
  ['en: 50% of children', 'ja: 児童の半数'],
  // Shares in numbers and in per cent
  ['en: 75% of schools', 'ru: 3/4 школ'],
  ['en: 33% of adults', 'ko: 성인의 3분의 1'],
  ['en: 33% of adults', 'zh-Hans: 三分之一的成年人'],
  ['en: 67% of adults', 'fr: deux tiers des adultes'],
  ['en: 20% of adults', 'de: jeder fünfte Erwachsene'],
  ['en: 1 in 5 adults', 'de: jeder fünfte Erwachsene'],
  ['en: every 5th adult', 'de: jeder fünfte Erwachsene'],
  ['en: 20% of adults', 'ru: каждый пятый взрослый'],
  // Numbers that go on after their scale
  ['en: 1,250,000 people', 'ru: 1 млн 250 тыс. человек'],
  ['en: 2,350 million pesos', 'es: 2 mil 350 millones de pesos'],
  ['en: 12,500 people', 'pt: 12 mil e 500 pessoas'],
  ['en: 2.5 million people', 'fr: deux millions cinq cent mille personnes'],
  ['en: 2.5 million people', 'de: zwei Millionen fünfhunderttausend Menschen'],
  ['en: 12,500 homes', 'ru: двенадцать тысяч пятьсот домов'],
  ['en: 12,500 homes', 'ru: около двенадцати тысяч пятисот домов'],
  ['en: 1,250,000 people', 'ar: مليون و250 ألف شخص'],
  ['en: 1,250,000 people', 'ar: مليون ومئتان وخمسون ألف شخص'],
  ['en: 5,500 people', 'ar: خمسة آلاف وخمسمائة شخص'],
  ['en: 3 million cows and 200 sheep', 'pt: 3 milhões e 200 são vacas e ovelhas'],
  ['fr: 2 milliards', 'en: two thousand million'],
  // The scale of a range in words
  ['en: 2,000 to 3,000 people', 'fr: deux à trois mille personnes'],
  ['fr: 2 000 à 3 000 personnes', 'en: two to three thousand people'],
  // Numbers of other cases, and of other counters
  ['en: aged 15 to 18', 'ru: от пятнадцати до восемнадцати лет'],
  ['en: in 300 hospitals', 'ru: в трёхстах больницах'],
  ['en: 21 hospitals', 'ko: 병원 스물한 곳'],
  // Months of both Arabic calendars, and as the Maghreb has them
  ['fr: le 30 juin 2025', 'ar: 30 حزيران/يونيو 2025'],
  ['fr: le 30 juin 2025', 'ar: 30 حزيران / يونيه 2025'],
  ['fr: le 30 juin 2025', 'ar: 30 يونيو/حزيران 2025'],
  ['fr: en juillet 2026', 'ar: في تموز/ يوليو 2026'],
  ['fr: de juin à juillet 2025', 'ar: من جوان إلى جويلية 2025'],
  ['fr: le 2 janvier, le 3 février et le 4 avril', 'ar: 2 جانفي و3 فيفري و4 أفريل'],
  ['fr: le 1er mai et le 2 août 2025', 'ar: 1 ماي و2 أوت 2025'],
  ['fr: juillet et août 2025', 'ar: يوليوز وغشت 2025'],
  ['fr: 3 septembre, 4 novembre, 5 décembre', 'ar: 3 شتنبر، 4 نونبر، 5 دجنبر'],
  ['fr: en juillet et août 2025', 'ar: في يوليو وأغسطس 2025'],
  ['fr: 30 autobus', 'ar: 30 أوتوبيسا'],
  // Ranges
  ['en: Some 10–20% of pupils.', 'zh-Hans: 约10%—20%的学生。'],
  ['en: 10% to 20%', 'zh-Hant: 10至20%'],
  ['en: between 10 and 20 per cent', 'fr: entre 10 % et 20 %'],
  ['en: 3–5 million people', 'zh-Hant: 300萬至500萬人'],
  ['en: 3 to 5 million people', 'de: 3 bis 5 Mio. Menschen'],
  ['en: in 2020–25', 'zh-Hans: 2020—2025年'],
  ['en: in 2005–2015', 'fr: 2005-2015'],
  ['en: the year 2020/21', 'de: im Jahr 2020/2021'],
  ['en: March to May 2024', 'zh-Hans: 2024年3至5月'],
  ['en: a 25-per-cent cut', 'zh-Hans: 削减25%'],
  ['en: between 10 and 15 per cent', 'zh-Hans: 百分之十到十五'],
  ['en: between 10 and 15 per cent', 'zh-Hant: 百分之10至15'],
  ['en: 35.5 per cent', 'ja: 3割5分5厘減った。'],
  ['en: 1/4 of towns.', 'ko: 도시의 4분의 1.'],
  // A month or a year that is said again
  ['en: 5–7 Sept. 2020', 'zh-Hans: 2020年9月5日至9月7日'],
  ['en: 5–7 Sept. 2020', 'zh-Hant: 2020年9月5日至2020年9月7日'],
  ['en: from 5 to 7 September', 'fr: du 5 septembre au 7 septembre'],
  ['en: from 5 to 7 September 2020', 'de: vom 05.09.2020 bis 07.09.2020'],
  ['en: from 5 to 7 September 2020', 'de: vom 5.9. bis 7.9.2020'],
  ['en: 5–7 September 2020', 'ko: 2020. 9. 5. ~ 9. 7.'],
  ['en: 5 September to 7 October 2020', 'ko: 2020. 9. 5. ~ 10. 7.'],
  ['en: in May and June 2024', 'es: en mayo de 2024 y en junio de 2024'],
  ['en: between 10 May 2023 and 12 May 2023', 'pt: entre 10 e 12 de maio de 2023'],
  ['en: In 2024 it rose, and in 2024 it fell', 'zh-Hans: 2024年先升，同年又降'],
  // Months without their full stop, and years of two digits after them
  ['en: 5 Sep 2020', 'es: 5 sep 2020'],
  ['en: 5-Sep-2020', 'pt: 5/set/2020'],
  ['en: 5 Dec 2020', 'de: 5. Dez 2020'],
  ['en: 5 Sep 2020', 'ru: 5 сен 2020'],
  ['en: Sep-20', 'zh-Hans: 2020年9月'],
  ['en: 05-Sep-20', 'fr: 5 sept 2020'],
  ['en: 7 towns in 2020', 'fr: sept villes en 2020'],
  ['en: fiscal year 2025', 'zh-Hant: 2024-25年度'],
  ['en: fiscal year 2024', 'zh-Hant: 2024/25年度'],
  // Signs of percentages, decades, large numbers and losses
  ['en: between 10 and 20 per cent', 'zh-Hant: 百分之十至二十'],
  ['en: 75 p.c.', 'de: 75 vom Hundert'],
  ['en: 75 per cent', 'de: 75 v.H.'],
  ['en: in the 1980s', 'de: in den Achtzigerjahren'],
  ['en: 3 quadrillion', 'ja: 3000兆円'],
  ['en: 3 quadrillion', 'fr: 3 millions de milliards'],
  ['en: 3 quadrillion', 'de: 3 Billiarden'],
  ['en: (1.2) million', 'fr: −1,2 million'],
  ['en: a loss of (1.2) million', 'fr: une perte de 1,2 million'],
  ['en: (5)%', 'zh-Hans: -5%'],
  ['en: 500 towns', 'fr: cinq cents villes'],
  ['en: a 1,000-year flood', 'fr: une crue millénale'],
  ['en: a year and a half', 'ko: 1년 반'],
  ['en: 2.5 years', 'ko: 2년 반'],
  // Halves of a year that are numbered
  ['en: the 2nd half of 2024', 'zh-Hans: 2024年下半年'],
  ['zh-Hans: 2024年下半年', 'fr: le 2e semestre 2024'],
  ['zh-Hans: 2024年下半年', 'de: im 2. Halbjahr 2024'],
  ['zh-Hans: 2024年下半年', 'ru: во 2-м полугодии 2024 года'],
  // Hours of the clock in words
  ['en: at 10 pm', 'fr: à 22 heures'],
  ['en: at 10 p.m.', 'es: a las 22 horas'],
  ['en: at 10 pm', 'ru: в 22 часа'],
  ['en: at 10 pm', 'zh-Hans: 22点'],
  ['en: from 9 a.m. to 10 p.m.', 'fr: de 9 à 22 heures'],
  ['en: at 10 pm', 'ar: الساعة 22'],
  ['en: 48 hours', 'fr: 48 heures'],
  // What trades have
  ['en: p < .001', 'zh-Hant: p<0.001'],
  ['en: 42.7 bcm of gas', 'de: 42,7 Mrd. m³ Gas'],
  ['en: 1.2 mb/d', 'zh-Hans: 每日120万桶'],
  ['en: 4.2 t/ha', 'fr: 42 q/ha'],
  ['en: 4.2 t/ha', 'de: 42 dt/ha'],
  ['en: 12.4 per 100,000', 'zh-Hans: 十万分之12.4'],
  ['en: under-fives', 'fr: les moins de 5 ans'],
  ['en: the 95th percentile', 'zh-Hans: 第95百分位数'],
  ['en: 40 GtCO₂ yr⁻¹', 'fr: 40 GtCO2/an'],
  ['en: FY25', 'zh-Hant: 2024-25年度'],
  ['en: FY2025', 'zh-Hant: 2024/25財政年度'],
  ['en: three centuries', 'zh-Hans: 300年'],
  ['fr: trois siècles', 'es: 300 años'],
  ['en: the 19th century', 'de: im 19. Jahrhundert'],
  ['en: 1 May', 'zh-Hans: 五一'],
  ['en: on 1 October', 'zh-Hans: 十一国庆'],
  ['en: 9/11', 'es: el 11-S'],
  ['en: 11 March', 'es: el 11-M'],
  // Large numbers in characters
  ['en: 120 million people', 'zh-Hans: 一亿二千万人'],
  ['en: 350,020,000', 'zh-Hant: 三億五千零二萬'],
  ['en: 1.2 trillion', 'zh-Hans: 一万两千亿元'],
  // Korean letters that are numbers where something is counted
  ['en: 50 million won', 'ko: 오천만 원'],
  ['en: 5,000 households', 'ko: 오천 가구'],
  ['en: up to 5,000 households', 'ko: 오천 가구까지'],
  ['en: more than 3,000 people', 'ko: 삼천 명보다 많다'],
  ['en: 10,000 won', 'ko: 만 원을'],
  ['en: 15,000 won', 'ko: 만오천 원'],
  ['en: 10,030 won', 'ko: 만 30원'],
  ['en: 53,000 people', 'ko: 오만 3천 명'],
  ['en: 120 million won', 'ko: 일억 이천만 원'],
  ['en: some 300 people', 'ko: 삼백여 명'],
  ['en: 50 per cent', 'ko: 오십 퍼센트'],
  ['en: 1/3', 'ko: 삼분의 일'],
  ['en: 25% of homes', 'ko: 가구의 2할 5푼'],
  ['en: 35.5%', 'ko: 3할 5푼 5리'],
  ['en: 30% of homes', 'ko: 가구의 3할이'],
  ['en: 3 directors, aged 3', 'ko: 이사 3명, 만 3세'],
  ['en: a survey of 30 people', 'ko: 조사 30명'],
  ['en: 20 rescuers', 'ko: 구조대 20명'],
  ['en: thousands of people', 'ko: 수천 명'],
  // Plans of five years, decades and ages
  ['en: the 14th and 15th Five-Year Plans', 'zh-Hans: “十四五”和“十五五”规划'],
  ['en: in the 1990s', 'es: en los años noventa'],
  ['en: the nineties', 'zh-Hans: 20世纪90年代'],
  ['de: in den neunziger Jahren', 'en: in the 1990s'],
  ['ru: в девяностых годах', 'en: in the 1990s'],
  ['en: people in their 20s', 'ko: 20대'],
  ['en: 25 towns', 'ar: خمس وعشرون بلدة'],
  ['en: 325 towns', 'ar: ثلاثمائة وخمس وعشرون بلدة'],
  ['en: between 105 and 20 towns', 'ar: بين مائة وخمس وعشرين بلدة'],
  ['en: 5 towns and 30 villages', 'ar: خمس بلدات وثلاثون قرية'],
  ['en: between 5 and 20 towns', 'ar: بين خمس وعشرين بلدة'],
  // Sessions and other ordinals in words
  ['en: the 79th session', 'fr: la soixante-dix-neuvième session'],
  ['en: the 80th session', 'fr: la quatre-vingtième session'],
  ['en: the 79th session', 'es: el septuagésimo noveno período de sesiones'],
  ['en: the 79th session', 'ru: семьдесят девятая сессия'],
  ['en: at the 80th session', 'ru: на восьмидесятой сессии'],
  ['en: the 79th session', 'ar: الدورة التاسعة والسبعون'],
  ['en: the 21st century', 'ar: القرن الحادي والعشرون'],
  ['en: the 79th session', 'pt: a septuagésima nona sessão'],
  ['en: the 20th time', 'de: zum zwanzigsten Mal'],
  ['en: 15 towns', 'ar: خمسة عشر بلدة'],
  ['en: in the 1980s', 'ar: في ثمانينيات القرن الماضي'],
  ['en: 2 million people', 'ar: مليوني شخص'],
  ['en: 15 million people', 'ar: خمسة عشر مليونا'],
  ['en: 15,000 people', 'ar: خمسة عشر ألفا'],
  ['en: 200 schools', 'ar: مائتي مدرسة'],
  ['en: one million', 'ar: مليون واحد'],
  ['en: 25%', 'ar: ٪25'],
  ['en: 25%', 'ar: %25'],
  ['en: from 10% to 20%', 'ar: من 10% إلى 20%'],
  ['en: G7 and G20', 'ar: مجموعة السبعة ومجموعة العشرين'],
  ['en: some 70-year-olds', 'fr: des septuagénaires'],
  // Parts, halves and shares
  ['en: 9 out of 10 pupils', 'ja: 9割の生徒'],
  ['en: nine out of ten pupils', 'ja: 9割の生徒'],
  ['zh-Hans: 45‰', 'en: 45 per 1,000 births'],
  ['en: 2.5 million', 'fr: deux millions et demi'],
  ['en: 1.5 million', 'es: un millón y medio'],
  ['en: 2.5 million', 'ru: два с половиной миллиона'],
  ['en: 1.5 million', 'ru: полтора миллиона'],
  ['en: 1.5 million', 'ar: مليون ونصف المليون'],
  ['en: 2.5 million', 'de: zweieinhalb Millionen'],
  ['en: one and a half million', 'zh-Hans: 150万'],
  ['en: 0.5%', 'de: ein halbes Prozent'],
  ['en: half a percentage point', 'fr: 0,5 point de pourcentage'],
  ['en: 25 basis points', 'ja: 0.25ポイント'],
  ['en: 25 basis points', 'zh-Hans: 25个基点'],
  ['en: 0.25 percentage points', 'ko: 0.25%p'],
  ['en: doubled', 'ja: 2倍'],
  // Scales in characters and in long words
  ['en: 35 million won', 'ko: 3천5백만 원'],
  ['en: 25 million', 'ja: 2千500万'],
  ['en: 10 million people', 'ko: 천만 명'],
  ['en: 100,000 people', 'de: hunderttausend Menschen'],
  ['de: 1,5 bis 2 Billionen', 'fr: 1 500 à 2 000 milliards'],
  ['en: 3 to 5 million', 'de: drei bis fünf Millionen'],
  ['en: two or three', 'zh-Hans: 两三所'],
  ['en: 50 to 60', 'zh-Hans: 五六十'],
  ['en: 1 or 2 years', 'zh-Hant: 一兩年'],
  ['en: people', 'zh-Hans: 数十万人'],
  // Powers of ten and prefixes of units
  ['en: 10^6 cells', 'fr: 10⁶ cellules'],
  ['en: 1 million cells', 'de: 10^6 Zellen'],
  ['en: 3.2 × 10⁹', 'fr: 3,2 milliards'],
  ['en: 6.02 × 10^-23', 'de: 6,02 · 10⁻²³'],
  ['en: 1.2 GW', 'fr: 1 200 MW'],
  ['en: 3.5 Gt of CO2', 'zh-Hans: 35亿吨二氧化碳'],
  // Dates that lead with the year, days known by their date, years of two
  ['en: 7 October 2023', 'ko: 2023. 10. 7.'],
  ['en: 7 October 2023', 'ja: 2023/10/7'],
  ['en: September 11', 'zh-Hans: “9·11”事件'],
  ['en: September 11', 'ko: 9·11 테러'],
  ['en: 9/11', 'fr: le 11 septembre'],
  ['en: fiscal year 2024/25', 'ja: 2024年度'],
  ['de: das Schuljahr 2024/2025', 'ko: 2024학년도'],
  ['en: FY25', 'zh-Hans: 2025财年'],
  ['en: the early 2000s', 'zh-Hans: 21世纪初'],
  // Names with a number, and telephones
  ['en: COVID-19', 'zh-Hans: 新冠疫情'],
  ['ko: 코로나19', 'ja: 新型コロナ'],
  ['en: 4x4 vehicles', 'zh-Hans: 四驱车'],
  ['en: help 24/7', 'de: Hilfe rund um die Uhr'],
  ['en: PM2.5', 'zh-Hans: 细颗粒物'],
  ['en: a CET1 ratio of 17%', 'de: eine harte Kernkapitalquote von 17 %'],
  ['en: H5N1', 'ja: 鳥インフルエンザ'],
  ['fr: le DTC3', 'ar: اللقاح الثلاثي'],
  ['en: +41 22 917 1234', 'fr: +41 22 917 12 34'],
  ['en: +81 3 3279 1111', 'ja: 03-3279-1111'],
  ['en: +49 30 18 17-0', 'de: 030 18 17-0'],
  ['en: +82-44-202-7530', 'ko: 044-202-7530'],
  ['en: +852 2810 2000', 'zh-Hant: 2810 2000'],
  ['en: +886 2 2720 8889', 'zh-Hant: （02）2720-8889'],
  ['en: +86 10 8313 2345', 'zh-Hans: （010）83132345'],
  ['en: +44 (0)20 7946 0000', 'de: +44 20 7946 0000'],
  ['en: +5 000 000 jobs', 'fr: +5 000 000 emplois'],
  // A 1 of so many, and one of each
  ['en: 1 in 3 women', 'ru: каждая третья женщина'],
  ['de: jede dritte Frau', 'ja: 女性の3人に1人'],
  ['fr: 1 femme sur 3', 'ko: 여성 3명 중 1명'],
  ['zh-Hans: 每11人中就有1人', 'ru: каждый одиннадцатый'],
  ['en: per capita', 'ja: 1人当たり'],
  ['en: ¥5,000 a tonne', 'ja: 1トン当たり5,000円'],
  ['en: less than $1 a person', 'ko: 1인당 1달러 미만'],
  ['en: 0 cases', 'fr: aucun cas'],
  // From one to another
  ['en: from 2.4 to 1.8 per 1,000', 'zh-Hans: 从2.4‰降至1.8‰'],
  ['en: from 10% to 20%', 'de: von 10 auf 20 %'],
  ['en: from 4.25% to 4.50%', 'zh-Hans: 由4.25升至4.50%'],
  ['en: from −2% to +3%', 'ru: с −2 до +3 %'],
  ['en: in 2021–2025', 'ja: 2021～25年'],
  // Plans, decades, Roman numbers and ranks
  ['en: the 14th Five-Year Plan', 'zh-Hans: “十四五”规划'],
  ['en: two decades', 'ja: 20年間'],
  ['en: 15 TWh', 'fr: 15 milliards de kWh'],
  ['en: Basel 3', 'ja: バーゼルIII'],
  ['en: Basel 3', 'ko: 바젤Ⅲ'],
  ['ja: 世界第2位', 'de: die zweitgrößte der Welt'],
  // Months of years, days of months and two decades in digits
  ['en: Dec. 2024', 'de: 12/2024'],
  ['en: Dec. 2024', 'ru: 12.2024'],
  ['en: 2024-12', 'ja: 2024年12月'],
  ['ko: 2024. 12.', 'zh-Hans: 2024年12月'],
  ['en: in 2010-12', 'fr: de 2010 à 2012'],
  ['en: No. 5/2023', 'fr: no 5/2023'],
  ['en: 4 July', 'ja: 7/4'],
  ['en: the 1960s and 1970s', 'zh-Hans: 20世纪六七十年代'],
  ['en: the 1960s and 1970s', 'es: las décadas de 1960 y 1970'],
  ['en: per 1,000 people', 'ko: 인구 천 명당'],
  ['en: per 1,000 people', 'ru: на тысячу жителей'],
  ['en: $1.90 a day', 'ja: 1日1.90ドル'],
  ['en: Q1–Q3', 'ru: I–III кварталы'],
  // Korean particles at once after the number
  ['en: since the 1990s', 'ko: 1990년대보다'],
  ['en: fiscal year 2024/25', 'ko: 2024 회계연도에'],
  ['en: 100,000 people', 'ko: 십만여 명'],
  ['en: B2B', 'ko: B2B는'],
  // Below zero
  ['en: −12 °C', 'ja: 氷点下12度'],
  ['en: −12 °C', 'ko: 영하 12도'],
  ['en: −12 °C', 'es: 12 grados bajo cero'],
  ['en: −12 °C', 'ar: 12 درجة تحت الصفر'],
  ['en: −12 °C', 'pt: 12 graus negativos'],
  // Units with a power of ten, and small digits
  ['en: 500,000 kW', 'zh-Hans: 50万千瓦'],
  ['en: CO2 fell', 'fr: Le CO₂ a baissé'],
  ['en: 300 km²', 'fr: 300 km2'],
  ['en: a billion people', 'zh-Hans: 10亿人'],
  ['ru: миллиард человек', 'en: 1 billion people'],
  ['ar: مليار نسمة', 'en: 1 billion people'],
  // Large numbers
  ['en: Spend 3 trillion coins.', 'zh-Hant: 花費3萬億元。'],
  ['en: Spend 3 trillion coins.', 'zh-Hant: 花費3兆元。'],
  ['en: Spend $3bn.', 'zh-Hans: 花费30亿美元。'],
  ['en: Spend $3.5m.', 'zh-Hans: 花费350万美元。'],
  ['en: 40k people', 'zh-Hans: 4万人'],
  ['en: 120 million', 'zh-Hant: 1億2,000萬'],
  ['en: 35,000', 'zh-Hant: 3萬5千'],
  ['en: 3 million', 'fr: 3 millions'],
  ['en: €3 billion', 'fr: 3 Md€'],
  ['en: €3 million', 'fr: 3 M€'],
  ['en: 1.3 trillion', 'fr: 1,3 billion'],
  ['en: 1.5 billion', 'fr: 1,5 milliard'],
  ['en: 3 billion', 'es: 3000 millones'],
  ['en: 3 billion', 'es: 3 mil millones'],
  ['en: 1.3 trillion', 'es: 1,3 billones'],
  ['en: 2.5 billion', 'de: 2,5 Mrd.'],
  ['en: 2.5 billion', 'de: 2,5 Milliarden'],
  ['en: three million people', 'zh-Hans: 300万人'],
  ['en: over 300,000 people', 'zh-Hant: 30多萬人'],
  ['en: 5 crore', 'en: 50 million'],
  // Thousands and decimals
  ['en: Some 12 500 people.', 'zh-Hant: 約12,500人。'],
  ['en: 12\u2009500 people', 'zh-Hans: 12500人'],
  ['en: 12,400 lives', 'fr: 12 400 vies'],
  ['en: 12,400 lives', 'fr: 12\u202f400 vies'],
  ['en: 1,234,567', 'de: 1.234.567'],
  ['en: 12,400', 'es: 12.400'],
  ['en: 12,400', 'es: 12 400'],
  ['en: 12,400', 'de: 12.400'],
  ['en: 1,200 pupils at 2.5 coins', 'fr: 1 200 élèves à 2,5 pièces'],
  ['en: 62.5', 'es: 62.5'],
  ['en: 3½ years', 'zh-Hant: 3.5年'],
  ['en: 3½ years', 'zh-Hant: 3年半'],
  ['en: 3 1/2 years', 'fr: 3,5 ans'],
  ['en: a fall of 3%', 'zh-Hant: -3%'],
  ['en: −3 degrees', 'zh-Hans: 零下3度'],
  ['en: 2/3 of members', 'zh-Hans: 三分之二的成员'],
  // Dates
  ['en: Since 5 Sept. 2020.', 'zh-Hant: 自2020年9月5日起。'],
  ['en: Since September 5, 2020.', 'zh-Hans: 自2020年9月5日起。'],
  ['en: on 1 July 2024', 'fr: le 1er juillet 2024'],
  ['en: on 1 July 2024', 'fr: le 1ᵉʳ juillet 2024'],
  ['en: on 1 July 2024', 'es: el 1.º de julio de 2024'],
  ['en: on 1 July 2024', 'de: am 1. Juli 2024'],
  ['en: on 1 July 2024', 'de: am 01.07.2024'],
  ['en: on 2024-07-01', 'zh-Hans: 2024年7月1日'],
  ['en: on 1 July 2024', 'zh-Hans: 二〇二四年七月一日'],
  ['en: On 18 March 2015', 'fr: Le 18 mars 2015'],
  ['en: in May and June 2024', 'zh-Hant: 2024年5月和6月'],
  ['en: the 1990s', 'zh-Hans: 20世纪90年代'],
  ['en: the 1990s', 'zh-Hant: 二十世紀九十年代'],
  ['en: the 1990s', 'fr: les années 1990'],
  ['en: the 1990s', 'fr: les années 90'],
  ['en: the 1990s', 'es: la década de 1990'],
  ['en: the 1990s', 'de: die 1990er-Jahre'],
  ['en: the 21st century', 'fr: le XXIe siècle'],
  ['en: the 21st century', 'zh-Hans: 二十一世纪'],
  // Numbered things and words
  ['en: Article 5 of the Act.', 'zh-Hant: 法案第五條。'],
  ['en: Article 5 of the Act.', 'zh-Hans: 法案第5条。'],
  ['en: Article five', 'zh-Hans: 第五条'],
  ['en: Article 12', 'zh-Hans: 第十二条'],
  ['en: the 3rd round', 'fr: le 3e cycle'],
  ['en: 10 schools', 'zh-Hans: 十所学校'],
  ['en: 12 schools', 'fr: une douzaine d’écoles'],
  ['en: two of three agree', 'zh-Hans: 多数同意'],
  ['en: the G7', 'zh-Hant: 七國集團'],
  ['en: resolution 79/325', 'zh-Hant: 第79/325號決議'],
  ['en: 5 kilograms', 'zh-Hans: 5千克'],
  ['en: 33.3%', 'zh-Hans: 百分之三十三点三'],
  ['en: 35% of towns', 'zh-Hant: 三成半的城市'],
  ['en: 7 out of 10', 'zh-Hans: 七成'],
  ['en: 3‰', 'zh-Hans: 千分之三'],
  ['en: on 1 July 2024', 'zh-Hant: 民國113年7月1日'],
  ['en: the 2000s', 'zh-Hans: 21世纪头十年'],
  ['en: half a million', 'zh-Hans: 50万'],
  ['en: 21 towns', 'de: einundzwanzig Städte'],
  ['en: the 15th session', 'fr: la quinzième session'],
  ['en: 35 towns', 'es: treinta y cinco ciudades'],
  ['en: the G20', 'zh-Hans: 二十国集团'],
  ['en: siglo XXI', 'es: siglo XXI'],
  ['en: 1 in 4 children', 'zh-Hans: 四分之一的儿童'],
  ['en: €1,000.50', 'de: 1.000,50 €'],
  ['en: 1,234,567.89', 'es: 1 234 567,89'],
  ['en: 5–7 September 2020', 'fr: du 5 au 7 septembre 2020'],
  ['en: 10:30', 'de: 10.30 Uhr'],
  ['en: see [here](https://example.org/2020/en)', 'zh-Hans: 见[此处](https://example.org/2021/zh)'],
  // Signs of other scripts
  ['en: 1,200 dinars', 'ar: ١٬٢٠٠ دينار'],
  ['en: 1,234,567.5', 'ar: ١٬٢٣٤٬٥٦٧٫٥'],
  ['en: 1,200 dinars', 'ar: 1٬200 دينار'],
  ['en: 1,200 dinars', 'ar: ١،٢٠٠ دينار'],
  ['en: 12.5% of homes', 'ar: ١٢٫٥٪ من المنازل'],
  ['en: 12.5% of homes', 'ar: 12٫5 في المائة من المنازل'],
  ['en: 3.5 billion people', 'ar: نحو ٣٫٥ مليارات نسمة'],
  ['en: 3.5 billion people', 'ar: نحو ٣،٥ مليارات نسمة'],
  ['en: 123 towns', 'ar: ۱۲۳ مدينة'],
  ['en: 1,234.5 towns', 'ar: ۱٬۲۳۴٫۵ مدينة'],
  ['en: some 1,234 cases', 'ja: １，２３４件'],
  ['en: some 1,234,567 cases', 'zh-Hant: １，２３４，５６７件'],
  ['en: some 1,234 cases', 'zh-Hans: 1，234件'],
  ['en: some 1,234.5 tonnes', 'ja: 1，234.5トン'],
  ['en: 2,000 people', 'ar: ألفا شخص'],
  ['en: 12 or 345 cases', 'zh-Hans: 12，345件'],
  ['en: 3.5%', 'ja: ３．５％'],
  ['en: 3.5%', 'zh-Hans: ３．５％'],
  // Ranges, tenths and scales in characters
  ['en: 60% to 70% of homes', 'zh-Hant: 六至七成家庭'],
  ['en: 60% to 70% of homes', 'zh-Hant: 六、七成家庭'],
  ['en: 60% to 70% of homes', 'zh-Hant: 六七成家庭'],
  ['en: 60 to 70 per cent of firms', 'ja: 六、七割の企業'],
  ['en: 60,000 to 70,000 people', 'zh-Hant: 六至七萬人'],
  ['en: 60,000 to 70,000 people', 'zh-Hant: 六、七萬人'],
  ['en: April to June', 'zh-Hans: 四至六月'],
  ['en: over 1.2 million people', 'zh-Hant: 一百二十餘萬人'],
  ['en: over 10,000 people', 'zh-Hans: 上万人'],
  ['en: 50% of firms', 'zh-Hans: 一半企业'],
  ['en: half of the firms in two towns', 'zh-Hans: 两个镇的一半企业'],
  ['en: 70% of older people', 'zh-Hant: 七成長者'],
  ['en: 80% of local people', 'zh-Hant: 八成本地人'],
  ['en: 70% are women', 'zh-Hant: 七成為女性'],
  ['en: three member states', 'zh-Hant: 三成員國'],
  // Signs of offices in Japan and Korea
  ['en: 0.25 percentage points', 'ja: 0.25％ポイント'],
  ['en: 0.25 percentage points', 'ja: 0.25%pt'],
  ['en: −0.4%', 'ja: ▲0.4％'],
  ['en: −3.2 trillion yen', 'ja: △3兆2,000億円'],
  ['en: −1.2%', 'ko: △1.2%'],
  ['en: 3 fields', 'ko: △3개 분야'],
  ['en: 2.1 percentage points', 'ko: 2.1% p'],
  ['en: 0.39 per 10,000 workers', 'ko: 근로자 0.39‱'],
  ['en: 0.39 per 10,000 workers', 'ja: 0.39‱'],
  ['en: Law No. 89 of 1896', 'ja: 明治29年法律第89号'],
  ['en: in 1923', 'ja: 大正12年'],
  ['en: Meiji 29', 'zh-Hant: 1896年'],
  ['en: the first quarter of 2025', 'ko: 2025년 1/4분기'],
  ['en: Q4 2025', 'ko: 2025년 4/4분기'],
  ['en: 1/4 of firms', 'ko: 기업의 1/4'],
  // What follows an address
  ['en: 5 items are at https://example.org/2', 'zh-Hant: 見https://example.org/1，共5項'],
  ['en: 5 items are at https://example.org/2', 'ja: https://example.org/a1.htmlで5件を公表'],
  // Numbers that are said once more in brackets
  ['en: 1.4 billion people (140 crore)', 'ja: 14億人'],
  ['en: 30% of firms', 'zh-Hant: 約三成（約30%）企業'],
  // Years without their era or their century
  ['en: in 2024', 'zh-Hant: 113年'],
  ['en: in the 2024 school year', 'zh-Hant: 113學年度'],
  ['en: in 2024', 'zh-Hant: 一一三年度'],
  ['en: from 1 January 2025', 'zh-Hant: 114年1月1日起'],
  ['en: on 31 December 2024', 'zh-Hant: 113.12.31'],
  ['en: from 2021 to 2024', 'zh-Hant: 110至113年'],
  ['en: in 2024', 'zh-Hant: 113年（2024年）'],
  ['en: in 2024', 'zh-Hant: 113（2024）年'],
  ['en: in FY2024', 'ja: 24年度'],
  ['en: from fiscal 2024 to 2026', 'ja: 6～8年度'],
  ['en: in 2019', 'ja: 平成31年・令和元年'],
  ['en: in 2024', 'ko: ’24년에'],
  ['en: in 2023 and 2024', "ko: '23년, '24년"],
  ['en: from 2023 to 2025', 'ko: ’23~’25년'],
  ['en: in December 2024', 'ko: ’24.12월'],
  ['en: on 3 December 2024', 'ko: ’24. 12. 3.'],
  ['en: in 2024', 'fr: en ’24'],
  ['en: in 1998', 'fr: en ’98'],
  ['en: for 113 years', 'zh-Hant: 113年'],
  ['en: for 24 years', 'ko: 24년'],
  ['en: the 1990s', 'zh-Hant: 一九九○年代'],
  // Months that last, and those of the calendar
  ['en: within 3 months', 'ja: 3か月以内'],
  ['en: within six months', 'ja: 6か月以内'],
  ['en: within 3 months', 'ja: ３ヶ月以内に'],
  ['en: within 3 months', 'ja: 3カ月の間'],
  ['en: within 3 months', 'ja: 3ヵ月'],
  ['en: within three months', 'ko: 3개월 안에'],
  ['en: within three months', 'ko: 3 개월간'],
  ['en: within 3 months', 'zh-Hans: 3个月内'],
  ['en: within six months', 'zh-Hant: 6個月內'],
  ['en: from March', 'ko: 3월부터'],
  ['en: in March 2024', 'ja: 2024年3月に'],
  // Numbers with Korean and Japanese words beside them
  ['en: some 3.52 billion people', 'ko: 약 35억 2,000만 명'],
  ['en: some 3.52 billion people', 'ko: 약 35억2,000만명'],
  ['en: some 3.52 billion people', 'ja: 約35億2,000万人'],
  ['en: some 3.52 billion people', 'zh-Hans: 约35亿 2,000万人'],
  ['en: some 15,000 people', 'ko: 1만 5천 명'],
  ['en: some 10,500 people', 'ko: 1만 500명'],
  ['en: 10,000 people and 500 towns', 'ko: 1만 500'],
  ['en: some 20 million people', 'ko: 2천만 명'],
  ['en: 1.2 trillion', 'ko: 1조 2,000억 원'],
  ['en: 1.2 trillion', 'ja: 1兆2,000億円'],
  ['en: 30% of homes', 'ko: 가구의 30퍼센트를'],
  ['en: 30% of homes', 'ja: 家庭の30パーセントの'],
  ['en: 5 people', 'ko: 약5명이'],
  // Years of eras, tenths and fractions
  ['en: in fiscal year 2025', 'ja: 2025（令和7）年度に'],
  ['en: in fiscal year 2025', 'ja: 令和7年度（2025年度）に'],
  ['en: in fiscal year 2025', 'ja: 令和７年度に'],
  ['en: in 2025 (Reiwa 7)', 'ja: 2025（令和7）年'],
  ['en: in 2025 (Reiwa 7)', 'fr: en 2025'],
  ['en: since 2019', 'ja: 令和元年以来'],
  ['en: since 2019', 'ja: 平成三十一年以来'],
  ['en: in 1970', 'ja: 昭和45年に'],
  ['en: from 2023 to 2025', 'ja: 令和5～7年度'],
  ['en: 30% of homes', 'ja: 3割の家庭'],
  ['en: 30% of homes', 'ja: 三割の家庭'],
  ['en: 25% of homes', 'ja: 2割5分の家庭'],
  ['en: 35% of homes', 'ja: 3割半の家庭'],
  ['en: 30–40% of homes', 'ja: 3～4割の家庭'],
  ['en: 20 to 30%', 'ja: 2、3割'],
  ['en: 80% of towns', 'zh-Hans: 8成城市'],
  ['en: 5 member states', 'zh-Hans: 5成员国'],
  ['en: 5 minutes', 'ja: 5分'],
  ['en: 2/3 of members', 'ja: 3分の2の会員'],
  ['en: two thirds of members', 'ja: 3分の2の会員'],
  ['en: 2/3 of members', 'ja: 三分の二の会員'],
  ['en: 2/3 of members', 'ko: 회원의 3분의 2'],
  // Times of the clock
  ['en: at 3 p.m. on 15 October', 'fr: le 15 octobre à 15 heures'],
  ['en: from 10 a.m. to 1 p.m.', 'fr: de 10 heures à 13 heures'],
  ['en: at 3 p.m. on 15 October', 'ru: 15 октября в 15 ч. 00 м.'],
  ['en: at 3 p.m. on 15 October', 'ru: 15 октября в 15 часов'],
  ['en: at 3 p.m. on 15 October', 'es: el 15 de octubre a las 15 horas'],
  ['en: at 3 p.m. on 15 October', 'es: el 15 de octubre a las 15.00 horas'],
  ['en: at 3 p.m. on 15 October', 'pt: a 15 de outubro às 15 horas'],
  ['en: at 3 p.m. on 15 October', 'pt: a 15 de outubro às 15h00'],
  ['en: 48 hours before', 'fr: 48 heures avant'],
  ['fr: l’accès à 15 heures de cours', 'en: access to 15 hours of lessons'],
  ['en: at 3:30 p.m.', 'ja: 15時30分に'],
  ['en: at 3:30 p.m.', 'ja: 午後3時30分に'],
  ['en: at 3:30 p.m.', 'ja: 15時半に'],
  ['en: at 3.30pm', 'zh-Hans: 下午3点30分'],
  ['en: at 3:30 p.m.', 'zh-Hant: 下午3時30分'],
  ['en: at 3:30 p.m.', 'zh-Hans: 下午3点半'],
  ['en: at 3:30 p.m.', 'ko: 15시 30분에'],
  ['en: at 3:30 p.m.', 'ko: 오후 3시 30분에'],
  ['en: at 3:30 p.m.', 'ru: в 15:30'],
  ['en: at 3:30 p.m.', 'de: um 15.30 Uhr'],
  ['en: at 3:30 p.m.', 'fr: à 15 h 30'],
  ['en: at 3:30 p.m.', 'fr: à 15h30'],
  ['en: at 3:30 p.m.', 'pt: às 15h30'],
  ['en: at 3:30 p.m.', 'es: a las 15.30 h'],
  ['en: at 3:30 p.m.', 'es: a las 3.30 de la tarde'],
  ['en: at 3:30 p.m.', 'ar: في الساعة ٣:٣٠ مساءً'],
  ['en: at 15:30', 'fr: à 3 h 30 de l’après-midi'],
  ['en: at 12:15 a.m.', 'de: um 0.15 Uhr'],
  ['en: at 12.15 p.m.', 'de: um 12.15 Uhr'],
  ['en: at 5 p.m. sharp', 'zh-Hant: 在17時'],
  ['en: from 9 a.m. to 5 p.m.', 'fr: de 9 h à 17 h'],
  ['en: 3 hours', 'ja: 3時間'],
  ['en: 10:00 to 17:00', 'ja: 10時から17時'],
  ['en: $3.4 billion and $5.5 million', 'fr: 3,4 G$ et 5,5 M$'],
  ['en: 9:00–17:30', 'de: 9.00 bis 17.30 Uhr'],
  ['en: from 7:30 to 8:30 a.m.', 'de: von 7.30 bis 8.30 Uhr'],
  ['en: from 2:30 to 4:30 p.m.', 'de: von 14.30 bis 16.30 Uhr'],
  ['en: from 2.30 to 4.30pm', 'fr: de 14 h 30 à 16 h 30'],
  ['en: 2–4 p.m.', 'de: 14–16 Uhr'],
  ['en: between 11:30 and 1:30 p.m.', 'es: entre las 11.30 y las 13.30 h'],
  ['en: 7:30–9:45 a.m.', 'es: 7.30–9.45 h'],
  ['en: a ratio of 1:10', 'zh-Hans: 比例为1:10'],
  // Fractions and numbers in words
  ['en: 2/3 of members agree', 'fr: Les deux tiers des membres sont d’accord'],
  ['en: 2/3 of members', 'de: zwei Drittel der Mitglieder'],
  ['en: a 2/3 majority', 'de: eine Zweidrittelmehrheit'],
  ['en: 2/3 of members', 'es: dos tercios de los miembros'],
  ['en: 2/3 of members', 'es: las dos terceras partes de los miembros'],
  ['en: 2/3 of members', 'pt: dois terços dos membros'],
  ['en: 2/3 of members', 'ru: две трети членов'],
  ['en: 2/3 of members', 'ar: ثلثان من الأعضاء'],
  ['en: 2/3 of members', 'ar: ثلثا الأعضاء'],
  ['en: 3/4 of members', 'ar: ثلاثة أرباع الأعضاء'],
  ['en: 2/3 of members', 'zh-Hans: 三分之二的成员'],
  ['en: two thirds of members', 'fr: 2/3 des membres'],
  ['en: two-thirds of members', 'ru: 2/3 членов'],
  ['en: 2/5 of members', 'fr: deux cinquièmes des membres'],
  ['en: 60% of members', 'de: drei Fünftel der Mitglieder'],
  ['en: 3/10 of members', 'ru: три десятых членов'],
  ['en: 1/3 of members', 'fr: le tiers des membres'],
  ['en: a third of members', 'es: 1/3 de los miembros'],
  ['en: 5 rooms', 'pt: cinco quartos'],
  ['en: third countries', 'fr: pays tiers'],
  ['en: a 24/7 service', 'fr: un service 24 h/24 et 7 j/7'],
  ['en: a 24/7 service', 'fr: un service 24 heures sur 24 et 7 jours sur 7'],
  ['en: the 21st session', 'fr: la vingt et unième session'],
  ['en: the 21st session', 'de: die einundzwanzigste Tagung'],
  ['en: levy 5%', 'de: eine fünfprozentige Abgabe erheben'],
  ['en: levy 5%', 'de: eine 5-prozentige Abgabe erheben'],
  ['en: a 5-year plan', 'de: ein Fünfjahresplan'],
  ['en: a 5-year plan', 'fr: un plan quinquennal'],
  ['en: a 5-year plan', 'ar: خطة خمسية'],
  ['en: 1.5 years', 'de: anderthalb Jahre'],
  ['en: 1.5 years', 'ru: полтора года'],
  ['en: a 10% cut in costs', 'ru: 10-процентное сокращение расходов'],
  ['en: a 10% tax', 'ru: 10-процентный налог'],
  ['en: a 10% tax', 'ru: десятипроцентный налог'],
  ['en: a 5-year plan', 'ru: пятилетний план'],
  ['en: a 25-year plan', 'ru: двадцатипятилетний план'],
  ['en: a 2-month stay', 'ru: двухмесячное пребывание'],
  ['en: a 3-day visit', 'ru: трёхдневный визит'],
  // Numbers of laws and documents
  ['en: Law No. 13.709 of 14 August 2018', 'pt: a Lei nº 13.709, de 14 de agosto de 2018'],
  ['en: Law No. 13,709', 'pt: a Lei nº 13.709'],
  ['en: Law 13,709/2018', 'pt: Lei 13.709/2018'],
  ['en: Decree 1.234', 'es: Decreto 1.234'],
  ['en: Law No. 13.709', 'fr: la loi n° 13 709'],
  ['en: Article 3', 'ko: 제3조에'],
  // Signs
  ['en: at −5 °C', 'zh-Hans: 在-5℃'],
  ['en: at −5 °C', 'fr: à moins 5 °C'],
  ['en: at least 5 schools', 'fr: au moins 5 écoles'],
  ['en: −$5 billion', 'zh-Hans: -50亿美元'],
  ['en: COVID-19', 'zh-Hans: COVID-19'],
  // One of each kind in every language
  ['en: adopted on 1 July 2024', 'zh-Hant: 2024年7月1日通過'],
  ['en: in March 2024 and September 2024', 'zh-Hant: 2024年3月和2024年9月'],
  ['en: in May 2024', 'zh-Hans: 2024年5月'],
  ['en: it may grow by 12%', 'zh-Hant: 可能增長12％'],
  ['en: 30 thousand people', 'zh-Hant: 3萬人'],
  ['en: 1.2 billion and 250 million', 'zh-Hans: 12億和2.5亿'],
  ['en: 1,234 of 5G', 'zh-Hant: 1234個5G'],
  ['en: Feed 75 per cent of pupils', 'zh-Hant: 供應75%的學生'],
  ['en: Feed 75 percent', 'zh-Hans: 供应百分之七十五'],
  ['en: Spend 3 trillion coins', 'zh-Hant: 花費3萬億元'],
  ['en: Spend 3 trillion coins', 'zh-Hans: 花费3万亿元'],
  ['en: Spend $3bn', 'zh-Hant: 花費30億美元'],
  ['en: Spend $3m', 'zh-Hant: 花費300萬美元'],
  ['en: Spend £1.5tn', 'zh-Hans: 花费1.5万亿英镑'],
  ['en: some 40k users', 'zh-Hans: 约4万用户'],
  ['en: Since 5 Sept. 2020', 'zh-Hant: 自2020年9月5日起'],
  ['en: Since Sept. 5, 2020', 'zh-Hans: 自2020年9月5日起'],
  ['en: Since 5th September 2020', 'zh-Hans: 自2020年9月5日起'],
  ['en: 10–20% of pupils', 'zh-Hant: 約10%–20%的學生'],
  ['en: 10–20% of pupils', 'zh-Hans: 约10%—20%的学生'],
  ['en: 10% to 20% of pupils', 'zh-Hans: 约10%至20%的学生'],
  ['en: in the 1990s', 'zh-Hans: 20世纪90年代'],
  ['en: in the 1990s', 'zh-Hant: 20世紀90年代'],
  ['en: Article 5 of the Act', 'zh-Hant: 法案第五條'],
  ['en: Article 12 of the Act', 'zh-Hans: 法案第十二条'],
  ['en: Article 105 of the Act', 'zh-Hans: 法案第一百五条'],
  ['en: 12 500 people', 'zh-Hant: 約12,500人'],
  ['en: 12\u2009500 people', 'zh-Hans: 约12500人'],
  ['en: 12\u00a0500 people', 'zh-Hans: 约1.25万人'],
  ['en: from 2020–25', 'zh-Hans: 2020—2025'],
  ['en: from 2020 to 2025', 'zh-Hans: 2020至2025'],
  ['en: 3½ hours', 'zh-Hans: 3.5小时'],
  ['en: 2.5 million', 'zh-Hant: 250萬'],
  ['en: 100 metres', 'zh-Hant: 100米'],
  ['en: 1,200 metres', 'fr: 1 200 mètres'],
  ['en: 1,200 metres', 'fr: 1\u202f200 mètres'],
  ['en: 2.5 degrees', 'fr: 2,5 degrés'],
  ['en: 75 per cent', 'fr: 75 pour cent'],
  ['en: 3 million people', 'fr: 3 millions de personnes'],
  ['en: 3 billion euros', 'fr: 3 milliards d’euros'],
  ['en: 1 July 2024', 'fr: 1er juillet 2024'],
  ['en: 18 March 2015', 'fr: 18 mars 2015'],
  ['en: in August 2019', 'fr: en août 2019'],
  ['en: 1,200 metres', 'es: 1200 metros'],
  ['en: 12,400 people', 'es: 12.400 personas'],
  ['en: 12,400 people', 'es: 12 400 personas'],
  ['en: 62.5%', 'es: 62,5 %'],
  ['en: 1 July 2024', 'es: 1 de julio de 2024'],
  ['en: 3 million', 'es: 3 millones'],
  ['en: the 1990s', 'es: los años 1990'],
  ['en: 75 per cent', 'es: 75 por ciento'],
  ['en: 12,400 people', 'de: 12.400 Menschen'],
  ['en: 62.5%', 'de: 62,5 %'],
  ['en: 62.5 per cent', 'de: 62,5 Prozent'],
  ['en: 1 July 2024', 'de: 1. Juli 2024'],
  ['en: 3 billion', 'de: 3 Milliarden'],
  ['en: $3bn', 'de: 3 Mrd. Dollar'],
  ['en: the 1990s', 'de: die 1990er Jahre'],
  ['en: 1.5 million', 'de: 1,5 Mio.'],
  // As briefs write them
  ['en: 1.2 million people', 'fr: 1,2 million de personnes'],
  ['en: 1.2 million people', 'es: 1,2 millones de personas'],
  ['en: 1.2 million people', 'de: 1,2 Millionen Menschen'],
  ['en: 1.2 million people', 'zh-Hans: 120万人'],
  ['en: US$ 450 million', 'zh-Hant: 4.5億美元'],
  ['en: €2.5bn', 'fr: 2,5 milliards d’euros'],
  ['en: €2.5bn', 'es: 2500 millones de euros'],
  ['en: €2.5bn', 'de: 2,5 Mrd. €'],
  ['en: EUR 20 million', 'de: 20 Mio. EUR'],
  ['en: 0.5 per cent', 'zh-Hans: 0.5%'],
  ['en: 0.7% of GNI', 'fr: 0,7 % du RNB'],
  ['en: 0.7% of GNI', 'zh-Hans: 国民总收入的千分之七'],
  ['en: a quarter of women', 'fr: un quart des femmes'],
  ['en: one third of pupils', 'zh-Hans: 三分之一的学生'],
  ['en: one third of pupils', 'de: ein Drittel der Schüler'],
  ['en: one third of pupils', 'es: un tercio de los alumnos'],
  ['en: two thirds of members', 'fr: les deux tiers des membres'],
  ['en: two-thirds of members', 'zh-Hant: 三分之二的成員'],
  ['en: 3 in 10 adults', 'zh-Hans: 十分之三的成年人'],
  ['en: 31 December 2030', 'de: 31. Dezember 2030'],
  ['en: 31 December 2030', 'es: 31 de diciembre de 2030'],
  ['en: 31 December 2030', 'fr: 31 décembre 2030'],
  ['en: 31 Dec 2030', 'zh-Hans: 2030年12月31日'],
  ['en: 12/31/2030', 'zh-Hans: 2030年12月31日'],
  ['en: 31.12.2030', 'de: 31. Dezember 2030'],
  ['en: the 19th century', 'fr: le 19e siècle'],
  ['en: the 19th century', 'es: el siglo XIX'],
  ['en: the 19th century', 'de: das 19. Jahrhundert'],
  ['en: the 1960s and 1970s', 'zh-Hans: 20世纪60年代和70年代'],
  ['en: the 1960s and 1970s', 'fr: les années 1960 et 1970'],
  ['en: the 2010s', 'zh-Hans: 21世纪10年代'],
  ['en: Articles 5 and 6', 'zh-Hans: 第五条和第六条'],
  ['en: Articles 5 to 7', 'zh-Hant: 第五至七條'],
  ['en: Articles 5 to 7', 'fr: articles 5 à 7'],
  ['en: Article 3(2)', 'zh-Hans: 第三条第二款'],
  ['en: Chapter IV', 'fr: chapitre IV'],
  ['en: Part II', 'zh-Hans: 第二部分'],
  ['en: SDG 4', 'zh-Hans: 可持续发展目标4'],
  ['en: SDG 4', 'fr: ODD 4'],
  ['en: COP28', 'zh-Hans: 第28届缔约方大会'],
  ['en: the 28th conference', 'zh-Hans: 第二十八届会议'],
  ['en: the 5th session', 'es: el 5.º período de sesiones'],
  ['en: the fifth session', 'zh-Hant: 第五屆會議'],
  ['en: 2 °C', 'fr: 2 °C'],
  ['en: 1.5°C', 'de: 1,5 °C'],
  ['en: 1.5 °C', 'zh-Hans: 1.5摄氏度'],
  ['en: -5 °C', 'fr: −5 °C'],
  ['en: 5 km²', 'fr: 5 km²'],
  ['en: 24/7 service', 'de: 24/7-Dienst'],
  ['en: 9–17 years', 'zh-Hans: 9至17岁'],
  ['en: aged 15–24', 'fr: âgés de 15 à 24 ans'],
  ['en: aged 15 to 24', 'es: de 15 a 24 años'],
  ['en: aged 15 to 24', 'de: im Alter von 15 bis 24 Jahren'],
  ['en: 2,500–3,000 schools', 'fr: 2 500 à 3 000 écoles'],
  ['en: $10–12 billion', 'zh-Hans: 100亿至120亿美元'],
  ['en: $10–12 billion', 'zh-Hant: 100–120億美元'],
  ['en: $10-12bn', 'de: 10 bis 12 Milliarden Dollar'],
  ['en: a hundred schools', 'zh-Hans: 一百所学校'],
  ['en: hundreds of schools', 'zh-Hans: 数百所学校'],
  ['en: thousands of people', 'fr: des milliers de personnes'],
  ['en: about 1,000 schools', 'zh-Hans: 约一千所学校'],
  ['en: twenty towns', 'fr: vingt villes'],
  ['en: twenty-five towns', 'de: fünfundzwanzig Städte'],
  ['en: seventy towns', 'fr: soixante-dix villes'],
  ['en: ninety-one towns', 'fr: quatre-vingt-onze villes'],
  ['en: 80 towns', 'fr: quatre-vingts villes'],
  ['en: 16 towns', 'es: dieciséis ciudades'],
  ['en: 22 towns', 'es: veintidós ciudades'],
  ['en: No. 12', 'fr: n° 12'],
  ['en: No. 12', 'es: núm. 12'],
  ['en: No. 12', 'de: Nr. 12'],
  ['en: No. 12', 'zh-Hant: 第12號'],
  ['en: 5.4 trillion', 'de: 5,4 Billionen'],
  ['en: 5.4 trillion', 'zh-Hans: 5.4万亿'],
  ['en: 2.3 lakh', 'en: 230,000'],
  ['en: 3 per 1,000 births', 'fr: 3 pour 1 000 naissances'],
  ['en: 3 per 1,000 births', 'zh-Hans: 每1000例活产3例'],
  ['en: 1:10', 'fr: 1:10'],
  ['en: 5x more', 'zh-Hans: 多5倍'],
  ['en: page 12', 'de: S. 12'],
  ['en: 8 a.m.', 'fr: 8 h'],
  ['en: at 14:30', 'fr: à 14 h 30'],
  ['en: 2021/22', 'zh-Hans: 2021—2022年'],
  ['en: FY2024', 'zh-Hans: 2024财年'],
  ['en: Q3 2024', 'zh-Hans: 2024年第三季度'],
  ['en: mid-2024', 'de: Mitte 2024'],
  ['en: since 1945', 'zh-Hant: 自1945年以來'],
  ['en: 1945–1949', 'de: 1945 bis 1949'],
  ['en: ½ cup', 'fr: 0,5 tasse'],
  ['en: 2¾ years', 'de: 2,75 Jahre'],
  ['en: +12%', 'fr: +12 %'],
  ['en: ± 3%', 'zh-Hans: ±3%'],
  ['en: < 5%', 'de: < 5 %'],
  ['en: 45p per meal', 'fr: 45 pence par repas'],
  ['en: fifty-fifty', 'de: 50:50'],
  ['en: ages 5-11', 'zh-Hans: 5～11岁'],
  ['en: 100%', 'zh-Hans: 百分之百'],
  ['en: 100%', 'zh-Hant: 百分百'],
  ['en: the 60s, 70s and 80s', 'fr: les années 60, 70 et 80'],
  ['en: the 1960s and 1970s', 'es: los años 1960 y 1970'],
  ['en: the 1960s to 1980s', 'de: die 1960er bis 1980er Jahre'],
  ['en: the 1960s to 1980s', 'de: die 1960- bis 1980er Jahre'],
  ['en: the 1960s–1970s', 'zh-Hant: 20世紀60至70年代'],
  ['en: the 1960s and 1970s', 'zh-Hans: 20世纪60、70年代'],
  ['en: the 1960s and 1970s', 'zh-Hans: 二十世纪六十、七十年代'],
];

const different: readonly (readonly [Tagged, Tagged])[] = [
  ['en: 75 per cent', 'zh-Hant: 75'],
  ['en: 75%', 'zh-Hans: 百分之七十六'],
  ['en: 3 trillion', 'zh-Hant: 3億'],
  ['en: 3 billion', 'fr: 3 billions'],
  ['en: $3bn', 'zh-Hans: 3亿美元'],
  ['en: $3m', 'zh-Hans: 3美元'],
  ['en: 40k', 'zh-Hans: 5万'],
  ['en: 12,500', 'de: 12,500'],
  ['en: 12.5', 'fr: 125'],
  ['en: 1,200', 'fr: 1,2'],
  ['en: 10–20%', 'zh-Hans: 10%—30%'],
  ['en: 2020–25', 'zh-Hans: 2020—2026年'],
  ['en: 5 Sept. 2020', 'zh-Hans: 2020年8月5日'],
  ['en: 1 July 2024', 'fr: 1er juin 2024'],
  ['en: 1 July 2024', 'de: 01.06.2024'],
  ['en: the 1990s', 'zh-Hans: 20世纪80年代'],
  ['en: the 1990s', 'fr: les années 1980'],
  ['en: Article 5', 'zh-Hans: 第六条'],
  ['en: 10 schools', 'zh-Hans: 十一所学校'],
  ['en: 3½ years', 'zh-Hans: 3年'],
  ['en: 3 and 3', 'fr: 3'],
  ['en: no number', 'fr: 7 élèves'],
  ['en: 80% of towns', 'zh-Hans: 七成城市'],
  ['en: 120 million', 'zh-Hant: 1億2,000'],
  ['en: 3 million', 'es: 3 mil millones'],
  ['en: 30 thousand people', 'zh-Hant: 30萬人'],
  ['en: 12.5%', 'fr: 125 %'],
  ['en: 1,200', 'fr: 1,200'],
  ['en: 75 per cent', 'zh-Hans: 75个'],
  ['en: Article 5', 'zh-Hant: 第六條'],
  ['en: the 1990s', 'zh-Hans: 19世纪90年代'],
  ['en: 3 metres', 'zh-Hans: 300万米'],
  ['en: the 1960s and 1970s', 'fr: les années 1960 et 1980'],
  ['en: 1960 and 1970', 'fr: les années 1960 et 1970'],
  ['en: 100%', 'zh-Hant: 百分之九十'],
  ['en: Articles 5 to 7', 'zh-Hant: 第五至八條'],
  ['en: aged 15–24', 'fr: âgés de 15 à 25 ans'],
  ['en: $10–12 billion', 'zh-Hans: 100亿至130亿美元'],
  ['en: 0.7% of GNI', 'zh-Hans: 国民总收入的千分之五'],
  ['en: 80 towns', 'fr: quatre-vingt-dix villes et 8'],
  ['en: 31 December 2030', 'es: 30 de diciembre de 2030'],
  ['en: 12/31/2030', 'zh-Hans: 2030年11月31日'],
  ['en: FY2024', 'zh-Hans: 2025财年'],
  ['en: 1.5°C', 'de: 15 °C'],
  ['en: 12 towns', 'ar: ٢١ مدينة'],
  ['en: 1,200 dinars', 'ar: ١٫٢٠٠ دينار'],
  ['en: 3.5 billion', 'ar: ٣٥ مليارا'],
  ['en: 1,234 cases', 'ja: １，２４３件'],
  ['en: 3 months', 'ja: 4か月'],
  ['en: March', 'ja: 3か月'],
  ['en: 3 months', 'ko: 3월'],
  ['en: 3.52 billion', 'ko: 35억 3,000만'],
  ['en: 15,000', 'ko: 1만 5백'],
  ['en: 6,000 households', 'ko: 오천 가구'],
  ['en: 6,000 households', 'ko: 오천 가구에서는'],
  ['en: 25%', 'ko: 2할 6푼'],
  ['en: 120 million', 'zh-Hans: 一亿三千万'],
  ['en: FY25', 'zh-Hant: 2025-26年度'],
  ['en: p < .001', 'fr: p < 0,01'],
  ['en: three centuries', 'zh-Hans: 400年'],
  ['en: 2 May', 'zh-Hans: 五一'],
  ['en: 5 people', 'ko: 6명이'],
  ['en: at 3:30 p.m.', 'fr: à 3 h 30'],
  ['en: at 3:30 p.m.', 'ja: 午前3時30分'],
  ['en: at 15:30', 'ja: 15時20分'],
  ['en: 2/3 of members', 'fr: les trois quarts des membres'],
  ['en: 2/3 of members', 'ar: ثلث الأعضاء'],
  ['en: a 24/7 service', 'fr: un service 24 h/24 et 6 j/7'],
  ['en: the 21st session', 'fr: la vingt-deuxième session'],
  ['en: levy 5%', 'de: eine sechsprozentige Abgabe erheben'],
  ['en: a 10% tax', 'ru: 10-летний налог'],
  ['en: a 5-year plan', 'ru: шестилетний план'],
  ['en: Law No. 13.709', 'pt: a Lei nº 13.790'],
  ['en: the price is 1.200', 'pt: o preço é 1.200'],
  ['en: at −5 °C', 'de: bei 5 °C'],
  ['en: in 2025', 'ja: 2025（令和6）年度'],
  ['en: in 2024', 'ja: 令和7年'],
  ['en: 30% of homes', 'ja: 2割の家庭'],
  ['en: 5%', 'ja: 5分'],
  ['en: 25%', 'ja: 2割6分'],
  ['en: 2/3 of members', 'ja: 4分の3の会員'],
];

describe('numbers of two languages', () => {
  it.each(same)('%s = %s', (first, second) => {
    expect(differences(first, second)).toEqual([[], []]);
    expect(differences(second, first)).toEqual([[], []]);
  });

  it.each(different)('%s ≠ %s', (first, second) => {
    expect(differences(first, second).flat()).not.toEqual([]);
    expect(differences(second, first).flat()).not.toEqual([]);
  });

  it('are compared as often as they stand', () => {
    expect(differences('en: 3 and 3 and 4', 'fr: 4 et 3')).toEqual([['3'], []]);
  });

  it('are read in time that grows with the text', () => {
    const pieces = [
      '12 500 ',
      '1,2,3',
      '三百',
      'twenty-',
      '3–',
      'Jan. 5, ',
      '１',
      '1，234',
      '1억 ',
      'две',
      '2割',
      '3:30 ',
      '令和',
    ];
    for (const piece of pieces) {
      for (const locale of ['zh-Hans', 'en', 'ja', 'ko', 'ru', 'de']) {
        const start = performance.now();
        numbersIn(piece.repeat(20_000 / piece.length), rulesOf(locale));
        expect(performance.now() - start, `${piece} in ${locale}`).toBeLessThan(3000);
      }
    }
  });

  it('are told from words', () => {
    const keys = numbersIn('It may march on; two of three agree.', rulesOf('en')).flatMap(
      ({ readings }) => readings[0],
    );
    expect(keys).toEqual([]);
    expect(numbersIn('7 and 8%', rulesOf('en')).map(({ readings }) => readings.map((r) => r.map(valueKey)))).toEqual([
      [['number 7'], ['percent 7']],
      [['percent 8']],
    ]);
  });
});

describe('numbers in characters', () => {
  it('are found whatever the characters mean in patterns', () => {
    const rules = changedLocale('zh-Hant', 'character-numbers:\n  digits: { "]": 1, "^": 2, "z-a": 3, "五": 5 }');
    const values = numbersIn('五十個', rules).flatMap(({ readings }) => readings.map((one) => one.map(valueKey)));
    expect(values).toContainEqual(['number 50']);
  });
});

describe('numbers in letters that other words have too', () => {
  const values = (text: string, changes: string) =>
    numbersIn(text, changedLocale('ko', changes)).flatMap(({ readings }) => readings.map((one) => one.map(valueKey)));

  it('are found before signs that a locale names, whatever those mean in patterns', () => {
    const counters = 'character-numbers:\n  counters: ["(원)", "[개]", "+"]';
    expect(values('오천 (원)', counters)).toContainEqual(['number 5000']);
    expect(values('오천 +', counters)).toContainEqual(['number 5000']);
  });

  it('are none where a locale has counters, and neither digits nor scales', () => {
    const rules = rulesOf('ko');
    const bare = {
      ...rules,
      'typed-numbers': { ...rules['typed-numbers'], scales: {} },
      'character-numbers': { ...rules['character-numbers'], digits: {}, units: {} },
    };
    expect(numbersIn('오천 원, 이분의 일', bare)).toEqual([]);
  });
});

describe('a difference of numbers', () => {
  /** What is said of a measure of the mini pack with these texts. */
  const said = (en: string, zh: string): readonly (readonly [Severity, string])[] => {
    const files = packFiles(miniPackFolder, [
      { file: 'argument.yaml', find: '"Begin early."', write: `"${en}"` },
      { file: 'argument.yaml', find: '"及早開始。"', write: `"${zh}"` },
    ]);
    return foundIn(files).diagnostics.flatMap(({ code, severity, message }) =>
      code === 'lint/parity-number' ? [[severity, message]] : [],
    );
  };

  it.each([
    ['Begin with 5 people.', '由6人開始。'],
    ['Begin by 2030.', '在2040年前開始。'],
    ['Begin with 3 billion.', '由3億開始。'],
    ['Begin with 10–20%.', '由10%—30%開始。'],
  ])('is an error where both are certain: %s, %s', (en, zh) => {
    expect(said(en, zh).map(([severity]) => severity)).toEqual(['error']);
  });

  it.each([
    ['Begin 5 miles away.', '在8公里外開始。'],
    ['Begin with a twofold rise to 4.', '由增長3倍開始。'],
    ['Begin in 17 months.', '在一年半後開始。'],
    ['Begin in 24 hours.', '在一日內開始。'],
    ['Begin with 1.2.3,4.', '由四件事開始。'],
    ['Begin at 5 p.m. sharp.', '在18時開始。'],
    ['Begin at 3:30.', '在15時30分開始。'],
    ['Begin at noon.', '在12時00分開始。'],
  ])('is a warning where it cannot be told: %s, %s', (en, zh) => {
    expect(said(en, zh).map(([severity]) => severity)).toEqual(['warning']);
  });

  it('names the two numbers as they were typed', () => {
    expect(said('Begin 5 miles away.', '在8公里外開始。')[0]?.[1]).toBe(
      'The zh-Hant text has 8 where the en text has 5. They may be the same.',
    );
  });
});

describe('a difference in a language whose locale says less', () => {
  const swahili = { ...rulesOf('en'), name: 'Kiswahili' };
  const severities = (dates: object, typed: object, first: string, second: string) => {
    const rules = {
      ...swahili,
      dates: { ...swahili.dates, ...dates },
      'typed-numbers': { ...swahili['typed-numbers'], ...typed },
    };
    const texts = [
      ['en', first],
      ['sw', second],
    ].map(([locale, text = '']) => {
      const node = { kind: 'text', text, raw: text, span: { source: '', start: 0, end: text.length } };
      return { locale, text, node };
    });
    const sets = [{ packText: {}, texts } as unknown as LintSet];
    const found = checkParity(
      sets,
      (locale) => (locale === 'sw' ? rules : rulesOf(locale)),
      () => false,
    );
    return found.map(({ severity }) => severity);
  };

  it.each([
    [{ decades: [] }, {}, 'in the 1990s', 'miaka ya 1990'],
    [{ months: undefined }, {}, 'in March 2025', 'Machi 2025'],
    [{}, { 'percentage-points': [] }, '5 percentage points', 'asilimia'],
  ])('is not certain where the other text may have it: %j', (dates, typed, first, second) => {
    expect(severities(dates, typed, first, second)).toEqual(['warning']);
    expect(severities({}, {}, first, second)).toEqual(['error']);
  });
});

describe('a difference between any two languages', () => {
  const textIn = (tagged: Tagged): LintText => {
    const [locale = '', ...words] = tagged.split(': ');
    const text = words.join(': ');
    const span = { source: '', start: 0, end: text.length };
    const node = { kind: 'text' as const, text, span, raw: text };
    return { locale, text, lowerCase: text.toLowerCase(), node } as unknown as LintText;
  };
  const said = (first: Tagged, second: Tagged) => {
    const texts = [textIn(first), textIn(second)];
    return checkParity([{ packText: {}, texts } as unknown as LintSet], rulesOf, () => false);
  };

  it.each<[Tagged, Tagged]>([
    ['en: 9 out of 10 households', 'fr: 90 % des ménages'],
    ['en: nine out of ten households', 'de: 90 Prozent der Haushalte'],
    ['en: 75% of schools', 'fr: trois écoles sur quatre'],
    ['en: 75% of schools', 'ja: 4校に3校'],
    ['en: 20% of adults', 'zh-Hans: 每5人中有1人'],
    ['en: 70% of adults', 'ar: 7 من كل 10 بالغين'],
    ['en: 33% of adults', 'fr: un adulte sur trois'],
    ['en: 18 months', 'ja: 1年6か月'],
    ['en: 18 months', 'zh-Hans: 一年零六个月'],
    ['en: 18 months', 'ko: 1년 6개월'],
    ['en: 18 months', 'es: un año y seis meses'],
    ['en: 18 months', 'ru: 1 год и 6 месяцев'],
    ['en: 2 years 6 months', 'fr: 30 mois'],
    ['en: 1.5 hours', 'ko: 1시간 30분'],
    ['en: 90 minutes', 'zh-Hant: 1小時30分鐘'],
    ['en: −3%', 'ja: GDPは3%の減少'],
    ['ja: 8時半に', 'zh-Hant: 上午8時半'],
    ['ja: 午後8時半', 'zh-Hant: 晚上8時半'],
    ['en: at 8:30 a.m.', 'zh-Hans: 上午八点半'],
    ['en: at 8:30', 'de: um halb neun'],
    ['en: at 8:15', 'de: um Viertel nach acht'],
    ['en: a 100-year flood', 'es: una crecida centenaria'],
    ['en: a 100-year flood', 'pt: uma cheia centenária'],
    ['en: rose by 100%', 'de: verdoppelte sich'],
    ['en: rose by 100%', 'ko: 두 배로 늘었다'],
    ['en: fell by 50%', 'de: halbierte sich'],
    ['de: stieg um 200 %', 'en: tripled'],
    ['en: rose to 250%', 'ja: 2.5倍に増えた'],
    ['ja: 150%増', 'en: 2.5 times as many'],
    ['zh-Hans: 增长到250%', 'fr: multiplié par 2,5'],
    ['ru: вырос на 150 %', 'en: 2.5 times as much'],
    ['en: 250% of the level', 'de: das Zweieinhalbfache'],
    ['en: 2.5 times the level', 'es: dos veces y media'],
    ['en: 5 times the level', 'de: das Fünffache'],
    ['en: 15 minutes', 'de: eine Viertelstunde'],
    ['en: 30 minutes', 'zh-Hans: 半小时'],
    ['en: 30 minutes', 'ru: полчаса'],
    ['en: 750,000', 'de: eine Dreiviertelmillion'],
    ['en: at a quarter to nine', 'de: um Viertel vor neun'],
    ['en: at 8:15', 'de: um viertel neun'],
    ['en: at 12:45', 'en: at a quarter to one'],
    ['en: from a quarter to three quarters of towns', 'de: von 25 % bis 75 % der Städte'],
    ['en: a quarter after one year', 'de: ein Viertel nach einem Jahr'],
    ['en: at 8:15', 'fr: à huit heures et quart'],
    ['en: at 8:45', 'fr: à neuf heures moins le quart'],
    ['en: at 8:15', 'es: a las ocho y cuarto'],
    ['en: at 8:15', 'pt: às oito e quinze'],
    ['en: at 8:30', 'ru: в полдевятого'],
    ['en: at 8:15', 'ru: в четверть девятого'],
    ['en: at 8:45', 'ru: без четверти девять'],
    ['en: a quarter of the second tranche', 'ru: четверть второго транша'],
    ['en: at 8:45', 'ar: في الساعة التاسعة إلا الربع'],
    ['en: at 8:30', 'zh-Hans: 八点三十分'],
    ['en: at 8:05', 'zh-Hans: 八点零五分'],
    ['en: at 8:15', 'zh-Hant: 八點一刻'],
    ['en: at 8:30 p.m.', 'ja: 午後八時三十分'],
    ['en: 8.35 points', 'zh-Hans: 八点三五分'],
    ['en: at 8:30', 'ko: 여덟 시 삼십 분'],
    ['en: 20 years ago', 'ko: 이십 년 전'],
    ['en: at 8:30 p.m.', 'de: um halb neun abends'],
    ['en: at half past eight', 'fr: à 8 h 30'],
    ['en: at 8:30', 'fr: à huit heures et demie'],
    ['en: 8.5 hours', 'fr: 8 heures et demie'],
    ['en: at half past eight', 'es: a las ocho y media'],
    ['en: at 8:30', 'pt: às oito e meia'],
    ['en: at 8:30', 'ru: в половине девятого'],
    ['en: at 8:30', 'ar: الساعة الثامنة والنصف'],
    ['en: at 8:30 a.m.', 'ko: 오전 여덟 시 반'],
    ['de: um 15 Uhr', 'zh-Hant: 下午三時'],
    ['en: some 18 months', 'de: rund eineinhalb Jahre'],
    ['en: some 18 months', 'de: anderthalb Jahre'],
    ['en: some 18 months', 'fr: un an et demi'],
    ['en: some 18 months', 'ru: полтора года'],
    ['en: some 18 months', 'ko: 1년 반'],
    ['en: some 18 months', 'ja: 1年半'],
    ['en: after 18 months', 'ar: بعد سنة و6 أشهر'],
    ['en: after 18 months', 'ar: بعد سنة واحدة وستة أشهر'],
    ['en: after 1 year and 6 months', 'ar: بعد سنة و6 أشهر'],
    ['en: 18 months', 'ar: سنة ونصف'],
    ['en: 1.5 years', 'ar: سنة ونصف'],
    ['en: 30 months', 'ar: سنتان ونصف'],
    ['en: 30 months', 'ar: سنتان و6 أشهر'],
    ['en: 90 minutes', 'ar: ساعة و30 دقيقة'],
    ['en: 18 months', 'zh-Hans: 一年半'],
    ['en: 1.5 years', 'fr: un an et demi'],
    ['en: 30 months', 'ru: два с половиной года'],
    ['en: 18 months', 'es: año y medio'],
    ['en: 18 months', 'de: 1,5 Jahre'],
    ['ja: 18か月', 'en: a year and six months'],
    ['en: 90 minutes', 'fr: une heure et demie'],
    ['en: 90 minutes', 'ko: 1시간 반'],
    ['en: two dozen towns', 'de: 24 Städte'],
    ['en: twenty dozen eggs', 'fr: 240 œufs'],
    ['en: about 10 towns', 'fr: une dizaine de villes'],
    ['en: about 100 towns', 'es: un centenar de ciudades'],
    ['en: about 100 towns', 'pt: uma centena de cidades'],
    ['en: 300 towns', 'es: tres centenares de ciudades'],
    ['en: the 2000s', 'de: die Nullerjahre'],
    ['en: the Noughties', 'fr: les années 2000'],
    ['en: the 2000s', 'fr: les années deux mille'],
    ['en: the 2000s', 'ru: в нулевых годах'],
    ['en: the 2010s', 'de: die Zehnerjahre'],
    ['en: the 2000s', 'zh-Hans: 零零年代'],
    ['en: zero emissions in 3 towns', 'ru: нулевых выбросов в 3 городах'],
    ['en: 5,000 to 10,000 households', 'ko: 오천에서 만 가구'],
    ['en: 3,000 or 5,000 people', 'ko: 삼천 또는 오천 명'],
    ['en: from 3,000 to 5,000 people', 'ko: 삼천 명에서 오천 명까지'],
    ['en: the structure of the villages', 'ko: 오천에서 만난 구조'],
    ['en: 3 dozen towns', 'de: 36 Städte'],
    ['en: half a dozen towns', 'de: 6 Städte'],
    ['en: two dozen towns', 'fr: deux douzaines de villes'],
    ['en: 6 towns', 'fr: une demi-douzaine de villes'],
    ['en: 24 towns', 'de: zwei Dutzend Städte'],
    ['en: 12 towns', 'ru: дюжина городов'],
    ['en: 20 towns', 'ru: два десятка городов'],
    ['en: 24 towns', 'es: dos docenas de ciudades'],
    ['en: 2,500 towns', 'de: zweitausendfünfhundert Städte'],
    ['en: 250 towns', 'de: Zweihundertfünfzig Städte'],
    ['en: 250,000 euros', 'de: zweihundertfünfzigtausend Euro'],
    ['en: 250 million euros', 'de: zweihundertfünfzig Millionen Euro'],
    ['en: 12,345 cases', 'de: zwölftausenddreihundertfünfundvierzig Fälle'],
    ['en: 1,990 cases', 'de: neunzehnhundertneunzig Fälle'],
    ['en: 100% of towns', 'fr: la totalité des villes'],
    ['fr: 100 % de la ville', 'en: the whole of the city'],
    ['en: 100% of towns', 'ja: すべての都市'],
    ['en: the whole country, in 3 towns', 'fr: tout le pays, dans 3 villes'],
    ['en: one in five adults', 'de: jeder fünfte Erwachsene'],
    ['en: two in ten adults', 'de: jeder fünfte Erwachsene'],
    ['en: one in five adults', 'fr: vingt pour cent des adultes'],
    ['en: every fifth adult', 'de: 20 % der Erwachsenen'],
    ['en: every fifth adult', 'fr: un adulte sur cinq'],
    ['en: every fifth year', 'fr: tous les 5 ans'],
    ['en: every other year', 'fr: tous les 2 ans'],
    ['en: every other adult', 'de: 50 % der Erwachsenen'],
    ['en: 20% of adults', 'fr: une personne adulte sur cinq'],
    ['en: one young adult in five', 'es: el 20 % de los adultos jóvenes'],
    ['en: 20% of adults', 'ar: خمس البالغين'],
    ['en: 20% of adults', 'zh-Hant: 每五名成人便有一名'],
    ['en: 60% of the goals', 'ja: 5つの目標のうち3つ'],
    ['en: 60% of the goals', 'ko: 5개 목표 중 3개'],
    ['en: 60% of the goals', 'zh-Hans: 5个目标中的3个'],
    ['en: 60% of the goals', 'de: drei der fünf Ziele'],
    ['en: 60% of the goals', 'ar: ثلاثة من الأهداف الخمسة'],
    ['en: three of the five goals', 'fr: 60 % des objectifs'],
    ['en: all of the towns', 'fr: 100 % des villes'],
    ['en: 100% of towns', 'de: sämtliche Städte'],
    ['en: 100% of towns', 'es: todas las ciudades'],
    ['en: 100% of towns', 'ru: все города'],
    ['en: 100% of towns', 'zh-Hans: 所有城市'],
    ['en: 100% of towns', 'ko: 모든 도시'],
    ['en: 100% of towns', 'ar: جميع المدن'],
    ['en: 50% of towns', 'ko: 도시의 절반은'],
    ['en: all towns in all of the regions', 'fr: les villes des régions'],
    ['en: half of adults', 'fr: un adulte sur deux'],
    ['en: every second adult', 'fr: un adulte sur deux'],
    ['en: one of two options covers half the towns', 'fr: l’une des deux options couvre la moitié des villes'],
  ])('is none between two numbers that say one thing and one: %s, %s', (first, second) => {
    expect(said(first, second)).toEqual([]);
    expect(said(second, first)).toEqual([]);
  });

  it.each<[Tagged, Tagged]>([
    ['en: 12 towns', 'fr: 21 villes'],
    ['en: 12,500 people', 'es: 12 mil 600 personas'],
    ['en: 9 out of 10 households', 'fr: 80 % des ménages'],
    ['en: 18 months', 'ja: 1年5か月'],
    ['en: after 19 months', 'ar: بعد سنة و6 أشهر'],
    ['en: 1.5 years', 'fr: 20 mois'],
    ['de: 25 Städte', 'en: two dozen towns'],
    ['en: 260 towns', 'de: zweihundertfünfzig Städte'],
    ['en: 90% of towns', 'fr: la totalité des villes'],
    ['en: the 1990s', 'de: die Nullerjahre'],
    ['en: 5,000 to 12,000 households', 'ko: 오천에서 만 가구'],
    ['en: twenty dozen eggs', 'fr: 32 œufs'],
    ['en: 90% of towns', 'fr: toutes les villes'],
    ['en: all towns hire 1 nurse', 'fr: toutes les villes embauchent une infirmière en 2 ans'],
    ['en: all towns hire 4 nurses', 'fr: toutes les villes embauchent'],
    ['en: 60% of the goals', 'ja: 5つの目標のうち4つ'],
    ['en: the whole of 1 city', 'fr: la totalité de 2 villes'],
    ['en: 18 months', 'fr: 1 an et 8 mois'],
    ['en: in 2019', 'ar: في عام 1445 هـ'],
    ['en: on 15 January 2024', 'ar: في 15 رجب 1445هـ الموافق 27 يناير 2024م'],
    ['en: 3,000–4,000 people', 'fr: 2-4 000 personnes'],
    ['en: Article 6.4 of the Agreement', 'zh-Hans: 《协定》第六条第二款'],
    ['en: in Q3 2024', 'es: en el 3T23'],
    ['en: 9 out of 10 households', 'fr: 8 ménages sur 10'],
    ['en: 1,350,000 people', 'ru: 1 млн 250 тыс. человек'],
    ['en: 1,350,000 people', 'ar: مليون و250 ألف شخص'],
    ['en: 1,200 towns', 'fr: 1,2 villes'],
    ['en: 1,200 towns', 'ar: ١٫٢ مدينة'],
    ['en: 3 months', 'ja: 4か月'],
    ['en: 3 months', 'ko: 4개월'],
    ['en: 30% of homes', 'ja: 2割の家庭'],
    ['en: 3.5 billion people', 'ko: 약 36억 명'],
    ['en: in fiscal year 2025', 'ja: 2025（令和6）年度'],
    ['en: half of 12 towns', 'fr: la moitié de 21 villes'],
    ['en: two thirds of 12 towns', 'de: zwei Drittel von 21 Städten'],
    ['en: Law No. 13.709', 'pt: a Lei nº 13.790'],
    ['en: keep rooms at −5 °C', 'de: Räume bei 5 °C halten'],
    ['en: a 10% tax', 'ru: 12-процентный налог'],
    ['en: by 5 March 2024', 'de: bis 03.05.2024'],
    ['en: by 5 March 2024', 'ru: до 03.05.2024'],
    ['en: 15 towns', 'ar: ستة عشر بلدة'],
    ['en: 10^6 cells', 'fr: 10⁹ cellules'],
    ['en: on 7 October 2023', 'ko: 2023. 10. 8.'],
    ['en: on September 11', 'zh-Hans: 9·12事件'],
    ['en: 3.5 Gt', 'zh-Hans: 36亿吨'],
    ['en: 35 million won', 'ko: 3천6백만 원'],
    ['en: −12 °C', 'ja: 12℃'],
    ['en: 45 per 1,000', 'zh-Hans: 46‰'],
    ['en: 0.39 per 10,000', 'ko: 0.4‱'],
    ['en: Covid-19 in 12 towns', 'zh-Hans: 新冠，13个城镇'],
    ['en: 1 to 2 years', 'zh-Hans: 两三年'],
    ['en: 1 in 3 women', 'ja: 女性の4人に1人'],
    ['en: from 2.4 to 1.8 per 1,000', 'zh-Hans: 从2.4‰降至1.9‰'],
    ['en: from −2% to +3%', 'ru: с −3 до +3 %'],
    ['en: 3 visits a year', 'ja: 1人当たり2回'],
    ['en: Dec. 2024', 'de: 11/2024'],
    ['en: the 1960s and 1970s', 'zh-Hans: 20世纪七八十年代'],
    ['en: 60% to 80%', 'zh-Hant: 六至七成'],
    ['en: 50,000 to 70,000', 'zh-Hant: 六至七萬'],
    ['en: over 1.3 million people', 'zh-Hant: 一百二十餘萬人'],
    ['en: 80% of older people', 'zh-Hant: 七成長者'],
    ['en: 0.5 percentage points', 'ja: 0.25％ポイント'],
    ['en: −0.4%', 'ja: ▲0.5％'],
    ['en: Law No. 89 of 1896', 'ja: 明治28年法律第89号'],
    ['en: 5 items are at https://example.org/2', 'zh-Hant: 見https://example.org/1，共6項'],
    ['en: in the first half of 2025', 'zh-Hant: 2026年上半年'],
    ['en: in the second half of 2025', 'ja: 2026年後半'],
    ['en: 1.4 billion people (150 crore)', 'ja: 14億人'],
    ['en: in 2025', 'zh-Hant: 113年'],
    ['en: on 31 December 2024', 'zh-Hant: 114年12月31日'],
    ['en: in 2024', 'zh-Hant: 2024年（114年）'],
    ['en: in 2024', 'ko: ’25년'],
    ['en: in December 2024', 'ko: ’24.11월'],
    ['en: in FY2024', 'ja: 25年度'],
    ['en: 5–7 September 2020', 'zh-Hans: 2020年9月5日至10月7日'],
    ['en: in May and June 2024', 'de: im Mai 2024 und im Juni 2025'],
    ['en: 5 Sep 20', 'fr: 5 septembre 2021'],
    ['en: fiscal year 2023', 'zh-Hant: 2024-25年度'],
    ['en: (1.2) million', 'fr: 1,3 million'],
    ['en: Article 2', 'ar: المادة 3'],
    ['en: the 1990s', 'zh-Hant: 一九八○年代'],
  ])('is an error where both are certain: %s, %s', (first, second) => {
    expect(said(first, second).map(({ severity }) => severity)).toEqual(['error']);
    expect(said(second, first).map(({ severity }) => severity)).toEqual(['error']);
  });

  const three: readonly Tagged[] = [
    'en: three towns',
    'zh-Hant: 三個城鎮',
    'zh-Hans: 三个城镇',
    'fr: trois villes',
    'es: tres ciudades',
    'ru: три города',
    'ar: ثلاثة مدن',
    'de: drei Städte',
    'pt: três cidades',
    'ja: 三つの町',
    'ko: 세 도시',
  ];
  const four: readonly Tagged[] = [
    'en: four towns',
    'zh-Hant: 四個城鎮',
    'zh-Hans: 四个城镇',
    'fr: quatre villes',
    'es: cuatro ciudades',
    'ru: четыре города',
    'ar: أربعة مدن',
    'de: vier Städte',
    'pt: quatro cidades',
    'ja: 四つの町',
    'ko: 네 도시',
  ];
  it.each<[Tagged, Tagged]>([
    ['en: two thirds of towns', 'de: drei Viertel der Städte'],
    ['en: two thirds of towns', 'fr: les trois quarts des villes'],
    ['en: two thirds of towns', 'es: tres cuartos de las ciudades'],
    ['en: two thirds of towns', 'ru: три четверти городов'],
    ['de: zwei Drittel der Städte', 'pt: três quartos das cidades'],
    ['en: A quarter of towns', 'zh-Hans: 五分之一的城镇'],
    ['en: 2.5 million', 'fr: trois millions et demi'],
    ['en: 25 basis points', 'fr: 25 points de pourcentage'],
    ['en: +41 22 917 1234', 'fr: +41 22 917 12 35'],
    ['en: +81 3 3279 1111', 'ja: 03-3279-1112'],
    ['en: +85228102000', 'zh-Hant: 2810 2001'],
  ])(
    'is a warning where both say another part of a whole, or a number that cannot be sure: %s, %s',
    (first, second) => {
      expect(said(first, second).map(({ severity }) => severity)).toEqual(['warning']);
      expect(said(second, first).map(({ severity }) => severity)).toEqual(['warning']);
    },
  );

  it.each<[Tagged, Tagged]>([
    ['en: the neighbourhood has a third of all pumps', 'de: das Viertel hat ein Drittel aller Pumpen'],
    ['en: on the third day, half of them came', 'de: am dritten Tag kam die Hälfte'],
    ['en: half of the third countries', 'fr: la moitié des pays tiers'],
    ['en: for half a year', 'de: sechs Monate lang'],
    ['en: half the rooms', 'pt: metade dos quartos'],
    ['en: two thirds of towns, and half of the rest', 'ru: две трети городов и половина остальных'],
    ['en: by 3 May 2024', 'de: bis 03.05.2024'],
  ])('is none where a word of one of them may say something else: %s, %s', (first, second) => {
    expect([said(first, second), said(second, first)]).toEqual([[], []]);
  });

  it.each(three)('is a warning where both count something else in words: %s', (first) => {
    const language = ([locale]: readonly string[]) => locale;
    for (const second of four) {
      if (language(first.split(':')) === language(second.split(':'))) continue;
      expect(
        said(first, second).map(({ severity }) => severity),
        second,
      ).toEqual(['warning']);
    }
    for (const second of three) expect(said(first, second), second).toEqual([]);
  });

  it.each<[Tagged, Tagged]>([
    ['es: de dos a tres casos', 'fr: entre deux et quatre cas'],
    ['en: two towns and three villages', 'de: zwei Städte und vier Dörfer'],
    ['en: twenty-five towns', 'fr: cinquante-deux villes'],
  ])('names the words: %s, %s', (first, second) => {
    expect(said(first, second).map(({ code, severity }) => [code, severity])).toEqual([
      ['lint/parity-number', 'warning'],
    ]);
  });

  it.each<[Tagged, Tagged]>([
    ['en: nine out of ten pupils', 'zh-Hans: 九成学生'],
    ['en: two or three schools', 'zh-Hans: 两三所学校'],
    ['zh-Hans: 数万人', 'ru: десятки тысяч человек'],
    ['zh-Hans: 四驱车', 'en: 4x4 vehicles'],
    ['en: 2 years and 5 months', 'ar: سنتان و5 أشهر'],
    ['en: in 2015 and 2016', 'es: en los años dos mil quince y dos mil dieciséis'],
    ['en: in 2010', 'pt: nos anos dois mil e dez'],
    ['zh-Hans: 平均得分四点六分', 'fr: 4,6 points en moyenne'],
  ])('takes words that say the same for the same: %s, %s', (first, second) => {
    expect(said(first, second)).toEqual([]);
    expect(said(second, first)).toEqual([]);
  });

  it.each<[Tagged, Tagged]>([
    ['en: both towns', 'fr: les deux villes'],
    ['en: count them in spring and publish both', 'pt: contar em todas as primaveras e publicar tudo'],
    ['en: one of the towns', 'es: una de dos ciudades'],
    ['en: two weeks', 'de: vierzehn Tage'],
    ['en: twice as many as the four', 'fr: deux fois plus que les trois'],
  ])('needs no counterpart in words, nor where words count in another way: %s, %s', (first, second) => {
    expect(said(first, second)).toEqual([]);
    expect(said(second, first)).toEqual([]);
  });

  it.each<[Tagged, Tagged]>([
    ['en: some 17 months', 'de: rund eineinhalb Jahre'],
    ['en: some 17 months', 'de: anderthalb Jahre'],
    ['en: some 17 months', 'fr: un an et demi'],
    ['en: some 17 months', 'ru: полтора года'],
    ['en: some 17 months', 'ko: 1년 반'],
    ['en: some 17 months', 'ja: 1年半'],
    ['en: 20 months', 'ar: سنة ونصف'],
    ['en: at 4:30 p.m.', 'de: um halb vier'],
    ['en: one in five adults', 'de: jeder sechste Erwachsene'],
    ['en: every fifth adult', 'de: jeder sechste Erwachsene'],
    ['en: one in five adults', 'de: ein Sechstel der Erwachsenen'],
    ['en: one in five adults', 'ru: каждый шестой взрослый'],
    ['en: one in five adults', 'zh-Hans: 六分之一的成年人'],
    ['en: two in five adults', 'zh-Hans: 五分之三的成年人'],
    ['en: at half past eight', 'fr: à neuf heures et demie'],
    ['en: at 20:30', 'de: um halb neun morgens'],
    ['ja: 9時半に', 'zh-Hant: 上午8時半'],
    ['en: at 3:30', 'ru: в 15:30'],
    ['en: at 15:30', 'fr: à 16 h 30'],
    ['en: a change of −3%', 'fr: une variation de 3 %'],
    ['en: 1,234 cases', 'zh-Hans: 1，235件'],
    ['en: once a year', 'ja: 年に1回'],
    ['en: once a year', 'ko: 연 1회'],
    ['en: once a year', 'zh-Hans: 每年1次'],
    ['en: twice a day', 'ko: 1일 2회'],
    ['en: a single office', 'ja: 1つの窓口'],
    ['en: each household', 'ko: 1 가구마다'],
    ['en: 5 cents', 'de: 0,05 €'],
    ['en: the 2nd half of 2024', 'zh-Hans: 2024年上半年'],
  ])('is a warning where it cannot be told: %s, %s', (first, second) => {
    expect(said(first, second).map(({ severity }) => severity)).toEqual(['warning']);
    expect(said(second, first).map(({ severity }) => severity)).toEqual(['warning']);
  });

  it.each<[Tagged, Tagged]>([
    ['en: Annex, figure', 'ja: 図1は'],
    ['en: the article', 'zh-Hans: 第1条'],
    ['en: 3 visits a year', 'ja: 年に1回会う'],
    ['en: a 2nd time at 7', 'ja: 1回に8'],
    ['en: a year', 'de: 1 Jahr'],
  ])('is an error where a 1 is no article: %s, %s', (first, second) => {
    expect(said(first, second).map(({ severity }) => severity)).toEqual(['error']);
    expect(said(second, first).map(({ severity }) => severity)).toEqual(['error']);
  });

  it.each<[Tagged, Tagged]>([
    ['en: a fall of 3%', 'fr: une variation de −3 %'],
    ['en: −3% in sales', 'zh-Hans: 销售下降3%'],
    ['en: at −5 degrees', 'de: bei 5 Grad unter null'],
  ])('is none where words say that it falls: %s, %s', (first, second) => {
    expect(said(first, second)).toEqual([]);
    expect(said(second, first)).toEqual([]);
  });

  it.each<[Tagged, Tagged, string]>([
    [
      'en: 1,200 towns',
      'fr: 1,200 villes',
      'The fr text has 1,200 (read as 1.2) where the en text has 1,200 (read as 1200).',
    ],
    [
      'en: 12.500 towns',
      'de: 12.500 Städte',
      'The de text has 12.500 (read as 12500) where the en text has 12.500 (read as 12.5).',
    ],
  ])('never shows the same on both sides: %s, %s', (first, second, message) => {
    expect(
      said(first, second)
        .map((diagnostic) => diagnostic.message)
        .join(),
    ).toBe(message);
  });

  it.each<[Tagged, Tagged]>([
    ['en: rose by 250%', 'ja: 2.5倍に増えた'],
    ['en: rose to 150%', 'ja: 2.5倍に増えた'],
    ['en: rose 250%', 'ja: 2.5倍に増えた'],
    ['en: at 8:15', 'de: um Viertel nach neun'],
    ['en: at 8:15', 'zh-Hant: 八點十六分'],
  ])('is a warning where a multiple or a time may be another: %s, %s', (first, second) => {
    expect(said(first, second).map(({ severity }) => severity)).toEqual(['warning']);
    expect(said(second, first).map(({ severity }) => severity)).toEqual(['warning']);
  });

  it.each<[Tagged, Tagged]>([
    ['en: the first quarter', 'zh-Hant: 第四季'],
    ['en: in the first quarter of 2025', 'de: im vierten Quartal 2025'],
    ['fr: au troisième trimestre', 'es: en el cuarto trimestre'],
    ['en: in H1 2025', 'zh-Hans: 2025年下半年'],
    ['ru: в первом полугодии', 'en: in the second half'],
    ['de: im 1. Halbjahr', 'ja: 下半期'],
    ['en: at 9 a.m.', 'zh-Hant: 下午九時'],
    ['fr: à 9 heures du soir', 'es: a las 9 de la mañana'],
  ])('is a warning where each names another quarter or half: %s, %s', (first, second) => {
    expect(said(first, second).map(({ severity }) => severity)).toEqual(['warning']);
    expect(said(second, first).map(({ severity }) => severity)).toEqual(['warning']);
  });

  it.each<[Tagged, Tagged]>([
    ['en: the first quarter', 'zh-Hant: 首季'],
    ['en: from the first to the third quarter', 'zh-Hant: 第三季為止'],
    ['en: the first half of 2025', 'ko: 2025년 상반기에'],
    ['en: from 9 a.m. to 6 p.m.', 'zh-Hant: 上午九時至下午六時'],
    ['en: at 12 p.m.', 'zh-Hant: 晚上12時'],
    ['fr: à 9 heures du soir', 'es: a las 9 de la noche'],
    ['en: a quarter of the first half', 'fr: le quart de la première moitié'],
    ['en: PM2.5 peaks at 8 in the morning', 'de: PM2,5 ist um 8 Uhr morgens am höchsten'],
    ['en: PM10 peaks at 8 in the morning', 'de: PM10 ist um 8 Uhr morgens am höchsten'],
    ['en: PM 10 peaks at 8 in the morning', 'de: Feinstaub (10) ist um 8 Uhr morgens am höchsten'],
    ['en: breakfast at 8 a.m., and an evening with the family', 'zh-Hant: 8時早餐，晚上一家團聚'],
  ])('is none where both name the same, or one names several: %s, %s', (first, second) => {
    expect(said(first, second)).toEqual([]);
    expect(said(second, first)).toEqual([]);
  });

  it('shows the sign that is missing', () => {
    expect(said('en: by −3 points', 'fr: de 3 points').map(({ message }) => message)).toEqual([
      'The fr text has 3 where the en text has −3. They may be the same.',
    ]);
  });
});
