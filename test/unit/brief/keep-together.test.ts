import { describe, expect, it } from 'vitest';
import { keepTogether } from '../../../src/brief/keep-together.js';
import { composed } from '../../support/briefs.js';
import { rulesOf } from '../../support/locales.js';
import { loadedPack, miniPackFolder } from '../../support/packs.js';

/** No-break spaces are shown as underscores. */
const shown = (text: string) => keepTogether(text, rulesOf('en')).replaceAll('\u00a0', '_');

describe('a number in English', () => {
  it.each([
    ['in 300 m of school, 2.5 million pupils', 'in 300_m of school, 2.5_million pupils'],
    ['61.5 % or 4 per cent', '61.5_% or 4_per cent'],
    ['on 23 November 2026', 'on 23_November 2026'],
    ['resolution 79/325, Article 6, paras. 3 and 4', 'resolution_79/325, Article_6, paras._3 and 4'],
    ['at Session II of the Group of 77', 'at Session_II of the Group of_77'],
  ])('stays with its unit, its month and the word that points at it: %s', (text, expected) => {
    expect(shown(text)).toBe(expected);
  });

  it.each([
    'in 2024 Member States agreed',
    '24 members of 39',
    '2024 Marching on',
    'the resolution of 2024',
    '5 Mayors',
    'subresolution 4',
  ])('is left alone before other words: %s', (text) => {
    expect(shown(text)).toBe(text);
  });

  it('has no no-break space in a Chinese brief', () => {
    const edit = { file: 'argument.yaml', find: '"Begin early."', write: '"Begin on 5 May."' };
    const pack = loadedPack(miniPackFolder, [edit]);
    const texts = (locale: string) => JSON.stringify(composed(pack, 'readers', locale));
    expect(texts('en')).toContain('on 5\u00a0May');
    expect(texts('zh-Hant')).not.toContain('\u00a0');
  });
});
