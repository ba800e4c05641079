import { closeSync, openSync, readFileSync, readSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';

/** A font file of an installed package, of which parts may be read alone. */
export interface PackageFont {
  /** Its face table, where the compiled program brings one. */
  readonly table: Uint8Array | undefined;
  /** Its subsets for web pages, where the compiled program brings them. */
  readonly web: () => Uint8Array | undefined;
  readonly size: number;
  whole(): Uint8Array;
  /** Parts of it, each from a byte up to another. */
  parts(ranges: readonly (readonly [start: number, end: number])[]): readonly Uint8Array[];
}

/** Small files are read at once. */
const smallBytes = 1 << 20;

export function packageFont(path: string, packageRoot: string): PackageFont {
  const { size } = statSync(path);
  const brought = (folder: string, ending: string) =>
    broughtFile(join(packageRoot, 'dist', folder, `${basename(path)}.${ending}`));
  let bytes: Uint8Array | undefined;
  let web: Uint8Array | undefined;
  const whole = () => {
    bytes ??= readFileSync(path);
    return bytes;
  };
  return {
    table: brought('faces', 'face'),
    web: () => {
      web ??= brought('web-fonts', 'json');
      return web;
    },
    size,
    whole,
    parts: (ranges) => {
      if (!bytes && size > smallBytes) return readRanges(path, ranges);
      const all = whole();
      return ranges.map(([start, end]) => all.subarray(start, end));
    },
  };
}

function broughtFile(path: string): Uint8Array | undefined {
  try {
    return readFileSync(path);
  } catch {
    // A font of a house has none, and nor has a program that was not compiled.
    return undefined;
  }
}

function readRanges(path: string, ranges: readonly (readonly [start: number, end: number])[]): readonly Uint8Array[] {
  const file = openSync(path, 'r');
  try {
    return ranges.map(([start, end]) => {
      const part = Buffer.alloc(end - start);
      return part.subarray(0, readSync(file, part, 0, part.length, start));
    });
  } finally {
    closeSync(file);
  }
}
