/** Scripts in which a joiner is spelling: Persian ends a letter by U+200C where it would join, as Indic scripts do. */
const joined =
  'Arabic Syriac Mongolian Nko Devanagari Bengali Gurmukhi Gujarati Oriya Tamil Telugu Kannada Malayalam Sinhala'
    .split(' ')
    .map((script) => `\\p{Script=${script}}`)
    .join('');
/** A letter of such a script, with its marks. */
const joinedLetter = `[${joined}]\\p{M}*`;
/**
 * U+200C between letters, and U+200D at a letter, which has the form that it would have beside another, are spelling. What
 * stands before is looked at last: from each of many marks it would be looked for through all of them.
 */
export const needlessJoiner =
  `\\u200c(?:(?<!${joinedLetter}\\u200c)|(?![${joined}]))|` + `\\u200d(?<!${joinedLetter}\\u200d)(?![${joined}])`;
