import { sha256 } from './digest.js';
import type { Host } from './host.js';

/** One thing that was asked of the disk, with a digest of the answer. */
export type Reading = readonly [kind: Kind, path: string, digest: string, inside?: string];

type Kind = 'read' | 'readIfThere' | 'readInside' | 'isFile' | 'isFolder' | 'list' | 'package';

function digestOfAnswer(answer: unknown): string {
  if (answer instanceof Uint8Array) return sha256(answer);
  return `= ${JSON.stringify(answer) ?? 'nothing'}`;
}

/** Asks the disk the same again. What cannot be answered has changed. */
export async function askAgain([kind, path, , inside = '']: Reading, host: Host): Promise<string> {
  try {
    switch (kind) {
      case 'readInside':
        return digestOfAnswer(await host.readInside(inside, path, Number.MAX_SAFE_INTEGER));
      case 'package':
        return host.packageFileStamp(path);
      default:
        return digestOfAnswer(await host[kind](path));
    }
  } catch {
    return 'an error';
  }
}

/** A host that takes down all that is read through it: the answer to "has anything changed?" needs no other list. */
export function recording(host: Host): { readonly host: Host; readonly readings: () => readonly Reading[] } {
  const readings = new Map<string, Reading>();
  const note = (kind: Kind, path: string, digest: string, inside?: string) => {
    readings.set(
      `${kind} ${inside} ${path}`,
      inside === undefined ? [kind, path, digest] : [kind, path, digest, inside],
    );
  };
  const noted = async <T>(kind: Kind, path: string, answer: Promise<T>): Promise<T> => {
    const found = await answer;
    note(kind, path, digestOfAnswer(found));
    return found;
  };
  return {
    readings: () => [...readings.values()],
    host: {
      ...host,
      read: (path) => noted('read', path, host.read(path)),
      readIfThere: (path) => noted('readIfThere', path, host.readIfThere(path)),
      isFile: (path) => noted('isFile', path, host.isFile(path)),
      isFolder: (path) => noted('isFolder', path, host.isFolder(path)),
      list: (path) => noted('list', path, host.list(path)),
      readInside: async (folder, path, maxBytes) => {
        const found = await host.readInside(folder, path, maxBytes);
        note('readInside', path, digestOfAnswer(found), folder);
        return found;
      },
      readPackageFile: (file) => {
        note('package', file, host.packageFileStamp(file));
        return host.readPackageFile(file);
      },
    },
  };
}
