import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { editFile, testFolder, textsBelow } from '../support/folders.js';
import { run as command } from '../support/program.js';
import {
  added,
  asFromGoogleDocs,
  editWord,
  inPlaceOf,
  movedFrom,
  movedTo,
  run,
  taken,
  withoutBookmarks,
} from '../support/word.js';

const long = 'Continue with patience and with everybody who wants to help.';

interface Redlined {
  readonly ok: boolean;
  readonly page: { readonly audience: string; readonly language: string };
  readonly changed: readonly {
    readonly key: string;
    readonly after: string;
    readonly by: readonly { author: string; date: string }[];
    readonly leftOut: boolean;
  }[];
  readonly comments: readonly {
    readonly author: string;
    readonly text: string;
    readonly on: readonly string[];
    readonly words: string;
  }[];
  readonly deleted: readonly { readonly unit: string; readonly remedy: string }[];
  readonly rearranged: readonly { readonly how: string; readonly what: readonly string[]; readonly behind?: string }[];
  readonly reset: readonly { readonly how: string; readonly words: string; readonly content?: string }[];
  readonly others: readonly { readonly before: string; readonly after: string; readonly note?: string }[];
  readonly deletedUnits: readonly string[];
  readonly diagnostics: readonly { readonly code: string; readonly message: string; readonly hint?: string }[];
}

/** A page of the mini pack in Word, and its path. */
async function page(language = 'en'): Promise<{ readonly cwd: string; readonly file: string }> {
  const cwd = testFolder();
  expect(await command(cwd, 'build', '-f', 'docx', '-l', language)).toMatchObject({ status: 0 });
  return { cwd, file: join(cwd, `out/mini/readers.${language}.docx`) };
}

async function redlined(cwd: string, file: string, ...options: string[]): Promise<Redlined> {
  const { stdout } = await command(cwd, 'redline', file, '--json', ...options);
  return JSON.parse(stdout) as Redlined;
}

function editBody(file: string, edit: (xml: string) => string): void {
  editWord(file, (parts) => ({ 'word/document.xml': edit(parts['word/document.xml'] ?? '') }));
}

const filesOf = (cwd: string) => textsBelow(join(cwd, 'content/mini'));

describe('a page that comes back from Word', () => {
  it.each(['en', 'zh-Hant'])('changes nothing where nobody has edited it (%s)', async (language) => {
    const { cwd, file } = await page(language);
    const before = filesOf(cwd);
    expect(await redlined(cwd, file, '--apply')).toMatchObject({
      ...{ ok: true, page: { audience: 'readers', language }, changed: [], comments: [], others: [], deletedUnits: [] },
    });
    expect(filesOf(cwd)).toEqual(before);
  });

  it('is read where Word on the web has numbered its parts', async () => {
    const { cwd, file } = await page();
    editBody(file, (xml) => {
      const marked = `<w:commentRangeStart w:id="1"/>${run('Begin today.')}<w:commentRangeEnd w:id="1"/>`;
      return inPlaceOf(xml, 'Begin early.', marked);
    });
    const moved = ['document', 'styles', 'comments'];
    const numbered = (text = '') =>
      moved.reduce((so, name) => so.replaceAll(new RegExp(`((?:word)?/|")${name}\\.xml`, 'g'), `$1${name}2.xml`), text);
    const comment = `<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:comment w:id="1" w:author="Minister"><w:p>${run('Why?')}</w:p></w:comment></w:comments>`;
    const relation =
      '<Relationship Id="rId88" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments" Target="/word/comments2.xml"/></Relationships>';
    editWord(file, (parts) => ({
      'word/document.xml': undefined,
      'word/document2.xml': parts['word/document.xml'],
      'word/styles.xml': undefined,
      'word/styles2.xml': parts['word/styles.xml'],
      'word/comments2.xml': comment,
      'word/_rels/document.xml.rels': undefined,
      'word/_rels/document2.xml.rels': numbered(parts['word/_rels/document.xml.rels']).replace(
        '</Relationships>',
        relation,
      ),
      '_rels/.rels': numbered(parts['_rels/.rels']),
      '[Content_Types].xml': numbered(parts['[Content_Types].xml']),
    }));
    const { changed, comments, reset, others } = await redlined(cwd, file);
    expect({ changed: changed.map(({ after }) => after), comments, reset, others }).toMatchObject({
      ...{ changed: ['Begin today.'], reset: [], others: [] },
      comments: [{ text: 'Why?', on: ['pillars/first/measures/begin/text@en'] }],
    });
  });

  it('keeps dates in one line there, and reads them as they were', async () => {
    const cwd = testFolder();
    const pack = join(cwd, 'content/mini/argument.yaml');
    editFile(pack, long, 'Continue until 2027-01-15 and through COVID-19.');
    editFile(pack, '耐心堅持，同所有願意幫忙的人一起。', '在新冠疫情中堅持到2027年1月15日。');
    expect(await command(cwd, 'build', '-f', 'docx', '-l', 'en')).toMatchObject({ status: 0 });
    const file = join(cwd, 'out/mini/readers.en.docx');
    const hyphen = '<w:noBreakHyphen/>';
    const date = ['2027', '01', '15'].map((part) => `<w:t xml:space="preserve">${part}</w:t>`).join(hyphen);
    editBody(file, (xml) => {
      expect(xml).toContain(date);
      expect(xml.split(hyphen)).toHaveLength(4);
      return xml.replace('and through', 'and right through');
    });
    const { changed, ok } = await redlined(cwd, file);
    expect(ok).toBe(true);
    expect(changed.map(({ after }) => after)).toEqual(['Continue until 2027-01-15 and right through COVID-19.']);
  });

  it.each([
    [
      'words replaced',
      run('Continue with ') + taken('patience') + added('care') + run(' and with everybody who wants to help.'),
      'Continue with care and with everybody who wants to help.',
    ],
    [
      'words put in',
      run('Continue with ') + added('great ') + run('patience and with everybody who wants to help.'),
      'Continue with great patience and with everybody who wants to help.',
    ],
    [
      'words taken out',
      run('Continue with patience') + taken(' and with everybody who wants to help') + run('.'),
      'Continue with patience.',
    ],
    [
      'words at the beginning',
      taken('Continue') + added('Go on') + run(' with patience and with everybody who wants to help.'),
      'Go on with patience and with everybody who wants to help.',
    ],
    [
      'words at the end',
      run('Continue with patience and with everybody who wants to help') + added(' us') + run('.'),
      'Continue with patience and with everybody who wants to help us.',
    ],
    [
      'words moved',
      run('Continue ') +
        movedFrom('with patience and ') +
        run('with everybody who wants to help') +
        movedTo(' and with patience') +
        run('.'),
      'Continue with everybody who wants to help and with patience.',
    ],
    [
      'bold type',
      run('Continue with ') + run('patience', '<w:b/><w:bCs/>') + run(' and with everybody who wants to help.'),
      'Continue with **patience** and with everybody who wants to help.',
    ],
    [
      'words in italics',
      run('Continue with ') +
        taken('patience') +
        added('care', '<w:i/>') +
        run(' and with everybody who wants to help.'),
      'Continue with *care* and with everybody who wants to help.',
    ],
    [
      'untracked words',
      run('Continue with care and with everybody who wants to help.'),
      'Continue with care and with everybody who wants to help.',
    ],
    [
      'straight marks of quotation',
      run('Continue with "patience" and with everybody\'s help, and don\'t stop.'),
      'Continue with “patience” and with everybody’s help, and don’t stop.',
    ],
    [
      'signs of Markdown',
      run('Continue with *all* [of] everybody who wants to help.'),
      'Continue with \\*all\\* \\[of\\] everybody who wants to help.',
    ],
    [
      'signs that begin a block or a citation',
      run('# Continue with > [@nobody] and ~~~ everybody, C# included.'),
      '\\# Continue with \\> \\[@nobody\\] and \\~~~ everybody, C# included.',
    ],
    [
      'lines and names of characters, which would be stress and other characters',
      run(
        'Continue with _patience_ and with (__everybody__) who wants snake_case, R&#38;D, a_b@x.org or &#38;copy; help.',
      ),
      'Continue with \\_patience_ and with (\\_\\_everybody__) who wants snake_case, R&D, a_b@x.org or \\&copy; help.',
    ],
    [
      'no-break hyphens',
      run('Continue with well\u2011earned patience and everybody.'),
      'Continue with well-earned patience and everybody.',
    ],
    [
      'letters drawn as one',
      run('Continue with e\ufb03cient o\ufb03cials and everybody.'),
      'Continue with efficient officials and everybody.',
    ],
    ['no-break spaces', run('Continue\u00a0with patience and with\u00a0everybody\u202fwho wants to help.'), undefined],
  ])('reads %s', async (_, runs, after) => {
    const { cwd, file } = await page();
    editBody(file, (xml) => inPlaceOf(xml, long, runs));
    const { changed, others, diagnostics } = await redlined(cwd, file);
    const key = 'pillars/first/measures/continue/text';
    expect(diagnostics.filter(({ code }) => !code.startsWith('lint/'))).toEqual([]);
    expect(changed.map((one) => [one.key, one.after])).toEqual(after === undefined ? [] : [[key, after]]);
    expect(others).toEqual([]);
  });

  it.each([
    ['stressed', '**early**', (xml: string) => inPlaceOf(xml, 'early', taken('early')), 'Begin now.'],
    [
      'stressed',
      '**early**',
      (xml: string) => inPlaceOf(xml, 'early', added('today', '<w:b/>')),
      'Begin **today** now.',
    ],
    ['both ways', '***early***', (xml: string) => inPlaceOf(xml, 'early', taken('early')), 'Begin now.'],
    ['code', '`early`', (xml: string) => xml.replace('>Begin early now', '>Begin now'), 'Begin now.'],
  ])('takes marks along with a word that is %s: %s', async (_, word, edit, after) => {
    const cwd = testFolder();
    const argument = join(cwd, 'content/mini/argument.yaml');
    editFile(argument, '"Begin early."', `"Begin ${word} now."`);
    editFile(argument, '"及早開始。"', `"及${word.replace('early', '早')}開始。"`);
    expect(await command(cwd, 'build', '-f', 'docx', '-l', 'en')).toMatchObject({ status: 0 });
    const file = join(cwd, 'out/mini/readers.en.docx');
    expect((await redlined(cwd, file)).changed).toEqual([]);
    editBody(file, edit);
    expect((await redlined(cwd, file)).changed.map((one) => one.after)).toEqual([after]);
  });

  describe('how words are set and where they lead', () => {
    const relation = (id: string, target: string) =>
      `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="${target}" TargetMode="External"/>`;
    const link = (words: string, id = 'rId98') => `<w:hyperlink r:id="${id}">${run(words)}</w:hyperlink>`;
    const field = (address: string, words: string) =>
      `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> HYPERLINK "${address}" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${run(words)}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;
    const sym = (font: string, code: string) => `<w:r><w:sym w:font="${font}" w:char="${code}"/></w:r>`;
    const superscript = (words: string) => run(words, '<w:vertAlign w:val="superscript"/>');
    const within = (name: string, inner: string) => `<w:r><w:${name}>${inner}</w:${name}></w:r>`;
    const plain = 'Go on with care.';
    const linked = 'Read [the report](https://example.org/report) today, and <https://example.org/data> too.';
    const redirected = 'Read [the report](https://www.google.com/url?q=https://example.org/report) today.';
    const report = link('the report', 'rId97');
    const data = link('https://example.org/data', 'rId96');

    /** What a text is when these runs come back in the place of those that were printed for it. */
    async function returned(source: string, runs: string | undefined, address = 'https://example.org/new') {
      const cwd = testFolder();
      editFile(join(cwd, 'content/mini/argument.yaml'), '"Begin early."', JSON.stringify(source));
      expect(await command(cwd, 'build', '-f', 'docx', '-l', 'en')).toMatchObject({ status: 0 });
      const file = join(cwd, 'out/mini/readers.en.docx');
      if (runs !== undefined) {
        const relations = relation('rId98', address) + relation('rId97', 'https://example.org/report');
        const strong = '<w:style w:type="character" w:styleId="Strong"><w:rPr><w:b/></w:rPr></w:style>';
        editWord(file, (parts) => ({
          'word/document.xml': parts['word/document.xml']?.replace(
            /(<w:pStyle w:val="ListBullet"\/><\/w:pPr><w:bookmarkStart [^>]*>).*?(<w:bookmarkEnd)/,
            (_, before, behind) => before + runs + behind,
          ),
          'word/_rels/document.xml.rels': parts['word/_rels/document.xml.rels']?.replace(
            '</Relationships>',
            `${relations}${relation('rId96', 'https://example.org/data')}</Relationships>`,
          ),
          'word/styles.xml': parts['word/styles.xml']?.replace('</w:styles>', `${strong}</w:styles>`),
        }));
      }
      const { changed, reset } = await redlined(cwd, file);
      const told = reset.map(({ how, words, content }) => `${how}: ${words}${content ? ` (${content})` : ''}`);
      return { text: changed[0]?.after ?? source, reset: told };
    }

    it.each([
      ['links that nobody has touched', linked, undefined, linked],
      ['a link by way of a service, which nobody has touched', redirected, undefined, redirected],
      [
        'a style that is bold',
        plain,
        run('Go ') + run('on', '<w:rStyle w:val="Strong"/>') + run(' with care.'),
        'Go **on** with care.',
      ],
      [
        'a link',
        plain,
        `${run('Go on ')}${link('with care')}${run('.')}`,
        'Go on [with care](https://example.org/new).',
      ],
      [
        'a link as a field',
        plain,
        `${run('Go on ')}${field('https://example.org/field', 'with care')}${run('.')}`,
        'Go on [with care](https://example.org/field).',
      ],
      [
        'another address',
        linked,
        `${run('Read ')}${link('the report')}${run(' today, and ')}${data}${run(' too.')}`,
        linked.replace('/report', '/new'),
      ],
      [
        'a link that was taken off',
        linked,
        `${run('Read the report today, and ')}${data}${run(' too.')}`,
        linked.replace(/\[(.*)\]\(.*?\)/, '$1'),
      ],
      [
        'the words of an address',
        linked,
        `${run('Read ')}${report}${run(' today, and ')}${link('https://example.org/more', 'rId96')}${run(' too.')}`,
        linked.replace('/data', '/more'),
      ],
      [
        'a word within an address',
        linked,
        `${run('Read ')}${report}${run(' today, and ')}${link('https://example now.org/data', 'rId96')}${run(' too.')}`,
        linked.replace('<https://example.org/data>', 'https://example [now.org/data](https://example.org/data)'),
      ],
      [
        'a character of the font Symbol',
        plain,
        `${run('Go on ')}${sym('Symbol', 'F0B3')}${run(' with care.')}`,
        'Go on ≥ with care.',
      ],
      [
        'a character by its number',
        plain,
        `${run('Go on ')}${sym('Calibri', '2192')}${run(' with care.')}`,
        'Go on → with care.',
      ],
      [
        'numbers that are raised and lowered',
        plain,
        `${run('Go on with 5 km')}${superscript('2')}${run(', 10')}${superscript('1')}${run(' and CO')}${run('2', '<w:vertAlign w:val="subscript"/>')}${run('.')}`,
        'Go on with 5 km², 10¹ and CO₂.',
      ],
      [
        'a citation that was copied from another text',
        plain,
        `${run('Go on with care')}${run('1', '<w:rStyle w:val="CitationMark"/>')}${run('.')}`,
        'Go on with care[@smith2025].',
      ],
      [
        'the number of a work that was typed behind words',
        plain,
        `${run('Go on with care')}${superscript('1')}${run('.')}`,
        'Go on with care[@smith2025].',
      ],
    ])('are taken over: %s', async (_, source, runs, text) => {
      expect(await returned(source, runs)).toEqual({ text, reset: [] });
    });

    it.each([
      [
        'a link that is none of the web',
        plain,
        `${run('Go on ')}${link('with care')}${run('.')}`,
        'link: with care',
        'file:///C:/x.docx',
      ],
      [
        'a link that was taken off an address',
        linked,
        `${run('Read ')}${report}${run(' today, and https://example.org/data too.')}`,
        'own-link: https://example.org/data',
      ],
      [
        'a character of a font of its own',
        plain,
        `${run('Go on')}${sym('Wingdings 2', 'F04A')}${run(' with care.')}`,
        'symbol: on (Wingdings 2, F04A)',
      ],
      [
        'a picture',
        plain,
        run('Go on with care.') + within('drawing', '<wp:docPr id="9" name="Picture 1" descr="A bus"/>'),
        'picture: care. (A bus)',
      ],
      [
        'an equation',
        plain,
        `${run('Go on')}<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:sSup><m:e><m:r><m:t>x</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup></m:oMath>${run(' with care.')}`,
        'equation: on (x2)',
      ],
      [
        'a reading above words',
        plain,
        `${run('Go ')}${within('ruby', `<w:rt>${run('onn')}</w:rt><w:rubyBase>${run('on')}</w:rubyBase>`)}${run(' with care.')}`,
        'reading: on (onn)',
      ],
      [
        'hidden words',
        plain,
        `${run('Go on with care.')}${run(' Not for them.', '<w:vanish/>')}`,
        'hidden: care. ( Not for them.)',
      ],
      [
        'raised letters',
        plain,
        `${run('Go on with c')}${run('are', '<w:vertAlign w:val="superscript"/>')}${run('.')}`,
        'raised: care',
      ],
      [
        'red words',
        plain,
        `${run('Go on ')}${run('with', '<w:color w:val="FF0000"/>')}${run(' care.')}`,
        'coloured: with',
      ],
      [
        'a highlight',
        plain,
        `${run('Go on ')}${run('with care', '<w:highlight w:val="yellow"/>')}${run('.')}`,
        'highlighted: with care',
      ],
    ])('are told: %s', async (_, source, runs, told, address?) => {
      expect(await returned(source, runs, address)).toEqual({ text: source, reset: [told] });
    });
  });

  it('takes nothing for a change where a program has made all marks of quotation straight', async () => {
    const cwd = testFolder();
    const argument = join(cwd, 'content/mini/argument.yaml');
    editFile(argument, '"Begin early."', '"Don’t “wait”, begin."');
    expect(await command(cwd, 'build', '-f', 'docx', '-l', 'en')).toMatchObject({ status: 0 });
    const file = join(cwd, 'out/mini/readers.en.docx');
    // Those of sources are of no text.
    editBody(file, (xml) => {
      expect(xml).toMatch(/“A source/);
      return xml.replace(/[“”]/g, '&quot;').replaceAll('’', "'");
    });
    expect(await redlined(cwd, file)).toMatchObject({ ok: true, changed: [], others: [] });
  });

  it('says who changed what, and when', async () => {
    const { cwd, file } = await page();
    editBody(file, (xml) =>
      inPlaceOf(xml, 'Begin early.', `${run('Begin ')}${taken('early')}${added('today')}${run('.')}`),
    );
    const { changed } = await redlined(cwd, file);
    expect(changed[0]?.by).toEqual([{ author: 'Minister', date: '2026-11-27T10:00:00Z' }]);
    const { stdout } = await command(cwd, 'redline', file);
    expect(stdout).toContain('pillars/first/measures/begin/text (en), Minister, 2026-11-27');
    expect(stdout).toContain('Begin [-early-]{+today+}.');
  });

  it('says that a change was tracked also where nobody is named', async () => {
    const { cwd, file } = await page();
    const nameless = (xml: string) => xml.replace(/ w:author="[^"]*"( w:date="[^"]*")?/g, ' w:author=""');
    editBody(file, (xml) => inPlaceOf(xml, 'Begin early.', run('Begin ') + nameless(added('today')) + run('.')));
    const { stdout } = await command(cwd, 'redline', file);
    expect(stdout).toMatch(/\(en\), tracked without a name$/m);
  });

  it.each([
    ['Why this matters', true],
    ['It matters to us.', false],
  ])('says where the heading of a section is written, where one may have been put in: %s', async (words, isTold) => {
    const { cwd, file } = await page();
    editBody(file, (xml) => inPlaceOf(xml, 'Begin early.', `${run('Begin early.')}</w:p><w:p>${run(words)}`));
    const { stdout } = await command(cwd, 'redline', file);
    expect(stdout).toContain(`{+${words}+}`);
    expect(/under sections, as its heading/.test(stdout)).toBe(isTold);
  });

  it('gives this reader a wording of its own, and the pack one only with --everywhere', async () => {
    const { cwd, file } = await page();
    editBody(file, (xml) =>
      inPlaceOf(xml, 'Begin early.', `${run('Begin ')}${taken('early')}${added('today')}${run('.')}`),
    );
    const before = filesOf(cwd);
    expect(await command(cwd, 'redline', file)).toMatchObject({ status: 0 });
    expect(filesOf(cwd)).toEqual(before);
    expect(await command(cwd, 'redline', file, '--apply')).toMatchObject({ status: 0 });
    const wording = 'text:\n  first.begin:\n    en: "Begin today."\n    zh-Hant: "及早開始。"\n';
    const readers = before['audiences/readers.yaml'] ?? '';
    const { 'translations.lock.json': ownLock, ...own } = filesOf(cwd);
    expect(own).toEqual({ ...before, 'audiences/readers.yaml': readers + wording });
    // Its other languages are copies, which say what the text said before.
    expect(Object.keys(JSON.parse(ownLock ?? '{}').texts)).toEqual(['audiences/readers/text/first.begin']);
    const { stdout } = await command(cwd, 'check', 'mini', '--json');
    const found: Redlined = JSON.parse(stdout);
    expect(found.diagnostics.map(({ code }) => code)).toEqual(['lint/stale-translation']);
    expect((await redlined(cwd, file)).changed).toEqual([]);

    const other = await page();
    editBody(other.file, (xml) => inPlaceOf(xml, 'Begin early.', run('Begin today.')));
    expect(await command(other.cwd, 'redline', other.file, '--apply', '--everywhere')).toMatchObject({ status: 0 });
    const argument = before['argument.yaml']?.replace('"Begin early."', '"Begin today."');
    const { 'translations.lock.json': lock, ...written } = filesOf(other.cwd);
    expect(written).toEqual({ ...before, 'argument.yaml': argument });
    // Its translations are older than it now.
    expect(Object.keys(JSON.parse(lock ?? '{}').texts)).toEqual(['pillars/first/measures/begin/text']);
  });

  it('leaves the other length of a text, and figures and citations, as they are', async () => {
    const { cwd, file } = await page();
    editBody(file, (xml) => inPlaceOf(inPlaceOf(xml, 'Finish ', run('Complete ')), long, run('Continue with care.')));
    expect(await command(cwd, 'redline', file, '--apply', '--everywhere')).toMatchObject({ status: 0 });
    const argument = readFileSync(join(cwd, 'content/mini/argument.yaml'), 'utf8');
    expect(argument).toContain('en: "Complete {{missing.part}} of {{missing.all}} things [@smith2025]."');
    expect(argument).toContain('            full: "Continue with care."\n            short: "Continue."\n');
  });

  it('refuses a figure that was typed by hand, and writes nothing', async () => {
    const { cwd, file } = await page();
    editBody(file, (xml) => inPlaceOf(xml, ' of ', run(' of about ')));
    editBody(file, (xml) => {
      const at = xml.indexOf('Finish ');
      return xml.slice(0, at) + inPlaceOf(xml.slice(at - 60).slice(60), '2', taken('2') + added('5'));
    });
    const before = filesOf(cwd);
    const { ok, diagnostics } = await redlined(cwd, file, '--apply', '--everywhere');
    expect({ ok, codes: diagnostics.map(({ code }) => code) }).toEqual({ ok: false, codes: ['change/retyped-figure'] });
    expect(diagnostics[0]?.message).toContain('{{missing.part}}, printed as 2, came back as “5”');
    expect(filesOf(cwd)).toEqual(before);
  });

  it('refuses a text that lost its citation', async () => {
    const { cwd, file } = await page();
    editBody(file, (xml) => {
      const at = xml.indexOf('Finish ');
      return xml.slice(0, at) + xml.slice(at).replace(/<w:hyperlink w:anchor.*?<\/w:hyperlink>/, '');
    });
    const { ok, diagnostics } = await redlined(cwd, file, '--apply', '--everywhere');
    expect({ ok, codes: diagnostics.map(({ code }) => code) }).toEqual({
      ok: false,
      codes: ['change/lost-placeholder'],
    });
  });

  it.each([
    ['without its bookmarks', (file: string) => editBody(file, withoutBookmarks)],
    ['from Google Docs', (file: string) => editWord(file, asFromGoogleDocs)],
  ])('is known by its words %s', async (_, spoil) => {
    const { cwd, file } = await page();
    spoil(file);
    const untouched = await redlined(cwd, file);
    expect(untouched).toMatchObject({
      ok: true,
      page: { audience: 'readers', language: 'en' },
      changed: [],
      others: [],
    });
    const words = long;
    editBody(file, (xml) => xml.replace(words, words.replace('patience', 'care')));
    const { changed } = await redlined(cwd, file);
    expect(changed.map(({ after }) => after)).toEqual(['Continue with care and with everybody who wants to help.']);
  });

  it('tells comments with their place, words of no text, and units that were taken out', async () => {
    const { cwd, file } = await page();
    const range = (inner: string) =>
      `<w:commentRangeStart w:id="3"/>${inner}<w:commentRangeEnd w:id="3"/><w:r><w:commentReference w:id="3"/></w:r>`;
    editWord(file, (parts) => ({
      'word/document.xml': inPlaceOf(parts['word/document.xml'] ?? '', long, range(run(long)))
        .replace('<w:sectPr>', `<w:p>${added('One more thought.')}</w:p><w:sectPr>`)
        .replace(/<w:t xml:space="preserve">Begin early\.<\/w:t>/, '<w:t></w:t>'),
      'word/comments.xml':
        '<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:comment w:id="3" w:author="Minister" w:date="2026-11-27T10:00:00Z"><w:p><w:r><w:t>With whom?</w:t></w:r></w:p></w:comment></w:comments>',
    }));
    const { comments, others, deletedUnits, changed } = await redlined(cwd, file);
    expect(comments).toEqual([
      expect.objectContaining({
        ...{ author: 'Minister', text: 'With whom?', words: long },
        on: ['pillars/first/measures/continue/text#full@en'],
      }),
    ]);
    expect(others).toEqual([expect.objectContaining({ before: '', after: 'One more thought.' })]);
    expect({ deletedUnits, changed }).toEqual({ deletedUnits: ['first.begin'], changed: [] });
  });

  it.each([
    ['in one run', run('Continue with cafe\u0301 and everybody.')],
    ['in two runs', run('Continue with cafe') + run('\u0301 and everybody.')],
  ])('writes letters whose accents are characters of their own, %s, as one', async (_, runs) => {
    const { cwd, file } = await page();
    editBody(file, (xml) => inPlaceOf(xml, long, runs));
    const { ok, changed } = await redlined(cwd, file, '--apply');
    expect({ ok, after: changed.map(({ after }) => after) }).toMatchObject({
      ok: true,
      after: [expect.stringContaining('café')],
    });
  });

  it('takes bold type in a paragraph that is bold by its style for no stress, and keeps the stress that is there', async () => {
    const cwd = testFolder();
    const pack = join(cwd, 'content/mini/argument.yaml');
    editFile(pack, '"Do the second thing."', '"Do the **second** thing."');
    editFile(pack, '"再做第二件。"', '"再做**第二件**。"');
    expect(await command(cwd, 'build', '-f', 'docx', '-l', 'en')).toMatchObject({ status: 0 });
    const file = join(cwd, 'out/mini/readers.en.docx');
    const very = added('very ', '<w:b/><w:bCs/>');
    editBody(file, (xml) => {
      const one = inPlaceOf(xml, 'Do the first thing.', run('Do the ') + very + run('first thing.'));
      return inPlaceOf(one, ' thing.', run(' ') + very + run('thing.'));
    });
    const { changed, ok } = await redlined(cwd, file);
    expect({ ok, changed: changed.map(({ after }) => after) }).toEqual({
      ...{ ok: true, changed: ['Do the very first thing.', 'Do the **second** very thing.'] },
    });
  });

  it('takes words that were put in in red for words that were put in', async () => {
    const { cwd, file } = await page();
    const red = run('great ', '<w:color w:val="FF0000"/>');
    editBody(file, (xml) =>
      inPlaceOf(xml, long, run('Continue with ') + red + run(long.slice('Continue with '.length))),
    );
    const { changed, reset } = await redlined(cwd, file);
    expect({ after: changed.map(({ after }) => after), reset }).toEqual({
      after: [long.replace('patience', 'great patience')],
      reset: [],
    });
  });

  it('tells a comment on two paragraphs once, and one that has lost its place', async () => {
    const { cwd, file } = await page();
    const [start, end] = ['<w:commentRangeStart w:id="3"/>', '<w:commentRangeEnd w:id="3"/>'];
    const comment = (id: number, text: string) =>
      `<w:comment w:id="${id}" w:author="Minister" w:date="2026-11-27T10:00:00Z"><w:p>${run(text)}</w:p></w:comment>`;
    editWord(file, (parts) => ({
      'word/document.xml': inPlaceOf(
        inPlaceOf(parts['word/document.xml'] ?? '', 'Begin early.', start + run('Begin early.')),
        long,
        run(long) + end,
      ),
      'word/comments.xml': `<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${comment(2, 'Call me.')}${comment(3, 'One or the other.')}</w:comments>`,
    }));
    const { comments } = await redlined(cwd, file);
    expect(comments).toMatchObject([
      {
        text: 'One or the other.',
        on: ['pillars/first/measures/begin/text@en', 'pillars/first/measures/continue/text#full@en'],
        words: `Begin early. ${long}`,
      },
      { text: 'Call me.', on: [], words: '' },
    ]);
  });

  const paragraphWith = (xml: string, words: string) =>
    xml.match(/<w:p>(?:(?!<\/w:p>).)*<\/w:p>/gs)?.find((one) => one.replace(/<[^>]*>/g, '').includes(words)) ?? '';
  const footnotes = `<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:footnote w:id="2"><w:p>${run('Source missing.')}</w:p></w:footnote></w:footnotes>`;
  const begin = 'Begin early.';
  const fieldChar = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
  const sheets = `${fieldChar('begin')}<w:r><w:instrText> NUMPAGES </w:instrText></w:r>${fieldChar('separate')}${run('2')}${fieldChar('end')}`;

  it.each<
    readonly [what: string, edit: (xml: string) => string, other: Readonly<Record<string, string>>, told: object]
  >([
    [
      'a footnote',
      (xml) => xml.replace(`${begin}</w:t></w:r>`, '$&<w:r><w:footnoteReference w:id="2"/></w:r>'),
      { 'word/footnotes.xml': footnotes },
      {
        others: [
          { before: '', after: 'Source missing.', note: 'footnote', on: ['pillars/first/measures/begin/text@en'] },
        ],
      },
    ],
    [
      'words in the header',
      (xml) => xml,
      {
        'word/header1.xml': `<w:hdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:p>${run('Draft of May')}</w:p></w:hdr>`,
      },
      { others: [{ before: '', after: 'Draft of May' }] },
    ],
    [
      'words beside the number of a sheet, which a program counts',
      (xml) => xml,
      {
        'word/header1.xml': `<w:hdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:p>${run('Draft, ')}<w:fldSimple w:instr=" PAGE \\* roman ">${run('ii')}</w:fldSimple></w:p><w:p>${sheets}</w:p></w:hdr>`,
      },
      { others: [{ before: '', after: 'Draft,' }] },
    ],
    [
      'a highlight on a label',
      (xml) => inPlaceOf(xml, 'Limits', run('Limits', '<w:highlight w:val="yellow"/>')),
      {},
      { reset: [{ how: 'highlighted', words: 'Limits' }] },
    ],
    [
      'a label that was struck through',
      (xml) => inPlaceOf(xml, 'Limits', run('Limits', '<w:strike/>')),
      {},
      { reset: [{ how: 'struck', words: 'Limits' }] },
    ],
    [
      'a measure that was moved',
      (xml) => {
        const [moved, before] = [paragraphWith(xml, long), paragraphWith(xml, 'Finish')];
        return xml.replace(moved, '').replace(before, before + moved);
      },
      {},
      {
        rearranged: [
          {
            how: 'moved',
            what: ['pillars/first/measures/continue/text#full@en'],
            behind: 'pillars/second/measures/finish/text@en',
            by: [],
          },
        ],
      },
    ],
    [
      'a measure whose move was tracked',
      (xml) => {
        const moved = inPlaceOf(xml, long, movedFrom(long));
        const before = paragraphWith(moved, 'Finish');
        return moved.replace(before, `${before}<w:p>${movedTo(long)}</w:p>`);
      },
      {},
      { rearranged: [{ how: 'moved', by: [{ author: 'Minister' }] }] },
    ],
    [
      'two paragraphs made one',
      (xml) => {
        const [one, other] = [paragraphWith(xml, begin), paragraphWith(xml, long)];
        const runs = other.replace(/^<w:p>(?:<w:pPr>.*?<\/w:pPr>)?/, '');
        return xml.replace(other, '').replace(one, one.replace('</w:p>', run(' ') + runs));
      },
      {},
      {
        rearranged: [
          {
            how: 'joined',
            what: ['pillars/first/measures/begin/text@en', 'pillars/first/measures/continue/text#full@en'],
          },
        ],
      },
    ],
    [
      'two made one, tracked',
      (xml) => {
        const one = paragraphWith(xml, begin);
        const mark = '<w:rPr><w:del w:id="5" w:author="Minister" w:date="2026-11-27T10:00:00Z"/></w:rPr></w:pPr>';
        return xml.replace(one, one.replace('</w:pPr>', mark));
      },
      {},
      { rearranged: [{ how: 'joined', by: [{ author: 'Minister' }] }] },
    ],
    [
      'one made two',
      (xml) =>
        inPlaceOf(
          xml,
          long,
          `${run('Continue with patience')}</w:p><w:p>${run('and with everybody who wants to help.')}`,
        ),
      {},
      { rearranged: [{ how: 'divided', what: ['pillars/first/measures/continue/text#full@en'] }] },
    ],
    [
      'one made two in LibreOffice, which ends the first bookmark nowhere',
      (xml) => {
        const [one, next] = ['Continue with patience', 'and with everybody who wants to help.'];
        const divided = inPlaceOf(xml, long, `${run(one)}</w:p><w:p>${run(next)}`);
        const [, start = '', name = ''] =
          /(<w:bookmarkStart w:id="\d+" (w:name="[^"]*")\/>)<w:r>.{0,60}>Continue with/.exec(divided) ?? [];
        const id = /w:id="\d+"/.exec(start)?.[0] ?? '';
        return divided
          .replace(`</w:p><w:p>${run(next)}`, `</w:p><w:p><w:bookmarkStart w:id="905" ${name}/>${run(next)}`)
          .replace(`<w:bookmarkEnd ${id}/>`, '<w:bookmarkEnd w:id="905"/>');
      },
      {},
      { rearranged: [{ how: 'divided', what: ['pillars/first/measures/continue/text#full@en'] }] },
    ],
    [
      'a title and its sentence made one without a blank between them',
      (xml) => {
        const [one, other] = [paragraphWith(xml, 'First'), paragraphWith(xml, 'Do the first thing.')];
        const runs = other.replace(/^<w:p>(?:<w:pPr>.*?<\/w:pPr>)?/, '');
        return xml.replace(other, '').replace(one, one.replace('</w:p>', runs));
      },
      {},
      { rearranged: [{ how: 'joined', what: ['pillars/first/title@en', 'pillars/first/headline@en'] }] },
    ],
    [
      'a link',
      (xml) =>
        inPlaceOf(
          xml,
          long,
          `${run('Continue with ')}<w:hyperlink r:id="rId99">${run('patience')}</w:hyperlink>${run(' and with everybody who wants to help.')}`,
        ),
      {},
      { reset: [{ how: 'link', words: 'patience' }] },
    ],
    [
      'the number of a source that was taken out behind a text',
      (xml) => {
        const finding = paragraphWith(xml, 'things are missing');
        return xml.replace(finding, finding.replace(/<w:hyperlink w:anchor.*?<\/w:hyperlink>/, ''));
      },
      {},
      { reset: [{ how: 'source-number', words: 'missing', content: '[-1-]', text: 'framing/finding/text@en' }] },
    ],
    [
      'a picture by itself',
      (xml) =>
        xml.replace('<w:sectPr>', '<w:p><w:r><w:drawing><wp:docPr name="Map"/></w:drawing></w:r></w:p><w:sectPr>'),
      {},
      { reset: [{ how: 'picture', content: 'Map' }] },
    ],
    [
      'a box of words on a text',
      (xml) => {
        const box = `<w:r><w:pict><w:txbxContent><w:p>${run('In a box')}</w:p></w:txbxContent></w:pict></w:r>`;
        return inPlaceOf(xml, long, run(long) + box);
      },
      {},
      { others: [{ before: '', after: 'In a box' }] },
    ],
    [
      'a part of a word in italics',
      (xml) =>
        inPlaceOf(
          xml,
          long,
          `${run('Continue with pat')}${run('ie', '<w:i/>')}${run('nce and with everybody who wants to help.')}`,
        ),
      {},
      { reset: [{ how: 'part-of-word', words: 'patience' }] },
    ],
    [
      'words that were struck through and not deleted',
      (xml) =>
        inPlaceOf(
          xml,
          long,
          `${run('Continue with ')}${run('patience', '<w:strike/>')}${run(' and with everybody who wants to help.')}`,
        ),
      {},
      { reset: [{ how: 'struck', words: 'patience' }] },
    ],
  ])('tells once what it cannot take: %s', async (_, edit, other, told) => {
    const { cwd, file } = await page();
    editWord(file, (parts) => ({ ...other, 'word/document.xml': edit(parts['word/document.xml'] ?? '') }));
    const { changed, deleted, rearranged, reset, others } = await redlined(cwd, file);
    const nothing = { changed: [], deleted: [], rearranged: [], reset: [], others: [] };
    expect({ changed, deleted, rearranged, reset, others }).toMatchObject({ ...nothing, ...told });
    const { stderr } = await command(cwd, 'redline', file);
    expect(stderr).toMatch(/^Nothing would be written\. 1 change left out\.$/m);
  });

  it('tells a source that leads elsewhere, as it tells a link', async () => {
    const { cwd, file } = await page();
    const name = 'word/_rels/document.xml.rels';
    editWord(file, (parts) => ({
      [name]: parts[name]?.replace(/Target="https:[^"]*"/, 'Target="https://example.org/"'),
    }));
    const { changed, reset } = await redlined(cwd, file);
    expect({ changed, reset }).toMatchObject({
      changed: [],
      reset: [{ how: 'link', address: 'https://example.org/' }],
    });
  });

  it('counts what is written, and by itself what is left out', async () => {
    const { cwd, file } = await page();
    const foot = (file: string) =>
      editWord(file, (parts) => ({
        'word/footer1.xml': parts['word/footer1.xml']?.replace('endorsed by nobody', 'endorsed by us'),
      }));
    foot(file);
    const before = filesOf(cwd);
    expect((await redlined(cwd, file)).changed.map(({ leftOut }) => leftOut)).toEqual([true]);
    expect((await command(cwd, 'redline', file)).stderr).toMatch(/^Nothing would be written\. 1 change left out\.$/m);
    expect((await command(cwd, 'redline', file, '--apply')).stderr).toMatch(/^Nothing written\. 1 change left out\.$/m);
    expect(filesOf(cwd)).toEqual(before);
    editBody(file, (xml) => inPlaceOf(xml, begin, run('Begin today.')));
    expect((await command(cwd, 'redline', file)).stderr).toMatch(/^1 text would change, 1 change left out\. --apply/m);
    expect((await redlined(cwd, file)).changed.map(({ leftOut }) => leftOut)).toEqual([false, true]);
    expect((await command(cwd, 'redline', file, '--apply')).stderr).toMatch(/^1 text written, 1 change left out\.$/m);
  });

  it('gives advice on a must that was taken out, and on a unit that the reader keeps, which check accepts', async () => {
    const { cwd, file } = await page();
    const [argument, reader] = [
      join(cwd, 'content/mini/argument.yaml'),
      join(cwd, 'content/mini/audiences/readers.yaml'),
    ];
    editFile(reader, 'weights:', 'keep: [first.continue]\nweights:');
    editBody(file, (xml) => xml.replace(paragraphWith(xml, begin), '').replace(paragraphWith(xml, long), ''));
    expect((await redlined(cwd, file)).deleted).toMatchObject([
      { unit: 'first.begin', remedy: 'release-and-drop' },
      { unit: 'first.continue', remedy: 'release-and-drop' },
    ]);
    const { stdout } = await command(cwd, 'redline', file);
    expect(stdout).toContain('make it a "should" at content/mini/argument.yaml:21 first');
    expect(stdout).toContain('take it out of keep at content/mini/audiences/readers.yaml:13 first');
    editFile(argument, 'priority: must', 'priority: should');
    const drop = 'drop:\n  - { unit: first.begin, reason: "Done." }\n  - { unit: first.continue, reason: "Done." }\n';
    editFile(reader, 'keep: [first.continue]\n', drop);
    expect(await command(cwd, 'check', 'mini')).toMatchObject({ status: 0 });
    // What was done is told no more.
    expect(await redlined(cwd, file)).toMatchObject({ ok: true, deleted: [], deletedUnits: [] });
  });

  it.each([
    [
      'of the reader',
      'audiences/readers.yaml',
      'weights:',
      'sections:\n  recommendations: { at-least: 3 }\nweights:',
      14,
    ],
    ['of the pack', 'pack.yaml', '  title:', '  sections: { recommendations: { at-least: 3 } }\n  title:', 7],
  ])('gives advice on a unit without which a section has too few, by a rule %s', async (_, path, find, write, line) => {
    const cwd = testFolder();
    editFile(join(cwd, 'content/mini', path), find, write);
    expect(await command(cwd, 'build', '-f', 'docx', '-l', 'en')).toMatchObject({ status: 0 });
    const file = join(cwd, 'out/mini/readers.en.docx');
    editBody(file, (xml) => xml.replace(paragraphWith(xml, long), ''));
    expect((await redlined(cwd, file)).deleted).toMatchObject([{ unit: 'first.continue', remedy: 'release-and-drop' }]);
    const { stdout } = await command(cwd, 'redline', file);
    expect(stdout).toContain(`is to have at least 3, at content/mini/${path}:${line}: `);
    editFile(join(cwd, 'content/mini', path), 'at-least: 3', 'at-least: 2');
    expect((await redlined(cwd, file)).deleted).toMatchObject([{ unit: 'first.continue', remedy: 'drop' }]);
  });

  it('tells a recommendation that was taken out as one, with what went with it', async () => {
    const { cwd, file } = await page();
    editBody(file, (xml) =>
      ['First', 'Do the first thing.', begin, long].reduce(
        (now, words) => now.replace(paragraphWith(now, words), ''),
        xml,
      ),
    );
    const { deleted, others } = await redlined(cwd, file);
    expect(others).toEqual([]);
    expect(deleted.map(({ unit, remedy }) => [unit, remedy])).toEqual([
      ['first', 'replace'],
      ['first.begin', 'see-pillar'],
      ['first.continue', 'see-pillar'],
    ]);
  });

  it.each(['24', '61.5', '2010', '1,240', '190', '905.5'])(
    'refuses the figure %s of a chart that was typed anew',
    async (number) => {
      const cwd = testFolder({ charts: join(import.meta.dirname, '../support/chart-pack') });
      expect(await command(cwd, 'build', '-f', 'docx', '-l', 'en')).toMatchObject({ status: 0 });
      const file = join(cwd, 'out/charts/ministers.en.docx');
      // The last place of a number is its cell: it may stand large above.
      editBody(file, (xml) => {
        const at = xml.lastIndexOf(`>${number}<`);
        expect(at).not.toBe(-1);
        return `${xml.slice(0, at)}>7777<${xml.slice(at + number.length + 2)}`;
      });
      const { ok, diagnostics, others, deleted } = await redlined(cwd, file, '--apply');
      expect({ ok, others, deleted }).toEqual({ ok: false, others: [], deleted: [] });
      expect(diagnostics.map(({ code }) => code)).toEqual(['change/retyped-figure']);
      expect(diagnostics[0]?.message).toMatch(new RegExp(`printed as ${number}, came back as “7777”`));
    },
  );

  it('tells a row of a chart that was taken out, and nothing else of its fact', async () => {
    const cwd = testFolder({ charts: join(import.meta.dirname, '../support/chart-pack') });
    expect(await command(cwd, 'build', '-f', 'docx', '-l', 'en')).toMatchObject({ status: 0 });
    const file = join(cwd, 'out/charts/ministers.en.docx');
    editBody(file, (xml) => xml.replace(/<w:tr>(?:(?!<w:tr>).)*>Lower-middle income<.*?<\/w:tr>/s, ''));
    const { deleted, others, deletedUnits } = await redlined(cwd, file);
    expect({ others, deletedUnits }).toEqual({ others: [], deletedUnits: [] });
    expect(deleted).toMatchObject([
      {
        ...{ unit: 'spending', remedy: 'leave-out', words: ['Lower-middle income', '190'] },
        texts: [{ key: 'facts/spending/chart/bars/2/label' }],
      },
    ]);
  });

  it('keeps a copy of a translation as old as the one that it was made from', async () => {
    const { cwd, file } = await page();
    const made = { 'zh-Hant': '000000000000' };
    const lock = join(cwd, 'content/mini/translations.lock.json');
    writeFileSync(lock, JSON.stringify({ version: 1, texts: { 'pillars/first/measures/begin/text': made } }));
    editBody(file, (xml) => inPlaceOf(xml, begin, run('Begin today.')));
    expect(await command(cwd, 'redline', file, '--apply')).toMatchObject({ status: 0 });
    const { texts } = JSON.parse(readFileSync(lock, 'utf8'));
    expect(texts['audiences/readers/text/first.begin']).toEqual(made);
  });

  it.each([[['--everywhere']], [[]]])('overwrites nothing that has changed since, unasked (%j)', async (options) => {
    const { cwd, file } = await page();
    editBody(file, (xml) => inPlaceOf(xml, 'Begin early.', run('Begin today.')));
    editFile(join(cwd, 'content/mini/argument.yaml'), '"Begin early."', '"Begin very early."');
    const before = filesOf(cwd);
    const { ok, diagnostics } = await redlined(cwd, file, '--apply', ...options);
    expect({ ok, codes: diagnostics.map(({ code }) => code) }).toEqual({ ok: false, codes: ['change/conflict'] });
    expect(diagnostics[0]?.hint).toContain(
      'Now:       Begin very early.\nComes in:  Begin today.\nMade from: Begin early.\n',
    );
    expect(filesOf(cwd)).toEqual(before);
    expect(await redlined(cwd, file, '--apply', '--overwrite', ...options)).toMatchObject({ ok: true });
    const written = filesOf(cwd);
    const target = options.length > 0 ? 'argument.yaml' : 'audiences/readers.yaml';
    expect(written[target]).toContain('en: "Begin today."');
    expect((await redlined(cwd, file, ...options)).changed).toEqual([]);
  });

  it('takes nothing for a change that only the YAML has, whatever else that makes of the page', async () => {
    const { cwd, file } = await page();
    editBody(file, (xml) => inPlaceOf(xml, long, run('Continue with care.')));
    const argument = join(cwd, 'content/mini/argument.yaml');
    editFile(argument, '"Begin early."', '"Begin very early, and then go on for as long as it takes."');
    editFile(argument, 'figures: { part: 2, all: 3 }', 'figures: { part: 5, all: 7 }');
    const { ok, changed, others, deletedUnits } = await redlined(cwd, file, '--apply');
    expect({ ok, keys: changed.map(({ key }) => key), others, deletedUnits }).toEqual({
      ...{ ok: true, keys: ['pillars/first/measures/continue/text'], others: [], deletedUnits: [] },
    });
  });

  it('finds in git what a document was made from that does not say so itself', async () => {
    const { cwd, file } = await page();
    const git = (...args: readonly string[]) =>
      spawnSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.org', ...args], { cwd, encoding: 'utf8' });
    expect(git('init', '-q').status).toBe(0);
    git('add', 'content');
    expect(git('commit', '-qm', 'first').status).toBe(0);
    editWord(file, () => ({ 'customXml/item1.xml': undefined }));
    editBody(file, (xml) => inPlaceOf(xml, 'Begin early.', run('Begin today.')));
    editFile(join(cwd, 'content/mini/argument.yaml'), '"Begin early."', '"Begin very early."');
    const { diagnostics } = await redlined(cwd, file, '--everywhere');
    expect(diagnostics[0]?.hint).toContain('Made from: Begin early.\n');
    rmSync(join(cwd, '.git'), { recursive: true });
    const { diagnostics: without } = await redlined(cwd, file, '--everywhere');
    expect(without.map(({ code }) => code)).toEqual(['change/conflict']);
    expect(without[0]?.hint).toContain('Made from: (not known)\n');
  });

  it.each([
    ['a number', run('Begin at 3 places.'), 'lint/parity-number', 'Begin at 3 places.', '在3處開始。'],
    [
      'a stress',
      run('Begin ') + run('early', '<w:b/>') + run('.'),
      'lint/parity-emphasis',
      'Begin **early**.',
      '**及早**開始。',
    ],
  ])(
    'has %s that its translation lacks: where to write it is told, and then it is known',
    async (_, runs, code, en, zh) => {
      const { cwd, file } = await page();
      const before = filesOf(cwd);
      editBody(file, (xml) => inPlaceOf(xml, 'Begin early.', runs));
      const { ok, diagnostics } = await redlined(cwd, file, '--apply');
      expect({ ok, codes: diagnostics.map((one) => one.code) }).toEqual({ ok: false, codes: [code] });
      // Where it stands now, and not in the reader's file as it would be.
      expect(diagnostics[0]?.hint).toMatch(
        /^ *en: content\/mini\/argument.yaml:24\n *zh-Hant: content\/mini\/argument.yaml:25$/m,
      );
      expect(filesOf(cwd)).toEqual(before);
      editFile(join(cwd, 'content/mini/argument.yaml'), '"Begin early."', `"${en}"`);
      editFile(join(cwd, 'content/mini/argument.yaml'), '"及早開始。"', `"${zh}"`);
      expect(await redlined(cwd, file, '--apply')).toMatchObject({ ok: true, changed: [], diagnostics: [] });
    },
  );

  it('has a term of the glossary that its translation lacks: where to write it is told', async () => {
    const { cwd, file } = await page();
    writeFileSync(
      join(cwd, 'content/mini/glossary.yaml'),
      'glossary:\n  - { id: office, terms: { en: [office], zh-Hant: [辦公室] } }\n',
    );
    editBody(file, (xml) => inPlaceOf(xml, 'Begin early.', run('Begin in the office.')));
    const { ok, diagnostics } = await redlined(cwd, file);
    expect({ ok, codes: diagnostics.map(({ code }) => code) }).toEqual({ ok: false, codes: ['lint/term'] });
    expect(diagnostics[0]?.hint).toMatch(
      /^ *en: content\/mini\/argument.yaml:24\n *zh-Hant: content\/mini\/argument.yaml:25$/m,
    );
  });

  it('has a mistake by itself: that it stands in the document is told, as the YAML does not have it', async () => {
    const { cwd, file } = await page('zh-Hant');
    editBody(file, (xml) => inPlaceOf(xml, '及早開始。', run('及早開始,慢慢來。')));
    const { ok, diagnostics } = await redlined(cwd, file);
    expect({ ok, codes: diagnostics.map(({ code }) => code) }).toEqual({ ok: false, codes: ['lint/punctuation'] });
    expect(diagnostics[0]?.hint).toContain('in the document');
  });

  it('tells a small number that was changed in one language alone, which may be meant, and nothing where none was', async () => {
    const { cwd, file } = await page();
    const argument = join(cwd, 'content/mini/argument.yaml');
    editFile(argument, '"Begin early."', '"Wait 5 hours."');
    editFile(argument, '"及早開始。"', '"等待5小時。"');
    await command(cwd, 'build', '-f', 'docx', '-l', 'en');
    editBody(file, (xml) => xml.replace(/5(.hours)/, '6$1'));
    const { ok, diagnostics } = await redlined(cwd, file);
    expect({ ok, codes: diagnostics.map(({ code }) => code) }).toEqual({ ok: true, codes: ['lint/parity-number'] });
    editBody(file, (xml) => xml.replace(/Wait 6(.hours)/, 'Rest 5$1'));
    expect(await redlined(cwd, file)).toMatchObject({
      ok: true,
      changed: [{ key: expect.any(String) }],
      diagnostics: [],
    });
  });

  it.each([[[]], [['--everywhere']]])(
    'leaves a text that the pack has no more, and takes the others (%j)',
    async (options) => {
      const { cwd, file } = await page();
      editBody(file, (xml) =>
        inPlaceOf(inPlaceOf(xml, long, run('Continue with care.')), 'Begin early.', run('Begin today.')),
      );
      const argument = join(cwd, 'content/mini/argument.yaml');
      const text = readFileSync(argument, 'utf8');
      writeFileSync(argument, text.replace(/ {6}- id: continue\n[\s\S]*?(?= {2}- id: second)/, ''));
      editFile(join(cwd, 'content/mini/audiences/readers.yaml'), '  patience: 3\n', '');
      const { ok, changed, diagnostics } = await redlined(cwd, file, '--apply', ...options);
      expect({ ok, codes: diagnostics.map(({ code }) => code) }).toEqual({ ok: true, codes: ['change/not-taken'] });
      expect(changed.map(({ after, leftOut }) => [after, leftOut])).toEqual([
        ['Begin today.', false],
        ['Continue with care.', true],
      ]);
      expect(JSON.stringify(filesOf(cwd))).toContain('Begin today.');
    },
  );

  it('tells in which source words were put in, and that it stands in the YAML', async () => {
    const { cwd, file } = await page();
    editBody(file, (xml) => {
      expect(xml).toContain('A source');
      return xml.replace('A source', 'A very old source');
    });
    const { ok, others, changed } = await redlined(cwd, file);
    expect({ ok, others, changed }).toMatchObject({
      ok: true,
      changed: [],
      others: [{ before: '', after: 'very old' }],
    });
    const { stdout } = await command(cwd, 'redline', file);
    expect(stdout).toMatch(/Words of no text of the pack, in “Smith, A\. \(2025\)\..*”/);
    expect(stdout).toContain('correct them there');
  });

  it('leaves what is the same for every reader, with a word', async () => {
    const { cwd, file } = await page();
    editWord(file, (parts) => ({
      'word/footer1.xml': parts['word/footer1.xml']?.replace('endorsed by nobody', 'endorsed by us'),
    }));
    const { ok, diagnostics } = await redlined(cwd, file, '--apply');
    expect({ ok, codes: diagnostics.map(({ code }) => code) }).toEqual({ ok: true, codes: ['change/not-taken'] });
  });

  it.each([
    ['of a reader who is gone', 'mini others en', '"others", whom this pack does not have. Known here: readers.'],
    ['in a language that is gone', 'mini readers fr', '"fr", which this reader does not get. Known here: en, zh-Hant.'],
  ])('is told to be %s', async (_, identity, message) => {
    const { cwd, file } = await page();
    editWord(file, (parts) => ({
      'docProps/custom.xml': parts['docProps/custom.xml']?.replace('mini readers en', identity),
      'word/document.xml': parts['word/document.xml']?.replace('What readers should know', 'Something for them'),
    }));
    expect(await command(cwd, 'redline', file)).toMatchObject({ status: 2, stderr: expect.stringContaining(message) });
  });

  it.each(['Copy of readers.en (1).docx', 'READERS.en_JM.docx'])(
    'is known by its name where a program has lost its properties, and she has changed its title: %s',
    async (name) => {
      const { cwd, file } = await page();
      editWord(file, asFromGoogleDocs);
      editBody(file, (xml) =>
        xml.replace('What readers should know', 'Much news').replace('Begin early.', 'Begin now.'),
      );
      const renamed = join(cwd, name);
      writeFileSync(renamed, readFileSync(file));
      const { ok, page: known, changed } = await redlined(cwd, renamed);
      expect({ ok, known, changed: changed.map(({ after }) => after) }).toEqual({
        ok: true,
        known: { audience: 'readers', language: 'en' },
        changed: ['Much news', 'Begin now.'],
      });
      const other = join(cwd, 'page.docx');
      writeFileSync(other, readFileSync(file));
      const { diagnostics } = await redlined(cwd, other);
      expect(diagnostics.map(({ code }) => code)).toEqual(['exchange/unreadable']);
    },
  );

  it.each([
    ['--theme', 'house'],
    ['--theme', 'house', '--paper', 'letter'],
  ])(
    'that has lost all that it was made from is compared with the page in the look that it has: %s %s %s',
    async (...look) => {
      const cwd = testFolder();
      mkdirSync(join(cwd, 'templates/themes'), { recursive: true });
      // Without its key figures, and with more room.
      writeFileSync(
        join(cwd, 'templates/themes/house.yaml'),
        'base: standard\nsections: { figures: { hidden: true }, ask: { heading: { en: "Please", zh-Hant: "請" } } }\n',
      );
      expect(await command(cwd, 'build', '-f', 'docx', '-l', 'en', ...look)).toMatchObject({ status: 0 });
      const [made = ''] = readdirSync(join(cwd, 'out/mini')).filter((name) => name.endsWith('.docx'));
      const file = join(cwd, 'page of the readers.docx');
      writeFileSync(file, readFileSync(join(cwd, 'out/mini', made)));
      editWord(file, (parts) => ({ ...asFromGoogleDocs(parts), 'customXml/item1.xml': undefined }));
      editBody(file, (xml) => xml.replace('Begin early.', 'Begin now.'));
      const { ok, changed, deleted, others } = await redlined(cwd, file);
      expect({ ok, changed: changed.map(({ after }) => after), deleted, others }).toEqual({
        ...{ ok: true, changed: ['Begin now.'], deleted: [], others: [] },
      });
    },
  );

  it('is known by its title where its reader has another id now', async () => {
    const { cwd, file } = await page();
    editWord(file, (parts) => ({
      'docProps/custom.xml': parts['docProps/custom.xml']?.replace('mini readers', 'mini others'),
    }));
    expect(await redlined(cwd, file)).toMatchObject({ ok: true, page: { audience: 'readers', language: 'en' } });
  });

  it('is none of another pack', async () => {
    const { cwd, file } = await page();
    editWord(file, (parts) => ({
      'docProps/custom.xml': parts['docProps/custom.xml']?.replace('mini readers', 'other readers'),
    }));
    expect(await command(cwd, 'redline', file)).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('"other"'),
    });
  });
});
