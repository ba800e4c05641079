import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PackFile } from '../../src/model/loaded-pack.js';
import { loadPack } from '../../src/pack/load-pack.js';
import { casesOf } from '../support/depth.js';
import { run } from '../support/program.js';
import { randomPacks } from '../support/random-packs.js';
import { editWord, withoutBookmarks, wordParts } from '../support/word.js';
import { hands, inStyles } from '../support/yaml-styles.js';

const cases = casesOf(150, 20);
/** That were read back: a pack may refuse a change that makes a mistake of it, and a page may have no fit word. */
const leastChanges = casesOf(150, 15);
const timeout = 1_800_000;

/** What is done to a word of the page, by whom, and whether it is tracked. */
interface Stroke {
  readonly at: number;
  readonly kind: 'replace' | 'insert' | 'delete';
  readonly author: string | undefined;
}
/** What is done to the page beside that; none of it changes a text. */
interface Handling {
  readonly strokes: readonly Stroke[];
  readonly dropsBookmarks: boolean;
  readonly everywhere: boolean;
  readonly paragraph: 'stays' | 'moved' | 'moved-tracked' | 'deleted';
  readonly which: number;
  readonly losesCitation: boolean;
}

const strokes: fc.Arbitrary<Stroke> = fc.record({
  at: fc.nat(10_000),
  kind: fc.constantFrom('replace' as const, 'insert' as const, 'delete' as const),
  author: fc.constantFrom(undefined, 'Minister', 'A. B. <Secretary> & Co.', '部長'),
});
const handlings: fc.Arbitrary<Handling> = fc.record({
  strokes: fc.array(strokes, { minLength: 1, maxLength: 5 }),
  dropsBookmarks: fc.integer({ min: 0, max: 3 }).map((n) => n === 0),
  everywhere: fc.boolean(),
  paragraph: fc.constantFrom('stays', 'stays', 'moved', 'moved-tracked', 'deleted'),
  which: fc.nat(100),
  losesCitation: fc.integer({ min: 0, max: 7 }).map((n) => n === 0),
});

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
const word = /\p{Script=Han}{2,}|(?<![\p{L}\p{M}\p{N}_*&;])\p{Script=Latin}{3,}(?![\p{L}\p{M}\p{N}_*;])/gu;

/** A word of a text that stands in it once, in one run of the page, and in no address. */
interface Place {
  readonly bookmark: string;
  readonly key: string;
  readonly language: string;
  readonly length: string;
  readonly word: string;
  /** Where it is in the XML. */
  readonly start: number;
  /** Whether it stands beside no marks of Markdown. */
  readonly isPlain: boolean;
}

interface Text {
  readonly key: string;
  readonly language: string;
  readonly length: string;
  readonly source: string;
}

/** The texts of the page by their bookmarks, as the document says it. */
function textsOf(
  parts: Readonly<Record<string, string>>,
  pack: ReadonlyMap<string, string>,
): ReadonlyMap<string, Text> {
  const custom = parts['docProps/custom.xml'] ?? '';
  return new Map(
    [...custom.matchAll(/name="(pb_\w+)"><vt:lpwstr>\w+ ([^<#@]*)(?:#(full|short))?@([\w-]+)</g)].map(
      ([, bookmark = '', key = '', length = '', language = '']) => {
        const source = pack.get(`${key}#${length || 'full'}@${language}`) ?? '';
        return [bookmark, { key, language, length, source }] as const;
      },
    ),
  );
}

/** Every wording of a pack: `key#length@language` → text. */
function wordingsOf(files: readonly PackFile[]): ReadonlyMap<string, string> {
  const { outline, result } = loadPack(files, (path) => path);
  if (!outline) throw new Error(JSON.stringify(result));
  return new Map(
    outline.texts.flatMap(({ key, wordings }) =>
      wordings.flatMap(({ locale = outline.languages[0], lengths, node }) =>
        lengths.map((length) => [`${key}#${length}@${locale}`, node.text.trim()] as const),
      ),
    ),
  );
}

function placesIn(xml: string, texts: ReadonlyMap<string, Text>): readonly Place[] {
  return [...xml.matchAll(/<w:bookmarkStart w:id="(\d+)" w:name="(pb_[0-9a-f]+)"\/>/g)].flatMap((match) => {
    const [opening, id, bookmark = ''] = match;
    const start = match.index + opening.length;
    const end = xml.indexOf(`<w:bookmarkEnd w:id="${id}"/>`, start);
    const text = texts.get(bookmark);
    if (!text || end < start) return [];
    const inner = xml.slice(start, end);
    return [...inner.matchAll(/<w:t xml:space="preserve">([^<]*)<\/w:t>/g)].flatMap((run) =>
      [...(run[1] ?? '').matchAll(word)].flatMap((found): readonly Place[] => {
        // A word in marks of stress or of a link takes them along where it goes.
        const inSource = text.source.split(found[0]);
        const isPlain = !/[*`[\]~^]$/.test(inSource[0] ?? '') && !/^(?:[*`[\]~^]|[^\S ])/.test(inSource[1] ?? '');
        const [before = '', after = ''] = inSource;
        const isInAddress = /:\/\/|www\.|[^\s[]@/.test(`${/\S*$/.exec(before)}${found[0]}${/^\S*/.exec(after)}`);
        const once = inSource.length === 2 && inner.split(found[0]).length === 2 && !isInAddress;
        const at = start + run.index + '<w:t xml:space="preserve">'.length + found.index;
        return once ? [{ bookmark, ...text, word: found[0], start: at, isPlain }] : [];
      }),
    );
  });
}

function isHan(text: string): boolean {
  return /\p{Script=Han}/u.test(text);
}

/** The run that holds an offset is cut there, and what is changed stands between. */
function struck(xml: string, { start, word: old }: Place, stroke: Stroke, fresh: string, id: number): string {
  const from = xml.lastIndexOf('<w:r>', start);
  const to = xml.indexOf('</w:r>', start) + '</w:r>'.length;
  const run = xml.slice(from, to);
  const [properties = ''] = /^<w:r>(?:<w:rPr>.*?<\/w:rPr>)?/.exec(run) ?? [];
  const textStart = xml.indexOf('>', xml.lastIndexOf('<w:t ', start)) + 1;
  const textEnd = xml.indexOf('</w:t>', start);
  const blank = isHan(old) ? '' : ' ';
  const hasBlankAfter = blank !== '' && xml[start + old.length] === ' ';
  const cut = start + old.length + (stroke.kind === 'delete' && hasBlankAfter ? 1 : 0);
  const runOf = (text: string, name = 't') =>
    text === '' ? '' : `${properties}<w:${name} xml:space="preserve">${text}</w:${name}></w:r>`;
  const by = `w:id="${9000 + id}" w:author="${escaped(stroke.author ?? '')}" w:date="2026-11-2${id % 10}T10:00:00Z"`;
  const removed = stroke.kind === 'insert' ? '' : xml.slice(start, cut);
  const put = stroke.kind === 'delete' ? '' : stroke.kind === 'insert' ? `${blank}${fresh}` : fresh;
  const del = removed === '' || stroke.author === undefined ? '' : `<w:del ${by}>${runOf(removed, 'delText')}</w:del>`;
  const ins = put === '' ? '' : stroke.author === undefined ? runOf(put) : `<w:ins ${by}>${runOf(put)}</w:ins>`;
  const before = xml.slice(textStart, stroke.kind === 'insert' ? cut : start);
  return xml.slice(0, from) + runOf(before) + del + ins + runOf(xml.slice(cut, textEnd)) + xml.slice(to);
}

/** What the YAML has after it. */
function strickenText(source: string, { word: old }: Place, { kind }: Stroke, fresh: string): string {
  if (kind === 'replace') return source.replace(old, () => fresh);
  if (kind === 'insert') return source.replace(old, () => `${old}${isHan(old) ? '' : ' '}${fresh}`);
  return source
    .replace(isHan(old) || !source.includes(`${old} `) ? old : `${old} `, '')
    .replace(/ {2,}/g, ' ')
    .trim();
}

/** The last word of a sentence takes its blank along where the number of a source stands between it and the full stop. */
function asRead(text: string): string {
  return text.replace(/\s+(?=\.$)/, '');
}

/** A list paragraph with one text of its own. */
function movable(xml: string): readonly { readonly start: number; readonly end: number }[] {
  return [...xml.matchAll(/<w:p><w:pPr><w:pStyle w:val="ListBullet"\/>.*?<\/w:p>/gs)].map(({ 0: found, index }) => ({
    start: index,
    end: index + found.length,
  }));
}

function deletedParagraph(xml: string, { which, paragraph }: Handling): string {
  const all = movable(xml);
  const one = all[which % Math.max(1, all.length)];
  return one && paragraph === 'deleted' ? xml.slice(one.start, one.end) : '';
}

function withParagraph(xml: string, { paragraph, which }: Handling): string {
  const all = movable(xml);
  const one = all[which % Math.max(1, all.length)];
  if (!one || paragraph === 'stays') return xml;
  const written = xml.slice(one.start, one.end);
  const by = 'w:id="8000" w:author="Minister" w:date="2026-11-27T10:00:00Z"';
  const runs = (text: string, around: string, name: string) =>
    text.replace(/<w:r>.*?<\/w:r>/gs, (run) => {
      const inner = name === 't' ? run : run.replaceAll('<w:t ', `<w:${name} `).replaceAll('</w:t>', `</w:${name}>`);
      return `<w:${around} ${by}>${inner}</w:${around}>`;
    });
  const out = (replacement: string) => xml.slice(0, one.start) + replacement + xml.slice(one.end);
  if (paragraph === 'deleted') return out(runs(written, 'del', 'delText'));
  const end = xml.indexOf('<w:sectPr>');
  const copy = paragraph === 'moved' ? written : withoutBookmarks(runs(written, 'moveTo', 't'));
  const rest = paragraph === 'moved' ? '' : runs(written, 'moveFrom', 't');
  return xml.slice(0, one.start) + rest + xml.slice(one.end, end) + copy + xml.slice(end);
}

interface Redlined {
  readonly ok: boolean;
  readonly changed: readonly { readonly key: string; readonly after: string; readonly leftOut: boolean }[];
  readonly reset: readonly { readonly how: string }[];
  readonly deletedUnits: readonly string[];
  readonly diagnostics: readonly { readonly code: string; readonly message: string }[];
}

async function redlined(cwd: string, file: string, ...options: readonly string[]): Promise<Redlined> {
  const { stdout, stderr } = await run(cwd, 'redline', file, '--json', '--apply', ...options);
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout) as Redlined;
}

function filesIn(folder: string): readonly PackFile[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.yaml'))
    .map((path) => ({ path: path.replaceAll('\\', '/'), bytes: readFileSync(join(folder, path)) }));
}

interface Edited {
  readonly xml: string;
  /** What the YAML is to have where everybody gets the changes: `key#length@language` → text. */
  readonly expected: ReadonlyMap<string, string>;
  readonly isLost: boolean;
}

const citationMark =
  /<w:bookmarkStart w:id="\d+" w:name="pb_[0-9a-f]+_\d+"\/><w:hyperlink w:anchor="reference_\d+">.*?<\/w:hyperlink>/s;

/** One for each text; from the end, so that offsets stay. */
function strokesOn(places: readonly Place[], handling: Handling): readonly (readonly [Place, Stroke])[] {
  const chosen = new Map<string, readonly [Place, Stroke]>();
  for (const stroke of handling.strokes) {
    const place = places[stroke.at % Math.max(1, places.length)];
    const fits = place && (place.isPlain || stroke.kind === 'replace');
    if (fits && !chosen.has(place.bookmark)) chosen.set(place.bookmark, [place, stroke]);
  }
  return [...chosen.values()].toSorted(([a], [b]) => b.start - a.start);
}

function edit(page: string, texts: ReadonlyMap<string, Text>, handling: Handling): Edited {
  let xml = page;
  const expected = new Map<string, string>();
  for (const [i, [place, stroke]] of strokesOn(placesIn(page, texts), handling).entries()) {
    const fresh = isHan(place.word) ? '嶄新' : `fresh${'abcdefgh'[i]}`;
    xml = struck(xml, place, stroke, fresh, i);
    const { source } = texts.get(place.bookmark) ?? { source: '' };
    for (const name of namesOf(place)) expected.set(name, strickenText(source, place, stroke, fresh));
  }
  const found = handling.losesCitation ? citationMark.exec(xml) : undefined;
  if (found) {
    return { xml: xml.slice(0, found.index) + xml.slice(found.index + found[0].length), expected, isLost: true };
  }
  if (handling.losesCitation) return { xml, expected, isLost: false };
  // What is taken out as a whole changes no text.
  for (const [, bookmark = ''] of deletedParagraph(xml, handling).matchAll(/w:name="(pb_[0-9a-f]+)"/g)) {
    const text = texts.get(bookmark);
    for (const name of text ? namesOf(text) : []) expected.delete(name);
  }
  return { xml: withParagraph(xml, handling), expected, isLost: false };
}

/** `key#length@language`, for both lengths where one text serves as both. */
function namesOf({ key, length, language }: Pick<Text, 'key' | 'length' | 'language'>): readonly string[] {
  return (length === '' ? ['full', 'short'] : [length]).map((one) => `${key}#${one}@${language}`);
}

/** @returns how many texts were read back */
async function tryOne(files: readonly PackFile[], handling: Handling, cwd: string): Promise<number> {
  const folder = join(cwd, 'content/random');
  for (const { path, bytes } of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), bytes);
  }
  const { status } = await run(cwd, 'build', 'random', '-f', 'docx', '-a', 'reader-0');
  const [name] = status === 0 ? readdirSync(join(cwd, 'out/random')).filter((one) => one.endsWith('.docx')) : [];
  if (name === undefined) return 0;
  const file = join(cwd, 'out/random', name);
  const before = wordingsOf(files);
  const texts = textsOf(wordParts(file), before);
  const { xml: edited, expected, isLost } = edit(wordParts(file)['word/document.xml'] ?? '', texts, handling);
  editWord(file, () => ({ 'word/document.xml': handling.dropsBookmarks ? withoutBookmarks(edited) : edited }));
  const report = await redlined(cwd, file, ...(handling.everywhere ? ['--everywhere'] : []));
  const codes = report.diagnostics.map(({ code }) => code);
  const after = wordingsOf(filesIn(folder));
  if (!report.ok) {
    // A word may make a mistake of a text, such as one that is in one language alone; nothing is written then.
    expect(after).toEqual(before);
    const own = codes.filter((code) => /^(?:change|exchange|yaml)\//.test(code) && code !== 'change/not-taken');
    // Where a text has no words left, nothing more is looked at.
    const isTold = isLost && !codes.includes('content/invalid-value');
    expect(own).toEqual(isTold ? expect.arrayContaining(['change/lost-placeholder']) : []);
    return 0;
  }
  expect(isLost, 'a citation is lost without a word').toBe(false);
  // What stands elsewhere again has not been taken out.
  if (handling.paragraph !== 'deleted') expect(report.deletedUnits).toEqual([]);
  // Nobody has set a link or type; the number of a source may be gone.
  expect(report.reset.filter(({ how }) => how !== 'source-number')).toEqual([]);
  const untaken = report.changed.filter(({ leftOut }) => leftOut).length;
  if (handling.everywhere) {
    const changed = (texts: ReadonlyMap<string, string>) =>
      [...texts].flatMap(([name, text]) => (before.get(name) === text ? [] : [[name, asRead(text)] as const]));
    expect(changed(after)).toEqual(changed(expected).toSorted(byOrderOf([...after.keys()])));
    expect([...after.keys()]).toEqual([...before.keys()]);
  } else {
    const [mine, others] = [
      [...after].filter(([name]) => name.startsWith('audiences/reader-0/')),
      [...after].filter(([name]) => !name.startsWith('audiences/reader-0/')),
    ];
    expect(others).toEqual([...before].filter(([name]) => !name.startsWith('audiences/reader-0/')));
    const wanted = new Set([...expected.values(), ...before.values()].map(asRead));
    const strange = mine.filter(([, text]) => !wanted.has(asRead(text)));
    expect({ strange, expected: strange.length === 0 ? [] : [...expected.values()] }).toEqual({
      strange: [],
      expected: [],
    });
    const now = new Set(mine.map(([, text]) => asRead(text)));
    expect([...new Set(expected.values())].filter((text) => !now.has(asRead(text))).length).toBeLessThanOrEqual(
      untaken,
    );
  }
  const again = await redlined(cwd, file, ...(handling.everywhere ? ['--everywhere'] : []));
  expect(again.changed).toHaveLength(untaken);
  expect(wordingsOf(filesIn(folder))).toEqual(after);
  return expected.size;
}

function byOrderOf(names: readonly string[]) {
  return ([a]: readonly [string, string], [b]: readonly [string, string]) => names.indexOf(a) - names.indexOf(b);
}

describe('a page that comes back from Word with any changes', () => {
  it('changes in the YAML what was changed and nothing else, and nothing the second time', { timeout }, async () => {
    let read = 0;
    await fc.assert(
      fc.asyncProperty(randomPacks, hands, handlings, async (pack, hand, handling) => {
        const files = inStyles(pack.files, hand);
        if (!loadPack(files, (path) => path).result.ok) return;
        const cwd = mkdtempSync(join(tmpdir(), 'policy-brief-redline-'));
        try {
          read += await tryOne(files, handling, cwd);
        } finally {
          rmSync(cwd, { recursive: true, force: true });
        }
      }),
      { seed: 23, numRuns: cases, endOnFailure: true },
    );
    expect(read).toBeGreaterThanOrEqual(leastChanges);
  });
});
