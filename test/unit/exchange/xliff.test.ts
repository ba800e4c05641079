import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeXml } from '../../../src/exchange/decode-xml.js';
import { readXliff } from '../../../src/exchange/read-xliff.js';
import type { TranslationUnit } from '../../../src/exchange/translation-unit.js';
import { writeXliff } from '../../../src/exchange/write-xliff.js';
import { sha256 } from '../../../src/host/digest.js';

const plain = { notes: [], terms: [], maxCharacters: undefined };
const written = (units: readonly TranslationUnit[]) =>
  writeXliff({ pack: 'mini', sourceLanguage: 'en', targetLanguage: 'fr', units }, sha256);

function read(text: string) {
  const result = readXliff({ id: 'back.xlf', text });
  if (!result.ok) throw new Error(JSON.stringify(result.diagnostics));
  return result.value;
}

const head = '<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="en" trgLang="fr">';
const inFile = (units: string) => `<?xml version="1.0"?>\n${head}<file id="mini">${units}</file></xliff>`;
const inUnit = (inside: string) => inFile(`<unit id="u1" name="a/text">${inside}</unit>`);

describe('texts in XLIFF', () => {
  const token = fc.constantFrom(
    ...['word', 'a < b & c', '"so"', "isn't", '{{fact.one}}', '{{ fact.two }}', '[@a2020]', '[@a2020; @b]', '\n', '👍'],
    ...[
      '[Nature]{lang=en}',
      '[of {{fact.one}} things]{lang=de}',
      '**bold**',
      ']]>',
      '<!--',
      '&amp;',
      '[x](https://a.b/)',
    ],
  );
  const text = fc.array(token, { minLength: 1, maxLength: 9 }).map((tokens) => tokens.join(' ').trim());

  it('come back as they were sent', () => {
    fc.assert(
      fc.property(text, text, (source, target) => {
        fc.pre(source !== '' && target !== '');
        const { units } = read(written([{ ...plain, name: 'a/text', source, target }]));
        expect(units).toMatchObject([{ name: 'a/text', source, target, madeFrom: sha256(target), isDone: false }]);
      }),
      { seed: 23, numRuns: 500 },
    );
  });

  it('keep figures and citations where a program has lost the data of their codes, and shows them still', () => {
    const xml = written([{ ...plain, name: 'a/text', source: 'Of {{a.b}} [@c]', target: '{{a.b}} de [@c]' }]);
    const bare = xml.replace(/ *<originalData>[\s\S]*<\/originalData>\n/, '').replace(/ dataRef="d\d"/g, '');
    expect(bare).not.toBe(xml);
    expect(read(bare).units).toMatchObject([{ source: 'Of {{a.b}} [@c]', target: '{{a.b}} de [@c]' }]);
    const other = inUnit('<segment><source>A</source><target>B <ph id="1" disp="&lt;br/&gt;"/>C</target></segment>');
    expect(read(other).units).toMatchObject([{ target: 'B C' }]);
  });

  it('have figures, citations and foreign words as codes that a translation shares', () => {
    const source = 'Of {{a.b}} [@c] in [Nature]{lang=en}';
    const xml = written([{ ...plain, name: 'a/text', source, target: 'Dans [Nature]{lang=en} : {{a.b}} [@c]' }]);
    const ids = (side: string) => {
      const [, inside = ''] = new RegExp(`<${side} [^>]*>(.*)</${side}>`).exec(xml) ?? [];
      expect(inside.replace(/disp="[^"]*"/g, '')).not.toMatch(/\{\{|\[|\]|lang=/);
      return Object.fromEntries(
        [...inside.matchAll(/<(ph|pc) id="(\d+)"[^>]*?dataRef\w*="(\w+)"/g)].map((m) => [m[2], m[3]]),
      );
    };
    expect(ids('source')).toEqual(ids('target'));
    expect(Object.keys(ids('source'))).toHaveLength(3);
  });

  it('have the terms of the glossary, notes and a limit beside them', () => {
    const unit = { name: 'a/text', source: 'Air', target: undefined, notes: ['measure a: text'], maxCharacters: 120 };
    const xml = written([{ ...unit, terms: [{ term: 'air', translation: 'l’air' }] }]);
    expect(xml).toContain('slr:sizeRestriction="120"');
    expect(xml).toContain('<gls:term>air</gls:term><gls:translation>l’air</gls:translation>');
    expect(xml).toContain('<note category="context">measure a: text</note>');
    expect(read(xml).units).toEqual([]);
  });
});

describe('XLIFF of a translator’s program', () => {
  it('may have divided a text into segments, with blanks between them', () => {
    const segments = ['One. ', 'Two.'].map(
      (one, i) =>
        `<segment state="translated"><source>${one}</source><target>${['Un.', 'Deux.'][i]}</target></segment>`,
    );
    const { units } = read(inUnit(segments.join('<ignorable><source> </source></ignorable>')));
    expect(units).toMatchObject([{ source: 'One.  Two.', target: 'Un. Deux.', isDone: true }]);
  });

  it('is no translation of a text of which a segment is missing', () => {
    const first = '<segment><source>One.</source><target>Un.</target></segment>';
    const { units, untranslated, incomplete } = read(inUnit(`${first}<segment><source>Two.</source></segment>`));
    expect({ units, untranslated: untranslated.length }).toEqual({ units: [], untranslated: 1 });
    // What its translator has written is not lost without a word.
    expect(incomplete).toMatchObject([{ name: 'a/text', translated: 1, segments: 2 }]);
  });

  it.each<[what: string, parts: readonly (readonly [source: string, target?: string])[], target: string]>([
    [
      'no blank at the end of a sentence',
      [
        ['One. ', 'Un.'],
        ['Two.', 'Deux.'],
      ],
      'Un. Deux.',
    ],
    [
      'no blank between, where the source has none',
      [
        ['一。', 'Un.'],
        ['二。', 'Deux.'],
      ],
      'Un. Deux.',
    ],
    [
      'a sentence that ends in a quotation mark',
      [
        ['一。', 'Il dit « oui. »'],
        ['二。', 'Deux.'],
      ],
      'Il dit « oui. » Deux.',
    ],
    ['the blank of the source, in a language without', [['One.', '一。'], [' '], ['Two.', '二。']], '一。二。'],
    ['the same before words of Latin letters', [['One.', '一。'], [' '], ['AI two.', 'AI二。']], '一。AI二。'],
    [
      'a blank of its own',
      [
        ['One.', '一。'],
        [' ', ' '],
        ['Two.', '二。'],
      ],
      '一。 二。',
    ],
    [
      'two blanks',
      [
        ['One. ', 'Un. '],
        ['Two.', 'Deux.'],
      ],
      'Un. Deux.',
    ],
    [
      'a part of a word',
      [
        ['on', 'u'],
        ['e', 'n'],
      ],
      'un',
    ],
  ])('has the blanks between its segments that its language has: %s', (_, parts, target) => {
    const segments = parts.map(([source, to]) => {
      const name = source.trim() === '' ? 'ignorable' : 'segment state="translated"';
      const translation = to === undefined ? '' : `<target>${to}</target>`;
      return `<${name}><source>${source}</source>${translation}</${name.split(' ')[0]}>`;
    });
    expect(read(inUnit(segments.join(''))).units.map((unit) => unit.target)).toEqual([target]);
  });

  it.each([
    ['bold type', 'Un <pc id="b1" type="fmt" subType="xlf:b">deux</pc>', 'Un **deux**'],
    ['italic type in two halves', 'Un <sc id="b1" subType="xlf:i"/>deux<ec startRef="b1"/>', 'Un *deux*'],
    [
      'bold type as an element of HTML',
      'Un <pc id="b1" xmlns:fs="urn:oasis:names:tc:xliff:fs:2.0" fs:fs="strong">deux</pc>',
      'Un **deux**',
    ],
    ['a line break', 'Un<ph id="b1" type="fmt" subType="xlf:lb"/>deux', 'Un deux'],
    ['a file that was set anew', '\n      Un\n      deux\n    ', 'Un deux'],
  ])('may have from its program: %s', (_, target, text) => {
    const inside = `<segment state="translated"><source>\n   One\n   two\n  </source><target>${target}</target></segment>`;
    expect(read(inUnit(inside)).units).toMatchObject([{ source: 'One two', target: text }]);
  });

  it('may have codes in two halves, marks of its own and codes of characters', () => {
    const data = '<originalData><data id="d1">[</data><data id="d2">]{lang=en}</data></originalData>';
    const target =
      '<mrk id="m" type="term"><sc id="1" dataRef="d1"/>Nature<ec startRef="1" dataRef="d2"/></mrk><cp hex="0041"/>';
    const { units } = read(inUnit(`${data}<segment><source>x</source><target>${target}</target></segment>`));
    expect(units[0]?.target).toBe('[Nature]{lang=en}A');
  });
});

describe('XLIFF as programs of translators write it', () => {
  const unit = { ...plain, name: 'a/text', source: 'Of {{a.b}} things', target: 'De {{a.b}} choses' };
  const ours = written([unit]);
  const expected = [{ name: 'a/text', source: unit.source, target: unit.target, madeFrom: sha256(unit.target) }];
  const match =
    '<mtc:matches><mtc:match ref="#1"><originalData><data id="d1">other</data><data id="d7">x</data></originalData>' +
    '<source>Other <ph id="1" dataRef="d1"/></source><target>Autre <ph id="2" dataRef="d8"/></target></mtc:match></mtc:matches>';
  const modules =
    ' xmlns:mtc="urn:oasis:names:tc:xliff:matches:2.0" xmlns:mda="urn:oasis:names:tc:xliff:metadata:2.0" xmlns:own="urn:x-own"';
  const withModules = (text: string) => text.replace('<xliff', `<xliff${modules}`);

  it.each<[string, (xml: string) => string]>([
    ['in 2.0', (xml) => xml.replace('version="2.1"', 'version="2.0"')],
    ['in 2.2', (xml) => xml.replace('version="2.1"', 'version="2.2"').replace('document:2.0', 'document:2.2')],
    ['with a prefix', (xml) => xml.replace('xmlns=', 'xmlns:x=').replace(/<(\/?)(?!gls|slr|\?)/g, '<$1x:')],
    ['with matches before the texts', (xml) => withModules(xml).replace(/(<unit [^>]*>)/, `$1${match}`)],
    ['with matches behind the data', (xml) => withModules(xml).replace('</originalData>', `</originalData>${match}`)],
    [
      'with metadata and elements of their own',
      (xml) =>
        withModules(xml).replace(
          /(<unit [^>]*>)/,
          '$1<mda:metadata><mda:metaGroup><mda:meta type="a">b</mda:meta></mda:metaGroup></mda:metadata><own:source><target>x</target></own:source>',
        ),
    ],
    [
      'in groups, with notes of the file',
      (xml) =>
        xml.replace(
          /(<unit [\s\S]*<\/unit>)/,
          '<notes><note category="policy-brief-target">x</note></notes><group id="g">$1</group>',
        ),
    ],
    ['with line ends of Windows and a mark at its beginning', (xml) => `\ufeff${xml.replaceAll('\n', '\r\n')}`],
    [
      'laid out anew',
      (xml) =>
        xml
          .replaceAll(' xml:space="preserve"', '')
          .replace(/(<source>|<target>)/g, '$1\n      ')
          .replace(/(<\/source>|<\/target>)/g, '\n    $1'),
    ],
    ['with CDATA, comments and instructions', (xml) => xml.replace('choses', '<![CDATA[ch]]>o<!-- a -->s<?b c?>es')],
    ['with marks of a comment', (xml) => xml.replace('choses', '<mrk id="m1" type="comment" ref="#n1">choses</mrk>')],
  ])('%s', (_, change) => {
    expect(change(ours)).not.toBe(ours);
    expect(read(change(ours).replace(/^\ufeff/, ''))).toMatchObject({ units: expected, untranslated: [] });
  });

  it('may have the parts of a translation in another order', () => {
    const parts = [
      '<segment state="final"><source>One</source><target order="3">un</target></segment>',
      '<ignorable><source> </source></ignorable>',
      '<segment state="final"><source>two.</source><target order="1">Deux</target></segment>',
    ];
    expect(read(inUnit(parts.join(''))).units).toMatchObject([{ source: 'One two.', target: 'Deux un' }]);
  });

  it.each([
    ['a copy of the source that nobody has touched', 'initial', 'Air', 'Air', 0],
    ['the same word, and a translator says so', 'translated', 'Nature', 'Nature', 1],
    ['another one, in a program without states', 'initial', 'Air', 'Luft', 1],
    ['a figure, which has no words', 'initial', '+{{a.b}} %', '+{{a.b}} %', 1],
    ['a citation and words of another language', 'initial', '[Nature]{lang=en} [@a]', '[Nature]{lang=en} [@a]', 0],
    ['blanks', 'translated', 'Air', ' ', 0],
  ])('has for a text %s', (_, state, source, target, count) => {
    const inside = `<segment state="${state}"><source>${source}</source><target>${target}</target></segment>`;
    const { units, untranslated } = read(inUnit(inside));
    expect([units.length, untranslated.length]).toEqual([count, 1 - count]);
  });

  it('has what has no words filled in already', () => {
    const xml = written([{ ...plain, name: 'a/value', source: '+{{a.b}}', target: undefined }]);
    expect(xml).toMatch(/<target[^>]*>\+<ph [^>]*\/><\/target>/);
    expect(read(xml).units).toMatchObject([{ target: '+{{a.b}}', madeFrom: undefined }]);
  });

  const bytesIn = (encoding: BufferEncoding, label: string, mark: readonly number[] = []) =>
    Buffer.concat([Buffer.from(mark), Buffer.from(`<?xml version="1.0" encoding="${label}"?>\n<a>é</a>`, encoding)]);
  it.each([
    ['UTF-8', bytesIn('utf8', 'UTF-8')],
    ['UTF-8 with a mark', bytesIn('utf8', 'UTF-8', [0xef, 0xbb, 0xbf])],
    ['UTF-16, as Windows writes it', bytesIn('utf16le', 'UTF-16', [0xff, 0xfe])],
    ['UTF-16 the other way round', bytesIn('utf16le', 'UTF-16', [0xff, 0xfe]).swap16()],
    ['Latin-1', bytesIn('latin1', 'ISO-8859-1')],
  ])('is read in %s', (_, bytes) => {
    expect(decodeXml(bytes)).toContain('<a>é</a>');
  });

  it.each([
    ['another encoding than it says', bytesIn('latin1', 'UTF-8')],
    ['an encoding that nobody knows', bytesIn('utf8', 'UTF-99')],
  ])('is not read in %s', (_, bytes) => {
    expect(decodeXml(bytes)).toBeUndefined();
  });
});

describe('a file that means harm, or is none, is refused with its place', () => {
  const bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>';
  it.each([
    ['entities that grow', `${bomb}\n${inFile('')}`],
    ['an external entity', `<!DOCTYPE x SYSTEM "file:///etc/passwd">${inFile('')}`],
    ['an entity that nothing declares', inUnit('<segment><source>&a;</source></segment>')],
    ['endless nesting', inUnit('<x>'.repeat(100_000))],
    ['more elements than texts', inFile('<note/>'.repeat(300_000))],
    ['no XML', 'Dear colleague,'],
    ['nothing', ''],
    ['another kind of XML', '<html/>'],
    ['XLIFF 1.2', '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"/>'],
    ['no language', '<xliff version="2.1" xmlns="urn:oasis:names:tc:xliff:document:2.0" srcLang="en"/>'],
    ['an end too early', inFile('<unit id="u1" name="a">').slice(0, -20)],
    ['a code without data', inUnit('<segment><source><ph id="1" dataRef="d9"/></source></segment>')],
    [
      'a text that is translated twice',
      inUnit('<segment><source>a</source><target>b</target><target>c</target></segment>'),
    ],
    ['a character that is none', inUnit('<segment><source><cp hex="FFFFFF"/></source></segment>')],
    [
      'codes that each stand for much',
      inUnit(
        `<originalData><data id="d">${'a'.repeat(50_000)}</data></originalData><segment><source>${'<ph id="1" dataRef="d"/>'.repeat(50_000)}</source></segment>`,
      ),
    ],
    ['a text of a million characters', inUnit(`<segment><source>${'a '.repeat(500_000)}</source></segment>`)],
    ['translations of two packs', inFile('</file><file id="other">').replace(/<file id="[^"]*">/, '<file id="one">')],
    ['a unit without a name', inFile('<unit id="u1"></unit>')],
    ['a text that stands there twice', inFile('<unit id="u1" name="a"></unit><unit id="u2" name="a"></unit>')],
  ])('%s', (_, text) => {
    const begun = performance.now();
    const result = readXliff({ id: 'back.xlf', text });
    if (result.ok) throw new Error('it was read');
    expect(result.diagnostics.map((d) => d.code)).toEqual(['exchange/unreadable']);
    const { start = -1, end = -1 } = result.diagnostics[0]?.span ?? {};
    expect(start >= 0 && start <= end && end <= text.length).toBe(true);
    expect(performance.now() - begun).toBeLessThan(5_000);
  });
});
