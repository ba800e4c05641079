import { createHash } from 'node:crypto';
import { sha256 } from '../host/digest.js';
import type { Host } from '../host/host.js';

/** Results of earlier builds, by the digest of all that they were made from. A damaged entry counts as missing. */
export class BuildCache {
  private constructor(
    private readonly host: Host,
    /** Identifies the program: another version may give other results. */
    private readonly program: string,
  ) {}

  /** Undefined where nothing is to be cached, or where the program has no stamp. */
  static open(host: Host, tool: string): BuildCache | undefined {
    const stamp = host.cacheFolder === undefined ? undefined : host.programStamp();
    return stamp === undefined ? undefined : new BuildCache(host, programIdentity(tool, stamp));
  }

  key(...parts: readonly unknown[]): string {
    return sha256(JSON.stringify([this.program, ...parts]));
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

/** A digest of the key too, so that an entry under another name does not count. */
function headOf(key: string, body: Uint8Array): string {
  return createHash('sha256').update(key).update(body).digest('hex');
}

/** The compiled program with its packages, and the JavaScript engine, whose Unicode tables decide where lines break. */
function programIdentity(tool: string, stamp: string): string {
  const { node, unicode, icu, zlib } = process.versions;
  return JSON.stringify([tool, stamp, node, unicode, icu, zlib]);
}
