/** Scripts that are set one character after another, and Arabic, which is shaped: by ISO 15924 code, their Unicode name. */
const settable: Readonly<Record<string, string>> = {
  ...{ latn: 'Latin', grek: 'Greek', cyrl: 'Cyrillic', armn: 'Armenian', geor: 'Georgian', arab: 'Arabic' },
  ...{ hani: 'Han', hira: 'Hiragana', kana: 'Katakana', bopo: 'Bopomofo', hang: 'Hangul' },
  ...{ ethi: 'Ethiopic', cher: 'Cherokee', yiii: 'Yi' },
};
/** Tags name the scripts of Chinese, Japanese and Korean by what they are written in together. */
const ofSeveral = ['hans', 'hant', 'hanb', 'jpan', 'hrkt', 'kore'];

/** Scripts without blanks between words (UAX #14, class SA, and Tibetan), of which only a dictionary tells the words. */
const withoutBlanks: Readonly<Record<string, string>> = {
  ...{ thai: 'Thai', laoo: 'Lao', khmr: 'Khmer', mymr: 'Myanmar', tibt: 'Tibetan', java: 'Javanese', bali: 'Balinese' },
  ...{ tale: 'Tai_Le', talu: 'New_Tai_Lue', lana: 'Tai_Tham', tavt: 'Tai_Viet' },
};

/** Scripts whose letters depend on those beside them, and come out wrong where each is set by itself. */
const shaped: Readonly<Record<string, string>> = {
  ...{ deva: 'Devanagari', beng: 'Bengali', guru: 'Gurmukhi', gujr: 'Gujarati', orya: 'Oriya', taml: 'Tamil' },
  ...{ telu: 'Telugu', knda: 'Kannada', mlym: 'Malayalam', sinh: 'Sinhala', thaa: 'Thaana', syrc: 'Syriac' },
  ...{ mong: 'Mongolian', nkoo: 'Nko', adlm: 'Adlam', rohg: 'Hanifi_Rohingya', mand: 'Mandaic' },
};

/** Known by name, so that it is said of which the letters are. */
const others: Readonly<Record<string, string>> = {
  hebr: 'Hebrew',
  samr: 'Samaritan',
  tfng: 'Tifinagh',
  olck: 'Ol_Chiki',
};

/** Scripts that are refused for one reason. */
interface RefusedScripts {
  readonly scripts: Readonly<Record<string, string>>;
  readonly reason: string;
}

/** Nothing in such a script need be wrong; nobody knows. */
export const notMadeFor = 'This program was not made for this script, and nobody has looked at pages in it.';

export const refusedScripts: readonly RefusedScripts[] = [
  {
    scripts: withoutBlanks,
    reason:
      'This script has no blanks between words: where a line may end only a dictionary can tell, and this program has none.',
  },
  {
    scripts: shaped,
    reason: 'Letters of this script join, pile up or change places, and this program sets one after another.',
  },
  { scripts: others, reason: notMadeFor },
];

export const settableScripts =
  'Scripts that can be set: Latin, Greek, Cyrillic, Armenian, Georgian, Ethiopic, Cherokee, Yi, Arabic, Chinese, ' +
  'Japanese, Korean.';

/** Why a script, by its code in small letters, cannot be set, and its name; undefined where it can be. */
export function refusalOf(code: string): { readonly name: string; readonly reason: string } | undefined {
  if (code in settable || ofSeveral.includes(code)) return undefined;
  const known = refusedScripts.find(({ scripts }) => code in scripts);
  const { scripts, reason } = known ?? { scripts: others, reason: notMadeFor };
  return { name: inWords(scripts[code] ?? code), reason };
}

/** The name of the refused script that a character is of. */
export function refusedScriptOf(char: string): string | undefined {
  const names = refusedScripts.flatMap(({ scripts }) => Object.values(scripts));
  const name = names.find((one) => new RegExp(`^\\p{Script=${one}}`, 'u').test(char));
  return name && inWords(name);
}

/** Characters of any of these scripts, for a class of a regular expression. */
export function classOf(scripts: Readonly<Record<string, string>>): string {
  return Object.values(scripts)
    .map((name) => `\\p{Script=${name}}`)
    .join('');
}

/** All characters of scripts that can be set, and those of no script. */
export const settableClass = (): string => `${classOf(settable)}\\p{Script=Common}\\p{Script=Inherited}`;

const inWords = (name: string) => name.replaceAll('_', ' ');
