import { foldedLetters } from '../text/folded-letters.js';
import { once } from '../text/once.js';

/** Powers of ten that Chinese, Japanese and Korean write as a sign after the number. */
const powers: Readonly<Record<string, number>> = {
  百: 2,
  백: 2,
  千: 3,
  천: 3,
  万: 4,
  萬: 4,
  만: 4,
  億: 8,
  亿: 8,
  억: 8,
  兆: 12,
  조: 12,
};

/** Words and short forms of a thousand, a million and 10⁹, folded. A billion is another number in each half of the world. */
const powersOfWords: readonly (readonly [power: number, words: string])[] = [
  [3, 'thousand thousands tsd tausend mille mil mila tys тыс тысяч тысячи тысяча bin nghin ngan ribu الف'],
  [5, 'lakh lakhs'],
  [
    6,
    'mio mln million millions millionen millon millones milhao milhoes milione milioni miljoen miljoner miljon milyon ' +
      'milion miliony milionow εκατομμυριο εκατομμυρια миллион миллиона миллионов млн trieu juta مليون ملايين',
  ],
  [7, 'crore crores'],
  [
    9,
    'bn mrd mia mld milliard milliards milliarden miliardo miliardi milyar miljard miljarder miliard miliardy ' +
      'miliardow млрд миллиард миллиарда миллиардов ty miliar مليار مليارات',
  ],
];

function powerOfWord(word: string): number | undefined {
  if (word === '') return undefined;
  const folded = foldedLetters(word);
  return powersOfWords.find(([, words]) => words.split(' ').includes(folded))?.[0];
}

/** The number that a text is in the form of some language, as the pack writes it; none where it is one already, or has words. */
export function numberMeant(typed: string): string | undefined {
  const text = typed.trim().normalize('NFKC');
  const isOne = (value: string) => value !== typed && /^-?\d+(?:\.\d+)?$/.test(value);
  return /\d/u.test(text) ? numbers(text).find(isOne) : undefined;
}

/** What a word begins with that may be a number, or multiply one. */
const mayBeNumber = once(
  () =>
    /(?:^|[^\p{L}])(?:[mbt]r?[iy]l|thous|tau?s|mrd|mld|mia|bn|k\b|doz|dutz|douz|doc|hund|cent|half|halb|demi|лес|тыс|мил|бил|трил|сот|дюж)|[百千万萬億亿兆천만억조半]|[\u0621-\u064a]/iu,
);

/** The number of `€ 620`, `ca. 620` and `620 wells`; none where there are two, or words that may be one. */
export function numberBeside(typed: string): string | undefined {
  const text = asciiDigits(typed.trim().normalize('NFKC'));
  const [found, ...others] = text.match(/(?:[-−+]|[▲△▼▽]\s?)?\d(?:[\d.,'’\s]*\d)?/gu) ?? [];
  if (found === undefined || others.length > 0) return undefined;
  const beside = text.replace(found, ' ').trim();
  const [number] = numbers(found).filter((one) => /^-?\d+(?:\.\d+)?$/.test(one));
  const isWord = /[()[\]{}:/*^⁄]/u.test(beside) || mayBeNumber().test(foldedLetters(beside));
  return isWord ? undefined : number;
}

const partsOfNumber = /(\d[\d,]*)\s?([百千백천]?)([万萬만億亿억兆조]?)\s?/gu;
const numberInParts = /^-?(?:\d[\d,]*\s?(?:[百千백천][万萬만億亿억兆조]?|[万萬만億亿억兆조])\s?){1,5}(?:\d[\d,]*)?$/u;

/** `1億2,000万`, `3천5백만` and `2千万`, whose parts are one number; none where there are no parts. */
function addedParts(text: string): string | undefined {
  if (!numberInParts.test(text)) return undefined;
  let [total, section] = [0n, 0n];
  for (const [, digits = '', small = '', large = ''] of text.matchAll(partsOfNumber)) {
    section += BigInt(digits.replaceAll(',', '')) * 10n ** BigInt(powers[small] ?? 0);
    if (large === '') continue;
    total += section * 10n ** BigInt(powers[large] ?? 0);
    section = 0n;
  }
  return `${text.startsWith('-') ? '-' : ''}${total + section}`;
}

/** Half, and the other fractions that are one sign and end in decimals. */
const fractions: Readonly<Record<string, string>> = {
  '1⁄2': '.5',
  '1⁄4': '.25',
  '3⁄4': '.75',
  '1⁄5': '.2',
  '1⁄8': '.125',
};

/** `0x3E`, `0o76` and `0b111110`, as programs write 62. */
const inOtherBase = /^0(?:x[\da-f]{1,12}|o[0-7]{1,16}|b[01]{1,48})$/i;

/** `1,300` and `1 300`, `2,5`, `1 300,5`, `12%`, `+3`, `−3`, `03`, `1300.`, `.5`, `2½`, `1,23,456`, `1万`, `1,2 Mio.`, `1.2E+06`, `3e-07`, `١٫٥` */
export function numbers(typed: string): string[] {
  const digits = asciiDigits(typed).replace(/(?<=\d)_(?=\d)/g, '');
  if (inOtherBase.test(digits)) return [String(Number(digits))];
  const [, scaled = '', word = ''] = /^([-−+]?[\d.,]+)\s*(\p{L}[\p{L}\p{M}]*)\.?$/u.exec(digits) ?? [];
  const by = powers[word] ?? powerOfWord(word);
  const [, mantissa = '', below, exponent = ''] =
    /^(-?\d+(?:[.,]\d+)?)[eE](?:\+|([-−]))?(\d{1,2})$/u.exec(digits) ?? [];
  if (mantissa !== '') return [(below ? lowered : shifted)(mantissa.replace(',', '.'), Number(exponent))];
  if (by !== undefined) return numbers(scaled).map((number) => shifted(number, by));
  const added = addedParts(digits);
  if (added !== undefined) return [added];
  const [, whole = '', fraction = ''] = /^(\d*?)\s?(\d⁄\d)$/u.exec(digits) ?? [];
  if (fraction !== '') return fractions[fraction] === undefined ? [] : [`${whole || 0}${fractions[fraction]}`];
  // Offices of Japan and Korea write a triangle for less than nothing.
  const bare = digits
    .replace(/[%‰]$/u, '')
    .replace(/^\+/, '')
    .replace(/^(?:[−–]|[▲△▼▽]\s?)/u, '-')
    .trim();
  const plain = ungrouped(bare).replace(/^(-?)\./, '$10.');
  return [plain, plain.replace(/^(-?)0+(?=\d)/, '$1')];
}

/** With a point before its decimals, and nothing between its thousands. */
function ungrouped(bare: string): string {
  if (/^-?\d{1,3}(?:[.'’ \u00a0\u202f]\d{3})+,\d+$/u.test(bare)) return bare.replace(/[.'’\s]/gu, '').replace(',', '.');
  if (/^-?\d{1,3}(?:[,'’ \u00a0\u202f]\d{3})+(?:\.\d+)?$/u.test(bare)) return bare.replace(/[,'’\s]/gu, '');
  if (/^-?\d{1,3}(?:\.\d{3}){2,}$/.test(bare)) return bare.replaceAll('.', '');
  if (/^-?\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?$/.test(bare)) return bare.replaceAll(',', '');
  return /^-?\d+,\d+$/.test(bare) ? bare.replace(',', '.') : bare;
}

/** A text with the digits of any script in ASCII. */
export function asciiDigits(text: string): string {
  return text
    .replace(/\p{Nd}/gu, (digit) => (/\d/.test(digit) ? digit : digitOf(digit)))
    .replaceAll('٫', '.')
    .replaceAll('٬', ',');
}

/** A digit of any script, in ASCII: Unicode has the ten of each in a row, from zero on. */
function digitOf(digit: string): string {
  const at = digit.codePointAt(0) ?? 0;
  const before = Array.from({ length: 10 }, (_, i) => i).findLast((i) => /\p{Nd}/u.test(String.fromCodePoint(at - i)));
  return String(before ?? 0);
}

/** A number times a power of ten, without a detour through a rounded one. */
function shifted(number: string, power: number): string {
  const [whole = '', decimals = ''] = number.split('.');
  const all = whole + decimals.padEnd(power, '0').slice(0, power);
  return decimals.length > power ? `${all}.${decimals.slice(power)}` : all;
}

/** A number divided by a power of ten. */
function lowered(number: string, power: number): string {
  if (power === 0) return number;
  const [, sign = '', whole = '', decimals = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(number) ?? [];
  const padded = whole.padStart(power + 1, '0');
  const at = padded.length - power;
  return `${sign}${padded.slice(0, at)}.${padded.slice(at)}${decimals}`;
}
