import { sha256 } from '../host/digest.js';
import type { Cache } from '../host/disk/cache-folder.js';
import type { Host } from '../host/host.js';

/** Results of earlier builds, by the digest of all that they were made from. */
export class BuildCache {
  private constructor(
    private readonly entries: Cache,
    /** Identifies the program: another version may give other results. */
    private readonly program: string,
  ) {}

  /** Undefined where nothing is to be cached, or where the program has no stamp. */
  static open(host: Host, tool: string): BuildCache | undefined {
    const stamp = host.programStamp();
    const entries = stamp === undefined ? undefined : host.cache();
    return stamp === undefined || !entries ? undefined : new BuildCache(entries, programIdentity(tool, stamp));
  }

  /** The same for equal values, however they came about: JSON knows nothing of how an engine holds a string or number. */
  key(...parts: readonly unknown[]): string {
    return digestOfValue([this.program, ...parts]);
  }

  read(key: string): Buffer | undefined {
    return this.entries.read(key);
  }

  write(key: string, body: Uint8Array | string): void {
    this.entries.write(key, Buffer.from(body));
  }
}

/** The digest of plain data, maps included. Keys whose value is undefined count as absent. */
export function digestOfValue(value: unknown): string {
  return sha256(
    JSON.stringify(value, (_, part: unknown) => {
      if (part instanceof Map) return { map: [...part] };
      return typeof part === 'number' && !Number.isFinite(part) ? { number: String(part) } : part;
    }),
  );
}

/** The compiled program with its packages, and the JavaScript engine, whose Unicode tables decide where lines break. */
function programIdentity(tool: string, stamp: string): string {
  const { node, unicode, icu, zlib } = process.versions;
  return JSON.stringify([tool, stamp, node, unicode, icu, zlib]);
}
