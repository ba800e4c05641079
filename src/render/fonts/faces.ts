import { type Faces, facesOf, scriptClass, type Theme } from '../../schema/theme.js';

/**
 * The families for words of a language on a page of another: Latin letters as on the rest of the page, Han characters in
 * the forms of their region.
 */
export function facesFor(theme: Theme, pageLocale: string, locale: string): Faces {
  const ofPage = facesOf(theme, pageLocale);
  if (scriptClass(locale) === 'latin') return ofPage;
  const { text, sans } = facesOf(theme, locale);
  return { text: { ...ofPage.text, han: text.han }, sans: { ...ofPage.sans, han: sans.han } };
}

/** The families of a theme, for letters that one of them lacks: first those that are like it, with serifs or without. */
export function fallbacksOf({ fonts }: Theme, family: string): readonly string[] {
  const genericOf = (name: string) => /[\w-]+$/.exec(fonts[name]?.css ?? '')?.[0];
  const all = Object.keys(fonts);
  const isLike = (name: string) => genericOf(name) === genericOf(family);
  return [...all.filter(isLike), ...all.filter((name) => !isLike(name))];
}
