import type { SourceFile } from '../../diagnostics/source.js';
import type { Span } from '../../diagnostics/span.js';
import type { Change } from './syntax-repair.js';

/** The text of a file after some repairs, with the offset in the file of each of its own offsets. */
export class RepairedText {
  constructor(
    private readonly file: SourceFile,
    readonly text = file.text,
    /** None before the first repair, when they are the same. */
    private readonly origins?: readonly number[],
  ) {}

  /** The text after further changes, whose offsets are those before any of them. */
  with(changes: readonly Change[]): RepairedText {
    const before = this.origins ?? [...Array(this.text.length + 1).keys()];
    const sorted = changes.toSorted((a, b) => a.start - b.start);
    const pieces = [0, ...sorted.map(({ end }) => end)].map((from, i) => {
      const { start, write } = sorted[i] ?? { start: undefined, write: '' };
      const origins = before.slice(from, start).concat(Array(write.length).fill(this.originOf(start ?? from)));
      return { text: this.text.slice(from, start) + write, origins };
    });
    const text = pieces.map((piece) => piece.text).join('');
    return new RepairedText(
      this.file,
      text,
      pieces.flatMap(({ origins }) => origins),
    );
  }

  /** Where a stretch of the repaired text stands in the file. */
  spanOf(start: number, end: number): Span {
    const from = this.originOf(start);
    return { source: this.file.id, start: from, end: Math.max(from, this.originOf(end)) };
  }

  /** What the editor wrote there. */
  written({ start, end }: Span): string {
    return this.file.text.slice(start, end);
  }

  private originOf(offset: number): number {
    return this.origins?.[offset] ?? Math.min(offset, this.file.text.length);
  }
}
