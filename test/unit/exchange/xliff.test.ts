import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
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
    expect(read(inUnit(`${first}<segment><source>Two.</source></segment>`)).units).toEqual([]);
  });

  it('may have codes in two halves, marks of its own and codes of characters', () => {
    const data = '<originalData><data id="d1">[</data><data id="d2">]{lang=en}</data></originalData>';
    const target =
      '<mrk id="m" type="term"><sc id="1" dataRef="d1"/>Nature<ec startRef="1" dataRef="d2"/></mrk><cp hex="0041"/>';
    const { units } = read(inUnit(`${data}<segment><source>x</source><target>${target}</target></segment>`));
    expect(units[0]?.target).toBe('[Nature]{lang=en}A');
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
    ['a character that is none', inUnit('<segment><source><cp hex="FFFFFF"/></source></segment>')],
    [
      'codes that each stand for much',
      inUnit(
        `<originalData><data id="d">${'a'.repeat(50_000)}</data></originalData><segment><source>${'<ph id="1" dataRef="d"/>'.repeat(50_000)}</source></segment>`,
      ),
    ],
    ['a text of a million characters', inUnit(`<segment><source>${'a '.repeat(500_000)}</source></segment>`)],
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
