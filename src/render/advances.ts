/**
 * How wide letters are at most, in thousandths of an em: the wider one of DejaVu Sans and DejaVu Serif, to which Linux falls
 * back. Times and Arial, to which other systems fall back, are narrower.
 */
const widths: Readonly<Record<string, number>> = Object.fromEntries(
  (
    [
      ['ijl|', 320],
      ["'’‘ ,.;:!", 318],
      ['ft()[]-/IJ', 400],
      ['r', 478],
      ['s"“”', 521],
      ['czkxyv', 590],
      ['aeo', 614],
      ['bdghnpqu', 644],
      ['TLFPYSZ', 695],
      ['ABEKVX', 740],
      ['CDGOQRU', 820],
      ['w', 856],
      ['HN', 874],
      ['mMW', 1000],
      ['0123456789$', 636],
      ['–', 500],
      ['−+±×=<>≈≤≥', 838],
      ['—%', 1000],
    ] as const
  ).flatMap(([characters, width]) => [...characters].map((character) => [character, width] as const)),
);

const square = /[\u1100-\u115f\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/u;
const bold = 1.15;

/** The width of words, in em. */
export function advanceEm(words: string, isBold: boolean): number {
  let sum = 0;
  for (const character of words) {
    if (/[\u200b-\u200f\u2060\u00ad\p{M}]/u.test(character)) continue;
    if (square.test(character)) sum += 1000;
    // The mark of a citation is small.
    else if (character === '\uE000') sum += 420;
    else
      sum +=
        (widths[character] ?? widths[character.normalize('NFD')[0] ?? ''] ?? otherWidth(character)) *
        (isBold ? bold : 1);
  }
  return sum / 1000;
}

function otherWidth(character: string): number {
  if (/\p{Script=Arabic}/u.test(character)) return 560;
  return /\s/.test(character) ? 318 : 680;
}

/** Lines end at blanks, but not at those that forbid it, and beside Han characters. */
const han = '\\u2e80-\\u9fff\\uac00-\\ud7af\\uf900-\\ufaff\\uff00-\\uffef';
export const linePieces = new RegExp(`[${han}]|[^ ${han}]+ ?| `, 'gu');

/** The width of the widest of some words that a line may not end in, in em. */
export function widestWordEm(words: string, isBold: boolean): number {
  return Math.max(0, ...(words.match(linePieces) ?? []).map((word) => advanceEm(word.trimEnd(), isBold)));
}
