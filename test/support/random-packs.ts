import fc from 'fast-check';
import { parse } from 'yaml';
import type { PackFile } from '../../src/model/loaded-pack.js';
import { englishPack } from './english-pack.js';
import { nastyTexts } from './mutations.js';
import { miniPackFolder, packFiles } from './packs.js';

type Tree = string | readonly Tree[] | { readonly [key: string]: Tree };

/** A text put in the place of another one: places are numbers that go round. */
interface Placed {
  readonly at: number;
  readonly text: string;
}

/** A pack as plain data, so that a counterexample can be read. */
export interface RandomPack {
  readonly bilingual: boolean;
  /** The texts of so many measures more than the small pack has. */
  readonly measures: readonly string[];
  /** Keys that a pack or a reader may have beside the needed ones. */
  readonly extras: Readonly<Record<string, string>>;
  /** Fields that a reference may have beside the needed ones. */
  readonly fields: Readonly<Record<string, string>>;
  readonly placed: readonly Placed[];
}

const words = fc.constantFrom(
  'the',
  'air',
  'of 24',
  'capacity',
  '**must**',
  '*may*',
  '`code`',
  '[a link](https://example.org/a_b)',
  'https://example.org/x?y=1&z=2',
  'https://bücher.example/straße',
  'ann@example.org',
  '[@smith2025]',
  '{{missing.part}}',
  '[Nature]{lang=en}',
  'Café',
  'cafe\u0301',
  'Ọ̀yọ́',
  'Ministério',
  '–',
  '€5',
  '55 km',
  'US$ 40',
  'CO₂',
  'Serbia\\*',
  '&copy;',
  'so\u00adft',
  '10~20',
  '20*30*40',
  'snake_case',
);

/** What an editor pastes from anywhere. Much of it is refused; what matters is that it is refused in time. */
const rare = fc.oneof(
  fc.constantFrom(...nastyTexts),
  fc.constantFrom(
    '☃ ฿ ₦',
    '\u4f60\u597d',
    '治理「能力」。',
    'Ж и Ω',
    'ƙ̀ ɓ́',
    '\u{1f600}',
    '\u{20000}',
    '\u0e01',
    '\ufb01',
    '&#x202e;',
    '&shy;',
    '[@smith2025]',
    '[x](https://exa mple.org)',
    '[x](https://)',
    '<https://example.org/ü>',
    'https://xn--.example',
    'www.example.org',
    'A heading #',
    '| a | b |',
    '- point',
    '1. point',
    '> quote',
    'a\u2028b',
    'a\u000bb',
    'a\u034fb',
    'x̃̃̃̃̃',
    '!\\[a\\](b)',
    '![a](b)',
    'W'.repeat(99),
    'word '.repeat(150),
    '+25%**為**',
    '**+25%**為',
  ),
  fc.string({ unit: 'binary', maxLength: 8 }),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
);

const sentences = fc
  .array(words, { minLength: 1, maxLength: 9 })
  .map((list) => list.join(' '))
  .map((text) => `One ${text}`);

const anyText = fc.oneof({ weight: 4, arbitrary: sentences }, { weight: 1, arbitrary: rare });

const extraKeys = [
  'handling',
  'distribution',
  'contact',
  'licence',
  'cite-as',
  'issuer',
  'keywords',
  'paragraph-numbering',
];
const readerKeys = ['lede', 'applicability', 'method'];
const fieldNames = ['publisher', 'volume', 'page', 'note', 'edition', 'authority', 'number', 'publisher-place'];

export const randomPacks: fc.Arbitrary<RandomPack> = fc.record({
  bilingual: fc.boolean(),
  measures: fc.array(sentences, { maxLength: 8 }),
  extras: fc.dictionary(fc.constantFrom(...extraKeys, ...readerKeys), anyText, { maxKeys: 4 }),
  fields: fc.dictionary(fc.constantFrom(...fieldNames), anyText, { maxKeys: 2 }),
  placed: fc.array(fc.record({ at: fc.nat(200), text: anyText }), { maxLength: 4 }),
});

const treesOf = (files: readonly PackFile[]) =>
  files.map(({ path, bytes }) => ({
    path,
    tree: parse(new TextDecoder().decode(bytes), { schema: 'failsafe' }) as Tree,
  }));
const [bilingualTrees, englishTrees] = [treesOf(packFiles(miniPackFolder)), treesOf(englishPack)];

/** Names, numbers and dates: other values are errors, and try nothing. */
const fixedKeys =
  /^(?:id|version|issued|as-at|languages|source|paragraphs|figures|chart|references|standing|priority|type|weights|topics|DOI|value)$/;

/** The files of a random pack, in JSON, which is YAML. */
export function filesOf(random: RandomPack): Readonly<Record<string, string>> {
  const { bilingual, placed } = random;
  const trees = bilingual ? bilingualTrees : englishTrees;
  const counted = trees.reduce((sum, { tree }) => sum + countTexts(tree), 0);
  const texts = new Map(placed.map(({ at, text }) => [at % counted, text]));
  let index = 0;
  const next = (text: Tree): Tree => {
    const other = texts.get(index++);
    return other === undefined ? text : typeof text === 'string' ? other : inBoth(other);
  };
  return Object.fromEntries(
    trees.map(({ path, tree }) => [path, JSON.stringify(withMore(path, withTexts(tree, next), random), undefined, 1)]),
  );
}

function countTexts(tree: Tree): number {
  let count = 0;
  withTexts(tree, (text) => {
    count += 1;
    return text;
  });
  return count;
}

/** The same in both languages, so that numbers, citations and emphasis agree. */
function inBoth(text: string): Tree {
  return { en: text, 'zh-Hant': text };
}

/** A text in two languages is replaced as a whole. */
function withTexts(tree: Tree, next: (text: Tree) => Tree): Tree {
  if (typeof tree === 'string' || 'en' in tree) return next(tree);
  if (Array.isArray(tree)) return tree.map((item) => withTexts(item, next));
  return Object.fromEntries(
    Object.entries(tree).map(([key, child]) => [
      key,
      fixedKeys.test(key) && !isGroup(key, child) ? child : withTexts(child, next),
    ]),
  );
}

/** `references` is the list of works at the top, and a list of ids below. */
function isGroup(key: string, child: Tree): boolean {
  return key === 'references' && Array.isArray(child) && typeof child[0] === 'object';
}

function withMore(path: string, tree: Tree, { bilingual, measures, extras, fields }: RandomPack): Tree {
  const written = (text: string): Tree => (bilingual ? inBoth(text) : text);
  const chosen = (keys: readonly string[]) =>
    Object.fromEntries(keys.flatMap((key) => (extras[key] === undefined ? [] : [[key, written(extras[key])]])));
  if (path.startsWith('audiences/')) return { ...(tree as object), ...chosen(readerKeys) };
  if (path === 'pack.yaml') {
    const { pack, references, ...rest } = tree as { pack: object; references: readonly object[] };
    return {
      ...rest,
      pack: { ...pack, ...chosen(extraKeys) },
      references: references.map((one) => ({ ...one, ...fields })),
    };
  }
  const { pillars, ...rest } = tree as { pillars: readonly { measures: readonly Tree[] }[] };
  const [first, ...others] = pillars;
  const more = measures.map((text, i) => ({ id: `more-${i}`, source: { paragraphs: ['2'] }, text: written(text) }));
  return { ...rest, pillars: [{ ...first, measures: [...(first?.measures ?? []), ...more] }, ...others] } as Tree;
}
