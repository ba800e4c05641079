import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkPdf } from '../../src/pdfua/check-pdf.js';
import { PdfStream } from '../../src/pdfua/reader/objects.js';
import { readPdf } from '../../src/pdfua/reader/pdf-file.js';
import { type PdfRule, pdfRules } from '../../src/pdfua/rules/rules.js';
import { srgbProfile } from '../../src/render/pdf/srgb-profile.js';
import { PdfDraft, twig, write } from '../support/broken-pdf.js';
import { miniPackFolder, workspace } from '../support/packs.js';
import { run } from '../support/program.js';
import { describeWith } from '../support/programs.js';

const made = workspace({ mini: miniPackFolder });
const cwd = made.path;
const brief = (folder: string, name = 'readers.en.pdf') => join(cwd, folder, 'mini', name);
let plain: Uint8Array;
let archive: Uint8Array;
let attached: Uint8Array;

beforeAll(async () => {
  for (const [folder, ...options] of [['plain'], ['2a', '--archive'], ['3a', '--archive-level', '3a']]) {
    expect(await run(cwd, 'build', '-o', folder as string, ...options)).toMatchObject({ status: 0 });
  }
  [plain, archive, attached] = [readFileSync(brief('plain')), readFileSync(brief('2a')), readFileSync(brief('3a'))];
});
afterAll(() => made.remove());

const rulesOf = (bytes: Uint8Array, level: string | undefined = undefined) => [
  ...new Set(checkPdf(bytes, 'house', level).map(({ rule }) => rule)),
];

describe('an archive copy', () => {
  it('keeps the rules of its level, those of PDF/UA, and says which level it has', () => {
    expect(rulesOf(archive, '2a')).toEqual([]);
    expect(rulesOf(attached, '3a')).toEqual([]);
    expect(rulesOf(archive, '3a')).toEqual(['archive-level']);
    expect(rulesOf(plain, '2a')).toEqual(['archive-level', 'archive-colour', 'archive-metadata']);
  });

  it('differs from the plain file by metadata, identifier and colour profile only', () => {
    const [before, after] = [plain, archive].map((bytes) => readPdf(bytes));
    const texts = (file: typeof before) =>
      [...(file?.objects.values() ?? [])].map((value) =>
        value instanceof PdfStream ? file?.bytes(value).toString('latin1') : write(value),
      );
    const known = new Set(texts(before));
    const added = texts(after).filter((text) => !known.has(text));
    // The profile, its intent, the catalog that names it, and the metadata; references are numbered on.
    expect(added.filter((text) => text?.includes('acsp') || /OutputIntent|xpacket/.test(text ?? ''))).toHaveLength(4);
    expect(after?.objects.size).toBe((before?.objects.size ?? 0) + 2);
    for (const format of ['html', 'md']) {
      const name = `readers.en.${format}`;
      expect(readFileSync(brief('3a', name))).toEqual(readFileSync(brief('plain', name)));
    }
  });

  it('has the same bytes each time, and other bytes at another level', async () => {
    expect(await run(cwd, 'build', '--archive', '--force', '-f', 'pdf', '-o', 'again')).toMatchObject({ status: 0 });
    expect(readFileSync(brief('again')).equals(archive)).toBe(true);
    expect(attached).not.toEqual(archive);
  });

  it('embeds the sRGB profile of the ICC, which is that of pdfkit', () => {
    const require = createRequire(createRequire(import.meta.url).resolve('pdfmake/package.json'));
    const folder = dirname(require.resolve('pdfkit'));
    expect(Buffer.from(srgbProfile()).equals(readFileSync(join(folder, 'data', 'sRGB_IEC61966_2_1.icc')))).toBe(true);
    const file = readPdf(archive);
    const intent = file.dict(file.array(file.catalog.get('OutputIntents'))[0]);
    const stream = file.stream(intent?.get('DestOutputProfile'));
    expect(stream && file.bytes(stream).equals(Buffer.from(srgbProfile()))).toBe(true);
  });

  it('attaches at level 3a the Markdown of this reader and the printed figures, with the date of issue, and nothing else', () => {
    const file = readPdf(attached);
    const specifications = file.array(file.catalog.get('AF')).map((value) => file.dict(value));
    const files = specifications.map((one) => {
      const stream = file.stream(file.dict(one?.get('EF'))?.get('F'));
      const parameters = file.dict(stream?.dict.get('Params'));
      return {
        name: file.text(one?.get('UF')),
        relationship: file.name(one?.get('AFRelationship')),
        date: file.text(parameters?.get('ModDate')),
        text: stream ? file.bytes(stream).toString('utf8') : '',
      };
    });
    expect(files.map(({ name, relationship }) => [name, relationship])).toEqual([
      ['readers.en.figures.json', 'Data'],
      ['readers.en.md', 'Alternative'],
    ]);
    expect(new Set(files.map(({ date }) => date))).toEqual(
      new Set([file.text(file.dict(file.trailer.get('Info'))?.get('CreationDate'))]),
    );
    expect(files[1]?.text).toBe(readFileSync(brief('3a', 'readers.en.md'), 'utf8'));
    const figures = JSON.parse(files[0]?.text ?? '') as readonly { readonly value: string }[];
    const words = files[1]?.text ?? '';
    expect(figures.length).toBeGreaterThan(0);
    for (const { value } of figures) expect(words).toContain(value);
    expect(readPdf(archive).catalog.get('AF')).toBeUndefined();
  });

  it('is checked for its level by verify too', async () => {
    const draft = new PdfDraft(archive);
    draft.put(draft.catalog, 'OutputIntents', undefined);
    writeFileSync(join(cwd, 'grey.pdf'), draft.bytes());
    const { status, stderr } = await run(cwd, 'verify', 'grey.pdf');
    expect(status).toBe(1);
    expect(stderr).toContain('archive-colour');
  });

  it('is a usage error at a level that there is not', async () => {
    expect(await run(cwd, 'build', '--archive-level', '1b')).toMatchObject({ status: 2 });
  });
});

describeWith('qpdf', 'qpdf', () => {
  it('finds nothing wrong with archive copies', () => {
    for (const folder of ['2a', '3a']) {
      expect(execFileSync('qpdf', ['--check', brief(folder)], { encoding: 'utf8' })).toMatch(/No syntax or stream/);
    }
  });
});

const seen = new Set<PdfRule>();

/** A change breaks exactly one rule. */
function breaks(rule: PdfRule, what: string, message: RegExp, change: (pdf: PdfDraft) => void, is3a = false): void {
  it(`${rule}: ${what}`, () => {
    const draft = new PdfDraft(is3a ? attached : archive);
    change(draft);
    const violations = checkPdf(draft.bytes(), 'house', is3a ? '3a' : '2a');
    expect([...new Set(violations.map((one) => one.rule))], JSON.stringify(violations)).toEqual([rule]);
    expect(violations.map((one) => one.message).join('\n')).toMatch(message);
    seen.add(rule);
  });
}

/** The bytes of the file, changed. */
function expectFrame(message: RegExp, change: (text: string) => string): void {
  const bytes = Buffer.from(change(Buffer.from(archive).toString('latin1')), 'latin1');
  expect(checkPdf(bytes, 'house', '2a')).toMatchObject([
    { rule: 'archive-file', message: expect.stringMatching(message) },
  ]);
  seen.add('archive-file');
}

const intentOf = (p: PdfDraft) => p.ref(p.items(p.dict(p.catalog).get('OutputIntents'))[0]);
const profileOf = (p: PdfDraft) => p.ref(p.dict(intentOf(p)).get('DestOutputProfile'));
const changedProfile = (at: number, byte: number) => {
  const bytes = Uint8Array.from(srgbProfile());
  bytes[at] = byte;
  return bytes;
};
const setXmp = (p: PdfDraft, find: RegExp, by: string) => {
  const after = p.xmp.replace(find, by);
  expect(after).not.toBe(p.xmp);
  p.xmp = after;
};
const link = (p: PdfDraft) => p.link('/A << /S /URI /URI (https://a.org) >>');
const specificationOf = (p: PdfDraft) => p.ref(p.items(p.dict(p.catalog).get('AF'))[0]);
const fileOf = (p: PdfDraft) => p.ref((p.dict(specificationOf(p)).get('EF') as ReturnType<PdfDraft['dict']>).get('F'));

describe('rules of PDF/A', () => {
  it('archive-file: a head, a tail and an identifier', () => {
    expectFrame(/no comment of four bytes/, (text) => text.replace(/%[\x80-\xff]{4}/, '%abcd'));
    expectFrame(/behind the end/, (text) => `${text}more`);
    expectFrame(/no identifier/, (text) => text.replace(/\/ID \[/, '/IE ['));
  });
  breaks('archive-level', 'another part', /says PDF\/A-1a, not PDF\/A-2a/, (p) => setXmp(p, /(pdfaid:part>)2/, '$11'));
  breaks('archive-level', 'another level', /PDF\/A-2b/, (p) => setXmp(p, /(pdfaid:conformance>)A/, '$1B'));
  breaks('archive-level', 'none', /PDF\/A-nothing/, (p) => setXmp(p, /<pdfaid:part>.*?<\/pdfaid:part>/, ''));
  breaks('archive-colour', 'no output intent', /does not say/, (p) => p.put(p.catalog, 'OutputIntents', undefined));
  breaks('archive-colour', 'an intent without name', /has no name/, (p) =>
    p.put(intentOf(p), 'OutputConditionIdentifier', undefined),
  );
  breaks('archive-colour', 'a web page for a profile', /is none/, (p) =>
    p.setStream(profileOf(p), `<!doctype html>${' '.repeat(200)}`),
  );
  breaks('archive-colour', 'a profile that is cut off', /cut off/, (p) =>
    p.setStream(profileOf(p), srgbProfile().subarray(0, 2000)),
  );
  breaks('archive-colour', 'a profile of a later version', /later version/, (p) =>
    p.setStream(profileOf(p), changedProfile(8, 5)),
  );
  breaks('archive-colour', 'a profile of other colours', /red, green and blue/, (p) =>
    p.setStream(profileOf(p), changedProfile(16, 0x43)),
  );
  breaks('archive-colour', 'a picture in CMYK', /DeviceCMYK/, (p) =>
    p.addStream('/Type /XObject /Subtype /Image /ColorSpace /DeviceCMYK', 'x'),
  );
  breaks('archive-metadata', 'a property that nothing describes', /the property mood of https:\/\/a\.org/, (p) =>
    setXmp(
      p,
      /<\/rdf:RDF>/,
      '<rdf:Description rdf:about="" xmlns:a="https://a.org"><a:mood>x</a:mood></rdf:Description>$&',
    ),
  );
  breaks('archive-metadata', 'the same as an attribute', /the property mood/, (p) =>
    setXmp(p, /<\/rdf:RDF>/, '<rdf:Description rdf:about="" xmlns:a="https://a.org" a:mood="x"/>$&'),
  );
  breaks('archive-metadata', 'a description that lacks one', /the property audience/, (p) =>
    setXmp(p, /<pdfaProperty:name>audience</, '<pdfaProperty:name>reader<'),
  );
  breaks('archive-metadata', 'a head with its encoding', /how coded/, (p) =>
    setXmp(p, /(<\?xpacket begin="[^"]*")/, '$1 encoding="UTF-8"'),
  );
  breaks('archive-annotation', 'a link that is not printed', /seen and printed/, (p) => p.put(link(p), 'F', '0'));
  breaks('archive-annotation', 'a remark without appearance', /how it looks/, (p) =>
    p.annotate('/Subtype /Text /Contents (x)', p.grow(p.document, twig('Annot'))),
  );
  breaks('archive-annotation', 'a film', /a kind that archives do not show/, (p) =>
    p.annotate('/Subtype /Movie /Contents (x) /AP << /N << >> >>', p.grow(p.document, twig('Annot'))),
  );
  breaks('archive-action', 'an action that starts a program', /the action Launch/, (p) => p.add('<< /S /Launch >>'));
  breaks('archive-action', 'an action of a page', /Page 1 has actions/, (p) => p.put(p.page, 'AA', '<< >>'));
  breaks('archive-action', 'an action of the document', /catalog has AA/, (p) => p.put(p.catalog, 'AA', '<< >>'));
  breaks('archive-attachment', 'a file in PDF/A-2', /does not allow/, (p) => {
    const file = p.addStream('/Type /EmbeddedFile /Subtype /text#2Fplain /Params << /ModDate (D:2026) >>', 'x');
    p.add(`<< /Type /Filespec /AFRelationship /Data /F (a) /UF (a) /EF << /F ${file} 0 R >> >>`);
  });
  const relation = 'AFRelationship';
  breaks(
    'archive-attachment',
    'a file that belongs to nothing',
    /belongs to nothing/,
    (p) => p.put(p.catalog, 'AF', undefined),
    true,
  );
  breaks(
    'archive-attachment',
    'an unknown relation',
    /how it belongs/,
    (p) => p.put(specificationOf(p), relation, '/X'),
    true,
  );
  breaks('archive-attachment', 'no date', /has no date/, (p) => p.put(fileOf(p), 'Params', '<< >>'), true);
  breaks('archive-attachment', 'no type', /media type/, (p) => p.put(fileOf(p), 'Subtype', undefined), true);
  breaks('archive-stream', 'LZW', /packed in a way/, (p) => p.put(p.addStream('', 'x'), 'Filter', '/LZWDecode'));
  breaks('archive-stream', 'a stream elsewhere', /in another file/, (p) => p.addStream('/F (a.bin)', 'x'));
  breaks('archive-stream', 'PostScript', /is PostScript/, (p) => p.addStream('/Type /XObject /Subtype /PS', 'x'));
  breaks('archive-stream', 'a smoothed picture', /smoothed/, (p) =>
    p.addStream('/Subtype /Image /Interpolate true', 'x'),
  );
  breaks('archive-stream', 'a picture with stand-ins', /stand-ins/, (p) =>
    p.addStream('/Subtype /Image /Alternates []', 'x'),
  );
  breaks('archive-graphics', 'a transfer function', /with TR\./, (p) => p.add('<< /Type /ExtGState /TR /Identity >>'));
  breaks('archive-graphics', 'a second one', /with TR2/, (p) => p.add('<< /Type /ExtGState /TR2 /Identity >>'));
  breaks('archive-graphics', 'an unknown blend mode', /blends in a way/, (p) => p.add('<< /BM /Sparkle >>'));
  breaks('archive-limits', 'a long string', /a string of more than 32767 bytes/, (p) =>
    p.add(`(${'x'.repeat(32_768)})`),
  );
  breaks('archive-limits', 'a long name', /a name of more than 127/, (p) => p.add(`[/${'x'.repeat(128)}]`));
  breaks('archive-limits', 'a long key', /a name of more than 127/, (p) => p.add(`<< /${'x'.repeat(128)} 1 >>`));
  breaks('archive-limits', 'a large number', /more than 32 bits/, (p) => p.add('[2147483648]'));
  breaks('archive-limits', 'a large page', /sides are 3 to 14400/, (p) => p.put(p.page, 'MediaBox', '[0 0 20000 842]'));

  it('have each been seen to be broken', () => {
    const all = Object.keys(pdfRules).filter((rule) => rule.startsWith('archive-'));
    expect(all.filter((rule) => !seen.has(rule as PdfRule))).toEqual([]);
  });
});
