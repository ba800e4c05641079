import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isMap, isScalar, parseDocument } from 'yaml';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.js';
import { sha256 } from '../../src/host/digest.js';
import type { PackFile } from '../../src/model/loaded-pack.js';
import { loadPack } from '../../src/pack/load-pack.js';
import type { PackText } from '../../src/pack/pack-index.js';
import { applyTexts, currentText } from '../../src/write-back/apply-texts.js';
import { protectedPartsIn } from '../../src/write-back/protected-parts.js';
import type { TextChange } from '../../src/write-back/text-change.js';
import { casesOf } from '../support/depth.js';
import { randomPacks } from '../support/random-packs.js';
import { hands, inStyles } from '../support/yaml-styles.js';

const cases = casesOf(1_000, 100);
/** That were written, and read back: a pack may refuse some, since the words around a text make a mistake of it. */
const leastChanges = casesOf(1_200, 120);
const timeout = 1_800_000;
const nameOf = (path: string) => path;
const options = { nameOf, digest: sha256 };

/** What translators and officials write: marks that mean something in YAML, at the beginning, at the end and between. */
const additions = fc.constantFrom(
  ...['word', 'ein Wort', '更多', 'a: b', 'a #1', '- x', '“so”', "isn't", 'say "so"', 'c\\d', '', 'no\u00a0break', '!'],
  ...['eins\nzwei', 'x\n\ny', 'eins\n  zwei', 'a \n\tb', '\n', '\n  ', 'a\n# b', 'a\n\n\n  - b'],
  ...['long '.repeat(30).trim(), 'two  blanks', ': ', ' #', '{x', '}', '? why', '%', '*', '&', 'Ünï', 'x,y', '[', ']'],
);

interface Plan {
  readonly at: number;
  readonly before: string;
  readonly after: string;
}
const plans = fc.array(fc.record({ at: fc.nat(200), before: additions, after: additions }), {
  minLength: 1,
  maxLength: 6,
});

function textsOf(files: readonly PackFile[]) {
  const { outline, result } = loadPack(files, nameOf);
  if (!outline) throw new Error(JSON.stringify(result));
  return outline;
}

/** The old text between two others, with its figures and citations. */
function changesFor(files: readonly PackFile[], planned: readonly Plan[]): readonly TextChange[] {
  const { texts, languages } = textsOf(files);
  const all = texts.flatMap((text) => text.wordings.map((wording) => ({ text, wording })));
  const changes = new Map<string, TextChange>();
  for (const { at, before, after } of planned) {
    const { text, wording } = all[at % all.length] ?? {};
    if (!text || !wording) continue;
    const language = wording.locale ?? languages[0] ?? '';
    const old = wording.node.text.trim();
    // A text that has two lengths is changed in one of them.
    const [length] = wording.lengths.length === 1 ? wording.lengths : [];
    changes.set(`${text.key} ${language} ${length}`, {
      key: text.key,
      language,
      length,
      madeFrom: sha256(old),
      text: `${before} ${old} ${after}`.trim().normalize('NFC'),
    });
  }
  return [...changes.values()];
}

function decode(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}

/** The text of a file but for some scalars, as the library for YAML sees them. */
function without(bytes: Uint8Array, paths: readonly (readonly (string | number)[])[]): string {
  const text = decode(bytes);
  const shift = text.startsWith('\ufeff') ? 1 : 0;
  const document = parseDocument(text.slice(shift), { schema: 'failsafe' });
  const ranges = paths.map((path) => {
    const node = document.getIn(path, true);
    if (!isScalar(node) || !node.range) throw new Error(`no scalar at ${path.join('/')}`);
    const [start, end] = node.range;
    // Blank lines and the line break at the end of a block stand in its range.
    const last = start + shift + text.slice(start + shift, end + shift).trimEnd().length;
    // A note stands behind the header of a block, which is in its range, or behind the text.
    return [start + shift, last + (/^ # a note(?=\r?\n|$)/.exec(text.slice(last))?.[0].length ?? 0)] as const;
  });
  return ranges
    .toSorted((a, b) => b[0] - a[0])
    .reduce((rest, [start, end]) => `${rest.slice(0, start)}<changed>${rest.slice(end)}`, text);
}

/** The path of a text inside its own file. */
function pathInFile(path: string, text: PackText, language: string, bytes: Uint8Array): readonly (string | number)[] {
  const inFile = path.startsWith('audiences/') ? text.path.slice(2) : text.path;
  const node = parseDocument(decode(bytes).replace(/^\ufeff/, ''), { schema: 'failsafe' }).getIn(inFile, true);
  return isMap(node) && !node.has('full') ? [...inFile, language] : inFile;
}

/** Markdown may be broken by an addition, which loading tells; the core and YAML have nothing against it. */
function expectOfContent(diagnostics: readonly Diagnostic[]): void {
  if (diagnostics.some(({ code }) => /^(?:change|yaml)\/|^content\/missing-text$/.test(code)))
    throw new Error(JSON.stringify(diagnostics));
}

function expectSameBut(
  changes: readonly TextChange[],
  file: PackFile,
  after: Uint8Array,
  textOf: ReadonlyMap<string, PackText>,
): void {
  const paths = changes.flatMap(({ key, language, length }) => {
    const text = textOf.get(key);
    if (!text) return [];
    const path = pathInFile(file.path, text, language, file.bytes);
    return [length === undefined ? path : [...path, length]];
  });
  const [was, is] = [without(file.bytes, paths), without(after, paths)];
  expectSameLineEnds(file.bytes, after);
  const notesIn = (bytes: Uint8Array) => decode(bytes).split('# a note').length;
  if (notesIn(file.bytes) !== notesIn(after)) throw new Error(`a note is lost:\n${decode(after)}`);
  if (was !== is) throw new Error(`${file.path} differs elsewhere:\n${was}\n---\n${is}`);
}

function expectSameLineEnds(before: Uint8Array, after: Uint8Array): void {
  const isMixed = /[^\r]\n/.test(decode(after));
  if (decode(before).includes('\r\n') && isMixed) throw new Error('other line ends');
}

describe('texts are written back', () => {
  it('into the scalars that change alone, and read back as they were given', { timeout }, () => {
    let written = 0;
    fc.assert(
      fc.property(randomPacks, hands, plans, (pack, hand, planned) => {
        const files = inStyles(pack.files, hand);
        if (!loadPack(files, nameOf).result.ok) return;
        const changes = changesFor(files, planned);
        const result = applyTexts(files, changes, options);
        if (!result.ok) return expectOfContent(result.diagnostics);
        written += result.value.changed.length;
        const { texts, languages } = textsOf(result.value.files);
        const textOf = new Map(texts.map((text) => [text.key, text]));
        for (const change of changes) {
          const text = textOf.get(change.key);
          const now = text && currentText(text, change, languages)?.text.trim();
          if (now !== change.text) throw new Error(`${change.key}: ${now} instead of ${change.text}`);
        }
        for (const [i, file] of files.entries()) {
          const own = changes.filter(({ key }) => textOf.get(key)?.span.source === file.path);
          expectSameBut(own, file, result.value.files[i]?.bytes ?? file.bytes, textOf);
        }
      }),
      { seed: 23, numRuns: cases },
    );
    expect(written).toBeGreaterThanOrEqual(leastChanges);
  });

  it('as a new language of the whole pack, with every other line as it was', { timeout }, () => {
    let applied = 0;
    fc.assert(
      fc.property(randomPacks, hands, ({ languages: [own = ''], files: json, languages }, hand) => {
        const files = inStyles(languages.length === 1 ? json.map(withPlainTexts) : json, hand);
        if (!loadPack(files, nameOf).result.ok || languages.includes('fr')) return;
        const { texts } = textsOf(files);
        const changes = texts.map((text, i): TextChange => {
          const source = currentText(text, { language: own }, languages)?.text.trim() ?? '';
          const parts = protectedPartsIn(source).map(({ start, end }) => source.slice(start, end));
          return { key: text.key, language: 'fr', madeFrom: undefined, text: `Texte ${i}: ${parts.join(' ')}`.trim() };
        });
        const result = applyTexts(files, changes, { ...options, newLanguage: 'fr' });
        if (!result.ok) return expectOfContent(result.diagnostics);
        applied += 1;
        const outline = textsOf(result.value.files);
        expect(outline.languages).toEqual([...languages, 'fr']);
        const textOf = new Map(outline.texts.map((text) => [text.key, text]));
        for (const { key, text } of changes) {
          const now = textOf.get(key);
          expect(now && currentText(now, { language: 'fr' }, outline.languages)?.text.trim()).toBe(text);
        }
        for (const [i, file] of files.entries()) {
          const after = result.value.files[i]?.bytes ?? file.bytes;
          expectSameLineEnds(file.bytes, after);
          expectKept(decode(file.bytes), decode(after));
        }
      }),
      { seed: 23, numRuns: cases },
    );
    expect(applied).toBeGreaterThan(cases / 4);
  });
});

/** A pack in one language may give its texts without it. */
function withPlainTexts({ path, bytes }: PackFile): PackFile {
  const plain = (_: string, value: unknown) => {
    const keys = typeof value === 'object' && value !== null ? Object.entries(value) : [];
    const [key, text] = keys[0] ?? [];
    return keys.length === 1 && /^(?:[a-z]{2}|zh-.*)$/.test(key ?? '') && typeof text === 'string' ? text : value;
  };
  const json = JSON.stringify(JSON.parse(decode(bytes)), plain, 1);
  return { path, bytes: new TextEncoder().encode(json) };
}

/** Every character of a text is in the other, in this order; blanks at the beginning of lines may have become more. */
function expectKept(before: string, after: string): void {
  let at = 0;
  for (const char of before.replace(/\s+/g, '')) {
    const found = after.indexOf(char, at);
    if (found === -1) throw new Error(`lost "${char}":\n${before}\n---\n${after}`);
    at = found + 1;
  }
}
