import type { SourceFile } from '../diagnostics/source.js';
import type { Span } from '../diagnostics/span.js';
import type { Change } from './slips/slip.js';

/** A file whose slips are mended one by one, and that knows where each of its places stands in the file as it is. */
export class MendedText {
  text: string;
  /** For each place of the mended text the place in the file; nothing as long as they are the same. */
  private origin: readonly number[] | undefined;

  constructor(private readonly file: SourceFile) {
    this.text = file.text;
  }

  /** Places are those before any of the changes. */
  apply(changes: readonly Change[]): void {
    let origin = this.origin ?? Array.from({ length: this.file.text.length + 1 }, (_, at) => at);
    for (const { start, end, write } of [...changes].sort((a, b) => b.start - a.start)) {
      this.text = this.text.slice(0, start) + write + this.text.slice(end);
      const from = origin[start] ?? this.file.text.length;
      const written = Array.from({ length: write.length }, () => from);
      origin = [...origin.slice(0, start), ...written, ...origin.slice(end)];
    }
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
