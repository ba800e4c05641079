interface Known {
  readonly packed: Buffer;
  readonly unpacked: Buffer;
}

/** Their checksums are let go all at once: more are of streams that are gone. */
const maxMet = 2000;

/**
 * What packed streams unpack to: the fonts of one file come again in the next, byte for byte, and are compared much faster
 * than unpacked. A stream is kept when it comes the second time, since most come once. Bounded by bytes: of two halves, the
 * one that nobody has asked for in a while is dropped where the other is full.
 */
export class StreamMemory {
  private recent = new Map<number, Known>();
  private older = new Map<number, Known>();
  /** The bytes of the recent half. */
  private size = 0;
  private readonly met = new Set<number>();

  constructor(private readonly maxBytes: number) {}

  /** The unpacked bytes, the same each time, which nobody may write to. */
  unpacked(packed: Buffer): Buffer | undefined {
    const key = checksumOf(packed);
    const recent = this.recent.get(key);
    if (recent?.packed.equals(packed)) return recent.unpacked;
    const older = this.older.get(key);
    if (!older?.packed.equals(packed)) return undefined;
    this.keep(key, older);
    return older.unpacked;
  }

  /** Adds what a stream unpacks to; returns what is kept of it, if that is so. */
  add(packed: Buffer, unpacked: Buffer): Buffer {
    const key = checksumOf(packed);
    if (!this.met.has(key) || packed.length + unpacked.length > this.maxBytes / 8) {
      if (this.met.size >= maxMet) this.met.clear();
      this.met.add(key);
      return unpacked;
    }
    const known = { packed: detached(packed), unpacked: detached(unpacked) };
    this.keep(key, known);
    return known.unpacked;
  }

  private keep(key: number, known: Known): void {
    if (this.size >= this.maxBytes / 2) [this.older, this.recent, this.size] = [this.recent, new Map(), 0];
    this.recent.set(key, known);
    this.size += known.packed.length + known.unpacked.length;
  }
}

/** A stream ends with a checksum of what is in it (RFC 1950), by which different ones are told apart as a rule. */
function checksumOf(packed: Buffer): number {
  return packed.length < 4 ? 0 : packed.readUInt32BE(packed.length - 4);
}

/** A copy that holds nothing else in memory, neither a file nor the pool from which Node.js cuts small buffers. */
function detached(bytes: Buffer): Buffer {
  return Buffer.from(new Uint8Array(bytes).buffer);
}
