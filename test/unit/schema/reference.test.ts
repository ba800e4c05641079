import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { referenceSchema } from '../../../src/schema/reference-schema.js';
import { root } from '../../support/packs.js';

const work = { id: 'smith2025', type: 'article-journal', title: 'A source' };

/** The keys of a reference that are refused. */
function refused(fields: Readonly<Record<string, unknown>>): readonly string[] {
  const issues = referenceSchema.safeParse({ ...work, ...fields }).error?.issues ?? [];
  return issues.flatMap((issue) => (issue.code === 'unrecognized_keys' ? issue.keys : []));
}

/** `csl-data.json` of CSL 1.0.2, in the order of the file. */
const cslVariables = `type id citation-key categories language journalAbbreviation shortTitle author chair collection-editor
  compiler composer container-author contributor curator director editor editorial-director executive-producer guest host
  interviewer illustrator narrator organizer original-author performer producer recipient reviewed-author script-writer
  series-creator translator accessed available-date event-date issued original-date submitted abstract annote archive
  archive_collection archive_location archive-place authority call-number chapter-number citation-number citation-label
  collection-number collection-title container-title container-title-short dimensions division DOI edition event
  event-title event-place first-reference-note-number genre ISBN ISSN issue jurisdiction keyword locator medium note
  number number-of-pages number-of-volumes original-publisher original-publisher-place original-title page page-first part
  part-title PMCID PMID printing publisher publisher-place references reviewed-genre reviewed-title scale section source
  status supplement title title-short URL version volume volume-title volume-title-short year-suffix custom`;

/** What the JSON of a DOI has beside them, as Crossref answers. */
const crossrefKeys = `indexed reference-count license content-domain short-container-title published-print published-online
  published created is-referenced-by-count prefix member link deposited score resource subtitle short-title
  references-count journal-issue alternative-id relation issn-type subject article-number reference update-policy`;

describe('keys of a reference', () => {
  it.each(`${cslVariables} ${crossrefKeys}`.trim().split(/\s+/))('may be %s, read or not', (key) => {
    expect(refused(key in work ? {} : { [key]: key === 'subtitle' ? ['x'] : 'x' })).toEqual([]);
  });

  it.each([
    'title-by-langauge',
    'title-by-languages',
    'title-by-lang',
    'titles-by-language',
    'note-by-language',
    'publisher-by-language',
    'Author-by-language',
    'doi',
    'Url',
    'pages',
    'authors',
    'autohr',
    'isued',
    'volumne',
    'container_title',
    'contaner-title',
    'publiser',
    'title-shrot',
    'edtion',
    'year',
    'journal',
    'institution',
    'subtitle',
    'literal',
    'x',
  ])('are not %s, which a page would leave out without a word', (key) => {
    expect(refused({ [key]: 'x' })).toEqual([key]);
  });

  it('are refused where a required one is missing too', () => {
    const { title, ...rest } = work;
    const { error } = referenceSchema.safeParse({ ...rest, titel: title });
    expect(error?.issues.map(({ code }) => code)).toEqual(['invalid_type', 'unrecognized_keys']);
  });

  it.each(['dropping-particle', 'suffix', 'comma-suffix', 'static-ordering', 'parse-names', 'affiliation', 'ORCID'])(
    'of a name may be %s',
    (key) => {
      expect(refused({ author: [{ family: 'Gogh', [key]: 'x' }] })).toEqual([]);
    },
  );

  it('of a name are not a misspelt "given"', () => {
    expect(refused({ author: [{ family: 'Gogh', givne: 'Vincent' }] })).toEqual(['givne']);
  });

  it.each(['first', 'edition', 'initials'])('of a name are not %s', (key) => {
    expect(refused({ author: [{ family: 'Gogh', [key]: 'x' }] })).toEqual([key]);
  });

  it.each([
    [
      'date-parts',
      { 'date-parts': [['2019']], circa: 'true', edtf: '2019~', 'date-time': '2019-01-01', timestamp: '1' },
    ],
    ['named parts', { year: '2019', season: '1', other: 'x' }],
    ['a date as it was found', { raw: '2019', literal: 'x' }],
    ['words', { literal: 'forthcoming', circa: 'true' }],
  ])('of a date may be those of CSL and of programs: %s', (_, issued) => {
    expect(referenceSchema.safeParse({ ...work, issued }).success).toBe(true);
  });

  it.each([
    { 'date-parts': [['2019']], sesaon: '1' },
    { year: '2019', mnth: '5' },
    { literal: 'forthcoming', note: 'x' },
  ])('of a date are not any: %j', (issued) => {
    expect(referenceSchema.safeParse({ ...work, issued }).success).toBe(false);
  });
});

describe('the kind of a work', () => {
  const accepts = (type: string) => referenceSchema.safeParse({ ...work, type }).success;

  it.each(['article', 'article-journal', 'legal_case', 'motion_picture', 'standard', 'webpage'])(
    'may be %s',
    (type) => {
      expect(accepts(type)).toBe(true);
    },
  );

  it.each(['Article', 'journalArticle', 'inproceedings', 'foo', 'legal-case'])('is not %s', (type) => {
    expect(accepts(type)).toBe(false);
  });
});

describe('keys that are not printed', () => {
  const [, section = ''] =
    /^## References\n([\s\S]*?)^## /m.exec(readFileSync(join(root, 'docs/writing.md'), 'utf8')) ?? [];
  const rows = section.split('\n').filter((line) => line.startsWith('| ') && line.includes('`'));
  const listed = rows.flatMap((row) => [...row.matchAll(/`([^`]+)`/g)].map(([, key = '']) => key));

  it('are listed for writers, each once', () => {
    const unread = cslVariables.split(/\s+/).filter((key) => !(key in referenceSchema.shape));
    expect([...listed].sort()).toEqual(unread.sort());
  });
});

describe('the authors in other languages', () => {
  const accepts = (names: unknown) => referenceSchema.safeParse({ ...work, 'author-by-language': names }).success;

  it('are a list of names for each language', () => {
    expect(accepts({ 'zh-Hant': ['薛瀾', '梁正'], en: ['Xue Lan', 'Liang Zheng'] })).toBe(true);
  });

  it.each([
    ['one text', { 'zh-Hant': '薛瀾' }],
    ['a list without languages', ['薛瀾']],
    ['names taken apart', { 'zh-Hant': [{ family: '薛', given: '瀾' }] }],
    ['no names', { 'zh-Hant': [] }],
    ['an empty name', { 'zh-Hant': [''] }],
    ['a language of another spelling', { zh_hant: ['薛瀾'] }],
  ])('are not %s', (_, names) => {
    expect(accepts(names)).toBe(false);
  });
});
