import { lstat, rm } from 'node:fs/promises';

/** Removes a file, never a link or a folder. On Windows one that another program has open is tried again. */
export async function removeFile(path: string): Promise<void> {
  if (!(await lstat(path)).isFile()) return;
  await rm(path, { maxRetries: 5, retryDelay: 50 });
}
