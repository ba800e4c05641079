import { describe, expect, it } from 'vitest';
import { checkGarbled } from '../../../src/yaml/garbled.js';
import { builtInPackFolder, miniPackFolder, packFiles } from '../../support/packs.js';

const said = (text: string) => checkGarbled({ id: 'a.yaml', text }).map(({ message }) => message);
/** What Windows shows for the bytes from 0x80 on that are controls elsewhere. */
const shown = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
/** A file in UTF-8 as a program of Windows opens it. */
const asWindows = (text: string) =>
  Array.from(new TextEncoder().encode(text), (byte) =>
    byte >= 0x80 && byte < 0xa0 ? shown.charAt(byte - 0x80) : String.fromCharCode(byte),
  ).join('');

describe('letters that were garbled', () => {
  it.each([
    ['en', 'The ministry’s plan'],
    ['en', 'A cost of €5'],
    ['fr', 'Les écoles où l’on va'],
    ['de', 'Übergänge für alle Städte'],
    ['es', 'Más niños en España'],
    ['pt', 'São João não está'],
    ['pl', 'Świętować się'],
    ['tr', 'Başka bir şey için'],
    ['ru', 'Вода в сёлах'],
    ['el', 'Νερό στα χωριά'],
    ['ar', 'المياه في القرى'],
    ['zh', '水井的检测'],
    ['ko', '우물 검사'],
    ['ja', '井戸の検査'],
  ])('are told once: %s %s', (_, text) => {
    expect(said(asWindows(text))).toHaveLength(1);
    expect(said(text)).toEqual([]);
  });

  it('are shown with what they stand for', () => {
    expect(said(asWindows('in a café, and in a café'))).toEqual([
      '"Ã©" stands here for "é", and so are other letters garbled.',
    ]);
  });

  it.each([
    ['quotation marks', '« L’été », „Ä“, “AMANHÃ”, «MAÇÃ», l’été”», le café… »'],
    ['no-break spaces', 'Société\u00a0® et café\u00a0£5, où\u00a0? à\u00a0»'],
    ['capitals', 'ÚŠTĚK PŘÍŽIV ŽIŽEŇ ÇA ÂGE ÉTÉ NÃO ÃO'],
    ['signs', '5 °C, 10 µg, ½, § 5, ±2, á–é, Å–Ä, 3 × 4, É.'],
    ['letters beside one another', 'cœur, nœud, œuvre, naïve, Noël, façade, élève, kéž, náš, mníš'],
  ])('are none in %s', (_, text) => expect(said(text)).toEqual([]));

  it('are none in the packs that are there', () => {
    for (const { bytes } of [...packFiles(miniPackFolder), ...packFiles(builtInPackFolder)])
      expect(said(new TextDecoder().decode(bytes))).toEqual([]);
  });
});
