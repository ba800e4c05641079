import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkPdf, wordsOfPdf } from '../../src/pdfua/check-pdf.js';
import { normalized } from '../../src/text/set-text.js';
import { packWith } from '../support/hostile-texts.js';
import { pdfFacts } from '../support/pdf.js';
import { describeWith } from '../support/programs.js';
import { rendered, SharedRenderContext } from '../support/render-context.js';

/** Letters that a font of the theme can set, as people write them: with marks on them, or in another font than the text's. */
const texts: readonly (readonly [of: string, text: string])[] = [
  ['Yoruba', 'Ọ̀yọ́ ẹ̀kọ́ ṣọ́ọ̀ṣì ọmọ̀wé'],
  ['Yoruba stressed', '**Ọ̀yọ́ ẹ̀kọ́** *Ọ̀yọ́ ẹ̀kọ́*'],
  ['Hausa', 'ƙasa ɓangare ɗaya Ƙ Ɓ Ɗ ƙ̀ ɓ́'],
  ['Ewe', 'ɔ́kɔ̃ Ɔ̃bɛ̀ ŋ̀k Ŋ̂ ƒ ɣ̄ Ɖ̀'],
  ['Igbo', 'ụ́lọ̀ ị̀ ṅ̀'],
  ['Lithuanian', 'ė́ ū̃ į̃ ų́ ą̃ ę̃ m̃ r̃ l̃ ė̃'],
  ['Vietnamese', 'ợ̀ ệ ữ ẵ đ'],
  ['Marshallese', 'ļ m̧ ņ o̧ M̧'],
  ['Livonian', 'ȱ ǟ ḑ'],
  ['letters with two marks above', 'ǟ́ ẅ̃ ḯ̂ ô̂ ā̀ Ǟ́'],
  ['letters with one above and one below', 'ṣ̌ ẹ̃ g̣̈ ḥ̀ Ṣ́'],
  ['letters with dots', 'i̇ ĩ̇ į̇ j̃ ȷ̌ İ'],
  ['statistics', 'x̄ ȳ p̂ σ̂ μ̄ β̂ ε̃ m̀m̀'],
  ['Cyrillic', 'п̂ ш̈ ы̄ э̀ и̋ ӂ ѝ'],
  ['phonetics', 'ɓ̀ ɗ̃ ʔ́ ʊ̃ ɪ̀ ə̀'],
  ['digits above and below the line', 'CO₂ x⁻¹ aₓ m³ ₙ'],
  ['currencies', '฿ ₦ ₵ ₹ ₽ ₿ ₫ €'],
  ['signs', '☃ ✓ ★ → ⇒ ≤ ∑ √ ∞ № ‰'],
  ['look-alikes', 'µ μ µμ - ‐ ‑ ʼ ’ ı i'],
  ['the same mark twice', 'ô̂ ö̈ m̃̃ ọ̣'],
  ['ligatures that were typed', 'ﬁ ﬂ ĳ ŉ ǆ'],
  ['Chinese of both kinds', '欧洲办报 張劉歐 関連 々 〇'],
  ['Japanese', 'カガ が パピ ト゚'],
];

describe('letters with marks, and letters of other fonts', () => {
  let renderContext: SharedRenderContext;
  let folder: string;
  beforeAll(async () => {
    renderContext = await SharedRenderContext.open(['en']);
    folder = mkdtempSync(join(tmpdir(), 'policy-brief-letters-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const squeeze = (text: string) => text.replace(/\s/gu, '');
  const shown = (text: string) => squeeze(normalized(text).replaceAll('*', ''));

  async function pdfOf(text: string): Promise<Uint8Array> {
    const { pages, diagnostics } = await rendered(packWith([`A ${text} Z`]), ['pdf'], renderContext);
    expect(diagnostics.map(({ message }) => message)).toEqual([]);
    return pages[0]?.files.get('pdf') as Uint8Array;
  }

  it.each(texts)('%s are read from the PDF as they were written', async (_, text) => {
    const bytes = await pdfOf(text);
    // This reader takes some characters that look alike for one.
    expect(squeeze((await pdfFacts(bytes)).text).normalize('NFKC')).toContain(`A${shown(text).normalize('NFKC')}Z`);
    expect(squeeze(wordsOfPdf(Buffer.from(bytes)))).toContain(`A${shown(text)}Z`);
    expect(checkPdf(bytes)).toEqual([]);
  });

  it('have no gap inside a word', async () => {
    const { text } = await pdfFacts(await pdfOf('Ọ̀yọ́bámiẹ̀kọ́ŋ̀kɔ́lá'));
    expect(text).toContain('Ọ̀yọ́bámiẹ̀kọ́ŋ̀kɔ́lá');
  });

  describeWith('pdftotext', 'a program that reads PDFs', () => {
    // As many as stand in one line of a card.
    it.each(['Ọ̀yọ́bámi ẹ̀kọ́ ŋ̀kɔ́lá', 'ƙ̀asa Ɔ̃bĩ̇s̩a m̀m̀w̃'])(
      'finds %s in the order of the text, without gaps',
      async (words) => {
        const path = join(folder, 'letters.pdf');
        writeFileSync(path, await pdfOf(words));
        for (const options of [[], ['-layout'], ['-raw']]) {
          const text = execFileSync('pdftotext', [...options, path, '-'], { encoding: 'utf8' });
          expect(text.normalize('NFC')).toContain(words.normalize('NFC'));
        }
      },
    );
  });
});
