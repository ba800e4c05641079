import { directionOf, scriptOf } from '../../schema/scripts.js';
import { scriptClass } from '../../schema/theme.js';

/** Word checks spelling by tags with a region, and knows no scripts. Of other languages it is that where most speak them. */
const regions: Readonly<Record<string, string>> = {
  ar: 'ar-SA',
  de: 'de-DE',
  en: 'en-GB',
  es: 'es-ES',
  fr: 'fr-FR',
  ja: 'ja-JP',
  ko: 'ko-KR',
  pt: 'pt-PT',
  ru: 'ru-RU',
};

export function wordLanguage(tag: string): string {
  const script = scriptOf(tag);
  const region = /-([A-Z]{2})$/.exec(tag)?.[1];
  if (script === 'hant') return `zh-${region ?? 'TW'}`;
  if (script === 'hans') return `zh-${region ?? 'CN'}`;
  return regions[tag] ?? withLikelyRegion(tag);
}

/** `pl-PL` of `pl`, by the likely subtags of CLDR. */
function withLikelyRegion(tag: string): string {
  if (!/^[a-z]{2,3}(?:-[A-Z][a-z]{3})?$/.test(tag) || tag === 'und') return tag;
  const { region } = new Intl.Locale(tag).maximize();
  return region === undefined ? tag : `${tag}-${region}`;
}

/** The attributes of `w:lang`: one each for Latin and like letters, for Han characters, and for what runs from the right. */
export function languageAttributes(tag: string): Readonly<Record<string, string>> {
  const language = wordLanguage(tag);
  if (scriptClass(tag) === 'han') return { 'w:val': language, 'w:eastAsia': language };
  return directionOf(tag) === 'rtl' ? { 'w:val': language, 'w:bidi': language } : { 'w:val': language };
}
