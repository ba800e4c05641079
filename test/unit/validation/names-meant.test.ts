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
    ['Smith J', [{ family: 'Smith', given: 'J' }]],
    [
      'Smith JB, Roe A',
      [
        { family: 'Smith', given: 'JB' },
        { family: 'Roe', given: 'A' },
      ],
    ],
    [
      'DUPONT Jean; Anne DURAND',
      [
        { family: 'DUPONT', given: 'Jean' },
        { family: 'DURAND', given: 'Anne' },
      ],
    ],
    ['Smith JB', [{ family: 'Smith', given: 'JB' }]],
    ['World Bank', [{ literal: 'World Bank' }]],
    ['Ministério da Saúde, Brasil', [{ literal: 'Ministério da Saúde, Brasil' }]],
    ['Food and Agriculture Organization', [{ literal: 'Food and Agriculture Organization' }]],
    ['European Commission, Joint Research Centre', [{ literal: 'European Commission, Joint Research Centre' }]],
    ['European Commission and World Bank', [{ literal: 'European Commission' }, { literal: 'World Bank' }]],
    ['Smith, Ada; Всемирный банк', [ada, { literal: 'Всемирный банк' }]],
    ['Ada Banks', [{ family: 'Banks', given: 'Ada' }]],
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
