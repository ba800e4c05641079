import { createHash } from 'node:crypto';
import { sha256 } from '../host/digest.js';
import type { Host } from '../host/host.js';

/**
 * What was made before, by all that it was made from. An entry that is damaged, or not ours, counts as none; one that
 * cannot be written is not missed.
 */
export class BuildCache {
  private constructor(
    private readonly host: Host,
    /** Names the program that made an entry: another one may make something else. */
    private readonly maker: string,
  ) {}

  /** Nothing where no cache is wanted, or where the program cannot be told from another. */
  static open(host: Host, tool: string): BuildCache | undefined {
    const program = host.cacheFolder === undefined ? undefined : host.programStamp();
    return program === undefined ? undefined : new BuildCache(host, makerOf(tool, program));
  }

  key(...parts: readonly unknown[]): string {
    return sha256(JSON.stringify([this.maker, ...parts]));
  }

  read(key: string): Buffer | undefined {
    const bytes = this.host.readCached(key);
    if (!bytes) return undefined;
    const body = Buffer.from(bytes.subarray(headBytes));
    return Buffer.from(bytes.subarray(0, headBytes)).toString('latin1') === headOf(key, body) ? body : undefined;
  }

  write(key: string, body: Uint8Array | string): void {
    const bytes = Buffer.from(body);
    this.host.writeCached(key, Buffer.concat([Buffer.from(headOf(key, bytes), 'latin1'), bytes]));
  }
}

const headBytes = 64;

/** Also of the key, so that an entry under another name is not taken for it. */
function headOf(key: string, body: Uint8Array): string {
  return createHash('sha256').update(key).update(body).digest('hex');
}

/**
 * The program as it was compiled, the packages that it was installed with, and the JavaScript that runs it: its tables
 * of Unicode decide where lines end.
 */
function makerOf(tool: string, program: string): string {
  const { node, unicode, icu, zlib } = process.versions;
  return JSON.stringify([tool, program, node, unicode, icu, zlib]);
}
