import { describe, expect, it } from 'vitest';
import { applyPlace, type UnitPlace } from '../../../src/write-back/apply-place.js';
import { type Edit, miniPackFolder, packFiles } from '../../support/packs.js';

const nameOf = (path: string) => path;
const file = 'audiences/readers.yaml';
const decode = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes);
const weights = 'weights:\n  first: 2\n  patience: 3\n';

/** The end of the reader's file, written in some way, once a place in it was changed; all else must stay. */
function rewritten(yaml: string, unit: string, place: UnitPlace, crlf = false): string {
  const end = crlf ? '\r\n' : '\n';
  const edits: readonly Edit[] = [{ file, find: weights, write: yaml }];
  const files = packFiles(miniPackFolder, edits).map((one) => {
    return { ...one, bytes: new TextEncoder().encode(decode(one.bytes).replaceAll('\n', end)) };
  });
  const result = applyPlace(files, { audience: 'readers', unit }, place, { nameOf });
  if (!result.ok) throw new Error(JSON.stringify(result.diagnostics));
  const { patches } = result.value;
  expect(patches.length).toBeLessThan(2);
  if (patches.length === 0) return yaml;
  expect(patches[0]?.path).toBe(file);
  const before = decode(files.find(({ path }) => path === file)?.bytes);
  const after = decode(patches[0]?.after);
  const head = before.slice(0, before.length - yaml.replaceAll('\n', end).length);
  expect(after.slice(0, head.length)).toBe(head);
  return after.slice(head.length).replaceAll(end, '\n');
}

describe('the place of a unit on the pages of a reader', () => {
  const reason = 'Said: "later".';
  it.each<[name: string, yaml: string, unit: string, place: UnitPlace, expected: string]>([
    ['a list begins', weights, 'first.begin', { pin: 'keep' }, `${weights}keep:\n  - first.begin\n`],
    [
      'with its reason',
      weights,
      'missing',
      { pin: 'drop', reason },
      `${weights}drop:\n  - { unit: missing, reason: "Said: \\"later\\"." }\n`,
    ],
    [
      'a list goes on',
      'keep:\n  # why\n  - second.finish # so\nweights:\n  first: 2\n',
      'first.begin',
      { pin: 'keep', reason: 'Asked for.', length: 'short' },
      'keep:\n  # why\n  - second.finish # so\n  - { unit: first.begin, length: short, reason: "Asked for." }\nweights:\n  first: 2\n',
    ],
    [
      'a list in brackets goes on',
      'keep: [second.finish] # so\n',
      'first.begin',
      { pin: 'keep' },
      'keep: [second.finish, first.begin] # so\n',
    ],
    ['an empty list is filled', 'keep: []\n', 'first.begin', { pin: 'keep' }, 'keep: [first.begin]\n'],
    [
      'a list loses one',
      'drop:\n  - unit: first.begin\n    reason: "One."\n  - { unit: missing, reason: "Two." }\n',
      'first.begin',
      {},
      'drop:\n  - { unit: missing, reason: "Two." }\n',
    ],
    [
      'a list in brackets loses one',
      'keep: [first.begin, missing, second.finish]\n',
      'missing',
      {},
      'keep: [first.begin, second.finish]\n',
    ],
    [
      'a list goes with its last one',
      'drop:\n  - { unit: missing, reason: "Two." }\nweights:\n  first: 2\n',
      'missing',
      {},
      'weights:\n  first: 2\n',
    ],
    [
      'one list is left for the other',
      'drop:\n  - { unit: missing, reason: "Two." }\n  - { unit: first.continue, reason: "x" }\nkeep:\n  - second.finish\n',
      'missing',
      { pin: 'keep' },
      'drop:\n  - { unit: first.continue, reason: "x" }\nkeep:\n  - second.finish\n  - missing\n',
    ],
    [
      'a reason is changed',
      'drop:\n  - { unit: missing, reason: "Two." }\n',
      'missing',
      { pin: 'drop', reason: 'Three.' },
      'drop:\n  - { unit: missing, reason: "Three." }\n',
    ],
    [
      'a list of one becomes the other list',
      'drop:\n  - { unit: missing, reason: "Two." }\n',
      'missing',
      { pin: 'keep' },
      'keep:\n  - missing\n',
    ],
    [
      'a weight is changed',
      'weights:\n  first: 2 # twice\n  patience: "3"\n',
      'first',
      { weight: '2.5' },
      'weights:\n  first: 2.5 # twice\n  patience: "3"\n',
    ],
    ['a weight is added', weights, 'first.begin', { weight: '4' }, `${weights}  first.begin: 4\n`],
    [
      'weights begin',
      'keep: [missing]\n',
      'first.begin',
      { weight: '4' },
      'keep: [missing]\nweights:\n  first.begin: 4\n',
    ],
    [
      'keys have question marks',
      '? weights\n: first: 2\n? drop\n: - { unit: missing, reason: "x" }\n',
      'missing',
      { pin: 'keep', weight: '4' },
      '? weights\n: first: 2\n  missing: 4\nkeep:\n  - missing\n',
    ],
    ...(
      [
        ['begins', '', { pin: 'keep' }, '\nkeep:\n  - missing'],
        ['goes', '\nkeep:\n  - missing', {}, ''],
        ['loses its last one', '\nkeep:\n  - first.begin\n  - missing', {}, '\nkeep:\n  - first.begin'],
        [
          'gives way to the other, with a weight,',
          '\nkeep:\n  - first.begin\n  - missing',
          { pin: 'drop', reason: 'x', weight: '4' },
          '\nkeep:\n  - first.begin\ndrop:\n  - { unit: missing, reason: "x" }',
        ],
      ] as const
    ).map(([what, end, place, expected]): [string, string, string, UnitPlace, string] => {
      const weighed = 'weight' in place ? '\n  missing: 4' : '';
      return [
        `a list ${what} where the file ends without a line break`,
        `weights:\n  first: 2${end}`,
        'missing',
        place,
        `weights:\n  first: 2${weighed}${expected}`,
      ];
    }),
    [
      'the last weight and the last list go where the file ends without a line break',
      'keep: [first.begin]\nweights:\n  missing: 4\ndrop:\n  - { unit: missing, reason: "x" }',
      'missing',
      {},
      'keep: [first.begin]',
    ],
    ['a weight is taken out', weights, 'first', {}, 'weights:\n  patience: 3\n'],
    ['the last weight is taken out', 'weights: { first: 2 }\nkeep: [missing]\n', 'first', {}, 'keep: [missing]\n'],
    [
      'one list begins behind the last item of the other, which goes',
      'drop:\n  - { unit: missing, reason: "x" }\n  - { unit: first.continue, reason: "y" }\n',
      'first.continue',
      { pin: 'keep' },
      'drop:\n  - { unit: missing, reason: "x" }\nkeep:\n  - first.continue\n',
    ],
    [
      'a list and a weight at once',
      weights,
      'first.continue',
      { pin: 'drop', reason: 'x', weight: '4' },
      `${weights}  first.continue: 4\ndrop:\n  - { unit: first.continue, reason: "x" }\n`,
    ],
    [
      'a list begins where the last weight goes',
      'keep: [second.finish]\nweights:\n  first.continue: 2\n',
      'first.continue',
      { pin: 'drop', reason: 'x' },
      'keep: [second.finish]\ndrop:\n  - { unit: first.continue, reason: "x" }\n',
    ],
    ['nothing changes', weights, 'first', { weight: '2' }, weights],
  ])('%s', (_, yaml, unit, place, expected) => {
    expect(rewritten(yaml, unit, place)).toBe(expected);
    expect(rewritten(yaml, unit, place, true)).toBe(expected);
  });

  it.each<[name: string, unit: string, place: UnitPlace, code: string]>([
    ['of no unit', 'third.unit', { pin: 'keep' }, 'content/unknown-id'],
    ['dropped without a reason', 'first.begin', { pin: 'drop' }, 'content/missing-key'],
    ['of a weight that is none', 'first.begin', { weight: 'much' }, 'content/invalid-value'],
  ])('is refused %s', (_, unit, place, code) => {
    const result = applyPlace(packFiles(miniPackFolder), { audience: 'readers', unit }, place, { nameOf });
    if (result.ok) throw new Error('it was written');
    expect(result.diagnostics.map((one) => one.code)).toContain(code);
  });
});
