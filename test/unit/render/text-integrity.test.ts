import { describe, expect, it } from 'vitest';
import { wordsOfMarkdown } from '../../../src/document/markdown-words.js';
import { parse } from '../../../src/document/parse.js';
import { wordsOfHtml } from '../../../src/render/html/visible-words.js';
import { missingText } from '../../../src/render/text-integrity.js';
import { noSpan } from '../../support/spans.js';

function documentOf(markdown: string) {
  const parsed = parse(markdown, () => noSpan);
  if (!parsed.ok) throw new Error(parsed.diagnostics.map((d) => d.message).join('\n'));
  return parsed.value;
}

const two = documentOf('# A title\n\nOne **stressed** word.\n\n- Yes.\n- Yes.\n');

describe('text of a document that is missing on a page', () => {
  it('is not reported where all is there, whatever the order and line breaks', () => {
    expect(missingText(two, 'Yes.\nYes. One stres\nsed word. A title')).toBeUndefined();
    expect(missingText(two, 'A\u00a0title One str\u00adessed word.Yes.Yes.')).toBeUndefined();
  });

  it.each([
    ['a paragraph', 'A title Yes. Yes.', 'Onestressedword.'],
    ['one letter', 'A title One stressd word. Yes. Yes.', 'Onestressedword.'],
    ['one of two equal paragraphs', 'A title One stressed word. Yes.', 'Yes.'],
    ['the order within a paragraph', 'A title word. One stressed Yes. Yes.', 'Onestressedword.'],
  ])('is reported: %s', (_, shown, missing) => expect(missingText(two, shown)).toBe(missing));

  it('is found from right to left, whichever way its words are drawn, and reported where letters lack', () => {
    const arabic = documentOf('# نقل الساعات\n\nمن 480 ساعة.\n');
    expect(missingText(arabic, 'لقن تاعاسلا نم 480 .ةعاس')).toBeUndefined();
    expect(missingText(arabic, 'لقن تاعاسلا نم 40 .ةعاس')).toBeDefined();
    expect(missingText(arabic, 'لقن تاعاسلا')).toBeDefined();
    for (const [number, backwards] of [
      ['٤٨٠', '٠٨٤'],
      ['۴۸۰', '۰۸۴'],
    ]) {
      const inOwnDigits = documentOf(`من ${number} ساعة.\n`);
      expect(missingText(inOwnDigits, `نم ${number} .ةعاس`, 'rtl')).toBeUndefined();
      expect(missingText(inOwnDigits, `نم ${backwards} .ةعاس`, 'rtl')).toBeDefined();
    }
  });

  const withReference = documentOf('# نقل الساعات\n\nLancet (2020). «Is it so?» Nature 7(2), 1–5.\n\nLancet again.\n');
  const [arabicLine, latinLine] = ['لقن تاعاسلا ', 'Lancet again. '];
  it.each([
    ['its marks turned and moved', 'Lancet (2020). »Is it so?« Nature 7(2), 1–5.'],
    ['a mark at the other side', '.Lancet (2020). «Is it so?» Nature 7(2), 1–5'],
    ['its words in another order', 'Nature 7(2), 1–5. «Is it so?» .(2020) Lancet'],
  ])('is found on a page from right to left where a Latin passage has %s', (_, line) => {
    expect(missingText(withReference, arabicLine + line + latinLine, 'rtl')).toBeUndefined();
    expect(missingText(withReference, arabicLine + line + latinLine, 'ltr')).toBeDefined();
  });

  it.each([
    ['a word is lost', 'Lancet (2020). »Is so?« Nature 7(2), 1–5.'],
    ['a word that stands elsewhere too is lost', '(2020). »Is it so?« Nature 7(2), 1–5.'],
    ['a letter is lost', 'Lancet (2020). »Is it so?« Natur 7(2), 1–5.'],
    ['a word runs backwards', 'Lancet (2020). »Is it so?« erutaN 7(2), 1–5.'],
    ['a number is another', 'Lancet (2002). »Is it so?« Nature 7(2), 1–5.'],
  ])('is reported on a page from right to left where of a Latin passage %s', (_, line) => {
    expect(missingText(withReference, arabicLine + line + latinLine, 'rtl')).toBeDefined();
  });
});

describe('the text of finished files', () => {
  it('is what a browser shows of HTML', () => {
    const html = '<title>no</title><style>p{}</style><script>1</script><p>a &amp; <b>b</b>&#8212;c</p><img alt="no">';
    expect(wordsOfHtml(html)).toBe('a & b—c');
  });

  it('is Markdown without its markup', () => {
    const markdown =
      '---\ntitle: "no"\n---\n\n# A \\*title\\*\n\n1. One **bold**[^1] [link](https://no.example)\n\n[^1]: Note\n';
    expect(wordsOfMarkdown(markdown).replace(/\s+/g, ' ').trim()).toBe('A *title* One bold link Note');
  });
});
