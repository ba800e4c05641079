/** What stands behind the title of an edition in English, by the categories of ordinal numbers that it has (CLDR). */
export const editionInEnglish = {
  one: ', {edition}st ed.',
  two: ', {edition}nd ed.',
  few: ', {edition}rd ed.',
  other: ', {edition}th ed.',
};
