import { describe, expect, it } from 'vitest';
import { found } from '../../support/mistakes.js';

const told = (find: string, write: string) =>
  found({ edits: [{ file: 'pack.yaml', find, write }] }).diagnostics.map(({ hint = '' }) => hint);

describe('the DOI of a work', () => {
  it.each([
    ['10.1000/ abc', '10.1000/abc'],
    ['10.1000/ab c', '10.1000/abc'],
    ['10.1038/s41467-019- 14108-y', '10.1038/s41467-019-14108-y'],
    ['10.1000/abc, 10.1000/def', '10.1000/abc'],
    ['10.1000/abc; doi: 10.1000/def', '10.1000/abc'],
    ['DOI 10.1000/abc (open access)', '10.1000/abc'],
    ['https://doi.org/10.1000/abc.', '10.1000/abc'],
    ['https://doi.org/10.1000%2Fabc', '10.1000/abc'],
    ['https://doi-org.proxy.example.edu/10.1000/abc', '10.1000/abc'],
    ['https://journals.example.org/doi/full/10.1000/abc?needAccess=true', '10.1000/abc'],
    ['https://journals.example.org/doi/10.1000/abc/full', '10.1000/abc'],
    ['https://journals.example.org/doi/pdf/10.1000/abc#page=3', '10.1000/abc'],
    [
      'https://journals.example.org/doi/10.1000/(SICI)1097-4571<1::AID>3.0.CO;2-T',
      '10.1000/(SICI)1097-4571<1::AID>3.0.CO;2-T',
    ],
  ])('%s is meant as %s', (typed, meant) => {
    expect(told('DOI: "10.1234/test.1"', `DOI: "${typed}"`)).toEqual([`Write ${meant} in its place.`]);
  });
});

describe('the kind of a work', () => {
  it.each([
    ['tweet', 'post'],
    ['Press Release', 'report'],
    ['podcast episode', 'broadcast'],
    ['court decision', 'legal_case'],
    ['resolution', 'report'],
    ['decree', 'regulation'],
    ['constitution', 'legislation'],
    ['JOUR', 'article-journal'],
    ['Government Document', 'report'],
    ['photo', 'graphic'],
  ])('%s is what CSL calls %s', (typed, type) => {
    expect(told('type: article-journal', `type: ${typed}`)).toEqual([
      expect.stringMatching(new RegExp(`^Did you mean "${type}"`)),
    ]);
  });
});
