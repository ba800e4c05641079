import type { LintSet, LintText } from './lint-text.js';

/** The fields of a key figure that are read on from each other, in their order. */
const fields = ['value', 'whole', 'text'];

/** All that a key figure says in one language, as one text. Its places are those of no file. */
export type WholeStatement = Pick<LintText, 'locale' | 'text'>;

/**
 * The statements that a text is a field of, in two languages, with the full and with the short words: each language may
 * put what “3”, “of 5 services” and “answer in time” say into other fields. None for every other text.
 */
export function wholeStatements(sets: readonly LintSet[]) {
  return ({ packText: { entry, field } }: LintSet, locales: readonly [string, string]) => {
    if (entry?.kind !== 'fact' || !fields.includes(field)) return [];
    // Charts have texts under keys of the same names.
    const ofFact = sets.filter(
      ({ packText }) => packText.entry === entry && packText.path.length === entry.path.length + 1,
    );
    const statement = (locale: string, length: 'full' | 'short'): WholeStatement => {
      const texts = ofFact.flatMap(({ packText, texts }) => texts.map((text) => ({ ...text, field: packText.field })));
      const ofLength = texts.filter((text) => text.locale === locale && text.lengths.includes(length));
      const inOrder = fields.flatMap((name) => ofLength.find((text) => text.field === name)?.text ?? []);
      return { locale, text: inOrder.join('\n') };
    };
    return (['full', 'short'] as const).map((length) => locales.map((locale) => statement(locale, length)));
  };
}
