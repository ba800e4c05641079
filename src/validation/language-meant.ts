import { once } from '../text/once.js';

/**
 * The tag of a language (BCP 47) that bibliographies write in many ways: `EN_us`, `eng`, `English (US)`, `français`. Of
 * several languages the first is taken, without its region.
 */
export function languageMeant(typed: string): string | undefined {
  const text = typed.normalize('NFKC').trim();
  const whole = tagOf(text) ?? namedLanguage(text);
  if (whole !== undefined) return whole;
  const parts = text.split(/\s*[;,/|+&]\s*|\s+/u).filter(Boolean);
  // Small words may look like a tag: "in" is one of Indonesian.
  const first = [...parts.map(namedLanguage), ...parts.map(tagOf)].find((tag) => tag !== undefined);
  return first === undefined ? undefined : withoutRegion(first);
}

/** A tag in its canonical form, if it is one of a language with a name: `eng` becomes `en`, `zh_hans_cn` zh-Hans-CN. */
function tagOf(text: string): string | undefined {
  const typed = text.replaceAll('_', '-');
  if (!/^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i.test(typed)) return undefined;
  try {
    const [tag] = Intl.getCanonicalLocales(typed);
    const language = tag === undefined ? undefined : new Intl.Locale(tag).language;
    return language !== undefined && englishName(language) !== undefined ? tag : undefined;
  } catch {
    return undefined;
  }
}

/** A name in English or in the language itself, perhaps with a region or a script: `Chinese (Simplified)`. */
function namedLanguage(text: string): string | undefined {
  const small = text.toLowerCase();
  const known = languageNames();
  const direct = known.get(small);
  if (direct !== undefined) return direct;
  const [, name = '', more = ''] = /^([^(),;/]+?)\s*(?:\(([^()]+)\)|[,-]\s*(.+))$/u.exec(small) ?? [];
  const language = known.get(name);
  if (language === undefined) return undefined;
  const script = scripts[more.trim()];
  const region = regionNames().get(more.trim());
  if (script === undefined && region === undefined) return undefined;
  return tagOf(`${language}-${script ?? region}`);
}

const scripts: Readonly<Record<string, string>> = {
  simplified: 'Hans',
  traditional: 'Hant',
  latin: 'Latn',
  cyrillic: 'Cyrl',
  arabic: 'Arab',
};

const twoLetters = Array.from({ length: 26 * 26 }, (_, i) =>
  String.fromCharCode(97 + Math.floor(i / 26), 97 + (i % 26)),
);

const languageNames = once(() => {
  const names = new Map<string, string>();
  for (const code of twoLetters) {
    const english = englishName(code);
    if (english === undefined || Intl.getCanonicalLocales(code)[0] !== code) continue;
    const own = new Intl.DisplayNames(code, { type: 'language', fallback: 'none' }).of(code);
    for (const name of [english, own]) if (name !== undefined) names.set(name.toLowerCase(), code);
  }
  for (const tag of ['zh-Hans', 'zh-Hant', 'en-US', 'en-GB', 'pt-BR', 'pt-PT', 'fr-CA', 'es-MX', 'de-AT', 'de-CH']) {
    const name = englishName(tag);
    if (name !== undefined) names.set(name.toLowerCase(), tag);
  }
  return names;
});

/** Regions by their code and by their name; `uk` is what people write for the code gb. */
const regionNames = once(() => {
  const shown = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
  const names = new Map<string, string>([
    ['uk', 'GB'],
    ['usa', 'US'],
  ]);
  for (const code of twoLetters.map((letters) => letters.toUpperCase())) {
    const name = shown.of(code);
    if (name !== undefined) names.set(code.toLowerCase(), code).set(name.toLowerCase(), code);
  }
  return names;
});

/** Made once: the data of a language take milliseconds to load. */
const englishNames = once(() => new Intl.DisplayNames('en', { type: 'language', fallback: 'none' }));

function englishName(tag: string): string | undefined {
  return englishNames().of(tag);
}

function withoutRegion(tag: string): string {
  const { language, script } = new Intl.Locale(tag);
  return script === undefined ? language : `${language}-${script}`;
}
