/**
 * The script that each language is mostly written in, where that is not Latin, as its ISO 15924 code in small letters
 * (likely subtags of CLDR). A tag may name another: `sr-Latn`.
 */
const scriptsOfLanguages: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries({
    arab: 'ar arz ckb fa ks ps sd ug ur',
    armn: 'hy',
    beng: 'as bn',
    cyrl: 'ab av ba be bg ce cv kk kv ky mk mn os ru sah sr tg tt uk',
    deva: 'hi mai mr ne sa',
    ethi: 'am ti',
    geor: 'ka',
    grek: 'el',
    gujr: 'gu',
    guru: 'pa',
    hebr: 'he yi',
    jpan: 'ja',
    khmr: 'km',
    knda: 'kn',
    kore: 'ko',
    laoo: 'lo',
    mlym: 'ml',
    mymr: 'my',
    orya: 'or',
    sinh: 'si',
    taml: 'ta',
    telu: 'te',
    thaa: 'dv',
    thai: 'th',
    tibt: 'bo dz',
  }).flatMap(([script, languages]) => languages.split(' ').map((language) => [language, script] as const)),
);

/** The ISO 15924 code of the script that a BCP 47 tag stands for, in small letters. */
export function scriptOf(tag: string): string {
  const [language = '', ...subtags] = tag.toLowerCase().split('-');
  const written = subtags.find((subtag) => /^[a-z]{4}$/.test(subtag));
  if (language !== 'zh' && language !== 'yue') return written ?? scriptsOfLanguages[language] ?? 'latn';
  if (written !== undefined) return written;
  return language === 'yue' || subtags.some((subtag) => /^(?:tw|hk|mo)$/.test(subtag)) ? 'hant' : 'hans';
}

/** What older programs write, and the codes of today. Mandarin is the Chinese that is meant by the code alone. */
const formerCodes: Readonly<Record<string, string>> = { iw: 'he', in: 'id', ji: 'yi', jw: 'jv', cmn: 'zh' };

/** The tag with the code that its language has today: `iw-IL` is he-IL. */
export function presentTag(tag: string): string {
  const [, code = '', rest = ''] = /^([a-z]+)(.*)$/is.exec(tag) ?? [];
  const present = formerCodes[code.toLowerCase()];
  return present === undefined ? tag : `${present}${rest}`;
}

/** Of a tag such as de-AT, without its country and script. */
export function languageOf(tag: string): string {
  return tag.split('-', 1)[0] ?? tag;
}

/** Which of the two Chinese scripts a tag names, or its place does: `zh-Hant-HK` and `zh-TW` are Traditional. */
export function chineseScriptOf(tag: string): 'zh-Hant' | 'zh-Hans' | undefined {
  if (!/^zh-/i.test(tag)) return undefined;
  return ({ hant: 'zh-Hant', hans: 'zh-Hans' } as const)[scriptOf(tag)];
}

export type Direction = 'ltr' | 'rtl';

const rightToLeft = ['adlm', 'arab', 'hebr', 'mand', 'nkoo', 'rohg', 'samr', 'syrc', 'thaa'];

/** Which side the lines of a language start from. */
export function directionOf(tag: string): Direction {
  return rightToLeft.includes(scriptOf(tag)) ? 'rtl' : 'ltr';
}
