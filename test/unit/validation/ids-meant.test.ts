import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { chartValue } from '../../../src/schema/chart-schema.js';
import { formOf } from '../../../src/schema/forms.js';
import { figureName, fullId, idPart } from '../../../src/schema/scalars.js';
import { found } from '../../support/mistakes.js';

/** What is said of a measure with this id. */
const told = (id: string) =>
  found({ edits: [{ file: 'argument.yaml', find: '- id: begin', write: `- id: ${id}` }] }).diagnostics.filter(
    ({ code }) => code === 'content/invalid-value',
  );

describe('an id', () => {
  it.each([
    ['Été', 'ete'],
    ['Bürgermeister_innen', 'burgermeister-innen'],
    ['Große Straße', 'grosse-strasse'],
    ['København', 'kobenhavn'],
    ['Łódź', 'lodz'],
    ['İstanbul', 'istanbul'],
    ['Ｂｅｇｉｎ', 'begin'],
    ['"begin!"', 'begin'],
  ])('written as %s is meant as %s, which mends it', (typed, meant) => {
    expect(told(typed).map(({ hint }) => hint)).toEqual([`Write ${meant} in its place.`]);
    expect(told(meant)).toEqual([]);
  });

  it('of a measure may be a name that Windows keeps for files: it is none, and pros stand beside cons', () => {
    expect(told('con')).toEqual([]);
    const edit = { file: 'audiences/readers.yaml', find: 'id: readers', write: 'id: con' };
    expect(found({ edits: [edit] }).diagnostics.map(({ message }) => message)).toEqual([
      '"id" is a name that Windows keeps for a device; write another.',
    ]);
  });

  it.each(['開始', '開始-a', 'Первый', 'Α-b'])('is not made of the letters that are left of %s', (typed) => {
    expect(told(typed).map(({ hint }) => hint)).toEqual([expect.stringMatching(/^Write another, such as:/)]);
  });
});

describe.each<[string, z.ZodType]>([
  ['an id', idPart],
  ['an id of several parts', fullId],
  ['a name of a figure', figureName],
  ['a value of a chart', chartValue],
])('%s', (_, schema) => {
  it('may have as many characters as its form says, and no more', () => {
    const most = formOf(schema)?.most ?? 0;
    expect([most, most + 1].map((count) => schema.safeParse('a'.repeat(count)).success)).toEqual([true, false]);
  });
});

const long = 'a'.repeat(70);

it.each([
  ['an id', '- id: begin', `- id: ${long}`, 64],
  ['a topic', 'topics: [patience]', `topics: [${long}]`, 64],
  ['a figure', 'part: 2, all: 3', `part: 2, all: 3, ${long}: 4`, 63],
])('%s that is only too long is told its length', (_, find, write, most) => {
  const { diagnostics } = found({ edits: [{ file: 'argument.yaml', find, write }] });
  const messages = diagnostics.filter(({ code }) => code === 'content/invalid-value').map(({ message }) => message);
  expect(messages).toEqual([expect.stringMatching(new RegExp(` 70 characters.* at most ${most}`))]);
});

describe('an id of a unit that is used', () => {
  const hintsOf = (kept: string) =>
    found({
      edits: [{ file: 'audiences/readers.yaml', find: 'weights:', write: `keep: [${kept}]\nweights:` }],
    }).diagnostics.map(({ hint }) => hint);

  it.each([
    ['first_begin', 'Did you mean "first.begin"?'],
    ['"first.begin "', 'Write first.begin in its place.'],
    ['First.begin', 'Write first.begin in its place.'],
  ])('is told once where it has not its form: %s', (typed, hint) => {
    expect(hintsOf(typed)).toEqual([hint]);
  });
});

it('what is shown for a group that may be empty has keys', () => {
  const most = (value: string) =>
    found({ edits: [{ file: 'audiences/readers.yaml', find: 'weights:', write: `most: ${value}\nweights:` }] });
  const [only, ...more] = most('7').diagnostics;
  const [, meant = ''] = /\n {2}most: (.*)$/.exec(only?.hint ?? '') ?? [];
  expect([only?.code, more]).toEqual(['content/wrong-type', []]);
  expect(meant).toMatch(/measures: \d+/);
  expect(most(meant).diagnostics).toEqual([]);
});
