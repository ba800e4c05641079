import type { Theme } from '../schema/theme.js';

/**
 * What is to be said where the words for a logo are those of one language, and pages are in several: a screen reader reads
 * them in the voice of each. A name is the same in all.
 */
export function wordsOfOneLanguage(
  { issuer }: Pick<Theme, 'issuer'>,
  locales: readonly string[],
): { readonly message: string; readonly hint: string } | undefined {
  const alt = issuer?.logo?.alt.plain?.full.trim() ?? '';
  const { plain, byLocale = {} } = issuer?.name ?? {};
  const names = [plain, ...Object.values(byLocale)].flatMap((one) => one?.full ?? []);
  const isName = !/\s/u.test(alt) || names.some((name) => alt.includes(name) || name.includes(alt));
  // A theme without a name is of whoever issues the pack, which may be what the logo says.
  if (locales.length < 2 || names.length === 0 || isName) return undefined;
  return {
    message: `What the logo shows is told in one language, and a screen reader reads it in the voice of ${locales.length}.`,
    hint: `Write it in each, or the name of the issuer alone:\n  alt: { ${locales.map((locale) => `${locale}: "…"`).join(', ')} }`,
  };
}
