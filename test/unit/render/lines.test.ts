import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Inline } from '../../../src/model/document.js';
import { packIndex } from '../../../src/pack/pack-index.js';
import { loadFonts } from '../../../src/render/fonts/theme-fonts.js';
import { brokenText, type Paragraph } from '../../../src/render/lines/paragraph.js';
import { pageStyles } from '../../../src/render/page/page-styles.js';
import { type TextStyle, Typesetter } from '../../../src/render/page/typesetter.js';
import { themeSchema } from '../../../src/schema/theme-schema.js';
import { blankPlaceholders } from '../../../src/text/placeholders.js';
import { packageFont } from '../../support/host.js';
import { hyphenator } from '../../support/hyphenator.js';
import { rulesOf } from '../../support/locales.js';
import { builtInPackFolder, loadedPack } from '../../support/packs.js';
import { standardTheme } from '../../support/theme.js';

const theme = { ...themeSchema.parse(standardTheme()), id: 'standard' };
const fonts = loadFonts(theme, packageFont);

interface SetLine {
  readonly text: string;
  /** From the left of the column to the first glyph and to the end of the last one, in pt. */
  readonly startPt: number;
  readonly endPt: number;
}

function linesOf(paragraph: Paragraph, widthPt: number): readonly SetLine[] {
  return brokenText(paragraph, widthPt).lines.map(({ runs }) => {
    const [first, last] = [runs[0], runs.at(-1)];
    if (!first || !last) throw new Error('a line without words');
    return { text: runs.flatMap(({ texts }) => texts).join(''), startPt: first.leftPt, endPt: last.rightPt };
  });
}

/** A text, or inline nodes, as one paragraph of a column. */
function lines(
  text: string | readonly Inline[],
  locale: string,
  widthPt: number,
  more: Partial<TextStyle> = {},
): readonly SetLine[] {
  const divides = rulesOf(locale).lines.hyphenation !== undefined;
  const set = new Typesetter(theme, locale, 1, fonts, divides ? hyphenator(locale) : undefined);
  const style = { sizePt: 10, leading: 1.5, role: 'text', colour: '#000000', ...more } as const;
  const inlines = typeof text === 'string' ? [{ type: 'text', value: text } as const] : text;
  return linesOf(set.paragraph(inlines, style, widthPt), widthPt);
}

const pack = loadedPack(builtInPackFolder);
const { texts: packTexts } = packIndex(pack, pack.located);
const widths = [110, 140, 153, 170, 200, 227, 240, 260, 300, 360, 430, 499];

/** Every text of the built-in pack, with figures as plain numbers. */
function corpus(locale: string): readonly string[] {
  return packTexts
    .filter(({ path: [section] }) => section !== 'pack')
    .flatMap(({ wordings }) => wordings)
    .filter((wording) => wording.locale === locale && wording.lengths.includes('full'))
    .map(({ node }) => blankPlaceholders(node.text).replace(/ {3,}/g, '12').trim());
}

/** Rare in the pack: nested and doubled marks, Latin words, numbers, half-width marks. */
const traps = [
  '他說：「所謂『人工智能治理』，究竟是什麼？——是規則，還是能力……」會議沒有回答（見《全球數字契約》第5—7頁）。',
  '截至2024年，193個會員國中有118個（占61.1%）未參加任何一項主要倡議；其中“全球南方”國家最多！',
  '“脫鉤”對抗行為的干預,而不平等的既有國際格局也在根本上阻礙包容、普惠的全球治理體系的塑造;技術普惠愿景、多邊機制協同行動仍受干擾。',
  '參與者包括OpenAI、Google DeepMind、Anthropic、阿里巴巴（Alibaba）、深度求索（DeepSeek）等，10～20家企業／機構·聯合體。',
  '〈導言〉【摘要】〔注〕：！？；、——全部讀完。',
];

/** More paragraphs, one per line, from a file that cannot be published. */
const extraFile = process.env.POLICY_BRIEF_CHINESE_TEXT;
const extra =
  extraFile === undefined
    ? []
    : readFileSync(extraFile, 'utf8')
        .split('\n')
        .map((line) => line.trim());

describe.each(['zh-Hant', 'zh-Hans'])('Chinese lines in %s, at twelve widths', (locale) => {
  const texts = [...corpus(locale), ...traps, ...extra].filter((text) => text !== '');
  const set = texts.flatMap((text) => widths.map((width) => ({ text, width, lines: lines(text, locale, width) })));

  it('start and end with no prohibited mark', () => {
    expect(set.length).toBeGreaterThan(1000);
    for (const { lines: paragraph, width } of set) {
      for (const [i, line] of paragraph.entries()) {
        if (i > 0) expect(line.text, `${width}`).not.toMatch(/^[，、；：。！？）」』》〉】〕”’…—·～％／,.;:!?)]/u);
        if (i < paragraph.length - 1) expect(line.text, `${width}`).not.toMatch(/[（「『《〈【〔“‘(]$/u);
      }
    }
  });

  it('lose no character and fit their column', () => {
    for (const { text, lines: paragraph, width } of set) {
      expect(
        paragraph
          .map((line) => line.text)
          .join('')
          .replace(/\s/g, ''),
      ).toBe(text.replace(/\s/g, ''));
      for (const line of paragraph) expect(line.endPt, line.text).toBeLessThanOrEqual(width + 0.01);
    }
  });

  it('leave no runt in a longer paragraph', () => {
    const alone = set.filter(({ lines: paragraph }) => {
      const last = paragraph.at(-1)?.text ?? '';
      return paragraph.length > 1 && [...last.replace(/[^\p{L}\p{N}]/gu, '')].length < 2;
    });
    expect(alone.map(({ lines: paragraph }) => paragraph.at(-1)?.text)).toEqual([]);
  });
});

describe('a source reference', () => {
  it('is never broken between two lines', () => {
    for (let width = 60; width < 140; width += 1) {
      const set = new Typesetter(theme, 'zh-Hans', 1, fonts);
      const style = { sizePt: 10, leading: 1.5, role: 'text', colour: '#000000' } as const;
      const parts = ['美国和英国未签署', ' [1]第38段'].map((text, i) => ({
        inlines: [{ type: 'text', value: text }] as const,
        style: { ...style, together: i === 1 },
      }));
      const node = set.text([{ type: 'P', parts }], style, width);
      const whole = linesOf(node, width).filter(({ text }) => text.includes('[1]第38段'));
      expect(whole).toHaveLength(1);
    }
  });
});

describe('full-width marks', () => {
  const widthOf = (text: string, locale = 'zh-Hant') => lines(text, locale, 1000)[0]?.endPt ?? 0;

  it('are set closer together where they are adjacent', () => {
    for (const [locale, pair] of [
      ['zh-Hant', '」「'],
      ['zh-Hant', '》，'],
      ['zh-Hans', '”“'],
      ['zh-Hans', '》、'],
      ['zh-Hans', '。”'],
    ] as const) {
      const saved = widthOf('文文', locale) + 20 - widthOf(`文${pair}文`, locale);
      expect(saved, pair).toBeGreaterThan(2);
      expect(saved, pair).toBeLessThanOrEqual(5.01);
    }
  });

  it('leave no blank before the raised number of a source', () => {
    const cited = (text: string): readonly Inline[] => [
      { type: 'text', value: text },
      { type: 'citation', reference: 'one', number: 1 },
      { type: 'text', value: '。' },
    ];
    const endOf = (text: string) => lines(cited(text), 'zh-Hant', 1000)[0]?.endPt ?? 0;
    for (const mark of ['）', '》', '」']) {
      const saved = endOf('文文') - endOf(`文${mark}`);
      expect(saved, mark).toBeGreaterThan(2);
      expect(saved, mark).toBeLessThanOrEqual(5.01);
    }
  });

  it('keep their width where they are not adjacent, as do Latin quotation marks', () => {
    expect(widthOf('文，文')).toBeCloseTo(30, 1);
    expect(lines('“one” “two”', 'en', 1000)[0]?.text).toBe('“one” “two”');
  });

  it('hang over the end of a line with their blank half', () => {
    // Ten characters in a line of nine and a half: half of the stop is in the margin.
    expect(lines('一二三四五六七八九。', 'zh-Hans', 95)).toHaveLength(1);
  });

  it('hang over both ends of a line with their blank half, and no further where a word has to be cut', () => {
    for (const widthPt of [200, 25]) {
      const set = lines('「Künstliche」', 'zh-Hant', widthPt);
      expect(set[0]?.startPt, `${widthPt} pt`).toBeCloseTo(-6.5, 2);
      expect(set.at(-1)?.endPt, `${widthPt} pt`).toBeCloseTo(widthOf(set.at(-1)?.text ?? ''), 2);
    }
  });

  it('allow a line break between a closing and an opening mark, and before and after a quotation', () => {
    const text = '以人為本”“智能向善”的價值觀“很重要';
    const breaks = new Set<string>();
    for (let width = 30; width < 200; width += 1) {
      const set = lines(text, 'zh-Hans', width);
      for (const [i, line] of set.slice(0, -1).entries()) breaks.add(line.text.slice(-1) + set[i + 1]?.text[0]);
      for (const line of set) expect(line.endPt, line.text).toBeLessThanOrEqual(width + 0.01);
    }
    // A line that ends there is as wide as it would be by itself.
    const alone = lines('以人為本”', 'zh-Hans', 1000)[0]?.endPt ?? 0;
    const first = lines(text, 'zh-Hans', alone + 1)[0];
    expect(first?.text).toBe('以人為本”');
    expect(first?.endPt).toBeCloseTo(alone, 2);
    for (const pair of ['”“', '”的', '觀“']) expect([...breaks]).toContain(pair);
    for (const pair of breaks) expect(pair).not.toMatch(/^[“]|.[”]$/u);
  });

  it('are never broken where they are doubled', () => {
    for (const width of [40, 50, 60, 70, 80]) {
      for (const text of ['他說話——沒有說完', '他說話……沒有說完'])
        for (const line of lines(text, 'zh-Hant', width))
          expect(line.text).not.toMatch(/^[—…](?![—…])|(?<![—…])[—…]$/u);
    }
  });
});

describe('English lines', () => {
  it('leave no runt where two words can stay together', () => {
    const short = corpus('en').flatMap((text) =>
      widths
        .map((width) => lines(text, 'en', width))
        .filter((paragraph) => paragraph.length > 1 && /^\S{1,5}$/.test(paragraph.at(-1)?.text.trim() ?? '')),
    );
    expect(short.map((paragraph) => paragraph.at(-1)?.text)).toEqual([]);
  });

  it('leave no word alone that is short beside its line, and take no more lines', () => {
    const text =
      'The members of the council have been asked to keep the plan for the streets around the schools central.';
    const alone = lines('central.', 'en', 1_000)[0]?.endPt ?? 0;
    const whole = lines(text, 'en', 1_000)[0]?.endPt ?? 0;
    const wide = lines(text, 'en', whole - 5).map((line) => line.text.trim());
    expect(wide.at(-1)).toBe('schools central.');
    expect(wide).toHaveLength(2);
    // A word of a narrow column is a good part of its line.
    const narrow = 'Keep the plan for streets central.';
    const narrowPt = (lines(narrow, 'en', 1_000)[0]?.endPt ?? 0) - 5;
    expect(alone).toBeGreaterThan(narrowPt * 0.2);
    expect(lines(narrow, 'en', narrowPt).at(-1)?.text).toBe('central.');
  });
});

describe('justified lines', () => {
  const text =
    '當前人工智能已經具備改變人類生產生活方式乃至深刻影響世界的巨大潛力，構建包容、普惠的全球治理體系事關公平、發展與安全。';

  it('end at the edge of the column, but for the last one', () => {
    for (const width of widths.slice(3)) {
      const set = lines(text, 'zh-Hant', width, { justified: true });
      for (const line of set.slice(0, -1)) expect(line.endPt, `${width}: ${line.text}`).toBeCloseTo(width, 1);
      const ragged = lines(text, 'zh-Hant', width);
      expect(set.map((line) => line.text)).toEqual(ragged.map((line) => line.text));
      expect(set.at(-1)?.endPt).toBeCloseTo(ragged.at(-1)?.endPt ?? 0, 3);
    }
  });

  it('stay ragged where gaps would grow too wide', () => {
    const [first] = lines('文DeepSeekArtificialIntelligence文DeepSeekArtificialIntelligence', 'zh-Hant', 200, {
      justified: true,
    });
    const [ragged] = lines('文DeepSeekArtificialIntelligence文DeepSeekArtificialIntelligence', 'zh-Hant', 200);
    expect(first?.endPt).toBe(ragged?.endPt);
  });
});

describe('what has no gap', () => {
  const address = 'https://www.example.org/main_sosiki/c-zaisei/kouhyou/index.html';
  it.each<readonly [string, readonly Inline[]]>([
    ['an address', [{ type: 'link', url: address, children: [{ type: 'text', value: address }] }]],
    [
      'a word with hyphens',
      [{ type: 'text', value: 'multi-stakeholder-non-proliferation-and-capacity-building-mechanisms' }],
    ],
  ])('is not widened in a justified line: %s', (_, inlines) => {
    for (const width of widths) {
      const justified = lines(inlines, 'zh-Hant', width, { justified: true });
      expect(justified).toEqual(lines(inlines, 'zh-Hant', width));
    }
  });
});

describe('Latin letters and digits', () => {
  it.each(['文', 'は', 'カ', 'ー', '々'])('stand off by a gap from %s', (character) => {
    const widthOf = (text: string) => lines(text, 'ja', 1000)[0]?.endPt ?? 0;
    for (const word of ['3', 'AI']) {
      const alone = widthOf(character) + widthOf(word);
      expect(widthOf(character + word) - alone).toBeCloseTo(2, 1);
      expect(widthOf(word + character) - alone).toBeCloseTo(2, 1);
    }
  });
});

describe('the lines of a title', () => {
  it('are of about the same length, and not more of them', () => {
    const title = 'Scholars advise China to back global AI capacity-building through the UN';
    const ragged = lines(title, 'en', 330);
    const balanced = lines(title, 'en', 330, { balanced: true });
    expect(ragged).toHaveLength(2);
    expect(balanced).toHaveLength(2);
    const difference = (set: readonly SetLine[]) => Math.abs((set[0]?.endPt ?? 0) - (set[1]?.endPt ?? 0));
    expect(difference(balanced)).toBeLessThan(difference(ragged) / 2);
  });

  it.each([
    [
      'zh-Hant',
      200,
      '學者批評西方主導的人工智能治理機制，但建議中國保持對歐對話',
      '學者批評西方主導的人工智能治理機制，',
    ],
    [
      'en',
      380,
      'Scholars fault Western-led AI forums, but advise China to keep up dialogue with Europe',
      'Scholars fault Western-led AI forums,',
    ],
  ])('break after a pause: %s', (locale, widthPt, title, first) => {
    const set = lines(title, locale, widthPt, { balanced: true });
    expect(set).toHaveLength(2);
    expect(set[0]?.text.trim()).toBe(first);
    for (const { endPt } of set) expect(endPt).toBeLessThanOrEqual(widthPt);
  });

  it.each([
    [
      'that would leave a short line',
      250,
      'In brief: scholars advise China to back global capacity-building through the UN',
    ],
    [
      'whose other line would not fit',
      400,
      'Scholars fault Western-led forums, but advise China to keep up dialogue on AI with Europe and Africa',
    ],
  ])('do not break after a pause %s', (_, widthPt, title) => {
    const set = lines(title, 'en', widthPt, { balanced: true });
    expect(set).toHaveLength(2);
    expect(set[0]?.text.trim()).not.toMatch(/[:,]$/);
  });

  it('break between words in Chinese', () => {
    for (const width of [100, 120, 140, 160, 180, 200]) {
      const set = lines('学者建议中国从四个方面推动包容普惠的人工智能治理', 'zh-Hans', width, { balanced: true });
      const ends = set.slice(0, -1).map((line) => line.text.slice(-1));
      const starts = set.slice(1).map((line) => line.text.slice(0, 1));
      for (const [i, end] of ends.entries())
        expect(['学者', '建议', '中国', '方面', '推动', '包容', '人工', '智能', '治理']).not.toContain(end + starts[i]);
      expect(starts).not.toContain('的');
    }
    for (let width = 60; width < 160; width += 5)
      for (const line of lines('中国的人工智能治理的目标', 'zh-Hans', width, { balanced: true }))
        expect(line.text, `${width}`).not.toMatch(/^的/);
  });

  it('leave a short quotation whole', () => {
    const text = '养老补贴应随老人走：由“补床头”改为“补人头”的三项建议';
    for (let width = 120; width < 320; width += 10)
      for (const line of lines(text, 'zh-Hans', width, { balanced: true }))
        expect(line.text, `${width}`).not.toMatch(/“[^”]*$/u);
  });
});

describe('a word that no line has room for', () => {
  const name = 'Betäubungsmittelverschreibungsverordnung';
  const set = (text: string | readonly Inline[], locale: string, more: Partial<TextStyle>) =>
    lines(text, locale, 120, more).map((line) => {
      expect(line.endPt).toBeLessThanOrEqual(120.01);
      return line.text.replace('\u00ad', '-').trim();
    });

  it.each<readonly [string, string | readonly Inline[], string, Partial<TextStyle>, readonly string[]]>([
    [
      'in a title',
      `Zur ${name}`,
      'de',
      { bold: true, balanced: true },
      ['Zur Betäubungs-', 'mittelverschrei-', 'bungsverordnung'],
    ],
    [
      'in a headline',
      `${name} ändern`,
      'de',
      { bold: true },
      ['Betäubungsmittelver-', 'schreibungsverordnung', 'ändern'],
    ],
    ['with marks', `„${name}“`, 'de', { bold: true }, ['„Betäubungsmittelver-', 'schreibungsverord-', 'nung“']],
    [
      'after a hyphen of its own',
      `EU-${name}`,
      'de',
      { bold: true },
      ['EU-Betäubungsmittel-', 'verschreibungsverord-', 'nung'],
    ],
    ['in capitals', name.toUpperCase(), 'de', {}, ['BETÄUBUNGSMITTEL-', 'VERSCHREIBUNGSVER-', 'ORDNUNG']],
    [
      'in bold in a text',
      [{ type: 'strong', children: [{ type: 'text', value: name }] }],
      'de',
      { hyphenated: true },
      ['Betäubungsmittelver-', 'schreibungsverordnung'],
    ],
    [
      'which is a name in Russian',
      'Нижнеколымскоозёрскоградовская',
      'ru',
      { bold: true },
      ['Нижнеколымскоозёр-', 'скоградовская'],
    ],
  ])('is divided with a hyphen: %s', (_, text, locale, more, expected) => {
    expect(set(text, locale, more)).toEqual(expected);
  });

  it('of another language is not divided as those of the page are', () => {
    const foreign = [
      { type: 'span', lang: 'en', children: [{ type: 'text', value: 'international cooperation' }] },
    ] as const;
    expect(lines(foreign, 'de', 90, { hyphenated: true })).toEqual(lines(foreign, 'en', 90));
  });

  it('is the only one that is divided in a title', () => {
    const words = `Rahmenbedingungen und ${name} gemeinsam weiterentwickeln`;
    const shown = set(words, 'de', { bold: true });
    const broken = shown.filter((line) => line.endsWith('-')).map((line) => line.split(' ').at(-1));
    for (const part of broken) expect(name).toContain(part?.slice(0, -1));
  });

  it.each([
    ['which has no patterns', name, 'en'],
    ['of another language', [{ type: 'span', lang: 'en', children: [{ type: 'text', value: name }] }] as const, 'de'],
    ['that is one letter', 'a'.repeat(60), 'de'],
    ['in quotation marks', `“${name}”`, 'en'],
  ])('has a hyphen where it is cut anywhere, in a language or a word %s', (_, text, locale) => {
    const shown = set(text, locale, { bold: true });
    expect(shown.length).toBeGreaterThan(1);
    for (const line of shown.slice(0, -1)) expect(line).toMatch(/\p{L}-$/u);
    for (const line of [shown[0], shown.at(-1)]) expect(line).toMatch(/\p{L}{3}/u);
    expect(shown.join('').replaceAll('-', '')).toBe(typeof text === 'string' ? text : name);
  });

  it.each([
    ['with digits', 'ab12'.repeat(15)],
    ['with capitals inside', 'getLongNameOf'.repeat(5)],
    ['behind a slash', `example.org/${'abcdefgh'.repeat(8)}`],
    ['before an underscore', `${'abcdefgh'.repeat(8)}_a`],
  ])('has no hyphen where it is cut and one would be read: %s', (_, text) => {
    const shown = set(text, 'en', { bold: true });
    expect(shown.length).toBeGreaterThan(1);
    expect(shown.join('')).toBe(text);
  });
});

describe('an address', () => {
  const url = 'https://www.example.org/sites/default/Interim_report_governing-AI_final.version.pdf';
  const link: readonly Inline[] = [{ type: 'link', url, children: [{ type: 'text', value: url }] }];

  it('is not broken where it fits a line', () => {
    const [before, line] = lines([{ type: 'text', value: 'See the report at ' }, ...link], 'en', 430);
    expect(before?.text.trim()).toBe('See the report at');
    expect(line?.text).toBe(url);
  });

  it.each([
    ['a full stop', link, [{ type: 'text', value: '.' }]],
    ['a bracket and a comma', link, [{ type: 'text', value: '), and more' }]],
    ['a citation', link, [{ type: 'citation', reference: 'a', number: 12 }]],
  ] as const)('that fits a line, but not with %s after it, breaks as others do', (_, address, after) => {
    const [, alone] = lines([{ type: 'text', value: 'See the report at ' }, ...address], 'en', 430);
    const set = lines([...address, ...after], 'en', (alone?.endPt ?? 0) + 0.5);
    expect(set.length).toBeGreaterThan(1);
    expect(set[0]?.text).toMatch(/[/\p{L}]$/u);
    expect(set[1]?.text).toMatch(/^(?:[._-]\p{L}|pdf|\p{L}{4,})/u);
  });

  it('is never broken after its scheme', () => {
    for (let width = 100; width < 300; width += 3) {
      const set = lines([{ type: 'text', value: 'See the report of the year at ' }, ...link], 'en', width);
      for (const line of set) expect(line.text.trim()).not.toMatch(/https:\/\/$/);
    }
  });

  it('in plain text is broken where it must be, never before a full stop', () => {
    for (const width of [60, 80, 110, 111, 112, 113, 114, 140]) {
      const set = lines('見http://www.gov.cn/zhengce/202501/content_6988029.htm。', 'zh-Hant', width);
      for (const line of set) expect(line.endPt, `${width}: ${line.text}`).toBeLessThanOrEqual(width + 0.01);
      for (const line of set) expect(line.text).not.toMatch(/^。/);
    }
  });

  it('breaks between its steps, where each of them fits a line', () => {
    const name = 'Interim_report_governing-AI_final.version.pdf';
    const [, alone] = lines([{ type: 'text', value: 'See the report at ' }, ...link], 'en', 430);
    const set = lines([{ type: 'text', value: 'See the report at ' }, ...link], 'en', (alone?.endPt ?? 0) - 1);
    expect(set.map(({ text }) => text.trim())).toEqual([
      'See the report at https://www.example.org/sites/default/',
      name,
    ]);
  });

  it('breaks inside a step that no line has room for', () => {
    const set = lines(link, 'en', 110).map(({ text }) => text);
    expect(set.join('')).toBe(url);
    expect(set.some((text) => text.startsWith('_') || text.startsWith('-'))).toBe(true);
  });

  it('breaks after a slash or before another mark, and loses nothing', () => {
    for (const width of [110, 140, 170, 200, 240, 300]) {
      const set = lines(link, 'en', width);
      expect(set.map((line) => line.text).join('')).toBe(url);
      expect(set.length).toBeGreaterThan(1);
      for (const line of set.slice(0, -1)) expect(line.text).toMatch(/[/\p{L}]$/u);
      for (const line of set.slice(1)) expect(line.text).toMatch(/^(?:[._-]|(?<=\/)|[\p{L}])/u);
      for (const line of set) expect(line.endPt).toBeLessThanOrEqual(width + 0.01);
    }
  });
});

describe('a heading of two lines', () => {
  const { section } = pageStyles(new Typesetter(theme, 'en', 1, fonts));
  const set = (text: string) => {
    const widthPt = (lines(text, 'en', 1_000, section)[0]?.endPt ?? 0) - 20;
    return lines(text, 'en', widthPt, section).map((line) => line.text.trim());
  };

  it('has what is added in brackets on the second', () => {
    expect(set('What GAO recommends to Congress and the FDA (4 of 10 measures, chosen by the editors)')).toEqual([
      'What GAO recommends to Congress and the FDA',
      '(4 of 10 measures, chosen by the editors)',
    ]);
  });

  it('leaves no word alone', () => {
    expect(set('What the report advises prefects and the presidents of local commissions')[1]).toMatch(/ .* /);
  });
});

describe('the number of a recommendation', () => {
  const set = (title: string, locale: string, divides: boolean) => {
    const typesetter = new Typesetter(theme, locale, 1, fonts, divides ? hyphenator(locale) : undefined);
    const { heading } = pageStyles(typesetter);
    const part = (value: string, style: TextStyle) => ({ inlines: [{ type: 'text', value }] as const, style });
    const parts = [part('1\u2002', { ...heading, keepsNext: true }), part(title, heading)];
    const widthPt = typesetter.widthPtOf([{ type: 'text', value: title.split(' ')[0] ?? '' }], heading) + 5;
    return linesOf(typesetter.text([{ type: 'P', parts }], heading, widthPt), widthPt).map(({ text }) => text.trim());
  };

  it('has a part of a long word beside it, in a language that divides words', () => {
    const [first = '', ...others] = set('Planungsgemeinschaften bilden', 'de', true);
    expect(first).toMatch(/^1\u2002Plan.*\u00ad$/u);
    expect(others.at(-1)).toMatch(/bilden$/);
  });

  it('stands before a word that cannot be divided, which is never cut for it', () => {
    expect(set('Internationalisation begins', 'en', false)).toEqual(['1', 'Internationalisation', 'begins']);
  });
});

describe('Korean brackets', () => {
  const endOf = (text: string, locale = 'ko') => lines(text, locale, 1_000)[0]?.endPt ?? 0;

  it.each([
    ['before one that opens', '다음 「기본계획', '다음 기본계획'],
    ['after one that closes', '법률」은', '법률은'],
    ['between one and a blank', '법률」 시행령', '법률 시행령'],
    ['between one and a narrow one', '(『연보', '(연보'],
  ])('have no blank half %s', (_, text, without) => {
    // A bracket takes half an em of 10 pt and the gap that marks of Chinese keep.
    expect(endOf(text) - endOf(without)).toBeLessThan(6.5);
    expect(endOf(text) - endOf(without)).toBeGreaterThan(2.5);
  });

  it('stand in lines that are not stretched, where those of Chinese are', () => {
    const justified = (locale: string) => pageStyles(new Typesetter(theme, locale, 1, fonts)).body.justified;
    expect(['ko', 'ja', 'zh-Hans'].map(justified)).toEqual([false, true, true]);
  });

  it('have it in Japanese, beside a letter', () => {
    expect(endOf('法律」は', 'ja') - endOf('法律は', 'ja')).toBeCloseTo(10, 0);
  });
});

describe('a row of items', () => {
  const row = 'Ministry of Water · 24 November 2026 · facts as at October 2026 · notes November 2026';
  const widthOf = (text: string) => lines(text, 'en', 1_000)[0]?.endPt ?? 0;
  const set = (text: string, widthPt: number, locale = 'en') =>
    lines(text, locale, widthPt, { ofItems: true }).map((line) => line.text.trim());

  it('ends a line between two of them', () => {
    expect(set(row, widthOf(row) - 20)).toEqual([
      'Ministry of Water · 24 November 2026 · facts as at October 2026 ·',
      'notes November 2026',
    ]);
    const inFrench = 'Ministère de l’eau · 23 novembre 2026 · état des données\u00a0: 31 janvier 2026';
    expect(set(inFrench, widthOf(inFrench) - 20).at(-1)).toBe('état des données\u00a0: 31 janvier 2026');
    const inChinese = '水利部 · 2026年11月24日 · 事實截至2026年10月 · 編者註截至2026年11月';
    expect(set(inChinese, (lines(inChinese, 'zh-Hant', 1_000)[0]?.endPt ?? 0) - 20, 'zh-Hant').at(-1)).toBe(
      '編者註截至2026年11月',
    );
    const inArabic = 'وزارة المياه · 24 تشرين الثاني/نوفمبر 2026 · البيانات حتى تشرين الأول/أكتوبر 2026';
    const arabic = new Typesetter(theme, 'ar', 1, fonts, undefined, 'rtl');
    const style = { sizePt: 10, leading: 1.5, role: 'text', colour: '#000000', ofItems: true } as const;
    const paragraph = arabic.paragraph([{ type: 'text', value: inArabic }], style, 1_000);
    const wide = brokenText(paragraph, 1_000).lines[0]?.widthPt ?? 0;
    expect(linesOf(paragraph, wide - 20).at(-1)?.text).toBe('البيانات حتى تشرين الأول/أكتوبر 2026');
  });

  it('breaks one that is longer than a line, and any where another line would be needed', () => {
    const long = 'Ministry of Water, Housing, Agriculture and the Environment · notes November 2026';
    expect(set(long, 120).at(-1)).toBe('notes November 2026');
    const even = 'notes of November · notes of November · notes of November';
    const widthPt = widthOf('notes of November · notes of Nov');
    expect(set(even, widthPt)).toHaveLength(lines(even, 'en', widthPt).length);
  });
});

describe('stressed words', () => {
  const stressed = (value: string): readonly Inline[] => [{ type: 'emphasis', children: [{ type: 'text', value }] }];
  const facesOf = (inlines: readonly Inline[], role: TextStyle['role']) => {
    const style = { sizePt: 10, leading: 1.5, role, colour: '#000000' };
    const { fragments } = new Typesetter(theme, 'en', 1, fonts).paragraph(inlines, style, 300);
    return fragments.map(({ face }) => face.font.metrics.name);
  };

  it.each([
    ['in italics, where their family has them', 'Gadus', 'text', 'source-serif-4', 'italic'],
    ['in bold, where it has none', 'Gadus', 'sans', 'inter', 'bold'],
    ['in bold, in a script that has none', 'المياه', 'text', 'ibm-plex-sans-arabic', 'bold'],
  ] as const)('are %s', (_, word, role, family, face) => {
    expect(facesOf(stressed(word), role)).toEqual([fonts.face(family, face).font.metrics.name]);
  });
});

describe('words that stay together', () => {
  const style = { sizePt: 10, leading: 1.5, role: 'text', colour: '#000000' } as const;

  it('are in one line, whatever stands before them', () => {
    const set = new Typesetter(theme, 'en', 1, fonts);
    const place = 'para. 62 of 100';
    const parts = [
      { inlines: [{ type: 'text', value: 'As the report says in ' }], style },
      { inlines: [{ type: 'text', value: place }], style: { ...style, together: true } },
    ] as const;
    for (let widthPt = 80; widthPt < 180; widthPt += 5) {
      const texts = linesOf(set.text([{ type: 'P', parts }], style, widthPt), widthPt).map(({ text }) => text.trim());
      expect(texts.some((text) => text.endsWith(place))).toBe(true);
    }
  });
});

describe('tabular digits', () => {
  it('are of one width', () => {
    const width = (digits: string) => lines(digits, 'en', 500, { role: 'sans', numerals: 'tabular' })[0]?.endPt ?? 0;
    const proportional = (digits: string) => lines(digits, 'en', 500, { role: 'sans' })[0]?.endPt ?? 0;
    expect(width('111')).toBeCloseTo(width('444'), 2);
    expect(proportional('111')).not.toBeCloseTo(proportional('444'), 0);
  });
});
