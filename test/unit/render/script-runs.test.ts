import { describe, expect, it } from 'vitest';
import { facesFor } from '../../../src/render/fonts/faces.js';
import { splitScriptRuns } from '../../../src/render/fonts/script-runs.js';
import { loadFonts } from '../../../src/render/fonts/theme-fonts.js';
import { themeSchema } from '../../../src/schema/theme-schema.js';
import { packageFont } from '../../support/host.js';
import { standardTheme } from '../../support/theme.js';

const face = { han: 'H', latin: 'L' };
/** The Latin font has Latin-1 and general punctuation, the Han font all but an emoji. */
const covers = (family: string, codePoint: number) =>
  family === 'L' ? codePoint < 0x250 || (codePoint >= 0x2010 && codePoint <= 0x2026) : codePoint < 0x1f000;
const runs = (text: string, script: 'han' | 'latin') =>
  splitScriptRuns(text, face, script, covers).runs.map((r) => `${r.family}:${r.text}`);

describe('script runs', () => {
  it('set Latin and digits inside Chinese in the Latin face', () => {
    expect(runs('自2024年的AI 決議', 'han')).toEqual(['H:自', 'L:2024', 'H:年的', 'L:AI ', 'H:決議']);
  });

  it('set quotes and dashes by the language of the page', () => {
    expect(runs('“字”——…', 'han')).toEqual(['H:“字”——…']);
    expect(runs('“word”—…', 'latin')).toEqual(['L:“word”—…']);
  });

  it('keep an apostrophe with its Latin word, and set a dot between spaces in the Latin face', () => {
    expect(runs('中China’s字', 'han')).toEqual(['H:中', 'L:China’s', 'H:字']);
    expect(runs('版 · 日', 'han')).toEqual(['H:版 ', 'L:· ', 'H:日']);
    expect(runs('約書亞·本吉奧', 'han')).toEqual(['H:約書亞·本吉奧']);
  });

  it('fall back to the other family, and report characters that neither has', () => {
    expect(runs('UN 聯合國', 'latin')).toEqual(['L:UN ', 'H:聯合國']);
    expect(splitScriptRuns('a😀b', face, 'latin', covers)).toEqual({
      runs: [{ text: 'ab', family: 'L' }],
      missing: ['😀'],
    });
  });

  it('leave a joiner in the run of the letter before it: it needs no glyph', () => {
    const inLatin = (family: string, codePoint: number) => (family === 'L' ? codePoint < 0x700 : codePoint < 0x1f000);
    for (const text of ['کتاب\u200cهای', 'ه\u200d', 'a\u200cb']) {
      expect(splitScriptRuns(text, face, 'latin', inLatin)).toEqual({ runs: [{ text, family: 'L' }], missing: [] });
    }
    expect(splitScriptRuns('\u200cب', face, 'latin', inLatin).missing).toEqual([]);
  });

  const others = { letters: ['L', 'X', 'Y'], all: ['L', 'H', 'X', 'Y'] };
  /** X and Y have an emoji, and Y has marks; H has ideographs alone. */
  const few = (family: string, codePoint: number) =>
    ({
      L: codePoint < 0x250,
      H: codePoint >= 0x3000 && codePoint < 0x1f000,
      X: codePoint === 0x1f600,
      Y: codePoint === 0x1f600 || (codePoint >= 0x300 && codePoint < 0x370),
    })[family] === true;
  const inFew = (text: string) =>
    splitScriptRuns(text, face, 'latin', few, others).runs.map(({ family, text: run }) => `${family}:${run}`);

  it('fall back to a family of letters before that of Han characters, whose letters are as wide as those', () => {
    const everywhere = (family: string, codePoint: number) => family !== 'L' || codePoint < 0x80;
    const inAll = (text: string, script: 'han' | 'latin') =>
      splitScriptRuns(text, face, script, everywhere, others).runs.map((run) => `${run.family}:${run.text}`);
    expect(inAll('the town’s Łódź', 'latin')).toEqual(['L:the town', 'X:’', 'L:s ', 'X:Łó', 'L:d', 'X:ź']);
    expect(inAll('Москва 2024', 'latin')).toEqual(['X:Москва ', 'L:2024']);
    expect(inAll('版權“字”', 'han')).toEqual(['H:版權“字”']);
    expect(inAll('a字', 'latin')).toEqual(['L:a', 'H:字']);
  });

  it('fall back to the first other family of the theme that has a character', () => {
    expect(inFew('a😀b')).toEqual(['L:a', 'X:😀', 'L:b']);
    expect(splitScriptRuns('a\u{1f601}\u{1f602}', face, 'latin', few, others).missing).toEqual([
      '\u{1f601}',
      '\u{1f602}',
    ]);
  });

  it('set a letter and its marks in one font that has both, else each in one that has it', () => {
    const latinInY = (family: string, codePoint: number) =>
      few(family, codePoint) || (family === 'Y' && codePoint < 0x80);
    expect(splitScriptRuns('ax\u0304b', face, 'latin', latinInY, others).runs).toEqual([
      { family: 'L', text: 'a' },
      { family: 'Y', text: 'x\u0304' },
      { family: 'L', text: 'b' },
    ]);
    expect(inFew('ax\u0304b')).toEqual(['L:ax', 'Y:\u0304', 'L:b']);
  });
});

describe('words in letters that the font of the page lacks', () => {
  const theme = { ...themeSchema.parse(standardTheme()), id: 'standard' };
  const fonts = loadFonts(theme, packageFont);

  it.each([
    ['ar', 'text', 'Русский', 'inter'],
    ['ar', 'sans', 'Ελληνικά', 'inter'],
    ['ru', 'text', 'Русский', 'source-serif-4'],
    ['en', 'text', 'العربية', 'ibm-plex-sans-arabic'],
  ] as const)('are set without serifs on a page without them: %s, %s, %s', (locale, role, text, family) => {
    const { runs } = fonts.runsOf(text, facesFor(theme, locale, locale)[role], 'latin');
    expect(runs).toEqual([{ text, family }]);
  });
});
