import { describe, expect, it } from 'vitest';
import { type CharacterClasses, classesFor, isPlain } from '../../../src/text/plain-text.js';

const characters = Array.from({ length: 0x110000 }, (_, code) => String.fromCodePoint(code));
const plainCharacters = characters.filter(isPlain);

describe('plain texts', () => {
  it('are English and Chinese with their punctuation, and no other', () => {
    expect(isPlain('“AI for all” – 62%, said §3 of 《倡議》：智能向善。')).toBe(true);
    for (const text of ['café', 'Größe', 'Кто', 'ひと', '한국', 'Ａ', 'ª', '々', '𠀀', 'e\u0301']) {
      expect(isPlain(text), text).toBe(false);
    }
  });

  it.each(Object.keys(classesFor(true)) as (keyof CharacterClasses)[])('know the same of the class %s', (name) => {
    const [ofPlain, ofAll] = [true, false].map((isPlain) => new RegExp(`^[${classesFor(isPlain)[name]}]$`, 'u'));
    const differing = plainCharacters.filter((character) => ofPlain?.test(character) !== ofAll?.test(character));
    expect(differing).toEqual([]);
    expect(plainCharacters.some((character) => ofAll?.test(character))).toBe(name !== 'mark');
  });

  it('are as long in small letters', () => {
    expect(plainCharacters.filter((character) => character.toLowerCase().length !== 1)).toEqual([]);
  });
});
