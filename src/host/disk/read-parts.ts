import { open } from 'node:fs/promises';

const partBytes = 256 * 1024;

/**
 * The bytes of a file, part by part, and at least one part. Each is the reader's own.
 * @throws what the system says
 */
export async function* partsOf(path: string): AsyncGenerator<Uint8Array, void> {
  const file = await open(path, 'r');
  try {
    // One byte more notices the end of a small file at once, and a file that grows.
    const length = Math.min((await file.stat()).size + 1, partBytes);
    for (let isFirst = true; ; isFirst = false) {
      const { bytesRead, buffer } = await file.read(Buffer.allocUnsafeSlow(length), 0, length);
      if (bytesRead > 0 || isFirst) yield buffer.subarray(0, bytesRead);
      if (bytesRead === 0) return;
    }
  } finally {
    await file.close();
  }
}
