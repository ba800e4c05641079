import type { SourceStretch } from '../../model/printed-page.js';
import { withoutLigatures } from '../../text/set-text.js';

/** An edit of a text of the YAML. */
export interface SourceEdit {
  readonly start: number;
  readonly end: number;
  readonly write: string;
  readonly order: number;
}

export interface Gaps {
  /** Undefined where the text begins or ends there. */
  readonly left: boolean | undefined;
  readonly right: boolean | undefined;
}

/** Stretches that only blanks part are one; marks of Markdown between them stay. */
export function joined(stretches: readonly SourceStretch[], source: string): readonly { start: number; end: number }[] {
  const ranges: { start: number; end: number }[] = [];
  for (const { start, end } of stretches) {
    const last = ranges.at(-1);
    if (last && (start <= last.end || source.slice(last.end, start).trim() === '')) last.end = Math.max(last.end, end);
    else ranges.push({ start, end });
  }
  return ranges;
}

/** With the marks of stress, code or an address that would be around nothing. */
export function withMarks({ start, end }: { start: number; end: number }, source: string) {
  const [before = ''] = /(?:[*`]+|<)$/.exec(source.slice(0, start)) ?? [];
  const [after = ''] = /^(?:[*`]+|>)/.exec(source.slice(end)) ?? [];
  const closing = before === '<' ? '>' : [...before].reverse().join('');
  // A sign that is printed is no mark.
  const isMark = before !== '' && closing === after && source[start - before.length - 1] !== '\\';
  return isMark ? { start: start - before.length, end: end + after.length } : { start, end };
}

/** A range to be taken out, with the blanks that are too many then. */
export function widened({ start, end }: { start: number; end: number }, source: string, { left, right }: Gaps) {
  const blanksLeft = source.slice(0, start).length - source.slice(0, start).trimEnd().length;
  const blanksRight = source.slice(end).length - source.slice(end).trimStart().length;
  if (blanksLeft > 0 && (blanksRight > 0 || right === undefined || left === false)) {
    return { start: start - blanksLeft, end: left === false && blanksRight > 0 ? end + blanksRight : end };
  }
  return { start, end: left === undefined || left === false ? end + blanksRight : end };
}

/** A blank behind the marks of stress, code, an address, a link or another language. */
const afterMarks = /^(?:[*`>]|\](?:\([^\s]*\)|\{[^}]*\})?)*\s/;

/** Words in a place, with the blanks that stand around them in what came back. */
export function spaced(
  { start, end }: { start: number; end: number },
  source: string,
  words: string,
  { left, right }: Gaps,
) {
  const isBlank = (at: number) => /\s/.test(source[at] ?? '');
  // Blanks stand outside of marks.
  const isParted = [/\s[*`<[]*$/.test(source.slice(0, start)), afterMarks.test(source.slice(end))];
  let [from, to, write] = [start, end, words];
  if (left === true && !isParted[0]) write = ` ${write}`;
  else if (left === false) while (isBlank(from - 1)) from -= 1;
  if (right === true && !isParted[1]) write = `${write} `;
  else if (right === false) while (isBlank(to)) to += 1;
  return { start: from, end: to, write };
}

/** What an underline that begins stress stands behind; others are a part of a word or of an address. */
const beforeStress = /[\s([{"'“‘«„¿¡]/;

interface Surroundings {
  /** None where the words begin or end there. */
  readonly before?: string | undefined;
  readonly after?: string | undefined;
}

/**
 * What typesetting puts into words is undone; what would be Markdown is none.
 * @param around the characters beside the words
 */
export function plainly(words: string, { before = ' ', after = ' ' }: Surroundings = {}): string {
  return withoutLigatures(words)
    .replace(/[\u034f\u00ad\u200b\u2060\ufeff]/g, '')
    .replace(/[\s\u00a0\u2009\u202f]+/g, ' ')
    .replaceAll('\u2011', '-')
    .replace(/[\\*`[\]<]/g, '\\$&')
    .replace(/&(?=#?\w+;)/g, '\\&')
    .replace(/_+/g, (lines, at: number, whole: string) => {
      const [left, right] = [whole[at - 1] ?? before, whole[at + lines.length] ?? after];
      return beforeStress.test(left) && /\S/.test(right) ? '\\_'.repeat(lines.length) : lines;
    })
    .replace(/(?<!\S)(?:#{1,6}(?!\S)|>|~~~)/g, '\\$&')
    .replace(/\{\{|\}\}/g, (braces) => `\\${braces[0]}\\${braces[1]}`);
}

export function applied(source: string, edits: readonly SourceEdit[]): string {
  const sorted = [...edits].sort((a, b) => a.start - b.start || a.end - b.end || a.order - b.order);
  let [at, written] = [0, ''];
  for (const { start, end, write } of sorted) {
    written += source.slice(at, Math.max(at, start)) + write;
    at = Math.max(at, end);
  }
  return written + source.slice(at);
}

/** The marks around an address are printed where it is none any more. */
const partedAddress = /(?<!\\)<([^\s<>][^<>]*[.@:][^<>]*)>/g;

/**
 * Without emphasis around nothing, marks of another language or of a link around nothing, those of an address that was
 * parted, and blanks that are two.
 */
export function tidied(text: string, source: string): string {
  const emptied = /\*\*\s*\*\*/g;
  // Between two words that are stressed each by itself stands an end and a beginning.
  const isOpening = (at: number) => whole.slice(0, at).split('**').length % 2 === 1;
  const whole = text.replace(partedAddress, (marked, inner) =>
    /\s/.test(inner) && !source.includes(marked) ? inner : marked,
  );
  return (emptied.test(source) ? whole : whole.replace(emptied, (marks, at) => (isOpening(at) ? '' : marks)))
    .replace(/\[\s*\]\{lang=[\w-]+\}/g, '')
    .replace(/(?<!\\)\[\s*\]\([^\s)]*\)/g, '')
    .replace(/ {2,}/g, ' ')
    .trim();
}
