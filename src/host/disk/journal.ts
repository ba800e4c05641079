import { lstatSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { sweepTemporaries, writeAtomically } from './atomic-write.js';
import { readInside } from './read-inside.js';
import { type RefusedWrite, writeInside } from './write-inside.js';

/** A file of a folder before and after a change; undefined where there was none before. */
export interface JointWrite {
  /** Below the folder, with forward slashes. */
  readonly path: string;
  readonly before: Uint8Array | undefined;
  readonly after: Uint8Array;
}

/** What became of a change of several files that was cut short. */
export type Completion = 'completed' | 'taken back';

/** Stands in the folder while files are replaced one by one. */
export const journalName = '.policy-brief.journal';

/** A pack has at most 16 MiB; in base 64, before and after, with room for names. */
const maxJournalBytes = 64 * 1024 * 1024;
const maxFileBytes = 16 * 1024 * 1024;

/** What tests replace. */
export interface JournalSystem {
  readonly write: typeof writeInside;
}

const system: JournalSystem = { write: writeInside };

/** A file is not as it was when the change of it was made. */
export class ChangedMeanwhile extends Error {
  constructor(readonly path: string) {
    super('another program has changed it in the meantime; nothing was written');
  }
}

/**
 * Replaces several files of a folder: each is whole at any instant, and after a crash `completeJournal` finishes them all
 * or takes them all back. Where one cannot be written, those before it are taken back.
 * @throws ChangedMeanwhile where a file is not what it was; what the system says where it refuses
 */
export async function writeTogether(
  folder: string,
  writes: readonly JointWrite[],
  on = system,
): Promise<RefusedWrite | undefined> {
  for (const { path, before } of writes) {
    if (!isSame(contentOf(folder, path), before)) throw new ChangedMeanwhile(join(folder, path));
  }
  await sweepBeside(folder, writes);
  // With one file its own rename is enough.
  const [only, ...others] = writes;
  if (only && others.length === 0) return on.write(folder, only.path, only.after);
  await writeAtomically(join(folder, journalName), journalText(writes));
  // One that fails may have been replaced all the same, where only flushing its folder has failed.
  const begun: JointWrite[] = [];
  try {
    for (const write of writes) {
      begun.push(write);
      const refused = await on.write(folder, write.path, write.after);
      if (refused) {
        await takeBack(folder, begun.slice(0, -1), on);
        await removeJournal(folder);
        return refused;
      }
    }
  } catch (cause) {
    // Where even that fails, the journal stays for the next command. The first error is the one to report.
    await takeBack(folder, begun, on).then(
      () => removeJournal(folder),
      () => undefined,
    );
    throw cause;
  }
  await removeJournal(folder);
  return undefined;
}

export function hasJournal(folder: string): boolean {
  return lstatSync(join(folder, journalName), { throwIfNoEntry: false })?.isFile() === true;
}

/**
 * Finishes a change that was cut short. Where somebody has changed a file since, which is neither old nor new, that file
 * stays and the others are taken back.
 */
export async function completeJournal(folder: string): Promise<Completion | undefined> {
  if (!hasJournal(folder)) return undefined;
  const writes = readJournal(folder);
  if (!writes) {
    // Of a journal that cannot be read, nothing was begun: it is whole before the first file is.
    await removeJournal(folder);
    return undefined;
  }
  const states = writes.map((write) => ({ write, now: contentOf(folder, write.path) }));
  const isOurs = states.every(({ write, now }) => isSame(now, write.before) || isSame(now, write.after));
  if (isOurs) {
    for (const { write, now } of states) {
      if (!isSame(now, write.after)) await writeInside(folder, write.path, write.after);
    }
  } else {
    const written = states.filter(({ write, now }) => isSame(now, write.after)).map(({ write }) => write);
    await takeBack(folder, written);
  }
  await sweepBeside(folder, writes);
  await removeJournal(folder);
  return isOurs ? 'completed' : 'taken back';
}

async function takeBack(folder: string, writes: readonly JointWrite[], on = system): Promise<void> {
  for (const { path, before } of writes.toReversed()) {
    if (isSame(contentOf(folder, path), before)) continue;
    if (before) await on.write(folder, path, before);
    else await rm(join(folder, path), { force: true });
  }
}

/** What killed programs have begun to write beside these files. */
async function sweepBeside(folder: string, writes: readonly Pick<JointWrite, 'path'>[]): Promise<void> {
  for (const below of new Set(['.', ...writes.map(({ path }) => dirname(path))])) {
    const path = join(folder, below);
    const isOwn = lstatSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
    if (isOwn || below === '.') await sweepTemporaries(path, Date.now());
  }
}

async function removeJournal(folder: string): Promise<void> {
  await rm(join(folder, journalName), { force: true, maxRetries: 5, retryDelay: 50 });
}

function contentOf(folder: string, path: string): Uint8Array | undefined {
  const content = readInside(folder, path, maxFileBytes);
  return typeof content === 'string' ? undefined : content;
}

function isSame(one: Uint8Array | undefined, other: Uint8Array | undefined): boolean {
  return one === other || (one !== undefined && other !== undefined && Buffer.compare(one, other) === 0);
}

function journalText(writes: readonly JointWrite[]): string {
  const coded = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
  const files = writes.map(({ path, before, after }) => {
    return { path, ...(before ? { before: coded(before) } : {}), after: coded(after) };
  });
  return JSON.stringify({ version: 1, files });
}

/** The files of a pack that a change may be of; a journal that came with a pack from elsewhere writes no others. */
const packPath = /^(?:(?:audiences\/)?[^/\\.~#][^/\\]*\.ya?ml|translations\.lock\.json)$/;

function readJournal(folder: string): readonly JointWrite[] | undefined {
  const bytes = readInside(folder, journalName, maxJournalBytes);
  if (typeof bytes === 'string') return undefined;
  try {
    const { version, files } = JSON.parse(new TextDecoder().decode(bytes)) as { version: unknown; files: unknown };
    if (version !== 1 || !Array.isArray(files)) return undefined;
    const writes = files.map(jointWrite);
    return writes.every((write) => write !== undefined) ? writes : undefined;
  } catch {
    return undefined;
  }
}

function jointWrite(file: Readonly<Record<string, unknown>> | null): JointWrite | undefined {
  const { path, before, after } = file ?? {};
  if (typeof path !== 'string' || !packPath.test(path) || typeof after !== 'string') return undefined;
  const decoded = (text: string) => Uint8Array.from(Buffer.from(text, 'base64'));
  return { path, before: typeof before === 'string' ? decoded(before) : undefined, after: decoded(after) };
}
