import { bullets, smallBullets, sureBullets } from '../text/bullets.js';
import { asciiDigits } from '../validation/numbers-meant.js';

/** What a line of a list begins with. */
interface ListStart {
  readonly mark: string;
  /** Of a number or a letter: the sequences that it is of, and its place in each. */
  readonly places?: ReadonlyMap<number, number>;
}

/** Those that stand at once before the words. */
const attached = '・※';

/** Arrows between words may be the steps of a path, File ▶ Save; one that begins a list stands behind no word. */
const noStep = '(?!(?<=[\\p{L}\\p{N}][ \\t])[▶►➢➤])';
/** Two of them in a line: of most, the same twice, each before a word. */
export const bulletsInLine = new RegExp(
  `[${smallBullets}][ \\t]+\\S[^${smallBullets}\\n]*[${smallBullets}][ \\t]|` +
    `${noStep}([${sureBullets}])[ \\t]+\\p{L}[^\\n]*?\\1[ \\t]+\\p{L}`,
  'gu',
);
/** Any bullet. */
export const anyBullet = new RegExp(`[${bullets}${attached}]`, 'u');

const sequences: readonly (readonly string[])[] = [
  ...[
    'abcdefgh',
    'ABCDEFGH',
    'абвгдежз',
    'АБВГДЕЖЗ',
    'أبجدهوزح',
    '가나다라마바사아',
    'アイウエオカキク',
    'イロハニホヘト',
  ],
  '一二三四五六七八九十',
].map((letters) => [...letters]);
const romans: readonly (readonly string[])[] = ['i ii iii iv v vi vii viii', 'I II III IV V VI VII VIII'].map((row) =>
  row.split(' '),
);
const allSequences = [...sequences, ...romans];
/** Those whose letters may be the initials of a name. */
const initials = allSequences.flatMap(([first = ''], i) => (/^[AА]$/u.test(first) ? [i] : []));
/** Numbers are of a sequence without an end. */
const ofNumbers = -1;

/** Letters in brackets, (a) or a), count within a sentence as well, wherever its lines end. */
const number = String.raw`(?<number>\p{Nd}{1,2})(?<stop>\.\)|[.)）、．]|-(?=\s))`;
const letter = String.raw`(?<letter>[ivx]{1,4}|[IVX]{1,4}|[a-hA-Hа-зА-З]|[أ-ي]|[가나다라마바사아]|[ア-ン]|[一二三四五六七八九十])(?<point>[.、．]|-(?=\s))`;
const ofEastAsia = '[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}]';
const starts = new RegExp(
  `^[ \\t]*(?:(?<mark>[-*+–—${bullets}](?=[ \\t])|[${attached}]|o(?=\\t))|${number}|${letter})(?:[ \\t]+\\S|${ofEastAsia})`,
  'u',
);

/** What a line begins with, if a line of a list may. */
export function listStart(line: string): ListStart | undefined {
  const { mark, number: count, letter: name, stop, point = stop } = starts.exec(line)?.groups ?? {};
  if (mark !== undefined) return { mark };
  if (point === undefined) return undefined;
  if (count !== undefined) return { mark: point, places: new Map([[ofNumbers, Number(asciiDigits(count))]]) };
  const places = allSequences.flatMap((sequence, i): [number, number][] =>
    sequence.includes(name ?? '') ? [[i, sequence.indexOf(name ?? '') + 1]] : [],
  );
  return places.length === 0 ? undefined : { mark: point, places: new Map(places) };
}

/**
 * Whether lines begin a list: the same mark, or the first two of a sequence. Two lines may begin with the two dashes around
 * a clause, with the initials of A. Smith and B. Jones or А. Иванов and Б. Петров, or with “1- und 2-jährige”; a list of
 * those has more.
 */
export function beginsList([first, second, third]: readonly (ListStart | undefined)[]): boolean {
  if (first === undefined || !isNextOf(first, second)) return false;
  if (first.places && ![...first.places.values()].some((place) => place <= 1)) return false;
  return !mayBeNoMark(first) || (second !== undefined && isNextOf(second, third));
}

function mayBeNoMark({ mark, places }: ListStart): boolean {
  if (!places) return /[–—]/u.test(mark);
  return mark === '-' || (mark === '.' && initials.some((sequence) => places.has(sequence)));
}

/** Whether a line goes on with a list: the same mark, or what comes after it in a sequence. */
function isNextOf(start: ListStart, next: ListStart | undefined): boolean {
  if (next === undefined || next.mark !== start.mark) return false;
  if (!start.places) return next.places === undefined;
  return [...start.places].some(([sequence, place]) => next.places?.get(sequence) === place + 1);
}
