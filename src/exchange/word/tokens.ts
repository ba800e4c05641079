import { citationMark, type PlacedText, type PrintedParagraph, wordsOfRuns } from '../../model/printed-page.js';
import { withoutLigatures } from '../../text/set-text.js';
import type { ReadParagraph, Revision, WordRun } from './read-document.js';

/** A word, a number, a sign or a citation: what changes are counted in. Blanks are none. */
export interface Token {
  /** What it is compared by. */
  readonly same: string;
  /** In the words of its side; citations are one character. */
  readonly start: number;
  readonly end: number;
}

/** What a page was made from, as tokens. */
export interface PrintedSide {
  readonly words: string;
  readonly tokens: readonly Token[];
  /** The texts of the pack, their places in these words. */
  readonly texts: readonly PlacedText[];
  /** Its paragraphs, by their ends in these words. */
  readonly spots: readonly { readonly end: number; readonly units: readonly string[] }[];
}

/** What came back, with all changes accepted. */
export interface ReadSide {
  readonly words: string;
  readonly tokens: readonly Token[];
  /** For each character the run that it comes from. */
  readonly runs: readonly WordRun[];
  /** Also what was taken out. */
  readonly all: readonly WordRun[];
  /** What is none of the words, each behind so many of them. */
  readonly embedded: readonly { readonly at: number; readonly run: WordRun }[];
}

const token = /\uE000|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[\p{L}\p{M}]+|\p{N}+|[^\s]/gu;
/** Characters that are not seen stand in words, and are no part of them. */
const unseen = /[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g;

export function printedSide(paragraphs: readonly PrintedParagraph[]): PrintedSide {
  let words = '';
  const numbers: number[] = [];
  const texts: PlacedText[] = [];
  const spots: PrintedSide['spots'][number][] = [];
  for (const { runs, texts: own, units } of paragraphs) {
    if (words !== '') words += ' ';
    const at = words.length;
    texts.push(...own.map((placed) => ({ ...placed, start: placed.start + at, end: placed.end + at })));
    words += wordsOfRuns(runs);
    spots.push({ end: words.length, units });
    numbers.push(...runs.flatMap(({ number }) => (number === undefined ? [] : [number])));
  }
  return { words, tokens: tokensOf(words, numbers), texts, spots };
}

/** The tokens of a paragraph as the document was made: without the changes that were tracked since. */
export function tokensAsMade(paragraph: ReadParagraph): readonly Token[] {
  return readSide([paragraph], ({ inserted }) => !inserted).tokens;
}

/** @param isAccepted whether the words count; those taken out do not, where all changes are accepted */
export function readSide(
  paragraphs: readonly ReadParagraph[],
  isAccepted: (run: WordRun) => boolean = ({ deleted }) => !deleted,
): ReadSide {
  let words = '';
  const numbers: number[] = [];
  const runs: WordRun[] = [];
  const embedded: ReadSide['embedded'][number][] = [];
  const add = (text: string, run: WordRun) => {
    words += text;
    for (let i = 0; i < text.length; i += 1) runs.push(run);
  };
  paragraphs.forEach((paragraph, i) => {
    const own = paragraph.runs.filter(isAccepted);
    const [first] = own;
    if (i > 0 && first && words !== '') add(' ', first);
    for (const run of own) {
      if (run.embedded) embedded.push({ at: words.length, run });
      const marks = run.isRaised || run.isCitation ? citationNumbers(run.text) : undefined;
      if (!marks) add(run.text, run);
      else if (marks.length > 0) {
        numbers.push(...marks);
        add(citationMark.repeat(marks.length), run);
      }
    }
  });
  const all = paragraphs.flatMap((paragraph) => paragraph.runs);
  return { words, tokens: tokensOf(words, numbers), runs, all, embedded };
}

/** Two numbers behind one another may have become one run: they are told apart by their comma. */
function citationNumbers(text: string): readonly number[] | undefined {
  return /^[\d,\s\u2060]*$/.test(text) && text.trim() !== '' ? (text.match(/\d+/g) ?? []).map(Number) : undefined;
}

export function tokensOf(words: string, numbers: readonly number[]): readonly Token[] {
  let citation = 0;
  // Blanked out rather than cut out, so that offsets stay; a word with one inside is two then, on both sides alike.
  return [...words.replace(unseen, ' ').matchAll(token)].map(({ 0: found, index }): Token => {
    const place = { start: index, end: index + found.length };
    // A hyphen at which no line ends is one: it is typesetting, as no-break spaces are.
    if (found === '\u2011') return { same: '-', ...place };
    if (found !== citationMark) return { same: withoutLigatures(found.normalize('NFC')), ...place };
    citation += 1;
    return { same: `${citationMark}${numbers[citation - 1] ?? ''}`, ...place };
  });
}

/** A stretch of tokens that stands in the place of another. */
export interface Hunk {
  readonly before: { readonly start: number; readonly end: number };
  readonly after: { readonly start: number; readonly end: number };
}

/** More than any paragraph of a page has, squared. */
const maxCells = 4_000_000;

/** The differences of two lists, by their longest common part. */
export function hunksOf(
  before: readonly Pick<Token, 'same'>[],
  after: readonly Pick<Token, 'same'>[],
): readonly Hunk[] {
  const isSame = (i: number, j: number) => before[i]?.same === after[j]?.same;
  let head = 0;
  while (head < before.length && head < after.length && isSame(head, head)) head += 1;
  let [a, b] = [before.length, after.length];
  while (a > head && b > head && isSame(a - 1, b - 1)) [a, b] = [a - 1, b - 1];
  if (a === head && b === head) return [];
  const whole = { before: { start: head, end: a }, after: { start: head, end: b } };
  if ((a - head) * (b - head) > maxCells) return [whole];
  return hunksWithin(whole, isSame);
}

function hunksWithin({ before, after }: Hunk, isSame: (i: number, j: number) => boolean): readonly Hunk[] {
  const [rows, columns] = [before.end - before.start, after.end - after.start];
  const head = before.start;
  const width = columns + 1;
  const longest = new Uint32Array((rows + 1) * width);
  const at = (i: number, j: number) => longest[i * width + j] ?? 0;
  for (let i = rows - 1; i >= 0; i -= 1) {
    for (let j = columns - 1; j >= 0; j -= 1) {
      longest[i * width + j] = isSame(head + i, head + j) ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const hunks: Hunk[] = [];
  let [i, j, fromI, fromJ] = [0, 0, 0, 0];
  const close = () => {
    if (i > fromI || j > fromJ) {
      hunks.push({
        before: { start: head + fromI, end: head + i },
        after: { start: head + fromJ, end: head + j },
      });
    }
  };
  while (i < rows && j < columns) {
    if (isSame(head + i, head + j)) {
      close();
      [i, j] = [i + 1, j + 1];
      [fromI, fromJ] = [i, j];
    } else if (at(i + 1, j) >= at(i, j + 1)) i += 1;
    else j += 1;
  }
  [i, j] = [rows, columns];
  close();
  return hunks;
}

/** Twice the tokens that both have, of all that they have: 1 for the same words, 0 for none in common. */
export function likeness(one: readonly Token[], other: readonly Token[]): number {
  return one.length + other.length === 0 ? 0 : (2 * common(one, other)) / (one.length + other.length);
}

/** How many tokens both have, whatever their order. */
export function common(one: readonly Token[], other: readonly Token[]): number {
  const counts = new Map<string, number>();
  for (const { same } of one) counts.set(same, (counts.get(same) ?? 0) + 1);
  return other.filter(({ same }) => {
    const left = counts.get(same) ?? 0;
    counts.set(same, left - 1);
    return left > 0;
  }).length;
}

export function revisionsOf(runs: readonly WordRun[]): readonly Revision[] {
  const all = runs.flatMap(({ inserted, deleted, reformatted }) => [inserted, deleted, reformatted]);
  const found = all.filter((revision) => revision !== undefined);
  return [...new Map(found.map((one) => [`${one.author}\n${one.date}`, one])).values()];
}
