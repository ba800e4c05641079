import fc from 'fast-check';
import type { PackFile } from '../../src/model/loaded-pack.js';
import { miniPackFolder, packFiles } from './packs.js';

/**
 * Changes are plain data, applied in order: fast-check can take some of them away, and what is left of a failure
 * can be read. Places are numbers that go round, so that each still means something after another change.
 */
interface Change {
  readonly file: number;
  readonly kind: string;
  readonly at: number;
  readonly other: number;
  readonly text: string;
}

const base = packFiles(miniPackFolder).map(({ path, bytes }) => ({ path, text: new TextDecoder().decode(bytes) }));

/** Texts as somebody might write them who means harm, or has copied from anywhere. */
export const nastyTexts: readonly string[] = [
  '',
  ' ',
  '\0',
  '\t',
  '\u202eevil\u2066\u200b',
  '\ud800',
  '\udfff\ud83d',
  '\u0085\u2028\ufeff',
  '\u001b[31mred',
  '👩‍👩‍👧‍👦🇪🇺',
  'مرحبا',
  'word '.repeat(2_000),
  'x'.repeat(25_000),
  '['.repeat(200),
  `${'['.repeat(30)}a${']'.repeat(30)}`,
  `${'*'.repeat(300)}a`,
  '**a *b* _c_ '.repeat(60),
  '[a](javascript:alert(1))',
  '[a](data:text/html,<script>1</script>)',
  '<img src=x onerror=alert(1)>',
  '<script>alert(1)</script>',
  '{{missing.part}}',
  '{{nothing.at.all}}',
  '{{{a}}}',
  '{{#each x}}',
  '{{',
  '[@smith2025]',
  '[@nobody; @x]',
  '[@',
  ':::unit{unit="x"}',
  ':::',
  'a: b: c',
  '&a *a',
  '!!js/function x',
  '%YAML 1.1',
  '---',
  '...',
  '| a | b |\n|---|---|',
  '# heading\n\n- item\n\n    code',
  '__proto__',
  'constructor',

  '../../etc/passwd',
  '9'.repeat(400),
  '-1e999',
  '2025-13-45',
];

/** The same place in YAML with something of another kind in it, or with what we do not read. */
const foreign: readonly string[] = [
  '[]',
  '{}',
  '~',
  'true',
  '-7',
  '1.5e3',
  '"',
  "'",
  '[[[',
  '{ a: { b: c } }',
  '[1, 2',
  '{ en: "x"',
  '&anchor x',
  '*anchor',
  '!tag x',
  '!!binary aGk=',
  '<<: *a',
  '? a',
  ': b',
  '- - - a',
  '| \n    text',
  '>-\n  text',
  '# note',
  '@x',
  '`x`',
  '%TAG ! x',
  '\t',
  `${'['.repeat(90)}`,
  'en: "a"\n  en: "b"',
  '"\\ud800"',
  '"\\x00\\u202e"',
  '"\\q"',
];

/** Strings, words, blanks and single marks: what an editor's hand changes as one thing. */
const piece = /"(?:\\.|[^"\\])*"|[\p{L}\p{N}_.-]+|\s+|[^\s]/gsu;

function changedList(list: string[], { kind, at, other, text }: Change): string[] {
  const i = at % Math.max(1, list.length);
  const j = other % Math.max(1, list.length);
  const [one = '', two = ''] = [list[i], list[j]];
  switch (kind) {
    case 'delete':
      return list.toSpliced(i, 1);
    case 'delete many':
      return list.toSpliced(i, other % 12);
    case 'double':
      return list.toSpliced(i, 0, one);
    case 'move':
      return list.toSpliced(i, 1).toSpliced(j, 0, one);
    case 'swap':
      return list.length === 0 ? list : list.with(i, two).with(j, one);
    case 'insert':
      return list.toSpliced(i, 0, text);
    default:
      return list.length === 0 ? list : list.with(i, text);
  }
}

function changedText(text: string, change: Change): string {
  const [unit, ...rest] = change.kind.split(': ');
  const kind = rest.join(': ');
  const one = { ...change, kind };
  if (unit === 'line') {
    const lines = text.split('\n');
    if (kind !== 'indent') return changedList(lines, one).join('\n');
    const i = change.at % lines.length;
    const blanks = ' '.repeat(change.other % 9);
    return lines.with(i, blanks + (lines[i] ?? '').trimStart()).join('\n');
  }
  const pieces = text.match(piece) ?? [''];
  const places = pieces.flatMap((p, i) => ((unit === 'string' ? /^"/ : /\S/).test(p) ? [i] : []));
  const at = places[change.at % Math.max(1, places.length)] ?? 0;
  const other = places[change.other % Math.max(1, places.length)] ?? 0;
  return changedList([...pieces], { ...one, at, other }).join('');
}

const place = fc.nat(100_000);
const quoted = fc.constantFrom(...nastyTexts).map((text) => JSON.stringify(text));
const kinds = ['delete', 'delete many', 'double', 'move', 'swap', 'insert', 'replace'];
const change = fc.oneof(
  { weight: 3, arbitrary: changeOf(['string: replace'], quoted) },
  { weight: 2, arbitrary: changeOf(['string: replace', 'piece: replace'], fc.constantFrom(...foreign, ...nastyTexts)) },
  {
    weight: 2,
    arbitrary: changeOf(
      kinds.map((kind) => `piece: ${kind}`),
      fc.oneof(quoted, fc.constantFrom(...foreign)),
    ),
  },
  {
    weight: 2,
    arbitrary: changeOf(
      [...kinds, 'indent'].map((kind) => `line: ${kind}`),
      fc.constantFrom(...foreign),
    ),
  },
);

function changeOf(of: readonly string[], text: fc.Arbitrary<string>): fc.Arbitrary<Change> {
  return fc.record({ file: fc.nat(base.length - 1), kind: fc.constantFrom(...of), at: place, other: place, text });
}

function applied(changes: readonly Change[]): readonly PackFile[] {
  return base.map(({ path, text }, i) => {
    const mine = changes.filter(({ file }) => file === i);
    return { path, bytes: new TextEncoder().encode(mine.reduce(changedText, text)) };
  });
}

/** A change together with the pack that it makes: a failure shows the change. */
export interface Mutant {
  readonly changes: readonly unknown[];
  readonly files: () => readonly PackFile[];
}

/** The mini pack with some of its keys, values, texts and lines changed. */
export const structuredMutants: fc.Arbitrary<Mutant> = fc
  .array(change, { minLength: 1, maxLength: 4 })
  .map((changes) => ({ changes, files: () => applied(changes) }));

/** The mini pack with strings replaced by these texts: most of it still loads. */
export function textMutants(texts: fc.Arbitrary<string>): fc.Arbitrary<Mutant> {
  const one = changeOf(
    ['string: replace'],
    texts.map((text) => JSON.stringify(text)),
  );
  const line = changeOf(['line: double', 'line: delete', 'line: swap'], fc.constant(''));
  return fc
    .array(fc.oneof({ weight: 12, arbitrary: one }, { weight: 1, arbitrary: line }), { minLength: 1, maxLength: 5 })
    .map((changes) => ({ changes, files: () => applied(changes) }));
}

const bytes = fc.oneof(
  fc.uint8Array({ minLength: 0, maxLength: 8 }),
  fc.constantFrom([0xff, 0xfe], [0xef, 0xbb, 0xbf], [0xc0, 0x80], [0xed, 0xa0, 0x80], [0xf4, 0x90, 0x80, 0x80], [0x0d]),
);
const byteChange = fc.record({
  file: fc.nat(base.length - 1),
  kind: fc.constantFrom('flip', 'insert', 'delete', 'truncate', 'splice'),
  at: place,
  length: fc.nat(40),
  from: place,
  bytes: bytes.map((list) => [...list]),
});

type ByteChange = typeof byteChange extends fc.Arbitrary<infer One> ? One : never;

/** The mini pack as a broken disk or a wrong encoding might leave it. */
export const byteMutants: fc.Arbitrary<Mutant> = fc
  .array(byteChange, { minLength: 1, maxLength: 5 })
  .map((changes) => ({
    changes,
    files: () =>
      base.map(({ path, text }, i) => {
        const mine = changes.filter(({ file }) => file === i);
        const start: readonly number[] = [...new TextEncoder().encode(text)];
        return { path, bytes: Uint8Array.from(mine.reduce(changedBytes, start)) };
      }),
  }));

function changedBytes(list: readonly number[], c: ByteChange): readonly number[] {
  const i = c.at % Math.max(1, list.length);
  const from = c.from % Math.max(1, list.length);
  switch (c.kind) {
    case 'flip':
      return list.length === 0 ? list : list.with(i, (list[i] ?? 0) ^ (1 << (c.length % 8)));
    case 'insert':
      return list.toSpliced(i, 0, ...c.bytes);
    case 'delete':
      return list.toSpliced(i, c.length);
    case 'truncate':
      return list.slice(0, i);
    default:
      return list.toSpliced(i, c.length, ...list.slice(from, from + c.length));
  }
}
