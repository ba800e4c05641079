/** What people call languages, beside the short names that a pack uses. Compared in small letters, with hyphens. */
const other: Readonly<Record<string, RegExp>> = {
  'zh-Hans': /^(?:cn|sc|chs|hans|zh|zh-cn|zh-sg|zh-chs|zh-sc|zh-hans.*|simplified.*|简体.*|簡體.*)$/u,
  'zh-Hant': /^(?:tw|hk|mo|tc|cht|hant|zh-tw|zh-hk|zh-mo|zh-cht|zh-tc|zh-hant.*|traditional.*|繁體.*|繁体.*|正體.*)$/u,
  en: /^(?:en-.*|eng|english|gb|uk|us|英文|英語|英语)$/u,
  fr: /^(?:fr-.*|fra|fre|french|français|francais|法文)$/u,
  es: /^(?:es-.*|spa|spanish|español|espanol|西文)$/u,
  ar: /^(?:ar-.*|ara|arabic|阿文)$/u,
  ru: /^(?:ru-.*|rus|russian|俄文)$/u,
  pt: /^(?:pt-.*|por|portuguese|português|葡文)$/u,
  de: /^(?:de-.*|deu|ger|german|deutsch)$/u,
};

/** Which of the languages a misspelt name means: `zh_hant` is zh-Hant, and so is `tw`; `cn` is zh-Hans. */
export function localeMeant(typed: string, locales: readonly string[]): string | undefined {
  const name = typed.trim().toLowerCase().replaceAll('_', '-');
  const same = locales.find((locale) => locale.toLowerCase() === name);
  if (same !== undefined) return same;
  const named = locales.find((locale) => Object.hasOwn(other, locale) && other[locale]?.test(name));
  if (named !== undefined) return named;
  // One Chinese among the languages is the one meant, whatever it was called.
  const chinese =
    /^(?:cn|tw|hk|zh|zho|chi|chinese|中文|漢語|汉语|华语|華語)/u.test(name) || other['zh-Hans']?.test(name);
  const ones = locales.filter((locale) =>
    chinese ? locale.startsWith('zh') : locale.split('-')[0] === name.split('-')[0],
  );
  return ones.length === 1 ? ones[0] : undefined;
}

/** Every name that `localeMeant` knows a short form of. */
export const knownLocales: readonly string[] = Object.keys(other);
