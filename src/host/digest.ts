import { createHash } from 'node:crypto';

export function sha256(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** The same digest of parts that come one after another; undefined where there was none. */
export function startDigest(): { add(part: Uint8Array): void; end(): string | undefined } {
  const hash = createHash('sha256');
  let isEmpty = true;
  return {
    add(part) {
      isEmpty = false;
      hash.update(part);
    },
    end: () => (isEmpty ? undefined : hash.digest('hex')),
  };
}

export async function digestOfParts(parts: AsyncIterable<Uint8Array>): Promise<string | undefined> {
  const digest = startDigest();
  for await (const part of parts) digest.add(part);
  return digest.end();
}
