import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type SchemaName, schemas } from '../../../src/schema/schemas.js';
import { ShapeReader } from '../../../src/schema/shape.js';
import { shapesOf, shapesOfSchemas } from '../../../src/schema/shape-of.js';
import { toPlain } from '../../../src/validation/located.js';
import { readYaml } from '../../../src/yaml/read-yaml.js';
import { casesOf } from '../../support/depth.js';
import { builtInPackFolder, chartPackFolder, loadedPack, miniPackFolder, root } from '../../support/packs.js';

/** As the program has them. */
const reader = new ShapeReader(JSON.parse(JSON.stringify(shapesOfSchemas())));

interface Sample {
  readonly file: string;
  readonly schema: SchemaName;
  readonly value: unknown;
}

const animalDrugs = join(root, 'content/animal-drugs');
const packSamples = [miniPackFolder, chartPackFolder, builtInPackFolder, animalDrugs].flatMap((folder): Sample[] => {
  const value = toPlain(loadedPack(folder).located) as { readonly audiences: readonly unknown[] };
  const audiences = value.audiences.map((audience): Sample => ({ file: folder, schema: 'audience', value: audience }));
  const lock = join(folder, 'translations.lock.json');
  return [
    { file: folder, schema: 'pack', value },
    ...audiences,
    ...(existsSync(lock) ? [jsonSample('translation lock', lock)] : []),
  ];
});

function jsonSample(schema: SchemaName, file: string): Sample {
  return { file, schema, value: JSON.parse(readFileSync(file, 'utf8')) };
}

function templateSamples(schema: SchemaName, folder: string): Sample[] {
  return readdirSync(join(root, 'templates', folder)).map((name) => {
    const file = join(root, 'templates', folder, name);
    const tree = readYaml({ id: name, text: readFileSync(file, 'utf8') });
    if (!tree.ok) throw new Error(`${file} is no YAML`);
    return { file, schema, value: toPlain(tree.value) };
  });
}

const unit = { unit: 'a.b', priority: 'must', value: 3, paragraphs: [1, 2], length: 'full', heightPt: 12.5 };
const entryFile = { file: 'a.en.pdf', sha256: '00', bytes: 12, sources: '00' };
const entry = {
  ...{ audience: 'a', reader: 'A', language: 'en', paper: 'a4', theme: 'standard', title: 'T', pages: 1, fill: 0.9 },
  ...{
    density: 'loose',
    usedPt: 700,
    availablePt: 750,
    layouts: 3,
    kept: [unit],
    leftOut: [{ ...unit, pinned: 'drop' }],
  },
  files: { pdf: entryFile },
};
const manifest = {
  version: 2,
  tool: 'policy-brief 1',
  pack: { id: 'p', title: 'T', version: '1', issued: '2026-01-01', asAt: '2026', languages: ['en'] },
  sources: { 'pack.yaml': '00' },
  briefs: { 'a.en': entry },
  noLongerMade: [entryFile],
};

const samples: readonly Sample[] = [
  ...packSamples,
  ...templateSamples('theme', 'themes'),
  ...templateSamples('locale', 'locales'),
  { file: 'manifest.json', schema: 'manifest', value: manifest },
  { file: 'manifest.json', schema: 'brief of a manifest', value: entry },
];

/** Also the order of keys, which is that of the output. */
function expectSame({ schema, value }: Sample): boolean {
  const byZod = schemas[schema].safeParse(value);
  const byShape = reader.readNamed(schema, value);
  expect(byShape !== undefined, `zod ${byZod.success ? 'takes' : 'refuses'} ${JSON.stringify(value)}`).toBe(
    byZod.success,
  );
  if (byZod.success) {
    expect(isDeepStrictEqual(byShape, byZod.data), JSON.stringify(value)).toBe(true);
    expect(JSON.stringify(byShape)).toBe(JSON.stringify(byZod.data));
  }
  return byZod.success;
}

/** What is right in one place, and wrong or odd in others. */
const values: readonly unknown[] = [
  ...['', ' ', ' x ', '0', '-1', '1.50', '007', '11', '100', '9007199254740993', '1000001', '1e3', 'true', 'false'],
  ...[
    'constructor',
    '__proto__',
    'con',
    'a-name',
    'a.b',
    'A',
    '-a',
    'en',
    'zh-Hant',
    'zh-CN',
    'must',
    'derived',
    'stake',
  ],
  ...['2026-02-30', '2026-02', '2025', '0000', '2025-13', 'c. 1850', '2020/2021', '10.1234/abc', 'TLP:RED', 'TLP red'],
  ...['https://example.org/', 'https://a_b.-/', 'http://x', '#12486B', '#fff', 'share', 'table', 'spring', '{number}'],
  ...[1, 0, -1, 2.5, Number.POSITIVE_INFINITY, true, null, [], {}, [[]], ['a'], ['en', 'en'], ['2025', '4', '30']],
  ...[{ en: 'x' }, { en: ' x ', fr: '' }, { full: 'a', short: 'b' }, { en: { full: 'a', short: 'b' } }],
  ...[{ value: '1' }, { value: '1', format: 'plain' }, { unit: 'a.b', reason: 'r' }, { 'date-parts': [['2020', '1']] }],
  ...[{ raw: '2020' }, { literal: 'n.d.' }, { year: '0' }, [{ year: '2020', month: '2' }], { family: 'A', note: 'x' }],
];
const names = [
  'extra',
  'titel',
  'autor',
  'title',
  'note',
  'constructor',
  '__proto__',
  'toString',
  'en',
  'doi',
  'place',
];

const change = fc.record({
  kind: fc.constantFrom('remove', 'replace', 'add', 'graft', 'move to the end', 'rename'),
  at: fc.nat(100_000),
  from: fc.nat(100_000),
  name: fc.constantFrom(...names),
  value: fc.constantFrom(...values),
});

type Group = Record<string, unknown>;
interface Place {
  readonly inside: Group | unknown[];
  readonly key: string;
}

function placesIn(value: unknown): Place[] {
  if (typeof value !== 'object' || value === null) return [];
  const inside = value as Group;
  return Object.keys(inside).flatMap((key) => [{ inside, key }, ...placesIn(inside[key])]);
}

const set = (inside: Group | unknown[], key: string, value: unknown) =>
  Object.defineProperty(inside, key, { value, enumerable: true, configurable: true, writable: true });

type Change = typeof change extends fc.Arbitrary<infer T> ? T : never;

function changed(value: unknown, changes: readonly Change[]): unknown {
  const tree = structuredClone(value);
  for (const one of changes) {
    const places = placesIn(tree);
    const place = places[one.at % places.length];
    if (place) changePlace(place, one, valueAt(places[one.from % places.length]));
  }
  return tree;
}

function changePlace({ inside, key }: Place, { kind, name, value }: Change, elsewhere: unknown): void {
  if (kind === 'replace') set(inside, key, structuredClone(value));
  else if (kind === 'graft') set(inside, key, structuredClone(elsewhere));
  else if (Array.isArray(inside)) changeList(inside, Number(key), kind, value);
  else changeGroup(inside, key, kind, name, value);
}

function changeGroup(inside: Group, key: string, kind: Change['kind'], name: string, value: unknown): void {
  const now = inside[key];
  if (kind === 'add') set(inside, name, structuredClone(value));
  else Reflect.deleteProperty(inside, key);
  if (kind === 'move to the end') set(inside, key, now);
  if (kind === 'rename') set(inside, name, now);
}

const valueAt = (place: Place | undefined) => place && Reflect.get(place.inside, place.key);

function changeList(list: unknown[], at: number, kind: Change['kind'], other: unknown): void {
  if (kind === 'remove') list.splice(at, 1);
  else list.push(structuredClone(kind === 'add' ? other : list[at]));
}

describe('the shape of a schema', () => {
  it.each(samples)('reads $file, $schema, as zod does', (sample) => {
    expectSame(sample);
  });

  it.each([
    ['a work', 'pack', ['references', '0']],
    ['a text', 'pack', ['pack', 'title']],
    ['a reader', 'audience', []],
    ['what a reader weighs', 'audience', ['weights']],
    ['a theme', 'theme', []],
    ['the faces of a theme', 'theme', ['faces']],
  ] as const)('reads %s with a key that is no usual one as zod does', (_, schema, path) => {
    for (const sample of samples.filter((one) => one.schema === schema)) {
      for (const name of ['__proto__', 'constructor', 'toString']) {
        const value = structuredClone(sample.value) as Group;
        const inside = path.reduce((group, key) => (group[key] ?? {}) as Group, value);
        set(inside, name, JSON.parse('{"__proto__": 1}'));
        expectSame({ ...sample, value });
      }
    }
  });

  it('takes, and makes of it, what zod does, whatever somebody writes', { timeout: 600_000 }, () => {
    const answers = { taken: 0, refused: 0 };
    const sampleOf = fc.constantFrom(...samples);
    const changes = fc.array(change, { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(sampleOf, changes, ({ file, schema, value }, planned) => {
        answers[expectSame({ file, schema, value: changed(value, planned) }) ? 'taken' : 'refused'] += 1;
      }),
      { numRuns: casesOf(20_000, 1_500), seed: 7 },
    );
    expect(Math.min(answers.taken, answers.refused)).toBeGreaterThan(100);
  });

  it('is made of what a shape can say', () => {
    expect(Object.keys(shapesOfSchemas().named)).toEqual(Object.keys(schemas));
  });

  it.each([
    ['a rule without a name', z.string().refine((text) => text !== 'x')],
    ['keys that are left out', z.object({})],
    ['a length in characters', z.string().min(2)],
    ['another kind of value', z.date()],
  ])('cannot say %s', (_, schema) => {
    expect(() => shapesOf({ schema })).toThrow('no shape can say');
  });
});
