import { describe, expect, it } from 'vitest';
import { acceptedLock, lintPack } from '../../../src/pack/lint/lint-pack.js';
import { loadPack } from '../../../src/pack/load-pack.js';
import { withoutCharacterReferences } from '../../../src/text/set-text.js';
import { readYaml } from '../../../src/yaml/read-yaml.js';
import { locales } from '../../support/locales.js';
import { miniPackFolder, packFiles } from '../../support/packs.js';

const digest = (text: string) => text;

function readText(written: string) {
  const read = readYaml({ id: 'x', text: `a: ${written}` });
  const value = read.ok && read.value.kind === 'map' ? read.value.entries[0]?.value : undefined;
  if (value?.kind !== 'text') throw new Error('no text');
  return value;
}

const read = [
  ['an accent that was typed after its letter', '"Cafe\u0301"', 'Caf\u00e9'],
  ['one that is part of its letter', '"Caf\u00e9"', 'Caf\u00e9'],
  ['two marks in the wrong order', '"o\u0300\u0323"', '\u1ecd\u0300'],
  ['a mark that no letter has taken in', '"\u0257\u0303"', '\u0257\u0303'],
  ['an escape of YAML', '"Cafe\\u0301"', 'Caf\u00e9'],
  ['the sign of an ångström', '"\u212b"', '\u00e5'.toUpperCase()],
  ['a syllable of Korean in its letters', '"\u1112\u1161\u11ab"', '\ud55c'],
  ['a compatibility ideograph', '"\uf9dc\ufa26"', '\uf9dc\ufa26'],
  ['one of the supplementary plane', '"\u{2f81a}"', '\u{2f81a}'],
  ['one beside an accent', '"\uf9dce\u0301\ufa26"', '\uf9dc\u00e9\ufa26'],
  ['what NFKC would change', '"\ufb01\u00b2\uff21\u00bd"', '\ufb01\u00b2\uff21\u00bd'],
] as const;

describe('a text is read as NFC, but for compatibility ideographs', () => {
  it.each(read)('%s', (_, written, text) => {
    expect(readText(written).text).toBe(text);
  });

  it.each([
    ['Cafe&#x301;', 'Caf\u00e9'],
    ['&#xF9DC;&amp;e\u0301', '\uf9dc&\u00e9'],
  ])('and so is %s, once its references are characters', (written, text) => {
    expect(withoutCharacterReferences(written)).toBe(text);
  });

  it('its place is that of what was written', () => {
    const { span, raw, typed } = readText('"Cafe\u0301"');
    expect({ raw, typed, length: span.end - span.start }).toEqual({
      raw: '"Cafe\u0301"',
      typed: 'Cafe\u0301',
      length: 7,
    });
  });

  it('what an editor accepted is what was written', () => {
    const withText = (text: string) => {
      const { result } = loadPack(
        packFiles(miniPackFolder, [{ file: 'argument.yaml', find: 'Begin early.', write: text }]),
        (path) => path,
      );
      if (!result.ok) throw new Error('not loaded');
      return result.value;
    };
    const lock = acceptedLock(withText('Open a cafe\u0301.'), { digest, locales });
    expect(JSON.stringify(lock)).toContain('Open a cafe\u0301.');
    const stale = (text: string) =>
      lintPack(withText(text), { tables: undefined, lock, digest, locales }).filter(
        ({ code }) => code === 'lint/stale-translation',
      );
    expect(stale('Open a cafe\u0301.')).toEqual([]);
    expect(stale('Open a caf\u00e9.')).toHaveLength(1);
  });
});
