import { describe, expect, it } from 'vitest';
import type { PackFile } from '../../src/model/loaded-pack.js';
import { depth } from '../support/depth.js';
import { foundIn, type Mistakes, mistakenFiles } from '../support/mistakes.js';

const [argument, pack, readers] = ['argument.yaml', 'pack.yaml', 'audiences/readers.yaml'];

function list(size: number, one: (i: number) => string, between = '\n'): string {
  return Array.from({ length: size }, (_, i) => one(i)).join(between);
}

/** Text put in after the first place where `find` stands. */
function after(file: string, find: string, text: string) {
  return { file, find, write: `${find}${text}` };
}

const works = (size: number, written = (i: number) => work(i)) =>
  after(pack, 'references:\n', `${list(size, written)}\n`);
const work = (i: number) => `  - { id: w${i}, type: book, title: "T${i}", issued: "2020", author: [{ literal: "A" }] }`;
const ofReader = (key: string, text: string) => after(readers, 'patience: 3\n', `${key}: ${text}\n`);
const measure = '      - id: begin\n';
const textOf = (text: string) => ({ file: argument, find: 'Begin early.', write: text });
const facts = (size: number, text: (i: number) => string) =>
  after(
    argument,
    'facts:\n',
    `${list(size, (i) => `  - { id: f${i}, source: { paragraphs: [1] }, text: { en: "${text(i)}", zh-Hant: "一。" } }`)}\n`,
  );

const packs: readonly (readonly [name: string, of: (size: number) => Mistakes])[] = [
  ['unknown keys of a file', (size) => ({ files: { 'more.yaml': list(size, (i) => `k${i}: v`) } })],
  [
    'unknown keys of a group',
    (size) => ({ edits: [after(pack, '  id: mini\n', `${list(size, (i) => `  titel${i}: v`)}\n`)] }),
  ],
  [
    'unknown keys of a reader',
    (size) => ({
      edits: [
        after(
          readers,
          'patience: 3\n',
          list(size, (i) => `k${i}: v\n`, ''),
        ),
      ],
    }),
  ],
  ['works', (size) => ({ edits: [works(size)] })],
  ['works of one id', (size) => ({ edits: [works(size, () => work(1))] })],
  ['works with misspelt keys', (size) => ({ edits: [works(size, (i) => work(i).replace('issued', 'isued'))] })],
  ['works with wrong dates', (size) => ({ edits: [works(size, (i) => work(i).replace('2020', 'soon'))] })],
  [
    'works, and unknown ones in a list',
    (size) => ({
      edits: [works(size), after(argument, measure, `        references: [${list(size, (i) => `u${i}`, ', ')}]\n`)],
    }),
  ],
  [
    'works, and known ones in a list',
    (size) => ({
      edits: [works(size), after(argument, measure, `        references: [${list(size, (i) => `w${i}`, ', ')}]\n`)],
    }),
  ],
  [
    'works, and unknown citations in one text',
    (size) => ({ edits: [works(size), textOf(list(size / 4, (i) => `[@u${i}]`, ' '))] }),
  ],
  [
    'works, and an unknown citation in each fact',
    (size) => ({ edits: [works(size), facts(size / 2, (i) => `One [@u${i}].`)] }),
  ],
  ['unknown figures in each fact', (size) => ({ edits: [facts(size / 2, (i) => `One {{u${i}.part}}.`)] })],
  [
    'figures',
    (size) => ({
      edits: [
        after(
          argument,
          'figures: { ',
          list(size, (i) => `f${i}: ${i}, `, ''),
        ),
      ],
    }),
  ],
  [
    'topics',
    (size) => ({
      edits: [
        after(
          argument,
          'topics: [',
          list(size, (i) => `t${i}, `, ''),
        ),
      ],
    }),
  ],
  [
    'weights of unknown ids',
    (size) => ({
      edits: [
        after(
          readers,
          'weights:\n',
          list(size, (i) => `  u${i}: 1\n`, ''),
        ),
      ],
    }),
  ],
  [
    'unknown ids that are reserved',
    (size) => ({ edits: [ofReader('reserved', `[${list(size, (i) => `u${i}`, ', ')}]`)] }),
  ],
  [
    'wordings of unknown units',
    (size) => ({ edits: [ofReader('text', `{ ${list(size, (i) => `u${i}: { en: "a", zh-Hant: "b" }`, ', ')} }`)] }),
  ],
  [
    'terms',
    (size) => ({
      files: {
        'terms.yaml': `glossary:\n${list(size, (i) => `  - { id: g${i}, terms: { en: ["term ${i}"], zh-Hant: ["詞${i}"] } }`)}`,
      },
    }),
  ],
];

/** The least processor time of some runs: what else the machine does counts little in it. */
function milliseconds(files: readonly PackFile[]): number {
  const runs = Array.from({ length: depth === 'fast' ? 1 : 3 }, () => {
    const before = process.cpuUsage();
    foundIn(files);
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  });
  return Math.min(...runs);
}

/** Four times as large takes four times as long; what is quadratic, sixteen times. */
const [factor, most] = [4, 9];
/** Below it, what every pack takes counts as much as its size. */
const floorMs = 40;

describe('a pack is checked in a time that grows as its size does', () => {
  it.each(packs)(
    '%s',
    (_, of) => {
      const size = depth === 'fast' ? 400 : 1_000;
      const small = milliseconds(mistakenFiles(of(size)));
      const large = milliseconds(mistakenFiles(of(size * factor)));
      expect(large / Math.max(small, floorMs)).toBeLessThan(most);
    },
    60_000,
  );
});
