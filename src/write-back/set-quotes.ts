import { ownWords } from '../pack/lint/lint-text.js';
import { ownMarks } from '../pack/lint/quotes.js';
import type { LocaleRules } from '../schema/locale.js';
import { getOrInsertComputed } from '../text/once.js';

/** An opening and a closing mark. */
type Pair = readonly [string, string];

/**
 * A text as it was typed, with the quotation marks and the apostrophe of its language in the place of straight ones, and of
 * pairs that it does not write: what a program that corrects as one types would have put there. A mark without its other
 * one, and what a number is measured in (5" and 3'), stay as they are.
 */
export function withSetQuotes(text: string, locale: string, rules: LocaleRules): string {
  if (!/["'“”„‟‘’‚‛«»‹›「」『』＂]/.test(text)) return text;
  return withOwnPairs(withoutStraight(text, locale, rules), locale, rules);
}

/** What stands on both sides of a mark, but for marks of stress. */
interface Beside {
  readonly before: string;
  readonly after: string;
}

function besideOf(words: string, at: number): Beside {
  let [before, after] = [at - 1, at + 1];
  while (isStress(words[before])) before -= 1;
  while (isStress(words[after])) after += 1;
  return { before: words[before] ?? ' ', after: words[after] ?? ' ' };
}

function isStress(mark: string | undefined): boolean {
  return mark === '*' || mark === '_';
}

function isWithinWord({ before, after }: Beside): boolean {
  return /[\p{L}\p{M}\p{N}]/u.test(before) && /\p{L}/u.test(after);
}

function canOpen({ before, after }: Beside): boolean {
  return /[\s\p{Ps}\p{Pi}\p{Pd}„‚/]/u.test(before) && !/\s/.test(after);
}

function withoutStraight(text: string, locale: string, rules: LocaleRules): string {
  const words = ownWords({ text, locale });
  const own = ownMarks(rules);
  const marks = new StraightMarks(words, rules);
  return text.replace(/["']/g, (mark, at: number) =>
    words[at] !== mark || own.has(mark) ? mark : (marks.setAt(at, mark) ?? mark),
  );
}

/** Sets the straight marks of a text, asked for in their order. */
class StraightMarks {
  private readonly open: { readonly mark: string; readonly pair: Pair }[] = [];
  /** Where the last mark stands that may close, by the mark; -1 where there is none. */
  private readonly lastClosing = new Map<string, number>();
  /** Whether blanks part the words, and say on which side of a mark its words are. */
  private readonly hasBlanks: boolean;

  constructor(
    private readonly words: string,
    private readonly rules: LocaleRules,
  ) {
    this.hasBlanks = rules.lines.breaks === 'words';
  }

  /** Undefined where a mark stays as it is. */
  setAt(at: number, mark: string): string | undefined {
    const { open, hasBlanks } = this;
    const beside = besideOf(this.words, at);
    const apostrophe = mark === "'" && hasBlanks ? '’' : undefined;
    if (mark === "'" && isWithinWord(beside)) return apostrophe;
    const last = open.at(-1);
    const isOpening = hasBlanks ? canOpen(beside) : last?.mark !== mark;
    if (last?.mark === mark && !isOpening) {
      open.pop();
      return last.pair[1];
    }
    if (hasBlanks && /\p{Nd}/u.test(beside.before)) return undefined;
    return isOpening && this.isClosedBehind(at, mark) ? this.opened(at, mark) : apostrophe;
  }

  private opened(at: number, mark: string): string {
    const { outer, inner } = this.rules.quotes;
    const isInside = this.open.length > 0 || isWithin(outer, this.words.slice(0, at));
    const pair = typed(mark === "'" || isInside ? inner : outer);
    this.open.push({ mark, pair });
    return pair[0];
  }

  private isClosedBehind(at: number, mark: string): boolean {
    return getOrInsertComputed(this.lastClosing, mark, () => this.lastThatCloses(mark)) > at;
  }

  private lastThatCloses(mark: string): number {
    const { words } = this;
    let at = words.lastIndexOf(mark);
    if (!this.hasBlanks) return at;
    for (; at !== -1; at = at === 0 ? -1 : words.lastIndexOf(mark, at - 1)) {
      const beside = besideOf(words, at);
      if (!isWithinWord(beside) && !canOpen(beside)) return at;
    }
    return at;
  }
}

/** The blanks that a language wants inside its marks as they are typed. */
function typed([opening, closing]: readonly [string, string]): Pair {
  return [opening.replace(/\s+$/, ' '), closing.replace(/^\s+/, ' ')];
}

/** Whether a pair is open at the end of words. */
function isWithin(pair: readonly [string, string], words: string): boolean {
  const [opening, closing] = pair.map((mark) => mark.trim());
  if (!opening || !closing || opening === closing) return false;
  return words.split(opening).length > words.split(closing).length;
}

const anyMark = '“”„‟‘’‚‛«»‹›「」『』';
const doublePairs: readonly Pair[] = [
  ['“', '”'],
  ['„', '“'],
  ['„', '”'],
  ['«', '»'],
  ['「', '」'],
  ['＂', '＂'],
];
const singlePairs: readonly Pair[] = [
  ['‘', '’'],
  ['‚', '‘'],
  ['‚', '’'],
  ['‹', '›'],
  ['『', '』'],
];

/** Pairs of which a language does not write a mark become its own. */
function withOwnPairs(text: string, locale: string, rules: LocaleRules): string {
  const own = ownMarks(rules);
  const { outer, inner } = rules.quotes;
  return [
    ...doublePairs.map((pair) => ({ pair, isDouble: true })),
    ...singlePairs.map((pair) => ({ pair, isDouble: false })),
  ]
    .filter(({ pair }) => pair.some((mark) => !own.has(mark) && mark !== '’'))
    .reduce((rest, { pair: [opening, closing], isDouble }) => {
      const words = ownWords({ text: rest, locale });
      // An apostrophe is no end of a pair.
      const between = `((?:[^${anyMark}]|(?<=\\p{L})’(?=\\p{L}))*)`;
      const pattern = new RegExp(`${opening}${between}${closing}(?!\\p{L})`, 'gu');
      return rest.replace(pattern, (whole, inside: string, at: number) => {
        if (words[at] !== opening || words[at + whole.length - 1] !== closing) return whole;
        const isOuter = isDouble && !isWithin(outer, words.slice(0, at));
        const [left, right] = typed(isOuter ? outer : inner);
        return `${left}${inside.trim()}${right}`;
      });
    }, text);
}
