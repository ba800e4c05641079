import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { formatFrame } from '../../src/diagnostics/format-frame.js';
import type { PackFile } from '../../src/model/loaded-pack.js';
import { limits } from '../../src/schema/limits.js';
import { depth, sampleOf } from '../support/depth.js';
import { englishPack, writeEnglishPack } from '../support/english-pack.js';
import { testFolder } from '../support/folders.js';
import { foundIn } from '../support/mistakes.js';
import { applyEdits, type Edit } from '../support/packs.js';
import { run } from '../support/program.js';

const many = (size: number, write: (i: number) => string) => Array.from({ length: size }, (_, i) => write(i)).join('');

/** A word for each number, in letters only: a digit would make figures of them. */
const word = (i: number) =>
  i
    .toString(26)
    .replace(/[0-9]/g, (digit) => 'qrstuvwxyz'.charAt(Number(digit)))
    .padStart(4, 'q');

function packWith(...edits: readonly Edit[]): readonly PackFile[] {
  return englishPack.map(({ path, bytes }) => {
    return { path, bytes: new TextEncoder().encode(applyEdits(new TextDecoder().decode(bytes), path, edits)) };
  });
}

const before = (file: string, find: string) => (write: string) => ({ file, find, write: write + find });
const after = (file: string, find: string) => (write: string) => ({ file, find, write: find + write });
const inFacts = after('argument.yaml', 'facts:\n');
const inReferences = after('pack.yaml', 'references:\n');
const inReader = before('audiences/readers.yaml', 'weights:\n');
const inText = (write: string): Edit => ({ file: 'argument.yaml', find: 'Begin early.', write });

const facts = (size: number, more: (i: number) => string, text = 'One thing.') =>
  many(
    size,
    (i) =>
      `  - id: f${word(i)}\n    standing: reported\n    source: { paragraphs: [1] }\n    text: "${text}"\n` +
      `    references: [smith2025]\n${more(i)}`,
  );
const works = (size: number) =>
  many(size, (i) => `  - { id: r${word(i)}, type: book, title: "T", author: [{ family: "A" }], issued: "2020" }\n`);
const five = (i: number, letter: string) => Array.from({ length: 5 }, (_, j) => letter + word(i * 5 + j)).join(', ');
const reader = new TextDecoder().decode(englishPack.find(({ path }) => path.startsWith('audiences/'))?.bytes);
const readers = (size: number, find: string, write: string) => [
  ...englishPack,
  ...Array.from({ length: size }, (_, i) => ({
    path: `audiences/a${word(i)}.yaml`,
    bytes: new TextEncoder().encode(reader.replace('"readers"', `a${word(i)}`).replace(find, write)),
  })),
];

/** What grows, how large a pack has it first, and the pack. */
const growing: readonly (readonly [of: string, size: number, make: (size: number) => readonly PackFile[]])[] = [
  [
    'unknown keys',
    8_000,
    (size) => packWith(before('pack.yaml', 'references:\n')(many(size, (i) => `x${word(i)}: 1\n`))),
  ],
  [
    'unknown keys with JSON',
    8_000,
    (size) => packWith(before('pack.yaml', 'references:\n')(`${many(size, (i) => `x${word(i)}: ["a"]\n`)}y:\n["b"]\n`)),
  ],
  [
    'unknown keys of a section',
    8_000,
    (size) => packWith(after('pack.yaml', 'pack:\n')(many(size, (i) => `  x${word(i)}: 1\n`))),
  ],
  ['marks on one letter', 15_000, (size) => packWith(inText(`a${'\u0301'.repeat(size)}`))],
  [
    'unknown keys in many places',
    400,
    (size) => packWith(inFacts(facts(size, () => many(6, (j) => `    x${word(j)}: 1\n`)))),
  ],
  [
    'misspelt keys in many places',
    400,
    (size) => packWith(inFacts(facts(size, () => '    limit: "x"\n    chrt: { kind: share }\n'))),
  ],
  [
    'unknown works in lists, beside as many known ones',
    2_000,
    (size) =>
      packWith(
        inReferences(works(size)),
        inFacts(facts(size / 5, () => '').replaceAll('[smith2025]', () => `[${five(size, 'v')}]`)),
      ),
  ],
  [
    'unknown works in texts, beside as many known ones',
    700,
    (size) => packWith(inReferences(works(size)), inText(many(size, (i) => `[@u${word(i)}] `))),
  ],
  [
    'unknown figures',
    400,
    (size) =>
      packWith(inFacts(facts(size, (i) => `    limits: "{{m${word(i)}.a}} {{m${word(i)}.b}} {{f${word(i)}.c}}"\n`))),
  ],
  [
    'unknown weights',
    4_000,
    (size) => packWith(after('audiences/readers.yaml', 'weights:\n')(many(size, (i) => `  w${word(i)}: 2\n`))),
  ],
  [
    'unknown units that are left out',
    2_000,
    (size) => packWith(inReader(`drop:\n${many(size, (i) => `  - { unit: u${word(i)}, reason: "x" }\n`)}`)),
  ],
  [
    'unknown units in words for a reader',
    4_000,
    (size) => packWith(inReader(`text:\n${many(size, (i) => `  u${word(i)}: "x"\n`)}`)),
  ],
  ['facts of one id', 400, (size) => packWith(inFacts(facts(size, () => '').replaceAll(/id: \w+/g, 'id: same')))],
  ['works of one id', 3_000, (size) => packWith(inReferences(works(size).replaceAll(/id: \w+/g, 'id: same')))],
  ['wrong values', 3_000, (size) => packWith(inReferences(works(size).replaceAll('"2020"', '"20x20"')))],
  ['wrong types', 3_000, (size) => packWith(inReferences(works(size).replaceAll('[{ family: "A" }]', '{ a: [b] }')))],
  [
    'languages that the pack does not name',
    400,
    (size) =>
      packWith(inFacts(facts(size, () => '').replaceAll('"One thing."', '{ en: "One.", fr: "Une.", de: "Ein." }'))),
  ],
  ['hidden letters', 400, (size) => packWith(inFacts(facts(size, () => '', 'One\\u200b th\\u0456ng.')))],
  ['languages', 1_000, (size) => packWith(after('pack.yaml', '- "en"\n')(many(size, (i) => `    - x-${word(i)}\n`)))],
  [
    'keys of a text that are no languages',
    1_000,
    (size) => packWith(after('pack.yaml', 'pack:\n')(`  contact:\n${many(size, (i) => `    x${word(i)}: "x"\n`)}`)),
  ],
  [
    'lines that are indented with tabs',
    2_000,
    (size) => packWith(after('pack.yaml', 'pack:\n')(many(size, (i) => `\tx${word(i)}: "x"\n`))),
  ],
  ['files of readers with a mistake', 200, (size) => readers(size, 'weights:', 'wieghts:')],
  ['facts', 400, (size) => packWith(inFacts(facts(size, () => '')))],
  [
    'figures',
    400,
    (size) =>
      packWith(
        inFacts(
          facts(
            size,
            (i) =>
              `    figures: { a: ${i + 3}, b: ${i + 90} }\n    value: "{{f${word(i)}.a}}"\n` +
              `    limits: "Of {{f${word(i)}.b}}, and of {{f${word(Math.max(0, i - 1))}.b}}."\n`,
          ),
        ),
      ),
  ],
  ['works', 2_000, (size) => packWith(inReferences(works(size)))],
  [
    'works that are cited',
    2_000,
    (size) =>
      packWith(
        inReferences(works(size)),
        inFacts(
          many(size / 5, (i) =>
            facts(1, () => '')
              .replace(word(0), word(i))
              .replace('smith2025', five(i, 'r')),
          ),
        ),
      ),
  ],
  [
    'terms, and texts that have them',
    400,
    (size) =>
      packWith(
        before(
          'pack.yaml',
          'references:\n',
        )(
          `glossary:\n${many(size, (i) => `  - { id: t${word(i)}, terms: { en: ["${word(i)} thing"] }, avoid: { en: ["${word(i)} item"] } }\n`)}`,
        ),
        inFacts(
          facts(size, () => '').replace(/f(\w+)([^"]*")One/g, (_, one, between) => `f${one}${between}${one} item, one`),
        ),
      ),
  ],
  ['readers', 200, (size) => readers(size, '', '')],
];

/** The time of this process alone: others may keep the machine busy. */
function msSince(start: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

function checkMs(files: readonly PackFile[]): number {
  const start = process.cpuUsage();
  const { diagnostics, sources } = foundIn(files);
  for (const diagnostic of diagnostics) formatFrame(diagnostic, sources);
  return msSince(start);
}

describe('twice as much takes twice as long, and not four times', () => {
  // Where little is measured, chance has more of a say.
  const [runs, tolerance] = depth === 'fast' ? [2, 3.2] : [4, 2.8];
  it.each(sampleOf(growing, 8))('%s', (_, size, make) => {
    const [small, large] = [make(size), make(2 * size)];
    checkMs(small);
    // By turns: what else runs on the cores at a time slows both.
    const times = Array.from({ length: runs }, () => ({ once: checkMs(small), twice: checkMs(large) }));
    const [once, twice] = [Math.min(...times.map((ms) => ms.once)), Math.min(...times.map((ms) => ms.twice))];
    expect(twice).toBeLessThan(tolerance * once + 40);
  });
});

describe('a pack of 1 MiB that is refused is refused within two seconds', () => {
  // Where the cores are shared, the same work takes up to twice as long.
  const boundMs = 4_000;
  const filled = (text: string) => text.repeat(Math.floor((0.98 * limits.fileBytes) / text.length));
  const files: readonly (readonly [of: string, text: string])[] = [
    ['unknown keys', many(limits.fileBytes / 11, (i) => `k${word(i)}: 1\n`)],
    ['the same key', filled('key: 1\n')],
    ['quotation marks', filled('a: "x\n')],
    ['brackets', filled('[')],
    ['brackets in lines of their own', filled('[\n')],
    ['entries of a list', `facts:\n${filled('  - { id: a }\n')}`],
    ['citations of nothing', `framing:\n  advice: "${filled('[@a] ')}"\n`],
    ['one long word', `framing:\n  advice: "${filled('a')}"\n`],
    ['stars', `framing:\n  advice: "${filled('**a *')}"\n`],
    ['ampersands', `framing:\n  advice: "${filled('&amp;')}"\n`],
    ['half a file of notes', filled('# a note\n')],
    ['tabs', filled('\t\n')],
    ['no line ends', filled('a: ')],
    ['blank lines before a bracket', `a: 1${filled('\n')}["x"]\n`],
  ];
  it.each(sampleOf(files, 4))('%s', async (_, text) => {
    const folder = testFolder({});
    writeEnglishPack(join(folder, 'content/mini'));
    writeFileSync(join(folder, 'content/mini/more.yaml'), text);
    const start = process.cpuUsage();
    const { status } = await run(folder, 'check');
    expect(status).toBe(1);
    expect(msSince(start)).toBeLessThan(boundMs);
  });
});
