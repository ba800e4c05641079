/** A font file, of which parts may be read alone. */
export interface FontFile {
  /** Its face table, where the program brings one for it. */
  readonly table: Uint8Array | undefined;
  /** Its subsets for web pages, where the program brings them (JSON). */
  readonly web?: () => Uint8Array | undefined;
  readonly size: number;
  whole(): Uint8Array;
  /** Parts of it, each from a byte up to another. */
  parts(ranges: readonly (readonly [start: number, end: number])[]): readonly Uint8Array[];
}

/** A font file that is in memory. */
export function wholeFile(bytes: Uint8Array): FontFile {
  return {
    table: undefined,
    size: bytes.length,
    whole: () => bytes,
    parts: (ranges) => ranges.map(([start, end]) => bytes.subarray(start, end)),
  };
}
