import { describe, expect, it } from 'vitest';
import { withPunctuationSpaces } from '../../../src/brief/punctuation-spaces.js';
import { rulesOf } from '../../support/locales.js';

/** No-break spaces are shown as underscores, narrow ones as dots in the middle. */
const shown = (locale: string, text: string) =>
  withPunctuationSpaces(text, rulesOf(locale)).replaceAll('\u00a0', '_').replaceAll('\u202f', '·');

describe('the spaces of French', () => {
  it.each([
    ['Un mot ; un autre', 'Un mot·; un autre'],
    ['Un mot; un autre', 'Un mot·; un autre'],
    ['Un mot\u00a0; un autre', 'Un mot·; un autre'],
    ['Vraiment ?!', 'Vraiment·?!'],
    ['Trois objectifs: un, deux', 'Trois objectifs_: un, deux'],
    ['Il dit : « Oui ! »', 'Il dit_: «_Oui·!_»'],
    ['Il dit «oui».', 'Il dit «_oui_».'],
    ['62,5% ou 62,5 %', '62,5_% ou 62,5_%'],
    ['5‰ ou 5 ‰', '5_‰ ou 5_‰'],
    ['**Attention** : danger', '**Attention**_: danger'],
    ['Un fait[@a2020] ; un autre', 'Un fait[@a2020]·; un autre'],
  ])('are put in, whatever was typed: %s', (text, expected) => {
    expect(shown('fr', text)).toBe(expected);
  });

  it.each([
    'à 12:30, au plus tard',
    'voir https://example.org/a?b=c;d et <mailto:a@b.c>',
    '[un site](https://example.org/?a=b)',
    '[He asked: why?]{lang=en}',
    'un &nbsp;espace',
    '[@a2020]',
  ])('are in nothing else: %s', (text) => {
    expect(shown('fr', text)).toBe(text);
  });
});

describe('the spaces of other languages', () => {
  it.each([
    ['es', '¿ Por qué ? Dijo « sí » al 5%', '¿Por qué ? Dijo «sí» al 5_%'],
    ['de', 'Um 5% mehr; ja', 'Um 5_% mehr; ja'],
    ['en', 'What ; « why » 5 %', 'What ; « why » 5 %'],
    ['zh-Hant', '「甲」；乙：5%', '「甲」；乙：5%'],
  ])('%s', (locale, text, expected) => {
    expect(shown(locale, text)).toBe(expected);
  });
});
