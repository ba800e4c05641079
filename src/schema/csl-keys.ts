import { nearest } from '../diagnostics/suggest.js';

/**
 * What CSL-JSON has beside the variables below (csl-data.json of https://github.com/citation-style-language/schema), for
 * references and names; and `published`, which Crossref adds. They pass unread, and are no misspellings.
 */
const otherVariables = `
  citation-key categories journalAbbreviation shortTitle chair collection-editor compiler composer container-author
  contributor curator director editor editorial-director executive-producer guest host interviewer illustrator narrator
  organizer original-author performer producer recipient reviewed-author script-writer series-creator translator
  available-date event-date original-date submitted abstract annote archive archive_collection archive_location
  archive-place authority call-number chapter-number citation-number citation-label collection-number collection-title
  container-title-short dimensions division edition event event-title event-place first-reference-note-number genre ISBN
  ISSN jurisdiction keyword locator medium note number-of-pages number-of-volumes original-publisher
  original-publisher-place original-title page-first part part-title PMCID PMID printing publisher-place references
  reviewed-genre reviewed-title scale section source status supplement version volume-title volume-title-short year-suffix
  custom dropping-particle suffix comma-suffix static-ordering parse-names published`;
const foreignKeys = new Set(otherVariables.toLowerCase().split(/\s+/));

/** The keys of a group of CSL that are misspellings of those that are read; others pass. */
export function misspeltKeys(group: object, known: readonly string[]): readonly string[] {
  return Object.keys(group).filter((key) => !known.includes(key) && isMisspelling(key, known));
}

/** CSL's keys are misspelt by one letter, by two swapped letters or by their case; ours by anything near. */
function isMisspelling(key: string, known: readonly string[]): boolean {
  if (foreignKeys.has(key.toLowerCase())) return false;
  return known.some((other) => {
    const distance = lettersOf(key) === lettersOf(other) ? 2 : 1;
    return nearest(key, [other], other.endsWith('-by-language') ? undefined : distance) !== undefined;
  });
}

function lettersOf(word: string): string {
  return [...word.toLowerCase()].sort().join('');
}
