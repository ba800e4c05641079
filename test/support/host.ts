import { join } from 'node:path';
import { type Host, nodeHost } from '../../src/host/host.js';

const inUse = nodeHost(process.cwd());

/** A font as it is installed, read once: one of which the bytes are the same is parsed and shaped once. */
export const packageFont = (file: string) => inUse.packageFont(file);

/** A table as it is installed. */
export const readPackageFile = (file: string) => inUse.readPackageFile(file);

/** The real disk, with a working directory and no cache unless one is named; fonts are shared by all tests. */
export function diskHost(cwd: string, cache = ''): Host {
  return { ...nodeHost(cwd, { POLICY_BRIEF_CACHE: cache, XDG_STATE_HOME: join(cwd, 'state') }), packageFont };
}
