import type { NamedText } from '../../model/named-text.js';
import { citationMark, type PlacedText, type SourceStretch } from '../../model/printed-page.js';
import { citationOf, citationsIn } from '../../text/placeholders.js';
import { withoutBlanks } from '../../text/without-blanks.js';
import type { WordRun } from './read-docx.js';
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
  /** All its words were taken out, and none put in. */
  readonly isDeleted: boolean;
  readonly retyped: readonly RetypedFigure[];
  /** Words whose bold or italic type was taken off in part: nothing that is written says so. */
  readonly unformatted: readonly string[];
  /** The runs that were changed in it, for who did it and when. */
  readonly runs: readonly WordRun[];
}

/** Words that changed and are of no text of the pack. */
export interface OtherWords {
  readonly before: string;
  readonly after: string;
  readonly runs: readonly WordRun[];
}

export interface MappedBack {
  readonly texts: readonly ReturnedText[];
  readonly others: readonly OtherWords[];
}

/** @param emphasis how *emphasis* is printed */
export function mapBack(printed: PrintedSide, read: ReadSide, emphasis: 'italic' | 'bold'): MappedBack {
  return new Mapper(printed, read, emphasis).map();
}

/** An edit of a text of the YAML. */
interface SourceEdit {
  readonly start: number;
  readonly end: number;
  readonly write: string;
  readonly order: number;
}

interface TextWork {
  readonly placed: PlacedText;
  readonly edits: SourceEdit[];
  readonly runs: WordRun[];
  readonly lost: Set<number>;
  deleted: number;
  inserted: number;
}

class Mapper {
  private readonly hunks: readonly Hunk[];
  private readonly works: readonly TextWork[];
  private readonly others: OtherWords[] = [];
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
    for (const hunk of this.hunks) this.hunk(hunk);
    const texts = this.works.flatMap((work): readonly ReturnedText[] => {
      const unformatted = this.format(work);
      const { placed, edits, runs } = work;
      if (edits.length === 0 && unformatted.length === 0) return [];
      const { text } = placed;
      const retyped: RetypedFigure[] = [];
      const settled = this.withFigures(work, retyped);
      const after = tidied(applied(text.source, settled), text.source);
      const total = this.printed.tokens.filter((token) => isWithin(token, placed)).length;
      const isDeleted = work.deleted === total && work.inserted === 0;
      return [{ text, after, isDeleted, retyped: isDeleted ? [] : retyped, unformatted, runs }];
    });
    return { texts, others: this.others };
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

  /** Words that were put in belong to the text whose words they replace, else to the one that they follow. */
  private hunk({ before, after }: Hunk): void {
    const { tokens } = this.printed;
    const deleted = tokens.slice(before.start, before.end);
    const owners = [...new Set(deleted.map((token) => this.workOf(token)))];
    const [previous, next] = [this.workOf(tokens[before.start - 1]), this.workOf(tokens[before.end])];
    const owner = owners.find((work) => work !== undefined) ?? (deleted.length === 0 ? (previous ?? next) : undefined);
    const inserted = this.read.tokens.slice(after.start, after.end);
    if (!owner) {
      this.other(deleted, inserted);
      return;
    }
    for (const work of owners) {
      const own = deleted.filter((token) => this.workOf(token) === work);
      if (!work) this.other(own, []);
      else if (work !== owner) this.change(work, own, undefined, before, after);
    }
    this.change(
      owner,
      deleted.filter((token) => this.workOf(token) === owner),
      inserted,
      before,
      after,
    );
  }

  private other(deleted: readonly Token[], inserted: readonly Token[]): void {
    const sliceOf = (words: string, tokens: readonly Token[]) =>
      words.slice(tokens[0]?.start ?? 0, tokens.at(-1)?.end ?? 0);
    const runs = inserted.flatMap(({ start }) => this.read.runs[start] ?? []);
    const [before, now] = [sliceOf(this.printed.words, deleted), sliceOf(this.read.words, inserted)];
    if (before.replaceAll(citationMark, '') === '' && now.replaceAll(citationMark, '') === '') return;
    this.others.push({ before, after: now, runs });
  }

  private change(
    work: TextWork,
    deleted: readonly Token[],
    inserted: readonly Token[] | undefined,
    before: Hunk['before'],
    after: Hunk['after'],
  ): void {
    const { placed, edits, lost } = work;
    const { source } = placed.text;
    const stretches = deleted.flatMap((token) => stretchOf(placed, token) ?? []);
    for (const { protectedLeaf } of stretches) if (protectedLeaf !== undefined) lost.add(protectedLeaf);
    work.deleted += deleted.length;
    work.inserted += inserted?.length ?? 0;
    this.collectRuns(work, deleted, inserted ?? []);
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

  private collectRuns(work: TextWork, deleted: readonly Token[], inserted: readonly Token[]): void {
    const { read } = this;
    work.runs.push(...inserted.flatMap(({ start }) => read.runs[start] ?? []));
    if (deleted.length === 0) return;
    const words = new Set(deleted.map(({ same }) => same));
    const gone = read.all.filter((run) => run.deleted && [...words].some((word) => run.text.includes(word)));
    work.runs.push(...gone);
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
    const format = this.formatOf(inserted[0]);
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

  private formatOf(token: Token | undefined): string {
    const run = token && this.read.runs[token.start];
    return `${run?.isBold ?? false} ${run?.isItalic ?? false}`;
  }

  /** Words that were put in, as the YAML writes them; with marks where they are set otherwise than their place is. */
  private writtenOf(inserted: readonly Token[], { start, end }: Hunk['after'], looks: string): string {
    const { tokens, words } = this.read;
    // A program may write the type of a style into every run: what is set like its neighbours is not set apart.
    const around = [tokens[start - 1], tokens[end]].flatMap((token) => (token ? [this.formatOf(token)] : []));
    const groups: Token[][] = [];
    for (const token of inserted) {
      const group = groups.at(-1);
      const isSame = group !== undefined && this.formatOf(group[0]) === this.formatOf(token);
      if (isSame) group.push(token);
      else groups.push([token]);
    }
    let written = '';
    groups.forEach((group, i) => {
      const [first, last, before] = [group[0], group.at(-1), groups[i - 1]?.at(-1)];
      if (!first || !last) return;
      if (before) written += plainly(words.slice(before.end, first.start));
      const format = this.formatOf(first);
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

  /** Bold and italic of words that stayed. @returns words that lost theirs in part */
  private format({ placed, edits, runs }: TextWork): readonly string[] {
    const { tokens, words } = this.printed;
    const pairs = [...this.kept].flatMap(([i, j]) => {
      const token = tokens[i];
      const source = token && isWithin(token, placed) ? stretchOf(placed, token) : undefined;
      if (!token || !source || token.same.startsWith(citationMark)) return [];
      const run = this.read.runs[this.read.tokens[j]?.start ?? -1];
      return run ? [{ token, source, run, was: this.looks(source), is: `${run.isBold} ${run.isItalic}` }] : [];
    });
    // A program may write the type of a whole style into every run.
    const isNoise = new Set(pairs.map(({ is }) => is)).size === 1 && new Set(pairs.map(({ was }) => was)).size === 1;
    const isTracked = pairs.some(({ run }) => run.reformatted);
    if (isNoise && !isTracked) return [];
    const changed = groupsOf(pairs, ({ was, is }) => was !== is);
    const lost: string[] = [];
    for (const group of changed) {
      const [first, last] = [group[0], group.at(-1)];
      if (!first || !last) continue;
      const mark = markOf(first.was, first.is);
      const { source } = placed.text;
      const [start, end] = [first.source.start, last.source.end];
      runs.push(...group.map(({ run }) => run));
      if (mark?.isOn) {
        edits.push(
          { start, end: start, write: mark.sign, order: -1 },
          { start: end, end, write: mark.sign, order: edits.length + 1 },
        );
      } else if (
        mark &&
        source.slice(start - mark.sign.length, start) === mark.sign &&
        source.startsWith(mark.sign, end)
      ) {
        edits.push({ start: start - mark.sign.length, end: start, write: '', order: -1 });
        edits.push({ start: end, end: end + mark.sign.length, write: '', order: edits.length + 1 });
      } else lost.push(words.slice(first.token.start, last.token.end));
    }
    return lost;
  }
}

interface Gaps {
  /** Undefined where the text begins or ends there. */
  readonly left: boolean | undefined;
  readonly right: boolean | undefined;
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

/** Stretches that only blanks part are one; marks of Markdown between them stay. */
function joined(stretches: readonly SourceStretch[], source: string): readonly { start: number; end: number }[] {
  const ranges: { start: number; end: number }[] = [];
  for (const { start, end } of stretches) {
    const last = ranges.at(-1);
    if (last && (start <= last.end || source.slice(last.end, start).trim() === '')) last.end = Math.max(last.end, end);
    else ranges.push({ start, end });
  }
  return ranges;
}

/** With the marks of stress, code or an address that would be around nothing. */
function withMarks({ start, end }: { start: number; end: number }, source: string) {
  const [before = ''] = /(?:[*`]+|<)$/.exec(source.slice(0, start)) ?? [];
  const [after = ''] = /^(?:[*`]+|>)/.exec(source.slice(end)) ?? [];
  const closing = before === '<' ? '>' : [...before].reverse().join('');
  // A sign that is printed is no mark.
  const isMark = before !== '' && closing === after && source[start - before.length - 1] !== '\\';
  return isMark ? { start: start - before.length, end: end + after.length } : { start, end };
}

/** A range to be taken out, with the blanks that are too many then. */
function widened({ start, end }: { start: number; end: number }, source: string, { left, right }: Gaps) {
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
function spaced({ start, end }: { start: number; end: number }, source: string, words: string, { left, right }: Gaps) {
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

/** What typesetting puts into words is undone; what would be Markdown is none. */
function plainly(words: string): string {
  return words
    .replace(/[\u00ad\u200b\u2060\ufeff]/g, '')
    .replace(/[\s\u00a0\u2009\u202f]+/g, ' ')
    .replace(/[\\*`[\]<]/g, '\\$&')
    .replace(/(?<!\S)(?:#{1,6}(?!\S)|>|~~~)/g, '\\$&')
    .replace(/\{\{|\}\}/g, (braces) => `\\${braces[0]}\\${braces[1]}`);
}

function placeOfFigure(write: string, wanted: string): { readonly start: number; readonly end: number } | undefined {
  const { seen, at } = withoutBlanks(write);
  const found = seen.indexOf(wanted);
  if (found === -1 || wanted === '') return undefined;
  // Not within a longer number.
  if (/\p{N}[.,]?$/u.test(seen.slice(0, found)) || /^[.,]?\p{N}/u.test(seen.slice(found + wanted.length)))
    return undefined;
  return { start: at[found] ?? 0, end: (at[found + wanted.length - 1] ?? 0) + 1 };
}

/** Neither bold nor italic. */
const plain = 'false false';

/** The marks of Markdown that a format needs in a place that has another. */
function signsOver(looks: string, format: string): string {
  const [wasBold, wasItalic] = looks.split(' ');
  const [isBold, isItalic] = format.split(' ');
  const isNow = (was: string | undefined, is: string | undefined) => is === 'true' && was !== 'true';
  return `${isNow(wasBold, isBold) ? '**' : ''}${isNow(wasItalic, isItalic) ? '*' : ''}`;
}

function markOf(was: string, is: string): { readonly sign: string; readonly isOn: boolean } | undefined {
  const [wasBold, wasItalic] = was.split(' ');
  const [isBold, isItalic] = is.split(' ');
  if (wasBold !== isBold) return { sign: '**', isOn: isBold === 'true' };
  return wasItalic === isItalic ? undefined : { sign: '*', isOn: isItalic === 'true' };
}

/** Runs of neighbours that fulfil a condition. */
function groupsOf<Item>(items: readonly Item[], wanted: (item: Item) => boolean): readonly (readonly Item[])[] {
  const groups: Item[][] = [];
  let isOpen = false;
  for (const item of items) {
    if (!wanted(item)) isOpen = false;
    else if (isOpen) groups.at(-1)?.push(item);
    else {
      groups.push([item]);
      isOpen = true;
    }
  }
  return groups;
}

function applied(source: string, edits: readonly SourceEdit[]): string {
  const sorted = [...edits].sort((a, b) => a.start - b.start || a.end - b.end || a.order - b.order);
  let [at, written] = [0, ''];
  for (const { start, end, write } of sorted) {
    written += source.slice(at, Math.max(at, start)) + write;
    at = Math.max(at, end);
  }
  return written + source.slice(at);
}

/** Without emphasis around nothing, marks of another language around nothing, and blanks that are two. */
function tidied(text: string, source: string): string {
  const emptied = /\*\*\s*\*\*/g;
  return (emptied.test(source) ? text : text.replace(/\*\*\s*\*\*/g, ''))
    .replace(/\[\s*\]\{lang=[\w-]+\}/g, '')
    .replace(/ {2,}/g, ' ')
    .trim();
}
