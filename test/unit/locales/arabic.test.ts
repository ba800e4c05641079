import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { languagesNamed } from '../../../src/commands/example-languages.js';
import { newPack, newPackTarget } from '../../../src/commands/new-pack.js';
import { wordsOfPdf } from '../../../src/pdfua/check-pdf.js';
import { verifyAnyPdf } from '../../../src/pipeline/verify-pdf.js';
import { builtIn } from '../../support/built.js';
import { diskHost } from '../../support/host.js';
import { workspace } from '../../support/packs.js';
import { pdfFacts } from '../../support/pdf.js';
import { describeWith } from '../../support/programs.js';
import { wordParts } from '../../support/word.js';

const at = workspace();
afterAll(() => at.remove());

let pdf: Uint8Array;
let englishPdf: Uint8Array;
let html = '';
let markdown = '';
beforeAll(async () => {
  const host = diskHost(at.path);
  await newPack(
    await newPackTarget('demo', undefined, host),
    { languages: languagesNamed(['ar', 'en']), titles: [] },
    host,
  );
  const { report, file } = await builtIn(at.path, { packs: ['demo'] });
  expect(report.diagnostics).toEqual([]);
  const text = (format: string) => new TextDecoder().decode(file(`demo/councillors.ar.${format}`));
  pdf = file('demo/councillors.ar.pdf');
  englishPdf = file('demo/councillors.en.pdf');
  html = text('html');
  markdown = text('md');
});

/** Words and numbers that the page shows, of Markdown. */
function wordsOf(text: string): readonly string[] {
  return text.match(/[\u0621-\u0652]+|\d+/gu) ?? [];
}

describe('an Arabic page', () => {
  it('is one sheet in its language, and keeps the rules', async () => {
    const facts = await pdfFacts(pdf);
    expect(facts.pages).toBe(1);
    expect(facts.language).toBe('ar');
    expect(facts.fonts.map(({ name }) => name).join()).toContain('IBMPlexSansArabic');
    expect(verifyAnyPdf(pdf, 'page.pdf')).toEqual([]);
  });

  it('has its words, vocalised ones too, in the PDF that is read back', async () => {
    const edit = (from: string, to: string) => {
      const path = join(at.path, 'demo/pack.yaml');
      writeFileSync(path, readFileSync(path, 'utf8').replace(from, to));
    };
    edit('المدينة والتقرير', 'الْمَدِينَةُ أَوَّلًا وَالتَّقْرِيرُ');
    const { report, file } = await builtIn(at.path, { packs: ['demo'], locales: ['ar'], verify: true });
    expect(report.diagnostics).toEqual([]);
    const words = wordsOfPdf(Buffer.from(file('demo/councillors.ar.pdf')));
    // From left to right within a word: each vowel at the left of its letter.
    expect(words).toContain([...'الْمَدِينَةُ'].toReversed().join(''));
    expect(words).toContain([...'وَالتَّقْرِيرُ'].toReversed().join(''));
    edit('الْمَدِينَةُ أَوَّلًا وَالتَّقْرِيرُ', 'المدينة والتقرير');
  });

  it('has the number of a source after the full stop, also where the sentence ends with a number', async () => {
    const path = join(at.path, 'demo/framing.yaml');
    const before = readFileSync(path, 'utf8');
    const builtWith = async (end: string) => {
      const ended = before.replace(/(\bar: "[^"\n]+)\.(?=")/u, `$1 في ${end}`);
      writeFileSync(path, ended.replace(/(\ben: "[^"\n]+)\.(?=")/u, '$1 in 2031.'));
      return await builtIn(at.path, { packs: ['demo'], locales: ['ar'], formats: ['pdf', 'html', 'docx'] });
    };
    const yearIn = async (bytes: Uint8Array) => (await pdfFacts(bytes)).placeOf('2031');
    const [withNumber, withLetter] = [await builtWith('2031.'), await builtWith('2031م.')];
    writeFileSync(path, before);
    const page = (format: string) => withNumber.file(`demo/councillors.ar.${format}`);
    // A letter after the year parts it from the stop and the mark: it stands where it stands with one.
    expect(await yearIn(page('pdf'))).toEqual(await yearIn(withLetter.file('demo/councillors.ar.pdf')));
    expect(new TextDecoder().decode(page('html'))).toContain('2031.\u2060\u200f<sup>');
    const document = join(at.path, 'page.docx');
    writeFileSync(document, page('docx'));
    expect(wordParts(document)['word/document.xml']).toMatch(
      /2031\.<\/w:t>(?:(?!<w:t[ >]).)*<w:t[^>]*>\u200f1<\/w:t>/su,
    );
  });

  it('tells viewers that it reads from right to left', () => {
    const preferences = (bytes: Uint8Array) =>
      /<<\s*\/DisplayDocTitle true[^>]*>>/.exec(Buffer.from(bytes).toString('latin1'))?.[0];
    expect(preferences(pdf)).toContain('/Direction /R2L');
    expect(preferences(englishPdf)).not.toContain('/Direction');
  });

  it('starts at the right: numbers of the recommendations, marks of lists, the bar of the ask', async () => {
    const facts = await pdfFacts(pdf);
    const [width] = facts.sizePt;
    const number = facts.placeOf('312');
    expect(number?.xPt).toBeGreaterThan(width / 2);
  });

  it('has a web page that runs from right to left, with addresses from left to right', () => {
    expect(html).toContain('<html lang="ar" dir="rtl">');
    expect(html).toMatch(/<a href="https:\/\/example\.org\/library-hours" dir="ltr">/);
    expect(html).toContain('border-right:calc(3 * var(--pt)) solid var(--accent);');
    expect(html).not.toContain('border-left:calc(3 * var(--pt))');
  });

  it('has the sign of a number before its digits on the web', () => {
    expect(html).toMatch(/<span dir="ltr">\+25<\/span>/);
  });

  it('has plain Markdown, without marks of direction', () => {
    expect(markdown).not.toMatch(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/u);
  });
});

describeWith('pdftotext', 'the text of an Arabic page', () => {
  it('is found in logical order, letters and digits', () => {
    const path = join(at.path, 'page.pdf');
    writeFileSync(path, pdf);
    const found = wordsOf(
      execFileSync('pdftotext', [path, '-'], { encoding: 'utf8' }).replace(/[\u200e\u200f\u202a-\u202e]/gu, ''),
    );
    const [, , body = ''] = markdown.split('---');
    const shown = wordsOf(body.replace(/ \([^()]*%[^()]*\)/g, ''));
    // A reference mark after a figure is read together with it.
    const lacking = shown.filter((word) => !found.includes(word) && !found.includes(`${word}1`));
    // Said by the alternative texts of bars, which the page does not print.
    expect(lacking.filter((word) => !['65', 'ممن', 'هذه', 'يتفرغون', 'وعطلة', 'ونهار', '34'].includes(word))).toEqual(
      [],
    );
  });
});
