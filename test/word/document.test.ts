import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { testFolder } from '../support/folders.js';
import { run } from '../support/program.js';
import { wordParts } from '../support/word.js';

async function built(...args: string[]): Promise<{ readonly cwd: string; readonly file: string }> {
  const cwd = testFolder();
  expect(await run(cwd, 'build', 'mini', '-f', 'docx,md', '--verify', ...args)).toMatchObject({ status: 0 });
  return { cwd, file: join(cwd, 'out/mini/readers.en.docx') };
}

const attributesOf = (xml: string, element: string, name: string) =>
  [...xml.matchAll(new RegExp(`<${element}(?: [^>]*)? ${name}="([^"]*)"`, 'g'))].map(([, value]) => value);

describe('a document of Word', () => {
  it('is made where it is asked for only', async () => {
    const cwd = testFolder();
    expect(await run(cwd, 'build', 'mini', '-l', 'en')).toMatchObject({ status: 0 });
    expect(existsSync(join(cwd, 'out/mini/readers.en.pdf'))).toBe(true);
    expect(existsSync(join(cwd, 'out/mini/readers.en.docx'))).toBe(false);
  });

  it('is found whole by --verify, with the hyphens that end no line', async () => {
    const text = 'audiences.readers.contact.en=Act No. 12-2 of 2024-01-31, tel. 03-3279-1111';
    const others = 'audiences.readers.contact.zh-Hant=第12-2號法案，2024-01-31，電話03-3279-1111';
    const { file } = await built('--set', text, '--set', others);
    expect(wordParts(file)['word/document.xml']).toContain('<w:noBreakHyphen/>');
  });

  it('has the same bytes for the same input', async () => {
    const [one, other] = [await built('-l', 'en'), await built('-l', 'en')];
    expect(readFileSync(one.file).equals(readFileSync(other.file))).toBe(true);
  });

  it('has real headings, lists and styles, and tables that are layout', async () => {
    const { file } = await built('-l', 'en');
    const parts = wordParts(file);
    const body = parts['word/document.xml'] ?? '';
    const used = new Set(attributesOf(body, 'w:pStyle', 'w:val'));
    for (const style of ['Title', 'Subtitle', 'Heading1', 'Heading2', 'ListBullet', 'KeyFigure'])
      expect(used).toContain(style);
    const defined = new Set(attributesOf(parts['word/styles.xml'] ?? '', 'w:style', 'w:styleId'));
    for (const style of used) expect(defined).toContain(style);
    expect(attributesOf(body, 'w:tblDescription', 'w:val')).toContain('Layout');
    expect(body).not.toContain('<w:tblHeader');
    expect(parts['word/styles.xml']).toContain('<w:lang w:val="en-GB"');
  });

  it('has the room below a heading above figures that it has above a list', async () => {
    const { file } = await built('-l', 'en');
    const styles = wordParts(file)['word/styles.xml'] ?? '';
    const roomAbove = (style: string) =>
      new RegExp(`w:styleId="${style}".*?<w:spacing w:before="(\\d+)"`).exec(styles)?.[1];
    expect(Number(roomAbove('ListBullet'))).toBeGreaterThan(0);
    expect(roomAbove('KeyFigure')).toBe(roomAbove('ListBullet'));
  });

  it('numbers the numbered lists of a template, each from 1', async () => {
    const cwd = testFolder();
    const usual = readFileSync('templates/brief.md.hbs', 'utf8');
    const lists = '1. Once\n2. Twice\n\nThen:\n\n1. Again\n\n{{> footer}}';
    mkdirSync(join(cwd, 'templates'));
    writeFileSync(join(cwd, 'templates/brief.md.hbs'), usual.replace('{{> footer}}', lists));
    expect(await run(cwd, 'build', 'mini', '-l', 'en', '-f', 'docx', '--verify')).toMatchObject({ status: 0 });
    const parts = wordParts(join(cwd, 'out/mini/readers.en.docx'));
    const paragraphs = (parts['word/document.xml'] ?? '').split('<w:p>');
    const numbers = ['Once', 'Twice', 'Again'].map((words) => {
      const own = paragraphs.find((paragraph) => paragraph.includes(`>${words}<`)) ?? '';
      return attributesOf(own, 'w:numId', 'w:val')[0];
    });
    expect(numbers[0]).toBe(numbers[1]);
    expect(numbers[2]).not.toBe(numbers[1]);
    const numbering = parts['word/numbering.xml'] ?? '';
    for (const number of numbers) {
      const own = new RegExp(`<w:num w:numId="${number}">.*?</w:num>`).exec(numbering)?.[0] ?? '';
      expect(own).toContain('<w:startOverride w:val="1"/>');
      const [list] = attributesOf(own, 'w:abstractNumId', 'w:val');
      const format = new RegExp(`<w:abstractNum w:abstractNumId="${list}">.*?</w:abstractNum>`).exec(numbering)?.[0];
      expect(format).toContain('<w:lvlText w:val="%1."/>');
    }
  });

  it('has lists within lists further in, and the second paragraph of an item without a mark', async () => {
    const cwd = testFolder();
    const usual = readFileSync('templates/brief.md.hbs', 'utf8');
    const lists = '- Outer\n\n  Goes on\n    - Inner\n        1. Deep\n\n{{> footer}}';
    mkdirSync(join(cwd, 'templates'));
    writeFileSync(join(cwd, 'templates/brief.md.hbs'), usual.replace('{{> footer}}', lists));
    expect(await run(cwd, 'build', 'mini', '-l', 'en', '-f', 'docx', '--verify')).toMatchObject({ status: 0 });
    const { 'word/document.xml': body = '', 'word/styles.xml': styles = '' } = wordParts(
      join(cwd, 'out/mini/readers.en.docx'),
    );
    const style = styles.split('</w:style>').find((one) => one.includes('w:styleId="ListBullet"')) ?? '';
    const [outer, goesOn, inner, deep] = ['Outer', 'Goes on', 'Inner', 'Deep'].map((words) => {
      const own = body.split('<w:p>').find((paragraph) => paragraph.includes(`>${words}<`)) ?? '';
      const of = (name: string, attribute: string) =>
        Number(attributesOf(own, name, attribute)[0] ?? attributesOf(style, name, attribute)[0] ?? 0);
      const left = of('w:ind', 'w:left');
      return { words: left, mark: left - of('w:ind', 'w:hanging'), list: of('w:numId', 'w:val') };
    });
    expect(outer).toMatchObject({ mark: 0, list: 1 });
    expect(goesOn).toMatchObject({ words: outer?.words, list: 0 });
    expect(inner).toMatchObject({ mark: outer?.words, list: 1 });
    expect(deep?.mark).toBe(inner?.words);
  });

  it('has the lists of a box in it: on its ground, and beginning at its edge', async () => {
    const cwd = testFolder();
    const usual = readFileSync('templates/brief.md.hbs', 'utf8');
    const box = ':::ask\n## Note\n\nWords\n\n- Dash\n\n1. Number\n:::\n\n{{> footer}}';
    mkdirSync(join(cwd, 'templates'));
    writeFileSync(join(cwd, 'templates/brief.md.hbs'), usual.replace('{{> footer}}', box));
    expect(await run(cwd, 'build', 'mini', '-l', 'en', '-f', 'docx', '--verify')).toMatchObject({ status: 0 });
    const parts = wordParts(join(cwd, 'out/mini/readers.en.docx'));
    const paragraphs = (parts['word/document.xml'] ?? '').split('<w:p>');
    const styles = (parts['word/styles.xml'] ?? '').split('</w:style>');
    const [text, dash, number] = ['Words', 'Dash', 'Number'].map((words) => {
      const own = paragraphs.find((paragraph) => paragraph.includes(`>${words}<`)) ?? '';
      const [id] = attributesOf(own, 'w:pStyle', 'w:val');
      const style = styles.find((one) => one.includes(`w:styleId="${id}"`)) ?? '';
      const [left] = [...attributesOf(own, 'w:ind', 'w:left'), ...attributesOf(style, 'w:ind', 'w:left')];
      return { left, ground: attributesOf(style, 'w:shd', 'w:fill')[0] };
    });
    expect(text?.ground).toBeDefined();
    expect([dash, number]).toEqual([text, text]);
  });

  it('has a bookmark around each text, each figure and each citation, and says what each is of', async () => {
    const { file } = await built('-l', 'en');
    const parts = wordParts(file);
    const names = attributesOf(parts['word/document.xml'] ?? '', 'w:bookmarkStart', 'w:name');
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^[A-Za-z][A-Za-z0-9_]{0,39}$/);
    const custom = parts['docProps/custom.xml'] ?? '';
    const table = new Map(
      [...custom.matchAll(/name="(pb_\w+)"><vt:lpwstr>(\w+) ([^<]*)</g)].map(([, name, , text]) => [text, name]),
    );
    const finish = table.get('pillars/second/measures/finish/text@en');
    expect(names.filter((name) => finish !== undefined && name?.startsWith(`${finish}_`))).toHaveLength(3);
    expect(names).toContain(finish);
    expect([...table.keys()]).toEqual(
      expect.arrayContaining(['audiences/readers/headline@en', 'pillars/first/measures/continue/text#full@en']),
    );
  });

  it('has the properties of the other formats', async () => {
    const { cwd, file } = await built('-l', 'en');
    const core = wordParts(file)['docProps/core.xml'] ?? '';
    const markdown = readFileSync(join(cwd, 'out/mini/readers.en.md'), 'utf8');
    const field = (name: string) =>
      JSON.parse(new RegExp(`^${name}: (.*)$`, 'm').exec(markdown)?.[1] ?? '""') as string | string[];
    expect(core).toContain(`<dc:title>${field('title')}</dc:title>`);
    expect(core).toContain(`<dc:subject>${field('description')}</dc:subject>`);
    expect(core).toContain(`<dc:language>${field('lang')}</dc:language>`);
    expect(core).toContain(`<dc:identifier>${field('identifier')}</dc:identifier>`);
    for (const word of field('keywords')) expect(core).toContain(word);
    expect(core).toContain(`>${field('date')}T00:00:00Z<`);
  });

  it('runs from right to left where the language does', async () => {
    const cwd = testFolder({});
    expect(await run(cwd, 'new', 'town', '-l', 'ar', '--yes')).toMatchObject({ status: 0 });
    expect(await run(cwd, 'build', 'town', '-a', 'councillors', '-f', 'docx', '--verify')).toMatchObject({ status: 0 });
    const parts = wordParts(join(cwd, 'out/town/councillors.ar.docx'));
    const body = parts['word/document.xml'] ?? '';
    expect(parts['word/styles.xml']).toMatch(/<w:style [^>]*w:styleId="Normal">.*?<w:bidi\/>/s);
    expect(parts['word/styles.xml']).toContain('w:bidi="ar-SA"');
    expect(body.match(/<w:tbl>/g)?.length).toBe(body.match(/<w:bidiVisual\/>/g)?.length);
    expect(body).toContain('<w:rtl/>');
  });

  it('has Korean in words, without the gaps and the wide blanks of justified Chinese', async () => {
    const cwd = testFolder({});
    expect(await run(cwd, 'new', 'town', '-l', 'ko,ja', '--yes')).toMatchObject({ status: 0 });
    expect(await run(cwd, 'build', 'town', '-a', 'councillors', '-f', 'docx', '--verify')).toMatchObject({ status: 0 });
    const [ko = '', ja = ''] = ['ko', 'ja'].map(
      (locale) => wordParts(join(cwd, `out/town/councillors.${locale}.docx`))['word/styles.xml'],
    );
    expect(ko).toMatch(/<w:style [^>]*w:styleId="Normal">.*?<w:autoSpaceDE w:val="0"\/><w:autoSpaceDN w:val="0"\/>/s);
    expect(ko).not.toContain('<w:jc w:val="both"/>');
    expect(ja).not.toContain('autoSpace');
    expect(ja).toContain('<w:jc w:val="both"/>');
  });

  it('divides words where its language has patterns: of headlines only one that no line has room for, and no address', async () => {
    const cwd = testFolder({});
    const title = 'Verkehrswegeplanungsbeschleunigungsgesetzesänderungsverfahren';
    expect(await run(cwd, 'new', 'town', '-l', 'de,fr', '--yes')).toMatchObject({ status: 0 });
    const reader = join(cwd, 'town/audiences/councillors.yaml');
    const address = `https://example.org/${title.toLowerCase().repeat(3)}`;
    const contact = `contact: { de: "${address}", fr: "${address}" }\n`;
    const withTitle = readFileSync(reader, 'utf8').replace(/(headline:\s+de: ").*(")/, `$1${title}$2`);
    writeFileSync(reader, withTitle + contact);
    expect(await run(cwd, 'build', 'town', '-a', 'councillors', '-f', 'docx')).toMatchObject({ status: 0 });
    const [de, fr] = ['de', 'fr'].map((locale) => wordParts(join(cwd, `out/town/councillors.${locale}.docx`)));
    expect(de?.['word/settings.xml']).toContain('<w:autoHyphenation/>');
    expect(fr?.['word/settings.xml']).not.toContain('autoHyphenation');
    const styles = de?.['word/styles.xml'] ?? '';
    const isWhole = (style: string) =>
      new RegExp(`w:styleId="${style}"(?:(?!</w:style>).)*<w:suppressAutoHyphens/>`, 's').test(styles);
    expect(['Title', 'Heading1', 'Heading2', 'Contact', 'Reference'].every(isWhole)).toBe(true);
    expect(['Normal', 'ListBullet', 'Small'].some(isWhole)).toBe(false);
    expect(fr?.['word/styles.xml']).not.toContain('suppressAutoHyphens');
    const paragraphs = de?.['word/document.xml']?.match(/<w:p>.*?<\/w:p>/gs) ?? [];
    const headlines = paragraphs.filter((paragraph) => /<w:pStyle w:val="(?:Title|Heading\d)"\/>/.test(paragraph));
    const divided = headlines.filter((paragraph) => paragraph.includes('<w:suppressAutoHyphens w:val="0"/>'));
    expect(divided).toEqual([expect.stringContaining(title)]);
    // Where lines are divided, a run that is in no language is not.
    const shown = paragraphs.filter((paragraph) => paragraph.includes(`>${address}<`));
    const isInNone = shown.map((paragraph) =>
      paragraph.includes(`<w:lang w:val="x-none"/></w:rPr><w:t xml:space="preserve">${address}<`),
    );
    expect(shown.length).toBeGreaterThan(0);
    expect(isInNone).toEqual(shown.map(() => true));
    expect(divided[0]).toContain(title);
  });
});
