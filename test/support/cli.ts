import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from './packs.js';

/** The command line as a person starts it; needs the compiled program, as `npm test` makes it. */
export function run(cwd: string, ...args: string[]) {
  const launcher = join(root, 'src/cli/launcher.js');
  const { status, stdout, stderr } = spawnSync(process.execPath, [launcher, ...args], { cwd, encoding: 'utf8' });
  return { status, stdout, stderr };
}
