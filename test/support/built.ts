import { type BuildRequest, build, type Report } from '../../src/build/build.js';
import { type Host, nodeHost } from '../../src/build/host.js';

/** Files that a build wrote, by path relative to the working directory, kept in memory. */
export type Written = Map<string, Uint8Array>;

/** A host that reads the real disk and keeps what is written in memory. */
export function memoryHost(cwd: string, written: Written = new Map()): Host {
  const disk = nodeHost(cwd);
  return {
    ...disk,
    list: async (folder) => {
      const inside = [...written.keys()]
        .filter((path) => path.startsWith(`${folder}/`))
        .map((path) => path.slice(folder.length + 1));
      const folders = inside.filter((path) => path.includes('/')).map((path) => path.slice(0, path.indexOf('/')));
      // What is on the disk below the output folder is of other builds.
      return inside.length > 0 ? { files: [], folders: [...new Set(folders)].sort() } : disk.list(folder);
    },
    readIfThere: async (path) => written.get(path) ?? (await disk.readIfThere(path)),
    writeWhole: async (path, bytes) => {
      written.set(path, typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes);
    },
  };
}

export async function builtIn(
  cwd: string,
  request: Partial<BuildRequest> = {},
): Promise<{ readonly report: Report; readonly file: (name: string) => Uint8Array; readonly written: Written }> {
  const written: Written = new Map();
  const all = { packs: [], audiences: [], locales: [], formats: [], outDir: 'out', ...request };
  const report = await build(all, memoryHost(cwd, written), 'policy-brief test');
  const file = (name: string) => {
    const found = [...written].find(([path]) => path.endsWith(name));
    if (!found) throw new Error(`not written: ${name}; written: ${[...written.keys()].join(', ')}`);
    return found[1];
  };
  return { report, file, written };
}
