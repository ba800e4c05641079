import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FullFont } from '../../../src/render/fonts/full-font.js';
import { HarfBuzzFont, type Placed, placesOf, type RunDirection } from '../../support/harfbuzz.js';
import { root } from '../../support/packs.js';

const require = createRequire(import.meta.url);

/** In the order of their places, which is all that ink shows: marks at one letter may come in any. */
function inkOf(glyphs: readonly Placed[]): readonly string[] {
  return [...glyphs].sort((a, b) => a.x - b.x || a.y - b.y || a.id - b.id).map(({ id, x, y }) => `${id} at ${x},${y}`);
}

const example = readFileSync(join(root, 'templates/new/translations/ar.yaml'), 'utf8');
const locale = readFileSync(join(root, 'templates/locales/ar.yaml'), 'utf8');
const wordsOfThePackage = [...new Set(`${example}\n${locale}`.match(/[\u0621-\u0652]+/gu))];

/** With short vowels, doubled letters, tanwin and the small alef, in NFC. */
const vocalised = [
  'مُحَمَّدٌ',
  'السَّلَامُ',
  'عَلَيْكُمْ',
  'شُكْرًا',
  'كِتَابٌ',
  'مَدْرَسَةٌ',
  'الْعَرَبِيَّةُ',
  'الْمُسْتَقْبَلُ',
  'حُكُومَةً',
  'إِنَّ',
  'أَنَّهُ',
  'لِلَّهِ',
  'اللَّهُ',
  'هَٰذَا',
  'ذَٰلِكَ',
  'رَحْمَٰنِ',
  'سِيَاسَةٍ',
  'يَتَطَلَّبُ',
  'تَنْمِيَةٍ',
  'مَسْؤُولِيَّةٌ',
  'لِأَجْلِ',
  'بِلَا',
  'الْآنَ',
  'قُرَّاءِ',
];

/** Of Persian, with U+200C, which ends a join, and U+200D, which makes one. */
const withJoiners = ['کتاب\u200cهای', 'می\u200cخواهم', 'بی\u200cپایان', 'ه\u200d', 'خانه\u200cای'];

/** In digits of Arabic, and of Persian and Urdu, with their signs of decimals and thousands. */
const numbers = ['٢٠٢٦', '١٢٫٥', '١٬٢٣٤٬٥٦٧', '٣١/٠١/٢٠٢٦', '١٠:٣٠', '۱۲۳٫۵', '۴۵٪', '۱٬۲۳۴', '۶۷۸۹'];

describe.each(['400Regular', '600SemiBold', '700Bold'])('Arabic in IBM Plex Sans Arabic %s', (weight) => {
  const name = `IBMPlexSansArabic_${weight}.ttf`;
  const bytes = readFileSync(require.resolve(`@expo-google-fonts/ibm-plex-sans-arabic/${weight}/${name}`));
  const ours = new FullFont(bytes);
  const harfBuzz = new HarfBuzzFont(bytes);
  const differing = (words: readonly string[], direction: RunDirection = 'rtl') =>
    words.filter((word) => {
      const own = placesOf(ours.shape(word, undefined, direction), ours.metrics.unitsPerEm);
      const other = harfBuzz.place(word, direction);
      return inkOf(own).join() !== inkOf(other).join();
    });

  it('has every word of the package where HarfBuzz has it', () => {
    expect(wordsOfThePackage.length).toBeGreaterThan(400);
    expect(differing(wordsOfThePackage)).toEqual([]);
  });

  it('has every vocalised word where HarfBuzz has it', () => {
    // As texts are read, NFC puts a doubling mark after its vowel; typed it is before it.
    const typed = vocalised.map((word) => word.replace(/([\u064b-\u0650])\u0651/gu, '\u0651$1'));
    expect(typed.map((word) => word.normalize('NFC'))).toEqual(vocalised);
    expect(differing(vocalised)).toEqual([]);
    expect(differing(typed)).toEqual([]);
  });

  it('has every word with a joiner where HarfBuzz has it, and says the joiner', () => {
    expect(differing(withJoiners)).toEqual([]);
    for (const word of withJoiners) {
      const { codePoints } = ours.shape(word, undefined, 'rtl');
      expect(String.fromCodePoint(...codePoints.toReversed().flat())).toBe(word);
    }
    const [parted, joined] = ['ب\u200cه', 'به'].map((word) =>
      ours.shape(word, undefined, 'rtl').glyphs.map(({ id }) => id),
    );
    expect(parted?.filter((id) => joined?.includes(id))).toEqual([]);
  });

  it.each([[undefined], [['tnum']]])('has every number from left to right, with features %j', (features) => {
    expect(differing(numbers, 'ltr')).toEqual([]);
    for (const number of numbers) {
      const { codePoints } = ours.shape(number, features);
      expect(String.fromCodePoint(...codePoints.flat())).toBe(number);
    }
  });
});
