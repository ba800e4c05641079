import { spawnSync } from 'node:child_process';

/** Whether this user may give a folder a disk of its own. */
export function mayMount(): boolean {
  if (process.getuid?.() !== 0 || process.platform !== 'linux') return false;
  return spawnSync('unshare', ['-m', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt']).status === 0;
}

export function mount(...args: string[]): void {
  const { status, stderr } = spawnSync('mount', args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`mount ${args.join(' ')}: ${stderr}`);
}

export function unmount(path: string): void {
  spawnSync('umount', [path]);
}

/** The folder is a disk of 1 MiB while the work is done. */
export async function onDiskOfItsOwn(path: string, work: () => Promise<void>): Promise<void> {
  mount('-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', path);
  try {
    await work();
  } finally {
    unmount(path);
  }
}
