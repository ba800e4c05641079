import { join } from 'node:path';
import { type Host, nodeHost } from '../../src/host/host.js';

const inUse = nodeHost(process.cwd());
const packageFiles = new Map<string, Uint8Array>();

/** A font or a table as it is installed, read once: a font of which the bytes are the same is parsed and shaped once. */
export function readPackageFile(file: string): Uint8Array {
  const bytes = packageFiles.get(file) ?? inUse.readPackageFile(file);
  packageFiles.set(file, bytes);
  return bytes;
}

/** The real disk, with a working directory and no cache unless one is named; fonts are shared by all tests. */
export function diskHost(cwd: string, cache = ''): Host {
  return { ...nodeHost(cwd, { POLICY_BRIEF_CACHE: cache, XDG_STATE_HOME: join(cwd, 'state') }), readPackageFile };
}
