import { digestOfParts, sha256, startDigest } from './digest.js';
import type { Host } from './host.js';

/** One question to the file system, with a digest of the answer. */
export type Reading = readonly [kind: Kind, path: string, digest: string, inside?: string];

type Kind = 'read' | 'readIfExists' | 'readInside' | 'isFile' | 'isFolder' | 'list' | 'package';

function answerDigest(answer: unknown): string {
  if (answer instanceof Uint8Array) return sha256(answer);
  return `= ${JSON.stringify(answer) ?? 'nothing'}`;
}

/** The digest of today's answer to the same question. */
export async function readAgain([kind, path, , inside = '']: Reading, host: Host): Promise<string> {
  try {
    switch (kind) {
      case 'readInside':
        return answerDigest(await host.readInside(inside, path, Number.MAX_SAFE_INTEGER));
      case 'package':
        return host.packageFileStamp(path);
      case 'readIfExists':
        return (await digestOfParts(host.parts(path))) ?? answerDigest(undefined);
      default:
        return answerDigest(await host[kind](path));
    }
  } catch {
    return 'an error';
  }
}

/** A host that records everything read through it: whether anything has changed needs no other list. */
export function recordingHost(host: Host): { readonly host: Host; readonly readings: () => readonly Reading[] } {
  const readings = new Map<string, Reading>();
  const record = (kind: Kind, path: string, digest: string, inside?: string) => {
    const reading: Reading = inside === undefined ? [kind, path, digest] : [kind, path, digest, inside];
    readings.set(`${kind} ${inside} ${path}`, reading);
  };
  const recorded = async <T>(kind: Kind, path: string, answer: Promise<T>): Promise<T> => {
    const found = await answer;
    record(kind, path, answerDigest(found));
    return found;
  };
  return {
    readings: () => [...readings.values()],
    host: {
      ...host,
      read: (path) => recorded('read', path, host.read(path)),
      readIfExists: (path) => recorded('readIfExists', path, host.readIfExists(path)),
      async *parts(path) {
        const digest = startDigest();
        for await (const part of host.parts(path)) {
          digest.add(part);
          yield part;
        }
        record('readIfExists', path, digest.end() ?? answerDigest(undefined));
      },
      isFile: (path) => recorded('isFile', path, host.isFile(path)),
      isFolder: (path) => recorded('isFolder', path, host.isFolder(path)),
      list: (path) => recorded('list', path, host.list(path)),
      readInside: async (folder, path, maxBytes) => {
        const found = await host.readInside(folder, path, maxBytes);
        record('readInside', path, answerDigest(found), folder);
        return found;
      },
      readPackageFile: (file) => {
        record('package', file, host.packageFileStamp(file));
        return host.readPackageFile(file);
      },
      packageFont: (file) => {
        record('package', file, host.packageFileStamp(file));
        return host.packageFont(file);
      },
    },
  };
}
