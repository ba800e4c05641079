import bidiModule, { type Bidi } from 'bidi-js';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { parse } from '../../../src/document/parse.js';
import { wordsOfDocx } from '../../../src/exchange/word/words-of-docx.js';
import { sha256 } from '../../../src/host/digest.js';
import { levelsOf } from '../../../src/render/lines/bidi.js';
import { renderWord } from '../../../src/render/word/write-word.js';
import { themeSchema } from '../../../src/schema/theme-schema.js';
import { composed, labelsOf } from '../../support/briefs.js';
import { rulesOf } from '../../support/locales.js';
import { loadedPack, miniPackFolder } from '../../support/packs.js';
import { noSpan } from '../../support/spans.js';
import { standardTheme } from '../../support/theme.js';

const { variant, meta } = composed(loadedPack(miniPackFolder), 'readers', 'en');
const theme = { ...themeSchema.parse(standardTheme()), id: 'standard' };
const bidi = (bidiModule as unknown as () => Bidi)();

/** A page of one sentence, as bytes, and the runs of the sentence. */
function wordIn(locale: string, sentence: string) {
  const document = parse(`# عنوان\n\n${sentence}\n`, () => noSpan);
  if (!document.ok) throw new Error(document.diagnostics.map(({ message }) => message).join());
  const bytes = renderWord(
    {
      ...{ document: document.value, variant: { ...variant, locale }, meta, theme, density: 0 },
      ...{ languages: [{ locale, name: locale }], words: labelsOf('en').page, rules: rulesOf(locale) },
      ...{ spanOf: () => noSpan, textsWith: () => [] },
    },
    [],
    sha256,
  );
  const xml = strFromU8(unzipSync(bytes)['word/document.xml'] ?? new Uint8Array());
  const paragraph = xml.match(/<w:p>.*?<\/w:p>/g)?.[1] ?? '';
  const runs = [...paragraph.matchAll(/<w:r>(?:<w:rPr>(.*?)<\/w:rPr>)?(<w:t [^>]*>.*?)<\/w:r>/g)];
  return { bytes, runs: runs.map(([, look = '', content = '']) => ({ look, text: wordsOf(content) })) };
}

function wordsOf(content: string): string {
  return content.replaceAll('<w:noBreakHyphen/>', '\u2011').replace(/<[^>]*>/g, '');
}

const marks = /[\u200e\u200f]/;

/** The levels of all but the marks, as programs have them that put a paragraph in order by its letters. */
function shownLevels(text: string): readonly number[] {
  const { levels } = bidi.getEmbeddingLevels(text, 'rtl');
  return [...levels].filter((_, i) => !marks.test(text.charAt(i)));
}

describe('a page from right to left in Word', () => {
  it.each([
    'انخفضت بنسبة −5% في عام 2020',
    'بلغ 50 kg منذ 2019',
    'من 1 234 567 في 2025',
    'زاد بين −5%–+10% منذ 2019',
    'انخفضت −5% (−3.5 °C) هنا',
    'الهاتف +20 2 1234-5678.',
    'صدر في 2025-01-31 هنا',
    '−5%',
    'نحو −5%.',
    'بين 5–10 و12,345',
  ])('has numbers in the order of its PDF: %s', (sentence) => {
    const { runs } = wordIn('ar', sentence);
    const text = runs.map((run) => run.text).join('');
    const [levels = []] = levelsOf([{ text: sentence }], 'rtl') ?? [];
    expect(text.replace(new RegExp(marks, 'g'), '').replaceAll('\u2011', '-')).toBe(sentence);
    expect(shownLevels(text)).toEqual([...levels]);
  });

  it.each([
    ['انخفضت بنسبة −5% هنا', ['−5%']],
    ['بلغ 50 kg و**+3%** هنا', ['50 kg', '+3%']],
    ['انظر <https://example.org/2025/> هنا', ['https://example.org/2025/']],
    ['في عام 2020 هنا', []],
  ])('has what runs the other way in runs of that direction: %s', (sentence, turned) => {
    const { bytes, runs } = wordIn('ar', sentence);
    const own = runs.filter(({ look }) => !look.includes('<w:rtl/>'));
    expect(own.map(({ text }) => text.replace(new RegExp(marks, 'g'), ''))).toEqual(turned);
    for (const { look } of own) expect(look).toContain('<w:cs/>');
    // Nobody gets the marks back as words.
    expect(wordsOfDocx(bytes)).not.toMatch(marks);
  });

  it.each([
    ['words of another language', '[Water for **all** cities]{lang=en}', 'Water for all cities'],
    ['one that begins with stress', '[*Water* for all]{lang=en}', 'Water for all'],
    ['one with an address', '[Water. <https://example.org/a>]{lang=en}', 'Water. https://example.org/a'],
    ['one that is stressed to its end', '[Water *for* **all**]{lang=en}', 'Water for all'],
  ])('keeps words that are stressed or linked in the order of their sentence: %s', (_, span, words) => {
    const { runs } = wordIn('ar', `انظر ${span} هنا`);
    const text = runs.map((run) => run.text).join('');
    const shown = text.replace(new RegExp(marks, 'g'), '');
    const levels = shownLevels(text).slice(shown.indexOf(words), shown.indexOf(words) + words.length);
    expect(levels).toEqual([...words].map(() => 2));
    // Between two marks as a whole.
    const start = text.search(/[a-z]/i);
    expect(text.slice(start, start + words.length)).toBe(words);
  });

  it('leaves pages from left to right as they are', () => {
    const { runs } = wordIn('en', 'Down by −5% and 50 kg.');
    expect(runs).toEqual([{ look: '', text: 'Down by −5% and 50 kg.' }]);
  });
});
