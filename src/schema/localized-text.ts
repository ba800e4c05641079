/** The two lengths of a text, the same where the file gives one. */
export interface TextLengths {
  readonly full: string;
  readonly short: string;
}

/**
 * A text in the languages of the pack. `plain` is a text given without language,
 * which only a pack with one language may do.
 */
export interface LocalizedText {
  readonly kind: 'localized-text';
  readonly plain?: TextLengths;
  readonly byLocale: Readonly<Record<string, TextLengths>>;
}

export const bothLengths = (text: string): TextLengths => ({ full: text, short: text });
export const plainText = (text: TextLengths): LocalizedText => ({ kind: 'localized-text', plain: text, byLocale: {} });
export const textByLanguage = (byLocale: Record<string, TextLengths>): LocalizedText => ({
  kind: 'localized-text',
  byLocale,
});

export function isLocalizedText(value: unknown): value is LocalizedText {
  return typeof value === 'object' && value !== null && (value as { kind?: unknown }).kind === 'localized-text';
}

/** The text in a language. Loading has checked that it is there. */
export function textIn(text: LocalizedText, locale: string): TextLengths {
  const found = text.byLocale[locale] ?? text.plain;
  if (!found) throw new Error(`a loaded pack has a text without "${locale}"`);
  return found;
}
