import { relative, resolve, sep } from 'node:path';
import { build } from '../../src/commands/build.js';
import type { BuildRequest } from '../../src/commands/build-request.js';
import type { Host } from '../../src/host/host.js';
import type { Report } from '../../src/pipeline/report.js';
import { diskHost } from './host.js';
import { root } from './packs.js';

/** Files that a build wrote, by path relative to the working directory, kept in memory. */
export type Written = Map<string, Uint8Array>;

/** A host that reads the real disk, but for the output folder, which is in memory and starts empty. */
export function memoryHost(cwd: string, outDir: string, written: Written = new Map()): Host {
  const disk = diskHost(cwd);
  const out = resolve(cwd, outDir);
  const isOutput = (path: string) => path === out || path.startsWith(out + sep);
  return {
    ...disk,
    list: async (folder) => {
      if (!isOutput(folder)) return disk.list(folder);
      const inside = [...written.keys()].map((path) => relative(folder, path)).filter((path) => !path.startsWith('..'));
      const folders = inside.filter((path) => path.includes(sep)).map((path) => path.slice(0, path.indexOf(sep)));
      return {
        files: inside.filter((path) => !path.includes(sep)).sort(),
        folders: [...new Set(folders)].sort(),
        others: [],
      };
    },
    read: async (path) => (isOutput(path) ? (written.get(path) ?? disk.read(path)) : disk.read(path)),
    readIfExists: async (path) => (isOutput(path) ? written.get(path) : disk.readIfExists(path)),
    async *parts(path) {
      if (!isOutput(path)) yield* disk.parts(path);
      else if (written.has(path)) yield written.get(path) ?? new Uint8Array();
    },
    remove: async (path) => {
      written.delete(path);
    },
    sweepLeftovers: async () => undefined,
    completeWrites: async (folder) => (isOutput(folder) ? undefined : disk.completeWrites(folder)),
    writeTogether: async (folder, writes) => {
      for (const { path, after } of writes) written.set(resolve(folder, path), after);
      return undefined;
    },
    withLock: (_, work) => work(),
    writeAtomically: async (path, content) => {
      written.set(path, content instanceof Uint8Array ? content : new TextEncoder().encode([...content].join('')));
    },
  };
}

export interface Built {
  readonly report: Report;
  /** The bytes of the file whose path ends so. */
  readonly file: (name: string) => Uint8Array;
  readonly written: Written;
}

const packBuilds = new Map<string, Promise<Built>>();

/** All that is built of the built-in pack, made once for all tests of a process; they only read it. */
export function builtInPack(request: Pick<Partial<BuildRequest>, 'paper'> = {}): Promise<Built> {
  const key = JSON.stringify(request);
  const build = packBuilds.get(key) ?? builtIn(root, { packs: ['inclusive-ai-governance'], ...request });
  packBuilds.set(key, build);
  return build;
}

/** What is asked for where nothing else is said: all that there is, as on the command line. */
export function buildRequest(request: Partial<BuildRequest> = {}): BuildRequest {
  return {
    packs: [],
    audiences: [],
    locales: [],
    formats: [],
    paper: 'a4',
    theme: 'standard',
    outDir: 'out',
    ...request,
  };
}

export async function builtIn(cwd: string, request: Partial<BuildRequest> = {}): Promise<Built> {
  const written: Written = new Map();
  const all = buildRequest(request);
  const report = await build(all, memoryHost(cwd, all.outDir, written), 'policy-brief test');
  const file = (name: string) => {
    const found = [...written].find(([path]) => path.endsWith(name));
    if (!found) throw new Error(`not written: ${name}; written: ${[...written.keys()].join(', ')}`);
    return found[1];
  };
  return { report, file, written };
}
