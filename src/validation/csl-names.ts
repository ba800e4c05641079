import type { CslGroup } from '../schema/csl-keys.js';

/** What other programs call the keys of CSL (BibTeX, BibLaTeX, Zotero's own fields), as `lettersOf` makes them. */
const keys: Readonly<Record<CslGroup, Readonly<Record<string, string>>>> = {
  reference: {
    ...{ itemtype: 'type', entrytype: 'type', kind: 'type', key: 'id', citekey: 'id' },
    ...{ subtitle: 'title', creator: 'author', creators: 'author', by: 'author', name: 'title' },
    ...{ year: 'issued', date: 'issued', month: 'issued', day: 'issued', pubdate: 'issued', published: 'issued' },
    ...{ publicationdate: 'issued', dateenacted: 'issued', datedecided: 'issued', publicationyear: 'issued' },
    ...{ urldate: 'accessed', accessdate: 'accessed', accessiondate: 'accessed', retrieved: 'accessed' },
    ...{ journal: 'container-title', journaltitle: 'container-title', booktitle: 'container-title' },
    ...{ publicationtitle: 'container-title', proceedingstitle: 'container-title', newspaper: 'container-title' },
    ...{ magazine: 'container-title', websitetitle: 'container-title', website: 'container-title' },
    ...{ blogtitle: 'container-title', encyclopediatitle: 'container-title', maintitle: 'container-title' },
    ...{ place: 'publisher-place', address: 'publisher-place', location: 'publisher-place', city: 'publisher-place' },
    ...{ institution: 'publisher', organization: 'publisher', organisation: 'publisher', school: 'publisher' },
    ...{ university: 'publisher', howpublished: 'publisher', court: 'authority', thesistype: 'genre' },
    ...{ reporttype: 'genre', reportnumber: 'number', documentnumber: 'number', billnumber: 'number' },
    ...{ patentnumber: 'number', publiclawnumber: 'number', docketnumber: 'number', articlenumber: 'number' },
    ...{ link: 'URL', web: 'URL', langid: 'language', lang: 'language' },
    ...{ series: 'collection-title', seriestitle: 'collection-title', seriesnumber: 'collection-number' },
    ...{
      annotation: 'annote',
      abstractnote: 'abstract',
      extra: 'note',
      notes: 'note',
      keywords: 'keyword',
      tags: 'keyword',
    },
    ...{
      chapter: 'chapter-number',
      pagetotal: 'number-of-pages',
      numpages: 'number-of-pages',
      volumes: 'number-of-volumes',
    },
    ...{ eventtitle: 'event-title', conferencename: 'event-title', conference: 'event-title', venue: 'event-place' },
    ...{ eventdate: 'event-date', origdate: 'original-date', origtitle: 'original-title', pubstate: 'status' },
    ...{ doiurl: 'DOI', librarycatalog: 'source', callnumber: 'call-number', runningtime: 'dimensions' },
  },
  name: {
    ...{ firstname: 'given', first: 'given', forename: 'given', forenames: 'given', initials: 'given' },
    ...{ lastname: 'family', last: 'family', surname: 'family', familyname: 'family', givenname: 'given' },
    ...{
      name: 'literal',
      fullname: 'literal',
      organization: 'literal',
      organisation: 'literal',
      institution: 'literal',
    },
    ...{ prefix: 'non-dropping-particle', particle: 'non-dropping-particle', von: 'non-dropping-particle' },
    ...{ jr: 'suffix' },
  },
  date: { dateparts: 'date-parts', text: 'literal', words: 'literal', approximate: 'circa', about: 'circa' },
};

/** Kinds of works that policy papers cite; there are too many to tell them all. */
export const usualTypes = [
  'article-journal',
  'book',
  'chapter',
  'report',
  'legislation',
  'webpage',
  'document',
] as const;

/** What other programs call the kinds of works. */
const types: Readonly<Record<string, string>> = {
  ...{ journalarticle: 'article-journal', magazinearticle: 'article-magazine', newspaperarticle: 'article-newspaper' },
  ...{
    journal: 'article-journal',
    magazine: 'article-magazine',
    newspaper: 'article-newspaper',
    paper: 'article-journal',
  },
  ...{
    preprint: 'article',
    postedcontent: 'article',
    workingpaper: 'report',
    techreport: 'report',
    guideline: 'report',
  },
  ...{ monograph: 'book', editedbook: 'book', referencebook: 'book', mvbook: 'book', booklet: 'pamphlet' },
  ...{
    bookchapter: 'chapter',
    booksection: 'chapter',
    incollection: 'chapter',
    inbook: 'chapter',
    bookpart: 'chapter',
  },
  ...{ conferencepaper: 'paper-conference', inproceedings: 'paper-conference', conference: 'paper-conference' },
  ...{ proceedingsarticle: 'paper-conference', proceedings: 'book', presentation: 'speech', talk: 'speech' },
  ...{ phdthesis: 'thesis', mastersthesis: 'thesis', dissertation: 'thesis' },
  ...{
    online: 'webpage',
    website: 'webpage',
    web: 'webpage',
    electronic: 'webpage',
    blogpost: 'post-weblog',
    blog: 'post-weblog',
  },
  ...{
    forumpost: 'post',
    statute: 'legislation',
    law: 'legislation',
    act: 'legislation',
    case: 'legal_case',
    ruling: 'legal_case',
  },
  ...{
    judgment: 'legal_case',
    computerprogram: 'software',
    program: 'software',
    encyclopediaarticle: 'entry-encyclopedia',
  },
  ...{
    dictionaryentry: 'entry-dictionary',
    film: 'motion_picture',
    video: 'motion_picture',
    videorecording: 'motion_picture',
  },
  ...{
    radiobroadcast: 'broadcast',
    tvbroadcast: 'broadcast',
    podcast: 'broadcast',
    audiorecording: 'song',
    artwork: 'graphic',
  },
  ...{
    letter: 'personal_communication',
    email: 'personal_communication',
    unpublished: 'manuscript',
    misc: 'document',
    other: 'document',
  },
  ...{
    data: 'dataset',
    norm: 'standard',
    directive: 'regulation',
    convention: 'treaty',
    agreement: 'treaty',
    newsletter: 'periodical',
  },
};

/** The key of CSL that is meant by the key of another program. */
export function cslKeyFor(group: CslGroup, key: string): string | undefined {
  return own(keys[group], lettersOf(key));
}

/** The kind of work of CSL that is meant by what another program calls it. */
export function cslTypeFor(type: string): string | undefined {
  return own(types, lettersOf(type));
}

function lettersOf(word: string): string {
  return word.toLowerCase().replace(/[-_ ]/g, '');
}

function own(names: Readonly<Record<string, string>>, word: string): string | undefined {
  return Object.hasOwn(names, word) ? names[word] : undefined;
}
