import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

const partBytes = 256 * 1024;

/**
 * The bytes of a file, part by part, and at least one part. Each is the reader's own.
 * @throws what the system says
 */
export function* partsOf(path: string): Generator<Uint8Array, void> {
  const file = openSync(path, 'r');
  try {
    // One byte more notices the end of a small file at once, and a file that grows.
    const length = Math.min(fstatSync(file).size + 1, partBytes);
    for (let isFirst = true; ; isFirst = false) {
      const buffer = Buffer.allocUnsafeSlow(length);
      const byteCount = readSync(file, buffer, 0, length, null);
      if (byteCount > 0 || isFirst) yield buffer.subarray(0, byteCount);
      if (byteCount === 0) return;
    }
  } finally {
    closeSync(file);
  }
}
