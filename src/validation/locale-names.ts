import { knownHere, nearest } from '../diagnostics/suggest.js';
import { languageOf, presentTag } from '../schema/scripts.js';

/**
 * Names that people give to languages, in lower case with hyphens, by the tags that packs use. The tag of another language,
 * such as uk, which is Ukrainian, is none of them.
 */
const names: Readonly<Record<string, RegExp>> = {
  'zh-Hans': /^(?:cn|sc|chs|hans|zh|zh-cn|zh-sg|zh-chs|zh-sc|zh-hans.*|simplified.*|简体.*|簡體.*)$/u,
  'zh-Hant': /^(?:tw|hk|tc|cht|hant|zh-tw|zh-hk|zh-mo|zh-cht|zh-tc|zh-hant.*|traditional.*|繁體.*|繁体.*|正體.*)$/u,
  en: /^(?:en-.*|eng|english|gb|us|英文|英語|英语)$/u,
  fr: /^(?:fr-.*|fra|fre|french|français|francais|法文)$/u,
  es: /^(?:es-.*|spa|spanish|español|espanol|西文)$/u,
  ar: /^(?:ar-.*|ara|arabic|阿文)$/u,
  ru: /^(?:ru-.*|rus|russian|俄文)$/u,
  pt: /^(?:pt-.*|por|portuguese|português|葡文)$/u,
  de: /^(?:de-.*|deu|ger|german|deutsch)$/u,
  ja: /^(?:ja-.*|jp|jpn|japanese|日本語|日文)$/u,
  ko: /^(?:ko-.*|kr|kor|korean|한국어|韓文|韩文)$/u,
};

/** Languages of countries whose codes are those of no language, and which people write for them. */
const languagesOfCountries = new Map(
  Object.entries({
    al: 'sq',
    bd: 'bn',
    by: 'be',
    cz: 'cs',
    dk: 'da',
    ge: 'ka',
    gr: 'el',
    il: 'he',
    ir: 'fa',
    jp: 'ja',
    kr: 'ko',
    kz: 'kk',
    lk: 'si',
    md: 'ro',
    np: 'ne',
    pk: 'ur',
    rs: 'sr',
    tj: 'tg',
    tm: 'tk',
    ua: 'uk',
    vn: 'vi',
  }),
);

/** The language of the country that a tag is the code of; none of a tag that may be a language. */
export function languageOfCountry(tag: string): string | undefined {
  return languagesOfCountries.get(tag.toLowerCase());
}

/** Which of the languages a name stands for: `zh_hant` and `tw` are zh-Hant, `cn` is zh-Hans. */
export function localeMeant(typed: string, locales: readonly string[]): string | undefined {
  const name = presentTag(typed.trim().toLowerCase().replaceAll('_', '-'));
  const exact = locales.find((locale) => locale.toLowerCase() === name);
  if (exact !== undefined) return exact;
  const named = locales.find((locale) => Object.hasOwn(names, locale) && names[locale]?.test(name));
  if (named !== undefined) return named;
  // Where there is one Chinese, any name of Chinese stands for it.
  const chinese =
    /^(?:cn|tw|hk|zh|zho|chi|chinese|中文|漢語|汉语|华语|華語)/u.test(name) || names['zh-Hans']?.test(name);
  const matches = locales.filter((locale) =>
    chinese ? locale.startsWith('zh') : languageOf(locale) === languageOf(name),
  );
  return matches.length === 1 ? matches[0] : undefined;
}

/** Of tags without a script any two are only a letter or two apart: there a near one is another language. */
const isLongTag = (tag: string) => tag.length > 3;

/** The language that a name stands for, or that is misspelt in it; never one whose short tag is only near to it. */
export function languageNear(typed: string, locales: readonly string[]): string | undefined {
  const named = localeMeant(typed, locales);
  return named ?? (isLongTag(typed) ? nearest(typed, locales.filter(isLongTag)) : undefined);
}

/** A question for the language that was meant, else the list of those that there are. */
export function languageSuggestion(typed: string, locales: readonly string[]): string {
  const near = languageNear(typed, locales);
  return near === undefined ? knownHere(locales) : `Did you mean "${near}"?`;
}

/** The languages whose names are known. */
export const knownLocales: readonly string[] = Object.keys(names);
