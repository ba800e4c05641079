import { describe, expect, it } from 'vitest';
import { found, type Mistakes } from '../../support/mistakes.js';

type Edit = NonNullable<Mistakes['edits']>[number];

/** What is said after an edit: codes, and what they point at. */
function told(...edits: readonly Edit[]) {
  const { diagnostics, sources } = found({ edits });
  return diagnostics.map(({ code, span }) => [
    code,
    sources.get(span?.source ?? '')?.text.slice(span?.start, span?.end),
  ]);
}

describe('a key that stands too far in', () => {
  it.each([
    ['keep', 'keep: [first.begin]'],
    ['most', 'most: { measures: 7 }'],
    ['paper', 'paper: letter'],
    ['next', 'next:\n    - text: { en: "Ask.", zh-Hant: "問。" }\n      standing: derived'],
    ['pillar-order', 'pillar-order: [second]'],
  ])('below a group that takes any key is told once: %s', (key, lines) => {
    const edit = { file: 'audiences/readers.yaml', find: '  patience: 3', write: `  patience: 3\n  ${lines}` };
    expect(told(edit)).toEqual([['content/unknown-key', key]]);
  });
});

describe('a key that stands too far out', () => {
  it.each<[string, Edit]>([
    ['disclaimer', { file: 'pack.yaml', find: '  disclaimer:\n    en', write: 'disclaimer:\n    en' }],
    ['advice', { file: 'argument.yaml', find: '  advice:\n    en', write: 'advice:\n    en' }],
  ])('below the group that lacks it is told once: %s', (key, edit) => {
    expect(told(edit)).toEqual([['content/unknown-key', key]]);
  });

  it('is no key of a group that has it', () => {
    expect(told({ file: 'pack.yaml', find: 'references:', write: 'title: "Another"\nreferences:' })).toEqual([
      ['content/unknown-key', 'title'],
    ]);
  });
});
