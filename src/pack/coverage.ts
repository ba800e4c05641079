import type { PackIndex } from './pack-index.js';

/** How many of a reader's texts there are in each language. */
export interface CoverageRow {
  readonly audience: string;
  /** The reader's own wordings of units. */
  readonly own: number;
  readonly total: number;
  readonly present: Readonly<Record<string, number>>;
}

/** The matrix of audiences and languages. No language stands in for another: what is missing is missing. */
export function coverageOf({ entries, texts }: PackIndex, languages: readonly string[]): readonly CoverageRow[] {
  return entries
    .filter(({ kind }) => kind === 'audience')
    .map((audience) => {
      const read = texts.filter(({ entry }) => entry?.kind !== 'audience' || entry === audience);
      const isPresent =
        (locale: string) =>
        ({ wordings }: (typeof read)[number]) =>
          wordings.some((wording) => wording.locale === locale || wording.locale === undefined);
      return {
        audience: audience.id,
        own: read.filter(({ entry, unit }) => entry === audience && unit !== undefined).length,
        total: read.length,
        present: Object.fromEntries(languages.map((locale) => [locale, read.filter(isPresent(locale)).length])),
      };
    });
}
