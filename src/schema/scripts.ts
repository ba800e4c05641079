/**
 * The script that each language is mostly written in, where that is not Latin, as its ISO 15924 code in small letters
 * (likely subtags of CLDR). A tag may name another: `sr-Latn`.
 */
const scriptsOfLanguages: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries({
    arab: 'aeb ar arq ars ary arz bal ckb fa glk khw ks lah lrc mzn ps sd sdh ug ur',
    armn: 'hy',
    beng: 'as bn bpy mni',
    cher: 'chr',
    cyrl: 'ab ady av ba be bg bua ce chm cv inh kbd kk koi krc kum kv ky lez mdf mk mn myv os rue ru sah sr tg tt tyv udm uk xal',
    deva: 'awa bho brx doi hi kok mag mai mr mwr ne new raj sa',
    ethi: 'am byn gez ti tig',
    geor: 'ka',
    grek: 'el',
    gujr: 'gu',
    guru: 'pa',
    hebr: 'he yi',
    jpan: 'ja',
    khmr: 'km',
    knda: 'kn tcy',
    kore: 'ko',
    laoo: 'lo',
    mlym: 'ml',
    mymr: 'my shn',
    nkoo: 'nqo',
    olck: 'sat',
    orya: 'or',
    rohg: 'rhg',
    sinh: 'si',
    syrc: 'syc syr',
    taml: 'ta',
    telu: 'te',
    tfng: 'zgh',
    thaa: 'dv',
    thai: 'th',
    tibt: 'bo dz',
    yiii: 'ii',
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
const formerCodes: Readonly<Record<string, string>> = {
  iw: 'he',
  in: 'id',
  ji: 'yi',
  jw: 'jv',
  mo: 'ro',
  cmn: 'zh',
};

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
