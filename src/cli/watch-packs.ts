import { IoError } from '../host/host.js';
import { findPacks } from '../pipeline/find-packs.js';
import { readersFolder } from '../pipeline/pack-sign.js';
import { type StopSignal, UsageError } from '../pipeline/report.js';
import { ownTemplateRoots, type TemplateChoice } from '../pipeline/template-roots.js';
import { type CommandContext, exitCodes } from './context.js';

export interface WatchedWork extends TemplateChoice {
  /** Folders or ids of packs, as a command takes them; where none was named, there may be more of them later. */
  readonly packs: () => Promise<readonly string[]>;
  readonly stopped: Promise<StopSignal>;
  /** Called at the beginning and after each change; never before an earlier call has ended. */
  readonly work: () => Promise<void>;
}

/**
 * Does work, and again whenever a file of the packs or of the user's templates changes, until somebody stops the program.
 * @throws IoError where the system can watch no more
 */
export async function watchPacks(
  { packs, templates, stopped, work }: WatchedWork,
  { host, streams, exit }: CommandContext,
): Promise<void> {
  const packFolders = async () => {
    const { folders } = await findPacks(await packs(), host);
    return folders.map((path) => ({ path, readsFolder: (below: string) => below === readersFolder }));
  };
  const { watchFolders } = await import('../preview/watch.js');
  const watched = [
    ...(await packFolders()),
    ...ownTemplateRoots({ templates }, host).map((path) => ({ path, readsFolder: () => true })),
  ];
  // What cannot be read now may be read later.
  const onMore = () => packFolders().catch(() => []);
  let first: Promise<void> = Promise.resolve();
  const onChange = async () => {
    await first;
    try {
      await work();
    } catch (cause) {
      // A reader may be gone that the command names: it may come back.
      if (!(cause instanceof UsageError || cause instanceof IoError)) throw cause;
      streams.stderr(`error: ${cause.message}\n`);
    }
    streams.stderr(`${waiting}\n`);
  };
  const watch = await watchFolders(watched, host, onChange, onMore);
  let signal: StopSignal;
  try {
    // Watched before it begins: what is saved in the meantime is not in it.
    first = work();
    await first;
    streams.stderr(`${waiting}\n`);
    signal = await Promise.race([stopped, watch.failed]);
  } finally {
    await watch.stop();
  }
  // Work that was still going on has said how it ended, which is not how the program does.
  exit(exitCodes[signal]);
}

const waiting = 'Waiting for changes. Press Ctrl+C to stop.';
