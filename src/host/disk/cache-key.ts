import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { closeSync, constants, fstatSync, fsyncSync, linkSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, isAbsolute, join } from 'node:path';
import { errorCode } from '../system-error.js';
import { owner } from './atomic-write.js';
import { makeFolder } from './make-folder.js';

const keyBytes = 32;

/**
 * The file with the key that the entries of a cache are sealed with: in the user's own folder, and never in that of the
 * cache, which may come from elsewhere. Undefined where there is no home.
 */
export function cacheKeyFile(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string | undefined {
  const name = join('policy-brief', 'cache-key');
  if (platform === 'win32') return env.LOCALAPPDATA && join(env.LOCALAPPDATA, name);
  const home = env.HOME ?? homedir();
  if (platform === 'darwin') return home && join(home, 'Library', 'Application Support', name);
  // The XDG Base Directory Specification has relative paths ignored.
  if (env.XDG_STATE_HOME && isAbsolute(env.XDG_STATE_HOME)) return join(env.XDG_STATE_HOME, name);
  return home && join(home, '.local', 'state', name);
}

/** Why a key is not used. */
export type KeyRefusal = 'shared' | 'damaged';

/**
 * The key of this user, made at the first call.
 * @throws what the system says where it can be neither read nor made
 */
export function readCacheKey(file: string): Buffer | KeyRefusal {
  try {
    return keyIn(file);
  } catch (cause) {
    if (errorCode(cause) !== 'ENOENT') throw cause;
  }
  makeKey(file);
  return keyIn(file);
}

/** A file that only this user can read and change. */
function keyIn(path: string): Buffer | KeyRefusal {
  const { O_RDONLY, O_NOFOLLOW = 0, O_NONBLOCK = 0 } = constants;
  const file = openSync(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
  try {
    const about = fstatSync(file);
    if (!about.isFile() || about.size !== keyBytes) return 'damaged';
    const me = process.getuid?.();
    if (me !== undefined && (about.uid !== me || (about.mode & 0o077) !== 0)) return 'shared';
    const key = Buffer.alloc(keyBytes);
    return readSync(file, key, 0, keyBytes, 0) === keyBytes ? key : 'damaged';
  } finally {
    closeSync(file);
  }
}

/** The first of several programs at once makes it, and it is whole from the beginning. */
function makeKey(path: string): void {
  makeFolder(dirname(path), 0o700);
  const temporary = `${path}.${owner()}`;
  rmSync(temporary, { force: true });
  const file = openSync(temporary, 'wx', 0o600);
  try {
    writeSync(file, randomBytes(keyBytes));
    fsyncSync(file);
    linkSync(temporary, path);
  } catch (cause) {
    if (errorCode(cause) !== 'EEXIST') throw cause;
  } finally {
    closeSync(file);
    rmSync(temporary, { force: true });
  }
}

/** The bytes of a seal, which stands before the body of an entry. */
export const sealBytes = 64;

/** Whether bytes look like a seal, whoever has made it. */
export function looksSealed(head: Uint8Array): boolean {
  return /^[0-9a-f]{64}$/.test(Buffer.from(head).toString('latin1'));
}

/** An entry as the folder keeps it. The seal is over its name too, so that an entry under another name does not count. */
export function sealed(key: Buffer, name: string, body: Uint8Array): Buffer {
  return Buffer.concat([sealOf(key, name, body), body]);
}

/** The body of an entry, if it carries the seal of this user. */
export function unsealed(key: Buffer, name: string, bytes: Uint8Array): Buffer | undefined {
  const body = Buffer.from(bytes.subarray(sealBytes));
  const [seal, expected] = [bytes.subarray(0, sealBytes), sealOf(key, name, body)];
  return seal.length === sealBytes && timingSafeEqual(seal, expected) ? body : undefined;
}

function sealOf(key: Buffer, name: string, body: Uint8Array): Buffer {
  return Buffer.from(createHmac('sha256', key).update(name).update(body).digest('hex'), 'latin1');
}
