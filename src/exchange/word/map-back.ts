import type { NamedText } from '../../model/named-text.js';
import { citationMark, type PlacedText, type SourceStretch } from '../../model/printed-page.js';
import { citationOf, citationsIn } from '../../text/placeholders.js';
import { withoutBlanks } from '../../text/without-blanks.js';
import { formatOf, groupsOf, type KeptWord, type UntakenLook } from './looks.js';
import type { WordRun } from './read-document.js';
import {
  applied,
  type Gaps,
  joined,
  placeOfFigure,
  plain,
  plainly,
  type SourceEdit,
  signsOver,
  spaced,
  tidied,
  widened,
  withMarks,
} from './source-edits.js';
import { type Hunk, hunksOf, type PrintedSide, type ReadSide, type Token } from './tokens.js';

/** A figure of the pack that came back as other digits. */
export interface RetypedFigure {
  /** As the YAML has it: `{{fact.figure}}`. */
  readonly figure: string;
  readonly printed: string;
  readonly typed: string;
}

/** A text as it came back, in the syntax of the pack. */
export interface ReturnedText {
  readonly text: NamedText;
  readonly after: string;
  readonly retyped: readonly RetypedFigure[];
  /** What of its looks nothing that is written says. */
  readonly looks: readonly UntakenLook[];
  /** The runs that were changed in it, for who did it and when. */
  readonly runs: readonly WordRun[];
}

/** Words that changed and are of no text of the pack. */
export interface OtherWords {
  readonly before: string;
  readonly after: string;
  /** What the paragraph is of that they stood in; none where they were put in. */
  readonly units: readonly string[];
  /** Texts that stand on the page more than once, and that these words are one place of. */
  readonly repeated?: readonly NamedText[];
  readonly runs: readonly WordRun[];
}

/** Texts that were taken out as a whole, with the words between them that went as well. */
export interface RemovedTexts {
  readonly texts: readonly NamedText[];
  readonly words: string;
  readonly units: readonly string[];
  readonly runs: readonly WordRun[];
}

export interface MappedBack {
  /** Those of which words are left, or that have others now. */
  readonly texts: readonly ReturnedText[];
  readonly removed: readonly RemovedTexts[];
  readonly others: readonly OtherWords[];
}

/** @param emphasis how *emphasis* is printed */
export function mapBack(printed: PrintedSide, read: ReadSide, emphasis: 'italic' | 'bold'): MappedBack {
  return new Mapper(printed, read, emphasis).map();
}

interface TextWork {
  readonly placed: PlacedText;
  readonly edits: SourceEdit[];
  readonly runs: WordRun[];
  readonly lost: Set<number>;
  deleted: number;
  inserted: number;
}

/** Words of the page that do not stand in what came back, and the texts that they are of. */
interface Deleted {
  readonly tokens: readonly Token[];
  readonly owners: readonly (TextWork | undefined)[];
}

class Mapper {
  private readonly hunks: readonly Hunk[];
  private readonly works: readonly TextWork[];
  private readonly others: OtherWords[] = [];
  private readonly removed: RemovedTexts[] = [];
  /** For each kept token of the page its token in what came back. */
  private readonly kept = new Map<number, number>();
  private readonly citations = new Map<string, string>();

  constructor(
    private readonly printed: PrintedSide,
    private readonly read: ReadSide,
    private readonly emphasis: 'italic' | 'bold',
  ) {
    this.hunks = hunksOf(printed.tokens, read.tokens);
    this.works = printed.texts.map((placed) => ({
      ...{ placed, edits: [], runs: [], lost: new Set<number>(), deleted: 0, inserted: 0 },
    }));
    this.findKept();
    this.findCitations();
  }

  map(): MappedBack {
    for (const hunk of this.hunks) this.change(hunk);
    for (const hunk of this.hunks) this.tell(hunk);
    const texts = this.works.flatMap((work): readonly ReturnedText[] => {
      if (this.isGone(work)) return [];
      const { placed, edits } = work;
      const format = formatOf(this.keptOf(placed), placed.text.source, this.printed.words);
      const { looks } = format;
      edits.push(...format.edits.map((edit) => ({ ...edit, order: edit.order < 0 ? -1 : edits.length + edit.order })));
      const runs = [...work.runs, ...format.runs];
      if (edits.length === 0 && looks.length === 0) return [];
      const { text } = placed;
      const retyped: RetypedFigure[] = [];
      const settled = this.withFigures(work, retyped);
      const after = tidied(applied(text.source, settled), text.source);
      return [{ text, after, retyped, looks, runs }];
    });
    return { texts, removed: this.removed, others: this.others };
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

  /** Which reference each number stands for. */
  private findCitations(): void {
    const { tokens, texts } = this.printed;
    for (const token of tokens) {
      if (!token.same.startsWith(citationMark)) continue;
      const placed = texts.find((one) => isWithin(token, one));
      const source = placed?.sources[token.start - placed.start];
      if (!placed || !source) continue;
      const ids = citationsIn(placed.text.source.slice(source.start, source.end));
      const index = countBefore(placed.sources, token.start - placed.start, source.start);
      const id = ids[index];
      if (id !== undefined) this.citations.set(token.same, citationOf(id));
    }
  }

  private workOf(token: Token | undefined): TextWork | undefined {
    return token && this.works.find(({ placed }) => isWithin(token, placed));
  }

  private deletedIn({ before }: Hunk): Deleted {
    const tokens = this.printed.tokens.slice(before.start, before.end);
    return { tokens, owners: [...new Set(tokens.map((token) => this.workOf(token)))] };
  }

  /** Words that were put in belong to the text whose words they replace, else to the one that they follow. */
  private ownerOf({ before }: Hunk, { tokens: deleted, owners }: Deleted): TextWork | undefined {
    const { tokens } = this.printed;
    const [previous, next] = [this.workOf(tokens[before.start - 1]), this.workOf(tokens[before.end])];
    return owners.find((work) => work !== undefined) ?? (deleted.length === 0 ? (previous ?? next) : undefined);
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
    for (const others of groupsOf(deleted.tokens, (token) => this.workOf(token) === undefined)) {
      this.other(others, inserted);
      if (inserted.length > 0) return;
    }
    if (inserted.length > 0) this.other([], inserted);
  }

  private unitsOf(token: Token | undefined): readonly string[] {
    return this.printed.spots.find(({ end }) => token !== undefined && token.start < end)?.units ?? [];
  }

  private other(deleted: readonly Token[], inserted: readonly Token[]): void {
    const before = sliceOf(this.printed.words, deleted);
    const after = sliceOf(this.read.words, inserted);
    if (before.replaceAll(citationMark, '') === '' && after.replaceAll(citationMark, '') === '') return;
    this.others.push({ before, after, units: this.unitsOf(deleted[0]), runs: this.runsOf(deleted, inserted) });
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
    const place = first && replaced ? { ...first, looks: this.looks(replaced) } : this.placeOf(work, before, inserted);
    const words = this.writtenOf(inserted, after, place.looks);
    edits.push({ ...spaced(place, source, words, gaps), order: edits.length });
    for (const range of rest) edits.push({ ...range, write: '', order: edits.length });
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
  ): { start: number; end: number; looks: string } {
    const { tokens } = this.printed;
    const of = (token: Token | undefined) => (token && isWithin(token, placed) ? stretchOf(placed, token) : undefined);
    const [previous, next] = [of(tokens[before.start - 1]), of(tokens[before.end])];
    const format = this.looksOfToken(inserted[0]);
    const isAlike = (one: SourceStretch | undefined) => one !== undefined && this.looks(one) === format;
    const isBehind = previous !== undefined && (isAlike(previous) || !isAlike(next));
    const neighbour = isBehind ? previous : (next ?? previous);
    const at = isBehind ? previous.end : (next?.start ?? 0);
    return { start: at, end: at, looks: neighbour ? this.looks(neighbour) : plain };
  }

  private looks({ isStrong, isEmphasis }: SourceStretch): string {
    const asBold = this.emphasis === 'bold';
    return `${isStrong || (asBold && isEmphasis)} ${isEmphasis && !asBold}`;
  }

  private looksOfToken(token: Token | undefined): string {
    const run = token && this.read.runs[token.start];
    return `${run?.isBold ?? false} ${run?.isItalic ?? false}`;
  }

  /** Words that were put in, as the YAML writes them; with marks where they are set otherwise than their place is. */
  private writtenOf(inserted: readonly Token[], { start, end }: Hunk['after'], looks: string): string {
    const { tokens, words } = this.read;
    // A program may write the type of a style into every run: what is set like its neighbours is not set apart.
    const around = [tokens[start - 1], tokens[end]].flatMap((token) => (token ? [this.looksOfToken(token)] : []));
    const groups: Token[][] = [];
    for (const token of inserted) {
      const group = groups.at(-1);
      const isSame = group !== undefined && this.looksOfToken(group[0]) === this.looksOfToken(token);
      if (isSame) group.push(token);
      else groups.push([token]);
    }
    let written = '';
    groups.forEach((group, i) => {
      const [first, last, before] = [group[0], group.at(-1), groups[i - 1]?.at(-1)];
      if (!first || !last) return;
      if (before) written += plainly(words.slice(before.end, first.start));
      const format = this.looksOfToken(first);
      const sign = around.length === 0 || around.includes(format) ? '' : signsOver(looks, format);
      written += sign + this.plainWords(group, last.end) + [...sign].reverse().join('');
    });
    return written;
  }

  private plainWords(tokens: readonly Token[], end: number): string {
    let written = '';
    let at = tokens[0]?.start ?? end;
    for (const token of tokens) {
      if (!token.same.startsWith(citationMark)) continue;
      written += plainly(this.read.words.slice(at, token.start)) + (this.citations.get(token.same) ?? '');
      at = token.end;
    }
    return written + plainly(this.read.words.slice(at, end));
  }

  /** A figure that was taken out and stands elsewhere again has moved; another number in its place was typed. */
  private withFigures({ placed, edits, lost }: TextWork, retyped: RetypedFigure[]): readonly SourceEdit[] {
    const { text } = placed;
    const settled = edits.map((edit) => ({ ...edit }));
    for (const index of lost) {
      const leaf = text.leaves[index];
      if (leaf?.kind !== 'figure') continue;
      const figure = text.source.slice(leaf.start, leaf.end);
      const wanted = withoutBlanks(leaf.printed).seen;
      const home = settled.find(({ write }) => placeOfFigure(write, wanted));
      const place = home && placeOfFigure(home.write, wanted);
      if (home && place) {
        home.write = home.write.slice(0, place.start) + figure + home.write.slice(place.end);
        continue;
      }
      const instead = settled.find(
        ({ start, end, write }) => start <= leaf.end && end >= leaf.start && /\p{N}/u.test(write),
      );
      if (instead) retyped.push({ figure, printed: leaf.printed, typed: instead.write.trim() });
    }
    return settled;
  }

  /** The words of a text that stayed, and how each was and is set. */
  private keptOf(placed: PlacedText): readonly KeptWord[] {
    const { tokens } = this.printed;
    const { read } = this;
    return [...this.kept].flatMap(([i, j]) => {
      const token = tokens[i];
      const source = token && isWithin(token, placed) ? stretchOf(placed, token) : undefined;
      if (!token || !source || token.same.startsWith(citationMark)) return [];
      const own = read.runs.slice(read.tokens[j]?.start, read.tokens[j]?.end);
      const [run] = own;
      if (!run) return [];
      const is = looksOfRun(run);
      const isMixed = own.some((other) => looksOfRun(other) !== is) && !this.isMixed(placed, token);
      return [{ token, source, run, was: this.looks(source), is, isMixed }];
    });
  }

  private isMixed(placed: PlacedText, { start, end }: Token): boolean {
    const own = placed.sources.slice(start - placed.start, end - placed.start);
    return new Set(own.flatMap((source) => (source ? this.looks(source) : []))).size > 1;
  }
}

function looksOfRun({ isBold, isItalic }: WordRun): string {
  return `${isBold} ${isItalic}`;
}

function sliceOf(words: string, tokens: readonly Token[]): string {
  return words.slice(tokens[0]?.start ?? 0, tokens.at(-1)?.end ?? 0);
}

function isWithin({ start, end }: Token, placed: PlacedText): boolean {
  return start >= placed.start && end <= placed.end && placed.sources[start - placed.start] !== undefined;
}

/** What a token is printed for. */
function stretchOf(placed: PlacedText, { start, end }: Token): SourceStretch | undefined {
  const own = placed.sources.slice(start - placed.start, end - placed.start).filter((one) => one !== undefined);
  const [first, last] = [own[0], own.at(-1)];
  return first && last ? { ...first, end: Math.max(first.end, last.end) } : undefined;
}

/** How many marks of the same citation stand before this one. */
function countBefore(sources: PlacedText['sources'], at: number, start: number): number {
  return sources.slice(0, at).filter((one) => one?.start === start).length;
}
