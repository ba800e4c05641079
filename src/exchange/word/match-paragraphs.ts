import type { NamedText } from '../../model/named-text.js';
import type { PrintedParagraph } from '../../model/printed-page.js';
import type { ReadParagraph } from './read-document.js';
import { common, likeness, printedSide, readSide, type Token, tokensAsMade } from './tokens.js';

/** Paragraphs of a page, and those that they have become: usually one each. */
export interface MatchedParagraphs {
  readonly printed: readonly PrintedParagraph[];
  /** None where they were taken out; nothing printed where they were put in. */
  readonly read: readonly ReadParagraph[];
}

/** How alike two paragraphs must be to be the same one. */
const minLikeness = 0.45;
/** A number that was typed anew has nothing in common with the one that stood there; `12.5 %` has four tokens. */
const mostOfNumber = 6;
/** A bookmark whose end was lost goes on for ever. */
const maxSpread = 3;
/** How many of the words of a part of a text, one of several, are the text's. */
const minOwnWords = 0.4;
/** One word alone may stand anywhere. */
const minRest = 2;

/**
 * Finds for each paragraph of a page what it has become: by the bookmarks of its texts, and where these were lost by its
 * words. A paragraph that was divided has become several, and two that were joined have become one.
 */
export function matchParagraphs(
  printed: readonly PrintedParagraph[],
  read: readonly ReadParagraph[],
  bookmarkOf: (text: NamedText) => string,
): readonly MatchedParagraphs[] {
  const groups = new Groups();
  const places = new Map<string, number[]>();
  read.forEach(({ bookmarks }, i) => {
    for (const name of bookmarks) places.set(name, [...(places.get(name) ?? []), i]);
  });
  const printedTokens = printed.map((paragraph) => printedSide([paragraph]).tokens);
  const accepted = read.map((paragraph) => readSide([paragraph]).tokens);
  const seen = new Set<string>();
  printed.forEach(({ texts }, i) => {
    for (const { text } of texts) {
      const name = bookmarkOf(text);
      // Of a text that stands in several places the first has the bookmark.
      const found = seen.has(name) ? [] : (places.get(name) ?? []);
      seen.add(name);
      const own = found.length > maxSpread ? found.slice(0, 1) : found;
      for (const place of withOwnWords(own, printedTokens[i] ?? [], accepted)) groups.join(i, place);
    }
  });
  const originals = read.map(tokensAsMade);
  const ownWords = (i: number) => groups.readOf(i).some((j) => (accepted[j] ?? []).length > 0);
  const alike = printed.flatMap((_, i) => {
    const own = printedTokens[i] ?? [];
    // Where all its words were taken out they may stand elsewhere again: it was moved.
    const isMoved = groups.hasPrinted(i) && !ownWords(i);
    if ((groups.hasPrinted(i) && !isMoved) || own.length === 0) return [];
    return read.flatMap((__, j) => {
      if (groups.hasRead(j)) return [];
      const score = Math.max(isMoved ? 0 : likeness(own, originals[j] ?? []), likeness(own, accepted[j] ?? []));
      // Of two that are alike the nearer one.
      const distance = isMoved ? 0 : Math.abs(i / printed.length - j / read.length);
      return score >= minLikeness ? [{ i, j, score: score - distance / 10 }] : [];
    });
  });
  for (const { i, j } of alike.sort((a, b) => b.score - a.score)) {
    if ((!groups.hasPrinted(i) || !ownWords(i)) && !groups.hasRead(j)) groups.join(i, j);
  }
  const isNumber = (tokens: readonly Token[] = []) =>
    tokens.length <= mostOfNumber && tokens.some(({ same }) => /^\p{N}/u.test(same));
  for (const { i, j, isOnly } of leftInPlace(groups, printedTokens, accepted)) {
    const isText = isOnly && printed[i]?.texts.length === 1;
    if (isText || (isNumber(printedTokens[i]) && isNumber(accepted[j]))) groups.join(i, j);
  }
  const sets = groups.all(printed.length, read.length);
  return sets.map(({ left, right }) => ({
    printed: left.flatMap((i) => printed[i] ?? []),
    read: right.flatMap((j) => read[j] ?? []),
  }));
}

/**
 * Of the paragraphs that one bookmark spans, those that a text was divided into. A paragraph that was put in behind its last
 * word, or in its midst, stands in its bookmark too, and has few of its words.
 */
function withOwnWords(
  places: readonly number[],
  text: readonly Token[],
  read: readonly (readonly Token[])[],
): readonly number[] {
  if (places.length < 2) return places;
  const isWord = ({ same }: Token) => /^[\p{L}\p{N}]/u.test(same);
  const words = text.filter(isWord);
  const shares = places.map((j) => {
    const own = (read[j] ?? []).filter(isWord);
    return { j, own, share: own.length === 0 ? 0 : common(words, own) / own.length };
  });
  const [first] = shares.toSorted((a, b) => b.share - a.share);
  if (!first) return places;
  const kept = common(words, first.own);
  // Words of the text that the first has not stand here, between others that were put in.
  const hasRest = (own: readonly Token[]) => {
    const rest = common(words, [...first.own, ...own]) - kept;
    return rest >= minRest && rest >= minOwnWords * (words.length - kept);
  };
  return shares
    .filter(({ share, own }) => share === first.share || share >= minOwnWords || hasRest(own))
    .map(({ j }) => j);
}

interface LeftPair {
  readonly i: number;
  readonly j: number;
  /** Whether nothing else was left over between these neighbours. */
  readonly isOnly: boolean;
}

/**
 * What was left over on both sides between the same neighbours, in its order, where it is as much on both: the cells of
 * a table whose numbers are others now, or a text of which not a word was left, nor the bookmark, which Word drops with all
 * that stands in it.
 */
function leftInPlace(
  groups: Groups,
  printed: readonly (readonly Token[])[],
  read: readonly (readonly Token[])[],
): readonly LeftPair[] {
  const pairs: LeftPair[] = [];
  const isLeft = (j: number) => !groups.hasRead(j) && (read[j] ?? []).length > 0;
  let after = -1;
  let waiting: number[] = [];
  const settle = (before: number) => {
    const places = Array.from({ length: Math.max(0, before - after - 1) }, (_, k) => after + 1 + k).filter(isLeft);
    if (places.length === waiting.length) {
      pairs.push(...waiting.map((i, k) => ({ i, j: places[k] ?? 0, isOnly: places.length === 1 })));
    }
    waiting = [];
  };
  printed.forEach((tokens, i) => {
    const own = groups.readOf(i);
    if (own.length === 0) {
      if (tokens.length > 0) waiting.push(i);
      return;
    }
    settle(Math.min(...own));
    after = Math.max(...own);
  });
  settle(read.length);
  return pairs;
}

interface Group {
  readonly left: Set<number>;
  readonly right: Set<number>;
}

/** Which of the one side belong to which of the other. */
class Groups {
  private readonly byLeft = new Map<number, Group>();
  private readonly byRight = new Map<number, Group>();

  hasPrinted(i: number): boolean {
    return this.byLeft.has(i);
  }

  hasRead(j: number): boolean {
    return this.byRight.has(j);
  }

  readOf(i: number): readonly number[] {
    return [...(this.byLeft.get(i)?.right ?? [])];
  }

  join(i: number, j: number): void {
    const [one, other] = [this.byLeft.get(i), this.byRight.get(j)];
    const group: Group = one ?? other ?? { left: new Set(), right: new Set() };
    if (one && other && one !== other) {
      for (const left of other.left) group.left.add(left);
      for (const right of other.right) group.right.add(right);
    }
    group.left.add(i);
    group.right.add(j);
    for (const left of group.left) this.byLeft.set(left, group);
    for (const right of group.right) this.byRight.set(right, group);
  }

  /** In the order of the page; what has no counterpart by itself. */
  all(
    lefts: number,
    rights: number,
  ): readonly { readonly left: readonly number[]; readonly right: readonly number[] }[] {
    const sorted = (set: ReadonlySet<number>) => [...set].sort((a, b) => a - b);
    const seen = new Set<Group>();
    const ofLeft = Array.from({ length: lefts }, (_, i) => i).flatMap((i) => {
      const group = this.byLeft.get(i);
      if (!group) return [{ left: [i], right: [] }];
      if (seen.has(group)) return [];
      seen.add(group);
      return [{ left: sorted(group.left), right: sorted(group.right) }];
    });
    const added = Array.from({ length: rights }, (_, j) => j)
      .filter((j) => !this.byRight.has(j))
      .map((j) => ({ left: [], right: [j] }));
    return [...ofLeft, ...added];
  }
}
