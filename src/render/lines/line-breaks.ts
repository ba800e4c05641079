import LineBreaker from 'linebreak';
import { BoundedCache } from '../../text/bounded-cache.js';
import { once } from '../../text/once.js';
import { provisionPatterns } from '../../text/provisions.js';
import { softHyphen, withoutSoftHyphens } from '../../text/set-text.js';
import {
  afterArabicSlash,
  afterSlash,
  beforeInitialHyphen,
  endingOfNumber,
  upToArabicSlash,
  upToSlash,
} from '../../text/undivided.js';
import { isIdeograph, traits, traitsOf } from './characters.js';

/** Text up to a line break opportunity: a word with the blank after it, in Chinese mostly one character. */
export interface Segment {
  readonly text: string;
  /** Whether a line must end after it. */
  readonly lineEnd: boolean;
  /** Whether a hyphen is shown where a line ends after it: a soft hyphen stood there. */
  readonly hyphenated: boolean;
}

/** Where lines may end in a text (UAX 14): the offsets, the last of them its length; and where they must. */
interface LineBreaks {
  readonly ends: readonly number[];
  readonly forced: readonly number[];
}

/** Characters that break where their neighbours say, whatever else is around, as most of most texts do; and all others. */
const plain = { none: 0, alphanumeric: 1, ideograph: 2, stop: 3, closing: 4, space: 5 } as const;
type Plain = (typeof plain)[keyof typeof plain];
const kinds = Object.values(plain);

const plainInAscii = Array.from({ length: 0x80 }, (_, code): Plain => {
  if (code === 0x20) return plain.space;
  if ((traitsOf(code) & traits.word) !== 0) return plain.alphanumeric;
  return ',.:;'.includes(String.fromCharCode(code)) ? plain.stop : plain.none;
});

function plainOf(unit: number): Plain {
  if (isIdeograph(unit)) return plain.ideograph;
  if (unit < 0x80) return plainInAscii[unit] ?? plain.none;
  return (traitsOf(unit) & (traits.closing | traits.curlyQuote)) === traits.closing ? plain.closing : plain.none;
}

/** Between two neighbours: a line may end whatever is around them, or may not, or only all rules of UAX 14 tell. */
const between = { parted: 0, together: 1, unknown: 2 } as const;

/** By the kind of a character and that of the next. */
const outcomes = kinds.flatMap((last) => kinds.map((next) => outcomeOf(last, next)));

function outcomeOf(last: Plain, next: Plain): (typeof between)[keyof typeof between] {
  const isWord = next === plain.alphanumeric || next === plain.ideograph;
  if (last === plain.none || next === plain.none) return between.unknown;
  if (isWord && (last === plain.ideograph || last === plain.closing || last === plain.space)) return between.parted;
  if (next === plain.ideograph) return last === plain.alphanumeric ? between.parted : between.unknown;
  return last === plain.space ? between.unknown : between.together;
}

/** Where lines may end in a text of one character or more. Of most texts, nothing has to be asked of all rules. */
export function lineBreaksIn(text: string): LineBreaks {
  const ends: number[] = [];
  const forced: number[] = [];
  let start = 0;
  let last = plainOf(text.charCodeAt(0));
  if (last === plain.space) last = plain.none;
  let isKnown = last === plain.alphanumeric || last === plain.ideograph;
  for (let i = 1; i < text.length; i += 1) {
    let own = plainOf(text.charCodeAt(i));
    const outcome = outcomes[last * kinds.length + own];
    if (outcome === between.parted) {
      if (isKnown) ends.push(i);
      else breakByAllRules(text, start, i, ends, forced);
      start = i;
      isKnown = true;
    } else if (outcome === between.unknown) {
      isKnown = false;
      // Nor is it known after several spaces, or after one that follows such a character.
      if (own === plain.space) own = plain.none;
    }
    last = own;
  }
  if (isKnown) ends.push(text.length);
  else breakByAllRules(text, start, text.length, ends, forced);
  return { ends, forced };
}

/** Adds the breaks after `start` up to `end`. */
function breakByAllRules(text: string, start: number, end: number, ends: number[], forced: number[]): void {
  const piece = text.slice(start, end);
  const breaker = new LineBreaker(piece);
  const mayBeKorean = hangul.test(piece);
  for (let next = breaker.nextBreak(); next; next = breaker.nextBreak()) {
    const at = start + next.position;
    if (mayBeKorean && !next.required && isInsideKorean(text, at)) continue;
    if (at < end && !next.required && isInsideWord(text, at)) continue;
    ends.push(at);
    if (next.required) forced.push(at);
  }
}

/** The segments of a text between its line break opportunities. */
export function segmentsIn(text: string): readonly Segment[] {
  if (text === '') return [segmentOf(text, false)];
  const { ends, forced } = lineBreaksIn(text);
  return ends.map((end, i) => segmentOf(text.slice(ends[i - 1] ?? 0, end), forced.includes(end)));
}

/** @param isForced whether a line must end after it, whatever it ends with */
export function segmentOf(piece: string, isForced: boolean): Segment {
  const withoutLineEnd = piece.replace(/\r?\n$|\r$/, '');
  const lineEnd = isForced || withoutLineEnd !== piece;
  const shown = withoutSoftHyphens(withoutLineEnd);
  // A word that is divided after a hyphen of its own gets no second one.
  const hyphenated = !lineEnd && withoutLineEnd.endsWith(softHyphen) && /(?:^|[\p{L}\p{M}\p{N}])$/u.test(shown);
  return { text: shown, lineEnd, hyphenated };
}

/** UAX 14 breaks after any syllable of Korean, which is written in words with blanks between them (W3C klreq). */
function isInsideKorean(text: string, at: number): boolean {
  const [before, after] = [text.charAt(at - 1), text.charAt(at)];
  return !/[\s\u00ad]/.test(before) && after !== '' && (hangul.test(before) || hangul.test(after));
}

const hangul = /\p{Script=Hangul}/u;

/** Where UAX 14 as the breaker has it would divide what is read as one. */
function isInsideWord(text: string, at: number): boolean {
  const last = text.charAt(at - 1);
  if (last === '/') return isInsideUnit(text, at);
  if (last === ')') return isInsideProvision(text, at);
  // A dash is typed as a minus: "between –5 and 3 °C".
  if (last === '–') return /^(?:|[\s\p{Ps}])$/u.test(text.charAt(at - 2)) && /\d/.test(text.charAt(at));
  // The second number of 21～47分 and 10%—20% belongs to the first.
  if ('～〜—'.includes(last)) return isAfterRangeDash(text, at);
  // C++ is a name.
  if (last === '+') return text.charAt(at) === '+';
  if (last !== '-' && last !== '‐') return false;
  return followsSingleLetter(text, at) || followsInitialHyphen(text, at) || isBeforeEnding(text, at);
}

const isAsciiAlphanumeric = (unit: number) => unit < 0x80 && plainInAscii[unit] === plain.alphanumeric;

function isAfterRangeDash(text: string, at: number): boolean {
  const isBefore = text.charAt(at - 1) === '—' ? /[\p{Nd}%％]/u : /[\p{L}\p{Nd}%％]/u;
  return /\p{Nd}/u.test(text.charAt(at)) && isBefore.test(text.charAt(at - 2));
}

/** At the beginning of a text, the word before it may be in other type. */
function followsInitialHyphen(text: string, at: number): boolean {
  if (isAsciiAlphanumeric(text.charCodeAt(at - 2))) return false;
  return initialHyphen().test(text.slice(Math.max(0, at - 2), at + 2));
}

/** A line that ended in the one letter of e-mail, X-ray or *t-ospidéal* would be read wrongly. */
function followsSingleLetter(text: string, at: number): boolean {
  if (isAsciiAlphanumeric(text.charCodeAt(at - 2)) && isAsciiAlphanumeric(text.charCodeAt(at - 3))) return false;
  return singleLetterAtEnd().test(text.slice(Math.max(0, at - 12), at - 1));
}

/** A line that began with the ending of a number, as in 1990-х or 15-én, would be read wrongly too. */
function isBeforeEnding(text: string, at: number): boolean {
  return endOfNumber.test(text.charAt(at - 2)) && endingAtStart().test(text.slice(at, at + 6));
}

/** Units such as km/h and µg/m³, other short words with a slash, and months with two names: they are read as one. */
function isInsideUnit(text: string, at: number): boolean {
  const [before, after] = [text.slice(Math.max(0, at - 9), at), text.slice(at, at + 8)];
  if (wordsBeforeSlash.test(before)) return false;
  if (shortBeforeSlash().test(before.slice(-6)) && shortAfterSlash().test(after.slice(0, 7))) return true;
  return arabicBeforeSlash().test(before) && arabicAfterSlash().test(after);
}

/** The number of a provision, as in s. 12(3)(a), is one. */
function isInsideProvision(text: string, at: number): boolean {
  return provisionBefore().test(text.slice(Math.max(0, at - 20), at)) && itemAfter().test(text.slice(at, at + 8));
}

/** A word of ASCII that is neither short nor Arabic. */
const wordsBeforeSlash = /[A-Za-z\d]{4}\/$/;
const endOfNumber = /[\p{Nd}%‰]/u;
// Made when they are first asked for: classes of Unicode take a while.
const { number: numberOfProvision, item } = provisionPatterns('\\p{L}');
const provisionBefore = once(() => new RegExp(`${numberOfProvision}(?:${item})+$`, 'u'));
const itemAfter = once(() => new RegExp(`^${item}`, 'u'));
const shortBeforeSlash = once(() => new RegExp(`${upToSlash}$`, 'u'));
const arabicBeforeSlash = once(() => new RegExp(`${upToArabicSlash}$`, 'u'));
const arabicAfterSlash = once(() => new RegExp(`^${afterArabicSlash}`, 'u'));
const shortAfterSlash = once(() => new RegExp(`^${afterSlash}`, 'u'));
const endingAtStart = once(() => new RegExp(`^${endingOfNumber}`, 'u'));
const initialHyphen = once(() => new RegExp(`^${beforeInitialHyphen}[-‐]\\p{L}`, 'u'));
const singleLetterAtEnd = once(() => /(?<![\p{L}\p{M}\p{N}])\p{L}\p{M}*$/u);

const edges = new BoundedCache<{ readonly first: string; readonly last: string }>(500);

/** The first and the last segment of a text that is never broken. Cached: an address has many, and is set many times. */
export function edgesOf(text: string) {
  return edges.of(text, (own) => {
    const segments = segmentsIn(own);
    return { first: segments[0]?.text ?? '', last: segments.at(-1)?.text ?? '' };
  });
}

/** Whether the last segment of one fragment and the first of the next are one word in two fonts. */
export function areOneSegment(last: string, first: string): boolean {
  const end = plainOf(last.charCodeAt(last.length - 1));
  const outcome = outcomes[end * kinds.length + (first === '' ? plain.none : plainOf(first.charCodeAt(0)))];
  if (end !== plain.space && outcome !== between.unknown) return outcome === between.together;
  return lineBreaksIn(last + first).ends.length === 1;
}

/** Particles that belong to the word before them, and start no line of a title. */
const particle = /^[的地得了着著等之]$/u;

/** … of Japanese, and the ends of its verbs, which the dictionary has as words: of one kana no word begins a line but お and ご. */
const japaneseEnding = once(
  () =>
    /^(?:(?![おご])\p{Script=Hiragana}|から|まで|より|など|だけ|たち|には|では|とは|として|による|によって|について|における|です|ます|した|する|して|され|させ|れる|られ|われ|ない|なら|いる|って)$/u,
);
/** A compound of Japanese, between whose words no line ends either. */
const shortCompound = once(() => /(?<!\p{Script=Han})\p{Script=Han}{2,6}(?!\p{Script=Han})/gu);
const hiragana = once(() => /\p{Script=Hiragana}/u);
const afterWord = once(() => /[\p{L}\p{N}\p{Pe}\p{Pf}ー%％‰℃]$/u);

/** A word in quotation marks is one that no dictionary has; and the name of a work of some characters. */
const shortQuotation = once(() => /[“‘「『《〈][^“”‘’「」『』《》〈〉]{1,6}[”’」』》〉]/gu);

/** Created for the first Chinese title and kept. */
const wordSegmenter = once(() => new Intl.Segmenter('zh', { granularity: 'word' }));
/** By the text: the fit sets each title many times. */
const insideWords = new BoundedCache<ReadonlySet<number>>(1_000);

/**
 * Offsets inside the words of a Chinese text, at which a title does not break. Words are those of the dictionary that
 * JavaScript brings, and short ones in quotation marks; body text breaks anywhere, as in print.
 */
export function offsetsInsideWords(text: string): ReadonlySet<number> {
  return insideWords.of(text, findInsideWords);
}

function findInsideWords(text: string): ReadonlySet<number> {
  const inside = new Set<number>();
  for (const { segment, index } of wordSegmenter().segment(text)) {
    for (let at = 1; at < segment.length; at += 1) inside.add(index + at);
    if (particle.test(segment)) inside.add(index);
    if (japaneseEnding().test(segment) && afterWord().test(text.charAt(index - 1))) inside.add(index);
    // What is counted stays with its number.
    if (index > 0 && segment.length <= 2 && isIdeograph(segment.charCodeAt(0)) && /[\d%]/.test(text.charAt(index - 1)))
      inside.add(index);
  }
  const wholes = [shortQuotation(), ...(hiragana().test(text) ? [shortCompound()] : [])];
  for (const { 0: whole, index } of wholes.flatMap((pattern) => [...text.matchAll(pattern)])) {
    for (let at = 1; at < whole.length; at += 1) inside.add(index + at);
  }
  return inside;
}
