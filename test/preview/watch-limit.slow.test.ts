import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { miniPackFolder, root, workspace } from '../support/packs.js';

const desk = workspace({ mini: miniPackFolder });
afterAll(() => desk.remove());

/** Limits of a namespace of its own, which an ordinary user may set where the system lets him. */
function limited(limit: string, value: number) {
  const program = `echo ${value} > /proc/sys/user/${limit} && exec "$0" "$@"`;
  const args = ['-Ur', 'bash', '-c', program, process.execPath, join(root, 'src/cli/launcher.js'), 'preview'];
  return spawnSync('unshare', args, { cwd: desk.path, encoding: 'utf8', timeout: 20_000 });
}
const mayLimit =
  process.platform === 'linux' &&
  spawnSync('unshare', ['-Ur', 'bash', '-c', 'echo 3 > /proc/sys/user/max_inotify_watches']).status === 0;

describe.skipIf(!mayLimit)('where the system can watch no more (needs a namespace of its own)', () => {
  it.each([
    ['max_inotify_watches', 0],
    ['max_inotify_watches', 1],
    ['max_inotify_watches', 3],
    ['max_inotify_instances', 0],
  ])('a preview says so in one line and ends with 3: %s of %i', (limit, value) => {
    const { status, stdout, stderr } = limited(limit, value);
    expect({ status, stdout }).toEqual({ status: 3, stdout: '' });
    expect(stderr).toMatch(/^error: Cannot watch \S+content\/mini: the system can watch no more .*fs\.inotify\.\w+\n$/);
  });
});
