import type { SaxesTagNS } from 'saxes';
import type { Span } from '../diagnostics/span.js';
import { joinedSegments, type Segment, unindented } from './segments.js';
import { isWordless, type ReturnedUnit } from './translation-unit.js';

export type Side = 'source' | 'target';

const formatStyle = 'urn:oasis:names:tc:xliff:fs:2.0';
/** The types of codes of XLIFF 2 (4.7.2.3), and the elements of HTML that its module for format style names. */
const marksOfType: Readonly<Record<string, string>> = {
  ...{ 'xlf:b': '**', b: '**', strong: '**', 'xlf:i': '*', i: '*', em: '*' },
  ...{ 'xlf:lb': ' ', br: ' ' },
};

/** A text of a file of translations while it is read, in segments. */
export class OpenUnit {
  readonly data = new Map<string, string>();
  /** Of the segment that is open. */
  readonly parts: Record<Side, string> = { source: '', target: '' };
  /** Of all its segments, on both sides. */
  characters = 0;
  madeFrom: string | undefined;
  ancestor: string | undefined;
  /** Those that the open segment has. */
  private readonly sides = new Set<Side>();
  private order = Number.NaN;
  private source = '';
  /** The translations of the segments and of what stands between them, with the place that each has in its sentence. */
  private readonly targets: (Segment & { readonly order: number })[] = [];
  readonly states: string[] = [];
  private state: string | undefined;
  translated = 0;
  /** Segments that are the source again. */
  private copies = 0;
  /** What codes that begin in one place and end in another are marks of. */
  private readonly marks = new Map<string, string>();

  constructor(
    readonly name: string,
    readonly span: Span,
  ) {}

  /** @param state of a segment; what is to be ignored has none */
  begin(state: string | undefined): void {
    this.state = state;
    if (state !== undefined) this.states.push(state);
    this.sides.clear();
    this.order = Number.NaN;
    this.parts.source = '';
    this.parts.target = '';
  }

  has(side: Side): boolean {
    return this.sides.has(side);
  }

  /** @param order of a target: its place among the translations, where that is another one than in the source */
  beginSide(side: Side, order: number): void {
    this.sides.add(side);
    if (side === 'target') this.order = order;
  }

  /** What bold and italic type of the translator's program is in Markdown; a line break is a blank. */
  markOf({ attributes, local }: SaxesTagNS): string {
    const { id, startRef, subType } = attributes;
    const form = Object.values(attributes).find((one) => one.local === 'fs' && one.uri === formatStyle);
    const mark = marksOfType[subType?.value ?? form?.value ?? ''] ?? '';
    if (local === 'sc') this.marks.set(id?.value ?? '', mark);
    return local === 'ec' ? (this.marks.get(startRef?.value ?? '') ?? mark) : mark;
  }

  end(): void {
    const { state, targets } = this;
    const parts = { source: unindented(this.parts.source), target: unindented(this.parts.target) };
    const isParted = /\s$/.test(this.source) || /^\s/.test(parts.source);
    this.source += parts.source;
    // Blanks between two sentences are their own translation.
    const isGap = state === undefined && !this.has('target');
    const order = Number.isInteger(this.order) ? this.order : targets.length + 1;
    targets.push({ text: isGap ? parts.source : parts.target, isGap, isParted, order });
    // Programs fill what nobody has translated with the source.
    const isCopy = state === 'initial' && parts.target.trim() === parts.source.trim() && !isWordless(parts.source);
    if (state === undefined || parts.target.trim() === '') return;
    if (isCopy) this.copies += 1;
    else this.translated += 1;
  }

  /** Nothing where no segment, or not each of them, is translated. */
  returned(): ReturnedUnit | undefined {
    const { states } = this;
    return states.length === 0 || this.translated < states.length ? undefined : this.asReturned();
  }

  /** The same where the program has put the source into every segment. */
  copied(): ReturnedUnit | undefined {
    const { states } = this;
    return states.length > 0 && this.copies === states.length ? this.asReturned() : undefined;
  }

  private asReturned(): ReturnedUnit {
    const { name, span, madeFrom, ancestor, states } = this;
    const isDone = states.every((state) => state !== 'initial');
    const target = joinedSegments(this.targets.toSorted((a, b) => a.order - b.order)).trim();
    return { name, source: this.source.trim(), target, madeFrom, ancestor, isDone, span };
  }
}
