// Runs programs one after another, by turns, so that a busy moment of the machine meets all of them.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const peakHook = fileURLToPath(new URL('peak.js', import.meta.url));

export const median = (numbers) => {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
};

/** Milliseconds, those of processors, and the peak of memory in MB of one run of Node. `before` prepares it, outside of the time. */
export function runOnce({ args, cwd, env = {}, before = () => undefined }) {
  const folder = mkdtempSync(join(tmpdir(), 'policy-brief-bench-'));
  const peakFile = join(folder, 'peak');
  try {
    before();
    const began = performance.now();
    const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', peakHook, ...args], {
      cwd,
      encoding: 'utf8',
      env: { ...process.env, POLICY_BRIEF_CACHE: '', ...env, PEAK_FILE: peakFile },
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
