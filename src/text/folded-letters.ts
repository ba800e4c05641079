/** Latin letters that Unicode does not take apart into a plain one and its marks. */
const ligatures: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ħ: 'h',
  ı: 'i',
};

/** In small letters and without accents: `Été` is ete, `Straße` strasse. Letters of other scripts stay as they are. */
export function foldedLetters(text: string): string {
  const small = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return small.replace(/[^\0-\x7f]/gu, (letter) => ligatures[letter] ?? letter);
}
