// Runs programs one after another, by turns, so that a busy moment of the machine meets all of them.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Without certificates of the machine: Node.js reads a file of them at its start, at more cost than a page. */
const { NODE_EXTRA_CA_CERTS: _, ...ownEnv } = process.env;

const peakHook = fileURLToPath(new URL('peak.cjs', import.meta.url));

export const median = (numbers) => {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
};

/** Begins to measure inside of a process; what is returned ends it, with the time and that of processors in ms. */
export function stopwatch() {
  const [began, before] = [performance.now(), process.cpuUsage()];
  return () => {
    const { user, system } = process.cpuUsage(before);
    return { ms: performance.now() - began, cpuMs: (user + system) / 1000 };
  };
}

/** Prints the medians of what was measured inside of a process, for `printedTimes`. */
export function printTimes(times) {
  const medians = ['ms', 'cpuMs'].map((key) => median(times.map((time) => time[key])));
  process.stdout.write(medians.join(' '));
}

export function printedTimes(stdout) {
  const [ms, cpuMs] = stdout.split(' ').map(Number);
  return { ms, cpuMs };
}

/** What any other program takes: bash adds up the processor time of it and its children. */
function runOther({ command, args, cwd }) {
  const script = 'TIMEFORMAT="%U %S"; time "$0" "$@" > /dev/null 2>&1';
  const began = performance.now();
  const { status, stderr } = spawnSync('bash', ['-c', script, command, ...args], { cwd, encoding: 'utf8' });
  const ms = performance.now() - began;
  if (status !== 0) throw new Error(`${command} ended with ${status}`);
  const [user = 0, system = 0] = stderr.trim().split(' ').map(Number);
  return { ms, cpuMs: (user + system) * 1000, mb: Number.NaN, stdout: '' };
}

/** Whether there is such a program. */
export const isInstalled = (command) => spawnSync(command, ['--version']).status === 0;

/** Milliseconds, those of processors, and the peak of memory in MB of one run of Node. `before` prepares it, outside of the time. */
export function runOnce(program) {
  const { command, args, cwd, env = {}, before = () => undefined } = program;
  if (command !== undefined) return runOther(program);
  const folder = mkdtempSync(join(tmpdir(), 'policy-brief-bench-'));
  const peakFile = join(folder, 'peak');
  try {
    before();
    const began = performance.now();
    const { status, stdout, stderr } = spawnSync(process.execPath, ['--require', peakHook, ...args], {
      cwd,
      encoding: 'utf8',
      env: { ...ownEnv, POLICY_BRIEF_CACHE: '', ...env, PEAK_FILE: peakFile },
      maxBuffer: 1 << 28,
    });
    const ms = performance.now() - began;
    if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}: ${stderr.slice(0, 2000)}`);
    const [kb = 0, cpuMs = 0] = readFileSync(peakFile, 'utf8').split(' ').map(Number);
    return { ms, cpuMs, mb: kb / 1024, stdout };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Medians of programs that take turns. */
export function byTurns(programs, runs) {
  const found = new Map(programs.map(({ name }) => [name, []]));
  for (const program of programs) runOnce(program);
  for (let run = 0; run < runs; run += 1)
    for (const program of programs) found.get(program.name).push(runOnce(program));
  return new Map(
    [...found].map(([name, results]) => [
      name,
      {
        ms: median(results.map((r) => r.ms)),
        cpuMs: median(results.map((r) => r.cpuMs)),
        mb: median(results.map((r) => r.mb)),
        stdout: results.at(-1).stdout,
      },
    ]),
  );
}
