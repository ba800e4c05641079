import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { StreamMemory } from '../../../src/pdfua/reader/stream-memory.js';

const font = Buffer.alloc(1000, 'glyphs ');
const packed = deflateSync(font);

/** A memory that has met a stream twice. */
function memoryOf(stream: Buffer, unpacked: Buffer, maxBytes = 100_000): StreamMemory {
  const memory = new StreamMemory(maxBytes);
  memory.add(stream, unpacked);
  memory.add(stream, unpacked);
  return memory;
}

describe('a memory of streams', () => {
  it('keeps what comes the second time', () => {
    const memory = new StreamMemory(100_000);
    expect(memory.add(packed, font)).toBe(font);
    expect(memory.unpacked(packed)).toBeUndefined();
    const kept = memory.add(packed, font);
    expect(kept).toEqual(font);
    expect(memory.unpacked(Buffer.from(packed))).toBe(kept);
  });

  it('knows no stream of the same length and checksum with anything else in it', () => {
    const damaged = Buffer.from(packed);
    damaged.writeUInt8(damaged.readUInt8(5) ^ 1, 5);
    expect(memoryOf(packed, font).unpacked(damaged)).toBeUndefined();
  });

  it('keeps copies that do not change with the file', () => {
    const file = Buffer.concat([packed, Buffer.alloc(1000)]);
    const unpacked = Buffer.from(font);
    const memory = memoryOf(file.subarray(0, packed.length), unpacked);
    file.fill(0);
    unpacked.fill(0);
    expect(memory.unpacked(packed)).toEqual(font);
    expect(memory.unpacked(packed)?.buffer.byteLength).toBe(font.length);
  });

  it('drops what nobody has asked for while others came', () => {
    const streams = Array.from({ length: 20 }, (_, i) => deflateSync(Buffer.alloc(1000, `${i} `)));
    const memory = memoryOf(packed, font, 10_000);
    for (const stream of streams) {
      memory.add(stream, font);
      memory.add(stream, font);
      expect(memory.unpacked(streams[0] as Buffer)).toBeDefined();
    }
    expect(memory.unpacked(packed)).toBeUndefined();
  });

  it('keeps nothing that would fill it, and nothing of an empty stream', () => {
    expect(memoryOf(packed, font, 2000).unpacked(packed)).toBeUndefined();
    expect(new StreamMemory(2000).unpacked(Buffer.alloc(0))).toBeUndefined();
  });
});
