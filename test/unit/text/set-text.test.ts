import { describe, expect, it } from 'vitest';
import { acceptedLock, lintPack } from '../../../src/pack/lint/lint-pack.js';
import { loadPack } from '../../../src/pack/load-pack.js';
import { normalized, withoutCharacterReferences } from '../../../src/text/set-text.js';
import { locales } from '../../support/locales.js';
import { loadedPack, miniPackFolder, packFiles } from '../../support/packs.js';

/** SECURITY.md says what is done to texts, and these tests hold it. */
describe('texts are read as NFC', () => {
  it.each([
    ['a letter and its accent', 'Cafe\u0301', 'Café'],
    ['marks in another order', 'e\u0301\u0323', 'ẹ́'],
    ['Vietnamese', 'Vie\u0323\u0302t Nam', 'Việt Nam'],
    ['Yoruba, for which no letter has both marks', 'O\u0323\u0300yo\u0323\u0301', 'Ọ̀yọ́'],
    ['Korean by its parts', '\u1112\u1161\u11ab', '한'],
    ['kana and its mark', 'か\u3099', 'が'],
    ['the sign of the ohm and that of the kelvin', '\u2126 \u212a', 'Ω K'],
    ['compatibility ideographs, which are characters of names', '\uf9d1\ufa1f\u{2f800}', '\uf9d1\ufa1f\u{2f800}'],
    ['one beside a letter and its accent', 'e\u0301\uf9d1e\u0301', 'é\uf9d1é'],
    ['what only looks alike', '\uff21\u00b2\ufb01½', '\uff21\u00b2\ufb01½'],
  ])('%s', (_, typed, read) => {
    expect(normalized(typed)).toBe(read);
  });

  it('after every letter', () => {
    const others = Array.from({ length: 0x10000 }, (_, unit) => `o${String.fromCharCode(unit)}`);
    const isCompatible = (text: string) => /[\uf900-\ufaff]/u.test(text);
    const different = others.filter((text) => !isCompatible(text) && normalized(text) !== text.normalize('NFC'));
    expect(different).toEqual([]);
  });

  const readBack = (typed: string, settings: readonly string[] = []) => {
    const edits = [{ file: 'argument.yaml', find: 'Begin early.', write: typed }];
    const { result, sources } = loadPack(packFiles(miniPackFolder, edits), (path) => path, settings);
    if (!result.ok) throw new Error(result.diagnostics.map(({ message }) => message).join('\n'));
    const text = result.value.pillars[0]?.measures[0]?.text.byLocale.en;
    return { full: text?.full, file: sources.find(({ id }) => id === 'argument.yaml')?.text };
  };

  it('in a file, whose places stay those of what was typed', () => {
    const { full, file } = readBack('Begin in Vie\u0323\u0302t Nam.');
    expect(full).toBe('Begin in Việt Nam.');
    expect(file).toContain('Begin in Vie\u0323\u0302t Nam.');
  });

  it('on the command line', () => {
    const setting = 'pillars.first.measures.begin.text.en=Cafe\u0301s, \uf9d1 and Vie\u0323\u0302t Nam.';
    expect(readBack('Begin.', [setting]).full).toBe('Cafés, \uf9d1 and Việt Nam.');
  });

  it.each([
    ['Cafe&#x301;', 'Café'],
    ['&#xF9D1;&amp;e\u0301', '\uf9d1&é'],
  ])('and %s once its references are characters', (written, text) => {
    expect(withoutCharacterReferences(written)).toBe(text);
  });

  it('and a lock of before stays good: what an editor accepted is what was typed', () => {
    const digest = (text: string) => text;
    const withText = (write: string) =>
      loadedPack(miniPackFolder, [{ file: 'argument.yaml', find: 'Begin early.', write }]);
    const lock = acceptedLock(withText('Open a cafe\u0301.'), { digest, locales });
    const staleWith = (text: string) =>
      lintPack(withText(text), { tables: undefined, lock, digest, locales }).map(({ code }) => code);
    expect(JSON.stringify(lock)).toContain('Open a cafe\u0301.');
    expect(staleWith('Open a cafe\u0301.')).not.toContain('lint/stale-translation');
    expect(staleWith('Open a café.')).toContain('lint/stale-translation');
  });

  it('and a mistake after them is shown where it stands', () => {
    const edits = [{ file: 'argument.yaml', find: 'Begin early.', write: 'Vie\u0323\u0302t Nam [@nobody].' }];
    const { result, sources } = loadPack(packFiles(miniPackFolder, edits), (path) => path);
    const [diagnostic] = result.ok ? [] : result.diagnostics;
    const { start = 0, end = 0 } = diagnostic?.span ?? {};
    const file = sources.find(({ id }) => id === 'argument.yaml')?.text;
    expect([diagnostic?.code, file?.slice(start, end)]).toEqual(['content/unknown-reference', '[@nobody]']);
  });
});
