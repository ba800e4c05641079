/** The groups of CSL-JSON. */
export type CslGroup = 'reference' | 'name' | 'date';

export type GivenGroup = Readonly<Record<string, unknown>>;

const words = (text: string) => text.trim().split(/\s+/);

/** What CSL-JSON has beside the keys that are read (csl-data.json of https://github.com/citation-style-language/schema). */
const cslKeys: Readonly<Record<CslGroup, readonly string[]>> = {
  reference: words(`
    citation-key categories journalAbbreviation shortTitle chair collection-editor compiler composer container-author
    contributor curator director editorial-director executive-producer guest host interviewer illustrator narrator
    organizer original-author performer producer recipient reviewed-author script-writer series-creator translator
    available-date event-date original-date submitted abstract annote archive archive_collection archive_location
    archive-place call-number chapter-number citation-number citation-label container-title-short dimensions division
    event event-title event-place first-reference-note-number ISBN ISSN jurisdiction keyword locator medium note
    number-of-pages number-of-volumes original-publisher original-publisher-place original-title page-first part part-title PMCID PMID printing references reviewed-genre
    reviewed-title scale source status supplement version volume-title volume-title-short year-suffix custom`),
  name: words('comma-suffix static-ordering parse-names'),
  date: words('season circa raw literal edtf'),
};

/** What the programs add that bibliographies come from: Crossref, DataCite, Pandoc, citation.js, Juris-M. */
const keysOfPrograms: Readonly<Record<CslGroup, ReadonlySet<string>>> = {
  reference: new Set(
    words(`
    accepted aliases alternative-id approved article-number assertion clinical-trial-number component-number
    content-created content-domain content-updated copyright created degree deposited edition-number free-to-read funder
    group-title indexed is-referenced-by-count isbn-type issn-type issue-title journal-issue license link member
    part-number posted prefix proceedings-subject published published-online published-other published-print
    publisher-location reference reference-count references-count relation resource review score short-container-title
    short-title special-numbering standards-body subject update-policy update-to updated-by
    _graph multi other-ids`),
  ),
  name: new Set(words('affiliation authenticated-orcid ORCID role sequence multi isInstitution')),
  date: new Set(words('date-time timestamp other')),
};

/** What Crossref keeps as lists. The same words stand before a text where somebody thinks of another program. */
const listsOfPrograms = new Set(words('institution subtitle'));

/** The keys that a group of CSL may have and that no page shows: what a misspelt key is compared with, too. */
export function unreadKeys(group: CslGroup): readonly string[] {
  return cslKeys[group];
}

/** The keys of a group that neither CSL has nor a program adds: whoever wrote them means something that no page would show. */
export function strangeKeys(group: CslGroup, given: GivenGroup, read: readonly string[]): readonly string[] {
  return Object.keys(given).filter((key) => {
    if (read.includes(key) || cslKeys[group].includes(key) || keysOfPrograms[group].has(key)) return false;
    return !(group === 'reference' && listsOfPrograms.has(key) && typeof given[key] === 'object');
  });
}
