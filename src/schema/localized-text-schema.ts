import { z } from 'zod';
import { bothLengths, plainText, textByLanguage } from './localized-text.js';
import { localeTag, textScalar } from './scalars.js';

const oneString = textScalar.transform(bothLengths);
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

/** One string for each language (a headline, a title, a label). */
export const localizedLine = z.union([oneString.transform(plainText), linesByLanguage.transform(textByLanguage)]);

/** A unit's text: one string or a full and a short one, for each language. */
export const localizedUnitText = z.union([
  oneString.transform(plainText),
  lengths.transform(plainText),
  unitTextsByLanguage.transform(textByLanguage),
]);

/** What a schema of texts takes: a text in any form, or only the one with a key for each language. */
export const localizedSchemas = z
  .registry<{ readonly takes: 'text' | 'languages' }>()
  .add(localizedLine, { takes: 'text' })
  .add(localizedUnitText, { takes: 'text' })
  .add(linesByLanguage, { takes: 'languages' })
  .add(unitTextsByLanguage, { takes: 'languages' });
