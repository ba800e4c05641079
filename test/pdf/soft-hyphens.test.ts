import { describe, expect, it } from 'vitest';
import { loadFonts } from '../../src/render/fonts/theme-fonts.js';
import { wordsOfHtml } from '../../src/render/html/visible-words.js';
import { brokenText } from '../../src/render/lines/paragraph.js';
import { Typesetter } from '../../src/render/page/typesetter.js';
import { themeSchema } from '../../src/schema/theme-schema.js';
import { packageFont } from '../support/host.js';
import { packWith } from '../support/hostile-texts.js';
import { pdfFacts } from '../support/pdf.js';
import { rendered, SharedRenderContext } from '../support/render-context.js';
import { standardTheme } from '../support/theme.js';

const theme = { ...themeSchema.parse(standardTheme()), id: 'standard' };
const fonts = loadFonts(theme, packageFont);

/** The lines of a paragraph in a column, `|` for each soft hyphen that is drawn as a hyphen. */
function lines(text: string, widthPt: number): readonly string[] {
  const set = new Typesetter(theme, 'en', 1, fonts);
  const style = { sizePt: 10, leading: 1.5, role: 'text', colour: '#000000' } as const;
  const paragraph = set.paragraph([{ type: 'text', value: text.replaceAll('|', '\u00ad') }], style, widthPt);
  return brokenText(paragraph, widthPt).lines.map((line) => {
    expect(line.widthPt).toBeLessThanOrEqual(widthPt);
    return line.runs
      .flatMap(({ texts }) => texts)
      .map((text) => text.replace('\u00ad', '|'))
      .join('')
      .trimEnd();
  });
}

describe('a soft hyphen', () => {
  it.each<readonly [of: string, text: string, widthPt: number, expected: readonly string[]]>([
    [
      'shows a hyphen where the line ends at it',
      'an inter|national co|operation continues',
      60,
      ['an inter|', 'national co|', 'operation', 'continues'],
    ],
    [
      'divides the last word of a text only for a line that is half empty',
      'an inter|national co|operation',
      60,
      ['an inter|', 'national', 'cooperation'],
    ],
    [
      'divides no word after a line that is nearly full',
      'a very elderly co|operation continues',
      76,
      ['a very elderly', 'cooperation', 'continues'],
    ],
    ['vanishes where no line ends at it', 'inter|national co|op|er|a|tion', 400, ['international cooperation']],
    [
      'divides a word that no line could hold',
      'Donau|dampf|schiff|fahrts|gesell|schaft',
      70,
      ['Donaudampf|', 'schifffahrts|', 'gesellschaft'],
    ],
    ['adds no second hyphen', 'a well-|known matter', 50, ['a well-', 'known', 'matter']],
    ['shows nothing at the end of a text', 'A word|', 400, ['A word']],
    ['shows nothing at a line end that was written', 'A word|\nand more', 400, ['A word', 'and more']],
    ['at the beginning', '|word', 400, ['word']],
    ['twice', 'inter||national', 50, ['inter|', 'national']],
  ])('%s', (_, text, widthPt, expected) => {
    expect(lines(text, widthPt)).toEqual(expected);
  });

  it('needs room for its hyphen', () => {
    const word = fonts.face('source-serif-4').word('an inter').advance / 100;
    expect(lines('an inter|net one', word + 4)).toEqual(['an inter|', 'net one']);
    expect(lines('an inter|nal one', word + 1)).toEqual(['an', 'internal', 'one']);
  });

  it('is found by no search of a finished file, in words of any font', async () => {
    const renderContext = await SharedRenderContext.open(['en']);
    const word = 'Rind|fleisch|etikettierungs|überwachungs|aufgaben|übertragungs|gesetz';
    const written = [word, `*${word}*`, `**${word}** and [${word}](https://example.org/)`];
    const texts = written.map((one) => `The ${one} holds, and so does the ${one}.`.replaceAll('|', '\u00ad'));
    const { pages, diagnostics } = await rendered(packWith(texts), ['pdf', 'html', 'md'], renderContext);
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    const [page] = pages;
    const whole = word.replaceAll('|', '');
    const facts = await pdfFacts(page?.files.get('pdf') as Uint8Array);
    expect(facts.text.replace(/\s/gu, '').split(whole)).toHaveLength(9);
    expect(String(page?.files.get('md')).split(whole)).toHaveLength(9);
    expect(String(page?.files.get('md'))).not.toContain('\u00ad');
    // A browser divides the words of the page, and of nothing else.
    const html = String(page?.files.get('html'));
    expect(wordsOfHtml(html).split(word.replaceAll('|', '\u00ad'))).toHaveLength(9);
    expect(html.replace(/<main[\s\S]*<\/main>/, '')).not.toContain('\u00ad');
  });

  it('is in no metadata, bookmark or alternative', async () => {
    const renderContext = await SharedRenderContext.open(['en']);
    const headlined = packWith(['One.']).map(({ path, bytes }) => ({
      path,
      bytes: new TextEncoder().encode(
        new TextDecoder()
          .decode(bytes)
          .replace('What readers should know', 'What rea\u00adders should know')
          .replace('name: "readers"', 'name: "rea\u00adders"')
          .replace('"First"', '"Fi\u00adrst"'),
      ),
    }));
    const { pages } = await rendered(headlined, ['pdf', 'html', 'md'], renderContext);
    const facts = await pdfFacts(pages[0]?.files.get('pdf') as Uint8Array);
    expect(facts.title).toBe('What readers should know');
    expect(JSON.stringify(facts.bookmarks)).toContain('First');
    expect(facts.xmp).toMatch(/<dcterms:audience>[^<]*readers</);
    for (const text of [facts.xmp, JSON.stringify(facts.bookmarks), String(pages[0]?.files.get('md'))]) {
      expect(text).not.toContain('\u00ad');
    }
    expect(/<head>[\s\S]*<\/head>/.exec(String(pages[0]?.files.get('html')))?.[0]).not.toContain('\u00ad');
  });
});
