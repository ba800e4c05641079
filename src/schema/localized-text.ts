import { z } from 'zod';
import { localeTag, textScalar } from './scalars.js';

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

const oneString = textScalar.transform((text): TextLengths => ({ full: text, short: text }));
const lengths = z
  .strictObject({
    full: textScalar.describe('the text as it should read when there is room'),
    short: textScalar.describe('the same message in fewer words'),
  })
  .readonly();
// Only the texts of a language are described: a description of the union would hide that of its key, such as `title`.
const linesByLanguage = z.record(localeTag, oneString.describe('the text in this language'));
const unitTextsByLanguage = z.record(
  localeTag,
  z.union([oneString, lengths]).describe('the text in this language: one text, or a full and a short one'),
);

const plainText = (text: TextLengths): LocalizedText => ({ kind: 'localized-text', plain: text, byLocale: {} });
const byLanguage = (byLocale: Record<string, TextLengths>): LocalizedText => ({ kind: 'localized-text', byLocale });

/** One string for each language (a headline, a title, a label). */
export const localizedLine = z.union([oneString.transform(plainText), linesByLanguage.transform(byLanguage)]);

/** A unit's text: one string or a full and a short one, for each language. */
export const localizedUnitText = z.union([
  oneString.transform(plainText),
  lengths.transform(plainText),
  unitTextsByLanguage.transform(byLanguage),
]);

/** What a schema of texts takes: a text in any form, or only the one with a key for each language. */
export const localizedSchemas = z
  .registry<{ readonly takes: 'text' | 'languages' }>()
  .add(localizedLine, { takes: 'text' })
  .add(localizedUnitText, { takes: 'text' })
  .add(linesByLanguage, { takes: 'languages' })
  .add(unitTextsByLanguage, { takes: 'languages' });

export function isLocalizedText(value: unknown): value is LocalizedText {
  return typeof value === 'object' && value !== null && (value as { kind?: unknown }).kind === 'localized-text';
}

/** The text in a language. Loading has checked that it is there. */
export function textIn(text: LocalizedText, locale: string): TextLengths {
  const found = text.byLocale[locale] ?? text.plain;
  if (!found) throw new Error(`a loaded pack has a text without "${locale}"`);
  return found;
}
