import { describe, expect, it } from 'vitest';
import { found } from '../../support/mistakes.js';
import { miniPackFolder, packFiles } from '../../support/packs.js';

/** A stretch of the file as it is, the same with a mark of YAML before a value, and that mark. */
const marked: readonly (readonly [string, string, string])[] = [
  ['en: "Begin early."', 'en: &a "Begin early."', '&a'],
  ['en: "Begin early."', 'en: !!str "Begin early."', '!!str'],
  ['en: "Begin early."', 'en: !text "Begin early."', '!text'],
  ['source: { paragraphs: [1] }', 'source: &src { paragraphs: [1] }', '&src'],
  ['source: { paragraphs: [1] }', 'source: { paragraphs: &p [1] }', '&p'],
  ['source: { paragraphs: [1] }', 'source: { paragraphs: [&p 1] }', '&p'],
  ['topics: [patience]', 'topics: [&t patience]', '&t'],
  ['- id: begin', '- id: !!str begin', '!!str'],
  ['- id: begin', '- id: &b !!str begin', '&b !!str'],
  ['- id: begin', '- &b id: begin', '&b'],
  ['figures: { part: 2, all: 3 }', 'figures: { part: &n 2, all: 3 }', '&n'],
];

/** The same over lines of its own. */
const above: readonly (readonly [string, string, string])[] = [
  ['  advice:\n', '  advice: &a\n', '&a'],
  ['  advice:\n', '  advice: !!map\n', '!!map'],
  ['pillars:\n', 'pillars: &p\n', '&p'],
  ['- id: begin\n', '- &b\n        id: begin\n', '&b'],
];

const argument = new TextDecoder().decode(
  packFiles(miniPackFolder).find(({ path }) => path === 'argument.yaml')?.bytes ?? new Uint8Array(),
);

function told(find: string, write: string) {
  const text = argument.replace(find, () => write);
  return found({ files: { 'argument.yaml': text } }).diagnostics.map(({ code, span, hint = '' }) => ({
    code,
    at: text.slice(span?.start, span?.end),
    /** The line that the hint says to write. */
    line: /:\n {2}(.*)$/.exec(hint)?.[1],
  }));
}

describe('an anchor or a tag', () => {
  it.each(marked)('%s as %s is no part of the text, and the line to write has none', (find, write, mark) => {
    const [only, ...more] = told(find, write);
    expect([only?.code, only?.at, more]).toEqual(['yaml/forbidden', mark, []]);
    expect(find).toContain(only?.line);
  });

  it.each(above)('%s as %s is told alone, and the rest is read', (find, write, mark) => {
    expect(told(find, write)).toEqual([expect.objectContaining({ code: 'yaml/forbidden', at: mark })]);
  });

  it('is none where a text begins with its mark', () => {
    for (const text of ['&Sons Ltd begin.', '!Important begin.']) {
      expect(told('"Begin early."', text)).toEqual([{ code: 'yaml/forbidden', at: text, line: `en: "${text}"` }]);
    }
  });
});

describe('a part that is repeated by its name', () => {
  it.each([
    ['source: { paragraphs: [1] }', 'source: *src', '*src'],
    ['source: { paragraphs: [1] }', 'source: { <<: *src }', '*src'],
    ['source: { paragraphs: [1] }', '<<: *base', '*base'],
    ['source: { paragraphs: [1] }', 'source: { paragraphs: [*p] }', '*p'],
    ['topics: [patience]', 'topics: *t', '*t'],
  ])('%s as %s is told alone', (find, write, name) => {
    expect(told(find, write)).toEqual([expect.objectContaining({ code: 'yaml/forbidden', at: name })]);
  });

  it('by a merge is never to be put in quotation marks', () => {
    expect(told('source: { paragraphs: [1] }', '<<: *base').map(({ line }) => line)).toEqual([undefined]);
  });
});

describe('a text beside the mark of a text below', () => {
  it.each(['|"Continue with all."', '| Continue with all.', '>- Continue with all.', "> 'Continue with all.'"])(
    '%s is the text without the mark',
    (write) => {
      const full = 'full: "Continue with patience and with everybody who wants to help."';
      const [only, ...more] = told(full, `full: ${write}`);
      expect([only?.code, only?.line, more]).toEqual(['yaml/syntax', 'full: "Continue with all."', []]);
      expect(told(full, only?.line ?? '')).toEqual([]);
    },
  );

  it('is a sign before a number, which stays', () => {
    const [only, ...more] = told('en: "Begin early."', 'en: > 50 % begin early.');
    expect([only?.line, more]).toEqual(["en: '\\> 50 % begin early.'", []]);
    expect(told('en: "Begin early."', only?.line ?? '').map(({ code }) => code)).toEqual(['lint/parity-number']);
  });

  it('goes on in the lines below', () => {
    expect(told('en: "Begin early."', 'en: | Begin\n            early.')).toEqual([
      expect.objectContaining({ code: 'yaml/syntax', at: '| Begin' }),
    ]);
  });
});
