import { describe, expect, it } from 'vitest';
import { checkCharacters } from '../../../src/yaml/unsafe-characters.js';

const codesOf = (text: string) =>
  checkCharacters(text, (start, end) => ({ source: '', start, end })).map(({ code }) => code);

describe('a word of two scripts', () => {
  it.each(['P\u0430y', 'Москbа', 'C\u041e2', 'αlpha and Bетa'])('is told: %s', (text) => {
    expect(codesOf(text)).toEqual(['content/mixed-scripts']);
  });

  it.each([
    ['a word behind an escape of YAML', 'text: "Сделать:\\nа) первое\\tбез"'],
    ['tonnes of a gas', '12 млн тCO2 и 3 ГтCO₂-экв.'],
    ['proteins', 'TNFα, IFNγ and µm'],
    ['words that a hyphen joins', 'IT-сектор'],
  ])('is none in %s', (_, text) => {
    expect(codesOf(text)).toEqual([]);
  });
});
