import type { PackContent } from '../schema/pack.js';
import { localizedTextsIn } from './texts.js';

/** How many of a reader's texts there are in each language. */
export interface CoverageRow {
  readonly audience: string;
  /** Wordings of units that this reader has for himself. */
  readonly own: number;
  readonly total: number;
  readonly present: Readonly<Record<string, number>>;
}

/** The matrix of audiences and languages. Nothing is filled from another language: what is missing is missing. */
export function coverageOf(content: PackContent): readonly CoverageRow[] {
  const { audiences, references: _, glossary: __, ...shared } = content;
  const common = localizedTextsIn(shared);
  return audiences.map((audience) => {
    const texts = [...common, ...localizedTextsIn(audience)].map((found) => found.text);
    const counts = content.pack.languages.map((locale) => {
      const present = texts.filter((text) => text.plain !== undefined || text.byLocale[locale] !== undefined);
      return [locale, present.length] as const;
    });
    return {
      audience: audience.id,
      own: Object.keys(audience.text).length,
      total: texts.length,
      present: Object.fromEntries(counts),
    };
  });
}
