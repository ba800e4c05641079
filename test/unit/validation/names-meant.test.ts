import { describe, expect, it } from 'vitest';
import { namesMeant } from '../../../src/validation/names-meant.js';
import { found } from '../../support/mistakes.js';

const [ada, bo] = [
  { family: 'Smith', given: 'Ada' },
  { family: 'Jones', given: 'Bo' },
];

describe('names in one text', () => {
  it.each([
    ['Smith, Ada', [ada]],
    ['Ada Smith', [ada]],
    ['Smith, Ada and Jones, Bo', [ada, bo]],
    ['Smith, Ada; Jones, Bo', [ada, bo]],
    ['Ada Smith & Bo Jones', [ada, bo]],
    ['Ada Smith, Bo Jones', [ada, bo]],
    ['Ada Smith et Bo Jones', [ada, bo]],
    ['薛瀾、梁正', [{ literal: '薛瀾' }, { literal: '梁正' }]],
    ['World Health Organization', [{ literal: 'World Health Organization' }]],
    ['WHO', [{ literal: 'WHO' }]],
    ['', []],
  ])('%s', (typed, names) => expect(namesMeant(typed)).toEqual(names));

  it('are shown as people, each in its place', () => {
    const write = 'author: ["Ada Smith", "World Health Organization"]';
    const edit = { file: 'pack.yaml', find: 'author:\n      - { family: "Smith", given: "Ann" }', write };
    expect(found({ edits: [edit] }).diagnostics.map(({ hint }) => hint)).toEqual([
      'Write it so:\n  author:\n    - { family: Smith, given: Ada }',
      'Write it so:\n  author:\n    - literal: "World Health Organization"',
    ]);
  });
});
