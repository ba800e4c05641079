import { spawnSync } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { command } from '../support/launcher.js';
import { miniPackFolder, root, workspace } from '../support/packs.js';
import { describeWith } from '../support/programs.js';
import { type Files, outputsIn } from './builds.js';
import { traced } from './tracer.js';

/** What a whole build, with all that it can do, opens and calls. */
const build = ['build', '--embed-fonts', '--verify'];
const commands = [build, ['check'], ['explain', 'mini', '-a', 'readers']];

const place = workspace({ mini: miniPackFolder });
let bytes: Files;
beforeAll(async () => {
  expect((await command(build, { cwd: place.path })).status).toBe(0);
  bytes = outputsIn(join(place.path, 'out'));
});
afterAll(() => place.remove());

/** What Node.js, the C library and ICU read before and beside any program. */
const runtime = [
  /^\/(usr\/)?lib(32|64)?\//,
  /^\/etc\/ld\.so\.(cache|preload)$/,
  /^\/proc\/(self|\d+)\/(maps|cgroup|stat|status|exe|fd|auxv)$/,
  /^\/proc\/(meminfo|cpuinfo|stat|version_signature)$/,
  /^\/proc\/sys\/vm\/overcommit_memory$/,
  /^\/sys\/fs\/cgroup\//,
  /^\/sys\/devices\/system\/cpu\//,
  /^\/dev\/(null|urandom|tty)$/,
  /^\/(etc|usr\/(local\/)?)\/?(ssl|lib\/ssl)\/openssl\.cnf$/,
  /^\/etc\/localtime$/,
  /^\/usr\/share\/(zoneinfo|icu|locale)\//,
];

interface Opened {
  readonly path: string;
  readonly forWriting: boolean;
}

function openedIn(log: readonly string[], cwd: string): Opened[] {
  return log.flatMap((line) => {
    const [, base = '', path, flags = ''] =
      /\bopen(?:at2?)?\((?:(AT_FDCWD|\d+)(?:<[^>]*>)?, )?"([^"]*)", (.*)$/.exec(line) ?? [];
    if (path === undefined) return [];
    if (/^\d/.test(base) && !path.startsWith('/')) throw new Error(`relative to an open folder: ${line}`);
    return [
      { path: path.startsWith('/') ? path : join(cwd, path), forWriting: /O_(WRONLY|RDWR|CREAT|TRUNC)/.test(flags) },
    ];
  });
}

function isBelow(path: string, ...folders: string[]): boolean {
  return folders.some((folder) => path === folder || path.startsWith(folder.endsWith('/') ? folder : `${folder}/`));
}

describeWith('strace', 'what the program reaches for', () => {
  it.each(commands)('%s: no network, no other program, no file of others', async (...args) => {
    // Real paths, as temporary folders may be links.
    const cwd = realpathSync(place.path);
    const calls = 'trace=%network,?open,?openat,?openat2,?creat,?execve,?execveat,?io_uring_setup';
    const { status, log } = await traced(args, ['-s', '4096', '-e', calls], { cwd, env: { TZ: 'UTC' } });
    expect(status).toBe(0);
    expect(log.filter((line) => /^\d+ +(socket|connect|bind|sendto|sendmsg)\(/.test(line))).toEqual([]);
    expect(log.filter((line) => /^\d+ +execve(at)?\(.* = 0$/.test(line))).toHaveLength(1);
    const opened = openedIn(log, cwd);
    // Else the trace would have been read wrongly.
    expect(opened.map(({ path }) => path)).toContain(join(cwd, 'content/mini/pack.yaml'));

    const node = dirname(dirname(realpathSync(process.execPath)));
    const own = [
      cwd,
      realpathSync(root),
      process.execPath,
      realpathSync(process.execPath),
      ...(node === '/usr' ? [] : [node]),
    ];
    const foreign = opened.filter(({ path }) => !isBelow(path, ...own) && !runtime.some((known) => known.test(path)));
    expect(foreign).toEqual([]);
    const out = args[0] === 'build' ? [join(cwd, 'out')] : [];
    const written = opened.filter(
      ({ path, forWriting }) => forWriting && !isBelow(path, ...out, '/dev/null', '/dev/tty'),
    );
    expect(written).toEqual([]);
  });
});

const alone = ['unshare', '--net', ...(process.getuid?.() === 0 ? [] : ['--map-root-user'])];
const mayBeAlone = process.platform === 'linux' && spawnSync('unshare', [...alone.slice(1), 'true']).status === 0;

describe.skipIf(!mayBeAlone)('without any network (needs permission for a network namespace)', () => {
  it('a build has the same bytes', async () => {
    const { status, stderr } = await command([...build, '-o', 'alone'], { cwd: place.path, under: alone });
    expect([status, stderr.includes('error')]).toEqual([0, false]);
    expect(outputsIn(join(place.path, 'alone'))).toEqual(bytes);
  });
});
