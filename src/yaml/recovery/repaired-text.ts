import type { SourceFile } from '../../diagnostics/source.js';
import type { Span } from '../../diagnostics/span.js';
import type { Change } from './syntax-repair.js';

/** A file whose slips are mended one by one, and that knows where each of its places stands in the file as it is. */
export class RepairedText {
  text: string;
  /** For each place of the mended text the place in the file; nothing as long as they are the same. */
  private origin: readonly number[] | undefined;

  constructor(private readonly file: SourceFile) {
    this.text = file.text;
  }

  /** Places are those before any of the changes. */
  apply(changes: readonly Change[]): void {
    const before = this.origin ?? Array.from({ length: this.file.text.length + 1 }, (_, at) => at);
    const text: string[] = [];
    const origin: number[] = [];
    const keep = (from: number, to: number) => {
      text.push(this.text.slice(from, to));
      for (let at = from; at < to; at += 1) origin.push(before[at] ?? this.file.text.length);
    };
    let done = 0;
    for (const { start, end, write } of [...changes].sort((a, b) => a.start - b.start)) {
      keep(done, start);
      text.push(write);
      for (let at = 0; at < write.length; at += 1) origin.push(before[start] ?? this.file.text.length);
      done = end;
    }
    keep(done, this.text.length);
    origin.push(before[this.text.length] ?? this.file.text.length);
    this.text = text.join('');
    this.origin = origin;
  }

  /** Where a stretch of the mended text stands in the file. */
  spanOf(start: number, end: number): Span {
    const from = this.placeOf(start);
    return { source: this.file.id, start: from, end: Math.max(from, this.placeOf(end)) };
  }

  /** What the editor wrote there. */
  written({ start, end }: Span): string {
    return this.file.text.slice(start, end);
  }

  private placeOf(at: number): number {
    return this.origin?.[at] ?? Math.min(at, this.file.text.length);
  }
}
