import type { MarkedText, TextFormat } from '../../model/named-text.js';
import { citationMark } from '../../model/printed-page.js';
import { linkTarget } from '../../text/address.js';
import { groupAdjacent } from '../../text/group-adjacent.js';
import type { Embedded, WordMark, WordRun } from './read-document.js';
import { withoutRedirect } from './redirects.js';
import { isSameLook, type MarkedWord, wordsOf, writtenWithLooks } from './set-marks.js';
import { hunksOf } from './tokens.js';

/** Words that stand and are set otherwise, in a way that no mark of the YAML says, or that is not read. */
export interface UntakenLook {
  readonly words: string;
  readonly how:
    | 'type'
    | 'part-of-word'
    | WordMark
    /** A link on them that no text can have; with its address, where the document says it. */
    | 'link'
    /** Words that are an address: they lead there. */
    | 'own-link'
    /** No link is left in the document, so that a program may have lost this one. */
    | 'lost-link'
    /** Raised or lowered, and there are no characters that are so by themselves. */
    | 'raised'
    | 'lowered'
    /** The number of a source, behind these words, that was taken out, put in or changed, and is of the unit. */
    | 'source-number'
    /** What is none of the words and stands behind these, or before them where they are the first. */
    | Embedded['kind'];
  readonly address?: string;
  readonly content?: string;
  /** Whether the words are those behind what stands among them. */
  readonly isInFront?: boolean;
}

/** A word, a number or a sign as it came back, in its order. */
export interface ReadWord {
  readonly same: string;
  /** Those that it is made of: more than one where it is set in several ways, or was typed in parts. */
  readonly runs: readonly WordRun[];
  /** Whether it stood there before. */
  readonly isKept: boolean;
}

/** A text in which words are set as they came back. */
export interface ReturnedLooks {
  readonly text: string;
  /** What of it cannot be written. */
  readonly looks: readonly UntakenLook[];
  readonly runs: readonly WordRun[];
}

export interface LooksContext {
  /** How *emphasis* is printed. */
  readonly emphasis: 'italic' | 'bold';
  readonly markedText: (text: string) => MarkedText;
  /** What the language writes behind the number of an order, such as th: programs raise it as one types. */
  readonly ordinals: readonly string[];
  /** Whether the document has any links: a program may lose them all. */
  readonly hasLinks: boolean;
  /** Where the text led before, also by addresses that stand in it by themselves. */
  readonly ownAddresses: ReadonlySet<string>;
}

const wordMarks: readonly WordMark[] = ['struck', 'highlighted', 'coloured', 'underlined', 'capitals'];

/** @param text with the words that came back, and the marks of before */
export function withLooks(text: string, read: readonly ReadWord[], context: LooksContext): ReturnedLooks {
  const marked = context.markedText(text);
  const { printed, words } = wordsOf(text, marked);
  const pairs = pairsOf(words, read, context);
  const untakenBy = (of: UntakenIn) => untakenLooks(pairs, printed, of);
  const untaken = [
    ...wordMarks.flatMap((how) => untakenBy(({ is }) => (is && isMarked(is, how) ? { how } : undefined))),
    ...untakenBy(({ word, is }) => (word.isCitation || isOrdinal(word, printed, context) ? undefined : positionOf(is))),
    // A star inside a word is a star: no mark can stand there.
    ...untakenBy(({ isMixed }) => (isMixed ? { how: 'part-of-word' } : undefined)),
    ...untakenBy(({ untakenLink }) => untakenLink),
  ];
  const changed = pairs.filter(({ word, wanted }) => !isSameLook(word.was, wanted));
  const runs = [...untaken.flatMap((one) => one.runs), ...changed.flatMap(({ is }) => is?.runs ?? [])];
  if (changed.length === 0) return { text, looks: untaken.map(({ look }) => look), runs };
  const written = writtenWithLooks(
    text,
    marked,
    new Map(pairs.map(({ word, wanted }) => [word, wanted])),
    context.markedText,
  );
  if (written !== undefined) return { text: written, looks: untaken.map(({ look }) => look), runs };
  const lost = untakenBy(({ word: { was }, wanted: { link, ...type } }) => {
    if (isSameLook(was, { ...type, ...(link === undefined ? {} : { link }) })) return undefined;
    return link === undefined || link === was.link ? { how: 'type' } : { how: 'link', address: link };
  });
  return { text, looks: [...untaken, ...lost].map(({ look }) => look), runs };
}

/** Words that were put in may have a colour to show that they were. */
function isMarked({ runs, isKept }: ReadWord, how: WordMark): boolean {
  return (isKept || how !== 'coloured') && runs.some(({ marks }) => marks?.includes(how));
}

/** A word of the text and what became of it. */
interface Pair {
  readonly word: MarkedWord;
  readonly is: ReadWord | undefined;
  readonly wanted: TextFormat;
  /** Set in two ways, as it was not. */
  readonly isMixed: boolean;
  readonly untakenLink: Pick<UntakenLook, 'how' | 'address'> | undefined;
}

function pairsOf(words: readonly MarkedWord[], read: readonly ReadWord[], context: LooksContext): readonly Pair[] {
  const found = new Map<MarkedWord, ReadWord>();
  let [i, j] = [0, 0];
  const end = { before: { start: words.length, end: words.length }, after: { start: 0, end: 0 } };
  for (const { before, after } of [...hunksOf(words, read), end]) {
    for (; i < before.start; [i, j] = [i + 1, j + 1]) {
      const [word, is] = [words[i], read[j]];
      if (word && is) found.set(word, is);
    }
    [i, j] = [before.end, after.end];
  }
  const noise = noiseIn([...found]);
  return words.map((word) => {
    const is = found.get(word);
    const [run] = is?.runs ?? [];
    if (!is || !run || word.isCitation) return { word, is, wanted: word.was, isMixed: false, untakenLink: undefined };
    const isMixed = is.runs.some((one) => typeOf(one) !== typeOf(run));
    const type = isMixed ? word.was : typeWanted(word.was, run, noise, context);
    const { link, untaken } = linkWanted(word, is, context);
    const { isStrong, isEmphasis } = type;
    return { word, is, isMixed, untakenLink: untaken, wanted: { isStrong, isEmphasis, ...(link ? { link } : {}) } };
  });
}

/** Letters that are to be read so on the line as well; a lone o or a has a sign that is raised by itself, º or ª. */
function isOrdinal({ from, to }: MarkedWord, printed: string, { ordinals }: LooksContext): boolean {
  const letters = printed.slice(from, to);
  return /\p{Nd}$/u.test(printed.slice(0, from)) && !/^[oa]$/.test(letters) && ordinals.includes(letters);
}

function positionOf(word: ReadWord | undefined): Pick<UntakenLook, 'how'> | undefined {
  if (word?.runs.some(({ isLowered }) => isLowered)) return { how: 'lowered' };
  return word?.runs.some(({ isRaised }) => isRaised) ? { how: 'raised' } : undefined;
}

function typeOf({ isBold, isItalic }: WordRun): string {
  return `${isBold} ${isItalic}`;
}

/**
 * The type that a program or a template has given to every word, where it is no news: those that stayed were all set in one
 * way and are all set in another, untracked.
 */
function noiseIn(pairs: readonly (readonly [MarkedWord, ReadWord])[]): WordRun | undefined {
  const kept = pairs.filter(([, { isKept }]) => isKept);
  // Where a text has none of its words any more, those that it has are set as they stand.
  const counted = (kept.length > 0 ? kept : pairs).filter(([word]) => !word.isCitation);
  const runs = counted.flatMap(([, { runs: own }]) => own);
  const [first] = runs;
  const isOne = first !== undefined && runs.every((run) => typeOf(run) === typeOf(first) && !run.reformatted);
  const ways = new Set(counted.map(([{ was }]) => `${was.isStrong} ${was.isEmphasis}`));
  return isOne && ways.size === 1 ? first : undefined;
}

function typeWanted(was: TextFormat, run: WordRun, noise: WordRun | undefined, { emphasis }: LooksContext): TextFormat {
  if (noise && typeOf(noise) === typeOf(run)) return was;
  const isBold = run.isBold && !noise?.isBold;
  const isItalic = run.isItalic && !noise?.isItalic;
  const { isInBold = false, isInItalic = false } = run;
  if (emphasis === 'italic') {
    return { isStrong: isInBold ? was.isStrong : isBold, isEmphasis: isInItalic ? was.isEmphasis : isItalic };
  }
  if (isInBold) return was;
  const wasBold = was.isStrong || was.isEmphasis;
  return {
    isStrong: isBold && (was.isStrong || !wasBold),
    isEmphasis: isItalic || (isBold && was.isEmphasis),
  };
}

/** Where a word is to lead, and what of that cannot be. */
function linkWanted(
  { was, isAddress }: MarkedWord,
  { runs: [run] }: ReadWord,
  { hasLinks, ownAddresses }: LooksContext,
): { readonly link: string | undefined; readonly untaken?: Pick<UntakenLook, 'how' | 'address'> } {
  const { link } = was;
  const is = run?.link;
  if (is === undefined) {
    // An address that was typed anew leads there by itself, and has lost nothing.
    if (link === undefined || !ownAddresses.has(link)) return { link };
    if (!hasLinks) return { link, untaken: { how: 'lost-link', address: link } };
    return isAddress ? { link, untaken: { how: 'own-link', address: link } } : { link: undefined };
  }
  if (is === '') return link === undefined ? { link, untaken: { how: 'link' } } : { link };
  if (link !== undefined && isSameAddress(link, is)) return { link };
  // The words of an address were changed, and in the document they lead where they did.
  if (isAddress && [...ownAddresses].some((own) => isSameAddress(own, is))) return { link };
  // It will stand in round brackets.
  const target = linkTarget(is)?.replace(/[()]/g, (bracket) => (bracket === '(' ? '%28' : '%29'));
  return target === undefined ? { link, untaken: { how: 'link', address: is } } : { link: target };
}

/**
 * Programs write addresses in their own way, such as with a slash at the end. One that goes by way of a service in the YAML
 * came back without it.
 */
export function isSameAddress(one: string, other: string): boolean {
  const plain = (address: string) => {
    const target = withoutRedirect(address);
    return URL.canParse(target) ? new URL(target).href : target;
  };
  return one === other || plain(one) === plain(other);
}

type UntakenIn = (pair: Pair) => Pick<UntakenLook, 'how' | 'address'> | undefined;

/** Neighbours that are set otherwise in the same way are reported as one. */
function untakenLooks(
  pairs: readonly Pair[],
  printed: string,
  untakenBy: UntakenIn,
): readonly { readonly look: UntakenLook; readonly runs: readonly WordRun[] }[] {
  const groups = groupAdjacent(
    pairs.map((pair) => ({ pair, look: untakenBy(pair) })),
    ({ look }, { look: next }) => look?.how === next?.how && look?.address === next?.address,
  );
  return groups.flatMap((group) => {
    const [first, last] = [group[0], group.at(-1)];
    if (!first?.look || !last) return [];
    const words = printed.slice(first.pair.word.from, last.pair.word.to).replaceAll(citationMark, '');
    return [{ look: { words, ...first.look }, runs: group.flatMap(({ pair }) => pair.is?.runs ?? []) }];
  });
}
