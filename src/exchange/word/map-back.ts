import type { MarkedText, NamedText, TextLeaf } from '../../model/named-text.js';
import { citationMark, type SourceStretch } from '../../model/printed-page.js';
import { groupAdjacent } from '../../text/group-adjacent.js';
import { normalized } from '../../text/set-text.js';
import { type LooksContext, type ReadWord, type UntakenLook, withLooks } from './looks.js';
import { looksElsewhere } from './looks-elsewhere.js';
import type { MappedBack, OtherWords, RemovedTexts, ReturnedText } from './mapped-back.js';
import type { WordRun } from './read-document.js';
import { settledFigures } from './retyped-figures.js';
import { applied, type Gaps, joined, spaced, tidied, widened, withMarks } from './source-edits.js';
import { withStraightMarks } from './straight-marks.js';
import { isWithin, sliceOf, stretchOf, type TextWork } from './text-work.js';
import { type Hunk, hunksOf, type PrintedSide, type ReadSide, type Token } from './tokens.js';
import { withWholeNumbers } from './whole-numbers.js';
import { withWordsApart } from './words-apart.js';
import { writtenWords } from './written-words.js';

export interface MapOptions extends Pick<LooksContext, 'emphasis' | 'ordinals' | 'hasLinks'> {
  readonly markedText: (text: string) => MarkedText;
  readonly bookmarkOf: (text: NamedText) => string;
  /** The number of each citation on the page → how the YAML writes it. */
  readonly citations: ReadonlyMap<string, string>;
  /** Whether the page is the one that the document was made from, and not the one that would be made now. */
  readonly isAsMade: boolean;
}

export function mapBack(printed: PrintedSide, read: ReadSide, options: MapOptions): MappedBack {
  return new Mapper(printed, withWordsApart(printed, read), options).map();
}

/** Words of the page that do not stand in what came back, and the texts that they are of. */
interface Deleted {
  readonly tokens: readonly Token[];
  readonly owners: readonly (TextWork | undefined)[];
}

/** What is none of the words, and the text that it stands in or behind. */
interface PlacedLook {
  readonly runs: readonly WordRun[];
  readonly owner: TextWork | undefined;
  readonly look: UntakenLook;
}

class Mapper {
  private readonly hunks: readonly Hunk[];
  private readonly works: readonly TextWork[];
  private readonly others: OtherWords[] = [];
  private readonly removed: RemovedTexts[] = [];
  /** The numbers of sources that stand behind words and are none of a text. */
  private readonly numbers: PlacedLook[] = [];
  /** For each kept token of the page its token in what came back. */
  private readonly kept = new Map<number, number>();

  constructor(
    private readonly printed: PrintedSide,
    private readonly read: ReadSide,
    private readonly options: MapOptions,
  ) {
    this.works = printed.texts.map((placed) => ({
      ...{ placed, edits: [], runs: [], lost: new Set<number>(), added: [], deleted: 0, inserted: 0 },
    }));
    const figureOf = (token: Token) => this.figureOf(token);
    this.hunks = withWholeNumbers(hunksOf(printed.tokens, read.tokens), { ...printed, figureOf }, read);
    this.findKept();
  }

  map(): MappedBack {
    for (const hunk of this.hunks) this.change(hunk);
    for (const hunk of this.hunks) this.tell(hunk);
    const beside = [...this.numbers, ...this.placedEmbedded()];
    const texts = this.works.flatMap((work): readonly ReturnedText[] => {
      if (this.isGone(work)) return [];
      const { text } = work.placed;
      const { edits, retyped } = settledFigures(work);
      const words = edits.length === 0 ? text.source : tidied(applied(text.source, edits), text.source);
      const set = withLooks(words, this.readOf(work), this.contextOf(work));
      const own = beside.filter(({ owner }) => owner === work);
      const looks = [...set.looks, ...own.map(({ look }) => look)];
      const runs = [...work.runs, ...set.runs, ...own.flatMap((one) => one.runs)];
      if (set.text === text.source && looks.length === 0) return [];
      // A letter may stand in one run, and its accent in the next.
      return [{ text, after: normalized(set.text.trim()), retyped, looks, runs }];
    });
    const own = [...this.kept].flatMap(([i, j]) => (this.workOf(this.printed.tokens[i]) === undefined ? [j] : []));
    const foreign = beside.flatMap(({ owner, look }) => (owner ? [] : [look]));
    return {
      texts,
      removed: this.removed,
      others: this.others,
      looks: [...looksElsewhere(this.read, this.printed.words, own), ...foreign],
    };
  }

  /** All its words were taken out, and none put in. */
  private isGone({ placed, deleted, inserted }: TextWork): boolean {
    if (deleted === 0 || inserted > 0) return false;
    return deleted === this.printed.tokens.filter((token) => isWithin(token, placed)).length;
  }

  private findKept(): void {
    let [i, j] = [0, 0];
    const { length } = this.printed.tokens;
    for (const { before, after } of [
      ...this.hunks,
      { before: { start: length, end: length }, after: { start: 0, end: 0 } },
    ]) {
      while (i < before.start) {
        this.kept.set(i, j);
        [i, j] = [i + 1, j + 1];
      }
      [i, j] = [before.end, after.end];
    }
  }

  private workOf(token: Token | undefined): TextWork | undefined {
    return token && this.works.find(({ placed }) => isWithin(token, placed));
  }

  /** What a token is printed for that is no words; blanks may part the thousands of a figure. */
  private figureOf(token: Token): TextLeaf | undefined {
    const work = this.workOf(token);
    const index = work && stretchOf(work.placed, token)?.protectedLeaf;
    return index === undefined ? undefined : work?.placed.text.leaves[index];
  }

  private deletedIn({ before }: Hunk): Deleted {
    const tokens = this.printed.tokens.slice(before.start, before.end);
    return { tokens, owners: [...new Set(tokens.map((token) => this.workOf(token)))] };
  }

  /**
   * Words that were put in belong to the text whose words they replace, else to the one in whose bookmark they stand, else
   * to the one that they follow. What was put to a label, such as the dot of `1.`, is of no text.
   */
  private ownerOf({ before, after }: Hunk, { tokens: deleted, owners }: Deleted): TextWork | undefined {
    const { tokens } = this.printed;
    const [previous, next] = [this.workOf(tokens[before.start - 1]), this.workOf(tokens[before.end])];
    const replaced = owners.find((work) => work !== undefined);
    if (replaced || deleted.length > 0) return replaced;
    const first = this.read.tokens[after.start];
    const { bookmarks = [] } = (first && this.read.runs[first.start]) ?? {};
    const within = [previous, next].find(
      (work) => work && bookmarks.includes(this.options.bookmarkOf(work.placed.text)),
    );
    return within ?? previous ?? (this.isAtLabel(after) ? undefined : next);
  }

  /** Whether words stand behind others without a blank, and before a blank. */
  private isAtLabel({ start, end }: Hunk['after']): boolean {
    const { tokens, words } = this.read;
    const isBlank = (from: number | undefined, to: number | undefined) => /\s/.test(words.slice(from, to));
    const label = tokens[start - 1];
    if (!label) return false;
    return !isBlank(label.end, tokens[start]?.start) && isBlank(tokens[end - 1]?.end, tokens[end]?.start);
  }

  private change(hunk: Hunk): void {
    const deleted = this.deletedIn(hunk);
    const owner = this.ownerOf(hunk, deleted);
    const ownOf = (work: TextWork) => deleted.tokens.filter((token) => this.workOf(token) === work);
    for (const work of deleted.owners) {
      if (work && work !== owner) this.changeText(work, ownOf(work), undefined, hunk);
    }
    const { start, end } = hunk.after;
    if (owner) this.changeText(owner, ownOf(owner), this.read.tokens.slice(start, end), hunk);
  }

  /** What of a difference becomes no text: texts that are gone, and words that are of none. */
  private tell(hunk: Hunk): void {
    const deleted = this.deletedIn(hunk);
    const isOwned = this.ownerOf(hunk, deleted) !== undefined;
    const inserted = isOwned ? [] : this.read.tokens.slice(hunk.after.start, hunk.after.end);
    const gone = deleted.owners.filter((work) => work !== undefined).filter((work) => this.isGone(work));
    const isAlone = hunk.after.end === hunk.after.start;
    if (gone.length > 0) {
      // Where nothing was put in, a label or a number beside a text that is gone went with it.
      const tokens = isAlone
        ? deleted.tokens
        : deleted.tokens.filter((token) => gone.some((work) => this.workOf(token) === work));
      this.removed.push({
        texts: gone.map(({ placed }) => placed.text),
        words: sliceOf(this.printed.words, tokens),
        units: this.unitsOf(tokens[0]),
        runs: this.runsOf(tokens, []),
      });
      if (isAlone) return;
    }
    const isOther = (token: Token | undefined) => this.workOf(token) === undefined;
    const parts = groupAdjacent(deleted.tokens, (token, next) => isOther(token) === isOther(next));
    for (const others of parts.filter(([token]) => isOther(token))) {
      this.other(others, inserted);
      if (inserted.length > 0) return;
    }
    if (inserted.length > 0) this.other([], inserted, deleted.tokens.length === 0 ? hunk.before.start : undefined);
  }

  private unitsOf(token: Token | undefined): readonly string[] {
    return this.printed.spots.find(({ end }) => token !== undefined && token.start < end)?.units ?? [];
  }

  /** @param at where nothing was taken out, the token in front of which the words were put in */
  private other(deleted: readonly Token[], inserted: readonly Token[], at?: number): void {
    const before = sliceOf(this.printed.words, deleted);
    const after = sliceOf(this.read.words, inserted);
    if (before.replaceAll(citationMark, '') === '' && after.replaceAll(citationMark, '') === '') {
      if (this.options.isAsMade) this.number(deleted, inserted);
      return;
    }
    // Programs do it to a whole document; in texts the marks of the language are set again.
    if (withStraightMarks(before) === after) return;
    const within = at === undefined ? undefined : this.paragraphAround(at);
    this.others.push({
      ...{ before, after, units: this.unitsOf(deleted[0]), runs: this.runsOf(deleted, inserted) },
      ...(within === undefined ? {} : { within }),
    });
  }

  /** The words of the paragraph in whose middle a token stands: one such as a source, of which no words are of a text. */
  private paragraphAround(at: number): string | undefined {
    const { tokens, spots, words } = this.printed;
    const spotOf = (token: Token | undefined) => spots.findIndex(({ end }) => token !== undefined && token.start < end);
    const spot = spotOf(tokens[at]);
    if (spot === -1 || spot !== spotOf(tokens[at - 1])) return undefined;
    return words
      .slice(spots[spot - 1]?.end ?? 0, spots[spot]?.end)
      .replaceAll(citationMark, '')
      .trim();
  }

  /** A number of a source that is another now, or none, told at the word in front of it. */
  private number(deleted: readonly Token[], inserted: readonly Token[]): void {
    const { printed, read } = this;
    const numbersOf = (tokens: readonly Token[]) =>
      tokens.map(({ same }) => same.slice(citationMark.length)).join(', ');
    const isBefore = ({ same, end }: Token, first: Token) => end <= first.start && /^[\p{L}\p{N}]/u.test(same);
    const [first] = deleted;
    const last = first && printed.tokens.findLast((token) => isBefore(token, first));
    const [added] = inserted;
    const lastRead = added && read.tokens.findLast((token) => isBefore(token, added));
    const words = last ? sliceOf(printed.words, [last]) : sliceOf(read.words, lastRead ? [lastRead] : []);
    const content = [
      deleted.length > 0 ? `[-${numbersOf(deleted)}-]` : '',
      inserted.length > 0 ? `{+${numbersOf(inserted)}+}` : '',
    ].join('');
    this.numbers.push({
      ...{ runs: this.runsOf(deleted, inserted), owner: this.workOf(last) },
      look: { words, how: 'source-number', content },
    });
  }

  /** The runs that a change has touched, for who made it. */
  private runsOf(deleted: readonly Token[], inserted: readonly Token[]): readonly WordRun[] {
    const { read } = this;
    const words = new Set(deleted.map(({ same }) => same));
    const gone = read.all.filter((run) => run.deleted && [...words].some((word) => run.text.includes(word)));
    return [...inserted.flatMap(({ start }) => read.runs[start] ?? []), ...gone];
  }

  private changeText(
    work: TextWork,
    deleted: readonly Token[],
    inserted: readonly Token[] | undefined,
    { before, after }: Hunk,
  ): void {
    const { placed, edits, lost } = work;
    const { source } = placed.text;
    const stretches = deleted.flatMap((token) => stretchOf(placed, token) ?? []);
    for (const { protectedLeaf } of stretches) if (protectedLeaf !== undefined) lost.add(protectedLeaf);
    work.deleted += deleted.length;
    work.inserted += inserted?.length ?? 0;
    work.runs.push(...this.runsOf(deleted, inserted ?? []));
    const ranges = joined(stretches, source);
    const gaps = this.gapsAround(work, before, after, inserted ?? []);
    if (!inserted || inserted.length === 0) {
      for (const range of ranges) {
        edits.push({ ...widened(withMarks(range, source), source, gaps), write: '', order: edits.length });
      }
      return;
    }
    const [first, ...rest] = ranges;
    const [replaced] = stretches;
    const place = first && replaced ? first : this.placeOf(work, before, inserted);
    edits.push({
      ...spaced(place, source, writtenWords(inserted, this.read, this.options.citations), gaps),
      order: edits.length,
    });
    for (const range of rest) edits.push({ ...withMarks(range, source), write: '', order: edits.length });
    for (let j = after.start; j < after.end; j += 1) work.added.push(j);
  }

  /** Whether a blank stands before and after, in what came back; and whether there is anything of the text there. */
  private gapsAround(work: TextWork, before: Hunk['before'], after: Hunk['after'], inserted: readonly Token[]): Gaps {
    const { read, printed } = this;
    const blank = (from: number, to: number) => /\s/.test(read.words.slice(from, to));
    const [left, right] = [read.tokens[after.start - 1], read.tokens[after.end]];
    const [first, last] = [inserted[0], inserted.at(-1)];
    const own = (token: Token | undefined) => token !== undefined && this.workOf(token) === work;
    const hasLeft = own(printed.tokens[before.start - 1]);
    const hasRight = own(printed.tokens[before.end]);
    return {
      left: hasLeft ? blank(left?.end ?? 0, first?.start ?? right?.start ?? read.words.length) : undefined,
      right: hasRight ? blank(last?.end ?? left?.end ?? 0, right?.start ?? read.words.length) : undefined,
    };
  }

  /** Behind the word before, or in front of the one after where that is set alike and the other is not. */
  private placeOf(
    { placed }: TextWork,
    before: Hunk['before'],
    inserted: readonly Token[],
  ): { start: number; end: number } {
    const { tokens } = this.printed;
    const of = (token: Token | undefined) => (token && isWithin(token, placed) ? stretchOf(placed, token) : undefined);
    const [previous, next] = [of(tokens[before.start - 1]), of(tokens[before.end])];
    const run = inserted[0] && this.read.runs[inserted[0].start];
    const isAlike = (one: SourceStretch | undefined) =>
      one !== undefined && run !== undefined && this.isSetAs(run, one);
    const isBehind = previous !== undefined && (isAlike(previous) || !isAlike(next));
    const at = isBehind ? previous.end : (next?.start ?? 0);
    return { start: at, end: at };
  }

  private isSetAs({ isBold, isItalic, link }: WordRun, { isStrong, isEmphasis, ...stretch }: SourceStretch): boolean {
    const asBold = this.options.emphasis === 'bold';
    return (
      isBold === (isStrong || (asBold && isEmphasis)) &&
      isItalic === (isEmphasis && !asBold) &&
      (link === undefined) === (stretch.link === undefined)
    );
  }

  /** The numbers of the words of a text in what came back. */
  private readingOf({ placed, added }: TextWork): readonly number[] {
    const { tokens } = this.printed;
    const kept = [...this.kept].flatMap(([i, j]) => {
      const token = tokens[i];
      return token && isWithin(token, placed) ? [j] : [];
    });
    return [...kept, ...added].sort((a, b) => a - b);
  }

  private readOf(work: TextWork): readonly ReadWord[] {
    const added = new Set(work.added);
    return this.readingOf(work).flatMap((j) => {
      const token = this.read.tokens[j];
      if (!token) return [];
      const same = token.same.startsWith(citationMark) ? citationMark : token.same;
      return [{ same, runs: [...new Set(this.read.runs.slice(token.start, token.end))], isKept: !added.has(j) }];
    });
  }

  private contextOf({ placed }: TextWork): LooksContext {
    const ownAddresses = new Set(placed.text.leaves.flatMap(({ link }) => link ?? []));
    return { ...this.options, ownAddresses };
  }

  /** What is none of the words, with the word that it stands behind, else before. */
  private placedEmbedded(): readonly PlacedLook[] {
    const { tokens, words, embedded } = this.read;
    const owners = new Map(
      this.works.toReversed().flatMap((work) => this.readingOf(work).map((j) => [j, work] as const)),
    );
    let behind = -1;
    return embedded.flatMap(({ at, run }): readonly PlacedLook[] => {
      if (!run.embedded) return [];
      while ((tokens[behind + 1]?.end ?? Number.POSITIVE_INFINITY) <= at) behind += 1;
      const isInFront = !owners.has(behind) && (owners.has(behind + 1) || behind === -1);
      const last = tokens[isInFront ? behind + 1 : behind];
      const owner = owners.get(isInFront ? behind + 1 : behind);
      // A full stop tells nobody where that is.
      const isMark = !isInFront && last && !/[\p{L}\p{N}]/u.test(last.same);
      const first = isMark ? (tokens[behind - 1] ?? last) : last;
      const { kind: how, content } = run.embedded;
      const look = { words: words.slice(first?.start, last?.end), how, content };
      return [{ runs: [run], owner, look: isInFront ? { ...look, isInFront } : look }];
    });
  }
}
